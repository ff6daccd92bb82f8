"""Which documents stand above which: as the texts say, and where one between is missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from graph.cypher.fragments import DOCUMENT, LOADED
from graph.schema.edges import Implements, PartOf
from graph.schema.model import Edge
from graph.schema.records import Records
from graph.schema.vocabulary import LOCAL_LEVELS, Level, SourceKind
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)

_CARRIED_OUT = f"""
MATCH (a:{DOCUMENT})-[e:IMPLEMENTS]->(b:{DOCUMENT})
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_ISSUED = f"""
MATCH (a:{DOCUMENT})-[e:PART_OF]->(b:{DOCUMENT})
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_LOADED = f"{LOADED} RETURN d.id AS id, d.level AS level, d.source_kind AS source_kind"
_RANKS: Mapping[str | None, int] = {
    Level.CENTRAL: 0,
    Level.MINISTRY: 1,
    Level.ASSOCIATION: 1,
    Level.PROVINCE: 2,
    Level.DISTRICT: 3,
    Level.COMMUNE: 4,
}


@dataclass(frozen=True)
class Known:
    """What is to be known of a loaded document to compare it."""

    level: str | None
    source_kind: str | None

    @property
    def is_local(self) -> bool:
        """Of a province, district or commune."""
        return self.level in LOCAL_LEVELS

    @property
    def has_own_words(self) -> bool:
        """Its texts are those of the document, and no summary in a register."""
        return self.source_kind != SourceKind.REGISTER

    @property
    def rank(self) -> int:
        """How high its body stands, 0 for the centre; unknown ones stand nowhere."""
        return _RANKS.get(self.level, len(_RANKS))

    @property
    def binds_all(self) -> bool:
        """Of the centre or a ministry: its plans bind all places."""
        return self.rank <= _RANKS[Level.MINISTRY]


@dataclass
class Chains:
    """Which document carries out which, and which was issued with which."""

    graph: "nx.DiGraph[str]" = field(default_factory=nx.DiGraph)
    issued: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _found: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: type[Edge], start: str, stop: str) -> None:
        """One step, as an edge has it."""
        self._found.clear()
        if kind is Implements:
            self.graph.add_edge(start, stop)
        elif kind is PartOf:
            self.issued[stop].add(start)

    def above(self, lower: str) -> set[str]:
        """What a document carries out, through others too, with what each of those issued."""
        found = self._roots(lower)
        return (found | {each for upper in found for each in self.issued[upper]}) - {lower}

    def missing(self, lower: str, loaded: Mapping[str, Known]) -> list[str]:
        """What a document itself says it carries out, and nobody has loaded."""
        own = self.graph.successors(lower) if lower in self.graph else ()
        return sorted(each for each in own if each not in loaded)

    def beside(self, lower: str, own: Known, binding: Mapping[str, Known]) -> Iterator[str]:
        """Those of the ``binding`` documents, of higher bodies, that carry out the same."""
        roots, above = self._roots(lower), self.above(lower)
        for each in sorted(binding.keys() - above - {lower}):
            if binding[each].rank < own.rank < len(_RANKS) and roots & self._roots(each):
                yield each

    def _roots(self, lower: str) -> set[str]:
        if lower not in self._found:
            own = nx.descendants(self.graph, lower) if lower in self.graph else set()
            self._found[lower] = own
        return self._found[lower]


def read_chains(store: Store, batch: Mapping[str, Records]) -> tuple[Chains, Chains]:
    """As the store has them, and as they will be with a batch."""
    stored, chains = Chains(), Chains()
    for query, kind in ((_CARRIED_OUT, Implements), (_ISSUED, PartOf)):
        for row in read_all(store, query):
            stored.add(kind, row["start"], row["stop"])
            if row["document"] not in batch:
                chains.add(kind, row["start"], row["stop"])
    for id_, records in batch.items():
        for edge in records.edges:
            if isinstance(edge, Implements) or edge.from_id == id_:
                chains.add(type(edge), edge.from_id, edge.to_id)
    return stored, chains


def read_loaded(store: Store, batch: Mapping[str, Records]) -> dict[str, Known]:
    """Every document that is loaded, or will be."""
    rows: list[Row] = read_all(store, _LOADED)
    found = {row["id"]: Known(row["level"], row["source_kind"]) for row in rows}
    return found | {
        id_: Known(records.document.level, records.document.source_kind)
        for id_, records in batch.items()
    }
