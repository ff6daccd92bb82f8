// title: Tình trạng thực hiện nhiệm vụ
// title_en: State of duties
// question: Đến ngày đang xét, nhiệm vụ nào hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn thành trong hạn, chưa hoàn thành quá hạn, nhiệm vụ nào chưa rõ kết quả?
// severity: info
// param document: document = none: chỉ xét một văn bản
// param state: choice(all, done_on_time, done_late, open, overdue, unknown_past, unknown_ahead, no_day) = all: chỉ nêu tình trạng này
// column document: Văn bản
// column number: Số thứ tự
// column progress: Tình trạng
// column due_on: Hạn
// column done_on: Ngày hoàn thành
// column reported_on: Ngày báo cáo
// column reason: Căn cứ
// column text: Nhiệm vụ
// column line: Dòng
// column quote: Trích văn bản
// column task_id: Mã nhiệm vụ
// column document_id: Mã văn bản
// key: task_id

// The four official states need a report on the duty. Past due without one is not overdue: whether
// it was done is not known. What was reported open by a day is overdue when that day, and the day
// asked for, lie behind the deadline. Reports of later days do not count.

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(t:Task)
WHERE {{if_given($document, d.id)}}
WITH d, c, t, CASE WHEN t.done_on IS NOT NULL AND t.done_on <= $as_of THEN
      CASE WHEN t.due_on IS NULL THEN 'no_day' WHEN t.done_on <= t.due_on THEN 'done_on_time'
        ELSE 'done_late' END
    WHEN t.due_on IS NULL THEN 'no_day'
    WHEN t.reported_on IS NULL OR t.reported_on > $as_of THEN
      CASE WHEN t.due_on < $as_of THEN 'unknown_past' ELSE 'unknown_ahead' END
    WHEN t.due_on >= $as_of THEN 'open'
    WHEN t.reported_on > t.due_on THEN 'overdue' ELSE 'unknown_past' END AS progress
WHERE $state IN ['all', progress]
RETURN coalesce(d.symbol, d.id) AS document, t.number AS number, progress, t.due_on AS due_on,
  t.done_on AS done_on, t.reported_on AS reported_on, t.report_reason AS reason, t.text AS text,
  c.line AS line, c.quote AS quote, t.id AS task_id, d.id AS document_id
ORDER BY document_id, t.position, task_id;

// part: total
MATCH (d:{{Document}})-[:CONTAINS]->(t:Task)
WHERE {{if_given($document, d.id)}}
RETURN count(t.id) AS total;
