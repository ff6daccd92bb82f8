"""What a write does to the graph, the same on every engine."""

import itertools
import unicodedata
from pathlib import Path

import pytest

from graph.base.errors import WriteMismatch
from graph.base.settings import Settings
from graph.schema.edges import Cites
from graph.schema.model import Edge
from graph.schema.nodes import Indicator, Plan, Resolution, Solution
from graph.schema.records import Links, Records
from graph.schema.vocabulary import Basis, Grain
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store
from tests import small
from tests.build import agency, document, links, mention


def fresh_digest(folder: Path, records: list[Records], found: list[Links] | None = None) -> str:
    """The digest of a new embedded store that holds just these."""
    store = LadybugStore.open(Settings(store=str(folder / "fresh")))
    store.write(records, found or [])
    try:
        return digest(store)
    finally:
        store.close()


def ids(store: Store, label: str) -> list[str]:
    return [row["id"] for row in store.dump() if row.get("label") == label]


def edges(store: Store, type_: str) -> list[tuple[str, str]]:
    return [(row["from_id"], row["to_id"]) for row in store.dump() if row.get("type") == type_]


def test_loading_twice_changes_nothing(small_graph: Store) -> None:
    before = digest(small_graph)

    small_graph.write([small.resolution(), small.plan()], [small.links()])

    assert digest(small_graph) == before


def test_every_record_comes_back_as_it_was_sent(store: Store) -> None:
    records = small.plan()
    report = store.write([records])

    (task,) = (row for row in store.dump() if row["id"] == f"{small.PLAN}~pl.I~1")
    sent = next(node for node in records.nodes if node.id == task["id"])
    assert {name: task[name] for name in type(sent).model_fields} == sent.model_dump(mode="python")
    assert sum(report.edges.values()) == len(records.edges)
    assert sum(report.nodes.values()) == len(records.nodes) + 1


def test_documents_may_come_in_any_order(store: Store, tmp_path: Path) -> None:
    expected = fresh_digest(tmp_path, [small.resolution(), small.plan()])

    store.write([small.plan()])
    store.write([small.resolution()])

    assert digest(store) == expected


def test_a_changed_version_replaces_all_that_the_former_one_said(
    store: Store, tmp_path: Path
) -> None:
    other = document("ke-hoach-2", tasks={"1": "so-y-te"}, cites=["luat-1"])
    changed = document("ke-hoach-1", title="mới", tasks={"2": "so-y-te"}, cites=["luat-2"])
    store.write([document("ke-hoach-1", tasks={"1": "so-lao-dong", "2": None}, cites=["luat-1"])])
    store.write([other])

    store.write([changed])

    assert digest(store) == fresh_digest(tmp_path, [other, changed])


def test_a_cited_document_takes_its_own_label_when_it_is_loaded(store: Store) -> None:
    store.write([document("nghi-dinh-1", cites=["quyet-dinh-1"])])
    store.write([document("quyet-dinh-1", label=Plan, tasks={"1": None})])

    assert ids(store, "Regulation") == []
    assert ids(store, "Plan") == ["nghi-dinh-1", "quyet-dinh-1"]
    assert edges(store, "CITES") == [("nghi-dinh-1", "quyet-dinh-1")]


def test_a_mention_never_downgrades_a_loaded_document(store: Store) -> None:
    store.write([document("quyet-dinh-1", label=Plan, title="Đầy đủ")])
    store.write([document("nghi-dinh-1", cites=["quyet-dinh-1"])])

    found = store.query("MATCH (d:Plan) WHERE d.loaded RETURN d.id AS id, d.title AS title")
    assert {"id": "quyet-dinh-1", "title": "Đầy đủ"} in found.rows
    assert edges(store, "CITES") == [("nghi-dinh-1", "quyet-dinh-1")]


def test_a_document_may_change_its_label_and_keeps_what_points_at_it(store: Store) -> None:
    store.write([document("a", label=Plan), document("b", cites=["a"])])

    store.write([document("a", label=Resolution)])

    assert ids(store, "Resolution") == ["a"]
    assert edges(store, "CITES") == [("b", "a")]


@pytest.mark.parametrize("numbered_first", [False, True])
def test_a_document_whose_number_becomes_known_takes_the_place_of_its_former_self(
    store: Store, tmp_path: Path, numbered_first: bool
) -> None:
    unnumbered = document("ke-hoach-abc", tasks={"1": "so-y-te"})
    numbered = document("05-kh", tasks={"1": "so-y-te"}, aliases=["ke-hoach-abc"])
    citing = document("06-kh", cites=["ke-hoach-abc"])
    order = [numbered, unnumbered] if numbered_first else [unnumbered, numbered]

    store.write([citing])
    reports = [store.write([each]) for each in order]
    one_by_one = digest(store)
    store.write([citing])

    assert edges(store, "CITES") == [("06-kh", "05-kh")]
    assert ids(store, "Task") == ["05-kh~1"]
    assert one_by_one == digest(store) == fresh_digest(tmp_path, [citing, *order])
    assert [each.superseded for each in reports] == [
        ("ke-hoach-abc",) if numbered_first and each is unnumbered else () for each in order
    ]


