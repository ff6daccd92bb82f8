from datetime import date

from tests.unit.directive import COLUMNS, HEAD, codes, parse

ROW = "1\tXây dựng đề án\tVụ Pháp chế\t\t2026\t\n"


def test_the_head_says_who_issued_what_when() -> None:
    head = parse(HEAD).head

    assert (head.symbol, head.kind) == ("12/KH-BGDĐT", "Kế hoạch")
    assert head.issued_on == date(2025, 2, 5)
    assert head.issuer_id == "bo-giao-duc-va-dao-tao"
    assert head.title == "Thực hiện Nghị quyết số 57-NQ/TW"


def test_a_blank_number_stays_blank() -> None:
    parsed = parse(HEAD.replace("Số: 12/KH-BGDĐT", "Số: /KH-BGDĐT"))

    assert parsed.head.symbol is None
    assert "number-blank" in codes(parsed)


def test_the_caption_of_an_annex_recovers_number_and_date() -> None:
    text = HEAD.replace("Số: 12/KH-BGDĐT", "Số: /KH-BGDĐT").replace("05 tháng 02", "tháng")
    annex = "PHỤ LỤC\n(Kèm theo Kế hoạch số: 100 /KH-BGDĐT ngày 05/02/2025)\n"

    parsed = parse(text + annex + COLUMNS + ROW)

    assert (parsed.head.symbol, parsed.head.issued_on) == ("100/KH-BGDĐT", date(2025, 2, 5))
    assert "number-recovered" in codes(parsed)


def test_a_caption_of_another_issuer_is_a_conflict_and_changes_nothing() -> None:
    annex = "PHỤ LỤC\n(Kèm theo Kế hoạch số 33/KH-BYT ngày 05/02/2025)\n"

    parsed = parse(HEAD + annex + COLUMNS + ROW)

    assert parsed.head.symbol == "12/KH-BGDĐT"
    assert "number-conflict" in codes(parsed)


def test_an_impossible_date_of_issue_is_not_bent() -> None:
    parsed = parse(HEAD.replace("05 tháng 02", "30 tháng 02"))

    assert parsed.head.issued_on is None
    assert parsed.head.year == 2025
    assert "date-impossible" in codes(parsed)


def test_a_title_may_run_over_several_lines() -> None:
    text = HEAD.replace(
        "Thực hiện Nghị quyết số 57-NQ/TW\n\nThực hiện",
        "Triển khai Nghị quyết số 57-NQ/TW\nvề đột phá phát triển khoa học\n\nThực hiện",
    )

    assert parse(text).head.title == (
        "Triển khai Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học"
    )


def test_recipients_and_signer_stand_behind_the_body() -> None:
    closing = (
        "Nơi nhận:\n- Bộ Y tế (để báo cáo);\n- Các đơn vị thuộc Bộ GDĐT;\n- Lưu: VT.\n\n"
        "KT. BỘ TRƯỞNG\n\nPGS.TS. Phan Xuân Dũng\n"
    )

    head = parse(HEAD + closing).head

    assert [name.text for name in head.recipients] == ["Bộ Y tế", "Các đơn vị thuộc Bộ GDĐT"]
    assert head.signer == "Phan Xuân Dũng"


def test_a_text_without_a_kind_says_so() -> None:
    assert "head-missing" in codes(parse("Một dòng chữ.\n"))


def test_a_header_table_is_read_cell_by_cell() -> None:
    text = HEAD.split("KẾ HOẠCH", 1)[1]
    table = (
        "| BỘ GIÁO DỤC VÀ ĐÀO TẠO ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
        "Độc lập - Tự do - Hạnh phúc --------------- |\n| --- | --- |\n"
        "| Số: 12/KH-BGDĐT | *Hà Nội, ngày 05 tháng 02 năm 2025* |\n\nKẾ HOẠCH"
    )

    parsed = parse(table + text)

    assert (parsed.head.symbol, parsed.head.issued_on) == ("12/KH-BGDĐT", date(2025, 2, 5))
    assert parsed.head.issuer_id == "bo-giao-duc-va-dao-tao"
    assert parsed.ledger.counts()["unread"] == 0


def test_front_matter_and_comments_are_no_words_of_the_document() -> None:
    parsed = parse("---\ntitle: x\npages: 3\n---\n<!-- page: 1 -->\n" + HEAD)

    assert parsed.head.symbol == "12/KH-BGDĐT"
    reasons = {into for _, fate, into in parsed.ledger.fates() if fate == "ignored"}
    assert {"front-matter", "comment"} <= reasons
