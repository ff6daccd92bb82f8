"""Physical lines of a page to paragraphs, by indents, margins, marks and spacing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from loaders.formats.pdf.placed_words import TextLine, join_wrapped

_MARK = re.compile(
    r"^(?:[-–—+•●▪*](?=\s|[^\W\d_])|\(?\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,3}(?:\.\d{1,3})+\s"
    r"|\(?[a-zđ]{1,2}[.)]|[IVXL]+[.)]|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[\dIVXL]+)"
)
_CLOSED = re.compile(r"[.;:!?…][\"”’)]*$")
_SNAP = 3.0


@dataclass(frozen=True)
class Margins:
    """Where the text of a page begins and ends, and how far one baseline is from the next."""

    width: float
    left: float
    right: float
    leading: float
    indented: bool


@dataclass(frozen=True)
class Paragraph:
    """The lines of a paragraph; ``margins`` are those of its page, none if it stands alone."""

    lines: tuple[TextLine, ...]
    margins: Margins | None = None

    @property
    def text(self) -> str:
        """The words, wrapped lines joined."""
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = join_wrapped(text, line.text)
        return text

    def goes_on_in(self, following: "Paragraph") -> bool:
        """True if a page break has parted the two."""
        if self.margins is None or following.margins is None:
            return False
        shift = self.margins.left - following.margins.left
        return _goes_on(self.lines[-1], following.lines[0], following.margins, shift)


def find_margins(lines: Sequence[TextLine], width: float, known: Margins | None) -> Margins | None:
    """The margins that the lines of a page share; those of the page before if they are few."""
    if len(lines) < 4 and known is not None and abs(known.width - width) < _SNAP:
        return known
    if not lines:
        return None
    steps = [step for a, b in pairwise(lines) if (step := b.bottom - a.bottom) > 4.0]
    leading = quantiles(steps, n=4)[0] if len(steps) > 3 else min(steps, default=15.0)
    left = _least_shared([line.x0 for line in lines])
    right = -_least_shared([-line.x1 for line in lines]) if len(lines) > 3 else width - left
    indented = sum(10 < line.x0 - left < 60 for line in lines) >= 2
    return Margins(width, left, right, leading, indented)


def _least_shared(values: Sequence[float]) -> float:
    """The smallest value that several lines have, or simply the smallest."""
    ordered = sorted(values)
    beside = 1 if len(ordered) < 12 else 2
    shared = (a for a, b in zip(ordered, ordered[beside:], strict=False) if b - a <= _SNAP)
    return next(shared, ordered[0])


def read_paragraphs(lines: Sequence[TextLine], margins: Margins) -> list[Paragraph]:
    """The paragraphs of a stretch; each centred line stands alone."""
    paragraphs: list[Paragraph] = []
    held: list[TextLine] = []
    for number, line in enumerate(lines):
        alone = _is_centred(lines, number, margins)
        if held and (alone or not _goes_on(held[-1], line, margins)):
            paragraphs.append(Paragraph(tuple(held), margins))
            held = []
        if alone:
            paragraphs.append(Paragraph((line,)))
        else:
            held.append(line)
    return [*paragraphs, Paragraph(tuple(held), margins)] if held else paragraphs


def _is_centred(lines: Sequence[TextLine], number: int, margins: Margins) -> bool:
    """Room at both sides and as much at the left as at the right; or wide, between two such."""
    line = lines[number]
    left, right = _rooms(line, margins)
    if not _even(left, right):
        return False
    if left > line.height and not _MARK.match(line.text):
        return True
    around = [lines[i] for i in (number - 1, number + 1) if 0 <= i < len(lines)]
    return len(around) == 2 and all(
        _even(*rooms) and rooms[0] > line.height
        for rooms in (_rooms(each, margins) for each in around)
    )


def _rooms(line: TextLine, margins: Margins) -> tuple[float, float]:
    return line.x0 - margins.left, margins.right - line.x1


def _even(left: float, right: float) -> bool:
    return abs(left - right) <= max(6.0, 0.08 * (left + right))


def _goes_on(before: TextLine, line: TextLine, margins: Margins, shift: float = 0.0) -> bool:
    """True if this line continues the paragraph; ``shift`` moves a line of another page."""
    room = margins.right - before.x1 + shift
    if room > (line.words[0].x1 - line.words[0].x0) + 0.3 * line.height:
        return False
    indent = line.x0 - margins.left
    step = indent - (before.x0 + shift - margins.left)
    closed = bool(_CLOSED.search(before.text))
    if _MARK.match(line.text) and (closed or indent > line.height or not margins.indented):
        return False
    if abs(indent) <= 0.8 * line.height:
        spaced = not shift and line.bottom - before.bottom > 1.35 * margins.leading
        return margins.indented or not (closed and spaced)
    if abs(step) <= 0.8 * line.height:
        return not closed or not margins.indented
    return step < 0 or _hangs(before, line)


def _hangs(before: TextLine, line: TextLine) -> bool:
    """The line stands under the first word after the mark of the line above."""
    return len(before.words) > 1 and abs(before.words[1].x0 - line.x0) <= _SNAP
