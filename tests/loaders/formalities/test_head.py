from datetime import date

import pytest

from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from loaders.pipeline import record
from tests.loaders.directive import COLUMNS, HEAD, codes, parse, records

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


def test_a_smeared_day_leaves_month_and_year_and_is_not_taken_from_another_year() -> None:
    text = HEAD.replace("ngày 05 tháng", "ngày |5_ tháng")
    annex = "PHỤ LỤC\n(Kèm theo Kế hoạch số: 12/KH-BGDĐT ngày {})\n"

    same, *others = (
        parse(text + annex.format(day) + COLUMNS + ROW)
        for day in ("05/02/2025", "05/02/2024", "05/03/2025")
    )

    for other in others:
        assert (other.head.issued_on, other.head.month, other.head.year) == (None, 2, 2025)
        assert other.head.day == date(2025, 2, 28)
        assert "number-conflict" in codes(other)
    assert same.head.issued_on == same.head.day == date(2025, 2, 5)
    assert "number-conflict" not in codes(same)


@pytest.mark.parametrize(
    ("day", "issuer"),
    [("tháng 3 năm 2025", "-cu"), ("tháng 8 năm 2025", ""), ("tháng năm 2018", "-cu")],
)
def test_a_body_is_looked_up_for_the_month_in_which_the_document_was_issued(
    day: str, issuer: str
) -> None:
    head = HEAD.replace("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI")
    head = head.replace("KH-BGDĐT", "KH-UBND").replace(
        "Hà Nội, ngày 05 tháng 02 năm 2025", f"Lào Cai, ngày {day}"
    )

    assert parse(head).head.issuer_id == f"ubnd-tinh-lao-cai{issuer}"


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
    assert "head-missing" in codes(parse("I. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n"))


def test_words_that_are_no_directive_are_refused() -> None:
    with pytest.raises(Unreadable):
        parse("Đi chợ mua rau.\n")


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


CAPITALS = HEAD.replace("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "ỦY BAN NHÂN DÂN\nTỈNH {place}").replace(
    "12/KH-BGDĐT", "12/KH-UBND"
)


def test_two_provinces_with_one_number_are_two_documents() -> None:
    one, other = (records(CAPITALS.format(place=name)) for name in ("LÀO CAI", "CAO BẰNG"))

    assert one.document.id == "12-kh-ubnd-tinh-lao-cai-2025"
    assert other.document.id == "12-kh-ubnd-tinh-cao-bang-2025"


def test_an_issuer_in_capitals_is_one_name_over_two_lines() -> None:
    parsed = parse(CAPITALS.format(place="LÀO CAI"))

    assert parsed.head.issuer and parsed.head.issuer.text == "Ủy ban nhân dân tỉnh Lào Cai"
    assert parsed.ledger.counts()["unread"] == 0


def test_a_department_stands_below_its_province() -> None:
    text = HEAD.replace("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG")

    found = records(text.replace("12/KH-BGDĐT", "12/KH-SCT"))

    assert found.document.id == "12-kh-sct-tinh-lao-cai-2025"


@pytest.mark.parametrize(("capitals", "name"), [("SỞ Y TẾ", "Sở Y tế"), ("SỞ NỘI VỤ", "Sở Nội vụ")])
def test_a_name_whose_capitals_all_bear_marks_heads_a_document_too(
    capitals: str, name: str
) -> None:
    text = HEAD.replace("BỘ GIÁO DỤC VÀ ĐÀO TẠO", f"UBND TỈNH LÀO CAI\n{capitals}")
    head = parse(text.replace("Bộ ban hành", f"{name} ban hành")).head

    assert head.issuer
    assert head.issuer.text == f"{name} tỉnh Lào Cai"


def test_the_same_title_in_another_year_is_another_document() -> None:
    blank = HEAD.replace("Số: 12/KH-BGDĐT", "Số: /KH-BGDĐT")

    assert records(blank).document.id != records(blank.replace("2025", "2026")).document.id


def test_sections_need_not_begin_with_the_first() -> None:
    text = HEAD.split("I. MỤC ĐÍCH")[0] + "II. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n"

    assert [each.code for each in parse(text).solutions] == ["1", "1.1"]


def test_a_head_without_blank_lines_keeps_title_and_opening_apart() -> None:
    parsed = parse("\n".join(line for line in HEAD.splitlines() if line))

    assert parsed.head.title == "Thực hiện Nghị quyết số 57-NQ/TW"


