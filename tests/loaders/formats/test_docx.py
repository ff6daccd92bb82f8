import io
import random
import zipfile

import docx
import pytest

from graph.base.errors import Unreadable
from loaders.formats.word.docx import read_docx
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    Merge,
    Position,
)
from tests.loaders.formats.word_maker import (
    cell,
    level,
    listed,
    numbering,
    para,
    row,
    run,
    table,
    word,
)

UP, LEFT, NONE = Merge.UP, Merge.LEFT, Merge.NONE


def read(data: bytes, issues: Issues | None = None) -> tuple[Line, ...]:
    return read_docx(data, "kế hoạch.docx", issues or Issues())


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data)]


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read(data) if line.is_row]


def test_paragraphs_and_tables_come_in_their_order_with_their_place() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("")
    made = document.add_table(1, 2)
    made.cell(0, 0).text, made.cell(0, 1).text = "1", "Rà soát"
    document.add_paragraph("Sau bảng")
    out = io.BytesIO()
    document.save(out)

    lines = read(out.getvalue())

    assert [(line.number, line.text) for line in lines] == [
        (1, "KẾ HOẠCH"),
        (2, ""),
        (3, "1 Rà soát"),
        (4, "Sau bảng"),
    ]
    places = [
        Position(paragraph=1),
        Position(paragraph=2),
        Position(table=1, row=1),
        Position(paragraph=3),
    ]
    assert [line.place for line in lines] == places


def test_a_tab_in_prose_is_a_space_and_a_break_ends_the_line() -> None:
    body = para("<w:r><w:t>1.</w:t><w:tab/><w:t>Rà soát</w:t><w:br/><w:t>quy định</w:t></w:r>")

    assert texts(word(body)) == ["1. Rà soát", "quy định"]


def test_a_tab_parts_the_two_sides_of_a_head() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    body = para(f"<w:r><w:t>TỈNH LÀO CAI</w:t><w:tab/><w:t>{motto}</w:t></w:r>")

    assert texts(word(body)) == ["TỈNH LÀO CAI", motto]


def test_a_tab_parts_the_two_sides_of_a_closing() -> None:
    body = para("<w:r><w:t>- Như trên;</w:t><w:tab/><w:t>KT. BỘ TRƯỞNG</w:t></w:r>")

    assert texts(word(body)) == ["- Như trên;", "KT. BỘ TRƯỞNG"]


def test_signs_that_are_no_letters_are_read() -> None:
    body = para(
        "<w:r><w:t>565</w:t><w:noBreakHyphen/><w:t>TB</w:t><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )

    assert texts(word(body)) == ["565-TB≥☑"]


def test_nothing_in_a_content_control_is_lost() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = (
        control(para("Một"))
        + para(run("Hai ") + control(run("ba")) + f"<w:hyperlink>{run(' bốn')}</w:hyperlink>")
        + table(control(row("a", "b")), row("c", "d").replace("<w:tc>", "<w:tc>", 1))
        + f"<w:tbl><w:tr>{control(cell('e'))}{control(cell('f'))}</w:tr></w:tbl>"
    )

    assert texts(word(body)) == ["Một", "Hai ba bốn", "a b", "c d", "e f"]


def test_inserted_text_counts_and_deleted_text_is_said_once() -> None:
    gone = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    body = para(run("Bộ ") + gone + f"<w:ins>{run('mới')}</w:ins>") + para(run("Sở") + gone)
    issues = Issues()

    lines = read(word(body), issues)

    assert [line.text for line in lines] == ["Bộ mới", "Sở"]
    assert [(each.code, each.line, each.quote) for each in issues.found] == [
        ("part-skipped", 1, "cũ")
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = para("Sở Tài ", "<w:rPr><w:del/></w:rPr>") + para("chính")

    assert texts(word(body)) == ["Sở Tài chính"]


def test_a_deleted_row_is_no_row() -> None:
    body = table(row("1", "a"), row("2", "b", properties="<w:del/>"), row("3", "c"))

    assert rows(word(body)) == [("1", "a"), ("3", "c")]


def test_hidden_text_is_skipped_and_said() -> None:
    style = '<w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = para(run("Thấy") + run("ẩn", "<w:vanish/>") + run("ẩn", '<w:rStyle w:val="An"/>'))
    shown = para(run("không ẩn", '<w:vanish w:val="0"/>'))
    issues = Issues()

    lines = read(word(body + shown, styles=style), issues)

    assert [line.text for line in lines] == ["Thấy", "không ẩn"]
    assert [each.quote for each in issues.found] == ["ẩn"]


def test_all_caps_are_capitals() -> None:
    assert texts(word(para(run("Ủy ban nhân dân", "<w:caps/>")))) == ["ỦY BAN NHÂN DÂN"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:drawing><w:txbxContent>{para('Trong hộp')}</w:txbxContent></w:drawing>"
    old = f"<w:pict><w:txbxContent>{para('Trong hộp')}</w:txbxContent></w:pict>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert texts(word(para(run("Ngoài") + both))) == ["Ngoài", "Trong hộp"]


def test_only_the_result_of_a_field_is_text() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = para(run("Trang ") + mark("begin") + code + mark("separate") + run("7") + mark("end"))

    assert texts(word(body)) == ["Trang 7"]


def test_notes_stand_at_the_end_and_their_marks_do_not_glue() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inside = para("<w:r><w:footnoteRef/></w:r>" + run(" Theo Luật."))
    note = f'<w:footnote w:id="2">{inside}</w:footnote>'
    body = para(run("Năm 2030") + mark + run(" đạt")) + para("Hết")

    assert texts(word(body, footnotes=note)) == ["Năm 2030 đạt", "Hết", "[1] Theo Luật."]


def test_a_raised_figure_does_not_glue_to_a_number() -> None:
    body = para(run("2030") + run("1", '<w:vertAlign w:val="superscript"/>'))

    assert texts(word(body)) == ["2030¹"]


def test_numbers_of_a_list_are_computed_and_start_again_below_the_next() -> None:
    made = numbering(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")
    )
    depths = [0, 1, 1, 2, 2, 0, 1]
    body = "".join(para("x", listed(depth)) for depth in depths)

    marks = [text.split()[0] for text in texts(word(body, numbering=made))]

    assert marks == ["I.", "1.", "2.", "a)", "b)", "II.", "1."]


def test_a_number_shows_the_levels_above_it() -> None:
    legal = level(1, "decimal", "%1.%2)", "<w:isLgl/>")
    made = numbering(level(0, "upperRoman", "%1"), legal)
    body = para("x", listed()) + para("y", listed()) + para("z", listed(1))

    assert texts(word(body, numbering=made)) == ["I x", "II y", "2.1) z"]


def test_a_list_starts_where_the_numbering_says_and_two_lists_share_a_count() -> None:
    numbers = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for key, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        )
    )
    made = numbering(level(0, "decimal", "%1."), numbers=numbers)
    body = "".join(para("x", listed(0, key)) for key in (1, 2, 3, 3))

    assert texts(word(body, numbering=made)) == ["1. x", "2. x", "7. x", "8. x"]


def test_bullets_are_dashes_and_a_plus_stays_a_plus() -> None:
    made = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "+"))
    body = para("Một", listed()) + para("Hai", listed(1)) + para("Ba", listed(0, 0))

    assert texts(word(body, numbering=made)) == ["- Một", "+ Hai", "Ba"]


