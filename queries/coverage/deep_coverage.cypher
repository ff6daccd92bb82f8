// title: Từng ý qua các cấp
// title_en: Each part through every level
// question: Từng ý của một nghị quyết được trung ương, bộ, tỉnh, xã triển khai đến đâu; cấp nào làm đứt mạch?
// severity: medium
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// column code: Mã số
// column shallow: Cấp làm tốt nhất
// column deep: Cấp yếu nhất
// column central: Trung ương
// column ministry: Bộ, ngành
// column province: Tỉnh
// column commune: Xã
// column association: Hội, liên hiệp hội
// column scope: Cấp có thể thực hiện
// column text: Nội dung của nghị quyết
// column solution_id: Mã trong đồ thị
// key: solution_id

// Of each level counts its best document. Shallow is the best of all levels, deep the worst of those
// that have a document; a press report tells nothing of what it leaves out.

// part: rows
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution)
WHERE {{leaf(s)}}
OPTIONAL MATCH chain = (d:{{Document}}){{carries_out}}(r)
WITH DISTINCT s, d, CASE WHEN {{counts_below(d, chain)}}
  THEN 1 ELSE 0 END AS counts
OPTIONAL MATCH (s)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{no_heading(p)}} AND {{not_rejected(e)}}
WITH s, d, counts, {{best_coverage(e)}} AS found
WITH s, coalesce(d.level, '') AS level,
  max(CASE WHEN counts = 0 OR (found = 0 AND d.source_kind = 'press') THEN -1 ELSE found END) AS best
WITH s, max(CASE WHEN level = 'central' THEN best ELSE -1 END) AS central,
  max(CASE WHEN level = 'ministry' THEN best ELSE -1 END) AS ministry,
  max(CASE WHEN level = 'province' THEN best ELSE -1 END) AS province,
  max(CASE WHEN level = 'commune' THEN best ELSE -1 END) AS commune,
  max(CASE WHEN level = 'association' THEN best ELSE -1 END) AS association,
  max(best) AS shallow, min(CASE WHEN best < 0 THEN 4 ELSE best END) AS deep
RETURN s.code AS code,
  CASE shallow WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none'
    ELSE 'not_assessable' END AS shallow,
  CASE deep WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none'
    ELSE 'not_assessable' END AS deep,
  CASE central WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none' END AS central,
  CASE ministry WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none' END AS ministry,
  CASE province WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none' END AS province,
  CASE commune WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none' END AS commune,
  CASE association WHEN 3 THEN 'full' WHEN 2 THEN 'partial' WHEN 1 THEN 'unsure' WHEN 0 THEN 'none' END AS association,
  s.scope AS scope, s.text AS text, s.id AS solution_id
ORDER BY s.position, solution_id;

// part: total
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution)
WHERE {{leaf(s)}}
RETURN count(s.id) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
