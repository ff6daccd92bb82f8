"""Which documents are compared with which, and the links between their passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graph.records import Links, Records
from graph.schema import Contains, Implements, Solution, Task
from graph.store import Store, read_all
from graph.vocabulary import Grain
from loaders.matching import Match, Matcher, Passage, Upper, match_edges, match_sections

_CHAINS = """
MATCH (a:Resolution|Plan|Regulation)-[e:IMPLEMENTS]->(b:Resolution|Plan|Regulation)
RETURN a.id AS lower, b.id AS upper, e.document AS document
"""
_LOADED = "MATCH (d:Resolution|Plan|Regulation) WHERE d.loaded RETURN d.id AS id"
_SOLUTIONS = """
MATCH (d:Resolution|Plan|Regulation)-[c:CONTAINS]->(s:Solution)
WHERE d.id IN $documents
RETURN d.id AS document, s.id AS id, s.code AS code, s.text AS text, s.grain AS grain,
  s.essentials AS essentials, c.line AS line, s.position AS position
ORDER BY document, position
"""
_TASKS = """
MATCH (d:Resolution|Plan|Regulation)-[c:CONTAINS]->(t:Task)
WHERE d.id IN $documents
RETURN d.id AS document, t.id AS id, t.text AS text, t.section AS section, c.line AS line,
  t.position AS position
ORDER BY document, position
"""


@dataclass
class Texts:
    """What one document sets and does, ready to be compared."""

    groups: list[tuple[str, str, str, int | None]] = field(default_factory=list)
    solutions: list[tuple[str, str, str, int | None]] = field(default_factory=list)
    parts: list[tuple[str, str, str, tuple[str, ...]]] = field(default_factory=list)
    tasks: list[Passage] = field(default_factory=list)

    def heading(self, code: str) -> str:
        """The words of the group that a code stands in."""
        group = code.split(".")[0]
        return next((text for _, own, text, _ in self.groups if own == group), "")

    def add_solution(
        self,
        id_: str,
        code: str,
        text: str,
        grain: str,
        essentials: Sequence[str],
        line: int | None,
    ) -> None:
        """File a solution under its grain."""
        if grain == Grain.GROUP:
            self.groups.append((id_, code, text, line))
        elif grain == Grain.SOLUTION:
            self.solutions.append((id_, code, text, line))
        else:
            self.parts.append((id_, code, text, tuple(essentials)))

    def uppers(self) -> list[Upper]:
        """The parts as what others are to carry out."""
        return [
            Upper(id_, text, self.heading(code), essentials)
            for id_, code, text, essentials in self.parts
        ]

    def passages(self) -> list[Passage]:
        """The solutions and tasks as what carries out."""
        own = [
            Passage(id_, text, self.heading(code), line) for id_, code, text, line in self.solutions
        ]
        return [*own, *self.tasks]


def texts_of(records: Records) -> Texts:
    """The texts of a document that is about to be written."""
    lines = {edge.to_id: edge.line for edge in records.edges if isinstance(edge, Contains)}
    texts = Texts()
    for node in records.nodes:
        if isinstance(node, Solution):
            line = lines.get(node.id)
            texts.add_solution(node.id, node.code, node.text, node.grain, node.essentials, line)
        elif isinstance(node, Task):
            texts.tasks.append(Passage(node.id, node.text, node.section or "", lines.get(node.id)))
    return texts


class Linker:
    """Finds the pairs of documents to compare among a batch and a store, and compares them."""

    def __init__(self, store: Store, batch: Sequence[Records]) -> None:
        self._store = store
        self._batch = {records.document.id: records for records in batch}
        self._loaded = {row["id"] for row in read_all(store, _LOADED)} | set(self._batch)
        self._stored: nx.DiGraph[str] = nx.DiGraph()
        self._chains = self._read_chains()
        self._texts: dict[str, Texts] = {}

    def links(self) -> list[Links]:
        """Links of every document that is new, or whose upper documents are new or others."""
        before = {lower: self._uppers_of(lower, self._stored) for lower in self._loaded}
        pairs = {lower: self._uppers_of(lower, self._chains) for lower in sorted(self._loaded)}
        wanted = {
            lower: uppers
            for lower, uppers in pairs.items()
            if lower in self._batch or self._batch.keys() & uppers or uppers != before[lower]
        }
        self._read_texts({*wanted, *(each for uppers in wanted.values() for each in uppers)})
        return [self._compare(lower, sorted(uppers)) for lower, uppers in wanted.items()]

    def _read_chains(self) -> "nx.DiGraph[str]":
        """Which document carries out which, as the texts say."""
        chains: nx.DiGraph[str] = nx.DiGraph()
        for row in read_all(self._store, _CHAINS):
            self._stored.add_edge(row["lower"], row["upper"])
            if row["document"] not in self._batch:
                chains.add_edge(row["lower"], row["upper"])
        for records in self._batch.values():
            chains.add_edges_from(
                (edge.from_id, edge.to_id) for edge in records.edges if isinstance(edge, Implements)
            )
        return chains

    def _uppers_of(self, lower: str, chains: "nx.DiGraph[str]") -> set[str]:
        if lower not in chains:
            return set()
        return (nx.descendants(chains, lower) & self._loaded) - {lower}

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
        for row in read_all(self._store, _SOLUTIONS, which):
            self._texts[row["document"]].add_solution(
                row["id"],
                row["code"],
                row["text"],
                row["grain"],
                row["essentials"] or (),
                row["line"],
            )
        for row in read_all(self._store, _TASKS, which):
            passage = Passage(row["id"], row["text"], row["section"] or "", row["line"])
            self._texts[row["document"]].tasks.append(passage)

    def _compare(self, lower: str, uppers: Sequence[str]) -> Links:
        own = self._texts[lower]
        found: list[Match] = []
        for upper in uppers:
            texts = self._texts[upper]
            if not texts.parts:
                continue
            found += Matcher(texts.uppers()).match(own.passages())
            found += match_sections(_sections(texts), _headings(own))
        return Links(document=lower, edges=tuple(match_edges(lower, found)))


def _sections(texts: Texts) -> list[Upper]:
    return [Upper(id_, text, text) for id_, _, text, _ in texts.groups]


def _headings(texts: Texts) -> list[Passage]:
    return [Passage(id_, text, text, line) for id_, _, text, line in texts.groups]
