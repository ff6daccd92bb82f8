"""Lines of a head each by itself: the cells of its table apart, the motto taken out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.base.words import one_space
from loaders.formulas.marks import BESIDE, MOTTO
from loaders.source.lines import Line, clean

NEAR = 3
"""How many lines below its beginning the rest of a wrapped line may stand: columns interleave."""


def stand_apart(lines: Sequence[Line]) -> list[Line]:
    """Cells of a header table as lines of their own, each without the motto beside it."""
    parts = [
        replace(line, text=one_space(text), cells=())
        for line in lines
        for text in _segments(line)
        if text
    ]
    wrapped = _wrapped(parts)
    return [
        replace(line, text="" if place in wrapped else one_space(MOTTO.pattern.sub("", line.text)))
        for place, line in enumerate(parts)
    ]


def is_beside_motto(line: Line) -> bool:
    """True if the motto stands in the same line of the source: here it says who issues."""
    return bool(line.text) and MOTTO.search(one_space(line.raw)) is not None


def _segments(line: Line) -> list[str]:
    if line.is_row:
        return [part for cell in line.cells for part in re.split(r"\n|(?<=\S)\s+[-_]{3,}", cell)]
    parts = BESIDE.pattern.split(line.raw.strip())
    return [clean(part) for part in parts] if len(parts) > 1 else [line.text]


def _wrapped(lines: Sequence[Line]) -> set[int]:
    """Where a motto runs over two lines: "CỘNG HÒA XÃ HỘI CHỦ" / "NGHĨA VIỆT NAM"."""
    pairs = (
        (place, below)
        for place in range(len(lines))
        for below in range(place + 1, min(place + 1 + NEAR, len(lines)))
    )
    return {
        place
        for pair in pairs
        if MOTTO.pattern.fullmatch(" ".join(lines[place].text for place in pair))
        for place in pair
    }
