"""From links of parts to the state of a group."""

from typing import Any

import pytest

from viz.reads import Clause, Doc, Link
from viz.rollup import Tree, group_states, local_states

TREE = Tree(
    [
        Clause("g", "1", "Nhóm", "group", 1),
        Clause("s1", "1.1", "Một", "solution", 2, "g"),
        Clause("p1", "1.1.1", "Ý một", "part", 3, "s1"),
        Clause("p2", "1.1.2", "Ý hai", "part", 4, "s1"),
        Clause("s2", "1.2", "Hai", "solution", 5, "g"),
    ]
)


def link(target: str, coverage: str | None, plan: str = "tinh") -> Link:
    return Link(target, "t", plan, coverage, None, None, "matched", None, None)


def doc(id: str, **more: Any) -> Doc:
    given: dict[str, Any] = {
        "symbol": None,
        "kind": None,
        "title": None,
        "issued_on": None,
        "level": "province",
        "source_kind": "official",
        "loaded": True,
    }
    return Doc(id=id, **(given | more))


@pytest.mark.parametrize(
    ("links", "state", "taken"),
    [
        ([], "none", 0),
        ([link("p1", "full")], "partial", 1),
        ([link("p1", "full"), link("p2", "full"), link("s2", "full")], "covered", 2),
        ([link("p1", "full"), link("p2", "partial"), link("s2", "full")], "taken", 2),
        ([link("p1", "unsure")], "unsure", 0),
        ([link("p1", "unsure"), link("p1", "partial", "xa")], "partial", 1),
        ([link("s2", None)], "partial", 1),
        ([link("g", "partial")], "partial", 0),
    ],
)
def test_a_group_is_as_covered_as_its_parts(links: list[Link], state: str, taken: int) -> None:
    found = group_states(TREE, links)["g"]

    assert (found.state, found.taken, found.total) == (state, taken, 2)


def test_only_local_plans_count_for_a_local_state() -> None:
    docs = {"bo": doc("bo", level="ministry"), "tinh": doc("tinh")}

    assert local_states(TREE, [link("s1", "full", "bo")], docs)["g"].state == "none"
    assert local_states(TREE, [link("s1", "full", "tinh")], docs)["g"].state == "partial"


def test_a_press_report_alone_does_not_cover() -> None:
    docs = {"tinh": doc("tinh", source_kind="press")}

    assert local_states(TREE, [link("s1", "full")], docs)["g"].state == "press"


def test_nothing_compared_is_not_nothing_found() -> None:
    assert local_states(TREE, [], {"tinh": doc("tinh")})["g"].state == "unassessed"
    assert local_states(TREE, [], {})["g"].state == "none"


def test_clauses_that_are_part_of_each_other_end_somewhere() -> None:
    circle = Tree(
        [Clause("g", "1", "", "group", 1, "s"), Clause("s", "1.1", "", "solution", 2, "g")]
    )

    assert group_states(circle, [link("s", "full")])["g"].state == "covered"
