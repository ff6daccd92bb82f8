"""Two documents in one file: a decision or resolution, and the plan or programme that it issues."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formulas.kinds import ATTACHED, ATTACHED_LINE
from loaders.formulas.marks import (
    BODY_SHOUTED,
    CAPTION_OF_DECISION,
    RULER,
    holds_motto,
    is_recipients,
    is_signature,
)
from loaders.source.lines import Line

_ISSUES = re.compile(
    rf"\b(?:ban hành|phê duyệt|kèm theo)\b.{{0,60}}?\b(?:{ATTACHED})\b", re.IGNORECASE
)
CAPTION_WITHIN = 10
"""How many lines behind its kind the caption of an attached document may stand."""


@dataclass(frozen=True)
class Split:
    """The lines of the document itself and those of what it issues, if that is in the file too."""

    own: tuple[Line, ...]
    attached: tuple[Line, ...] = ()


def split_attached(lines: Sequence[Line]) -> Split:
    """Where an attached document begins: its kind in capitals behind the closing of the first."""
    filled = [line for line in lines if line.text]
    closing = next(
        (n for n, line in enumerate(filled) if is_recipients(line) or is_signature(line)), None
    )
    if closing is None or not any(_ISSUES.search(line.text) for line in filled[:closing]):
        return Split(tuple(lines))
    for place in range(closing + 1, len(filled)):
        if _begins(filled, place):
            start = _with_header(filled, place, closing)
            number = filled[start].number
            return Split(
                tuple(line for line in lines if line.number < number),
                tuple(line for line in lines if line.number >= number),
            )
    return Split(tuple(lines))


def _begins(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.is_row or not ATTACHED_LINE.match(line.text):
        return False
    behind = lines[place : place + CAPTION_WITHIN]
    return any(CAPTION_OF_DECISION.match(each.text) for each in behind if not each.is_row)


def _with_header(lines: Sequence[Line], place: int, closing: int) -> int:
    """The header block in capitals above the kind belongs to the attached document."""
    start = place
    while start - 1 > closing and _is_header(lines[start - 1]):
        start -= 1
    return start


def _is_header(line: Line) -> bool:
    cells = line.cells or (line.text,)
    return all(
        not cell or RULER.match(cell) or holds_motto(cell) or BODY_SHOUTED.match(cell)
        for cell in cells
    )
