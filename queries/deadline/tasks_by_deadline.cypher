// title: Nhiệm vụ theo thời hạn
// title_en: Tasks by deadline
// question: Những nhiệm vụ nào đến hạn trong một khoảng thời gian, do cơ quan nào chủ trì?
// severity: info
// param from: date = none: chỉ lấy nhiệm vụ có hạn từ ngày này
// param to: date = none: chỉ lấy nhiệm vụ có hạn đến hết ngày này
// param kind: choice(all, date, month, quarter, year, period, ongoing, recurring, conditional, proposed, relative, unreadable, not_stated) = all: cách ghi thời hạn
// column due_on: Ngày cuối của thời hạn
// column state: Tình trạng thời hạn
// column text: Nhiệm vụ
// column timeframe: Thời hạn như văn bản ghi
// column timeframe_kind: Cách ghi thời hạn
// column leads: Cơ quan chủ trì
// column document: Văn bản
// column line: Dòng
// column number: Số thứ tự
// column task_id: Mã nhiệm vụ
// column document_id: Mã văn bản
// key: task_id

// Whether a task is done is not in the documents: past its day it is "passed", never "overdue".
// Tasks without a day are listed last, and not at all once a first or last day is asked for.

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(t:Task)
WHERE coalesce(t.due_on, date('0001-01-01')) >= coalesce($from, date('0001-01-01'))
  AND coalesce(t.due_on, date('9999-12-31')) <= coalesce($to, date('9999-12-31'))
  AND ($kind = 'all' OR coalesce(t.timeframe_kind, 'not_stated') = $kind)
OPTIONAL MATCH (a:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(t)
WITH d, c, t, collect(DISTINCT a.name) AS leads
RETURN t.due_on AS due_on,
  CASE WHEN t.due_on IS NULL THEN 'no_day' WHEN t.due_on < $as_of THEN 'passed'
    ELSE 'ahead' END AS state,
  t.text AS text, t.timeframe AS timeframe,
  coalesce(t.timeframe_kind, 'not_stated') AS timeframe_kind, leads,
  coalesce(d.symbol, d.id) AS document, c.line AS line, t.number AS number, t.id AS task_id,
  d.id AS document_id
ORDER BY coalesce(t.due_on, date('9999-12-31')), document_id, t.position, task_id;

// part: total
MATCH (t:Task) RETURN count(t) AS total;
