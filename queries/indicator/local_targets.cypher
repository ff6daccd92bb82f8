// title: Chỉ tiêu của cấp dưới so với cấp trên
// title_en: Local targets beside those above
// question: Mỗi chỉ tiêu của cấp dưới bằng, cao hơn hay thấp hơn chỉ tiêu cùng loại của cấp trên; chỉ tiêu nào không so được, chưa cụ thể hóa?
// severity: medium
// param document: document = none: chỉ xét một văn bản
// param verdict: choice(all, below, meets, above, above_floor, not_comparable, not_localised) = all: chỉ nêu kết luận này
// column document: Văn bản
// column verdict: Kết luận
// column verdict_reason: Con số
// column name: Chỉ tiêu của cấp dưới
// column target: Mức của cấp dưới
// column upper_document: Văn bản cấp trên
// column upper_name: Chỉ tiêu của cấp trên
// column upper_target: Mức của cấp trên
// column floor: Mức sàn mỗi địa phương
// column year: Năm
// column drift: Khác về đối tượng, tên gọi
// column line: Dòng
// column quote: Trích văn bản
// column score: Độ giống của tên
// column indicator_id: Mã chỉ tiêu
// column upper_id: Mã chỉ tiêu cấp trên
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: indicator_id, upper_id

// part: rows
MATCH (d:{{Document}})-[:CONTAINS]->(i:Indicator)-[e:IMPLEMENTS]->(u:Indicator)<-[:CONTAINS]-(r:{{Document}})
WHERE {{if_given($document, d.id)}} AND $verdict IN ['all', e.verdict] AND {{not_rejected(e)}}
RETURN coalesce(d.symbol, d.id) AS document, e.verdict AS verdict,
  e.verdict_reason AS verdict_reason, i.name AS name, i.target AS target,
  coalesce(r.symbol, r.id) AS upper_document, u.name AS upper_name, u.target AS upper_target,
  e.floor AS floor, coalesce(i.target_year, u.target_year) AS year, e.drift AS drift,
  e.line AS line, e.quote AS quote, e.score AS score, i.id AS indicator_id, u.id AS upper_id,
  d.id AS document_id, e.id AS edge_id
ORDER BY document_id, i.position, upper_id;

// part: total
MATCH (:Indicator)-[e:IMPLEMENTS]->(:Indicator)
WHERE {{if_given($document, e.document)}} AND {{not_rejected(e)}}
RETURN count(e.id) AS total;
