// title: Số liệu không thống nhất
// title_en: Figures that differ
// question: Chỉ tiêu nào được cùng một văn bản ghi hai số liệu khác nhau, và số nào đã được chọn?
// severity: medium
// column indicator_id: Mã chỉ tiêu
// column name: Chỉ tiêu
// column role: Loại số liệu
// column value: Số liệu
// column choice: Lựa chọn
// column reason: Lý do
// column decided_by: Người chọn
// column decided_on: Ngày chọn
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column document_id: Mã văn bản
// key: indicator_id, role, line, quote

// choice: preferred and set_aside after a person's decision, undecided before it. The total is
// every figure of every indicator, baselines and targets.

// part: rows
MATCH (d:{{Document}})-[s:STATES]->(i:Indicator)
RETURN i.id AS indicator_id, i.name AS name, s.role AS role, s.value AS value,
  CASE WHEN s.preferred IS NULL THEN 'undecided' WHEN s.preferred THEN 'preferred'
    ELSE 'set_aside' END AS choice,
  s.reason AS reason, s.decided_by AS decided_by, s.decided_on AS decided_on,
  coalesce(d.symbol, d.id) AS document, s.line AS line, s.quote AS quote, d.id AS document_id
ORDER BY document_id, i.position, indicator_id, role, line, quote;

// part: total
MATCH (i:Indicator)
OPTIONAL MATCH (:{{Document}})-[s:STATES]->(i)
WITH i, count(s) AS stated, count(DISTINCT s.role) AS roles
RETURN coalesce(sum(stated - roles + CASE WHEN i.target IS NULL THEN 0 ELSE 1 END
  + CASE WHEN i.baseline IS NULL THEN 0 ELSE 1 END), 0) AS total;
