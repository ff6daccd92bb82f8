// title: Mỗi văn bản triển khai được bao nhiêu ý
// title_en: How much each plan takes up
// question: Trong tổng số ý của một nghị quyết, mỗi văn bản triển khai đủ bao nhiêu, một phần bao nhiêu, chưa chắc bao nhiêu, chưa có bao nhiêu?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// param level: level = all: cấp ban hành của các văn bản triển khai
// param links: choice(all, confirmed, stated) = all: dùng mọi liên kết chưa bị bác, chỉ liên kết đã xác nhận, hay chỉ liên kết văn bản tự nêu
// column document: Văn bản triển khai
// column level: Cấp
// column full: Đủ
// column partial: Một phần
// column unsure: Chưa chắc
// column missing: Chưa có
// column not_assessable: Không đánh giá được
// column only_national: Chưa có, chỉ trung ương làm được
// column parts: Tổng số ý
// column share: Tỷ lệ đủ và một phần trên tổng số ý (%)
// column document_id: Mã văn bản
// key: document_id

// part: rows
MATCH chain = (d:Resolution|Plan|Regulation)-[:IMPLEMENTS*1..5]->(r:Resolution|Plan|Regulation {id: $resolution})
WHERE d.loaded AND d.id <> $resolution AND coalesce(d.level, 'unknown') IN $level
  AND all(link IN relationships(chain) WHERE link.basis IN ['stated', 'reviewed'])
WITH DISTINCT d, r
MATCH (r)<-[:PART_OF*0..1]-(:Resolution|Plan|Regulation)-[:CONTAINS]->(s:Solution)
WHERE NOT EXISTS { MATCH (:Solution)-[:PART_OF]->(s) }
OPTIONAL MATCH (s)<-[e:IMPLEMENTS]-(p:Task|Solution|Objective|Indicator)<-[:CONTAINS]-(d)
WHERE coalesce(p.grain, '') <> 'group'
  AND (($links = 'all' AND coalesce(e.status, 'proposed') <> 'rejected')
    OR ($links = 'confirmed' AND (e.status = 'confirmed' OR e.basis = 'stated'))
    OR ($links = 'stated' AND e.basis = 'stated'))
WITH d, s, max(CASE WHEN e.id IS NULL THEN 0 WHEN e.coverage = 'full' THEN 3
    WHEN e.coverage = 'unsure' THEN 1 ELSE 2 END) AS best
WITH d, count(CASE WHEN best = 3 THEN s.id END) AS full,
  count(CASE WHEN best = 2 THEN s.id END) AS partial,
  count(CASE WHEN best = 1 THEN s.id END) AS unsure,
  count(CASE WHEN best = 0 AND d.source_kind <> 'press' THEN s.id END) AS missing,
  count(CASE WHEN best = 0 AND d.source_kind = 'press' THEN s.id END) AS not_assessable,
  count(CASE WHEN best = 0 AND s.scope = 'national' THEN s.id END) AS only_national,
  count(s.id) AS parts
RETURN coalesce(d.symbol, d.id) AS document, d.level AS level, full, partial, unsure, missing,
  not_assessable, only_national, parts, floor(1000.0 * (full + partial) / parts) / 10.0 AS share,
  d.id AS document_id
ORDER BY share DESC, document_id;

// part: total
MATCH chain = (d:Resolution|Plan|Regulation)-[:IMPLEMENTS*1..5]->(r:Resolution|Plan|Regulation {id: $resolution})
WHERE d.loaded AND d.id <> $resolution AND coalesce(d.level, 'unknown') IN $level
  AND all(link IN relationships(chain) WHERE link.basis IN ['stated', 'reviewed'])
  AND EXISTS { MATCH (r)<-[:PART_OF*0..1]-(:Resolution|Plan|Regulation)-[:CONTAINS]->(:Solution) }
RETURN count(DISTINCT d.id) AS total;

// part: documents
MATCH chain = (d:Resolution|Plan|Regulation)-[:IMPLEMENTS*1..5]->(:Resolution|Plan|Regulation {id: $resolution})
WHERE d.loaded AND d.id <> $resolution AND coalesce(d.level, 'unknown') IN $level
  AND all(link IN relationships(chain) WHERE link.basis IN ['stated', 'reviewed'])
RETURN DISTINCT d.id AS id
ORDER BY id;
