// title: Nhiệm vụ không có một cơ quan chủ trì rõ ràng
// title_en: Tasks without one accountable lead
// question: Nhiệm vụ nào không ghi cơ quan chủ trì, có nhiều cơ quan cùng chủ trì, hoặc giao chung cho một nhóm cơ quan?
// severity: medium
// column task_id: Mã nhiệm vụ
// column number: Số thứ tự
// column text: Nhiệm vụ
// column finding: Vấn đề
// column leads: Cơ quan chủ trì
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column document_id: Mã văn bản
// key: task_id

// Three kinds of nothing: not_stated: no lead is written; none: it says that there is none;
// unreadable: the words name nobody. several: more than one; focal: one leads and another is the
// focal unit (đầu mối), so that two answer for it; collective: a group such as "các sở";
// unknown: a name that no register explains, so that nobody can say who it is.

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(t:Task)
OPTIONAL MATCH (a:Agency)-[:CHỦ_TRÌ {role: 'chủ trì'}]->(t)
WITH d, c, t, count(DISTINCT a.id) AS leads, collect(DISTINCT a.name) AS names,
  max(CASE WHEN a.collective THEN 2 WHEN a.kind = 'unknown' THEN 1 ELSE 0 END) AS vague,
  min(a.id) AS first
OPTIONAL MATCH (u:Agency)-[:CHỦ_TRÌ {role: 'đầu mối'}]->(t) WHERE u.id <> first
WITH d, c, t, leads, names, vague, count(DISTINCT u.id) AS focal
WHERE leads <> 1 OR vague > 0 OR focal > 0
RETURN t.id AS task_id, t.number AS number, t.text AS text,
  CASE WHEN leads = 0 THEN coalesce(t.lead_absence, 'not_stated') WHEN leads > 1 THEN 'several'
    WHEN vague = 2 THEN 'collective' WHEN vague = 1 THEN 'unknown' ELSE 'focal' END AS finding,
  names AS leads, coalesce(d.symbol, d.id) AS document, c.line AS line, c.quote AS quote,
  d.id AS document_id
ORDER BY document_id, t.position, task_id;

// part: total
MATCH (t:Task) RETURN count(t) AS total;
