// title: Văn bản triển khai một văn bản
// title_en: Documents that carry a document out
// question: Những văn bản nào triển khai một nghị quyết, do cơ quan nào ban hành, đã có toàn văn hay mới chỉ được dẫn, giao bao nhiêu nhiệm vụ; văn bản nào có nội dung khớp mà không nêu là triển khai nghị quyết ấy?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản được triển khai
// param level: level = all: cấp ban hành của các văn bản triển khai
// column symbol: Số, ký hiệu
// column kind: Loại văn bản
// column title: Trích yếu
// column level: Cấp
// column issuers: Cơ quan ban hành
// column issued_on: Ngày ban hành
// column source_kind: Nguồn đọc
// column loaded: Có toàn văn
// column counted: Được tính là triển khai
// column tasks: Số nhiệm vụ
// column passages: Số nội dung khớp
// column document_id: Mã văn bản
// key: document_id

// A document counts when it says, itself or through others, that it carries the upper one out. One
// that is only cited may do so too: what it says stands in the document that cites it.

// part: rows
MATCH (r:{{Document}} {id: $resolution})
MATCH (d:{{Document}})
WHERE d.id <> $resolution AND {{of_level(d)}}
OPTIONAL MATCH chain = (d){{carries_out}}(r)
WITH r, d, max(CASE WHEN length(chain) > 0 AND {{stated_chain(chain)}} THEN 1 ELSE 0 END) AS counted
OPTIONAL MATCH (r){{or_issued_with}}-[:CONTAINS]->(:Solution)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{not_rejected(e)}} AND {{no_heading(p)}}
WITH d, counted, count(DISTINCT p.id) AS passages
WHERE counted = 1 OR passages > 0
OPTIONAL MATCH (d)-[:CONTAINS]->(t:Task)
WITH d, counted, passages, count(DISTINCT t.id) AS tasks
OPTIONAL MATCH (d)-[:ISSUED_BY]->(a:Agency)
WITH d, counted, passages, tasks, collect(DISTINCT a.name) AS issuers
RETURN d.symbol AS symbol, d.kind AS kind, d.title AS title, d.level AS level,
  issuers, d.issued_on AS issued_on, d.source_kind AS source_kind, d.loaded AS loaded,
  counted = 1 AS counted, tasks, passages, d.id AS document_id
ORDER BY counted DESC, loaded DESC, document_id;

// part: total
MATCH (d:{{Document}})
WHERE d.id <> $resolution AND {{of_level(d)}}
RETURN count(d.id) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
