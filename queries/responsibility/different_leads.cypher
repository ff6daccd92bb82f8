// title: Cùng một nội dung, hai văn bản giao hai cơ quan chủ trì khác nhau
// title_en: Different leads for one duty
// question: Với cùng một nội dung của cấp trên, những văn bản nào giao cho các cơ quan chủ trì khác nhau trong cùng một địa bàn?
// severity: medium
// param resolution: document = none: số, ký hiệu hoặc mã của nghị quyết; không nêu thì xét mọi nghị quyết
// column code: Mã số
// column solution: Nội dung của cấp trên
// column document: Văn bản
// column lead: Cơ quan chủ trì
// column text: Nhiệm vụ
// column line: Dòng
// column quote: Trích văn bản
// column other_document: Văn bản kia
// column other_lead: Cơ quan chủ trì kia
// column other_text: Nhiệm vụ kia
// column other_line: Dòng kia
// column other_quote: Trích văn bản kia
// column score: Độ giống thấp hơn
// column solution_id: Mã giải pháp
// column task_id: Mã nhiệm vụ
// column other_task_id: Mã nhiệm vụ kia
// column lead_id: Mã cơ quan chủ trì
// column other_lead_id: Mã cơ quan chủ trì kia
// key: solution_id, task_id, other_task_id, lead_id, other_lead_id

// Both tasks answer to the same words of the resolution, by their own words or by comparison; what a
// person has rejected, or has yet to decide on, does not count. Leads of different provinces, or of a
// province and one of its communes, do not contradict each other; nor do a body and its successor,
// or a group and its member. They are counted against all pairs of leads of the same words.

// part: rows
MATCH (t:Task)-[m:IMPLEMENTS]->(s:Solution)<-[n:IMPLEMENTS]-(u:Task)
WHERE m.document < n.document AND {{no_heading(s)}} AND {{not_rejected(m)}} AND {{not_unsure(m)}}
  AND {{not_rejected(n)}} AND {{not_unsure(n)}}
MATCH (r:{{Document}})-[:CONTAINS]->(s)
WHERE {{if_given($resolution, r.id)}}
MATCH (a:Agency)-[e:CHỦ_TRÌ {role: 'chủ trì'}]->(t)
MATCH (b:Agency)-[g:CHỦ_TRÌ {role: 'chủ trì'}]->(u)
WHERE a.id <> b.id AND coalesce(a.place, '') = coalesce(b.place, '')
  AND NOT EXISTS { MATCH (a)-[:CHỦ_TRÌ]->(u) } AND NOT EXISTS { MATCH (b)-[:CHỦ_TRÌ]->(t) }
  AND NOT EXISTS { MATCH (a)-[:SUCCEEDS*1..3]->(b) }
  AND NOT EXISTS { MATCH (b)-[:SUCCEEDS*1..3]->(a) }
  AND NOT EXISTS { MATCH (a)-[:MEMBER_OF]->(b) } AND NOT EXISTS { MATCH (b)-[:MEMBER_OF]->(a) }
OPTIONAL MATCH (d:{{Document}}) WHERE d.id = e.document
OPTIONAL MATCH (f:{{Document}}) WHERE f.id = g.document
RETURN s.code AS code, s.text AS solution, coalesce(d.symbol, d.id) AS document, a.name AS lead,
  t.text AS text, e.line AS line, e.quote AS quote, coalesce(f.symbol, f.id) AS other_document,
  b.name AS other_lead, u.text AS other_text, g.line AS other_line, g.quote AS other_quote,
  CASE WHEN coalesce(m.score, 1.0) < coalesce(n.score, 1.0) THEN m.score ELSE n.score END AS score,
  s.id AS solution_id, t.id AS task_id, u.id AS other_task_id, a.id AS lead_id, b.id AS other_lead_id
ORDER BY solution_id, task_id, other_task_id, lead_id, other_lead_id;

// part: total
MATCH (t:Task)-[m:IMPLEMENTS]->(s:Solution)<-[n:IMPLEMENTS]-(u:Task)
WHERE m.document < n.document AND {{no_heading(s)}} AND {{not_rejected(m)}} AND {{not_unsure(m)}}
  AND {{not_rejected(n)}} AND {{not_unsure(n)}}
MATCH (r:{{Document}})-[:CONTAINS]->(s)
WHERE {{if_given($resolution, r.id)}}
MATCH (:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(t)
MATCH (:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(u)
RETURN count(*) AS total;