@pytest.mark.parametrize(
    ("whole", "wrapped"),
    [
        ("CHỦ NGHĨA VIỆT NAM", "CHỦ\nNGHĨA VIỆT NAM"),
        ("Tự do - Hạnh phúc", "Tự do - Hạnh\nphúc"),
        ("ngày 05 tháng 02 năm 2025", "ngày 05 tháng 02\nnăm 2025"),
        ("ngày 05 tháng 02 năm 2025", "ngày 05 tháng 02 năm\n2025"),
        ("Hà Nội, ngày 05", "Hà Nội,\nngày 05"),
    ],
)
def test_motto_and_date_may_run_over_two_lines(whole: str, wrapped: str) -> None:
    assert whole in HEAD

    parsed = parse(HEAD.replace(whole, wrapped, 1))

    assert (parsed.head.issued_on, parsed.head.place) == (date(2025, 2, 5), "Hà Nội")
    assert parsed.head.issuer_id == "bo-giao-duc-va-dao-tao"
    assert parsed.head.title == "Thực hiện Nghị quyết số 57-NQ/TW"
    assert codes(parsed) == codes(parse(HEAD))


def test_a_place_may_begin_with_a_letter_that_bears_marks() -> None:
    head = parse(HEAD.replace("Hà Nội, ngày", "Ứng Hòa, ngày")).head

    assert (head.place, head.issued_on) == ("Ứng Hòa", date(2025, 2, 5))


def test_a_motto_may_have_long_dashes() -> None:
    parsed = parse(HEAD.replace("Độc lập - Tự do - ", "Độc lập – Tự do – "))

    reasons = {line.text: into for line, _, into in parsed.ledger.fates()}
    assert reasons["Độc lập – Tự do – Hạnh phúc"] == "motto"


@pytest.mark.parametrize("kind", ["NGHỊ QUYẾT LIÊN TỊCH", "THÔNG TƯ LIÊN TỊCH"])
def test_a_kind_of_several_issuers_is_read_whole(kind: str) -> None:
    head = parse(HEAD.replace("KẾ HOẠCH\n", f"{kind}\n", 1)).head

    assert (head.kind, head.title) == (kind.capitalize(), "Thực hiện Nghị quyết số 57-NQ/TW")


def test_two_columns_may_interleave_a_wrapped_motto_with_the_number() -> None:
    text = HEAD.replace("Số: 12/KH-BGDĐT\n", "").replace(
        "CHỦ NGHĨA VIỆT NAM", "CHỦ\nSố: 12/KH-BGDĐT\nNGHĨA VIỆT NAM"
    )

    parsed = parse(text)

    assert parsed.head.symbol == "12/KH-BGDĐT"
    reasons = {line.number: into for line, _, into in parsed.ledger.fates()}
    assert (reasons[2], reasons[4]) == ("motto", "motto")


@pytest.mark.parametrize("name", ["THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"])
@pytest.mark.parametrize("motto", ["Cộng hoà xã hội", "Cộng hòa xã hội", "CỘNG HOÀ XÃ HỘI"])
@pytest.mark.parametrize("gap", ["  ", "      ", "\t"])
def test_the_issuer_may_stand_beside_the_motto(name: str, motto: str, gap: str) -> None:
    first = f"{name}{gap}{motto} chủ nghĩa Việt Nam\n"

    parsed = parse(first + HEAD.split("\n", 2)[2].replace("KH-BGDĐT", "KH-TTg"))

    assert parsed.head.issuer_id == "thu-tuong-chinh-phu"
    assert parsed.ledger.counts()["unread"] == 0


def test_a_title_that_wraps_goes_on_over_the_words_of_an_opening() -> None:
    title = "Thực hiện Nghị quyết số 149/NQ-CP năm\n2024 của Chính phủ ban hành Chương trình mới"

    parsed = parse(HEAD.replace("Thực hiện Nghị quyết số 57-NQ/TW\n", f"{title}\n", 1))

    assert parsed.head.title == title.replace("\n", " ")


def test_a_ministry_that_names_one_department_means_that_of_every_province() -> None:
    row = "1\tThẩm định hồ sơ\tSở Nội vụ\t\t2026\t\n"
    central = parse(HEAD + "PHỤ LỤC\n" + COLUMNS + row)
    nodes = record(central, shipped_register()).records.nodes

    assert "agency-group" in codes(central)
    assert [each.collective for each in nodes if getattr(each, "name", "") == "Sở Nội vụ"] == [True]
