// title: Mắt xích ở giữa chưa có
// title_en: Missing links
// question: Văn bản nào tự nêu là triển khai một văn bản chưa nạp, và văn bản đã nạp nào có lẽ là gốc của mắt xích thiếu ấy?
// severity: medium
// column document: Văn bản
// column missing: Văn bản thiếu
// column quote: Trích văn bản
// column line: Dòng
// column nearest: Gốc gần nhất suy ra
// column basis: Căn cứ
// column share: Phần lặp lại nguyên văn
// column reason: Lý do
// column document_id: Mã văn bản
// column missing_id: Mã văn bản thiếu
// column nearest_id: Mã gốc suy ra
// key: document_id, missing_id

// What is inferred is less certain than what a text says: its basis is matched, its score the share.

// part: rows
MATCH (d:{{Document}})-[e:IMPLEMENTS]->(m:{{Document}})
WHERE d.loaded AND NOT m.loaded
WITH d, m, min(e.id) AS chosen
MATCH (d)-[e:IMPLEMENTS]->(m)
WHERE e.id = chosen
OPTIONAL MATCH (d)-[i:INFERRED_FROM]->(n:{{Document}})
WHERE i.missing = m.id
RETURN coalesce(d.symbol, d.id) AS document, coalesce(m.symbol, m.id) AS missing,
  e.quote AS quote, e.line AS line, coalesce(n.symbol, n.id) AS nearest,
  coalesce(i.basis, e.basis) AS basis, i.score AS share, i.reason AS reason,
  d.id AS document_id, m.id AS missing_id, n.id AS nearest_id
ORDER BY document_id, missing_id;

// part: total
MATCH (d:{{Document}})-[:IMPLEMENTS]->(m:{{Document}})
WHERE d.loaded
WITH DISTINCT d, m
RETURN count(*) AS total;