def test_two_documents_that_claim_each_other_are_refused(store: Store) -> None:
    with pytest.raises(WriteMismatch, match="lẫn nhau"):
        store.write([document("a", aliases=["b"]), document("b", aliases=["a"])])


def test_what_nothing_refers_to_any_more_is_cleared_away(store: Store) -> None:
    store.write([document("a", tasks={"1": "so-y-te"}, cites=["luat"])])

    store.write([document("a", tasks={"1": None})])

    assert ids(store, "Agency") == ids(store, "Regulation") == edges(store, "PART_OF") == []


def test_the_register_alone_keeps_no_agency_but_kin_of_a_living_one(store: Store) -> None:
    store.write([document("a", tasks={"1": "so-lao-dong"}), document("b", tasks={"1": "so-y-te"})])
    assert ids(store, "Agency") == ["so-lao-dong", "so-noi-vu", "so-y-te", "tinh"]
    assert edges(store, "SUCCEEDS") == [("so-noi-vu", "so-lao-dong")]

    store.write([document("a", tasks={"1": None})])

    assert ids(store, "Agency") == ["so-y-te", "tinh"]
    assert edges(store, "PART_OF") == [("so-y-te", "tinh")]


def test_the_same_register_edge_from_several_documents_is_stored_once(store: Store) -> None:
    store.write([document("a", tasks={"1": "so-y-te"})])
    store.write([document(id, tasks={"1": "so-y-te"}) for id in ("b", "c")])

    assert edges(store, "PART_OF") == [("so-y-te", "tinh")]


def test_edges_of_other_documents_survive_while_both_ends_exist(store: Store) -> None:
    upper = document("nq", label=Resolution, tasks={"1": None, "2": None})
    lower = document("kh", tasks={"1": None})
    store.write([upper, lower], [links("kh", ("kh~1", "nq~1"), ("kh~1", "nq~2"))])

    store.write([document("nq", label=Resolution, title="sửa", tasks={"2": None, "3": None})])

    assert edges(store, "IMPLEMENTS") == [("kh~1", "nq~2")]


def test_links_replace_the_matched_edges_of_their_document_and_nothing_else(store: Store) -> None:
    upper = document("nq", tasks={"1": None, "2": None})
    store.write(
        [upper, document("a", tasks={"1": "so-y-te"}), document("b", tasks={"1": None})],
        [links("a", ("a~1", "nq~1")), links("b", ("b~1", "nq~1"))],
    )

    store.write([], [links("a", ("a~1", "nq~2"))])

    assert sorted(edges(store, "IMPLEMENTS")) == [("a~1", "nq~2"), ("b~1", "nq~1")]
    assert edges(store, "CHỦ_TRÌ") == [("so-y-te", "a~1")]


def test_a_document_written_anew_loses_its_matched_edges(store: Store) -> None:
    upper, lower = document("nq", tasks={"1": None}), document("kh", tasks={"1": None})
    store.write([upper, lower], [links("kh", ("kh~1", "nq~1"))])

    store.write([lower])

    assert edges(store, "IMPLEMENTS") == []


def test_what_a_text_states_outranks_the_same_edge_found_by_matching(store: Store) -> None:
    upper, lower = document("nq", tasks={"1": None}), document("kh", tasks={"1": None})
    found = links("kh", ("kh~1", "nq~1"))
    stated = found.edges[0].model_copy(update={"basis": Basis.STATED, "score": None})
    lower = lower.model_copy(update={"edges": (*lower.edges, stated)})

    store.write([upper, lower], [found])
    store.write([], [found])

    (edge,) = (row for row in store.dump() if row.get("type") == "IMPLEMENTS")
    assert edge["basis"] == "stated"


def test_a_node_may_change_its_label_within_its_document(store: Store) -> None:
    target = Indicator(id="a~1", name="Tỷ lệ", quantified=False, position=0)
    before = document("a", tasks={"1": "so-y-te"})
    tasks = [node for node in before.nodes if node.id != "a~1"]
    store.write([before])

    store.write([before.model_copy(update={"nodes": (target, *tasks)})])

    assert ids(store, "Task") == []
    assert edges(store, "CHỦ_TRÌ") == [("so-y-te", "a~1")]


def _edge_to_nowhere() -> Records:
    records = document("b", tasks={"1": None})
    edge = Cites(from_id="b", to_id="khong-co", document="b", line=7)
    return records.model_copy(update={"edges": (*records.edges, edge)})


