"""What ``chidao parse --json`` prints: one document as read, before it enters a store."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol, Self, TypeVar

from pydantic import Field, SkipValidation

from graph.register.agencies import Register
from loaders.exchange.json_entries import (
    JsonIndicator,
    JsonObjective,
    JsonReport,
    JsonSolution,
    JsonTask,
)
from loaders.exchange.json_head import JsonHead
from loaders.exchange.json_lines import JsonIssue, JsonLine
from loaders.exchange.json_part import JsonPart, Names
from loaders.exchange.json_references import JsonLink
from loaders.parsed.document import Parsed, ParsedObjective, ParsedSolution
from loaders.recording.recorder import Recorded
from loaders.source.issues import Issue, Issues
from loaders.source.ledger import Ledger

LISTS = ("solutions", "tasks", "indicators", "objectives", "reports", "links")
"""The parts whose entries say which document they are of."""


class _Owned(Protocol):
    document: str | None


Entry = TypeVar("Entry", bound=_Owned)


class JsonDocument(JsonPart):
    """The whole file.

    What an attached document says stands behind what the document itself says, with the
    attached one's id under ``document``.
    """

    document: JsonHead = Field(description="The document itself.")
    solutions: list[JsonSolution] = Field([], description="What it wants done, not yet assigned.")
    tasks: list[JsonTask] = Field([], description="The duties that it gives.")
    indicators: list[JsonIndicator] = Field([], description="The targets that it sets.")
    objectives: list[JsonObjective] = Field([], description="Its aims that are not measured.")
    reports: list[JsonReport] = Field([], description="The duties to report.")
    links: list[JsonLink] = Field([], description="Which documents carry out which.")
    agencies: SkipValidation[dict[str, str | None]] = Field(
        {}, description="By name as written, the id of the agency that it means; printed only."
    )
    attached: list[JsonHead] = Field([], description="The documents that it issues.")
    issues: list[JsonIssue] = Field([], description="What a person should look at.")
    source_lines: list[JsonLine] = Field([], description="The lines that are quoted.")
    lines: SkipValidation[dict[str, int]] = Field(
        {}, description="How many lines were read, ignored and left; printed only."
    )

    @classmethod
    def of(cls, recorded: Recorded) -> Self:
        """The document as it enters the graph, with what it issues."""
        document, said = JsonHead.of(recorded), _entries(recorded)
        agencies = dict(recorded.mentions)
        for inner in recorded.attached:
            head = JsonHead.of(inner)
            document.add_cited(head)
            said.setdefault("attached", []).append(head)
            agencies |= inner.mentions
            for name, entries in _entries(inner).items():
                said[name] += [each.model_copy(update={"document": head.id}) for each in entries]
        return cls.model_construct(
            document=document,
            agencies=dict(sorted(agencies.items())),
            issues=JsonIssue.all_of(recorded.parsed.issues),
            source_lines=JsonLine.all_of(recorded),
            lines=recorded.parsed.ledger.counts(),
            **said,
        )

    def parsed(self, source: str, fingerprint: str, ledger: Ledger, register: Register) -> Parsed:
        """The document again, with what it issues; its issues are not raised anew."""
        issues = Issues([each.into(Issue) for each in self.issues])
        first, *others = (
            self._part(head, Parsed(head.source or source, fingerprint, ledger, issues), register)
            for head in self._heads
        )
        first.attached = others
        return first

    def _part(self, head: JsonHead, blank: Parsed, register: Register) -> Parsed:
        """What one of the documents says; an entry that names none is the main one's."""
        is_main = head is self.document
        ids = {head.id, None} if is_main else {head.id}

        def own(entries: Sequence[Entry]) -> list[Entry]:
            return [each for each in entries if each.document in ids]

        read = head.parsed(register)
        names = Names(register, read)
        return replace(
            blank,
            head=read,
            solutions=[each.into(ParsedSolution) for each in own(self.solutions)],
            tasks=[each.parsed(names, blank.issues) for each in own(self.tasks)],
            indicators=[each.parsed(names) for each in own(self.indicators)],
            objectives=[each.into(ParsedObjective) for each in own(self.objectives)],
            reports=[each.parsed(names) for each in own(self.reports)],
            **head.references(own(self.links), self.attached if is_main else []),
        )

    @property
    def _heads(self) -> list[JsonHead]:
        return [self.document, *self.attached]

    def strays(self) -> list[str]:
        """Ids that entries give as their document and no head has."""
        known = {None, *(head.id for head in self._heads)}
        entries = (entry for name in LISTS for entry in getattr(self, name))
        return sorted({each.document for each in entries if each.document} - known)


def _entries(recorded: Recorded) -> dict[str, Any]:
    """What one document says of its own, by the names of ``LISTS``."""
    said = recorded.parsed
    return {
        "solutions": [JsonSolution.like(each) for each in said.solutions],
        "tasks": [JsonTask.of(each) for each in said.tasks],
        "indicators": [JsonIndicator.of(each) for each in said.indicators],
        "objectives": [JsonObjective.like(each) for each in said.objectives],
        "reports": [JsonReport.of(each) for each in said.reports],
        "links": [*JsonLink.all_of(said, recorded.records.document.id)],
    }
