// title: Dẫn văn bản khác với nhiệm vụ cấp trên
// title_en: Citation mismatches between a duty and the one above
// question: Nhiệm vụ nào được giao lại mà dẫn một văn bản khác số với văn bản cùng loại, cùng năm mà nhiệm vụ cấp trên dẫn?
// severity: medium
// param document: document = none: văn bản của cấp dưới
// column document: Văn bản
// column number: Số ở cấp dưới
// column cites: Cấp dưới dẫn
// column upper_document: Văn bản cấp trên
// column upper_number: Số ở cấp trên
// column upper_cites: Cấp trên dẫn
// column text: Nhiệm vụ của cấp dưới
// column upper_text: Nhiệm vụ của cấp trên
// column score: Mức khớp
// column line: Dòng
// column quote: Trích văn bản
// column task_id: Mã nhiệm vụ
// column upper_id: Mã nhiệm vụ cấp trên
// column cited_id: Mã văn bản được dẫn
// column upper_cited_id: Mã văn bản cấp trên dẫn
// column document_id: Mã văn bản
// key: task_id, upper_id, cited_id, upper_cited_id

// part: rows
MATCH (d:{{Document}})-[:CONTAINS]->(t:Task)-[e:IMPLEMENTS]->(u:Task)<-[:CONTAINS]-(r:{{Document}})
WHERE {{if_given($document, d.id)}} AND {{not_rejected(e)}} AND {{not_unsure(e)}}
MATCH (t)-[c:CITES|AMENDS|REPLACES]->(x:{{Document}})
MATCH (u)-[:CITES|AMENDS|REPLACES]->(y:{{Document}})
WHERE x.id <> y.id AND x.kind = y.kind AND x.year = y.year
  AND NOT EXISTS { MATCH (u)-[:CITES|AMENDS|REPLACES]->(x) }
  AND NOT EXISTS { MATCH (t)-[:CITES|AMENDS|REPLACES]->(y) }
WITH d, t, e, u, r, x, y, min(c.line) AS line, min(c.quote) AS quote
RETURN coalesce(d.symbol, d.id) AS document, t.number AS number, x.symbol AS cites,
  coalesce(r.symbol, r.id) AS upper_document, u.number AS upper_number, y.symbol AS upper_cites,
  t.text AS text, u.text AS upper_text, e.score AS score, line, quote, t.id AS task_id,
  u.id AS upper_id, x.id AS cited_id, y.id AS upper_cited_id, d.id AS document_id
ORDER BY document_id, line, task_id, upper_id, cited_id, upper_cited_id;

// part: total
MATCH (t:Task)-[e:IMPLEMENTS]->(u:Task)
WHERE {{if_given($document, e.document)}} AND {{not_rejected(e)}} AND {{not_unsure(e)}}
MATCH (t)-[c:CITES|AMENDS|REPLACES]->(x:{{Document}})
MATCH (u)-[:CITES|AMENDS|REPLACES]->(y:{{Document}})
RETURN count(*) AS total;
