"""The raw rows of a table made sense of: sections, rows torn by a page, sub-rows, numbering."""

import re

from graph.base.words import name_key, one_space
from loaders.formulas.columns import Column
from loaders.layout.tables.cells import is_ditto
from loaders.layout.tables.table import Table, TableRow
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import roman
from loaders.wording.numerals import Mark, read_mark

_DOING = (Column.LEAD, Column.SUPPORT, Column.TIMEFRAME, Column.OUTPUT, Column.APPROVER)
LONGEST = 500
"""Letters of a rest that is looked for at the end of other cells."""
_TOTAL = re.compile(r"(?:Tổng cộng|Tổng số|Cộng|Tổng)\W*", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+(?:\.\d+)+")


class RowReader:
    """Goes through a table's rows; a section holds until the next one, over tables of an annex."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._section: list[tuple[str, str]] = []
        self._annex: str | None = None

    def read(self, table: Table) -> None:
        """Fill ``table.rows`` from ``table.raw``."""
        if table.annex != self._annex:
            self._section = []
            self._annex = table.annex
        for place, row in enumerate(table.raw):
            row.number, text = _number_and_text(table, row)
            after_break = place in table.breaks
            self._give_back(table, row)
            if _TOTAL.fullmatch(text) and not row.number:
                self._notes.ignore(row.lines, "total-row")
                continue
            if _is_rest(table, row, text, after_break=after_break):
                self._join(table, row, text)
            elif self._is_section(table, place, text):
                self._open_section(table, row, text)
            else:
                self._leave_decimal_group(table, row)
                row.section = tuple(self._section)
                table.rows.append(row)
        _check_numbers(table, self._notes)

    def _leave_decimal_group(self, table: Table, row: TableRow) -> None:
        """Behind 1.1 and 1.2 a plain "2" is no part of group 1."""
        group = self._section[-1][0] if self._section else ""
        last = table.rows[-1].number if table.rows else ""
        plain = row.number.isdecimal() and group.isdecimal()
        if plain and last.startswith(f"{group}.") and int(row.number) == int(group) + 1:
            self._section.pop()

    def _give_back(self, table: Table, row: TableRow) -> None:
        """ "IV. Phát triển …" with "năm tiếp theo" beside it: a rest of the row above."""
        if not table.rows or not re.fullmatch(r"[IVXLC]+|[A-ZĐ]", row.number):
            return
        rests = {
            place
            for place, cell in enumerate(row.cells)
            if cell[:1].islower() and place not in row.inherited and not is_ditto(cell)
        }
        filled = {
            n
            for n, cell in enumerate(row.cells)
            if cell and table.columns[n : n + 1] and table.columns[n] in _DOING
        }
        if not rests or filled - rests:
            return
        last = table.rows[-1]
        last.cells += [""] * (len(row.cells) - len(last.cells))
        for place in rests:
            rest, row.cells[place] = row.cells[place], ""
            if not name_key(last.cells[place]).endswith(name_key(rest)):
                last.cells[place] = _joined(last.cells[place], rest)
        hint = f"Ô cuối là phần tiếp của dòng {last.line}."
        self._notes.add("row-joined", row.line, row.lines[0].text, hint)

    def _join(self, table: Table, row: TableRow, text: str) -> None:
        last = table.rows[-1]
        for place, cell in enumerate(row.cells):
            if cell and place not in row.inherited and not _ends_elsewhere(last, place, cell):
                last.cells += [""] * (place + 1 - len(last.cells))
                last.cells[place] = _joined(last.cells[place], cell)
        last.lines += row.lines
        hint = f"Phần tiếp của dòng {last.line}."
        self._notes.add("row-joined", row.line, text or row.lines[0].text, hint)

    def _is_section(self, table: Table, place: int, text: str) -> bool:
        """A heading inside the table: nothing but a mark and words, nobody who does it."""
        row = table.raw[place]
        own = {n for n, cell in enumerate(row.cells) if cell and n not in row.inherited}
        kinds = {table.columns[n] if n < len(table.columns) else Column.OTHER for n in own}
        spread = len({one_space(row.cells[n]) for n in own}) == 1 and len(own) > 2
        if not text or text[:1].islower():
            return False
        if not spread and kinds - {Column.NUMBER, Column.TEXT, Column.OTHER}:
            return False
        if not row.number or re.fullmatch(r"[A-ZĐ]|[IVXLC]+", row.number):
            return True
        return _heads_rows_below(table, place)

    def _open_section(self, table: Table, row: TableRow, text: str) -> None:
        depth = _section_depth(row.number, self._section)
        self._section = [*self._section[:depth], (row.number, text or row.lines[0].text)]
        self._notes.read(row.lines, "section")
        if not row.number and table.rows and not row.lines[0].merged:
            self._notes.add("section-unmarked", row.line, text)


def _heads_rows_below(table: Table, place: int) -> bool:
    """ "2. Công tác tuyên truyền" over rows 2.1, 2.2 or a, b, or over rows without numbers."""
    following = table.raw[place + 1] if place + 1 < len(table.raw) else None
    if following is None:
        return False
    number, text = _number_and_text(table, following)
    own = table.raw[place].number
    if number.startswith(f"{own}.") or (_DECIMAL.fullmatch(number) and not _DECIMAL.fullmatch(own)):
        return True
    done = any(table.cell(following, column) for column in _DOING)
    if re.fullmatch(r"[a-zđ]", own) and number.isdecimal():
        return True
    below = not number or bool(re.fullmatch(r"[a-zđ]|[-+]", number))
    return below and done and not text[:1].islower()


def _number_and_text(table: Table, row: TableRow) -> tuple[str, str]:
    """The row's number and words; a mark and its words may stand in one cell."""
    place = table.place(Column.NUMBER)
    number = ""
    if place is not None and place not in row.inherited and place < len(row.cells):
        number = one_space(row.cells[place]).strip(".)( -*")
    text = table.cell(row, Column.TEXT)
    own = {one_space(cell) for n, cell in enumerate(row.cells) if cell and n not in row.inherited}
    only = own.pop() if len(own) == 1 else ""
    marked = read_mark(only) if only else None
    if marked and marked.mark in (Mark.ROMAN, Mark.LETTERED, Mark.NUMBER, Mark.DECIMAL, Mark.PART):
        return marked.number or "", marked.text
    if place is None and (first := read_mark(text)).mark in (Mark.NUMBER, Mark.DECIMAL):
        return first.number or "", first.text
    if only and len(number) > 8:
        return "", only
    return number, text or only


def _is_rest(table: Table, row: TableRow, text: str, *, after_break: bool) -> bool:
    """A row without a number that goes on in the middle of a sentence or of a name."""
    if row.number or not table.rows:
        return False
    last = table.rows[-1]
    own = [cell for n, cell in enumerate(row.cells) if cell and n not in row.inherited]
    others = [cell for cell in own if one_space(cell) != text]
    if not text or text[0].islower():
        return True
    if not _has_own_lead(table, row) and any(
        cell[0].islower() and not is_ditto(cell) for cell in others
    ):
        return True
    if others:
        return _is_cut(table, row, last, after_break=after_break)
    open_end = not re.search(r"[.;:!?]$", table.cell(last, Column.TEXT))
    return (after_break and open_end) or bool(
        re.match(r"[-+•]\s", text) and _fills_later(table, row)
    )


def _has_own_lead(table: Table, row: TableRow) -> bool:
    """A sub-row that names who does it stands alone, though its deadline begins small."""
    place = table.place(Column.LEAD)
    cell = table.cell(row, Column.LEAD)
    return place is not None and place not in row.inherited and cell[:1].isupper()


def _fills_later(table: Table, row: TableRow) -> bool:
    """A dash below a task that somebody leads is part of its words."""
    lead = table.place(Column.LEAD)
    return lead is not None and lead not in row.inherited and bool(table.rows[-1].cells[lead])


def _is_cut(table: Table, row: TableRow, last: TableRow, *, after_break: bool) -> bool:
    """Behind a page break, cells that go on where those above stop in the middle."""
    if not after_break:
        return False
    number = table.place(Column.NUMBER)
    if number is None:
        return False
    pairs = [
        (last.cells[n], cell)
        for n, cell in enumerate(row.cells)
        if cell and n not in row.inherited and n < len(last.cells)
    ]
    return all(above and not re.search(r"[.;:!?]$", above) for above, _ in pairs)


def _ends_elsewhere(last: TableRow, place: int, cell: str) -> bool:
    """A torn rest that was put into the wrong column: another cell already ends with it."""
    if place >= len(last.cells) or last.cells[place] or not cell[:1].islower():
        return False
    if len(cell) > LONGEST:
        return False
    key = name_key(cell)
    return any(name_key(other).endswith(key) for other in last.cells if other)


def _joined(above: str, below: str) -> str:
    glued = re.search(r"\w[-/]$", above) and below[:1].isupper()
    return f"{above}{'' if glued else ' '}{below}".strip()


def _section_depth(number: str, open_sections: list[tuple[str, str]]) -> int:
    """Letters hold Roman numerals hold numbers; a numeral that is a letter goes by neighbours."""
    levels = [_level(mark, open_sections[:place]) for place, (mark, _) in enumerate(open_sections)]
    own = _level(number, open_sections)
    return next((place for place, level in enumerate(levels) if level >= own), len(levels))


def _level(number: str, outer: list[tuple[str, str]]) -> int:
    if not number:
        return 3 if outer and outer[-1][0] else 1
    letters = any(_is_letter(mark) for mark, _ in outer)
    if _is_letter(number) and not (number in "CDLX" and outer and not letters):
        return 0
    if roman(number) is not None:
        return 1
    return 2 + number.count(".")


def _is_letter(mark: str) -> bool:
    return len(mark) == 1 and mark.isupper() and (roman(mark) is None or mark in "CDL")


def _check_numbers(table: Table, notes: Notes) -> None:
    """Numbers that jump within a section, or come twice, are said."""
    last: dict[tuple[tuple[str, str], ...], int] = {}
    for row in table.rows:
        if not row.number.isdecimal():
            continue
        number, before = int(row.number), last.get(row.section)
        if before is not None and number not in (before + 1, 1):
            notes.add("numbering-gap", row.line, row.number, f"Sau số {before} là số {number}.")
        last[row.section] = number
