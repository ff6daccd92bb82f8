"""Which rows of a grid are data, and which only arrange words on the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from graph.base.words import fold
from loaders.formats.grids.geometry import Cell, Grid, is_blank
from loaders.formulas.columns import read_columns
from loaders.formulas.marks import (
    ADDRESS,
    MOTTO_BEGUN,
    NUMBER_WITH_CODE,
    ON_BEHALF,
    PLACE_DATE_ALONE,
    RECIPIENTS,
    SIGNED_BEGUN,
    TABLE_NAME,
    WATCHWORDS_BEGUN,
    annex_number,
    is_caption,
)
from loaders.formulas.phrase import Says
from loaders.source.lines import (
    Line,
    LineBuilder,
    Merge,
    clean,
)

_HEAD = (MOTTO_BEGUN, WATCHWORDS_BEGUN, NUMBER_WITH_CODE, PLACE_DATE_ALONE, ADDRESS)
_SIDES = (MOTTO_BEGUN, WATCHWORDS_BEGUN, PLACE_DATE_ALONE, RECIPIENTS, ON_BEHALF)
"""What parts the two sides of a head or a closing."""
_ORDINAL = re.compile(r"s?\.?tt|so tt|so thu tu")
_HEAD_ROWS = 8
_PAGE = 20
"""A cell of so many paragraphs is a page, not a value, if it holds most of the words."""
_MOST = 0.8


def emit(grid: Grid, builder: LineBuilder, *, loose: bool = False) -> None:
    """The rows of a grid as lines: data as rows, what only arranges the page as paragraphs.

    ``loose`` is for a sheet, where titles stand in cells above and below the tables.
    """
    for part in _parts(grid):
        _emit_part(part, builder, loose=loose)


def _parts(grid: Grid) -> Iterator[Grid]:
    """The grid, cut where an annex or a table begins below the recipients or the signature."""
    start, closing = 0, False
    for row, cells in enumerate(grid.rows):
        if closing and _opens(cells):
            yield Grid(grid.rows[start:row], grid.places[start:row], grid.layout)
            start, closing = row, False
        closing = closing or _ends_document(cells)
    yield Grid(grid.rows[start:], grid.places[start:], grid.layout) if start else grid


def _opens(row: Sequence[Cell]) -> bool:
    """True for the title of an annex, the name of a table, its caption or its headings."""
    filled = _filled(row)
    if _is_heading(row):
        return True
    if len(filled) > 2 and read_columns([clean(" ".join(cell.lines)) for cell in row]):
        return True
    if len(filled) != 1:
        return False
    text = clean(filled[0].lines[0])
    line = Line(0, text, text)
    named = annex_number(line) is not None or is_caption(line)
    return named or TABLE_NAME.match(text) is not None


def _emit_part(grid: Grid, builder: LineBuilder, *, loose: bool) -> None:
    sections = _Sections(grid)
    head, tail = sections.head, sections.tail
    middle = range(head, tail)
    _paragraphs(grid, [(row, cell) for row in range(head) for cell in grid.rows[row]], builder)
    if grid.layout or _is_frame(grid, middle):
        _paragraphs(grid, [(row, cell) for row in middle for cell in grid.rows[row]], builder)
    else:
        _data(grid, _titles(grid, middle) if loose else frozenset(), middle, builder)
    columns = zip(*grid.rows[tail:], strict=True)
    _paragraphs(grid, [pair for column in columns for pair in enumerate(column, tail)], builder)


def _data(grid: Grid, titles: frozenset[int], rows: range, builder: LineBuilder) -> None:
    """Rows of tables with the titles between them; each table is as wide as its own cells."""
    for is_title, group in groupby(rows, lambda row: row in titles):
        run = list(group)
        if is_title:
            _paragraphs(grid, [(row, cell) for row in run for cell in grid.rows[row]], builder)
            continue
        width = max(_width(grid.rows[row]) for row in run) if titles else len(grid.rows[run[0]])
        for row in run:
            cells = grid.rows[row][:width]
            words = ["\n".join(cell.lines) for cell in cells]
            builder.row(words, [cell.merge for cell in cells], grid.places[row])


def _width(row: Sequence[Cell]) -> int:
    """How many columns there are up to the last that is filled or covered."""
    return max((n for n, cell in enumerate(row, 1) if cell.lines or cell.merge), default=0)


def _paragraphs(grid: Grid, cells: Sequence[tuple[int, Cell]], builder: LineBuilder) -> None:
    for row, cell in cells:
        for block in cell.blocks:
            if isinstance(block, Grid):
                emit(block, builder)
                continue
            for line in block.split("\n"):
                if not is_blank(line):
                    builder.text(line, grid.places[row])


@dataclass
class _Sections:
    """Where the header rows of a grid end and where its signature rows begin."""

    grid: Grid
    head: int = field(init=False)
    tail: int = field(init=False)

    def __post_init__(self) -> None:
        known = self._known()
        self.tail = self._tail(known)
        columns = range(known, self.tail)
        self.head = next((row for row in columns if self._is_heading(row)), self.tail)
        if not known:
            self.head = 0

    def _known(self) -> int:
        """How many rows there are down to the last that a header is known by."""
        marks = {row: self._marks(row) for row in range(min(_HEAD_ROWS, len(self.grid.rows)))}
        found = set().union(*marks.values()) if marks else set()
        short = len(self.grid.rows) <= 2 and Says.ADDRESS in found
        if Says.MOTTO in found or {Says.NUMBER, Says.DATE} <= found or short:
            return max(row for row, each in marks.items() if each) + 1
        return 0

    def _marks(self, row: int) -> set[Says]:
        lines = [clean(line) for cell in self.grid.rows[row] for line in cell.lines]
        return {mark.says for mark in _HEAD for line in lines if mark.match(line)}

    def _is_heading(self, row: int) -> bool:
        return _is_heading(self.grid.rows[row]) or len(_filled(self.grid.rows[row])) > 2

    def _tail(self, known: int) -> int:
        count = len(self.grid.rows)
        return next((row for row in range(known, count) if self._closes(row)), count)

    def _closes(self, row: int) -> bool:
        """True for a row that begins the recipients and the signature."""
        near_end = len(self.grid.rows) - row <= 4
        return _ends_document(self.grid.rows[row], recipients_only=not near_end)


def _ends_document(row: Sequence[Cell], *, recipients_only: bool = False) -> bool:
    """True for a row with "Nơi nhận:", or with the office or the mark of who signed."""
    filled = _filled(row)
    if not filled or len(filled) > 3 or _is_heading(row):
        return False
    if any(RECIPIENTS.match(clean(cell.lines[0])) for cell in filled):
        return True
    lines = [] if recipients_only else [clean(line) for cell in filled for line in cell.lines]
    return any(ON_BEHALF.match(line) or SIGNED_BEGUN.match(line) for line in lines)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.lines]


def _is_heading(row: Sequence[Cell]) -> bool:
    """True for a row with the heading "STT"."""
    return any(_ORDINAL.fullmatch(fold(" ".join(cell.lines)).strip(" .")) for cell in row[:4])


def _is_frame(grid: Grid, rows: range) -> bool:
    """True for rows that hold no data side by side but whole parts of a document."""
    if all(len(_filled(grid.rows[row])) < 2 for row in rows):
        return True
    if any(_is_heading(grid.rows[row]) for row in rows):
        return False
    cells = [cell for row in rows for cell in _filled(grid.rows[row])]
    nested = [block for cell in cells for block in cell.blocks if isinstance(block, Grid)]
    if any(_is_telling(each) for each in nested):
        return True
    total = sum(_length(cell) for cell in cells)
    inside = sum(len(word) for each in nested for row in each.texts() for word in row)
    page = any(len(cell.lines) >= _PAGE and _length(cell) > _MOST * total for cell in cells)
    return page or inside > _MOST * total


def _is_telling(grid: Grid) -> bool:
    """True for a head, a closing or a table with numbered rows, and for what holds one."""
    sections = _Sections(grid)
    numbered = any(_is_heading(row) for row in grid.rows[:3])
    return bool(sections.head or sections.tail < len(grid.rows) or numbered) or any(
        isinstance(block, Grid) and _is_telling(block)
        for row in grid.rows
        for cell in row
        for block in cell.blocks
    )


def _length(cell: Cell) -> int:
    return sum(len(line) for line in cell.lines)


def _titles(grid: Grid, rows: range) -> frozenset[int]:
    """Rows of a sheet with one filled cell that stand above or below a table, not inside it."""
    single = {row for row in rows if _is_single(grid.rows[row])}
    outside: set[int] = set()
    for way in (rows, reversed(rows)):
        for row in way:
            if row not in single:
                break
            outside.add(row)
    waiting: list[int] = []
    for row in rows:
        if row in single:
            waiting.append(row)
            continue
        if _is_heading(grid.rows[row]):
            outside.update(waiting)
        waiting = []
    return frozenset(outside)


def _is_single(row: Sequence[Cell]) -> bool:
    """True for a row of one filled cell, none of them part of a cell above."""
    return len(_filled(row)) < 2 and all(cell.merge is not Merge.UP for cell in row)


def split_tabs(text: str) -> str:
    """Tabs as spaces, or as ends of lines where they part the two sides of a head or a closing."""
    parts = [part for part in text.split("\t") if part.strip()]
    beside = any(mark.match(clean(part)) for part in parts for mark in _SIDES)
    return ("\n" if len(parts) > 1 and beside else " ").join(parts)
