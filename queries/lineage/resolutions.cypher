// title: Các nghị quyết, chỉ thị, kết luận và số văn bản triển khai
// title_en: Directives and how many documents carry them out
// question: Trong kho có những nghị quyết, chỉ thị, kết luận nào, và bao nhiêu văn bản triển khai mỗi văn bản ấy?
// severity: info
// column symbol: Số, ký hiệu
// column kind: Loại văn bản
// column title: Trích yếu
// column level: Cấp
// column issuers: Cơ quan ban hành
// column issued_on: Ngày ban hành
// column source_kind: Nguồn đọc
// column loaded: Có toàn văn
// column documents: Số văn bản triển khai
// column loaded_documents: Trong đó có toàn văn
// column resolution_id: Mã văn bản
// key: resolution_id

// A document counts when it says, itself or through others, that it carries the upper one out.

// part: rows
MATCH (r:Resolution)
OPTIONAL MATCH chain = (d:{{Document}}){{carries_out}}(r)
WITH r, d, max(CASE WHEN d.id <> r.id AND {{stated_chain(chain)}} THEN 1 ELSE 0 END) AS counted
WITH r, count(CASE WHEN counted = 1 THEN 1 END) AS documents,
  count(CASE WHEN counted = 1 AND d.loaded THEN 1 END) AS loaded_documents
OPTIONAL MATCH (r)-[:ISSUED_BY]->(a:Agency)
WITH r, documents, loaded_documents, collect(DISTINCT a.name) AS issuers
RETURN r.symbol AS symbol, r.kind AS kind, r.title AS title, r.level AS level,
  issuers, r.issued_on AS issued_on, r.source_kind AS source_kind, r.loaded AS loaded, documents,
  loaded_documents, r.id AS resolution_id
ORDER BY documents DESC, loaded DESC, symbol, resolution_id;

// part: total
MATCH (r:Resolution) RETURN count(r.id) AS total;
