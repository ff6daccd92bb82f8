// title: Cơ quan chủ trì trong các văn bản triển khai
// title_en: Who leads in the documents that carry a document out
// question: Trong các văn bản triển khai một nghị quyết, cơ quan nào chủ trì, làm đầu mối hay theo dõi bao nhiêu nhiệm vụ của văn bản nào?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản được triển khai
// param level: level = all: cấp ban hành của các văn bản triển khai
// column agency: Cơ quan
// column role: Vai trò
// column document: Văn bản
// column tasks: Số nhiệm vụ
// column stated: Trong đó văn bản nêu rõ
// column line: Dòng của một chỗ
// column quote: Trích một chỗ
// column agency_id: Mã cơ quan
// column document_id: Mã văn bản
// key: agency_id, role, document_id

// part: rows
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
WITH DISTINCT d
MATCH (d)-[:CONTAINS]->(t:Task)<-[e:CHỦ_TRÌ]-(a:Agency)
WITH d, a, e.role AS role, count(DISTINCT t.id) AS tasks,
  count(DISTINCT CASE WHEN {{stated(e)}} THEN t.id END) AS stated, min(e.id) AS chosen
MATCH (a)-[e:CHỦ_TRÌ]->(:Task)
WHERE e.id = chosen
RETURN a.name AS agency, role, coalesce(d.symbol, d.id) AS document, tasks, stated,
  e.line AS line, e.quote AS quote, a.id AS agency_id, d.id AS document_id
ORDER BY tasks DESC, agency_id, role, document_id;

// part: total
MATCH (:{{Document}})-[:CONTAINS]->(t:Task)<-[e:CHỦ_TRÌ]-(a:Agency)
WITH DISTINCT a.id AS agency, e.role AS role, e.document AS document
RETURN count(*) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
RETURN DISTINCT d.id AS id
ORDER BY id;
