import random
import zlib

import pytest

from graph.base.errors import Unreadable
from loaders.formats.pdf import limits as pdf_guard
from loaders.formats.pdf import pdf_file as pdf
from loaders.formats.pdf.pdf_file import read_pdf
from loaders.source.issues import Issues
from loaders.source.lines import Line, Merge
from tests.beside import WILD
from tests.loaders.formats.pdf_maker import MadePage, make_pdf, stream

# Lines of 75 letters at 6 points: they reach from 70 to 520.
FULL = "Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ban, ngành, địa phươngx"[:75]


def read(*pages: MadePage, issues: Issues | None = None) -> tuple[Line, ...]:
    return read_pdf(make_pdf(list(pages)), "thu.pdf", issues or Issues())


def texts(*pages: MadePage) -> list[str]:
    return [line.text for line in read(*pages)]


def headed() -> MadePage:
    page = MadePage()
    for top, left, right in (
        (60, "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (76, "TỈNH QUẢNG NGÃI", "Độc lập - Tự do - Hạnh phúc"),
    ):
        page.text(120 - 3 * len(left), top, left)
        page.text(400 - 3 * len(right), top, right)
    return page


def body(page: MadePage, top: float = 200) -> float:
    """Two paragraphs with an indent; gives where they end."""
    page.text(98, top, f"1. {FULL[:67]}")
    page.text(70, top + 18, FULL)
    page.text(70, top + 36, "trong tháng 6.")
    page.text(98, top + 54, f"2. {FULL[:67]}")
    page.text(70, top + 72, FULL)
    return top + 90


def test_wrapped_lines_are_one_paragraph() -> None:
    page = MadePage()
    page.text(70, body(page), "trong tháng 7.")

    assert texts(page) == [
        f"1. {FULL[:67]} {FULL} trong tháng 6.",
        f"2. {FULL[:67]} {FULL} trong tháng 7.",
    ]


def test_a_dash_that_wraps_to_the_margin_begins_no_item() -> None:
    page = MadePage()
    page.text(70, body(page), "- Thương binh và Xã hội thực hiện;")
    page.text(98, 308, "- Sở Tài chính;")

    assert texts(page)[1:] == [
        f"2. {FULL[:67]} {FULL} - Thương binh và Xã hội thực hiện;",
        "- Sở Tài chính;",
    ]


def test_a_symbol_broken_over_two_lines_closes_up() -> None:
    page = MadePage()
    body(page)
    page.text(98, 290, f"3. {FULL[:51]} số 186/KH-"[:70].ljust(70, "x")[:70])
    page.text(98, 308, f"{FULL[:52]} Kế hoạch 186/KH-")
    page.text(70, 326, "UBND ngày 17/9/2024.")

    assert texts(page)[-1].endswith("Kế hoạch 186/KH-UBND ngày 17/9/2024.")


def test_a_paragraph_goes_on_over_a_page_break_and_page_numbers_are_left_out() -> None:
    first, second = MadePage(), MadePage()
    first.text(295, 30, "1")
    body(first)
    second.text(295, 30, "2")
    second.text(70, 70, "trong tháng 8.")
    body(second, 88)

    lines = read(first, second)

    assert lines[1].text == f"2. {FULL[:67]} {FULL} trong tháng 8."
    assert [line.place and line.place.page for line in lines[:3]] == [1, 1, 2]


def test_centred_titles_stay_alone() -> None:
    page = MadePage()
    page.text(295 - 27, 100, "THÔNG BÁO")
    page.text(295 - 120, 118, "Kết luận của Chủ tịch tại cuộc họp ngày"[:40])
    body(page)

    assert texts(page)[:2] == ["THÔNG BÁO", "Kết luận của Chủ tịch tại cuộc họp ngày"]


def test_the_head_is_read_column_after_column() -> None:
    page = headed()
    page.text(75, 100, "Số: 12/TB-UBND")
    page.text(292, 102, "Quảng Ngãi, ngày 5 tháng 3 năm 2024")
    page.text(295 - 27, 130, "THÔNG BÁO")
    body(page)

    assert texts(page)[:7] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG NGÃI",
        "Số: 12/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Ngãi, ngày 5 tháng 3 năm 2024",
        "THÔNG BÁO",
    ]


def test_the_closing_is_recipients_then_signature() -> None:
    page = MadePage()
    top = body(page) + 40
    rows = (
        ("Nơi nhận:", "TL. CHỦ TỊCH"),
        ("- Như trên;", "CHÁNH VĂN PHÒNG"),
        ("- Các sở: Tài chính,", ""),
        ("Nội vụ, Xây dựng;", ""),
        ("- Lưu: VT.", "Phùng Tô Long"),
    )
    for number, (left, right) in enumerate(rows):
        page.text(70, top + 15 * number, left)
        if right:
            page.text(420 - 3 * len(right), top + 15 * number + 2, right)

    assert texts(page)[2:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các sở: Tài chính, Nội vụ, Xây dựng;",
        "- Lưu: VT.",
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "Phùng Tô Long",
    ]


