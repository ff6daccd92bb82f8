"""Rows to tables: columns by their headings, page breaks, torn rows, section rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.issues import Issues
from loaders.lines import Ledger, Line
from loaders.quantities import roman
from loaders.structure import Mark, annex_number, read_mark


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    LEAD = "lead"
    MONITOR = "monitor"
    SUPPORT = "support"
    APPROVER = "approver"
    TIMEFRAME = "timeframe"
    OUTPUT = "output"
    NOTE = "note"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    YEAR = "year"
    OTHER = "other"


_HEADINGS = (
    (Column.NUMBER, r"^(?:s?tt|số tt|số thứ tự)\.?$"),
    (Column.APPROVER, r"cấp trình|cấp phê duyệt|phê duyệt|cấp ban hành|thẩm quyền"),
    (Column.MONITOR, r"theo dõi"),
    (Column.LEAD, r"chủ trì|đầu mối|thực hiện chính"),
    (Column.SUPPORT, r"phối hợp|tham mưu"),
    (Column.BASELINE, r"kết quả thực hiện|hiện trạng|ước đạt|^thực hiện năm"),
    (Column.TIMEFRAME, r"thời gian|thời hạn|tiến độ|hoàn thành"),
    (Column.OUTPUT, r"kết quả|sản phẩm"),
    (Column.NOTE, r"^ghi chú"),
    (Column.UNIT, r"^đơn vị(?: tính)?$|^đvt$"),
    (Column.YEAR, r"^(?:năm\s*)?20\d\d$|^năm$"),
    (Column.TEXT, r"nội dung|nhiệm vụ|công việc|chỉ tiêu|giải pháp|hoạt động|đề án"),
)
HEADING_LENGTH = 90


def column_of(heading: str) -> Column:
    """What a column holds, by its heading."""
    text = heading.casefold().strip()
    if not text or len(text) > HEADING_LENGTH:
        return Column.OTHER
    return next((column for column, words in _HEADINGS if re.search(words, text)), Column.OTHER)


@dataclass
class Row:
    """One row of a table; ``cells`` of torn rows are joined."""

    number: str
    cells: list[str]
    lines: list[Line]
    section: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number


@dataclass
class Table:
    """A table with the meaning of its columns and its data rows."""

    columns: list[Column]
    headings: list[str]
    annex: str
    header_lines: list[Line]
    years: dict[int, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @property
    def has_tasks(self) -> bool:
        """True if the rows are duties: somebody leads them."""
        return Column.TEXT in self.columns and Column.LEAD in self.columns

    @property
    def has_indicators(self) -> bool:
        """True if the rows are targets: measured in a unit, not assigned with a deadline."""
        assigned = Column.LEAD in self.columns and Column.TIMEFRAME in self.columns
        return Column.TEXT in self.columns and Column.UNIT in self.columns and not assigned

    def cell(self, row: Row, column: Column) -> str:
        """The words of the first such column."""
        place = self.columns.index(column) if column in self.columns else -1
        return row.cells[place] if 0 <= place < len(row.cells) else ""

    def place(self, column: Column) -> int | None:
        """Where the column stands."""
        return self.columns.index(column) if column in self.columns else None


def read_columns(cells: Sequence[str]) -> list[Column] | None:
    """The columns of a heading row; none if the row is not one."""
    columns = [column_of(cell) for cell in cells]
    if Column.NUMBER not in columns and not cells[0]:
        columns[0] = Column.NUMBER
    known = {column for column in columns if column is not Column.OTHER}
    if len(known) < 2 or Column.TEXT not in known:
        return None
    if Column.NUMBER not in known and len(known) < 3:
        return None
    return _settle(columns)


def _settle(columns: list[Column]) -> list[Column]:
    """Of two columns with the same heading the second has another meaning."""
    settled: list[Column] = []
    assigned = Column.LEAD in columns and Column.TIMEFRAME in columns
    measured = Column.UNIT in columns and not assigned
    for column in columns:
        if measured and column in (Column.TEXT, Column.OUTPUT) and Column.TEXT in settled:
            column = Column.TARGET
        elif column in settled and column not in (Column.YEAR, Column.OTHER):
            column = Column.OTHER
        settled.append(column)
    return settled


class TableReader:
    """Reads every table of a document and accounts for its rows."""

    def __init__(self, ledger: Ledger, issues: Issues) -> None:
        self._ledger = ledger
        self._issues = issues
        self._tables: list[Table] = []
        self._table: Table | None = None
        self._annex = ""
        self._section: list[tuple[str, str]] = []
        self._after_break = False

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
        self._after_break = True

    def _read_row(self, line: Line) -> None:
        cells = [cell.strip() for cell in line.cells]
        columns = read_columns(cells)
        if columns is not None:
            self._read_heading(line, cells, columns)
        elif self._table is None:
            self._issues.add("table-unknown", line.number, line.text)
        elif self._is_second_heading(cells):
            self._read_years(line, cells)
        else:
            self._read_data(self._table, line, cells)
            self._after_break = False

    def _read_heading(self, line: Line, cells: list[str], columns: list[Column]) -> None:
        self._after_break = True
        if self._table and self._table.headings == cells:
            self._ledger.ignore([line], "repeated-header")
            return
        self._ledger.ignore([line], "table-header")
        same_annex = self._table is not None and self._table.annex == (self._annex or "pl")
        self._table = Table(columns, cells, self._annex or "pl", [line])
        self._tables.append(self._table)
        if not same_annex:
            self._section = []

    def _is_second_heading(self, cells: list[str]) -> bool:
        filled = [cell for cell in cells if cell]
        if not filled or self._table is None or not self._after_break:
            return False
        years = all(re.fullmatch(r"(?:Năm\s*)?20\d\d", cell) for cell in filled)
        numbered = len(filled) > 2 and all(re.fullmatch(r"\(?\d{1,2}\)?", cell) for cell in filled)
        return (years and not cells[0]) or numbered

    def _read_years(self, line: Line, cells: list[str]) -> None:
        assert self._table
        for place, cell in enumerate(cells):
            if found := re.search(r"20\d\d", cell):
                self._table.years[place] = int(found[0])
                self._table.columns += [Column.OTHER] * (place + 1 - len(self._table.columns))
                self._table.columns[place] = Column.YEAR
        again = line.number - self._table.header_lines[0].number > 1
        self._ledger.ignore([line], "repeated-header" if again else "table-header")

    def _read_data(self, table: Table, line: Line, cells: list[str]) -> None:
        if len(cells) > len(table.columns) and any(cells[len(table.columns) :]):
            self._issues.add("row-short", line.number, line.text)
        cells = [*cells, *[""] * (len(table.columns) - len(cells))]
        if not any(cells):
            return
        number, text = _number_and_text(table, cells)
        if self._is_rest_of_row(table, cells, number, text):
            _join(table.rows[-1], cells, line)
            hint = f"Phần tiếp của dòng {table.rows[-1].line}."
            self._issues.add("row-joined", line.number, text or line.text, hint)
        elif self._is_section_row(table, cells, number, text):
            self._open_section(number, text, line)
            if not number and table.rows:
                self._issues.add("section-unmarked", line.number, text)
        else:
            table.rows.append(Row(number, cells, [line], tuple(self._section)))

    @staticmethod
    def _is_section_row(table: Table, cells: list[str], number: str, text: str) -> bool:
        """A heading inside the table: nothing but a mark and words, nobody who does it."""
        filled = {table.columns[place] for place, cell in enumerate(cells) if cell}
        if not text or text[:1].islower() or filled - {Column.NUMBER, Column.TEXT, Column.OTHER}:
            return False
        return not number or bool(re.fullmatch(r"[A-ZĐ]|[IVXLC]+", number))

    def _open_section(self, number: str, text: str, line: Line) -> None:
        depth = _section_depth(number, self._section)
        self._section = [*self._section[:depth], (number, text or line.text)]
        self._ledger.read([line], "section")

    def _is_rest_of_row(self, table: Table, cells: list[str], number: str, text: str) -> bool:
        """A row without a number that goes on in the middle of a sentence or of a name."""
        if number or not table.rows:
            return False
        others = [cell for cell in cells if cell and cell != text]
        if not text or text[0].islower() or any(cell[0].islower() for cell in others):
            return True
        last = table.cell(table.rows[-1], Column.TEXT)
        return self._after_break and not others and not re.search(r"[.;:!?]$", last)


def _number_and_text(table: Table, cells: list[str]) -> tuple[str, str]:
    """The row's number and words; a mark and its words may stand in one cell."""
    place = table.place(Column.NUMBER)
    number = cells[place].rstrip(".) ") if place is not None else ""
    text = table.cell(Row(number, cells, []), Column.TEXT)
    filled = [cell for cell in cells if cell]
    marked = read_mark(filled[0]) if len(filled) == 1 else None
    if marked and marked.mark in (Mark.ROMAN, Mark.LETTERED):
        return marked.number or "", marked.text
    return number, text


def _section_depth(number: str, open_sections: list[tuple[str, str]]) -> int:
    """Letters hold Roman numerals; a numeral that is also a letter goes by its neighbours."""
    letters = [place for place, (mark, _) in enumerate(open_sections) if _is_letter(mark)]
    if _is_letter(number) and not (number in "CDLX" and open_sections and not letters):
        return 0
    return letters[-1] + 1 if letters else 0


def _is_letter(mark: str) -> bool:
    return len(mark) == 1 and mark.isupper() and (roman(mark) is None or mark in "CDL")


def _join(row: Row, cells: list[str], line: Line) -> None:
    for place, cell in enumerate(cells):
        if cell:
            row.cells[place] = f"{row.cells[place]} {cell}".strip()
    row.lines.append(line)


def section_title(section: tuple[tuple[str, str], ...]) -> str | None:
    """The nearest section as printed: "I. Nâng cao nhận thức"."""
    if not section:
        return None
    number, text = section[-1]
    return f"{number}. {text}" if number else text


def section_path(section: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The numbers of the sections, outermost first."""
    return (number for number, _ in section if number)
