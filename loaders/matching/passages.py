"""What a document sets and what it does, as texts that can be compared."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from graph.cypher.fragments import DOCUMENT
from graph.schema.edges import Contains
from graph.schema.nodes import PASSAGES
from graph.schema.records import Records
from graph.schema.vocabulary import Comparator, Grain
from graph.store.protocol import Store, read_all
from loaders.matching.local_targets import LocalTarget
from loaders.matching.texts import Passage, Upper

_PASSAGES = f"""
MATCH (d:{DOCUMENT})-[c:CONTAINS]->(n:{{label}})
WHERE d.id IN $documents
RETURN d.id AS document, {{properties}}, c.line AS line, c.quote AS quote, c.spans AS spans
ORDER BY document, n.position
"""
_PROPERTIES = {
    "Solution": ("id", "code", "text", "grain", "essentials"),
    "Task": ("id", "text", "section"),
    "Objective": ("id", "text", "section"),
    "Indicator": (
        *("id", "name", "section", "unit", "comparator", "target", "target_value", "target_year"),
        "population",
    ),
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
    task_ids: set[str] = field(default_factory=set)
    targets: list[LocalTarget] = field(default_factory=list)

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

    def words(self) -> list[str]:
        """Everything that it says, as it says it."""
        return [each.text for each in (*(one.passage for one in self.solutions), *self.others)]

    def sections(self) -> list[Upper]:
        """Its groups, as what the headings of another are held against."""
        return [Upper(each.id, each.passage.text) for each in self.groups]

    def headings(self) -> list[Passage]:
        """Its groups, as headings."""
        return [each.passage for each in self.groups]

    def tasks(self) -> list[Passage]:
        """Its duties, as what carries out those of another."""
        return [each for each in self.passages() if each.id in self.task_ids]

    def duties(self) -> list[Upper]:
        """Its duties, as what others are to carry out."""
        return [Upper(each.id, each.text, each.section) for each in self.tasks()]

    def upper_words(self) -> dict[str, str]:
        """By the id of what is set, the words that are judged; of a solution its essentials too."""
        solutions = {
            each.id: "\n".join((each.passage.text, *each.essentials)) for each in self.solutions
        }
        return solutions | {each.id: each.text for each in self.others}

    def lower_words(self) -> dict[str, str]:
        """By the id of a passage, its text."""
        return {each.id: each.text for each in self.passages()}

    def passages(self) -> list[Passage]:
        """What carries out: its solutions, tasks, objectives and indicators, as they stand."""
        own = [
            replace(each.passage, section=self.heading(each.code))
            for each in self.solutions
            if each.grain == Grain.SOLUTION
        ]
        return sorted([*own, *self.others], key=lambda each: (each.line or 0, each.id))


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


def read_stored(store: Store, documents: Collection[str]) -> dict[str, Texts]:
    """The texts of documents that the store holds."""
    found = {document: Texts() for document in sorted(documents)}
    for label, names in _PROPERTIES.items() if found else ():
        properties = ", ".join(f"n.{name} AS {name}" for name in names)
        query = _PASSAGES.format(label=label, properties=properties)
        for row in read_all(store, query, {"documents": list(found)}):
            _file(found[row["document"]], label, row)
    return found


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
    if label == "Task":
        texts.task_ids.add(row["id"])
    elif label == "Indicator":
        comparator = Comparator(row["comparator"]) if row["comparator"] else None
        texts.targets.append(
            LocalTarget(
                id=row["id"],
                name=row["name"],
                quote=words,
                unit=row["unit"],
                comparator=comparator,
                target=row["target"],
                value=row["target_value"],
                year=row["target_year"],
                population=row["population"],
                line=row["line"],
                spans=passage.spans,
            )
        )
