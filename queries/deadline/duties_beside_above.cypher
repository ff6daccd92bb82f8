// title: Nhiệm vụ được giao lại: thời hạn và văn bản dẫn chiếu
// title_en: Duties handed down: deadlines and citations
// question: Nhiệm vụ cấp trên giao cho một cơ quan nằm ở nhiệm vụ nào trong văn bản của cơ quan ấy; thời hạn bằng, sớm hay muộn hơn; có dẫn khác văn bản không?
// severity: info
// param document: document = none: văn bản của cấp dưới
// param agency: text = none: chỉ nhiệm vụ cấp trên giao cho cơ quan có tên đầy đủ hoặc mã này
// column document: Văn bản
// column number: Số ở cấp dưới
// column upper_document: Văn bản cấp trên
// column upper_number: Số ở cấp trên
// column state: So thời hạn
// column due_on: Hạn của cấp dưới
// column upper_due_on: Hạn của cấp trên
// column upper_lead: Cơ quan cấp trên giao
// column text: Nhiệm vụ của cấp dưới
// column upper_text: Nhiệm vụ của cấp trên
// column score: Mức khớp
// column coverage: Mức triển khai
// column quote: Trích văn bản
// column line: Dòng
// column task_id: Mã nhiệm vụ
// column upper_id: Mã nhiệm vụ cấp trên
// column lead_id: Mã cơ quan
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: task_id, upper_id, lead_id

// part: rows
MATCH (d:{{Document}})-[:CONTAINS]->(t:Task)-[e:IMPLEMENTS]->(u:Task)<-[:CONTAINS]-(r:{{Document}})
WHERE {{if_given($document, d.id)}} AND {{not_rejected(e)}}
OPTIONAL MATCH (a:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(u)
WITH DISTINCT d, t, e, u, r, a
WHERE coalesce($agency, '') IN ['', a.id, a.name]
RETURN coalesce(d.symbol, d.id) AS document, t.number AS number,
  coalesce(r.symbol, r.id) AS upper_document, u.number AS upper_number,
  CASE WHEN t.due_on IS NULL OR u.due_on IS NULL THEN 'no_day' WHEN t.due_on = u.due_on THEN 'equal'
    WHEN t.due_on > u.due_on THEN 'later' ELSE 'earlier' END AS state,
  t.due_on AS due_on, u.due_on AS upper_due_on, a.name AS upper_lead, t.text AS text,
  u.text AS upper_text, e.score AS score, e.coverage AS coverage, e.quote AS quote, e.line AS line,
  t.id AS task_id, u.id AS upper_id, a.id AS lead_id, d.id AS document_id, e.id AS edge_id
ORDER BY document_id, u.position, score DESC, task_id, lead_id;

// part: total
MATCH (:Task)-[e:IMPLEMENTS]->(u:Task)
WHERE {{if_given($document, e.document)}} AND {{not_rejected(e)}}
OPTIONAL MATCH (a:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(u)
WITH DISTINCT e, a
RETURN count(*) AS total;
