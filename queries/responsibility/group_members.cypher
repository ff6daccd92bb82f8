// title: Thành viên của một nhóm cơ quan
// title_en: Members of a group of bodies
// question: Một tên chung như “các đơn vị thuộc Bộ” gồm những cơ quan nào vào ngày hỏi?
// severity: info
// param agency: agency: tên hoặc mã của nhóm cơ quan
// column group: Nhóm
// column member: Thành viên
// column status: Tình trạng
// column valid_from: Từ ngày
// column valid_to: Đến ngày
// column source: Nguồn
// column group_id: Mã nhóm
// column member_id: Mã thành viên
// key: group_id, member_id

// members_known: the register names the members; members_unknown: the group is named, but nobody
// can say from the register whom it holds on that day.

// part: rows
MATCH (g:Agency) WHERE g.id IN $agency AND g.collective
OPTIONAL MATCH (m:Agency)-[e:MEMBER_OF]->(g)
WHERE {{has_begun(m)}}
  AND coalesce(m.valid_to, date('9999-12-31')) >= $as_of
RETURN g.name AS `group`, m.name AS member,
  CASE WHEN m.id IS NULL THEN 'members_unknown' ELSE 'members_known' END AS status,
  m.valid_from AS valid_from, m.valid_to AS valid_to, e.quote AS source, g.id AS group_id,
  coalesce(m.id, '') AS member_id
ORDER BY group_id, member, member_id;

// part: total
MATCH (g:Agency) WHERE g.id IN $agency AND g.collective
OPTIONAL MATCH (m:Agency)-[:MEMBER_OF]->(g)
RETURN count(*) AS total;
