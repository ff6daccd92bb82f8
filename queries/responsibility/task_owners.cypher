// title: Ai chịu trách nhiệm vào ngày hỏi
// title_en: Who answers for a task on a day
// question: Nhiệm vụ của một văn bản đến ngày hỏi do cơ quan nào chịu trách nhiệm, kế thừa từ cơ quan nào, theo căn cứ nào?
// severity: info
// param document: document: số, ký hiệu hoặc mã của văn bản
// param number: text = none: số thứ tự của nhiệm vụ; không nêu thì lấy mọi nhiệm vụ
// column number: Số thứ tự
// column text: Nhiệm vụ
// column owner: Cơ quan chịu trách nhiệm
// column lead: Cơ quan chủ trì như văn bản giao
// column chain: Chuỗi kế thừa
// column since: Kế thừa từ ngày
// column evidence: Căn cứ kế thừa
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column owner_id: Mã cơ quan chịu trách nhiệm
// column lead_id: Mã cơ quan chủ trì
// column task_id: Mã nhiệm vụ
// column document_id: Mã văn bản
// key: task_id, lead_id, owner_id

// The owner is who leads by the text, or who had taken over from it by the day of the answer, in
// three steps at most. Where a body was divided there is a row for each of those that took over.

// part: rows
MATCH (d:{{Document}} {id: $document})-[:CONTAINS]->(t:Task)<-[e:CHỦ_TRÌ {role: 'chủ trì'}]-(a:Agency)
WHERE {{if_given($number, t.number)}}
OPTIONAL MATCH (b:Agency)-[x:SUCCEEDS]->(a) WHERE x.effective_on <= $as_of
OPTIONAL MATCH (c:Agency)-[y:SUCCEEDS]->(b) WHERE y.effective_on <= $as_of
OPTIONAL MATCH (f:Agency)-[z:SUCCEEDS]->(c) WHERE z.effective_on <= $as_of
RETURN t.number AS number, t.text AS text, coalesce(f.name, c.name, b.name, a.name) AS owner,
  a.name AS lead,
  CASE WHEN f.name IS NOT NULL THEN a.name + ' → ' + b.name + ' → ' + c.name + ' → ' + f.name
    WHEN c.name IS NOT NULL THEN a.name + ' → ' + b.name + ' → ' + c.name
    WHEN b.name IS NOT NULL THEN a.name + ' → ' + b.name END AS chain,
  coalesce(z.effective_on, y.effective_on, x.effective_on) AS since,
  CASE WHEN f.name IS NOT NULL THEN x.quote + ' ; ' + y.quote + ' ; ' + z.quote
    WHEN c.name IS NOT NULL THEN x.quote + ' ; ' + y.quote
    WHEN b.name IS NOT NULL THEN x.quote END AS evidence,
  coalesce(d.symbol, d.id) AS document, e.line AS line, e.quote AS quote,
  coalesce(f.id, c.id, b.id, a.id) AS owner_id, a.id AS lead_id, t.id AS task_id,
  d.id AS document_id
ORDER BY t.position, task_id, lead_id, owner_id;

// part: total
MATCH (:{{Document}} {id: $document})-[:CONTAINS]->(t:Task)<-[:CHỦ_TRÌ {role: 'chủ trì'}]-(:Agency)
WHERE {{if_given($number, t.number)}}
RETURN count(*) AS total;
