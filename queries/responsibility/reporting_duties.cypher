// title: Chế độ báo cáo
// title_en: Reporting duties
// question: Cơ quan nào phải báo cáo cơ quan nào, khi nào, theo văn bản nào?
// severity: info
// column from: Cơ quan báo cáo
// column to: Cơ quan nhận báo cáo
// column when: Thời điểm như văn bản ghi
// column dates: Các ngày trong năm (tháng-ngày)
// column frequency: Định kỳ
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column from_id: Mã cơ quan báo cáo
// column to_id: Mã cơ quan nhận báo cáo
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: edge_id

// part: rows
MATCH (a:Agency)-[e:REPORTS_TO]->(b:Agency)
OPTIONAL MATCH (d:{{Document}})
WHERE d.id = e.document
RETURN a.name AS `from`, b.name AS `to`, e.`when` AS `when`, e.dates AS dates,
  e.frequency AS frequency, coalesce(d.symbol, e.document) AS document, e.line AS line,
  e.quote AS quote, a.id AS from_id, b.id AS to_id, e.document AS document_id, e.id AS edge_id
ORDER BY document_id, line, from_id, to_id, edge_id;

// part: total
MATCH (:Agency)-[e:REPORTS_TO]->(:Agency) RETURN count(e) AS total;
