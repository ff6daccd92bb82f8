"""The parameters of a query."""

import pytest

from graph.base.errors import QueryFailed
from graph.cypher.parameters import find_parameters, pick_parameters
from graph.schema.vocabulary import Level


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("MATCH (t) WHERE t.id = $id AND t.due_on <= $as_of RETURN t", {"id", "as_of"}),
        ("RETURN '$no', \"$no\", `$no`, $yes", {"yes"}),
        ("RETURN 'it\\'s $no' + $yes", {"yes"}),
        ("// $no\nRETURN $yes /* $no\n */", {"yes"}),
        ("RETURN $cơ_quan", {"cơ_quan"}),
        ("RETURN 'unfinished $yes", {"yes"}),
    ],
)
def test_parameters_are_found_outside_strings_names_and_comments(
    query: str, names: set[str]
) -> None:
    assert find_parameters(query) == names


def test_only_what_is_used_is_passed_on() -> None:
    given = {"level": Level.CENTRAL, "ids": ("a", "b"), "other": object()}

    assert pick_parameters("$level $ids", given) == {"level": "central", "ids": ["a", "b"]}


def test_what_is_missing_is_named() -> None:
    with pytest.raises(QueryFailed, match=r"thiếu tham số: a, b\."):
        pick_parameters("$b $a $c", {"c": 1})
