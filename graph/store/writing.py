"""One write, step by step, in the same words on every engine.

What was said before goes, what is said now is put, what nothing refers to any more is cleared
away, and the outcome is counted. The engine makes it all or nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from graph.base.errors import StoreBusy, WriteMismatch
from graph.schema.derive import (
    edge_row,
    plain,
    read_edge,
)
from graph.schema.edges import EDGES
from graph.schema.model import (
    Edge,
    Joins,
    Node,
)
from graph.schema.nodes import OWNED, REGISTER_ID, Decision, Document
from graph.schema.records import Links, Records
from graph.store.incoming import (
    Batch,
    claimed_twice,
    family,
    move_ends,
    read_batch,
)
from graph.store.protocol import Row, WriteReport
from graph.store.reading import (
    count_edges,
    count_nodes,
    find_aliases,
    find_edge_ids,
    find_edges_at,
    find_edges_of,
    find_nodes,
    find_owned,
    last_digest,
    remove_edges,
    remove_nodes,
)
from graph.store.sweeping import sweep

Stored = Mapping[str, tuple[type[Node], Row]]


class Engine(Protocol):
    """What a write needs of an engine, inside one transaction."""

    def run(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        """Run one statement."""

    def insert_nodes(self, kind: type[Node], rows: list[Row]) -> None:
        """Add nodes of one label."""

    def insert_edges(self, kind: type[Edge], ends: Joins, rows: list[Row]) -> None:
        """Add edges of one type between two labels."""


def write(
    engine: Engine,
    records: Sequence[Records],
    links: Sequence[Links],
    version: str,
    decisions: Sequence[Decision] = (),
) -> WriteReport:
    """Make the graph say what these documents say now. Raises ``WriteMismatch``, ``StoreBusy``."""
    batch = read_batch(records, links, find_aliases(engine.run))
    _check_log(engine, decisions)
    stored = find_nodes(engine.run, batch.nodes.keys() | batch.newer.keys())
    replaced = batch.documents | (batch.newer.keys() & stored.keys())
    owned = {kind: find_owned(engine.run, kind, replaced) for kind in OWNED}
    nodes = _nodes_to_put(batch, stored, {id for ids in owned.values() for id in ids})
    nodes |= {each.id: each for each in decisions}
    _remove_edges(engine, batch, replaced)
    others = _remove_nodes(engine, _outdated(batch, stored, nodes, owned))
    edges = _edges_to_put(engine, batch, nodes, others)
    _insert(engine, nodes, edges)
    sweep(engine.run)
    _check_documents(engine, batch)
    return WriteReport(
        version=version,
        nodes=count_nodes(engine.run),
        edges=count_edges(engine.run),
        superseded=tuple(sorted(batch.superseded)),
    )


def _check_log(engine: Engine, decisions: Sequence[Decision]) -> None:
    """New entries follow the last one: another reviewer may have been faster."""
    previous = last_digest(engine.run) if decisions else ""
    for entry in decisions:
        if entry.previous != previous:
            raise StoreBusy(
                "Người khác vừa ghi một quyết định.", hint="Xem lại rồi ghi quyết định lần nữa."
            )
        previous = entry.digest


def _nodes_to_put(batch: Batch, stored: Stored, owned: Collection[str]) -> dict[str, Node]:
    """The nodes that are new or have changed; a loaded document outranks a mention of it."""
    put = {}
    for id, node in batch.nodes.items():
        kind, row = stored.get(id, (type(node), {}))
        foreign = isinstance(node, OWNED) and id in stored
        if id not in owned and (foreign or family(kind) is not family(type(node))):
            raise claimed_twice(id)
        mention = isinstance(node, Document) and not node.loaded
        unchanged = kind is type(node) and plain(node) == row
        if not unchanged and not (mention and row.get("loaded")):
            put[id] = node
    return put


def _outdated(
    batch: Batch,
    stored: Stored,
    nodes: Mapping[str, Node],
    owned: Mapping[type[Node], Iterable[str]],
) -> dict[type[Node], list[str]]:
    """Nodes to take out: changed, no longer said, or a document that another took over."""
    found = defaultdict(list)
    for id, (kind, _) in stored.items():
        if id in nodes or (id in batch.newer and issubclass(kind, Document)):
            found[kind].append(id)
    for kind, ids in owned.items():
        found[kind].extend(id for id in ids if id not in batch.nodes)
    return found


def _remove_edges(engine: Engine, batch: Batch, replaced: Collection[str]) -> None:
    """Take out what these documents said and do not say any more in the same words."""
    register = [edge.id for edge in batch.edges.values() if edge.document == REGISTER_ID]
    now = {id: edge_row(edge) for id, edge in batch.edges.items()}
    for kind in EDGES:
        stored = find_edges_of(engine.run, kind, replaced, batch.linked, register)
        gone = [row["id"] for row in stored if now.get(row["id"]) != row]
        if gone:
            remove_edges(engine.run, kind, gone)


def _remove_nodes(engine: Engine, doomed: Mapping[type[Node], list[str]]) -> dict[str, Edge]:
    """Take nodes out; returns the edges that went with them."""
    lost = {}
    for label, ids in doomed.items():
        for kind in EDGES if ids else ():
            for row in find_edges_at(engine.run, kind, label, ids):
                edge = read_edge(kind, row)
                lost[edge.id] = edge
    for label, ids in doomed.items():
        remove_nodes(engine.run, label, ids)
    return lost


Placed = tuple[type[Edge], Joins]


def _edges_to_put(
    engine: Engine, batch: Batch, nodes: Mapping[str, Node], others: Mapping[str, Edge]
) -> dict[Placed, list[Edge]]:
    """Edges that are not there, by type and labels; those of others only if both ends are."""
    moved = [move_ends(edge, batch.newer) for edge in others.values()]
    kinds = _kinds_of_ends(engine, nodes, (*batch.edges.values(), *moved))
    edges = {edge.id: edge for edge in moved if _place(edge, kinds)} | dict(batch.edges)
    present = find_edge_ids(engine.run, edges.values())
    placed = defaultdict(list)
    for id, edge in edges.items():
        ends = _place(edge, kinds)
        if ends is None:
            raise _cannot_join(edge, kinds)
        if id not in present:
            placed[type(edge), ends].append(edge)
    return placed


def _kinds_of_ends(
    engine: Engine, nodes: Mapping[str, Node], edges: Iterable[Edge]
) -> dict[str, type[Node]]:
    ends = {end for edge in edges for end in (edge.from_id, edge.to_id)}
    known = {id: type(node) for id, node in nodes.items()}
    found = find_nodes(engine.run, ends - known.keys())
    return known | {id: kind for id, (kind, _) in found.items()}


def _place(edge: Edge, kinds: Mapping[str, type[Node]]) -> Joins | None:
    start, end = kinds.get(edge.from_id), kinds.get(edge.to_id)
    return next((each for each in edge.allowed if each.start is start and each.end is end), None)


def _cannot_join(edge: Edge, kinds: Mapping[str, type[Node]]) -> WriteMismatch:
    missing = [end for end in (edge.from_id, edge.to_id) if end not in kinds]
    if missing:
        reason = f"không có nút {', '.join(map(repr, missing))}"
    else:
        labels = (kinds[edge.from_id].label(), kinds[edge.to_id].label())
        reason = f"lược đồ không cho nối {labels[0]} với {labels[1]}"
    place = "" if edge.line is None else f", dòng {edge.line}"
    return WriteMismatch(
        f"Cạnh {edge.type} từ {edge.from_id!r} đến {edge.to_id!r} "
        f"(văn bản {edge.document!r}{place}): {reason}.",
        hint="Đồ thị giữ nguyên như trước khi ghi.",
    )


def _insert(engine: Engine, nodes: Mapping[str, Node], edges: Mapping[Placed, list[Edge]]) -> None:
    """Put nodes and edges, and make sure that the engine took every one of them."""
    by_kind = defaultdict(list)
    for node in nodes.values():
        by_kind[type(node)].append(plain(node))
    expected = Counter(count_nodes(engine.run)) + Counter(count_edges(engine.run))
    for kind, rows in by_kind.items():
        engine.insert_nodes(kind, rows)
        expected[kind.label()] += len(rows)
    for (type_, ends), these in edges.items():
        engine.insert_edges(type_, ends, [edge_row(edge) for edge in these])
        expected[type_.type] += len(these)
    there = Counter(count_nodes(engine.run)) + Counter(count_edges(engine.run))
    _compare(expected, there)


def _check_documents(engine: Engine, batch: Batch) -> None:
    """What the store holds of these documents is what they were sent with."""
    sent = Counter(edge.type for edge in batch.edges.values() if edge.document in batch.documents)
    _compare(sent, Counter(count_edges(engine.run, batch.documents)))


def _compare(expected: Counter[str], there: Counter[str]) -> None:
    wrong = sorted(name for name in expected | there if expected[name] != there[name])
    if wrong:
        told = "; ".join(f"{name}: cần {expected[name]}, có {there[name]}" for name in wrong)
        raise WriteMismatch(
            f"Số lượng sau khi ghi không khớp ({told}).",
            hint="Đồ thị giữ nguyên như trước khi ghi; hãy nạp lại.",
        )
