"""Where lines touch boxes: spread along the sides, so that arrowheads do not pile up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from viz.picture import Box, Connector, Point

SPINE = 9
"""How far the line from a document to what it holds stands inside its left edge."""


def attach(boxes: Iterable[Box], lines: Sequence[Connector]) -> list[Connector]:
    """The same lines with their ends on the sides of their boxes."""
    known = {box.id: box for box in boxes}
    starts = _spread(known, lines, lambda line: line.from_id, lambda line: line.to_id)
    finishes = _spread(known, lines, lambda line: line.to_id, lambda line: line.from_id)
    return [
        _attached(line, known[line.from_id], known[line.to_id], starts[place], finishes[place])
        for place, line in enumerate(lines)
    ]


def same_column(one: Box, other: Box) -> bool:
    """Boxes of one column end at the same right edge."""
    return one.x + one.width == other.x + other.width


def _spread(
    known: dict[str, Box],
    lines: Sequence[Connector],
    here: Callable[[Connector], str],
    there: Callable[[Connector], str],
) -> dict[int, float]:
    """The height at which each line meets its box, in the order of the boxes on the other side."""
    sides: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        own, other = known[here(line)], known[there(line)]
        sides[own.id, other.x > own.x or same_column(own, other)].append(place)
    heights: dict[int, float] = {}
    for (id, _), places in sides.items():
        places.sort(key=lambda place: (known[there(lines[place])].y, place))
        step = known[id].height / (len(places) + 1)
        heights |= {place: known[id].y + step * (rank + 1) for rank, place in enumerate(places)}
    return heights


def _attached(line: Connector, own: Box, other: Box, start: float, finish: float) -> Connector:
    if line.kind == "contains":
        ends = (
            Point(x=own.x + SPINE, y=own.y + own.height),
            Point(x=other.x, y=other.y + other.height / 2),
        )
    else:
        leftward = other.x < own.x and not same_column(own, other)
        together = same_column(own, other)
        ends = (
            Point(x=own.x if leftward else own.x + own.width, y=start),
            Point(x=other.x + other.width if leftward or together else other.x, y=finish),
        )
    return line.model_copy(update={"start": ends[0], "finish": ends[1]})
