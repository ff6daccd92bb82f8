// title: Nhiệm vụ, giải pháp của một văn bản
// title_en: The solutions of a document
// question: Một văn bản nêu những nhóm nhiệm vụ, giải pháp, ý nào, cái nào thuộc cái nào?
// severity: info
// param document: document: số, ký hiệu hoặc mã của văn bản
// column code: Mã số
// column grain: Bậc
// column text: Nội dung
// column scope: Cấp có thể thực hiện
// column part_of: Thuộc
// column line: Dòng
// column quote: Trích văn bản
// column solution_id: Mã trong đồ thị
// column part_of_id: Mã trong đồ thị của nội dung chứa nó
// key: solution_id

// part: rows
MATCH (d:{{Document}} {id: $document})-[c:CONTAINS]->(s:Solution)
OPTIONAL MATCH (s)-[:PART_OF]->(u:Solution)
RETURN s.code AS code, s.grain AS grain, s.text AS text, s.scope AS scope, u.code AS part_of,
  c.line AS line, c.quote AS quote, s.id AS solution_id, u.id AS part_of_id
ORDER BY s.position, solution_id;

// part: total
MATCH (:{{Document}} {id: $document})-[:CONTAINS]->(s:Solution) RETURN count(s.id) AS total;

// part: documents
MATCH (d:{{Document}} {id: $document})
WHERE d.loaded
RETURN d.id AS id;
