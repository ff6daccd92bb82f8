// title: Nhiệm vụ bắt nguồn từ đâu
// title_en: Where a task comes from
// question: Một nhiệm vụ nằm trong văn bản nào, thực hiện nội dung nào của nghị quyết, và văn bản ấy triển khai những văn bản nào của cấp trên?
// severity: info
// param document: document: số, ký hiệu hoặc mã của văn bản
// param number: text: số thứ tự hoặc mã của nhiệm vụ
// column number: Số thứ tự
// column step: Bước
// column from: Từ
// column to: Đến
// column basis: Căn cứ
// column score: Độ giống
// column quote: Trích văn bản
// column line: Dòng
// column task_id: Mã nhiệm vụ
// column from_id: Mã nơi bắt đầu
// column to_id: Mã nơi đến
// column document_id: Mã văn bản được trích
// column edge_id: Mã quan hệ
// key: edge_id, task_id

// Step 0 is the document that holds the task, and what of a resolution its words answer to; the
// steps behind it are the documents that the document carries out, six at most.

// part: rows
UNWIND ['own', 'solution', 'above'] AS road
MATCH (d:{{Document}} {id: $document})-[c:CONTAINS]->(t:Task)
WHERE $number IN [t.number, t.id]
OPTIONAL MATCH (t)-[m:IMPLEMENTS]->(s:Solution) WHERE road = 'solution'
OPTIONAL MATCH way = (d)-[:IMPLEMENTS*0..5]->(f:{{Document}})-[e:IMPLEMENTS]->(u:{{Document}})
WHERE road = 'above'
WITH road, d, t, c, m, s, f, e, u, coalesce(length(way), 0) AS step
WHERE road = 'own' OR m.id IS NOT NULL OR e.id IS NOT NULL
RETURN t.number AS number, min(step) AS step, coalesce(f.symbol, f.id, t.text) AS `from`,
  coalesce(u.symbol, u.id, s.text, d.symbol, d.id) AS `to`,
  coalesce(e.basis, m.basis, c.basis) AS basis, m.score AS score,
  CASE road WHEN 'own' THEN c.quote WHEN 'solution' THEN m.quote ELSE e.quote END AS quote,
  CASE road WHEN 'own' THEN c.line WHEN 'solution' THEN m.line ELSE e.line END AS line,
  t.id AS task_id, coalesce(f.id, t.id) AS from_id, coalesce(u.id, s.id, d.id) AS to_id,
  coalesce(e.document, m.document, c.document) AS document_id,
  CASE road WHEN 'own' THEN c.id WHEN 'solution' THEN m.id ELSE e.id END AS edge_id
ORDER BY task_id, step, from_id, to_id, edge_id;

// part: total
MATCH (:{{Document}}|Task)-[e:CONTAINS|IMPLEMENTS]->(:{{Document}}|Task|Solution)
RETURN count(e) AS total;
