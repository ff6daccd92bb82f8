"""Clears away shared nodes that nothing refers to any more."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from graph.schema.derive import quote
from graph.schema.edges import MemberOf, PartOf, PartyBodyOf, Succeeds
from graph.schema.model import Edge
from graph.schema.nodes import DOCUMENTS, REGISTER_ID, Agency
from graph.store.reading import Run, remove_nodes

_KEEPS: dict[type[Edge], tuple[str, ...]] = {
    PartOf: ("up",),
    MemberOf: ("down",),
    PartyBodyOf: ("up",),
    Succeeds: ("up", "down"),
}
"""Along which edges of the register, and which way, one agency keeps another in the graph."""


def sweep(run: Run) -> None:
    """Remove cited documents without edges, and agencies that only the register knows."""
    for label in DOCUMENTS:
        run(
            f"MATCH (d:{quote(label.label())}) "
            "WHERE d.loaded = false AND NOT EXISTS { MATCH (d)-[]-() } DELETE d",
            {},
        )
    idle = _idle_agencies(run)
    dead = idle - _kept_by_register(run, idle)
    remove_nodes(run, Agency, dead)


def _idle_agencies(run: Run) -> set[str]:
    """Agencies that no document speaks of."""
    rows = run(
        "MATCH (a:Agency) "
        "WHERE NOT EXISTS { MATCH (a)-[e]-() WHERE e.document <> $register } "
        "RETURN a.id AS id",
        {"register": REGISTER_ID},
    )
    return {row["id"] for row in rows}


def _kept_by_register(run: Run, idle: Collection[str]) -> set[str]:
    """Idle agencies that a living one is part of, has as a member, succeeded, or is followed by."""
    steps = _register_steps(run)
    reached: set[str] = set()
    frontier = [start for start in steps if start not in idle]
    while frontier:
        new = set(steps.get(frontier.pop(), ())) & set(idle) - reached
        reached |= new
        frontier.extend(new)
    return reached


def _register_steps(run: Run) -> Mapping[str, list[str]]:
    """From an agency to those that stay because it does."""
    steps = defaultdict(list)
    for kind, ways in _KEEPS.items():
        rows = run(
            f"MATCH (a:Agency)-[e:{quote(kind.type)}]->(b:Agency) "
            "WHERE e.document = $register RETURN a.id AS from_id, b.id AS to_id",
            {"register": REGISTER_ID},
        )
        for row in rows:
            if "up" in ways:
                steps[row["from_id"]].append(row["to_id"])
            if "down" in ways:
                steps[row["to_id"]].append(row["from_id"])
    return steps
