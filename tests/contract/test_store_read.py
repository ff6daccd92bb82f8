"""What reading gives, the same on every engine."""

from datetime import date

import pytest

from graph.base.errors import QueryFailed
from graph.base.settings import Settings
from graph.schema.nodes import Plan
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from graph.store.neo4j.remote import Neo4jStore
from graph.store.opening import open_store
from graph.store.protocol import Store
from tests import small
from tests.build import document


def impatient(store: Store, settings: Settings) -> Store:
    """The same store, opened with little time for each query."""
    return open_store(settings.model_copy(update={"query_timeout": 0.5}))


@pytest.mark.neo4j
def test_both_engines_hold_the_same_graph(
    ladybug_store: LadybugStore, neo4j_store: Neo4jStore
) -> None:
    for store in (ladybug_store, neo4j_store):
        store.write([small.resolution(), small.plan()], [small.links()])

    assert list(ladybug_store.dump()) == list(neo4j_store.dump())
    assert digest(ladybug_store) == digest(neo4j_store)


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert list(store.dump()) == []
    assert store.query("MATCH (t:Task) WHERE t.due_on IS NULL RETURN t.id AS id").rows == []
    assert store.query("MATCH (t:Task) RETURN count(t) AS n").rows == [{"n": 0}]


def test_the_version_changes_with_the_graph(store: Store) -> None:
    seen = {store.version()}
    for title in ("một", "hai"):
        report = store.write([document("a", title=title)])
        assert report.version == store.version()
        seen.add(report.version)

    assert len(seen) == 3


def test_the_version_that_is_told_holds_even_where_nothing_was_written(store: Store) -> None:
    store.write([document("05-kh", aliases=["ke-hoach-abc"])])

    for records in ([], [document("ke-hoach-abc")]):
        assert store.write(records).version == store.version()


def test_dates_and_lists_come_back_as_plain_values(small_graph: Store) -> None:
    found = small_graph.query(
        "MATCH (t:Task {number: '1'}) MATCH (a:Agency {id: $agency}) "
        "RETURN t.due_on AS due, t.start_on AS start, a.aliases AS names, $day AS given",
        {"agency": small.SO_YTE.id, "day": date(2026, 2, 28)},
    )

    (row,) = found.rows
    assert row == {
        "due": date(2025, 12, 31),
        "start": None,
        "names": ["Sở Y tế", "SYT"],
        "given": date(2026, 2, 28),
    }
    assert type(row["due"]) is type(row["given"]) is date


def test_whole_nodes_edges_and_paths_come_back_in_one_shape(small_graph: Store) -> None:
    found = small_graph.query(
        "MATCH p = (a:Agency)-[e:APPROVED_BY|REPORTS_TO]->(b:Agency) RETURN a, e, p"
    )

    (row,) = found.rows
    assert row["a"] == {
        "label": "Agency",
        "id": small.SO_YTE.id,
        "name": small.SO_YTE.name,
        "aliases": ["Sở Y tế", "SYT"],
        "kind": "state",
        "level": "province",
        "collective": False,
    }
    assert (row["e"]["type"], row["e"]["dates"]) == ("REPORTS_TO", ["12-10"])
    assert row["p"]["nodes"][0] == row["a"]
    assert row["p"]["edges"] == [row["e"]]


def test_rows_beyond_the_limit_are_cut_and_that_is_said(small_graph: Store) -> None:
    query = "MATCH (t:Task) RETURN t.id AS id ORDER BY id"

    assert not small_graph.query(query, limit=3).truncated
    cut = small_graph.query(query, limit=2)
    assert (len(cut.rows), cut.truncated) == (2, True)


def test_an_endless_query_is_stopped_and_the_store_stays_usable(
    request: pytest.FixtureRequest, store: Store
) -> None:
    settings = request.getfixturevalue(f"{store.name}_settings")
    hasty = impatient(store, settings)
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
        "WITH a + b AS c RETURN sum(c * c % 7) AS total"
    )

    with pytest.raises(QueryFailed, match=r"quá 0\.5 giây"):
        hasty.query(endless)
    assert hasty.query("RETURN 1 AS one").rows == [{"one": 1}]
    hasty.close()


def test_a_reader_that_is_asked_ever_new_questions_keeps_answering(small_graph: Store) -> None:
    query = (
        "MATCH (a:Plan)-[:IMPLEMENTS*1..5]->(b:Resolution) WHERE a.id <> $id "
        "WITH DISTINCT b, {number} AS number MATCH (b)-[:CONTAINS]->(x:Solution|Task|Indicator) "
        "RETURN x.id AS id, number ORDER BY id"
    )

    for number in range(120):
        asked = small_graph.query(query.format(number=number), {"id": "không có"})
        assert asked.rows[0]["number"] == number


@pytest.mark.parametrize("bad", ["MATCH (", "", "RETURN 1; RETURN 2", "NONSENSE"])
def test_a_query_that_is_no_cypher_fails_with_the_engines_words(store: Store, bad: str) -> None:
    with pytest.raises(QueryFailed, match="truy vấn") as caught:
        store.query(bad)
    assert caught.value.hint


@pytest.mark.parametrize(
    "writing",
    ["CREATE (:Agency {id: 'x'})", "MATCH (t:Task) DELETE t", "MATCH (t:Task) SET t.text = ''"],
)
def test_a_query_cannot_write(small_graph: Store, writing: str) -> None:
    before = digest(small_graph)

    with pytest.raises(QueryFailed):
        small_graph.query(writing)

    assert digest(small_graph) == before


def test_parameters_that_a_query_does_not_use_do_no_harm(store: Store) -> None:
    query = "RETURN '$b' AS text, $a AS a // $c"

    assert store.query(query, {"a": 1, "b": 2, "d": None}).rows == [{"text": "$b", "a": 1}]


def test_a_missing_parameter_is_named(store: Store) -> None:
    with pytest.raises(QueryFailed, match="agency"):
        store.query("RETURN $agency AS a", {"a": 1})


@pytest.mark.parametrize("value", [["a", "b"], 2**40, 1.5, True, "x' OR 1=1 --", None])
def test_parameters_keep_their_value(store: Store, value: object) -> None:
    assert store.query("RETURN $value AS value", {"value": value}).rows == [{"value": value}]


def test_an_empty_list_holds_nothing(small_graph: Store) -> None:
    query = "MATCH (t:Task) WHERE t.id IN $ids RETURN t.id AS id"

    assert small_graph.query(query, {"ids": []}).rows == []


@pytest.mark.parametrize("value", [2**63, object(), float("nan"), [b"bytes"], {"a": 1j}])
def test_a_parameter_that_no_engine_can_take_is_refused(store: Store, value: object) -> None:
    with pytest.raises(QueryFailed, match="value"):
        store.query("MATCH (t:Task) WHERE t.position = $value RETURN t.id AS id", {"value": value})


def test_a_graph_holds_what_was_written_and_nothing_of_the_stores_own(small_graph: Store) -> None:
    counted = small_graph.query("MATCH (n) RETURN count(n) AS n").rows
    named = small_graph.query(f"MATCH (d:Plan {{id: '{small.PLAN}'}}) RETURN d").rows[0]["d"]

    assert counted == [{"n": sum("label" in row for row in small_graph.dump())}]
    assert named.keys() <= {"label", *Plan.model_fields}
