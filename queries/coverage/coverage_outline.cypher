// title: Từng nhóm, giải pháp, ý được triển khai đến đâu
// title_en: How far each group, solution and part is taken up
// question: Từng nhóm, giải pháp, ý của một nghị quyết được các văn bản ở cấp đang xét triển khai đến đâu; những văn bản nào triển khai, ở cấp ấy và ở cấp khác?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// param level: level = local: cấp ban hành của các văn bản triển khai; local là cấp tỉnh, cấp huyện và cấp xã
// param document: document = none: chỉ xét một văn bản triển khai
// param links: choice(all, confirmed, stated) = all: dùng mọi liên kết chưa bị bác, chỉ liên kết đã xác nhận, hay chỉ liên kết văn bản tự nêu
// column code: Mã số
// column grain: Bậc
// column status: Tình trạng
// column documents: Văn bản triển khai
// column elsewhere: Văn bản triển khai ở cấp khác
// column text: Nội dung
// column scope: Cấp có thể thực hiện
// column part_of: Thuộc
// column document_ids: Mã các văn bản triển khai
// column elsewhere_ids: Mã các văn bản triển khai ở cấp khác
// column part_of_id: Mã trong đồ thị của nội dung chứa nó
// column solution_id: Mã trong đồ thị
// key: solution_id

// The best of all documents that are counted, each judged as in coverage_matrix: a clause is full in
// a document when it, or each part of it, is by itself or through something between the two. The
// documents are those that take it up, in full or in part. Where all of them are known from the
// press alone, silence says nothing: not assessable.
// A path leads from a clause to one of its parts that have no parts; a clause without any is its own.

// part: rows
MATCH (r:{{Document}} {id: $resolution})
OPTIONAL MATCH chain = (d:{{Document}}){{carries_out}}(r)
WITH r, d, max(CASE
    WHEN {{counts_below(d, chain)}} AND {{if_given($document, d.id)}}
    THEN CASE WHEN {{of_level(d)}} THEN 2 ELSE 1 END ELSE 0 END) AS counts
WITH r, collect(CASE WHEN counts > 0 THEN d.id END) AS below,
  collect(CASE WHEN counts = 2 THEN d.id END) AS counted,
  count(CASE WHEN counts = 2 AND d.source_kind = 'press' THEN 1 END) AS secondary
MATCH (r){{or_issued_with}}-[:CONTAINS]->(s:Solution)
OPTIONAL MATCH (s)<-[:PART_OF]-(m:Solution)
OPTIONAL MATCH (m)<-[:PART_OF]-(n:Solution)
WITH s, below, counted, secondary > 0 AND secondary = size(counted) AS silent,
  collect([s.id, coalesce(m.id, s.id), coalesce(n.id, m.id, s.id)]) AS paths
UNWIND paths AS path
UNWIND path AS target
WITH DISTINCT s, below, counted, silent, size(paths) AS leaves, path, target
OPTIONAL MATCH (:Solution {id: target})<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d:{{Document}})
WHERE d.id IN below AND {{no_heading(p)}} AND {{link_counts(e)}}
WITH s, counted, silent, leaves, path, d, {{best_coverage(e)}} AS found
WITH s, counted, silent, leaves, d, max(found) AS most,
  sum(CASE WHEN found = 3 THEN 1 ELSE 0 END) AS full
WITH s, silent, d, d.id IN counted AS own,
  CASE WHEN full = leaves THEN 3 WHEN most = 3 THEN 2 ELSE most END AS rank
WITH s, silent, max(CASE WHEN own THEN rank ELSE 0 END) AS best,
  collect(CASE WHEN own AND rank >= 2 THEN d.id END) AS document_ids,
  collect(CASE WHEN own AND rank >= 2 THEN coalesce(d.symbol, d.id) END) AS documents,
  collect(CASE WHEN NOT own AND rank >= 2 THEN d.id END) AS elsewhere_ids,
  collect(CASE WHEN NOT own AND rank >= 2 THEN coalesce(d.symbol, d.id) END) AS elsewhere
OPTIONAL MATCH (s)-[:PART_OF]->(u:Solution)
RETURN s.code AS code, s.grain AS grain,
  CASE WHEN best = 3 THEN 'full' WHEN best = 2 THEN 'partial' WHEN best = 1 THEN 'unsure'
    WHEN silent THEN 'not_assessable' ELSE 'none' END AS status,
  documents, elsewhere, s.text AS text, s.scope AS scope, u.code AS part_of, document_ids,
  elsewhere_ids, u.id AS part_of_id, s.id AS solution_id
ORDER BY s.position, solution_id;

// part: total
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution)
RETURN count(s.id) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
