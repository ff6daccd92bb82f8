// title: Chỉ tiêu có con số mâu thuẫn
// title_en: Indicators whose figures contradict each other
// question: Chỉ tiêu nào thấp hơn mức đã đạt, có phân số không khớp tỷ lệ, các năm không cộng ra tổng, năm cuối không đạt, có bước lùi, hoặc có hai mức cho cùng một năm?
// severity: medium
// param document: document = none: chỉ xét một văn bản
// param kind: choice(all, baseline, fraction, sum, last, path, overlap) = all: chỉ nêu loại này
// column document: Văn bản
// column kind: Loại mâu thuẫn
// column finding: Mâu thuẫn
// column name: Chỉ tiêu
// column target: Mức đặt ra
// column baseline: Hiện trạng
// column line: Dòng
// column quote: Trích văn bản
// column indicator_id: Mã chỉ tiêu
// column document_id: Mã văn bản
// key: indicator_id, kind, finding

// Every indicator is checked in six ways; n of N are findings of checks.

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(i:Indicator)
WHERE {{if_given($document, d.id)}} AND size(i.contradictions) > 0
UNWIND i.contradictions AS finding
UNWIND ['baseline', 'fraction', 'sum', 'last', 'path', 'overlap'] AS kind
WITH d, c, i, finding, kind
WHERE left(finding, size(kind) + 1) = kind + ':' AND $kind IN ['all', kind]
RETURN DISTINCT coalesce(d.symbol, d.id) AS document, kind,
  right(finding, size(finding) - size(kind) - 2) AS finding, i.name AS name, i.target AS target,
  i.baseline AS baseline, c.line AS line, c.quote AS quote, i.id AS indicator_id,
  d.id AS document_id
ORDER BY document_id, line, indicator_id, kind, finding;

// part: total
MATCH (d:{{Document}})-[:CONTAINS]->(i:Indicator)
WHERE {{if_given($document, d.id)}}
UNWIND ['baseline', 'fraction', 'sum', 'last', 'path', 'overlap'] AS kind
RETURN count(kind) AS total;
