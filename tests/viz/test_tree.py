"""From what an answer says of clauses to what is drawn of groups."""

import pytest

from viz.picture import State
from viz.statements import Clause
from viz.tree import Tree


def tree(group: State, *solutions: State) -> Tree:
    below = [
        Clause(f"s{n}", f"1.{n}", "Giải pháp", "solution", "g", status)
        for n, status in enumerate(solutions, start=1)
    ]
    return Tree([Clause("g", "1", "Nhóm", "group", None, group), *below])


@pytest.mark.parametrize(
    ("group", "solutions", "drawn", "taken"),
    [
        ("none", ("none", "none"), "none", 0),
        ("partial", ("full", "none"), "partial", 1),
        ("partial", ("full", "unsure"), "partial", 1),
        ("partial", ("full", "partial"), "taken", 2),
        ("partial", (), "partial", 0),
        ("full", ("full", "full"), "full", 2),
        ("unsure", ("unsure", "none"), "unsure", 0),
        ("not_assessable", ("not_assessable",), "not_assessable", 0),
    ],
)
def test_a_group_is_drawn_as_the_answer_says(
    group: State, solutions: tuple[State, ...], drawn: State, taken: int
) -> None:
    found = tree(group, *solutions).states()["g"]

    assert (found.state, found.taken, found.total) == (drawn, taken, len(solutions))


def test_solutions_of_one_status_are_named_by_their_codes() -> None:
    found = tree("partial", "none", "full", "none").states()["g"]

    assert found.codes("none") == ["1.1", "1.3"]


def test_clauses_that_are_part_of_each_other_end_somewhere() -> None:
    circle = Tree(
        [
            Clause("s", "1.1", "", "solution", "p"),
            Clause("p", "1.1.1", "", "part", "s"),
        ]
    )

    assert circle.group_of("p") is None
    assert circle.states() == {}
