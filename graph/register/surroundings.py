"""What the register says around bodies: what they belong to, who came before, their members."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from graph.register.bodies import Bodies
from graph.register.entries import Entry
from graph.schema.edges import MemberOf, PartOf, PartyBodyOf, Succeeds
from graph.schema.nodes import REGISTER_ID, Agency
from graph.schema.vocabulary import Basis

RegisterEdge = PartOf | Succeeds | MemberOf | PartyBodyOf


def find_surroundings(
    entries: Iterable[Entry], bodies: Bodies
) -> tuple[list[Agency], list[RegisterEdge]]:
    """These bodies, what they belong to, who came before and after, and the members of groups,
    with the edges between."""
    todo, seen = sorted(entries, key=lambda each: each.id), dict[str, Entry]()
    while todo:
        entry = todo.pop()
        if entry.id not in seen:
            seen[entry.id] = entry
            ids = (entry.part_of, entry.party_of, *entry.succeeded_by)
            todo += filter(None, (bodies.beside(entry, each) for each in ids))
            todo += bodies.members(entry)
    groups = [entry for entry in seen.values() if entry.members]
    edges = [edge for entry in seen.values() for edge in _edges(entry, seen)]
    edges += [edge for each in groups for edge in _memberships(each, bodies)]
    return [entry.node() for entry in seen.values()], edges


def _edges(entry: Entry, known: Mapping[str, Entry]) -> Iterator[RegisterEdge]:
    said = {"document": REGISTER_ID, "basis": Basis.REGISTER, "quote": entry.source}
    if entry.part_of in known:
        yield PartOf.model_validate({"from_id": entry.id, "to_id": entry.part_of} | said)
    if entry.party_of in known:
        yield PartyBodyOf.model_validate({"from_id": entry.id, "to_id": entry.party_of} | said)
    grounds = {"quote": "; ".join(filter(None, (entry.ended_by, entry.source)))}
    for successor in (each for each in entry.succeeded_by if each in known):
        first_day = entry.valid_to + timedelta(days=1) if entry.valid_to else None
        yield Succeeds.model_validate(
            {"from_id": successor, "to_id": entry.id, "effective_on": first_day} | said | grounds
        )


def _memberships(group: Entry, bodies: Bodies) -> Iterator[MemberOf]:
    for each in bodies.members(group):
        yield MemberOf.model_validate(
            {"from_id": each.id, "to_id": group.id}
            | {"document": REGISTER_ID, "basis": Basis.REGISTER, "quote": group.source}
        )
