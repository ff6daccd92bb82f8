// title: Văn bản còn triển khai văn bản cấp trên đã bị sửa đổi, thay thế
// title_en: Plans that still carry out a changed document
// question: Những văn bản nào triển khai một văn bản đã bị sửa đổi, bổ sung hoặc thay thế sau đó, với bao nhiêu nhiệm vụ?
// severity: high
// param document: document = none: chỉ xét văn bản cấp trên này
// column document: Văn bản triển khai
// column parent: Văn bản cấp trên
// column changed_by: Văn bản sửa đổi, thay thế
// column change: Cách thay đổi
// column tasks: Số nhiệm vụ
// column issued_on: Ngày ban hành
// column changed_on: Ngày thay đổi
// column quote: Trích văn bản
// column line: Dòng
// column document_id: Mã văn bản triển khai
// column parent_id: Mã văn bản cấp trên
// column changed_by_id: Mã văn bản sửa đổi
// key: document_id, parent_id, changed_by_id, change

// A plan that itself carries out the changing document has taken note of it.

// part: rows
UNWIND ['sửa đổi, bổ sung', 'thay thế'] AS change
MATCH (d:{{Document}})-[:IMPLEMENTS]->(p:{{Document}})
WHERE d.loaded AND {{if_given($document, p.id)}}
OPTIONAL MATCH (n:{{Document}})-[a:AMENDS]->(p) WHERE change = 'sửa đổi, bổ sung'
OPTIONAL MATCH (m:{{Document}})-[b:REPLACES]->(p) WHERE change = 'thay thế'
WITH DISTINCT d, p, change, coalesce(n.id, m.id) AS changer, coalesce(a.quote, b.quote) AS quote,
  coalesce(a.line, b.line) AS line, coalesce(a.id, b.id) AS edge
WHERE changer IS NOT NULL AND changer <> d.id
WITH d, p, change, changer, min(edge) AS edge, min(quote) AS quote, min(line) AS line
MATCH (c:{{Document}}) WHERE c.id = changer
  AND NOT EXISTS { MATCH (d)-[:IMPLEMENTS]->(c) }
OPTIONAL MATCH (d)-[:CONTAINS]->(t:Task)
WITH d, p, c, change, quote, line, count(t.id) AS tasks
RETURN coalesce(d.symbol, d.id) AS document, coalesce(p.symbol, p.id) AS parent,
  coalesce(c.symbol, c.id) AS changed_by, change, tasks, d.issued_on AS issued_on,
  c.issued_on AS changed_on, quote, line, d.id AS document_id, p.id AS parent_id,
  c.id AS changed_by_id
ORDER BY document_id, parent_id, changed_by_id, change;

// part: total
MATCH (d:{{Document}})-[:IMPLEMENTS]->(p:{{Document}})
WHERE d.loaded AND {{if_given($document, p.id)}}
MATCH (n:{{Document}})-[:AMENDS|REPLACES]->(p)
RETURN count(*) AS total;
