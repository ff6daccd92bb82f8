"""Tables kept apart by blanks alone, as a layout-keeping text extractor prints them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.columns import Column, read_columns
from loaders.lines import Line, clean

_GAP = re.compile(r"\s{2,}")
_SEGMENT = re.compile(r"\S+(?:\s\S+)*")
MIN_COLUMNS = 3


def read_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; those below a heading whose parts stand apart are rows, cell below heading."""
    done: list[Line] = []
    starts: list[int] = []
    for line in lines:
        segments = _segments(line)
        if _is_heading(segments):
            starts = [start for start, _ in segments]
            done.append(_row(line, [text for _, text in segments]))
        elif starts and line.text and _fits(segments, starts):
            done.append(_row(line, _placed(segments, starts)))
        else:
            starts = starts if not line.text else []
            done.append(line)
    return tuple(done)


def _segments(line: Line) -> list[tuple[int, str]]:
    """What stands between wide gaps, with its column of letters."""
    if line.is_row or not _GAP.search(line.raw.strip()):
        return [(0, line.text)] if line.text else []
    raw = line.raw.expandtabs(8)
    return [(found.start(), clean(found[0])) for found in _SEGMENT.finditer(raw)]


def _is_heading(segments: Sequence[tuple[int, str]]) -> bool:
    if len(segments) < MIN_COLUMNS:
        return False
    columns = read_columns([text for _, text in segments])
    return columns is not None and bool({Column.LEAD, Column.TIMEFRAME} & set(columns))


def _fits(segments: Sequence[tuple[int, str]], starts: Sequence[int]) -> bool:
    """A row has parts under several headings, or goes on under one that is not the first."""
    if len(segments) > len(starts):
        return False
    return len(segments) > 1 or (bool(segments) and segments[0][0] >= starts[1] - 2)


def _placed(segments: Sequence[tuple[int, str]], starts: Sequence[int]) -> list[str]:
    cells = [""] * len(starts)
    if len(segments) == len(starts):
        return [text for _, text in segments]
    for start, text in segments:
        nearest = min(range(len(starts)), key=lambda place: abs(starts[place] - start))
        cells[nearest] = f"{cells[nearest]} {text}".strip()
    return cells


def _row(line: Line, cells: Sequence[str]) -> Line:
    return replace(line, cells=tuple(cells))
