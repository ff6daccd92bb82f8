// title: Cơ quan chấm dứt trước khi hết hạn
// title_en: Bodies that ended before the duty was due
// question: Nhiệm vụ nào có cơ quan chủ trì, hoặc chế độ báo cáo nào có cơ quan nhận, đã chấm dứt hoạt động trước khi hết hạn?
// severity: high
// column agency: Cơ quan
// column ended_on: Ngày cuối hoạt động
// column role: Vai trò
// column text: Nội dung
// column due_on: Thời hạn
// column timeframe: Thời hạn như văn bản ghi
// column successors: Cơ quan kế thừa
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column agency_id: Mã cơ quan
// column item_id: Mã nhiệm vụ hoặc cơ quan báo cáo
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: edge_id

// A duty without a last day, such as one that comes every year, goes on behind any day. Only what
// had ended by the day of the answer is counted.

// part: rows
MATCH (a:Agency)-[e:CHỦ_TRÌ|REPORTS_TO]-(x:Task|Agency)
WHERE a.valid_to < $as_of AND (x.due_on IS NULL OR x.due_on > a.valid_to)
  AND NOT EXISTS { MATCH (a)-[own:REPORTS_TO]->(x) WHERE own.id = e.id }
OPTIONAL MATCH (s:Agency)-[:SUCCEEDS]->(a)
OPTIONAL MATCH (d:{{Document}}) WHERE d.id = e.document
WITH a, e, x, d, collect(DISTINCT s.name) AS successors
RETURN a.name AS agency, a.valid_to AS ended_on, coalesce(e.role, 'nhận báo cáo') AS role,
  coalesce(x.text, 'Nhận báo cáo của ' + x.name) AS text, x.due_on AS due_on,
  coalesce(x.timeframe, e.`when`) AS timeframe, successors,
  coalesce(d.symbol, e.document) AS document, e.line AS line, e.quote AS quote,
  a.id AS agency_id, x.id AS item_id, e.document AS document_id, e.id AS edge_id
ORDER BY document_id, line, agency_id, item_id, edge_id;

// part: total
MATCH (a:Agency)-[e:CHỦ_TRÌ|REPORTS_TO]->(:Task|Agency)
RETURN count(e) AS total;
