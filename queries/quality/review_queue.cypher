// title: Liên kết chờ người xem
// title_en: Links for a person to decide on
// question: Những liên kết nào cần người xem trước: hai cách đối chiếu trái nhau, văn bản đã đổi sau quyết định, rồi đến tác động và độ chưa chắc?
// severity: info
// param resolution: document = none: chỉ xét một nghị quyết
// param document: document = none: chỉ xét một văn bản triển khai
// column why: Vì sao cần xem
// column priority: Mức ưu tiên
// column code: Mã số
// column document: Văn bản triển khai
// column coverage: Mức triển khai
// column score: Mức khớp
// column by_words: Cách thứ nhất
// column by_letters: Cách thứ hai
// column rationale: Vì sao có liên kết
// column quote: Trích văn bản triển khai
// column line: Dòng
// column text: Nội dung của nghị quyết
// column edge_id: Mã quan hệ
// column passage_id: Mã nội dung triển khai
// column solution_id: Mã trong đồ thị
// column document_id: Mã văn bản
// key: edge_id

// Impact: 3 if the part hangs on this passage alone in its document, 1 else; half of it where only
// central authorities can act. Uncertainty: 1 at a score of one half, 0 at 0 and at 1. What the two
// methods contradict each other on comes first, then what has changed since it was decided.

// part: rows
MATCH (r:{{Document}}){{or_issued_with}}-[:CONTAINS]->(s:Solution)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d:{{Document}})
WHERE {{no_heading(s)}} AND (e.decided_by IS NULL OR e.suspect) AND e.basis <> 'stated'
  AND {{if_given($resolution, r.id)}} AND {{if_given($document, d.id)}}
WITH DISTINCT s, e, p, d
OPTIONAL MATCH (s)<-[o:IMPLEMENTS]-(:{{Passage}})<-[:CONTAINS]-(d)
WHERE o.id <> e.id AND o.coverage <> 'unsure' AND {{not_rejected(o)}}
WITH s, e, p, d, count(o.id) AS others
WITH s, e, p, d,
  CASE WHEN (e.by_words = 'addressed' AND e.by_letters = 'none')
      OR (e.by_words = 'none' AND e.by_letters = 'addressed') THEN 2
    WHEN coalesce(e.suspect, false) THEN 1 ELSE 0 END AS first,
  (CASE WHEN others = 0 THEN 3.0 ELSE 1.0 END) * (CASE WHEN s.scope = 'national' THEN 0.5 ELSE 1.0 END)
    * (1.0 - abs(2.0 * coalesce(e.score, 0.5) - 1.0)) AS weight
RETURN CASE first WHEN 2 THEN 'disagree' WHEN 1 THEN 'suspect' ELSE 'uncertain' END AS why,
  10.0 * first + weight AS priority, s.code AS code, coalesce(d.symbol, d.id) AS document,
  e.coverage AS coverage, e.score AS score, e.by_words AS by_words, e.by_letters AS by_letters,
  e.rationale AS rationale, e.quote AS quote, e.line AS line, s.text AS text, e.id AS edge_id,
  p.id AS passage_id, s.id AS solution_id, d.id AS document_id
ORDER BY priority DESC, edge_id;

// part: total
MATCH (r:{{Document}}){{or_issued_with}}-[:CONTAINS]->(s:Solution)<-[e:IMPLEMENTS]-(:{{Passage}})<-[:CONTAINS]-(d:{{Document}})
WHERE {{no_heading(s)}} AND e.basis <> 'stated'
  AND {{if_given($resolution, r.id)}} AND {{if_given($document, d.id)}}
WITH DISTINCT e.id AS id
RETURN count(id) AS total;
