"""Tables kept apart by blanks alone, as a layout-keeping text extractor prints them."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from loaders.formulas.columns import Column, read_columns
from loaders.source.lines import Line, clean

_GAP = re.compile(r"\s{2,}")
_SEGMENT = re.compile(r"\S+(?:\s\S+)*")
MIN_COLUMNS = 3
TOLERANCE = 2
"""Letters by which what belongs together may be out of line."""
Segment = tuple[int, str]


def read_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; those below a heading whose parts stand apart are rows, cell below heading."""
    done: list[Line] = []
    starts: list[int] = []
    seen: set[int] = set()
    for line in lines:
        segments = _segments(line)
        if _is_heading(segments):
            starts = [start for start, _ in segments]
            seen = set(starts[1:])
            done.append(_row(line, [text for _, text in segments]))
        elif starts and line.text and _fits(segments, starts, seen):
            done.append(_row(line, _placed(segments, starts)))
        else:
            starts, seen = (starts if not line.text else []), set()
            done.append(line)
            continue
        seen.update(start for start, _ in segments if start >= starts[1] - TOLERANCE)
    return tuple(done)


def _segments(line: Line) -> list[Segment]:
    """What stands between wide gaps or behind one, with its column of letters."""
    raw = line.raw.expandtabs(8)
    if line.is_row or not _GAP.search(raw.rstrip()):
        return [(0, line.text)] if line.text else []
    return [(found.start(), clean(found[0])) for found in _SEGMENT.finditer(raw)]


def _is_heading(segments: Sequence[Segment]) -> bool:
    if len(segments) < MIN_COLUMNS:
        return False
    columns = read_columns([text for _, text in segments])
    return columns is not None and bool({Column.LEAD, Column.TIMEFRAME} & set(columns))


def _fits(segments: Sequence[Segment], starts: Sequence[int], seen: Set[int]) -> bool:
    """A row has parts under several headings, or goes on where some part but the first starts.

    ``seen`` are the columns of letters where cells of the rows above start; none below a blank.
    """
    if len(segments) == 1:
        own = segments[0][0]
        return own > TOLERANCE and any(abs(own - start) <= TOLERANCE for start in seen)
    return 1 < len(segments) <= len(starts)


def _placed(segments: Sequence[Segment], starts: Sequence[int]) -> list[str]:
    cells = [""] * len(starts)
    if len(segments) == len(starts):
        return [text for _, text in segments]
    for start, text in segments:
        nearest = min(range(len(starts)), key=lambda place: abs(starts[place] - start))
        cells[nearest] = f"{cells[nearest]} {text}".strip()
    return cells


def _row(line: Line, cells: Sequence[str]) -> Line:
    return replace(line, cells=tuple(cells))
