// title: Thời hạn muộn hơn thời hạn cấp trên giao
// title_en: Local deadline later than the one above
// question: Nhiệm vụ nào được cấp dưới đặt thời hạn muộn hơn thời hạn mà cấp trên giao cho chính cơ quan ấy?
// severity: high
// param document: document = none: văn bản của cấp dưới
// column document: Văn bản
// column number: Số ở cấp dưới
// column due_on: Hạn của cấp dưới
// column upper_document: Văn bản cấp trên
// column upper_number: Số ở cấp trên
// column upper_due_on: Hạn của cấp trên
// column upper_lead: Cơ quan cấp trên giao
// column text: Nhiệm vụ của cấp dưới
// column upper_text: Nhiệm vụ của cấp trên
// column score: Mức khớp
// column quote: Trích văn bản
// column line: Dòng
// column task_id: Mã nhiệm vụ
// column upper_id: Mã nhiệm vụ cấp trên
// column document_id: Mã văn bản
// key: task_id, upper_id

// Counted are duties that the upper document gives to the issuer of the lower one, or to a group
// of bodies; what a person has yet to decide on does not count.

// part: rows
MATCH (d:{{Document}})-[:CONTAINS]->(t:Task)-[e:IMPLEMENTS]->(u:Task)<-[:CONTAINS]-(r:{{Document}})
WHERE {{if_given($document, d.id)}} AND {{not_rejected(e)}}
  AND {{not_unsure(e)}} AND t.due_on > u.due_on
MATCH (d)-[:ISSUED_BY]->(issuer:Agency)
MATCH (a:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(u)
WHERE a.id = issuer.id OR a.collective
WITH d, t, e, u, r, min(a.name) AS upper_lead
RETURN coalesce(d.symbol, d.id) AS document, t.number AS number, t.due_on AS due_on,
  coalesce(r.symbol, r.id) AS upper_document, u.number AS upper_number, u.due_on AS upper_due_on,
  upper_lead, t.text AS text, u.text AS upper_text, e.score AS score, e.quote AS quote,
  e.line AS line, t.id AS task_id, u.id AS upper_id, d.id AS document_id
ORDER BY document_id, line, task_id, upper_id;

// part: total
MATCH (d:{{Document}})-[:CONTAINS]->(t:Task)-[e:IMPLEMENTS]->(u:Task)
WHERE {{if_given($document, d.id)}} AND {{not_rejected(e)}}
  AND {{not_unsure(e)}} AND t.due_on IS NOT NULL AND u.due_on IS NOT NULL
RETURN count(e.id) AS total;
