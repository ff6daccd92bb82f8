// title: Nhiệm vụ và trách nhiệm của một cơ quan
// title_en: What an agency answers for
// question: Một cơ quan chủ trì, làm đầu mối, theo dõi, phối hợp, phê duyệt và báo cáo những gì, theo văn bản nào?
// severity: info
// param agency: agency: tên đầy đủ, tên viết tắt hoặc tên gọi khác của cơ quan
// column agency: Cơ quan
// column via: Qua
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
// What is given to the agency itself comes first, with no "via". Behind it stands what it has taken
// over by the day of the answer from bodies that ended, and what is given to groups it belongs to.

// part: rows
MATCH (a:Agency)-[:SUCCEEDS*0..3]->(p:Agency)
WHERE a.id IN $agency AND (p.id = a.id OR (p.valid_to < $as_of
  AND {{has_begun(a)}}))
MATCH (p)-[:MEMBER_OF*0..1]->(g:Agency)
WHERE g.id = p.id OR {{has_begun(p)}}
MATCH (g)-[e:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY|REPORTS_TO]-(x:Task|Indicator|Agency)
OPTIONAL MATCH (d:{{Document}})
WHERE d.id = e.document
WITH a, p, g, e, x, d, EXISTS { MATCH (g)-[own:REPORTS_TO]->(x) WHERE own.id = e.id } AS reports
WITH a, e, x, d, reports, min(CASE WHEN g.id = a.id THEN '' WHEN p.id = a.id THEN 'nhóm: ' + g.name
  WHEN g.id = p.id THEN 'kế thừa: ' + p.name
  ELSE 'kế thừa: ' + p.name + ', nhóm: ' + g.name END) AS road
RETURN a.name AS agency, CASE WHEN road = '' THEN NULL ELSE road END AS via,
  CASE WHEN e.role IS NOT NULL THEN e.role WHEN x.kind IS NULL THEN 'phê duyệt'
    WHEN reports THEN 'báo cáo' ELSE 'nhận báo cáo' END AS role,
  CASE WHEN x.kind IS NULL THEN coalesce(x.text, x.name)
    WHEN reports THEN 'Báo cáo ' + x.name ELSE 'Nhận báo cáo của ' + x.name END AS text,
  coalesce(d.symbol, e.document) AS document, e.line AS line, e.quote AS quote,
  x.due_on AS due_on, coalesce(x.timeframe, e.`when`) AS timeframe, e.basis AS basis,
  a.id AS agency_id, x.id AS item_id, e.document AS document_id, e.id AS edge_id
ORDER BY agency, agency_id, road, role, document_id, line, item_id, edge_id;

// part: total
MATCH (:Agency)-[e:CHỦ_TRÌ|PHỐI_HỢP|APPROVED_BY|REPORTS_TO]-(:Task|Indicator|Agency)
RETURN count(*) AS total;
