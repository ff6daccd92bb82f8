// title: Chỉ tiêu của cấp trên mà cấp dưới không đặt
// title_en: Targets that a lower plan does not set
// question: Những chỉ tiêu nào của cấp trên không có chỉ tiêu cùng loại trong văn bản triển khai?
// severity: low
// param resolution: document: số, ký hiệu hoặc mã của văn bản đặt ra chỉ tiêu
// param level: level = local: cấp ban hành của các văn bản triển khai; local là cấp tỉnh, cấp huyện và cấp xã
// column document: Văn bản
// column name: Chỉ tiêu của cấp trên
// column target: Mức của cấp trên
// column year: Năm
// column line: Dòng
// column indicator_id: Mã chỉ tiêu
// column document_id: Mã văn bản
// key: document_id, indicator_id

// A floor for each province is no target of its own: it is set where the target over all is.

// part: rows
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
  AND d.source_kind <> 'press'
WITH DISTINCT d, r
MATCH (r){{or_issued_with}}-[c:CONTAINS]->(u:Indicator)
WHERE NOT EXISTS { MATCH (d)-[:CONTAINS]->(:Indicator)-[:IMPLEMENTS]->(u) }
  AND NOT EXISTS { MATCH (d)-[:CONTAINS]->(:Indicator)-[f:IMPLEMENTS]->(:Indicator)<-[:CONTAINS]-(r)
    WHERE f.floor = u.target_value }
RETURN coalesce(d.symbol, d.id) AS document, u.name AS name, u.target AS target,
  u.target_year AS year, c.line AS line, u.id AS indicator_id, d.id AS document_id
ORDER BY document_id, u.position, indicator_id;

// part: total
MATCH chain = (d:{{Document}}){{carries_out}}(r:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
  AND d.source_kind <> 'press'
WITH DISTINCT d, r
MATCH (r){{or_issued_with}}-[:CONTAINS]->(u:Indicator)
RETURN count(*) AS total;

// part: documents
MATCH chain = (d:{{Document}}){{carries_out}}(:{{Document}} {id: $resolution})
WHERE {{counts_below(d, chain)}} AND {{of_level(d)}}
  AND d.source_kind <> 'press'
RETURN DISTINCT d.id AS id
ORDER BY id;
