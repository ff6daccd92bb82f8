"""Reads and removals that every engine runs in the same words."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from graph.cypher.fragments import DOCUMENT, LOADED
from graph.schema.derive import (
    LABELS,
    TYPES,
    properties,
    quote,
)
from graph.schema.edges import EDGES, GapReviewed, Implements
from graph.schema.model import (
    Edge,
    Node,
    Record,
)
from graph.schema.nodes import NODES, REGISTER_ID
from graph.schema.vocabulary import Basis
from graph.store.protocol import Row

Run: TypeAlias = Callable[[str, Mapping[str, Any]], Iterable[Row]]
"""Runs one query with its parameters."""


def columns(variable: str, kind: type[Record]) -> str:
    """All stored properties of a node or an edge, as a query returns them."""
    return ", ".join(f"{variable}.{each.quoted} AS {each.quoted}" for each in properties(kind))


def dump(run: Run) -> Iterator[Row]:
    """Every node, then every edge; labels in the order of the schema, then by id.

    A node's row has its ``label``, an edge's its ``type``, ``from_id`` and ``to_id``; beside
    those, all properties of the schema, none where there is no value.
    """
    for node in NODES:
        nodes = f"MATCH (n:{quote(node.label())}) RETURN {columns('n', node)} ORDER BY `id`"
        for row in run(nodes, {}):
            yield {"label": node.label()} | row
    for edge in EDGES:
        edges = f"{_match(edge)} RETURN {_edge_columns(edge)} ORDER BY `id`"
        for row in run(edges, {}):
            yield {"type": edge.type} | row


def _match(kind: type[Edge]) -> str:
    return f"MATCH (a)-[e:{quote(kind.type)}]->(b)"


def _edge_columns(kind: type[Edge]) -> str:
    return f"a.id AS from_id, b.id AS to_id, {columns('e', kind)}"


def count_nodes(run: Run) -> dict[str, int]:
    """Nodes by label."""
    return {
        label: _number(run, f"MATCH (n:{quote(label)}) RETURN count(n) AS found")
        for label in LABELS
    }


def count_edges(run: Run, documents: Collection[str] | None = None) -> dict[str, int]:
    """Edges by type; only those that some documents state, if these are given."""
    where, params = "", {}
    if documents is not None:
        where, params = "WHERE e.document IN $documents", {"documents": sorted(documents)}
    return {
        type_: _number(
            run, f"MATCH ()-[e:{quote(type_)}]->() {where} RETURN count(e) AS found", params
        )
        for type_ in TYPES
    }


def _number(run: Run, cypher: str, params: Mapping[str, Any] | None = None) -> int:
    (row,) = run(cypher, params or {})
    return int(row["found"])


def find_aliases(run: Run) -> dict[str, list[str]]:
    """The former ids of each loaded document that has any."""
    found = run(
        f"{LOADED} AND size(d.aliases) > 0 RETURN d.id AS id, d.aliases AS aliases",
        {},
    )
    return {row["id"]: row["aliases"] for row in found}


def last_digest(run: Run) -> str:
    """The digest of the last entry of the review log; empty if there is none."""
    rows = run("MATCH (d:Decision) RETURN d.digest AS digest ORDER BY d.number DESC LIMIT 1", {})
    return next((str(row["digest"]) for row in rows), "")


def find_nodes(run: Run, ids: Collection[str]) -> dict[str, tuple[type[Node], Row]]:
    """The nodes that are stored under these ids."""
    params = {"ids": sorted(ids)}
    return {
        row["id"]: (kind, row)
        for kind in NODES
        for row in run(
            f"UNWIND $ids AS key MATCH (n:{quote(kind.label())} {{id: key}}) "
            f"RETURN {columns('n', kind)}",
            params,
        )
    }


def find_owned(run: Run, kind: type[Node], documents: Collection[str]) -> list[str]:
    """Ids of the nodes of one kind that these documents hold."""
    found = run(
        f"MATCH (d:{DOCUMENT})-[:CONTAINS]->(n:{quote(kind.label())}) "
        "WHERE d.id IN $documents RETURN n.id AS id",
        {"documents": sorted(documents)},
    )
    return [row["id"] for row in found]


def find_edges_at(run: Run, kind: type[Edge], label: type[Node], ids: list[str]) -> Iterator[Row]:
    """Edges of one type that start or end at some nodes of one label."""
    key = f"(n:{quote(label.label())} {{id: key}})"
    edge = f"[e:{quote(kind.type)}]"
    own = columns("e", kind)
    if any(each.start is label for each in kind.allowed):
        ends = "n.id AS from_id, m.id AS to_id"
        yield from run(
            f"UNWIND $ids AS key MATCH {key}-{edge}->(m) RETURN {ends}, {own}", {"ids": ids}
        )
    if any(each.end is label for each in kind.allowed):
        ends = "m.id AS from_id, n.id AS to_id"
        yield from run(
            f"UNWIND $ids AS key MATCH {key}<-{edge}-(m) RETURN {ends}, {own}", {"ids": ids}
        )


def find_edges_of(
    run: Run,
    kind: type[Edge],
    documents: Collection[str],
    linked: Collection[str],
    register: Collection[str],
) -> Iterable[Row]:
    """What some documents state, what was matched for others, and some register edges."""
    return run(
        f"{_match(kind)} WHERE e.document IN $documents "
        "OR (e.document IN $linked AND e.basis IN $found) "
        "OR (e.document = $register AND e.id IN $ids) "
        f"RETURN {_edge_columns(kind)}",
        {
            "documents": sorted(documents),
            "linked": sorted(linked),
            "found": _found_by_comparing(kind),
            "register": REGISTER_ID,
            "ids": sorted(register),
        },
    )


def _found_by_comparing(kind: type[Edge]) -> list[str]:
    """How edges of a type are known that comparing documents makes anew, people's decisions too."""
    found = [Basis.MATCHED.value]
    return [*found, Basis.REVIEWED.value] if kind in (Implements, GapReviewed) else found


def find_edge_ids(run: Run, edges: Iterable[Edge]) -> set[str]:
    """Which of these edges are stored already."""
    by_kind = defaultdict(list)
    for edge in edges:
        by_kind[type(edge)].append(edge.id)
    return {
        row["id"]
        for kind, ids in by_kind.items()
        for row in run(f"{_by_id(kind)} RETURN e.id AS id", {"ids": ids})
    }


def remove_edges(run: Run, kind: type[Edge], ids: Collection[str]) -> None:
    """Take edges out by their ids."""
    run(f"{_by_id(kind)} DELETE e", {"ids": sorted(ids)})


def remove_nodes(run: Run, label: type[Node], ids: Collection[str]) -> None:
    """Take nodes out by their ids, with all their edges."""
    if ids:
        run(
            f"UNWIND $ids AS key MATCH (n:{quote(label.label())} {{id: key}}) DETACH DELETE n",
            {"ids": sorted(ids)},
        )


def _by_id(kind: type[Edge]) -> str:
    return f"UNWIND $ids AS key MATCH ()-[e:{quote(kind.type)}]->() WHERE e.id = key"
