// title: Chỉ tiêu chưa rõ cơ quan theo dõi
// title_en: Indicators without a stated monitor
// question: Chỉ tiêu nào không ghi cơ quan theo dõi, hoặc chỉ suy ra được từ ô gộp phía trên?
// severity: medium
// column indicator_id: Mã chỉ tiêu
// column number: Số thứ tự
// column name: Chỉ tiêu
// column target: Mục tiêu
// column target_year: Năm
// column status: Tình trạng
// column monitors: Cơ quan theo dõi suy ra
// column document: Văn bản
// column line: Dòng
// column quote: Trích văn bản
// column document_id: Mã văn bản
// key: indicator_id

// inherited: the cell is blank and the agency comes from the cell above, probably a merged one;
// not_stated: no agency can be read or inherited.

// part: rows
MATCH (d:{{Document}})-[c:CONTAINS]->(i:Indicator)
OPTIONAL MATCH (a:Agency)-[e:CHỦ_TRÌ {role: 'theo dõi'}]->(i)
WITH d, c, i, collect(DISTINCT a.name) AS monitors,
  sum(CASE WHEN {{stated(e)}} THEN 1 ELSE 0 END) AS stated
WHERE stated = 0
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.target AS target,
  i.target_year AS target_year,
  CASE WHEN size(monitors) = 0 THEN 'not_stated' ELSE 'inherited' END AS status,
  monitors, coalesce(d.symbol, d.id) AS document, c.line AS line, c.quote AS quote,
  d.id AS document_id
ORDER BY document_id, i.position, indicator_id;

// part: total
MATCH (i:Indicator) RETURN count(i) AS total;
