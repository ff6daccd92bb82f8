"""Which documents are compared with which, and the links between their passages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import networkx as nx

from graph.decisions import read_log
from graph.model import Edge
from graph.records import Links, Records
from graph.schema import Decision, Implements, PartOf
from graph.store import Store, read_all
from loaders.matching.edges import match_edges
from loaders.matching.matcher import Match, Matcher, match_sections
from loaders.matching.texts import Passage, Upper
from loaders.passages import Texts, read_stored, texts_of
from loaders.reviews import Reviews

_CARRIED_OUT = """
MATCH (a:Resolution|Plan|Regulation)-[e:IMPLEMENTS]->(b:Resolution|Plan|Regulation)
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_ISSUED = """
MATCH (a:Resolution|Plan|Regulation)-[e:PART_OF]->(b:Resolution|Plan|Regulation)
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_LOADED = "MATCH (d:Resolution|Plan|Regulation) WHERE d.loaded RETURN d.id AS id"


@dataclass
class _Chains:
    """Which document carries out which, and which was issued with which."""

    graph: "nx.DiGraph[str]" = field(default_factory=nx.DiGraph)
    issued: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, kind: type[Edge], start: str, stop: str) -> None:
        """One step, as an edge has it."""
        if kind is Implements:
            self.graph.add_edge(start, stop)
        elif kind is PartOf:
            self.issued[stop].add(start)

    def above(self, lower: str) -> set[str]:
        """What a document carries out, through others too, with what each of those issued."""
        if lower not in self.graph:
            return set()
        found = nx.descendants(self.graph, lower)
        return (found | {each for upper in found for each in self.issued[upper]}) - {lower}


class Linker:
    """Finds the pairs of documents to compare among a batch and a store, and compares them."""

    def __init__(
        self,
        store: Store,
        batch: Sequence[Records] = (),
        *,
        again: Collection[str] = (),
        log: Sequence[Decision] | None = None,
    ) -> None:
        """``again``: documents to compare although nothing of them is new; ``log``: the reviews."""
        self._store = store
        self._again = again
        self._reviews = Reviews(read_log(store) if log is None else log)
        self._batch = {records.document.id: records for records in batch}
        self._loaded = {row["id"] for row in read_all(store, _LOADED)} | set(self._batch)
        self._stored = _Chains()
        self._chains = self._read_chains()
        self._texts: dict[str, Texts] = {}
        self._matchers: dict[str, Matcher | None] = {}

    def links(self) -> list[Links]:
        """Links of every document that is new, or whose upper documents are new or others."""
        before = {lower: self._stored.above(lower) & self._loaded for lower in self._loaded}
        pairs = {lower: self._chains.above(lower) & self._loaded for lower in sorted(self._loaded)}
        wanted = {
            lower: uppers
            for lower, uppers in pairs.items()
            if lower in self._batch
            or lower in self._again
            or self._batch.keys() & uppers
            or uppers != before[lower]
        }
        self._read_texts({*wanted, *(each for uppers in wanted.values() for each in uppers)})
        return [self._compare(lower, sorted(uppers)) for lower, uppers in wanted.items()]

    def texts(self, lower: str) -> dict[str, Texts]:
        """The texts of a document and of all that it carries out."""
        documents = {lower, *self._chains.above(lower)} & self._loaded
        return read_stored(self._store, documents)

    def _read_chains(self) -> "_Chains":
        """Which document carries out which, as the texts say."""
        chains = _Chains()
        for query, kind in ((_CARRIED_OUT, Implements), (_ISSUED, PartOf)):
            for row in read_all(self._store, query):
                self._stored.add(kind, row["start"], row["stop"])
                if row["document"] not in self._batch:
                    chains.add(kind, row["start"], row["stop"])
        for id_, records in self._batch.items():
            for edge in records.edges:
                if isinstance(edge, Implements) or edge.from_id == id_:
                    chains.add(type(edge), edge.from_id, edge.to_id)
        return chains

    def _read_texts(self, documents: Iterable[str]) -> None:
        own = {each: texts_of(self._batch[each]) for each in documents if each in self._batch}
        self._texts = own | read_stored(self._store, set(documents) - own.keys())

    def _compare(self, lower: str, uppers: Sequence[str]) -> Links:
        own = self._texts[lower]
        found: list[Match] = []
        for upper in uppers:
            if matcher := self._matcher(upper):
                found += matcher.match(own.passages())
                found += match_sections(_sections(self._texts[upper]), _headings(own))
        edges = match_edges(lower, found)
        return Links(document=lower, edges=tuple(self._reviews.apply(lower, edges, self._texts)))

    def _matcher(self, upper: str) -> Matcher | None:
        """The voices of an upper document, made once for all that carry it out."""
        if upper not in self._matchers:
            uppers = self._texts[upper].uppers()
            self._matchers[upper] = Matcher(uppers) if uppers else None
        return self._matchers[upper]


def _sections(texts: Texts) -> list[Upper]:
    return [Upper(each.id, each.passage.text) for each in texts.groups]


def _headings(texts: Texts) -> list[Passage]:
    return [each.passage for each in texts.groups]