def test_signature_fields_fill_the_number_and_the_day() -> None:
    page, issues = headed(), Issues()
    page.text(75, 100, "Số:")
    page.text(117, 100, "/TB-UBND")
    page.widget(98, 99, "565")
    page.text(292, 100, "Quảng Ngãi, ngày    tháng 11 năm 2024")
    page.widget(394, 98, "15")
    page.widget(300, 10, "Ký bởi: Nguyễn Văn A 18/11/2024 07:25:14")
    body(page)

    lines = read(page, issues=issues)

    assert lines[2].text == "Số: 565/TB-UBND"
    assert lines[5].text == "Quảng Ngãi, ngày 15 tháng 11 năm 2024"
    assert not any("Ký bởi" in line.text for line in lines)
    assert {(found.code, found.line, found.quote[:7]) for found in issues.found} == {
        ("signature-stamp", 3, "565"),
        ("signature-stamp", 6, "15"),
        ("signature-stamp", 1, "Ký bởi:"),
    }


def test_a_seal_printed_into_the_page_is_no_text() -> None:
    page, issues = headed(), Issues()
    page.text(400, 12, "Ký bởi: Cổng Thông tin điện tử", 8)
    page.text(400, 22, "Thời gian ký: 05.05.2021 16:16", 8)
    body(page)

    lines = read(page, issues=issues)

    assert lines[0].text == "ỦY BAN NHÂN DÂN"
    assert [found.code for found in issues.found] == ["signature-stamp"] * 2


def table_page(tops: list[float], rows: list[list[str]]) -> MadePage:
    page = MadePage()
    xs = [70.0, 110.0, 310.0, 420.0, 520.0]
    page.grid(xs, tops)
    for top, row in zip(tops, rows, strict=False):
        for x, cell in zip(xs, row, strict=False):
            for number, line in enumerate(cell.split("\n")):
                page.text(x + 5, top + 4 + 14 * number, line)
    return page


def test_a_table_over_two_pages_is_one_table() -> None:
    first = table_page(
        [700, 730, 760], [["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], ["1", "A", "B", "C"]]
    )
    first.text(70, 670, "Phụ lục kèm theo:")
    second = table_page([60, 90], [["2", "D", "E", "F"]])

    rows = [line for line in read(first, second) if line.is_row]

    assert [line.cells for line in rows] == [
        ("TT", "Nhiệm vụ", "Chủ trì", "Hạn"),
        ("1", "A", "B", "C"),
        ("2", "D", "E", "F"),
    ]
    places = [line.place for line in rows if line.place]
    assert [(place.page, place.table, place.row) for place in places] == [
        (1, 1, 1),
        (1, 1, 2),
        (2, 1, 3),
    ]


def test_lines_of_a_cell_are_joined_and_its_items_kept_apart() -> None:
    cell = "Kế hoạch số 186/KH-\nUBND và Sở Lao động\n- Thương binh;\n- Sở Y tế"
    page = table_page([100, 180, 210], [["1", cell, "Sở A", "Q"], ["2", "x", "y", "z"]])

    assert read(page)[0].cells[1] == (
        "Kế hoạch số 186/KH-UBND và Sở Lao động\n- Thương binh;\n- Sở Y tế"
    )


def test_merged_cells_say_with_which_neighbour() -> None:
    page = MadePage()
    xs, tops = [70.0, 110.0, 310.0, 520.0], [100.0, 130.0, 160.0, 190.0]
    for top in (100, 190):
        page.rule(70, top, 520, top)
    page.rule(110, 130, 520, 130)
    page.rule(70, 160, 520, 160)
    for x in (70, 110, 520):
        page.rule(x, 100, x, 190)
    page.rule(310, 130, 310, 190)
    for x, top, word in ((75, 104, "TT"), (115, 104, "Cơ quan"), (115, 134, "Chủ trì")):
        page.text(x, top, word)
    page.text(315, 134, "Phối hợp")
    page.text(75, 164, "1")
    assert len(xs) == len(tops)

    lines = read(page)

    assert [line.cells for line in lines] == [
        ("TT", "Cơ quan", ""),
        ("", "Chủ trì", "Phối hợp"),
        ("1", "", ""),
    ]
    assert lines[0].merged == (Merge.NONE, Merge.NONE, Merge.LEFT)
    assert lines[1].merged == (Merge.UP, Merge.NONE, Merge.NONE)
    assert lines[2].merged == (Merge.NONE, Merge.NONE, Merge.NONE)


def test_white_rules_and_shading_make_no_table() -> None:
    page = MadePage()
    for number in range(3):
        page.shade(70, 200 + 18 * number, 520, 218 + 18 * number, 1)
        page.rule(295, 200 + 18 * number, 295, 218 + 18 * number, 1)
    body(page)

    assert not any(line.is_row for line in read(page))


def test_a_header_that_repeats_is_dropped_and_said() -> None:
    pages = [MadePage(), MadePage(), MadePage()]
    for number, page in enumerate(pages):
        page.text(200, 20, "CÔNG BÁO TỈNH QUẢNG NGÃI")
        page.text(98, 100, f"{number + 1}. Sở Y tế báo cáo.")
    issues = Issues()

    lines = read(*pages, issues=issues)

    assert [line.text for line in lines] == [f"{n}. Sở Y tế báo cáo." for n in (1, 2, 3)]
    assert {(found.code, found.quote) for found in issues.found} == {
        ("part-skipped", "CÔNG BÁO TỈNH QUẢNG NGÃI")
    }


def test_a_file_that_needs_no_password_to_open_is_read() -> None:
    page = MadePage()
    body(page)

    assert len(read_pdf(make_pdf([page], user=""), "khoa.pdf", Issues())) == 2


def test_a_locked_file_says_what_to_do() -> None:
    page = MadePage()
    body(page)

    with pytest.raises(Unreadable, match="mật khẩu") as caught:
        read_pdf(make_pdf([page], user="abc"), "khoa.pdf", Issues())
    assert "in lại" in caught.value.hint


def test_a_text_layer_without_a_letter_map_is_never_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "find_recogniser", lambda: None)
    page = MadePage()
    body(page)

    with pytest.raises(Unreadable, match="Lớp chữ ở trang 1") as caught:
        read_pdf(make_pdf([page], mapped=False), "hong.pdf", Issues())
    assert "tesseract-ocr-vie" in caught.value.hint


def test_a_scan_without_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_recogniser", lambda: None)
    page = MadePage(picture=(10, 10, bytes(100)))

    with pytest.raises(Unreadable, match="bản quét") as caught:
        read(page)
    assert "Tesseract" in caught.value.hint


def test_a_scanned_page_among_others_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_recogniser", lambda: None)
    page, issues = MadePage(), Issues()
    body(page)

    assert len(read(page, MadePage(picture=(10, 10, bytes(100))), issues=issues)) == 2
    assert [(found.code, found.quote) for found in issues.found] == [
        ("recogniser-missing", "trang 2")
    ]
    assert "apt install tesseract-ocr" in issues.found[0].message


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="Không tìm thấy chữ"):
        read(MadePage())


