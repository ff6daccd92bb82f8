"""The parts of a page that stand side by side: the head and the closing of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.formats.pdf.placed_words import (
    TextLine,
    Word,
    group_lines,
    join_wrapped,
    line_of,
)
from loaders.formulas.marks import ARCHIVE_ITEM, DATE_INSIDE, MOTTO_BEGUN, RECIPIENTS_BEGUN
from loaders.formulas.phrase import Phrase, Says

_ITEM = re.compile(r"^[-–—+•]")
_LONGEST_LIST = 40
_HEAD_LINES = 10
_HEAD_GUTTER = 2.0
_CLOSING_GUTTER = 7.0
_SURE = 60.0

Span = tuple[float, float]


@dataclass(frozen=True)
class Stretch:
    """Lines that belong together; ``fixed`` ones are never joined to a neighbour."""

    lines: tuple[TextLine, ...]
    fixed: bool = False


def split_columns(lines: Sequence[TextLine], width: float) -> list[Stretch]:
    """The lines of a page in reading order: heads and closings column after column."""
    stretches: list[Stretch] = []
    start = at = 0
    while at < len(lines):
        found = _head(lines, at, start) or _closing(lines, at, start, width)
        if found is None:
            at += 1
            continue
        first, end, columns = found
        stretches += [Stretch(tuple(lines[start:first])), *columns]
        start = at = end
    return [each for each in [*stretches, Stretch(tuple(lines[start:]))] if each.lines]


Found = tuple[int, int, list[Stretch]]
"""The first line, the line after the last, and the columns."""


def _head(lines: Sequence[TextLine], at: int, start: int) -> Found | None:
    """The columns around the gutter at the left of the motto."""
    motto = _word_at(lines[at], MOTTO_BEGUN)
    if motto is None:
        return None
    left = [word.x1 for word in lines[at].words if word.x1 <= motto.x0]
    gutter: Span = (max(left, default=0.0), motto.x0)
    centre = (motto.x0 + lines[at].x1) / 2
    end, dated = at + 1, bool(DATE_INSIDE.search(lines[at].text))
    while end < min(len(lines), at + _HEAD_LINES):
        line = lines[end]
        narrower = _narrow(gutter, line)
        right = [word for word in line.words if narrower and word.x0 >= narrower[1] - 1]
        if narrower is None or not _in_head(line, right, lines[end - 1], centre, dated):
            break
        dated = dated or bool(right and DATE_INSIDE.search(line_of(right).text))
        gutter, end = narrower, end + 1
    first = at
    if at > start and lines[at - 1].x1 <= gutter[1] and _near(lines[at - 1], lines[at], 2.0):
        first = at - 1
    return first, end, _columns(lines[first:end], gutter)


def _in_head(
    line: TextLine, right: Sequence[Word], before: TextLine, centre: float, dated: bool
) -> bool:
    """The head goes on: below the date only at the left, above it around the motto's centre."""
    if dated:
        return not right and _near(before, line, 1.2)
    if not right:
        return _near(before, line, 3.0)
    own = line_of(right)
    off = abs((own.x0 + own.x1) / 2 - centre)
    return _near(before, line, 3.0) and (off < 40 or bool(DATE_INSIDE.search(own.text)))


def _closing(lines: Sequence[TextLine], at: int, start: int, width: float) -> Found | None:
    """The recipients, and the signature at their right."""
    word = _word_at(lines[at], RECIPIENTS_BEGUN) or _above_archive(lines, at)
    if word is None or word.x0 > width / 2:
        return None
    below = range(at + 1, len(lines))
    last = next((i for i in below if _word_at(lines[i], MOTTO_BEGUN)), len(lines))
    gutter, end = None, last
    while gutter is None and end > at:
        gutter = _widest_gap(lines[at:end], word.x1)
        end -= gutter is None
    if gutter is None:
        return at, last, [Stretch(tuple(_items(lines[at:last])), fixed=True)]
    first = at
    while (
        first > start
        and lines[first - 1].x0 >= gutter[1] - 5
        and _near(lines[first - 1], lines[first], 1.5)
    ):
        first -= 1
    recipients, *signature = _columns(lines[first:end], gutter)
    return first, end, [Stretch(tuple(_items(recipients.lines)), fixed=True), *signature]


def _above_archive(lines: Sequence[TextLine], at: int) -> Word | None:
    """The heading of a recognised list that ends with "Lưu: …", however it was misread."""
    if not lines[at].words[0].sure < 100 or _ITEM.match(lines[at].text):
        return None
    for line in lines[at + 1 : at + _LONGEST_LIST]:
        if ARCHIVE_ITEM.match(line.text):
            return lines[at].words[0]
        if not _ITEM.match(line.text):
            break
    return None


def _items(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Each recipient as one line, however often it wraps."""
    held: list[TextLine] = []
    for line in lines:
        if held and (_ITEM.match(line.text) or RECIPIENTS_BEGUN.match(held[-1].text)):
            yield _joined(held)
            held = []
        held.append(line)
    if held:
        yield _joined(held)


def _joined(lines: Sequence[TextLine]) -> TextLine:
    """One line that holds the words of several, in their order."""
    text = lines[0].text
    for line in lines[1:]:
        text = join_wrapped(text, line.text)
    words = tuple(word for line in lines for word in line.words)
    first = lines[0]
    return TextLine(words, first.x0, first.top, lines[-1].x1, lines[-1].bottom, text)


def _word_at(line: TextLine, mark: Phrase[Says]) -> Word | None:
    """The first word of the phrase, if the line holds it."""
    for number, word in enumerate(line.words):
        phrase = " ".join(each.text for each in line.words[number : number + 4])
        if mark.match(phrase):
            return word
    return None


def _near(before: TextLine, line: TextLine, leading: float) -> bool:
    return line.top - before.bottom <= leading * max(before.height, line.height)


def _narrow(gutter: Span, line: TextLine) -> Span | None:
    """What this line leaves of the gutter."""
    edges = [0.0, *(x for word in line.words for x in (word.x0, word.x1)), float("inf")]
    left = [
        (max(a, gutter[0]), min(b, gutter[1])) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    widest = max(left, key=lambda span: span[1] - span[0])
    return widest if widest[1] - widest[0] >= _HEAD_GUTTER else None


def _widest_gap(lines: Sequence[TextLine], after: float) -> Span | None:
    """The widest strip that no word of these lines enters, with words on both sides."""
    spans = sorted(
        (word.x0, word.x1) for line in lines for word in line.words if word.sure >= _SURE
    )
    best: Span | None = None
    reach = after
    for x0, x1 in spans:
        if x0 - reach >= max(_CLOSING_GUTTER, best[1] - best[0] if best else 0.0):
            best = (reach, x0)
        reach = max(reach, x1)
    return best


def _columns(lines: Sequence[TextLine], gutter: Span) -> list[Stretch]:
    middle = sum(gutter) / 2
    words = [word for line in lines for word in line.words]
    sides = (
        [word for word in words if word.middle[0] <= middle],
        [word for word in words if word.middle[0] > middle],
    )
    return [Stretch(tuple(group_lines(side)), fixed=True) for side in sides]
