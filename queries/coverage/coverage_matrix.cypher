// title: Ma trận giải pháp và văn bản triển khai
// title_en: What each plan takes up
// question: Từng nội dung của một nghị quyết được mỗi văn bản ở cấp đang xét triển khai đến đâu, bằng câu chữ nào?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// param level: level = local: cấp ban hành của các văn bản triển khai; local là cấp tỉnh, cấp huyện và cấp xã
// param grain: grain = part: xét theo nhóm (group), giải pháp (solution) hay từng ý (part)
// param document: document = none: chỉ xét một văn bản triển khai
// param links: choice(all, confirmed, stated) = all: dùng mọi liên kết chưa bị bác, chỉ liên kết đã xác nhận, hay chỉ liên kết văn bản tự nêu
// column code: Mã số
// column document: Văn bản triển khai
// column status: Tình trạng
// column score: Mức khớp
// column quote: Trích văn bản triển khai
// column line: Dòng
// column passages: Số nội dung triển khai
// column scope: Cấp có thể thực hiện
// column gap: Kết luận về khoảng trống
// column gap_reason: Lý do
// column gap_suspect: Cần xem lại
// column text: Nội dung của nghị quyết
// column passage_id: Mã nội dung triển khai
// column document_id: Mã văn bản
// column solution_id: Mã trong đồ thị
// key: solution_id, document_id

// The weight of a passage is 30 if it is full, 20 if partial, 10 if unsure, and its score (0 to 1).
// What has parts is full when each part is, by itself or through something that it is part of.
// A heading is no commitment. What a press report does not mention cannot be called missing, and
// where the upper text itself is not loaded nothing can be told: both are not assessable.

// part: rows
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
WITH DISTINCT d, r
OPTIONAL MATCH (r){{or_issued_with}}-[:CONTAINS]->(s:Solution {grain: $grain})
WITH d, r, s
WHERE s.id IS NOT NULL OR NOT r.loaded
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(leaf:Solution)
WHERE {{leaf(leaf)}}
OPTIONAL MATCH (leaf)-[:PART_OF*0..2]->(above:Solution)<-[f:IMPLEMENTS]-(:{{Passage}})<-[:CONTAINS]-(d)
WHERE f.coverage = 'full' AND size(above.code) >= size(s.code)
  AND {{link_counts(f)}}
WITH d, s, leaf, count(f.id) AS passages
WITH d, s, count(leaf.id) AS leaves, sum(CASE WHEN passages > 0 THEN 1 ELSE 0 END) AS full_leaves
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(:Solution)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{no_heading(p)}} AND {{link_counts(e)}}
WITH d, s, leaves, full_leaves, count(DISTINCT p.id) AS passages,
  max(CASE WHEN e.id IS NULL THEN 0.0 ELSE coalesce(e.score, 0.0) +
    CASE coalesce(e.coverage, 'partial') WHEN 'full' THEN 30 WHEN 'partial' THEN 20 ELSE 10 END
  END) AS best
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(:Solution)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{no_heading(p)}} AND best = coalesce(e.score, 0.0) +
    CASE coalesce(e.coverage, 'partial') WHEN 'full' THEN 30 WHEN 'partial' THEN 20 ELSE 10 END
  AND {{link_counts(e)}}
WITH d, s, leaves, full_leaves, passages, best, min(e.id) AS chosen
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(:Solution)<-[e:IMPLEMENTS]-(passage:{{Passage}})<-[:CONTAINS]-(d)
WHERE e.id = chosen
OPTIONAL MATCH (d)-[g:GAP_REVIEWED]->(s)
RETURN s.code AS code, coalesce(d.symbol, d.id) AS document,
  CASE WHEN s.id IS NULL THEN 'not_assessable' WHEN leaves = full_leaves AND leaves > 0 THEN 'full'
    WHEN best >= 20 THEN 'partial' WHEN best >= 10 THEN 'unsure'
    WHEN d.source_kind = 'press' THEN 'not_assessable' ELSE 'none' END AS status,
  e.score AS score, e.quote AS quote, e.line AS line, passages, s.scope AS scope,
  g.verdict AS gap, g.reason AS gap_reason, g.suspect AS gap_suspect,
  s.text AS text, passage.id AS passage_id, d.id AS document_id, s.id AS solution_id
ORDER BY s.position, solution_id, document_id;

// part: total
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
WITH DISTINCT d, r
OPTIONAL MATCH (r){{or_issued_with}}-[:CONTAINS]->(s:Solution {grain: $grain})
WITH d, r, s
WHERE s.id IS NOT NULL OR NOT r.loaded
RETURN count(*) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
