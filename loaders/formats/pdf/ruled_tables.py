"""Ruled tables on a page: from ruling lines to a grid of cells, and from words to rows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber import table as plumber
from pdfplumber.utils.geometry import obj_to_edges

from loaders.formats.pdf.placed_words import (
    Box,
    TextLine,
    Word,
    group_lines,
    inside,
    join_wrapped,
)
from loaders.source.lines import Merge

SNAP = 3.0
MAX_EDGES = 4_000
MAX_CROSSINGS = 6_000
_MAX_SLOTS = 3_000
_PADDING = 5.4
_ITEM = re.compile(r"^(?:[-–—+•●▪*]|[a-zđ]\))(?=\s|[^\W\d_])")
_SENTENCE_END = re.compile(r"[.;:,…!?]$")

Edge = dict[str, Any]
"""A ruling line as pdfplumber describes it."""


@dataclass(frozen=True)
class RuledGrid:
    """A ruled table on one page: its outline and the boxes of its cells."""

    box: Box
    cells: tuple[Box, ...]

    @property
    def columns(self) -> list[float]:
        """Where its columns begin and the last one ends."""
        return _levels(x for cell in self.cells for x in (cell[0], cell[2]))


@dataclass(frozen=True)
class RuledRow:
    """The texts of a row, one for each column, and what its blank cells are merged with."""

    cells: tuple[str, ...]
    merged: tuple[Merge, ...]
    words: tuple[Word, ...]


def ruling_edges(shapes: Iterable[Edge]) -> list[Edge]:
    """The edges of the shapes on a page that a reader sees as rules: no white, no shading."""
    return [edge for shape in shapes if _is_rule(shape) for edge in obj_to_edges(shape)]


def _is_rule(shape: Edge) -> bool:
    if shape["stroke"] and not _is_white(shape["stroking_color"]):
        return True
    thin = min(shape["width"], shape["height"]) <= SNAP
    return bool(thin and shape["fill"] and not _is_white(shape["non_stroking_color"]))


def _is_white(colour: object) -> bool:
    parts = list(colour) if isinstance(colour, tuple | list) else [colour]
    numbers = [part for part in parts if isinstance(part, int | float)]
    if not numbers or len(numbers) < len(parts):
        return False
    return max(numbers) < 0.05 if len(numbers) == 4 else min(numbers) > 0.95


def find_grids(edges: Sequence[Edge]) -> list[RuledGrid]:
    """The tables that ruling lines make, from top to bottom; one box alone is no table."""
    if len(edges) > MAX_EDGES:
        return []
    merged = plumber.merge_edges(
        list(edges),
        snap_x_tolerance=SNAP,
        snap_y_tolerance=SNAP,
        join_x_tolerance=SNAP,
        join_y_tolerance=SNAP,
    )
    long = [edge for edge in merged if max(edge["width"], edge["height"]) > 2 * SNAP]
    crossings = plumber.edges_to_intersections(long, SNAP, SNAP)
    if len(crossings) > MAX_CROSSINGS:
        return []
    tables = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    grids = [RuledGrid(_outline(cells), (*cells, *_holes(cells))) for cells in tables]
    return sorted((grid for grid in grids if len(grid.columns) > 2), key=lambda grid: grid.box[1])


def _holes(cells: Sequence[Box]) -> list[Box]:
    """The places of the grid that no cell covers, as where a seal hides a rule."""
    xs = _levels(x for cell in cells for x in (cell[0], cell[2]))
    ys = _levels(y for cell in cells for y in (cell[1], cell[3]))
    slots = [(a, c, b, d) for a, b in pairwise(xs) for c, d in pairwise(ys)]
    if len(slots) > _MAX_SLOTS:
        return []
    middles = [((a + b) / 2, (c + d) / 2) for a, c, b, d in slots]
    return [
        slot
        for slot, (x, y) in zip(slots, middles, strict=True)
        if not any(cell[0] < x < cell[2] and cell[1] < y < cell[3] for cell in cells)
    ]


def _outline(cells: Sequence[Box]) -> Box:
    return (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )


def _levels(values: Iterable[float]) -> list[float]:
    """Distinct places, near ones taken as one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > SNAP:
            levels.append(value)
    return levels


def columns_of(grid: RuledGrid, known: Sequence[float]) -> list[float] | None:
    """The columns of a table that goes on from the page before; ``None`` if this is another."""
    own = grid.columns
    if not known or abs((own[-1] - own[0]) - (known[-1] - known[0])) > 2 * SNAP:
        return None
    moved = [level - known[0] + own[0] for level in known]
    if all(min(abs(level - each) for each in moved) <= 1.5 * SNAP for level in own):
        return moved
    if all(min(abs(level - each) for each in own) <= 1.5 * SNAP for level in moved):
        return own
    return None


def read_rows(grid: RuledGrid, words: Iterable[Word], columns: Sequence[float]) -> list[RuledRow]:
    """The rows of a grid over these columns."""
    levels = _levels(y for cell in grid.cells for y in (cell[1], cell[3]))
    held = _words_by_cell(grid, words)
    texts: list[list[str]] = [[""] * (len(columns) - 1) for _ in levels[1:]]
    merged = [[Merge.NONE] * (len(columns) - 1) for _ in levels[1:]]
    drawn: list[list[Word]] = [[] for _ in levels[1:]]
    for cell in grid.cells:
        first, last = _at(levels, cell[1]), _at(levels, cell[3])
        left, right = _at(columns, cell[0]), _at(columns, cell[2])
        for row in range(first, last):
            for column in range(left, right):
                merged[row][column] = Merge.LEFT if column > left else Merge.UP
        merged[first][left] = Merge.NONE
        texts[first][left] = _cell_text(held[cell], cell[2] - cell[0])
        drawn[first] += held[cell]
    return [
        RuledRow(tuple(cells), tuple(merges), tuple(own))
        for cells, merges, own in zip(texts, merged, drawn, strict=True)
    ]


def _at(levels: Sequence[float], value: float) -> int:
    """The index of the level nearest to this place."""
    return min(range(len(levels)), key=lambda index: abs(levels[index] - value))


def _words_by_cell(grid: RuledGrid, words: Iterable[Word]) -> dict[Box, list[Word]]:
    held: dict[Box, list[Word]] = defaultdict(list)
    for word in words:
        home = next((cell for cell in grid.cells if inside(word, cell)), None)
        if home is not None:
            held[home].append(word)
    return held


def _cell_text(words: Sequence[Word], width: float) -> str:
    """The paragraphs of a cell, parted by line feeds; wrapped lines are joined."""
    text = ""
    lines = group_lines(words)
    reach = width - 2 * _PADDING
    for number, line in enumerate(lines):
        if number == 0:
            text = line.text
        elif _begins_item(line, lines[number - 1], reach):
            text = f"{text}\n{line.text}"
        else:
            text = join_wrapped(text, line.text)
    return text


def _begins_item(line: TextLine, before: TextLine, reach: float) -> bool:
    """A mark begins an item if the line above is closed, or had room for the mark."""
    if not _ITEM.match(line.text):
        return False
    mark = line.words[0]
    room = reach - (before.x1 - before.x0)
    return bool(_SENTENCE_END.search(before.text)) or room > (mark.x1 - mark.x0) + 0.3 * line.height
