import io
import random
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import WINDOWS_EPOCH

from graph.base.errors import Unreadable
from loaders.formats.sheet.cell_values import render_number
from loaders.formats.sheet.xlsx import read_xlsx
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    Merge,
    Position,
)

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(*rows: list[Any], merged: tuple[str, ...] = (), shape: str = "General") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cells in book.active.iter_rows():
        for cell in cells:
            if isinstance(cell.value, float):
                cell.number_format = shape
    for cells in merged:
        book.active.merge_cells(cells)
    book.active.title = "Phụ lục"
    return saved(book)


def with_sheet(xml: str) -> bytes:
    """A workbook whose first sheet is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(Workbook()))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = f'<worksheet xmlns="{MAIN}">{xml}</worksheet>'
            new.writestr(name, text if name == SHEET else old.read(name))
    return out.getvalue()


def read(data: bytes, issues: Issues | None = None) -> tuple[Line, ...]:
    return read_xlsx(data, "phụ lục.xlsx", issues or Issues())


def shown(data: bytes) -> list[tuple[str, ...]]:
    """Rows as their cells, other lines as their text alone."""
    return [line.cells if line.is_row else (line.text,) for line in read(data)]


def test_rows_are_rows_with_the_place_in_the_sheet() -> None:
    lines = read(sheet(["STT", "Việc"], [], [1, "Rà soát\nquy định"]))

    assert [line.cells for line in lines] == [("STT", "Việc"), ("1", "Rà soát\nquy định")]
    assert [line.place for line in lines] == [
        Position(sheet="Phụ lục", row=1),
        Position(sheet="Phụ lục", row=3),
    ]


def test_titles_above_below_and_between_tables_are_lines() -> None:
    data = sheet(
        ["PHỤ LỤC I"],
        ["STT", "Việc", "Hạn"],
        ["I. Nhóm một"],
        [1, "a", "2025"],
        ["PHỤ LỤC II"],
        ["STT", "Chỉ tiêu"],
        [1, "b"],
        ["Người lập"],
    )

    assert shown(data) == [
        ("PHỤ LỤC I",),
        ("STT", "Việc", "Hạn"),
        ("I. Nhóm một", "", ""),
        ("1", "a", "2025"),
        ("PHỤ LỤC II",),
        ("STT", "Chỉ tiêu"),
        ("1", "b"),
        ("Người lập",),
    ]


def test_head_and_closing_of_a_sheet_are_lines() -> None:
    data = sheet(
        ["TỈNH LÀO CAI", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/KH-UBND", None, "Lào Cai, ngày 02 tháng 3 năm 2026"],
        ["STT", "Việc", "Hạn"],
        [1, "a", "2025"],
        ["Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
        ["- Như trên.", None, "Nguyễn Văn A"],
    )

    assert [line.text for line in read(data) if not line.is_row] == [
        "TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-UBND",
        "Lào Cai, ngày 02 tháng 3 năm 2026",
        "Nơi nhận:",
        "- Như trên.",
        "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Văn A",
    ]


CLOSING = (
    ["Nơi nhận:", None, "BỘ TRƯỞNG"],
    ["- Như trên;", None, "Nguyễn Văn A"],
    ["- Lưu: VT."],
)


@pytest.mark.parametrize(
    "titles",
    [
        [],
        ["PHỤ LỤC"],
        ["Phụ lục II", "NHIỆM VỤ TRỌNG TÂM"],
        ["(Kèm theo Kế hoạch số 12/KH-BGDĐT)"],
        ["DANH MỤC NHIỆM VỤ"],
    ],
)
@pytest.mark.parametrize("number", ["STT", "Số"])
def test_a_table_below_the_closing_of_a_sheet_is_a_table(titles: list[str], number: str) -> None:
    rows = [[n, f"Việc {n}", "Sở Y tế", f"Quý {n}"] for n in range(1, 4)]
    heads = [number, "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]

    found = shown(sheet(*CLOSING, *([each] for each in titles), heads, *rows))

    closing = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "BỘ TRƯỞNG", "Nguyễn Văn A"]
    assert found == [
        *((each,) for each in (*closing, *titles)),
        tuple(heads),
        *((str(n), *rest) for n, *rest in rows),
    ]


def test_each_annex_of_a_sheet_may_have_a_closing_of_its_own() -> None:
    table = [["PHỤ LỤC"], ["STT", "Việc", "Hạn"], [1, "a", "2025"]]

    found = shown(sheet(*table, *CLOSING, *table, *CLOSING))

    assert found[: len(found) // 2] == found[len(found) // 2 :]
    assert [cells for cells in found if len(cells) > 1] == [
        ("STT", "Việc", "Hạn"),
        ("1", "a", "2025"),
    ] * 2


def test_merged_ranges_are_marked() -> None:
    data = sheet(
        ["STT", "Đơn vị"], [1, "Sở X"], [2], [3, "Sở Y", "Sở Z"], merged=("B1:C1", "B2:C3")
    )

    assert [line.merged for line in read(data)] == [
        (Merge.NONE, Merge.NONE, Merge.LEFT),
        (Merge.NONE, Merge.NONE, Merge.LEFT),
        (Merge.NONE, Merge.UP, Merge.UP),
        (Merge.NONE, Merge.NONE, Merge.NONE),
    ]


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        (0.62, "0%", "62%"),
        (0.62, "0.0%", "62,0%"),
        (0.625, "0%", "63%"),
        (23500, "#,##0", "23.500"),
        (-23500, "#,##0;(#,##0)", "-23.500"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (1.5, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "1,50"),
        (1_500_000, "#,##0,", "1.500"),
        (71.9, "General", "71,9"),
        (0.1 + 0.2, "General", "0,3"),
        (5.0, "General", "5"),
        (3, '0" ngày"', "3 ngày"),
        (4.2, '0.0\\ "%"', "4,2 %"),
        (7, "000", "007"),
        (-0.4, "0", "0"),
        (45000, "d/m/yyyy", "15/03/2023"),
        (45000.5, "dd/mm/yyyy hh:mm", "15/03/2023 12:00"),
        (45000, "mm/yyyy", "03/2023"),
        (45000, "yyyy", "2023"),
        (0.75, "h:mm", "18:00"),
        (99_999_999, "dd/mm/yyyy", "99999999"),
    ],
)
def test_a_number_is_what_the_page_shows(value: float, shape: str, expected: str) -> None:
    assert render_number(value, shape, WINDOWS_EPOCH) == expected


def test_formats_and_days_are_those_of_the_cell() -> None:
    data = sheet(["a", 0.62], ["b", date(2025, 12, 31)], ["c", datetime(2025, 1, 2)], shape="0%")

    assert [row[1] for row in shown(data)] == ["62%", "31/12/2025", "02/01/2025"]


def test_a_hidden_sheet_is_skipped_and_said() -> None:
    book = Workbook()
    book.active.append(["a", "b"])
    hidden = book.create_sheet("Nháp")
    hidden.sheet_state = "hidden"
    hidden.append(["c", "d"])
    issues = Issues()

    lines = read(saved(book), issues)

    assert [line.cells for line in lines] == [("a", "b")]
    assert [(each.code, each.quote) for each in issues.found] == [("part-skipped", "Nháp")]


def test_a_formula_counts_with_its_saved_value_and_one_without_is_said() -> None:
    xml = (
        '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>"a"</f><v>a</v></c></row>'
        '<row r="2"><c r="A2"><f>1+2</f></c><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c></row>'
        "</sheetData>"
    )
    issues = Issues()

    lines = read(with_sheet(xml), issues)

    assert [line.cells for line in lines] == [("2", "a", ""), ("", "3", "4")]
    assert [(each.code, each.quote) for each in issues.found] == [("part-skipped", "Sheet!A2")]


def test_a_sheet_that_claims_a_million_rows_is_read_at_once() -> None:
    xml = (
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B2:XFC1048575"/></mergeCells>'
    )

    assert shown(with_sheet(xml)) == [("1",), ("2",)]


@pytest.mark.parametrize("name", ["A0", "XFE1", "A1048577", "1A", "A99999999999"])
def test_a_cell_that_no_sheet_has_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="phụ lục"):
        read(with_sheet(f'<sheetData><row><c r="{name}"><v>1</v></c></row></sheetData>'))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.formats.sheet.xlsx.MAX_CELLS", 10)

    with pytest.raises(Unreadable, match="ô"):
        read(sheet(*[["a", "b", "c"]] * 4))


def test_ranges_that_overlap_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.formats.sheet.xlsx.MAX_CELLS", 1000)
    ranges = '<mergeCell ref="A1:XFD1048576"/>' * 600

    with pytest.raises(Unreadable):
        read(
            with_sheet(
                '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>'
                f"</sheetData><mergeCells>{ranges}</mergeCells>"
            )
        )


def test_a_garbled_workbook_is_read_or_refused_and_nothing_else() -> None:
    chance = random.Random(5)
    whole = sheet(["STT", "Việc"], [1, "a"], [2, 0.5], merged=("A2:A3",), shape="0%")
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        parts = {name: old.read(name) for name in old.namelist()}

    for _ in range(200):
        name = chance.choice(sorted(parts))
        garbled = bytearray(parts[name])
        for _ in range(3):
            garbled[chance.randrange(len(garbled))] = chance.choice(b'0189"<>/x-.')
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for each, data in parts.items():
                new.writestr(each, bytes(garbled) if each == name else data)
        try:
            read(out.getvalue()[: chance.choice((None, 900))])
        except Unreadable as error:
            assert error.hint
