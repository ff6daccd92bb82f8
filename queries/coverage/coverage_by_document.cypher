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
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
WITH DISTINCT d, r
MATCH (r){{or_issued_with}}-[:CONTAINS]->(s:Solution)
WHERE {{leaf(s)}}
OPTIONAL MATCH (s)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d)
WHERE {{no_heading(p)}} AND {{link_counts(e)}}
WITH d, s, {{best_coverage(e)}} AS best
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
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
  AND EXISTS { MATCH (r){{or_issued_with}}-[:CONTAINS]->(:Solution) }
RETURN count(DISTINCT d.id) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