def test_a_page_of_text_that_lies_is_turned() -> None:
    page = MadePage()
    for number in range(3):
        page.sideways(100 + 18 * number, 700, f"{number + 1}. Sở Y tế báo cáo.")

    assert texts(page) == [f"{number}. Sở Y tế báo cáo." for number in (1, 2, 3)]


def test_an_old_encoding_is_converted_and_said() -> None:
    page, issues = MadePage(), Issues()
    for number in range(6):
        words = f"{number}. Uû ban nh©n d©n tØnh chØ ®¹o Së Tµi chÝnh thùc hiÖn."
        page.text(98, 100 + 18 * number, words)

    lines = read(page, issues=issues)

    assert lines[0].text == "0. Uỷ ban nhân dân tỉnh chỉ đạo Sở Tài chính thực hiện."
    assert [found.code for found in issues.found] == ["encoding-converted"]


def test_a_scanners_toneless_text_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_recogniser", lambda: None)
    page = MadePage(picture=(10, 10, bytes(100)))
    for number in range(9):
        page.text(98, 100 + 18 * number, "Uy ban nhan dan tinh chi dao So Tai chinh bao cao.")

    with pytest.raises(Unreadable, match="Lớp chữ"):
        read(page)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\x00" * 999, b"[" * 50_000])
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_pdf(data, "rac.pdf", Issues())


def test_damaged_files_are_read_or_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_recogniser", lambda: None)
    page = headed()
    page.widget(98, 99, "565")
    page.grid([70, 200, 400], [500, 530, 560])
    body(page)
    whole, chance = make_pdf([page, page]), random.Random(7)
    outcomes = set()
    for number in range(150):
        data = bytearray(whole[: chance.randrange(len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.choice((1, 4, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(len(read_pdf(bytes(data), "hong.pdf", Issues())) > 0)
        except Unreadable:
            outcomes.add(False)

    assert outcomes == {True, False}
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_unpacks_without_end_is_refused(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_guard, "MAX_STREAM", 1_000_000)
    data = b" " * 2_000_000
    for _ in range(times):
        data = zlib.compress(data)

    with pytest.raises(Unreadable, match="lớn quá mức"):
        read_pdf(b"%PDF-1.5\n1 0 obj\n" + stream(data), "bom.pdf", Issues())


@pytest.mark.usefixtures("shared")
def test_the_signed_notice_reads_as_a_person_would() -> None:
    data = (WILD / "565-TB-UBND_quang-ngai_2024.pdf").read_bytes()
    issues = Issues()

    lines = read_pdf(data, "565.pdf", issues)
    said = [line.text for line in lines]

    assert said[2:7] == [
        "Số: 565/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Ngãi, ngày 15 tháng 11 năm 2024",
        "THÔNG BÁO",
    ]
    assert len(lines) == 56 and not any(line.is_row for line in lines)
    assert said[-4:] == [
        "TL. CHỦ TỊCH",
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Phùng Tô Long",
    ]
    assert any("Kế hoạch số 186/KH-UBND ngày 17/9/2024" in text for text in said)
    assert {found.quote for found in issues.found if found.line != 1} == {"565", "15"}
