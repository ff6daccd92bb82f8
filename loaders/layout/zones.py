"""The zones of a document: where head, body, closing and annexes begin and end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.formulas.columns import read_columns
from loaders.formulas.marks import (
    ARCHIVE_ITEM,
    annex_number,
    is_caption,
    is_office,
    is_recipients,
    is_signature,
)
from loaders.source.lines import Line
from loaders.wording.numerals import is_numbered, is_section


@dataclass(frozen=True)
class Zones:
    """The four parts of a directive: head, body, closing (recipients, signature), annexes."""

    top: tuple[Line, ...]
    body: tuple[Line, ...]
    closing: tuple[Line, ...]
    annexes: tuple[Line, ...]


def split_zones(lines: Sequence[Line]) -> Zones:
    """Where head, body, closing and annexes begin and end; blank lines are left out."""
    filled = [line for line in lines if line.text or line.is_row]
    closing = _first(filled, is_recipients, len(filled))
    if closing == len(filled):
        closing = _first(filled, is_signature, len(filled))
    annexes = _annexes_begin(filled, closing)
    closing = min(closing, annexes)
    closing = _signature_above(filled, closing)
    body = _first(filled[:closing], is_section, closing)
    if body == closing:
        body = _first(filled[:closing], is_numbered, closing)
    body = min(body, _first(filled[:closing], _heads_table, closing))
    return Zones(
        top=tuple(filled[:body]),
        body=tuple(filled[body:closing]),
        closing=tuple(filled[closing:annexes]),
        annexes=tuple(filled[annexes:]),
    )


SIGNATURE_LINES = 6
"""How many lines an office, "đã ký" and a name may take above "Nơi nhận"."""


def _signature_above(lines: Sequence[Line], closing: int) -> int:
    """Where the closing begins if the signature stands above the recipients."""
    start = closing
    while start > 0 and is_office(lines[start - 1]):
        start -= 1
    if closing == len(lines):
        return start
    for place in range(max(0, closing - SIGNATURE_LINES), start):
        signs = is_signature(lines[place]) or is_office(lines[place])
        if signs and all(len(each.text) < 60 for each in lines[place:closing]):
            return place
    return start


def _heads_table(line: Line) -> bool:
    """True for the heading of a table of duties, which may follow the title at once."""
    return line.is_row and read_columns(line.cells) is not None


_LISTED = re.compile(r"[-–]\s.*[;.,]$")


def _closes(line: Line) -> bool:
    """True for a row that holds the recipients or the signature."""
    cells = [Line(line.number, cell, cell) for cell in line.cells]
    listed = any(_LISTED.match(cell) or ARCHIVE_ITEM.match(cell) for cell in line.cells)
    return listed or any(
        is_recipients(cell) or is_signature(cell) or is_office(cell) for cell in cells
    )


def _first(lines: Sequence[Line], test: Callable[[Line], bool], default: int) -> int:
    return next((place for place, line in enumerate(lines) if test(line)), default)


def _annexes_begin(lines: Sequence[Line], closing: int) -> int:
    start = closing
    if closing == len(lines):
        headed = _first(lines, lambda line: annex_number(line) is not None, len(lines))
        start = min(headed, _first(lines, is_section, 0))
    for place in range(start, len(lines)):
        line = lines[place]
        if annex_number(line) is not None or (is_caption(line) and place > start):
            return place
        if line.is_row and closing < len(lines) and not _closes(line):
            return place
    return len(lines)
