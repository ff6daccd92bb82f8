// title: Vì sao có liên kết này
// title_en: Why a link is there
// question: Mỗi liên kết giữa một nội dung của văn bản và một ý của nghị quyết dựa trên chữ nào, còn thiếu gì, hai cách đối chiếu nói gì, ai đã quyết định?
// severity: info
// param resolution: document: số, ký hiệu hoặc mã của văn bản đề ra giải pháp
// param document: document = none: chỉ xét một văn bản triển khai
// param code: text = none: mã của giải pháp hoặc ý; gồm cả các ý bên trong
// column code: Mã số
// column document: Văn bản triển khai
// column coverage: Mức triển khai
// column strength: Độ mạnh (0-10)
// column relation: Quan hệ
// column rationale: Vì sao
// column quote: Trích văn bản triển khai
// column line: Dòng
// column spans: Vị trí (dòng:chữ-chữ)
// column text: Nội dung của nghị quyết
// column shared_words: Chữ chung
// column missing_essentials: Yếu tố còn thiếu
// column missing_words: Chữ của cấp trên không có
// column score: Mức khớp
// column words_score: Theo từ
// column letters_score: Theo chữ cái
// column essentials_share: Theo yếu tố
// column section_agreement: Theo đề mục
// column by_words: Cách thứ nhất
// column by_letters: Cách thứ hai
// column rank: Thứ hạng
// column next_best: Điểm nội dung kế tiếp
// column essentials_derived: Yếu tố do máy suy ra
// column basis: Căn cứ
// column status: Trạng thái
// column decided_by: Người quyết định
// column decided_at: Lúc
// column reason: Lý do
// column suspect: Cần xem lại
// column passage_id: Mã nội dung triển khai
// column solution_id: Mã trong đồ thị
// column document_id: Mã văn bản
// column edge_id: Mã quan hệ
// key: edge_id

// part: rows
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution)
WHERE {{no_heading(s)}}
MATCH (s)<-[e:IMPLEMENTS]-(p:{{Passage}})<-[:CONTAINS]-(d:{{Document}})
WHERE {{if_given($document, d.id)}}
  AND ({{if_given($code, s.code)}} OR left(s.code, size($code) + 1) = $code + '.')
RETURN s.code AS code, coalesce(d.symbol, d.id) AS document, e.coverage AS coverage,
  e.strength AS strength, e.relation AS relation,
  e.rationale AS rationale, e.quote AS quote, e.line AS line,
  e.spans AS spans, s.text AS text,
  e.shared_words AS shared_words, e.missing_essentials AS missing_essentials,
  e.missing_words AS missing_words, e.score AS score, e.words_score AS words_score,
  e.letters_score AS letters_score, e.essentials_share AS essentials_share,
  e.section_agreement AS section_agreement, e.by_words AS by_words, e.by_letters AS by_letters,
  e.rank AS rank, e.next_best AS next_best, e.essentials_derived AS essentials_derived,
  e.basis AS basis, e.status AS status, e.decided_by AS decided_by, e.decided_at AS decided_at,
  e.reason AS reason, e.suspect AS suspect, p.id AS passage_id, s.id AS solution_id,
  d.id AS document_id, e.id AS edge_id
ORDER BY s.position, document_id, rank, edge_id;

// part: total
MATCH (r:{{Document}} {id: $resolution}){{or_issued_with}}-[:CONTAINS]->(s:Solution)
WHERE {{no_heading(s)}}
MATCH (s)<-[e:IMPLEMENTS]-(:{{Passage}})<-[:CONTAINS]-(d:{{Document}})
WHERE {{if_given($document, d.id)}}
RETURN count(e.id) AS total;
