"""Tables that were copied cell by cell: one cell a line, put back into rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.base.words import one_space
from graph.schema.vocabulary import TimeframeKind
from loaders.formulas.columns import (
    Column,
    column_of,
    read_columns,
)
from loaders.formulas.marks import (
    annex_number,
    is_office,
    is_recipients,
)
from loaders.source.lines import Line
from loaders.wording.measures.quantities import roman
from loaders.wording.measures.timeframes import read_timeframe
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows, is_body
from loaders.wording.numerals import read_mark

HEADING_LENGTH = 60
MIN_COLUMNS, MAX_COLUMNS = 3, 9
MAX_CELLS = 40
"""Lines that one row may have, wrapped cells counted line by line."""
_NUMBER = re.compile(r"^\(?(\d{1,3})\)?[.)]?$")
_MARKING = re.compile(r"^\(?(?:\d{1,2}|[A-E])\)?$")
_SECTION = re.compile(r"^(?P<n>[IVXLC]+|[A-HĐ])[.)]?$|^(?P<m>[IVXLC]+)[.)]\s+\S")


@dataclass
class _Header:
    """Where the headings of a flattened table stand, and what they say."""

    start: int
    stop: int
    columns: list[Column]


@dataclass
class _Cells:
    """The lines of one row as they come."""

    number: Line
    lines: list[Line] = field(default_factory=list)


def align_short_rows(lines: Sequence[Line], knows: Knows) -> tuple[Line, ...]:
    """Rows that lost the cells of a merge, their cells put under the headings they fit."""
    columns: list[Column] | None = None
    done: list[Line] = []
    for line in lines:
        if line.is_row and not line.merged:
            cells = [one_space(cell) for cell in line.cells]
            heading = read_columns(cells)
            columns = heading or columns
            if columns and not heading and _is_short(cells, columns):
                kinds = [_kind(cell, knows) for cell in cells]
                line = replace(line, cells=tuple(["", *_by_kind(cells, kinds, columns[1:])]))
        elif line.text:
            columns = None
        done.append(line)
    return tuple(done)


def _is_short(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    named = columns[0] is Column.NUMBER and Column.LEAD in columns
    numbered = _NUMBER.match(cells[0]) or roman(cells[0].rstrip(".")) is not None
    return named and 1 < len(cells) < len(columns) and all(cells) and not numbered


def unflatten(lines: Sequence[Line], knows: Knows) -> tuple[Line, ...]:
    """The lines with every table that was copied one cell a line put back into rows.

    A table is recognised by its headings, one below the other from "TT" on, and by numbers that
    count up behind them. Cells out of order are told by what they say: a time, a body, a text.
    """
    done: list[Line] = []
    place = 0
    filled = [line for line in lines if line.text]
    while place < len(filled):
        header = _read_header(filled, place)
        rows, stop = _read_rows(filled, header, knows) if header else ([], place)
        if header and len(rows) > 1:
            done += [_heading(filled, header), *rows]
            place = stop
        else:
            done.append(filled[place])
            place += 1
    return tuple(done)


def _read_header(lines: Sequence[Line], place: int) -> _Header | None:
    first = lines[place]
    if first.is_row or column_of(first.text) is not Column.NUMBER or len(first.text) > 12:
        return None
    columns: list[Column] = []
    stop = place
    while stop < len(lines) and len(columns) < MAX_COLUMNS:
        text = lines[stop].text
        column = column_of(text) if len(text) <= HEADING_LENGTH else Column.OTHER
        if lines[stop].is_row or column is Column.OTHER or _NUMBER.match(text):
            break
        columns.append(column)
        stop += 1
    known = set(columns)
    assigned = Column.TEXT in known and known & {Column.LEAD, Column.SUPPORT, Column.TIMEFRAME}
    return _Header(place, stop, columns) if len(columns) >= MIN_COLUMNS and assigned else None


def _heading(lines: Sequence[Line], header: _Header) -> Line:
    """The headings as one row; the markings "(1) (2) …" below them go with it."""
    own = lines[header.start : header.stop]
    marks = lines[header.stop : _skip_markings(lines, header)]
    return replace(
        _row([*own, *marks], [line.text for line in own]), text=" ".join(line.text for line in own)
    )


def _row(lines: Sequence[Line], cells: Sequence[str]) -> Line:
    first, *others = lines
    return Line(
        number=first.number,
        raw="\t".join(line.raw for line in lines),
        text=one_space(" ".join(cells)),
        cells=tuple(cells),
        place=first.place,
        others=tuple(number for line in others for number in (line.number, *line.others)),
    )


def _read_rows(lines: Sequence[Line], header: _Header, knows: Knows) -> tuple[list[Line], int]:
    place = _skip_markings(lines, header)
    rows: list[Line] = []
    expected = 1
    while place < len(lines) and not _ends(lines[place]):
        line = lines[place]
        again = _read_header(lines, place)
        if again and again.columns == header.columns:
            rows.append(_heading(lines, again))
            place = _skip_markings(lines, again)
            continue
        number = _NUMBER.match(line.text)
        if number and int(number[1]) in (expected, 1):
            cells, stop = _collect(lines, place, int(number[1]) + 1)
            rows.append(_place_cells(cells, header, knows))
            expected, place = int(number[1]) + 1, stop
        elif section := _read_section(lines, place):
            rows.append(section)
            place += 1 + len(section.others)
        else:
            break
    return rows, place


def _skip_markings(lines: Sequence[Line], header: _Header) -> int:
    """Behind the headings may stand (1), (2), … one below the other, as many as columns."""
    stop = header.stop
    count = len(header.columns)
    for wanted in (count, count - 1):
        marks = lines[stop : stop + wanted]
        texts = [mark.text.strip("()") for mark in marks]
        marked = len(marks) == wanted > 2 and all(_MARKING.match(mark.text) for mark in marks)
        if marked and texts[0] != texts[1]:
            return stop + wanted
    return stop


def _ends(line: Line) -> bool:
    return bool(
        line.is_row or is_recipients(line) or is_office(line) or annex_number(line) is not None
    )


def _read_section(lines: Sequence[Line], place: int) -> Line | None:
    """ "II" and its title on the next line, or both on one."""
    found = _SECTION.match(lines[place].text)
    if not found:
        return None
    if found["m"] and roman(found["m"]) is not None:
        marked = read_mark(lines[place].text)
        return _row([lines[place]], [found["m"], marked.text])
    if found["n"] and place + 1 < len(lines) and len(lines[place + 1].text) > 8:
        return _row(lines[place : place + 2], [found["n"], lines[place + 1].text])
    return None


def _collect(lines: Sequence[Line], place: int, following: int) -> tuple[_Cells, int]:
    cells = _Cells(lines[place])
    stop = place + 1
    while stop < len(lines) and len(cells.lines) < MAX_CELLS:
        line = lines[stop]
        number = _NUMBER.match(line.text)
        if _ends(line) or (number and int(number[1]) == following):
            break
        if cells.lines and (_read_section(lines, stop) or _read_header(lines, stop)):
            break
        if number and int(number[1]) == 1 and len(cells.lines) > 2:
            break
        cells.lines.append(line)
        stop += 1
    return cells, stop


def _place_cells(cells: _Cells, header: _Header, knows: Knows) -> Line:
    """The row, its cells under their headings: by their order if that fits, else by their words."""
    columns = header.columns[1:]
    joined = _join_wrapped(cells.lines)
    texts = [text for text, _ in joined]
    kinds = [_kind(text, knows) for text in texts]
    if len(texts) != len(columns) or not _fits(kinds, columns):
        texts = _by_kind(texts, kinds, columns)
    return _row([cells.number, *cells.lines], [cells.number.text, *texts])


def _join_wrapped(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """A line that goes on in small letters belongs to the cell above."""
    joined: list[tuple[str, list[Line]]] = []
    for line in lines:
        if joined and line.text[:1].islower() and not _starts_group(line.text):
            text, parts = joined[-1]
            joined[-1] = (f"{text} {line.text}", [*parts, line])
        else:
            joined.append((line.text, [line]))
    return joined


def _starts_group(text: str) -> bool:
    return text.startswith(("các ", "hằng ", "thường xuyên"))


def _kind(text: str, knows: Knows) -> Column:
    """What the words of a cell are: a time, bodies, or a text."""
    frame = read_timeframe(text) if len(text) < 60 else None
    if frame and frame.kind is not TimeframeKind.UNREADABLE:
        conditional = frame.kind is TimeframeKind.CONDITIONAL
        if not conditional or len(text) < 40:
            return Column.TIMEFRAME
    names = split_names(text, knows)
    if names and len(text) < 250 and all(is_body(name, knows) for name in names):
        return Column.LEAD
    return Column.TEXT


_FITTING = {
    Column.LEAD: (Column.LEAD,),
    Column.SUPPORT: (Column.LEAD,),
    Column.MONITOR: (Column.LEAD,),
    Column.TIMEFRAME: (Column.TIMEFRAME,),
    Column.TEXT: (Column.TEXT,),
}


def _fits(kinds: Sequence[Column], columns: Sequence[Column]) -> bool:
    return all(
        kind in _FITTING.get(column, (kind,)) for kind, column in zip(kinds, columns, strict=True)
    )


def _by_kind(texts: Sequence[str], kinds: Sequence[Column], columns: Sequence[Column]) -> list[str]:
    """Times under the deadline, bodies under lead and then helpers, texts in their order."""
    left = list(zip(texts, kinds, strict=True))
    placed = [""] * len(columns)
    for place, column in enumerate(columns):
        wanted = _FITTING.get(column, (Column.TEXT,))
        found = next((each for each in left if each[1] in wanted), None)
        if found:
            left.remove(found)
            placed[place] = found[0]
    for text, kind in left:
        place = next(
            (
                n
                for n, column in reversed(list(enumerate(columns)))
                if placed[n] and kind in _FITTING.get(column, (Column.TEXT,))
            ),
            0,
        )
        placed[place] = f"{placed[place]} {text}".strip()
    return placed
