"""Rows to tables: headings of one or two rows, page breaks, merged cells, torn rows, sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.base.words import one_space
from graph.schema.vocabulary import Basis
from loaders.formulas.columns import (
    Column,
    column_of,
    is_period,
    read_columns,
    read_second_row,
    settle,
)
from loaders.formulas.marks import annex_number
from loaders.source.lines import Line, Merge
from loaders.source.readings import Notes


@dataclass
class TableRow:
    """One row of a table; ``cells`` of torn rows are joined.

    ``inherited`` are the places whose words come from a merged cell above or to the left.
    """

    number: str
    cells: list[str]
    lines: list[Line]
    section: tuple[tuple[str, str], ...] = ()
    inherited: set[int] = field(default_factory=set)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number


@dataclass
class Table:
    """A table with the meaning of its columns and its data rows.

    ``before`` are the lines of text that lead up to it; ``years`` and ``periods`` say what the
    columns under a year or a quarter stand for.
    """

    columns: list[Column]
    headings: list[str]
    annex: str
    header_lines: list[Line]
    before: list[Line] = field(default_factory=list)
    years: dict[int, int] = field(default_factory=dict)
    periods: dict[int, str] = field(default_factory=dict)
    rows: list[TableRow] = field(default_factory=list)
    raw: list[TableRow] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    top: tuple[str, ...] = ()

    @property
    def has_tasks(self) -> bool:
        """True if the rows are duties: somebody leads them, or helps, by a time."""
        columns = set(self.columns)
        if Column.TEXT not in columns or self.is_form:
            return False
        return Column.LEAD in columns or {Column.SUPPORT, Column.TIMEFRAME} <= columns

    @property
    def may_have_tasks(self) -> bool:
        """True if the rows would be duties, were it said before the table who leads them."""
        columns = set(self.columns)
        timed = Column.TIMEFRAME in columns or bool(self.periods) or Column.OUTPUT in columns
        return Column.TEXT in columns and timed and not self.is_form

    @property
    def has_indicators(self) -> bool:
        """True if the rows are targets: measured in a unit, not assigned with a deadline."""
        assigned = Column.LEAD in self.columns and Column.TIMEFRAME in self.columns
        measured = {Column.TARGET, Column.YEAR} & set(self.columns) or self.years
        return (
            Column.TEXT in self.columns
            and Column.UNIT in self.columns
            and bool(measured)
            and not assigned
        )

    @property
    def is_form(self) -> bool:
        """True for a form to fill in, a budget or a schedule of inspections: no duties."""
        heads = one_space(" ".join(self.headings)).casefold()
        if Column.BUDGET in self.columns and any(_BUDGET.search(each.text) for each in self.before):
            return True
        if _FORM.search(heads) or any(_FORM_TITLE.search(line.text) for line in self.before):
            return True
        if Column.BUDGET in self.columns and not {Column.LEAD, Column.TIMEFRAME} & set(
            self.columns
        ):
            return True
        if self._is_by_the_clock:
            return True
        places = [n for n, column in enumerate(self.columns) if column not in _NAMING]
        empty = [row for row in self.raw if not any(_said(row.cells, place) for place in places)]
        return len(self.raw) > 0 and len(empty) == len(self.raw)

    @property
    def _is_by_the_clock(self) -> bool:
        """A timetable: "8h00 - 8h10" in most rows."""
        place = self.place(Column.TIMEFRAME)
        times = [
            row.cells[place] for row in self.raw if place is not None and place < len(row.cells)
        ]
        clocked = [each for each in times if _CLOCK.match(each)]
        return len(clocked) > 1 and 2 * len(clocked) > len(times)

    def cell(self, row: TableRow, column: Column) -> str:
        """The words of the first such column, in one line."""
        return one_space(self.paragraphs(row, column))

    def paragraphs(self, row: TableRow, column: Column) -> str:
        """The words of the first such column, its paragraphs parted by line feeds."""
        place = self.place(column)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def basis(self, row: TableRow, column: Column) -> Basis:
        """Whether the words of a cell are its own or those of a merged one."""
        return Basis.INHERITED if self.place(column) in row.inherited else Basis.STATED

    def place(self, column: Column) -> int | None:
        """Where the column stands."""
        return self.columns.index(column) if column in self.columns else None


_TORN_YEAR = re.compile(r"(?<=/20\d)\s(?=\d\b)|(?<=/20)\s(?=\d\d\b)|(?<=/2)\s(?=0\d\d\b)")
"""Where a narrow cell breaks the year of a date."""
_NAMING = {Column.NUMBER, Column.TEXT, Column.UNIT}
_FORM = re.compile(
    r"được kiểm tra|được thanh tra|thành phần đoàn|tỷ lệ giải ngân|lũy kế|tự đánh giá|chấm điểm|"
    r"điểm (?:tối đa|chuẩn|tự chấm)|số thủ tục|thành phần hồ sơ|họ và tên|chức vụ|số điện thoại"
)
_CLOCK = re.compile(r"\s*(?:từ\s+)?\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2}\b", re.IGNORECASE)
_BUDGET = re.compile(r"DỰ TOÁN|KHÁI TOÁN|NHU CẦU KINH PHÍ|[Dd]ự toán kinh phí")
_FORM_TITLE = re.compile(
    r"^(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Mẫu số|Biểu số|BIỂU SỐ|PHIẾU|ĐỀ CƯƠNG|LỊCH KIỂM TRA|"
    r"BÁO CÁO (?:KẾT QUẢ|TÌNH HÌNH))\b"
)


def _said(cells: Sequence[str], place: int) -> bool:
    return place < len(cells) and bool(re.search(r"\w", cells[place]))


class TableReader:
    """Reads every table of a document and accounts for its headings and sections."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._tables: list[Table] = []
        self._table: Table | None = None
        self._annex = ""
        self._before: list[Line] = []
        self._after_break = True
        self._fresh = False
        self._unknown: tuple[int, int] | None = None

    def read(self, lines: Sequence[Line]) -> list[Table]:
        """The tables among these lines, in their order."""
        for line in lines:
            if line.is_row:
                self._read_row(line)
            elif line.text:
                self._read_between(line)
        return self._tables

    def _read_between(self, line: Line) -> None:
        number = annex_number(line)
        if number is not None:
            self._annex = f"pl{number}"
            self._table = None
            self._before = []
        self._before = [*self._before[-5:], line]
        self._after_break = True
        self._unknown = None

    def _read_row(self, line: Line) -> None:
        cells = list(line.cells)
        flat = [one_space(cell) for cell in cells]
        fresh, self._fresh = self._fresh, False
        columns = read_columns(flat)
        if columns is not None and self._may_head(line, columns):
            self._read_heading(line, flat, columns)
        elif self._table and fresh and (heads := read_second_row(self._table.headings, flat)):
            self._read_subheading(self._table, line, heads, flat)
        elif self._table and self._is_numbering(flat):
            self._skip_numbering(line)
            self._fresh = fresh
        elif self._table and self._is_years(flat):
            self._read_years(self._table, line, flat)
        elif self._table is None or self._is_other(self._table, line):
            self._read_unknown(line)
        elif self._table.headings[: len(flat)] == flat or flat == list(self._table.top):
            self._notes.ignore([line], "repeated-header")
            self._after_break = True
        else:
            self._read_data(self._table, line, cells)
            self._after_break = False

    def _may_head(self, line: Line, columns: Sequence[Column]) -> bool:
        """Inside a table only a row that says "TT" or repeats its words is a heading."""
        return self._table is None or self._after_break or Column.NUMBER in columns[:1]

    def _read_heading(self, line: Line, cells: list[str], columns: list[Column]) -> None:
        self._after_break = True
        if self._table and cells in (self._table.headings, list(self._table.top)):
            self._notes.ignore([line], "repeated-header")
            self._fresh = self._table.top != ()
            return
        self._notes.ignore([line], "table-header")
        years = {
            n: int(found[0])
            for n, cell in enumerate(cells)
            if columns[n] is Column.YEAR and (found := re.search(r"20\d\d", cell))
        }
        annex = self._annex or "pl"
        self._table = Table(
            columns, cells, annex, [line], before=self._before, years=years, top=tuple(cells)
        )
        self._before = []
        self._tables.append(self._table)
        self._fresh = True

    def _read_subheading(
        self, table: Table, line: Line, heads: list[str], cells: list[str]
    ) -> None:
        self._notes.ignore([line], "table-header")
        if table.raw:
            return
        table.headings = heads
        table.columns = settle([column_of(head) for head in heads])
        for place, cell in enumerate(cells):
            if is_period(cell):
                table.columns[place] = Column.YEAR
                table.periods[place] = cell
                if found := re.search(r"20\d\d", cell):
                    table.years[place] = int(found[0])
        if Column.NUMBER not in table.columns and column_of(table.top[0]) is Column.NUMBER:
            table.columns[0] = Column.NUMBER

    def _is_numbering(self, cells: list[str]) -> bool:
        """The row "(1) (2) (3) …" under a heading."""
        filled = [cell for cell in cells if cell]
        marks = all(re.fullmatch(r"\(?(?:\d{1,2}|[A-E])\)?", cell) for cell in filled)
        return self._after_break and len(filled) > 2 and marks

    def _skip_numbering(self, line: Line) -> None:
        assert self._table
        self._notes.ignore([line], "repeated-header" if self._table.raw else "table-header")

    def _is_years(self, cells: list[str]) -> bool:
        filled = [cell for cell in cells if cell]
        years = all(re.fullmatch(r"(?:Năm\s*)?20\d\d", cell) for cell in filled)
        return self._after_break and bool(filled) and years and not cells[0]

    def _read_years(self, table: Table, line: Line, cells: list[str]) -> None:
        for place, cell in enumerate(cells):
            if found := re.search(r"20\d\d", cell):
                table.years[place] = int(found[0])
                table.columns += [Column.OTHER] * (place + 1 - len(table.columns))
                table.columns[place] = Column.YEAR
        self._notes.ignore([line], "repeated-header" if table.raw else "table-header")

    def _is_other(self, table: Table, line: Line) -> bool:
        """A grid of another width behind text is another table, whose heading says nothing."""
        last = table.raw[-1].lines[-1] if table.raw else table.header_lines[-1]
        if line.place is None or last.place is None or line.place.table == last.place.table:
            return False
        return len(line.cells) != len(last.cells)

    def _read_unknown(self, line: Line) -> None:
        """A table without a heading that we know: said once, at its first row."""
        width = len(line.cells)
        table = line.place.table if line.place and line.place.table else 0
        if self._unknown != (table, width):
            self._notes.add("table-unknown", line.number, line.text)
        self._unknown = (table, width)
        self._table = None

    def _read_data(self, table: Table, line: Line, cells: list[str]) -> None:
        if len(cells) > len(table.columns) and any(cells[len(table.columns) :]):
            self._notes.add("row-short", line.number, line.text)
        cells = [_TORN_YEAR.sub("", cell) for cell in cells]
        cells = [*cells, *[""] * (len(table.columns) - len(cells))]
        row = TableRow("", cells, [line])
        last = table.raw[-1] if table.raw else None
        for place, merge in enumerate(line.merged[: len(cells)]):
            source = _source(cells, last, place, merge)
            if source and not cells[place]:
                cells[place] = source
                row.inherited.add(place)
        if any(cells):
            if self._after_break:
                table.breaks.add(len(table.raw))
            table.raw.append(row)
        else:
            self._notes.ignore([line], "empty-row")


def _source(cells: list[str], last: TableRow | None, place: int, merge: Merge) -> str:
    """The words that a merged blank cell shares."""
    if merge is Merge.UP and last and place < len(last.cells):
        return last.cells[place]
    if merge is Merge.LEFT and place:
        return cells[place - 1]
    return ""


def section_title(section: tuple[tuple[str, str], ...]) -> str | None:
    """The nearest section as printed: "I. Nâng cao nhận thức"."""
    if not section:
        return None
    number, text = section[-1]
    return f"{number}. {text}" if number else text


def section_path(section: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The numbers of the sections, outermost first."""
    return (number for number, _ in section if number)