def test_a_style_numbers_its_paragraphs() -> None:
    made = numbering(level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'))
    style = (
        '<w:style w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
    )
    body = para("a", '<w:pStyle w:val="Dieu"/>') + para("b", '<w:pStyle w:val="Con"/>')

    assert texts(word(body, numbering=made, styles=style)) == ["Điều 1. a", "Điều 2. b"]


def test_a_cell_that_holds_only_a_number_holds_it() -> None:
    made = numbering(level(0, "decimal", "%1"))
    body = table(*(row(cell(para("", listed())), "Việc") for _ in range(2)))

    assert rows(word(body, numbering=made)) == [("1", "Việc"), ("2", "Việc")]


def test_merged_cells_are_marked_up_and_left() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        row(cell("STT", '<w:vMerge w:val="restart"/>'), cell("Đơn vị", wide), "Hạn"),
        row(cell("", "<w:vMerge/>"), "Chủ trì", "Phối hợp", ""),
        row("1", cell("Theo phân công", f'{wide}<w:vMerge w:val="restart"/>'), "2025"),
        row("2", cell("", f"{wide}<w:vMerge/>"), "2026"),
    )

    lines = read(word(body))

    assert [(line.cells, line.merged) for line in lines] == [
        (("STT", "Đơn vị", "", "Hạn"), (NONE, NONE, LEFT, NONE)),
        (("", "Chủ trì", "Phối hợp", ""), (UP, NONE, NONE, NONE)),
        (("1", "Theo phân công", "", "2025"), (NONE, NONE, LEFT, NONE)),
        (("2", "", "", "2026"), (NONE, UP, UP, NONE)),
    ]


def test_rows_that_begin_late_or_end_early_keep_the_grid() -> None:
    body = table(
        row("a", "b", "c"),
        row("x", "y", properties='<w:gridBefore w:val="1"/>'),
        row("z"),
        row(cell("m", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "n"),
    )

    lines = read(word(body))

    assert [line.cells for line in lines] == [
        ("a", "b", "c"),
        ("", "x", "y"),
        ("z", "", ""),
        ("m", "", "n"),
    ]
    assert lines[3].merged == (NONE, LEFT, NONE)


def test_a_column_that_no_cell_begins_in_is_none() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(row(cell("a", wide), "b"), row(cell("c", wide), "d"))

    assert rows(word(body)) == [("a", "b"), ("c", "d")]


def test_edges_that_a_hand_drew_apart_are_one() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        row("STT", cell("Việc", wide)), row(cell("1", wide), "Rà soát"), widths=(600, 40, 4000)
    )

    assert rows(word(body)) == [("STT", "Việc"), ("1", "Rà soát")]


