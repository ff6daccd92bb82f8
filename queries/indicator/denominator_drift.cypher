// title: Con số giữ nguyên, đối tượng đã đổi
// title_en: Denominator drift
// question: Chỉ tiêu nào của cấp dưới giữ con số của cấp trên mà tính trên đối tượng khác, hoặc chép cả chữ “cả nước”?
// severity: medium
// param document: document = none: chỉ xét một văn bản
// column document: Văn bản
// column drift: Khác ở đâu
// column name: Chỉ tiêu của cấp dưới
// column target: Mức
// column upper_document: Văn bản cấp trên
// column upper_name: Chỉ tiêu của cấp trên
// column line: Dòng
// column quote: Trích văn bản
// column indicator_id: Mã chỉ tiêu
// column upper_id: Mã chỉ tiêu cấp trên
// column document_id: Mã văn bản
// key: indicator_id, upper_id

// part: rows
MATCH (d:{{Document}})-[:CONTAINS]->(i:Indicator)-[e:IMPLEMENTS]->(u:Indicator)<-[:CONTAINS]-(r:{{Document}})
WHERE e.drift IS NOT NULL AND {{if_given($document, d.id)}} AND {{not_rejected(e)}}
RETURN coalesce(d.symbol, d.id) AS document, e.drift AS drift, i.name AS name, i.target AS target,
  coalesce(r.symbol, r.id) AS upper_document, u.name AS upper_name, e.line AS line,
  e.quote AS quote, i.id AS indicator_id, u.id AS upper_id, d.id AS document_id
ORDER BY document_id, i.position, upper_id;

// part: total
MATCH (:Indicator)-[e:IMPLEMENTS]->(:Indicator)
WHERE {{if_given($document, e.document)}} AND {{not_rejected(e)}}
RETURN count(e.id) AS total;
