"""Documents in a few words, for tests of what a store does with many of them.

``REGISTER`` is a register of agencies: a department under a province, and one that succeeded
another. Whoever names an agency brings its kin and their register edges along.
"""

from collections.abc import Iterable, Mapping

from graph.schema.edges import Cites, Contains, Implements, Leads, PartOf, Succeeds
from graph.schema.model import Edge, Node
from graph.schema.nodes import REGISTER_ID, Agency, Document, Plan, Regulation, Task
from graph.schema.records import Links, Records
from graph.schema.vocabulary import (
    AgencyKind,
    Basis,
    Coverage,
    LinkStatus,
    Origin,
)

REGISTER: tuple[Edge, ...] = (
    PartOf(from_id="so-y-te", to_id="tinh", document=REGISTER_ID, basis=Basis.REGISTER),
    PartOf(from_id="so-noi-vu", to_id="tinh", document=REGISTER_ID, basis=Basis.REGISTER),
    Succeeds(from_id="so-noi-vu", to_id="so-lao-dong", document=REGISTER_ID, basis=Basis.REGISTER),
)


def agency(id: str) -> Agency:
    return Agency(id=id, name=f"Cơ quan {id}", kind=AgencyKind.STATE)


def kin(names: Iterable[str]) -> tuple[set[str], list[Edge]]:
    """The agencies that come along with these, and the register edges between them."""
    reached, edges, before = set(names), [], -1
    while len(edges) != before:
        before = len(edges)
        edges = [
            edge
            for edge in REGISTER
            if edge.from_id in reached or (isinstance(edge, Succeeds) and edge.to_id in reached)
        ]
        reached |= {end for edge in edges for end in (edge.from_id, edge.to_id)}
    return reached, edges


def document(
    id: str,
    *,
    label: type[Document] = Plan,
    title: str = "",
    tasks: Mapping[str, str | None] | None = None,
    cites: Iterable[str] = (),
    aliases: Iterable[str] = (),
) -> Records:
    """A document whose tasks (number: agency in charge) lie in it, and which names others."""
    own = [
        Task(id=f"{id}~{number}", text=f"Việc {number} {title}", origin=Origin.BODY, position=place)
        for place, number in enumerate(tasks or {})
    ]
    leaders = {f"{id}~{number}": lead for number, lead in (tasks or {}).items() if lead}
    agencies, register = kin(leaders.values())
    edges: list[Edge] = [Contains(from_id=id, to_id=task.id, document=id) for task in own]
    edges += [
        Leads(from_id=lead, to_id=task, document=id, line=1, quote=title or None)
        for task, lead in leaders.items()
    ]
    edges += [Cites(from_id=id, to_id=cited, document=id, line=2) for cited in cites]
    nodes: list[Node] = [*own, *map(agency, sorted(agencies)), *map(mention, cites)]
    return Records(
        document=label(id=id, title=title, aliases=tuple(aliases), loaded=True),
        nodes=tuple(nodes),
        edges=(*edges, *register),
    )


def mention(id: str) -> Regulation:
    """A document that is only cited: all that can be told is its id."""
    return Regulation(id=id, symbol=id.upper())


def links(document: str, *pairs: tuple[str, str]) -> Links:
    """Matched edges from a document's tasks to the tasks of others."""
    edges = [
        Implements(
            from_id=start,
            to_id=end,
            document=document,
            basis=Basis.MATCHED,
            score=0.5,
            status=LinkStatus.PROPOSED,
            coverage=Coverage.PARTIAL,
        )
        for start, end in pairs
    ]
    return Links(document=document, edges=tuple(edges))