def test_a_table_inside_a_cell_is_its_text_row_by_row() -> None:
    inner = table(row("p", "q"), row("r", "s"))
    body = table(row("STT", "Việc"), row("1", cell(para("Gồm:") + inner + para())))

    assert rows(word(body))[1] == ("1", "Gồm:\np q\nr s")


def test_a_head_is_lines_cell_by_cell() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    body = table(
        row("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", motto),
        row("Số: 12/KH-UBND", "Lào Cai, ngày 02 tháng 3 năm 2026"),
    )

    lines = read(word(body))

    assert [line.text for line in lines] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Lào Cai, ngày 02 tháng 3 năm 2026",
    ]
    assert not any(line.is_row for line in lines)
    assert lines[4].place == Position(table=1, row=2)


@pytest.mark.parametrize(
    "shape",
    [
        table(row("BỘ Y TẾ\nSố: 1/QĐ-BYT", "ĐẢNG CỘNG SẢN VIỆT NAM")),
        table(row("BỘ Y TẾ", "", "ĐẢNG CỘNG SẢN VIỆT NAM", ""), row("Số: 1/QĐ-BYT", "", "", "")),
        table(row(cell(table(row("BỘ Y TẾ"), row("Số: 1/QĐ-BYT"))), "ĐẢNG CỘNG SẢN VIỆT NAM")),
    ],
)
def test_a_head_of_any_shape_is_lines(shape: str) -> None:
    found = texts(word(shape))

    assert sorted(found) == sorted(["BỘ Y TẾ", "Số: 1/QĐ-BYT", "ĐẢNG CỘNG SẢN VIỆT NAM"])


def test_a_closing_is_the_recipients_and_then_the_signature() -> None:
    split = table(
        row("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        row("- Như trên;\n- Lưu: VT.", "CHỦ TỊCH\n\nNguyễn Văn A"),
    )

    assert texts(word(split)) == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ]


@pytest.mark.parametrize("office", ["TM. ỦY BAN NHÂN DÂN", "KT. BỘ TRƯỞNG", "Q. CHỦ TỊCH"])
def test_the_office_closes_a_table_that_names_no_recipients(office: str) -> None:
    rows = table(
        row("STT", "Việc", "Cơ quan"),
        row("1", "a", "Sở Y tế"),
        row("", "", f"{office}\n\nNguyễn Văn A"),
    )

    lines = read(word(rows))

    assert [line.text for line in lines if line.is_row] == ["STT Việc Cơ quan", "1 a Sở Y tế"]
    assert [line.text for line in lines if not line.is_row] == [office, "Nguyễn Văn A"]


def test_a_frame_is_the_paragraphs_and_the_table_inside_it() -> None:
    frame = table(row(cell(para("Phụ lục") + table(row("STT", "Việc"), row("1", "a")) + para())))

    lines = read(word(frame))

    assert [(line.text, line.is_row) for line in lines] == [
        ("Phụ lục", False),
        ("STT Việc", True),
        ("1 a", True),
    ]


def test_a_part_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    data = word(para("x"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, bomb + text if name == "word/document.xml" else text)

    with pytest.raises(Unreadable, match="thực thể"):
        read(out.getvalue())


def test_tables_as_deep_as_a_file_can_hold_do_not_crash() -> None:
    opened = f"<w:tbl><w:tr><w:tc>{para('x')}"

    assert len(read(word(opened * 80 + "</w:tc></w:tr></w:tbl>" * 80))) == 80
    with pytest.raises(Unreadable):
        read(word(opened * 400 + "</w:tc></w:tr></w:tbl>" * 400))


def test_a_garbled_document_is_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(7)
    document = docx.Document()
    document.add_paragraph("một", style="List Number")
    made = document.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(1, 1)).text = "x"
    out = io.BytesIO()
    document.save(out)
    whole = out.getvalue()

    outcomes = set()
    for _ in range(150):
        garbled = bytearray(whole)
        for _ in range(3):
            garbled[chance.randrange(len(garbled))] = chance.randrange(256)
        try:
            read(bytes(garbled[: chance.choice((None, chance.randrange(len(garbled))))]))
            outcomes.add("read")
        except Unreadable as error:
            assert error.hint
            outcomes.add("refused")

    assert outcomes == {"read", "refused"}


def test_garbled_xml_is_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(11)
    made = numbering(level(0, "decimal", "%1."))
    body = para("x", listed()) + table(row(cell("a", '<w:gridSpan w:val="2"/>'), "b"), row("c"))
    with zipfile.ZipFile(io.BytesIO(word(body, numbering=made))) as old:
        parts = {name: old.read(name) for name in old.namelist()}

    for _ in range(200):
        name = chance.choice(sorted(parts))
        garbled = bytearray(parts[name])
        at = chance.randrange(len(garbled))
        garbled[at : at + chance.randrange(9)] = bytes([chance.choice(b'0123456789"</>x-')])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for each, data in parts.items():
                new.writestr(each, bytes(garbled) if each == name else data)
        try:
            read(out.getvalue())
        except Unreadable as error:
            assert "kế hoạch.docx" in error.message
