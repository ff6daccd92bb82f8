// title: Nhiệm vụ không bắt nguồn từ nội dung nào của cấp trên
// title_en: Duties that trace to nothing above
// question: Những nhiệm vụ, giải pháp nào của một văn bản không ứng với nội dung nào của các văn bản mà nó triển khai?
// severity: low
// param document: document = none: chỉ xét một văn bản
// param level: level = all: cấp ban hành của các văn bản được xét
// column document: Văn bản
// column number: Số thứ tự
// column section: Mục
// column text: Nội dung
// column status: Tình trạng
// column line: Dòng
// column quote: Trích văn bản
// column passage_id: Mã nội dung
// column document_id: Mã văn bản
// key: passage_id

// Only documents whose upper text is loaded with its solutions can be judged. A passage with links
// that a person must decide on is unsure.

// part: rows
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}})
WHERE d.loaded AND r.loaded AND {{if_given($document, d.id)}} AND {{of_level(d)}}
  AND {{stated_chain(chain)}}
  AND EXISTS { MATCH (r){{or_issued_with}}-[:CONTAINS]->(:Solution) }
WITH DISTINCT d
MATCH (d)-[c:CONTAINS]->(p:Task|Solution)
WHERE {{no_heading(p)}}
OPTIONAL MATCH (p)-[e:IMPLEMENTS]->(:Solution|Task)
WHERE {{not_rejected(e)}}
WITH d, c, p, max(CASE WHEN e.id IS NULL THEN 0 WHEN e.coverage = 'unsure' THEN 1 ELSE 2 END) AS best
WHERE best < 2
RETURN coalesce(d.symbol, d.id) AS document, coalesce(p.number, p.code) AS number,
  p.section AS section, p.text AS text, CASE best WHEN 1 THEN 'unsure' ELSE 'none' END AS status,
  c.line AS line, c.quote AS quote, p.id AS passage_id, d.id AS document_id
ORDER BY document_id, line, passage_id;

// part: total
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}})
WHERE d.loaded AND r.loaded AND {{if_given($document, d.id)}} AND {{of_level(d)}}
  AND {{stated_chain(chain)}}
  AND EXISTS { MATCH (r){{or_issued_with}}-[:CONTAINS]->(:Solution) }
WITH DISTINCT d
MATCH (d)-[:CONTAINS]->(p:Task|Solution)
WHERE {{no_heading(p)}}
RETURN count(p.id) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}})
WHERE d.loaded AND r.loaded AND {{if_given($document, d.id)}} AND {{of_level(d)}}
  AND {{stated_chain(chain)}}
  AND EXISTS { MATCH (r){{or_issued_with}}-[:CONTAINS]->(:Solution) }
RETURN DISTINCT d.id AS id
ORDER BY id;