def _edge_of_another() -> Records:
    records = document("b", tasks={"1": None}, cites=["luat"])
    edge = Cites(from_id="b", to_id="luat", document="a")
    return records.model_copy(update={"edges": (*records.edges, edge)})


def _edge_that_the_schema_forbids() -> Records:
    records = document("b", tasks={"1": "so-y-te"})
    edge = Cites(from_id="b", to_id="so-y-te", document="b")
    return records.model_copy(update={"edges": (*records.edges, edge)})


def _node_outside_the_text() -> Records:
    records = document("b")
    part = Solution(id="b~1", code="1", text="", grain=Grain.PART, position=1)
    return records.model_copy(update={"nodes": (part,)})


def _task_of_another() -> Records:
    records = document("b", tasks={"1": None})
    task = records.nodes[0].model_copy(update={"id": "a~1"})
    edge = records.edges[0].model_copy(update={"to_id": "a~1"})
    return records.model_copy(update={"nodes": (task,), "edges": (edge,)})


def _agency_under_the_id_of_a_document() -> Records:
    return document("b").model_copy(update={"nodes": (agency("a"),)})


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        (_edge_to_nowhere, "khong-co"),
        (_edge_of_another, "CITES"),
        (_edge_that_the_schema_forbids, "Agency"),
        (_node_outside_the_text, "b~1"),
        (_task_of_another, "a~1"),
        (_agency_under_the_id_of_a_document, "'a'"),
    ],
)
def test_records_that_cannot_be_stored_whole_are_refused_and_nothing_is_written(
    store: Store, bad: object, named: str
) -> None:
    assert callable(bad)
    store.write([document("a", tasks={"1": "so-y-te"})])
    before, version = digest(store), store.version()

    with pytest.raises(WriteMismatch, match=named):
        store.write([document("c"), bad()])

    assert (digest(store), store.version()) == (before, version)


def test_links_must_be_matched_edges_of_their_document(store: Store) -> None:
    store.write([document("a", tasks={"1": None}), document("b", tasks={"1": None})])
    good = links("a", ("a~1", "b~1"))
    stated = good.edges[0].model_copy(update={"basis": Basis.STATED})
    foreign: Edge = good.edges[0].model_copy(update={"document": "b"})

    for edge in (stated, foreign):
        with pytest.raises(WriteMismatch, match="liên kết"):
            store.write([], [Links(document="a", edges=(edge,))])
    assert edges(store, "IMPLEMENTS") == []


@pytest.mark.parametrize("loaded", [True, False])
def test_only_the_document_itself_may_say_that_it_is_loaded(store: Store, loaded: bool) -> None:
    records = document("a", cites=["luat"])
    law = mention("luat").model_copy(update={"loaded": loaded})
    head = records.document.model_copy(update={"loaded": loaded})

    with pytest.raises(WriteMismatch, match="loaded"):
        store.write([records.model_copy(update={"document": head, "nodes": (law,)})])


HOSTILE = (
    "dấu 'nháy' \"kép\" `ngược` \\ \\' \\u0027",
    "dòng 1\ndòng 2\r\n\tthụt",
    "}) DETACH DELETE n; DROP TABLE Task; //",
    "$rows ${id} %s {0} /* */",
    "😀 \u202e \u200b " + unicodedata.normalize("NFD", "Ủy ban") + " Ủy ban",
    "",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back_unchanged(store: Store, text: str) -> None:
    records = document("a", title=text, tasks={"1": "so-y-te"})
    store.write([records])
    store.write([records])

    (row,) = store.query("MATCH (d:Plan) WHERE d.title = $t RETURN d.title AS t", {"t": text}).rows
    assert row == {"t": text}
    (quoted,) = store.query("MATCH (:Agency)-[e:CHỦ_TRÌ]->(:Task) RETURN e.quote AS quote").rows
    assert quoted == {"quote": text or None}


def test_an_empty_write_is_no_change(small_graph: Store) -> None:
    before = digest(small_graph)

    small_graph.write([])

    assert digest(small_graph) == before


def test_of_two_versions_in_one_write_the_last_counts(store: Store) -> None:
    store.write([document("a", title="cũ", tasks={"1": None}), document("a", title="mới")])

    assert store.query("MATCH (d:Plan) RETURN d.title AS title").rows == [{"title": "mới"}]
    assert ids(store, "Task") == []


def test_all_orders_of_three_documents_give_one_graph(store: Store) -> None:
    three = [
        document("a", tasks={"1": "so-y-te"}, cites=["c"]),
        document("b", tasks={"1": "so-lao-dong"}, cites=["luat", "cu"]),
        document("c", label=Resolution, tasks={"1": "so-noi-vu"}, cites=["luat"], aliases=["cu"]),
    ]
    found = set()
    for order in itertools.permutations(three):
        for each in order:
            store.write([each])
        found.add(digest(store))
        store.write([document(id) for id in "abc"])

    assert len(found) == 1
