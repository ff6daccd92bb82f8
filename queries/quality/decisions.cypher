// title: Nhật ký quyết định
// title_en: The review log
// question: Ai đã xác nhận, bác hay để ngỏ liên kết và khoảng trống nào, khi nào, vì sao; quyết định nào phải xem lại?
// severity: info
// param document: document = none: chỉ xét một văn bản triển khai
// column number: Số
// column decided_at: Lúc
// column decided_by: Người quyết định
// column decision: Quyết định
// column state: Hiện trạng
// column reason: Lý do
// column code: Mã số
// column document: Văn bản triển khai
// column text: Nội dung của nghị quyết
// column passage: Nội dung triển khai
// column passage_id: Mã nội dung triển khai
// column solution_id: Mã trong đồ thị
// column document_id: Mã văn bản
// column digest: Dấu của mục
// key: number

// part: rows
MATCH (v:Decision)
WHERE {{if_given($document, v.document)}}
OPTIONAL MATCH (d:{{Document}}) WHERE d.id = v.document
OPTIONAL MATCH (s:Solution) WHERE s.id = v.solution
OPTIONAL MATCH (t:Task|Indicator) WHERE t.id = v.solution
OPTIONAL MATCH (p:{{Passage}}) WHERE p.id = v.passage
OPTIONAL MATCH (w:Decision) WHERE w.number > v.number AND w.document = v.document
  AND w.solution = v.solution AND coalesce(w.passage, '') = coalesce(v.passage, '')
WITH v, d, s, t, p, count(w.id) AS later
OPTIONAL MATCH (p)-[e:IMPLEMENTS]->(x:Solution|Task|Indicator) WHERE x.id = v.solution
OPTIONAL MATCH (d)-[g:GAP_REVIEWED]->(y:Solution) WHERE y.id = v.solution
WITH v, d, s, t, p, later,
  count(CASE WHEN v.passage IS NULL THEN g.id ELSE e.id END) AS held,
  count(CASE WHEN v.passage IS NULL AND g.suspect THEN 1
    WHEN v.passage IS NOT NULL AND e.suspect THEN 1 END) AS changed
RETURN v.number AS number, v.decided_at AS decided_at, v.decided_by AS decided_by, v.verdict AS decision,
  CASE WHEN later > 0 THEN 'replaced' WHEN held = 0 THEN 'gone' WHEN changed > 0 THEN 'suspect'
    ELSE 'holds' END AS state,
  v.reason AS reason, coalesce(s.code, t.number) AS code, coalesce(d.symbol, v.document) AS document,
  coalesce(s.text, t.text, t.name) AS text, coalesce(p.text, p.name) AS passage, v.passage AS passage_id,
  v.solution AS solution_id, v.document AS document_id, v.digest AS digest
ORDER BY number;

// part: total
MATCH (v:Decision)
WHERE {{if_given($document, v.document)}}
RETURN count(v.id) AS total;
