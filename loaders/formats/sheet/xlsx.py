"""Excel workbooks: every visible sheet as rows, with the values that Excel last computed."""

from bisect import bisect_left, bisect_right
from datetime import datetime

from lxml.etree import _Element as Element
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_ISO8601

from loaders.formats.grids.frames import emit
from loaders.formats.grids.geometry import (
    MAX_CELLS,
    Cell,
    Grid,
    too_large,
)
from loaders.formats.package.office_package import Package, open_package
from loaders.formats.sheet.cell_values import render_day, render_number
from loaders.formats.sheet.sheet_xml import (
    FilledCell,
    Sheet,
    Square,
    read_sheet,
    read_strings,
)
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    LineBuilder,
    Merge,
    Position,
)

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WIDE = 256
"""Beyond so many columns the blank ones between the filled are left out."""

LONGEST_SHAPE = 255
"""Characters of a number format, as in Excel."""


def read_xlsx(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a .xlsx; formulas count with the value that was saved with them."""
    package = open_package(data, name)
    try:
        return _WorkbookReader(package, issues).read()
    except (ValueError, IndexError, OverflowError) as error:
        raise package.broken("bảng tính sai cấu trúc") from error


class _WorkbookReader:
    """Reads one workbook, sheet by sheet."""

    def __init__(self, package: Package, issues: Issues) -> None:
        self._package = package
        self._issues = issues
        self._builder = LineBuilder()
        main = package.main()
        self._book = package.tree(main)
        related = [each for each in package.related(main) if package.has(each[2])]
        self._sheets = {key: part for kind, key, part in related if kind == "worksheet"}
        parts = {kind: part for kind, _, part in related}
        self._strings = (
            read_strings(package, parts["sharedStrings"]) if "sharedStrings" in parts else []
        )
        self._shapes = self._read_shapes(package.tree(parts["styles"])) if "styles" in parts else []
        dates = self._book.find(f"{_S}workbookPr")
        mac = dates is not None and dates.get("date1904") in ("1", "true")
        self._epoch: datetime = MAC_EPOCH if mac else WINDOWS_EPOCH
        self._left = MAX_CELLS

    @staticmethod
    def _read_shapes(styles: Element) -> list[str]:
        """The number format of each cell style."""
        own = {
            each.get("numFmtId"): each.get("formatCode", "")[:LONGEST_SHAPE]
            for each in styles.iterfind(f"{_S}numFmts/{_S}numFmt")
        }
        keys = [each.get("numFmtId", "0") for each in styles.iterfind(f"{_S}cellXfs/{_S}xf")]
        return [own.get(key) or BUILTIN_FORMATS.get(int(key), "General") for key in keys]

    def read(self) -> tuple[Line, ...]:
        """The lines of every visible sheet, in the order of the tabs."""
        for each in self._book.iterfind(f"{_S}sheets/{_S}sheet"):
            title, part = each.get("name", ""), self._sheets.get(each.get(f"{_R}id"))
            if part is None:
                continue
            if each.get("state", "visible") != "visible":
                self._skip(title, "Trang tính ẩn: bỏ ẩn nếu cần đọc.")
                continue
            self._read_sheet(read_sheet(self._package, part, self._left), title)
        return tuple(self._builder.lines)

    def _read_sheet(self, sheet: Sheet, title: str) -> None:
        self._left -= sheet.count
        if sheet.uncomputed:
            hint = "Công thức chưa có giá trị: mở bằng Excel, tính lại rồi lưu."
            self._skip(f"{title}!{sheet.uncomputed}", hint)
        words = {square: self._words(found) for square, found in sheet.cells.items()}
        grid = _grid({square: text for square, text in words.items() if text}, sheet.merged, title)
        emit(grid, self._builder, loose=True)

    def _skip(self, quote: str, hint: str) -> None:
        self._issues.add("part-skipped", len(self._builder.lines) or None, quote, hint)

    def _words(self, found: FilledCell) -> str:
        """A cell as the page shows it."""
        if found.kind == "s":
            return self._strings[int(found.value)]
        if found.kind == "n":
            shape = self._shapes[found.style] if found.style < len(self._shapes) else "General"
            return render_number(float(found.value), shape, self._epoch)
        if found.kind == "b":
            return "TRUE" if found.value == "1" else "FALSE"
        if found.kind == "d":
            moment = from_ISO8601(found.value)
            return render_day(moment) if isinstance(moment, datetime) else found.value
        return found.value.strip()


def _grid(words: dict[Square, str], merged: list[tuple[Square, Square]], title: str) -> Grid:
    """The filled part of a sheet; blank rows are dropped, covered cells are marked."""
    rows = sorted({row for row, _ in words})
    columns = sorted({column for _, column in words})
    if columns and columns[-1] - columns[0] < WIDE:
        columns = list(range(columns[0], columns[-1] + 1))
    if len(rows) * len(columns) > MAX_CELLS:
        raise too_large()
    marks = _marks(merged, rows, columns)
    grid = Grid([], [])
    for row in rows:
        squares = [(row, column) for column in columns]
        cells = [
            Cell((), marks[square]) if square in marks else Cell((words.get(square, ""),))
            for square in squares
        ]
        if any(cell.lines for cell in cells):
            grid.rows.append(cells)
            grid.places.append(Position(sheet=title, row=row))
    return grid


def _marks(
    merged: list[tuple[Square, Square]], rows: list[int], columns: list[int]
) -> dict[Square, Merge]:
    """Every covered square that the grid shows; ranges of a sound sheet never overlap."""
    marks: dict[Square, Merge] = {}
    left = MAX_CELLS
    for (top, first), (bottom, last) in merged:
        inside = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        across = columns[bisect_left(columns, first) : bisect_right(columns, last)]
        left -= len(inside) * len(across)
        if left < 0:
            raise too_large()
        for row in inside:
            for column in across:
                if (row, column) != (top, first):
                    marks[row, column] = Merge.LEFT if row == top else Merge.UP
    return marks
