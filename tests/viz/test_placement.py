"""Places: levels from left to right, no overlaps, the same on every run."""

import random
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from viz.picture import Box, Card, Connector
from viz.placement import BoxColumn, Layout, Words, box, place


def make(id: str, lines: int = 1) -> Box:
    words = Words(body="mục " * 10 * lines, body_lines=lines)
    return box(id, "plan", 2, words, Card(title=id), 200)


def implements(start: str, end: str, *, stated: bool = False) -> Connector:
    return Connector(from_id=start, to_id=end, stated=stated, kind="implements")


def layout(heights: list[list[int]], joins: list[tuple[int, int]]) -> Layout:
    """Columns of boxes so many lines high; ``joins`` number all boxes from left to right."""
    ids = [
        (number, f"{number}.{row}")
        for number, column in enumerate(heights)
        for row, _ in enumerate(column)
    ]
    columns = [
        BoxColumn(
            f"Cột {number}",
            200,
            [make(f"{number}.{row}", high) for row, high in enumerate(column)],
            fixed=number == 0,
        )
        for number, column in enumerate(heights)
    ]
    lines = [
        implements(ids[max(pair) % len(ids)][1], ids[min(pair) % len(ids)][1])
        for pair in joins
        if ids[max(pair) % len(ids)] != ids[min(pair) % len(ids)]
    ]
    return place(columns, lines, 80)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=7), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(0, 27), st.integers(0, 27)), max_size=25),
)
def test_boxes_never_overlap_and_stay_inside(
    heights: list[list[int]], joins: list[tuple[int, int]]
) -> None:
    made = layout(heights, joins)

    assert not [pair for pair in combinations(made.boxes, 2) if overlap(*pair)]
    assert all(each.x >= 0 and each.x + each.width <= made.width for each in made.boxes)
    assert all(each.y >= 0 and each.y + each.height <= made.height for each in made.boxes)


def test_columns_follow_each_other_and_text_order_is_kept() -> None:
    made = layout([[1, 2, 1], [1, 1]], [(0, 4), (2, 3)])
    at = {each.id: each for each in made.boxes}

    assert at["0.0"].x + at["0.0"].width < at["1.0"].x
    assert all(one.y < other.y for one, other in pairwise([at["0.0"], at["0.1"], at["0.2"]]))


def test_crossing_lines_are_untangled() -> None:
    made = layout([[1, 1], [1, 1]], [(0, 3), (1, 2)])
    at = {each.id: each for each in made.boxes}

    assert at["1.1"].y < at["1.0"].y


def test_the_order_in_which_boxes_come_changes_nothing() -> None:
    left = BoxColumn("A", 200, [make("a"), make("b"), make("c")], fixed=True)
    right = [make(name) for name in "pqrstu"]
    lines = [implements(right[number].id, "abc"[number % 3]) for number in range(6)]
    made = place([left, BoxColumn("B", 200, right)], lines, 80)
    for seed in range(5):
        mixed = random.Random(seed).sample(right, len(right))
        again = place([left, BoxColumn("B", 200, mixed)], lines, 80)
        assert {each.id: each.y for each in again.boxes} == {each.id: each.y for each in made.boxes}


def test_lines_meet_the_facing_sides_of_their_boxes() -> None:
    made = layout([[1, 1], [1, 1]], [(0, 2), (0, 3), (1, 3)])
    at = {each.id: each for each in made.boxes}

    for line in made.lines:
        assert line.start.x == at[line.from_id].x
        assert line.finish.x == at[line.to_id].x + at[line.to_id].width
        assert at[line.to_id].y < line.finish.y < at[line.to_id].y + at[line.to_id].height
    into_first = [line.finish.y for line in made.lines if line.to_id == "0.0"]
    assert len(set(into_first)) == 2
