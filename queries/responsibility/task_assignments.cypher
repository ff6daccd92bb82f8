// title: Bảng phân công nhiệm vụ của một văn bản
// title_en: The duties of a document and who was given them
// question: Từng nhiệm vụ của một văn bản do cơ quan nào chủ trì, phối hợp, phê duyệt, đến khi nào, ra sản phẩm gì?
// severity: info
// param document: document: số, ký hiệu hoặc mã của văn bản
// column number: Số thứ tự
// column section: Mục
// column text: Nhiệm vụ
// column agency: Cơ quan
// column role: Vai trò
// column timeframe: Thời hạn như văn bản ghi
// column due_on: Hạn
// column output: Sản phẩm
// column basis: Căn cứ
// column line: Dòng giao việc
// column quote: Trích chỗ giao việc
// column origin: Phần của văn bản
// column task_line: Dòng của nhiệm vụ
// column task_quote: Trích nhiệm vụ
// column task_id: Mã nhiệm vụ
// column agency_id: Mã cơ quan
// column edge_id: Mã quan hệ
// key: task_id, edge_id

// One row for each body and what it has to do with the duty; a duty that is given to nobody has one too.

// part: rows
MATCH (d:{{Document}} {id: $document})-[c:CONTAINS]->(t:Task)
OPTIONAL MATCH (t)-[e:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY]-(a:Agency)
RETURN t.number AS number, t.section AS section, t.text AS text, a.name AS agency,
  CASE WHEN a.id IS NOT NULL THEN coalesce(e.role, 'phê duyệt') END AS role,
  t.timeframe AS timeframe, t.due_on AS due_on, t.output AS output, e.basis AS basis,
  e.line AS line, e.quote AS quote, t.origin AS origin, c.line AS task_line, c.quote AS task_quote,
  t.id AS task_id, a.id AS agency_id, e.id AS edge_id
ORDER BY t.position, task_id, role, agency_id, edge_id;

// part: total
MATCH (d:{{Document}} {id: $document})-[:CONTAINS]->(t:Task)
OPTIONAL MATCH (t)-[:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY]-(a:Agency)
RETURN count(*) AS total;

// part: documents
MATCH (d:{{Document}} {id: $document})
WHERE d.loaded
RETURN d.id AS id;
