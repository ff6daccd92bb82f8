// title: Giải pháp chưa có văn bản nào thực hiện
// title_en: Solutions that no plan takes up
// question: Những nhiệm vụ, giải pháp nào của một nghị quyết chưa được văn bản nào ở cấp đang xét triển khai?
// severity: high
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// param level: level = local: cấp ban hành của các văn bản triển khai; local là cấp tỉnh, cấp huyện và cấp xã
// param grain: grain = solution: xét theo nhóm (group), giải pháp (solution) hay từng ý (part)
// param document: document = none: chỉ xét một văn bản triển khai
// param links: choice(all, confirmed, stated) = all: dùng mọi liên kết chưa bị bác, chỉ liên kết đã xác nhận, hay chỉ liên kết văn bản tự nêu
// column code: Mã số
// column text: Nội dung
// column group: Nhóm nhiệm vụ, giải pháp
// column scope: Cấp có thể thực hiện
// column status: Tình trạng
// column only_national: Chỉ trung ương làm được
// column justified: Số văn bản có lý do được chấp nhận
// column secondary: Số văn bản chỉ biết qua nguồn thứ cấp
// column group_code: Mã nhóm
// column solution_id: Mã trong đồ thị
// key: solution_id

// A passage counts for what it is matched with and for everything that this is part of.
// Rank: 0 no passage, 1 only passages that a person must decide on, 2 taken up.
// Where only secondary sources (press reports) were counted, silence says nothing: not assessable.
// What only central authorities can carry out is no gap of a province: only_national says so.
// The conditions on the chain stand in a CASE: in an OPTIONAL MATCH ladybug finds none of them true.

// part: rows
MATCH (r:{{Document}} {id: $resolution})
OPTIONAL MATCH chain = (d:{{Document}}){{carries_out}}(r)
WITH DISTINCT r, d, CASE
    WHEN {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
    THEN 1 ELSE 0 END AS counts
MATCH (r){{or_issued_with}}-[:CONTAINS]->(s:Solution {grain: $grain})
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(:Solution)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{no_heading(p)}} AND {{link_counts(e)}}
WITH s, max(CASE WHEN counts = 0 OR e.id IS NULL THEN 0 WHEN e.coverage = 'unsure' THEN 1 ELSE 2 END)
  AS rank,
  count(DISTINCT CASE WHEN counts = 1 AND d.source_kind = 'press' THEN d.id END) AS secondary,
  count(DISTINCT CASE WHEN counts = 1 AND coalesce(d.source_kind, '') <> 'press' THEN d.id END)
  AS assessable
WHERE rank < 2
OPTIONAL MATCH (s)-[:PART_OF*0..2]->(g:Solution {grain: 'group'})
WITH s, rank, secondary, assessable, g
OPTIONAL MATCH (s)<-[:PART_OF*0..2]-(leaf:Solution)
WHERE {{leaf(leaf)}} AND coalesce(leaf.scope, '') <> 'national'
WITH s, rank, secondary, assessable, g, count(leaf.id) AS of_others
OPTIONAL MATCH (j:{{Document}})-[v:GAP_REVIEWED {verdict: 'justify'}]->(s)
WHERE NOT v.suspect AND {{of_level(j)}} AND {{if_given($document, j.id)}}
WITH s, rank, secondary, assessable, g, of_others, count(v.id) AS justified
RETURN s.code AS code, s.text AS text, g.text AS `group`, s.scope AS scope,
  CASE WHEN rank = 1 THEN 'unsure' WHEN secondary > 0 AND assessable = 0 THEN 'not_assessable'
    ELSE 'none' END AS status,
  of_others = 0 AS only_national, justified, secondary, g.code AS group_code, s.id AS solution_id
ORDER BY s.position, solution_id;

// part: total
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution {grain: $grain})
RETURN count(s) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}} AND {{if_given($document, d.id)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
