"""Text broken at the right margin: the lines of a paragraph joined again."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from statistics import quantiles

from loaders.formulas.kinds import DIRECTIVE_LINE
from loaders.formulas.marks import (
    ADDRESS,
    ENACTS,
    NUMBER_STATED,
    PLACE_DATE,
    RULER,
    annex_number,
    holds_motto,
    is_caption,
    is_office,
    is_recipients,
)
from loaders.formulas.openings import LEGAL_BASIS
from loaders.source.lines import Line
from loaders.wording.numerals import Mark, read_mark

WIDEST = 130
"""Letters of a line in a text that was broken at a margin."""
ENOUGH_LINES = 12
WRAPPED_SHARE = 0.25
"""How many lines must go on in the middle of a sentence for the text to count as broken."""
FULL = 0.6
"""How much of the width a line must fill to have been broken there."""
_STOP = re.compile(r"[.;:!?…]\W*$")
_ALONE = (ADDRESS, ENACTS, LEGAL_BASIS, NUMBER_STATED, PLACE_DATE, RULER)


def rejoin(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, or the paragraphs they were broken from if the text was broken at a margin."""
    width = _width(lines)
    if width is None:
        return tuple(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if joined and last and line.text and _goes_on(joined[-1], last, line, width):
            joined[-1] = _together(joined[-1], line)
        elif line.text:
            joined.append(line)
        last = line
    return tuple(joined)


def join_over_pages(lines: Sequence[Line], pages: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, a sentence that a page number stood in made whole again."""
    numbers = sorted(page.number for page in pages)
    joined: list[Line] = []
    for line in lines:
        last = next((each for each in reversed(joined) if each.text), None)
        if last and line.text and _crosses(last, line, numbers):
            while joined[-1] is not last:
                joined.pop()
            joined[-1] = _together(last, line)
        else:
            joined.append(line)
    return tuple(joined)


def _crosses(last: Line, line: Line, pages: Sequence[int]) -> bool:
    if last.is_row or line.is_row or not line.text[:1].islower() or _STOP.search(last.text):
        return False
    if read_mark(line.text).mark is not Mark.NONE:
        return False
    end = last.others[-1] if last.others else last.number
    at = bisect(pages, end)
    return at < len(pages) and pages[at] < line.number


def _width(lines: Sequence[Line]) -> int | None:
    """The width of the broken text; none if its lines are whole paragraphs."""
    texts = [line for line in lines if line.text and not line.is_row]
    if len(texts) < ENOUGH_LINES:
        return None
    lengths = [len(line.text) for line in texts]
    widest = int(quantiles(lengths, n=20)[-1])
    small = sum(
        line.text[:1].islower() and read_mark(line.text).mark is Mark.NONE for line in texts
    )
    return widest if widest <= WIDEST and small >= WRAPPED_SHARE * len(texts) else None


def _goes_on(paragraph: Line, last: Line, line: Line, width: int) -> bool:
    """The line before was broken at the margin, and this one begins nothing of its own."""
    if paragraph.is_row or line.is_row or line.number > last.number + 1 + len(last.others):
        return False
    if not last.text or read_mark(line.text).mark is not Mark.NONE or _begins(line):
        return False
    heads = _stands_alone(last.text) or DIRECTIVE_LINE.match(last.text)
    if heads and not LEGAL_BASIS.match(last.text):
        return False
    shouted = line.text == line.text.upper()
    if shouted != (last.text == last.text.upper()) and not line.text[:1].islower():
        return False
    if shouted and read_mark(last.text).mark is not Mark.NONE and not _STOP.search(last.text):
        return True
    if DIRECTIVE_LINE.match(line.text):
        return False
    if line.text[:1].islower() or not _STOP.search(last.text):
        return len(last.text) >= FULL * width or line.text[:1].islower()
    return len(last.text) >= 0.9 * width


def _stands_alone(text: str) -> bool:
    """True for a line of the head, which neither goes on nor goes on from another."""
    return holds_motto(text) or any(phrase.match(text) for phrase in _ALONE)


def _begins(line: Line) -> bool:
    return bool(
        _stands_alone(line.text)
        or is_recipients(line)
        or is_office(line)
        or is_caption(line)
        or annex_number(line) is not None
    )


def _together(paragraph: Line, line: Line) -> Line:
    glued = re.search(r"\w[-/]$", paragraph.text[-2:]) and line.text[:1].isupper()
    return replace(
        paragraph,
        text=f"{paragraph.text}{'' if glued else ' '}{line.text}",
        others=(*paragraph.others, line.number, *line.others),
    )
