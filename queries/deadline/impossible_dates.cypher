// title: Thời hạn không đọc được hoặc không có thật
// title_en: Deadlines that cannot be
// question: Nhiệm vụ nào có thời hạn ghi một ngày không có thật hoặc không hiểu được?
// severity: high
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column timeframe: Thời hạn như văn bản ghi
// column text: Nhiệm vụ
// column number: Số thứ tự
// column task_id: Mã nhiệm vụ
// column document_id: Mã văn bản
// key: task_id

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(t:Task {timeframe_kind: 'unreadable'})
RETURN coalesce(d.symbol, d.id) AS document, c.line AS line, coalesce(c.quote, t.text) AS quote,
  t.timeframe AS timeframe, t.text AS text, t.number AS number, t.id AS task_id,
  d.id AS document_id
ORDER BY document_id, line, task_id;

// part: total
MATCH (t:Task) WHERE t.timeframe IS NOT NULL RETURN count(t) AS total;
