// title: Nhiệm vụ và trách nhiệm của một cơ quan
// title_en: What an agency answers for
// question: Một cơ quan chủ trì, làm đầu mối, theo dõi, phối hợp, phê duyệt và báo cáo những gì, theo văn bản nào?
// severity: info
// param agency: agency: tên đầy đủ, tên viết tắt hoặc tên gọi khác của cơ quan
// column agency: Cơ quan
// column role: Vai trò
// column text: Nội dung
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column due_on: Thời hạn
// column timeframe: Thời hạn như văn bản ghi
// column basis: Căn cứ
// column agency_id: Mã cơ quan
// column item_id: Mã nhiệm vụ, chỉ tiêu hoặc cơ quan liên quan
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: edge_id, agency_id

// A report stands between two agencies: its text is its wording, its item the agency at the other end.

// part: rows
MATCH (a:Agency)-[e:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY|REPORTS_TO]-(x:Task|Indicator|Agency)
WHERE a.id IN $agency
OPTIONAL MATCH (d:Resolution|Plan|Regulation)
WHERE d.id = e.document
WITH a, e, x, d, EXISTS { MATCH (a)-[own:REPORTS_TO]->(x) WHERE own.id = e.id } AS reports
RETURN a.name AS agency,
  CASE WHEN e.role IS NOT NULL THEN e.role WHEN x.kind IS NULL THEN 'phê duyệt'
    WHEN reports THEN 'báo cáo' ELSE 'nhận báo cáo' END AS role,
  CASE WHEN x.kind IS NULL THEN coalesce(x.text, x.name)
    WHEN reports THEN 'Báo cáo ' + x.name ELSE 'Nhận báo cáo của ' + x.name END AS text,
  coalesce(d.symbol, e.document) AS document, e.line AS line, e.quote AS quote,
  x.due_on AS due_on, coalesce(x.timeframe, e.`when`) AS timeframe, e.basis AS basis,
  a.id AS agency_id, x.id AS item_id, e.document AS document_id, e.id AS edge_id
ORDER BY agency, agency_id, role, document_id, line, item_id, edge_id;

// part: total
MATCH (:Agency)-[e:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY|REPORTS_TO]-(:Task|Indicator|Agency)
RETURN count(*) AS total;
