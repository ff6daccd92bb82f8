// title: Chuỗi văn bản chỉ đạo và triển khai
// title_en: Chain of implementation
// question: Một văn bản triển khai những văn bản nào của cấp trên, và được những văn bản nào của cấp dưới triển khai?
// severity: info
// param document: document: số, ký hiệu hoặc mã của văn bản
// column from: Văn bản triển khai
// column to: Văn bản được triển khai
// column basis: Căn cứ
// column quote: Trích văn bản
// column depth: Khoảng cách
// column direction: Hướng
// column line: Dòng
// column from_id: Mã văn bản triển khai
// column to_id: Mã văn bản được triển khai
// column document_id: Mã văn bản được trích
// column edge_id: Mã quan hệ
// key: edge_id, direction

// up: what the document carries out, step by step; down: what carries it out. Six steps at most.

// part: rows
UNWIND ['down', 'up'] AS direction
MATCH (s:{{Document}} {id: $document})
OPTIONAL MATCH above = (s)-[:IMPLEMENTS*0..5]->(f:{{Document}})-[e:IMPLEMENTS]->(t:{{Document}})
WHERE direction = 'up'
OPTIONAL MATCH below = (g:{{Document}})-[h:IMPLEMENTS]->(u:{{Document}})-[:IMPLEMENTS*0..5]->(s)
WHERE direction = 'down'
WITH direction, coalesce(length(above), length(below)) AS steps,
  coalesce(f.symbol, f.id, g.symbol, g.id) AS lower_name, coalesce(f.id, g.id) AS lower_id,
  coalesce(t.symbol, t.id, u.symbol, u.id) AS upper_name, coalesce(t.id, u.id) AS upper_id,
  coalesce(e.id, h.id) AS edge_id, coalesce(e.basis, h.basis) AS basis,
  coalesce(e.quote, h.quote) AS quote, coalesce(e.line, h.line) AS line,
  coalesce(e.document, h.document) AS document_id
WHERE edge_id IS NOT NULL
RETURN lower_name AS `from`, upper_name AS `to`, basis, quote, min(steps) AS depth, direction, line,
  lower_id AS from_id, upper_id AS to_id, document_id, edge_id
ORDER BY direction DESC, depth, from_id, to_id, edge_id;

// part: total
MATCH (:{{Document}})-[e:IMPLEMENTS]->(:{{Document}})
RETURN count(e) AS total;
