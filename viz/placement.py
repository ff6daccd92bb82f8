"""Where boxes stand: columns from left to right, few crossings, the same on every run.

Sizes and places are settled here so that the browser has nothing to compute.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

import networkx as nx

from viz.line_breaks import wrap
from viz.picture import Box, Card, Connector, Kind, State, Text, View
from viz.ports import attach

FONT = 14
LINE_HEIGHT = 18
PAD_X = 9
PAD_Y = 7
GAP = 10
INDENT = 18
HEADING_HEIGHT = 32
MARGIN = 12
SWEEPS = 4

Near: TypeAlias = "nx.Graph[str]"


@dataclass(frozen=True)
class Words:
    """What a box says: a bold head, a body, and a bold foot."""

    head: str = ""
    body: str = ""
    foot: str = ""
    head_lines: int = 2
    body_lines: int = 2
    foot_lines: int = 2


def box(
    id: str,
    kind: Kind,
    level: int,
    words: Words,
    card: Card,
    width: float,
    *,
    state: State = "plain",
    opens: View | None = None,
) -> Box:
    """A box of the given width, as high as its lines."""
    room = width - 2 * PAD_X
    lines = (
        *_texts(words.head, room, words.head_lines, bold=True),
        *_texts(words.body, room, words.body_lines, bold=False),
        *_texts(words.foot, room, words.foot_lines, bold=True),
    )
    return Box(
        id=id,
        kind=kind,
        level=level,
        state=state,
        lines=lines,
        card=card,
        opens=opens,
        width=width,
        height=len(lines) * LINE_HEIGHT + 2 * PAD_Y,
    )


def _texts(text: str, room: float, most: int, *, bold: bool) -> Iterable[Text]:
    return (Text(text=line, bold=bold) for line in wrap(text, room, FONT, most=most, bold=bold))


@dataclass(frozen=True)
class BoxColumn:
    """Boxes under one heading; ``fixed`` keeps their order, which is that of a text."""

    heading: str
    width: float
    boxes: Sequence[Box]
    fixed: bool = False


@dataclass(frozen=True)
class Layout:
    """Boxes and lines in their places, and the room that they take."""

    boxes: tuple[Box, ...]
    lines: tuple[Connector, ...]
    width: float
    height: float


def place(columns: Sequence[BoxColumn], lines: Sequence[Connector], gutter: float) -> Layout:
    """Put every box in its place, columns from left to right, headings on top."""
    near = _neighbours(columns, lines)
    ordered = reduce_crossings(columns, near)
    tops = _stacked(columns, ordered, near)
    placed: list[Box] = []
    left = float(MARGIN)
    for number, column in enumerate(columns):
        placed.append(_heading(number, column, left))
        right = left + column.width
        placed += [
            each.model_copy(update={"x": right - each.width, "y": tops[each.id]})
            for each in ordered[number]
        ]
        left = right + gutter
    return Layout(
        boxes=tuple(placed),
        lines=tuple(attach(placed, lines)),
        width=max(each.x + each.width for each in placed) + MARGIN,
        height=max(each.y + each.height for each in placed) + MARGIN,
    )


def _neighbours(columns: Sequence[BoxColumn], lines: Iterable[Connector]) -> Near:
    """Boxes joined across columns, by what they do; a mere mention of the whole pulls nothing."""
    near: Near = nx.Graph()
    column_of = {each.id: number for number, column in enumerate(columns) for each in column.boxes}
    near.add_nodes_from(column_of)
    near.add_edges_from(
        (line.from_id, line.to_id)
        for line in lines
        if column_of[line.from_id] != column_of[line.to_id]
        and not (line.kind == "implements" and line.stated)
    )
    return near


def reduce_crossings(columns: Sequence[BoxColumn], near: Near) -> list[list[Box]]:
    """Order each free column by the mean rank of what its boxes are joined to (barycentre)."""
    ordered = [list(column.boxes) for column in columns]
    by_id = {each.id: each for column in ordered for each in column}
    rank = {each.id: float(place) for column in ordered for place, each in enumerate(column)}
    forth = list(range(len(columns)))
    for _ in range(SWEEPS):
        for number in (*forth, *reversed(forth)):
            if columns[number].fixed:
                continue
            pull = {each.id: _mean(rank, near, each.id) for each in ordered[number]}
            keyed = {
                each.id: (each.kind == "more", pull[each.id], each.id) for each in ordered[number]
            }
            ordered[number] = [by_id[id] for id in sorted(keyed, key=keyed.__getitem__)]
            rank |= {each.id: float(place) for place, each in enumerate(ordered[number])}
    return ordered


def _mean(rank: Mapping[str, float], near: Near, id: str) -> float:
    """The mean rank of the neighbours; a box without any goes to the end."""
    return fmean(ranks) if (ranks := [rank[other] for other in near[id]]) else float("inf")


def _stacked(
    columns: Sequence[BoxColumn], ordered: Sequence[Sequence[Box]], near: Near
) -> dict[str, float]:
    """The top of each box: below the one before it, and level with its neighbours if it is free.

    Columns in the order of a text are stacked first, from the top; the others are fitted to them.
    """
    top = float(MARGIN + HEADING_HEIGHT)
    bottom = top + max(_height(boxes) for boxes in ordered)
    tops: dict[str, float] = {}
    middles: dict[str, float] = {}
    for number in sorted(range(len(columns)), key=lambda number: not columns[number].fixed):
        wished = {
            each.id: None if columns[number].fixed else _mean_known(middles, near, each.id)
            for each in ordered[number]
        }
        tops |= _fitted(ordered[number], wished, top, bottom)
        middles |= {each.id: tops[each.id] + each.height / 2 for each in ordered[number]}
    return tops


def _mean_known(middles: Mapping[str, float], near: Near, id: str) -> float | None:
    known = [middles[other] for other in near[id] if other in middles]
    return fmean(known) if known else None


def _height(boxes: Sequence[Box]) -> float:
    return sum(each.height for each in boxes) + GAP * max(len(boxes) - 1, 0)


def _fitted(
    boxes: Sequence[Box], wished: Mapping[str, float | None], top: float, bottom: float
) -> dict[str, float]:
    """Tops in the given order, without overlap, between ``top`` and ``bottom``."""
    tops: dict[str, float] = {}
    free, left = top, _height(boxes)
    for each in boxes:
        wish = wished.get(each.id)
        latest = bottom - left
        tops[each.id] = min(max(free, wish - each.height / 2 if wish else free), max(latest, free))
        free = tops[each.id] + each.height + GAP
        left -= each.height + GAP
    return tops


def _heading(number: int, column: BoxColumn, left: float) -> Box:
    return Box(
        id=f"heading-{number}",
        kind="heading",
        level=number,
        lines=(Text(text=column.heading, bold=True),),
        card=Card(title=column.heading),
        x=left,
        y=MARGIN,
        width=column.width,
        height=HEADING_HEIGHT - GAP,
    )
