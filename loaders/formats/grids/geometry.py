"""Tables of every format as grids: rows of cells of one width, merged ones marked."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.base.errors import Unreadable
from graph.base.words import one_space
from loaders.source.lines import (
    Merge,
    Position,
    clean,
)

MAX_CELLS = 2_000_000
"""Cells that one grid may have."""


@dataclass
class Cell:
    """One square of a grid: paragraphs and nested tables, or merged with another square."""

    blocks: Sequence["str | Grid"] = ()
    merge: Merge = Merge.NONE

    @cached_property
    def lines(self) -> list[str]:
        """Its paragraphs that are not blank; a nested table gives one line for each row."""
        found: list[str] = []
        for block in self.blocks:
            if isinstance(block, Grid):
                found += [one_space(" ".join(row)) for row in block.texts()]
            else:
                found += block.split("\n")
        return [line for line in found if not is_blank(line)]


def is_blank(line: str) -> bool:
    """True for blanks and for invisible characters alone."""
    return not line.strip() or (len(line) < 20 and not clean(line))


@dataclass
class Grid:
    """A table: rows of cells, all of one width, and the place of each row."""

    rows: list[list[Cell]]
    places: list[Position]
    layout: bool = False
    """True if the source itself says that the table only arranges the page."""

    def texts(self) -> Iterator[list[str]]:
        """The filled cells of each row that has some."""
        for row in self.rows:
            if words := [" ".join(cell.lines) for cell in row if cell.lines]:
                yield words


@dataclass
class Spot:
    """A cell where the source puts it: first column, width, and whether it continues upwards."""

    start: int
    width: int
    blocks: Sequence[str | Grid] = ()
    up: bool = False


def lay_out(rows: Sequence[Sequence[Spot]], places: Sequence[Position]) -> Grid:
    """The grid of these cells; a column in which no cell begins is none."""
    starts = sorted({spot.start for row in rows for spot in row})
    if len(starts) * len(rows) > MAX_CELLS:
        raise too_large()
    laid = []
    for row in rows:
        cells = [Cell() for _ in starts]
        for spot in row:
            first, stop = bisect_left(starts, spot.start), bisect_left(starts, _end(spot))
            for column in range(first, stop):
                cells[column] = Cell((), Merge.UP if spot.up else Merge.LEFT)
            if first < stop and not spot.up:
                cells[first] = Cell(spot.blocks)
        laid.append(cells)
    return Grid(laid, list(places))


def too_large() -> Unreadable:
    """The error for a table beyond the limit."""
    return Unreadable(
        f"Bảng có hơn {MAX_CELLS:,} ô, quá mức cho phép.",
        hint="Xóa hàng, cột thừa hoặc tách bảng thành nhiều tệp rồi nạp lại.",
    )


def _end(spot: Spot) -> int:
    return spot.start + spot.width
