"""Which documents are compared with which, and the links between their passages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import networkx as nx

from graph.model import Edge
from graph.records import Links, Records
from graph.schema import PASSAGES, Contains, Implements, PartOf
from graph.store import Store, read_all
from graph.vocabulary import Grain
from loaders.matching.edges import match_edges
from loaders.matching.matcher import Match, Matcher, match_sections
from loaders.matching.texts import Passage, Upper

_CARRIED_OUT = """
MATCH (a:Resolution|Plan|Regulation)-[e:IMPLEMENTS]->(b:Resolution|Plan|Regulation)
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_ISSUED = """
MATCH (a:Resolution|Plan|Regulation)-[e:PART_OF]->(b:Resolution|Plan|Regulation)
RETURN a.id AS start, b.id AS stop, e.document AS document
"""
_LOADED = "MATCH (d:Resolution|Plan|Regulation) WHERE d.loaded RETURN d.id AS id"
_PASSAGES = """
MATCH (d:Resolution|Plan|Regulation)-[c:CONTAINS]->(n:{label})
WHERE d.id IN $documents
RETURN d.id AS document, {properties}, c.line AS line, c.quote AS quote, c.spans AS spans
ORDER BY document, n.position
"""
_PROPERTIES = {
    "Solution": ("id", "code", "text", "grain", "essentials"),
    "Task": ("id", "text", "section"),
    "Objective": ("id", "text", "section"),
    "Indicator": ("id", "name", "section"),
}


@dataclass(frozen=True)
class _Said:
    """A solution of a document."""

    id: str
    code: str
    grain: str
    passage: Passage
    essentials: tuple[str, ...]


@dataclass
class Texts:
    """What one document sets and does, ready to be compared."""

    solutions: list[_Said] = field(default_factory=list)
    others: list[Passage] = field(default_factory=list)

    @cached_property
    def _headings(self) -> dict[str, str]:
        return {each.code: each.passage.text for each in self.groups}

    @property
    def groups(self) -> list[_Said]:
        """Its groups of solutions."""
        return [each for each in self.solutions if each.grain == Grain.GROUP]

    def heading(self, code: str) -> str:
        """The words of the group that a code stands in."""
        return self._headings.get(code.split(".")[0], "")

    def uppers(self) -> list[Upper]:
        """What others are to carry out: its solutions as finely as its text divides them."""
        parts = [each for each in self.solutions if each.grain == Grain.PART]
        divided = {each.code.rpartition(".")[0] for each in parts}
        whole = [
            each
            for each in self.solutions
            if each.grain == Grain.SOLUTION and each.code not in divided
        ]
        return [
            Upper(each.id, each.passage.text, self.heading(each.code), each.essentials)
            for each in (*parts, *whole)
        ]

    def passages(self) -> list[Passage]:
        """What carries out: its solutions, tasks, objectives and indicators."""
        own = [
            replace(each.passage, section=self.heading(each.code))
            for each in self.solutions
            if each.grain == Grain.SOLUTION
        ]
        return [*own, *self.others]


def texts_of(records: Records) -> Texts:
    """The texts of a document that is about to be written."""
    held = {edge.to_id: edge for edge in records.edges if isinstance(edge, Contains)}
    texts = Texts()
    for node in records.nodes:
        if isinstance(node, PASSAGES):
            edge = held[node.id]
            values = node.model_dump(mode="json")
            _file(
                texts,
                node.label(),
                values | {"line": edge.line, "quote": edge.quote, "spans": edge.spans},
            )
    return texts


def _file(texts: Texts, label: str, row: Mapping[str, Any]) -> None:
    """One node among the texts; an indicator speaks by the words that set it."""
    words = row["quote"] or row["name"] if label == "Indicator" else row["text"]
    passage = Passage(
        row["id"], words, row.get("section") or "", row["line"], tuple(row["spans"] or ())
    )
    if label == "Solution":
        essentials = tuple(row["essentials"] or ())
        texts.solutions.append(_Said(row["id"], row["code"], row["grain"], passage, essentials))
    else:
        texts.others.append(passage)


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

    def __init__(self, store: Store, batch: Sequence[Records]) -> None:
        self._store = store
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
            if lower in self._batch or self._batch.keys() & uppers or uppers != before[lower]
        }
        self._read_texts({*wanted, *(each for uppers in wanted.values() for each in uppers)})
        return [self._compare(lower, sorted(uppers)) for lower, uppers in wanted.items()]

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
        stored = []
        for document in sorted(documents):
            if document in self._batch:
                self._texts[document] = texts_of(self._batch[document])
            else:
                self._texts[document] = Texts()
                stored.append(document)
        if stored:
            self._read_stored({"documents": stored})

    def _read_stored(self, which: Mapping[str, Any]) -> None:
        for label, names in _PROPERTIES.items():
            properties = ", ".join(f"n.{name} AS {name}" for name in names)
            query = _PASSAGES.format(label=label, properties=properties)
            for row in read_all(self._store, query, which):
                _file(self._texts[row["document"]], label, row)

    def _compare(self, lower: str, uppers: Sequence[str]) -> Links:
        own = self._texts[lower]
        found: list[Match] = []
        for upper in uppers:
            if matcher := self._matcher(upper):
                found += matcher.match(own.passages())
                found += match_sections(_sections(self._texts[upper]), _headings(own))
        return Links(document=lower, edges=tuple(match_edges(lower, found)))

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
