from loaders.layout.margins import rejoin
from loaders.source.lines import Line, read_line
from tests.loaders.directive import HEAD, parse

PARAGRAPHS = (
    "1. Nâng cao nhận thức của cán bộ, công chức và người dân về vai trò của chuyển đổi số trong "
    "phát triển kinh tế - xã hội, gắn với trách nhiệm của người đứng đầu từng cơ quan, đơn vị.",
    "2. Hoàn thiện cơ chế, chính sách về dữ liệu số; rà soát, bãi bỏ quy định không còn phù hợp "
    "và đề xuất cấp có thẩm quyền sửa đổi, bổ sung các văn bản có liên quan trong năm.",
    "3. Phát triển hạ tầng số đồng bộ từ tỉnh đến xã, bảo đảm kết nối thông suốt và an toàn "
    "thông tin mạng cho mọi hệ thống đang vận hành tại các cơ quan nhà nước trên địa bàn.",
    "4. Bồi dưỡng kỹ năng số cho đội ngũ cán bộ cấp xã và hỗ trợ doanh nghiệp nhỏ chuyển đổi "
    "quy trình sản xuất theo hướng tự động hóa, tiết kiệm năng lượng và thân thiện môi trường.",
)


def _break(paragraph: str, width: int = 60) -> list[str]:
    lines = [""]
    for word in paragraph.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _lines(*texts: str) -> list[Line]:
    return [read_line(number, text) for number, text in enumerate(texts, start=1)]


BROKEN = [line for paragraph in PARAGRAPHS for line in _break(paragraph)]


def test_lines_broken_at_the_margin_are_paragraphs_again() -> None:
    assert [line.text for line in rejoin(_lines(*BROKEN))] == list(PARAGRAPHS)


def test_a_paragraph_knows_the_lines_it_was_broken_into() -> None:
    joined = rejoin(_lines(*BROKEN))

    numbers = [number for line in joined for number in (line.number, *line.others)]
    assert numbers == list(range(1, len(BROKEN) + 1))


def test_a_text_of_whole_paragraphs_is_left_alone() -> None:
    lines = _lines(*PARAGRAPHS * 4)

    assert rejoin(lines) == tuple(lines)


def test_a_few_short_lines_are_not_taken_for_a_broken_text() -> None:
    lines = _lines("Nơi nhận:", "- Như trên;", "- Lưu: VT.")

    assert rejoin(lines) == tuple(lines)


def test_a_sentence_goes_on_with_the_name_of_a_document() -> None:
    start = "5. Các sở báo cáo kết quả thực hiện các nhiệm vụ tại"
    lines = _lines(*BROKEN, start, "Kế hoạch này trước ngày 15/12; gửi kèm", "thông báo của sở.")

    last = rejoin(lines)[-1]

    assert last.text == f"{start} Kế hoạch này trước ngày 15/12; gửi kèm thông báo của sở."


def test_a_heading_goes_on_with_the_name_of_a_document_and_a_head_does_not() -> None:
    lines = _lines(
        *BROKEN, "III. NỘI DUNG VÀ", "PHƯƠNG ÁN TRIỂN KHAI", "TỈNH LÀO CAI " * 3, "KẾ HOẠCH"
    )

    assert [line.text for line in rejoin(lines)][4:] == [
        "III. NỘI DUNG VÀ PHƯƠNG ÁN TRIỂN KHAI",
        ("TỈNH LÀO CAI " * 3).strip(),
        "KẾ HOẠCH",
    ]


def test_a_new_number_or_heading_begins_a_new_paragraph() -> None:
    lines = _lines(
        *BROKEN, "PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-UBND)", "Nơi nhận:", "- Như trên;"
    )

    *_, annex, caption, recipients, item = rejoin(lines)

    assert (annex.text, recipients.text, item.text) == ("PHỤ LỤC", "Nơi nhận:", "- Như trên;")
    assert caption.text == "(Kèm theo Kế hoạch số 12/KH-UBND)"


def test_a_title_in_capitals_is_not_joined_to_the_words_above() -> None:
    full = "5. Các sở, ngành và Ủy ban nhân dân các xã, phường gồm"

    *_, words, title = rejoin(_lines(*BROKEN, full, "DANH MỤC NHIỆM VỤ TRỌNG TÂM"))

    assert (words.text, title.text) == (full, "DANH MỤC NHIỆM VỤ TRỌNG TÂM")


def test_rows_of_a_table_are_never_joined() -> None:
    row = "1\tXây dựng đề án\tSở Y tế"

    *_, last = rejoin(_lines(*BROKEN, row, row.replace("1", "2")))

    assert last.cells == ("2", "Xây dựng đề án", "Sở Y tế") and last.others == ()


def test_solutions_of_a_broken_text_are_read_whole() -> None:
    parsed = parse(HEAD + "II. NHIỆM VỤ VÀ GIẢI PHÁP\n\n" + "\n".join(BROKEN) + "\n")

    assert [each.text for each in parsed.solutions] == [each[3:] for each in PARAGRAPHS]
    assert parsed.ledger.counts()["unread"] == 0
