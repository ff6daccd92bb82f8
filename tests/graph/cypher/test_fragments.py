"""Fragments stand in a query where they are used, and nowhere else."""

from pathlib import Path

import pytest

import graph
from graph.base.errors import QueryRefused
from graph.cypher.fragments import DOCUMENT, LABELS, PASSAGE, Fragment, expand

ROOT = Path(graph.__file__).parents[1]

FRAGMENTS = LABELS | {
    "leaf": Fragment("NOT EXISTS { MATCH (:Solution)-[:PART_OF]->(s) }", ("s",)),
    "given": Fragment("coalesce(asked, '') IN ['', value]", ("asked", "value")),
    "named": Fragment("(e.e = 'e' OR e.x = $e OR (e:e))", ("e",)),
}


@pytest.mark.parametrize(
    ("query", "expanded"),
    [
        ("MATCH (d:{{Document}}|Task)", "MATCH (d:Resolution|Plan|Regulation|Task)"),
        ("(:{{Passage}})-->({id: 1})", "(:Task|Solution|Objective|Indicator)-->({id: 1})"),
        ("WHERE {{leaf(up)}}", "WHERE NOT EXISTS { MATCH (:Solution)-[:PART_OF]->(up) }"),
        ("{{given($document, d.id)}}", "coalesce($document, '') IN ['', d.id]"),
        ("{{named(o)}}", "(o.e = 'e' OR o.x = $e OR (o:e))"),
        ("a\n{{leaf(a)}}\n// {{leaf(b)}}", None),
    ],
)
def test_a_fragment_is_put_in_its_place_with_the_names_it_is_given(
    query: str, expanded: str | None
) -> None:
    leaf = FRAGMENTS["leaf"].body.replace("(s)", "(a)")

    assert expand(query, FRAGMENTS) == (expanded or f"a\n{leaf}\n// {{{{leaf(b)}}}}")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("MATCH (s)\nWHERE {{leav(s)}}", "dòng 2, cột 7: không có đoạn dùng chung “leav”"),
        ("RETURN {{leaf}}", "“leaf” cần 1 giá trị"),
        ("RETURN {{Document(d)}}", "“Document” cần 0 giá trị"),
        ("RETURN {{given(a)}}", "“given” cần 2 giá trị"),
        ("RETURN '{{leaf(s)}}'", "dòng 1, cột 8: đoạn dùng chung không được đứng trong dấu nháy"),
        ("RETURN 1 AS `{{leaf(s)}}`", "dấu nháy"),
        ("RETURN {{leaf(s)}", "phải ghi {{tên}}"),
        ("RETURN {{ leaf(s) }}", "phải ghi {{tên}}"),
        ("RETURN {{leaf(count(s))}}", "phải ghi {{tên}}"),
        ("RETURN {{leaf(')}}')}}", "phải ghi {{tên}}"),
    ],
)
def test_what_is_no_fragment_is_refused_with_its_place(query: str, reason: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        expand(query, FRAGMENTS)

    assert reason in caught.value.message


def test_no_module_writes_out_the_labels_of_documents_and_passages() -> None:
    assert [
        str(file.relative_to(ROOT))
        for package in ("graph", "loaders", "api", "viz")
        for file in (ROOT / package).rglob("*.py")
        if any(labels in file.read_text("utf-8") for labels in (DOCUMENT, PASSAGE))
    ] == []
