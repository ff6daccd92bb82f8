"""Physical lines of a page to paragraphs, by indents, margins, marks and spacing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles

from loaders.formats.pdf_columns import Stretch
from loaders.formats.pdf_words import TextLine, join_wrapped

_MARK = re.compile(
    r"^(?:[-–—+•●▪*](?=\s|[^\W\d_])|\(?\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,3}(?:\.\d{1,3})+\s"
    r"|\(?[a-zđ]{1,2}[.)]|[IVXL]+[.)]|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[\dIVXL]+)"
)
_CLOSED = re.compile(r"[.;:!?…][\"”’)]*$")
_SNAP = 3.0


@dataclass(frozen=True)
class Margins:
    """Where the text of a page begins and ends, and from one baseline to the next."""

    left: float
    right: float
    leading: float
    indented: bool


@dataclass(frozen=True)
class Paragraph:
    """The joined lines of a paragraph, and how it stands to those before and after it."""

    lines: tuple[TextLine, ...]
    margins: Margins | None

    @property
    def text(self) -> str:
        """The words, wrapped lines joined."""
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = join_wrapped(text, line.text)
        return text


def find_margins(lines: Sequence[TextLine], known: Margins | None) -> Margins | None:
    """The margins of a page by its lines; those of the page before if there are too few."""
    if len(lines) < 3:
        return known
    steps = [b.bottom - a.bottom for a, b in zip(lines, lines[1:], strict=False)]
    steps = [step for step in steps if step > 4.0] or [lines[0].height * 1.2]
    leading = quantiles(steps, n=4)[0] if len(steps) > 3 else min(steps)
    left = _common([line.x0 for line in lines], smallest=True)
    right = _common([-line.x1 for line in lines], smallest=True)
    indented = sum(10 < line.x0 - left < 60 for line in lines) >= 2
    return Margins(left, -right, leading, indented)


def _common(values: Sequence[float], *, smallest: bool) -> float:
    """The smallest place where at least two lines stand, or simply the smallest."""
    del smallest
    ordered = sorted(values)
    shared = (a for a, b in zip(ordered, ordered[1:], strict=False) if b - a <= _SNAP)
    return next(shared, ordered[0])
