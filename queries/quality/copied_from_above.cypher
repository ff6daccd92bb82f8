// title: Phần chép nguyên văn từ văn bản cấp trên
// title_en: Copied, not localised
// question: Văn bản nào lặp lại nguyên văn văn bản cấp trên, ở nội dung nào, bao nhiêu chữ?
// severity: low
// param document: document = none: chỉ xét một văn bản
// param least: float = 0.5: tỷ lệ lặp lại của một nội dung thì mới nêu (0 đến 1)
// column document: Văn bản
// column above: Văn bản cấp trên
// column share: Tỷ lệ lặp lại của nội dung
// column repeated: Số chữ lặp lại
// column words: Số chữ của nội dung
// column document_repeated: Số chữ lặp lại của cả văn bản
// column document_words: Số chữ của cả văn bản
// column text: Nội dung
// column quote: Đoạn lặp lại dài nhất
// column line: Dòng
// column spans: Chỗ lặp lại
// column passage_id: Mã nội dung
// column document_id: Mã văn bản
// column above_id: Mã văn bản cấp trên
// key: passage_id, above_id

// Counted are runs of five syllables and more, over all solutions, duties, objectives and targets.

// part: rows
MATCH (p:{{Passage}})-[e:REPEATS]->(u:{{Document}})
WHERE {{if_given($document, e.document)}}
WITH e.document AS lower, u, sum(e.repeated) AS document_repeated, sum(e.words) AS document_words
MATCH (p:{{Passage}})-[e:REPEATS]->(u)
WHERE e.document = lower AND e.score >= $least
OPTIONAL MATCH (d:{{Document}}) WHERE d.id = lower
RETURN coalesce(d.symbol, d.id) AS document, coalesce(u.symbol, u.id) AS above, e.score AS share,
  e.repeated AS repeated, e.words AS words, document_repeated, document_words,
  coalesce(p.text, p.name) AS text, e.quote AS quote, e.line AS line, e.spans AS spans,
  p.id AS passage_id, d.id AS document_id, u.id AS above_id
ORDER BY document_id, above_id, line, passage_id;

// part: total
MATCH (:{{Passage}})-[e:REPEATS]->(:{{Document}})
WHERE {{if_given($document, e.document)}}
RETURN count(e.id) AS total;
