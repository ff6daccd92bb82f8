// title: Văn bản được dẫn chiếu nhưng chưa nạp
// title_en: Documents that are cited but not loaded
// question: Những văn bản nào được các văn bản khác nhắc đến mà chưa có trong cơ sở dữ liệu?
// severity: low
// column symbol: Số, ký hiệu
// column kind: Loại văn bản
// column year: Năm
// column mentions: Số lần được nhắc
// column cited_by: Mã các văn bản nhắc đến
// column document_id: Mã văn bản
// key: document_id

// part: rows
MATCH (d:{{Document}})<-[e:IMPLEMENTS|CITES|AMENDS|REPLACES]-(:{{Document}}|Task)
WHERE NOT d.loaded
RETURN d.symbol AS symbol, d.kind AS kind, d.year AS year, count(e) AS mentions,
  collect(DISTINCT e.document) AS cited_by, d.id AS document_id
ORDER BY mentions DESC, document_id;

// part: total
MATCH (d:{{Document}})<-[:IMPLEMENTS|CITES|AMENDS|REPLACES]-(:{{Document}}|Task)
RETURN count(DISTINCT d.id) AS total;
