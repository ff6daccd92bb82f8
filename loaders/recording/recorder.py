"""Parsed words to records: names become agencies, citations become documents."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.base.ids import (
    clause_path,
    document_id,
    unnumbered_id,
)
from graph.base.words import slug
from graph.register.agencies import Register
from graph.register.entries import Entry
from graph.schema.edges import (
    ApprovedBy,
    IssuedBy,
    Leads,
    PartOf,
    ReportsTo,
    SentTo,
    States,
    Supports,
)
from graph.schema.nodes import Document, Indicator, Objective, Solution, Task
from graph.schema.records import Records
from graph.schema.vocabulary import LeadRole
from loaders.decided.identities import AgencyDecision, Identities
from loaders.formulas.kinds import label_of
from loaders.parsed.document import (
    Name,
    Parsed,
    ParsedIndicator,
    ParsedTask,
)
from loaders.recording.citer import Citer
from loaders.recording.collector import Collector
from loaders.recording.consistency import find_contradictions
from loaders.wording.measures.quantities import read_number
from loaders.wording.references import kind_of


@dataclass(frozen=True)
class Recorded:
    """One document as it enters the graph, and each that it issues in the same file."""

    parsed: Parsed
    records: Records
    mentions: Mapping[str, str | None]
    """Each name as written, with the agency that it means or none."""
    issuer: Entry | None
    attached: tuple["Recorded", ...] = ()

    @property
    def everything(self) -> list[Records]:
        """The document's own records and those of what it issues."""
        return [self.records, *(each.records for each in self.attached)]


def record_document(
    parsed: Parsed,
    register: Register,
    known_years: Mapping[str, int],
    decisions: Sequence[AgencyDecision] = (),
) -> Recorded:
    """The records of one parsed document; what its names leave open is added to its issues.

    ``known_years`` gives the year of well-known documents that a text may cite without a date;
    ``decisions`` are what people decided of the names in it.
    """
    identities = Identities(decisions)
    main = _Recorder(parsed, register, known_years, identities)
    recorded = [main.recorded()]
    for each in parsed.attached:
        inner = _Recorder(each, register, known_years, identities)
        inner.belong_to(main.document)
        recorded.append(inner.recorded())
    for unused in identities.unused():
        said = f"Tệp “{unused.file}”."
        parsed.issues.add("correction-unused", None, unused.agency, said)
    own, *attached = (_counted(each, parsed) for each in recorded)
    return replace(own, attached=tuple(attached))


def _counted(recorded: Recorded, main: Parsed) -> Recorded:
    """The same with what the reading of the file left over; known once all is recorded."""
    left = {
        "issue_count": main.issues.to_look_at,
        "unread_count": main.ledger.counts()["unread"],
    }
    document = recorded.records.document.model_copy(update=left)
    return replace(recorded, records=recorded.records.model_copy(update={"document": document}))


class _Recorder:
    """Builds the records of one parsed document, once."""

    def __init__(
        self,
        parsed: Parsed,
        register: Register,
        known_years: Mapping[str, int],
        identities: Identities,
    ) -> None:
        self.parsed = parsed
        self.register = register
        named = parsed.head.issuer.text if parsed.head.issuer else ""
        self._issuer = register.get(parsed.head.issuer_id, named)
        self.document = self._document()
        self._found = Collector(parsed, register, self.document, self._issuer, identities)
        self._citer = Citer(self._found, known_years)

    def recorded(self) -> Recorded:
        """The document with everything it says."""
        return Recorded(self.parsed, self._build(), self._found.mentions, self._issuer)

    def belong_to(self, main: Document) -> None:
        """Make the document a part of the one that issues it."""
        stub = label_of(kind_of(main.symbol or "") or main.kind, None)(
            id=main.id, symbol=main.symbol, kind=main.kind, year=main.year, loaded=False
        )
        self._found.nodes[main.id] = stub
        self._found.edge(PartOf, self.document.id, main.id, *self._issuance())

    def _issuance(self) -> tuple[int | None, str | None]:
        """Where the document says what it belongs to: its caption, or its title."""
        head = self.parsed.head
        if head.caption:
            return head.caption
        return (head.lines[0] if head.lines else None), head.title or head.kind

    def _build(self) -> Records:
        self._add_head()
        self._add_solutions()
        for position, task in enumerate(self.parsed.tasks, start=1):
            self._add_task(task, position)
        contradictions = find_contradictions(self.parsed.indicators)
        for position, indicator in enumerate(self.parsed.indicators, start=1):
            self._add_indicator(indicator, position, contradictions[position - 1])
        self._add_objectives()
        self._add_reports()
        self._citer.add_document_references()
        self._found.add_register()
        nodes = tuple(node for id_, node in self._found.nodes.items() if id_ != self.document.id)
        return Records(document=self.document, nodes=nodes, edges=tuple(self._found.edges.values()))

    def _document(self) -> Document:
        head = self.parsed.head
        said = head.issuer.text if head.issuer else ""
        place = self.register.place_of(self._issuer) or self.register.place_in(said)
        place = place or head.province
        issuer = head.issuer_id or (slug(head.issuer.text) if head.issuer else None)
        title = head.title or self.parsed.source
        nameless = unnumbered_id(head.kind or "van-ban", issuer, title, head.year)
        place = place or issuer or slug(head.place or "") or nameless
        numbered = document_id(head.symbol, head.year, place) if head.symbol else None
        return label_of(head.kind, head.title)(
            id=numbered or nameless,
            symbol=head.symbol,
            aliases=(nameless,) if numbered else (),
            kind=head.kind,
            title=head.title,
            issued_on=head.issued_on,
            year=head.year,
            level=head.level,
            signer=head.signer,
            source=self.parsed.source,
            source_kind=head.source_kind,
            loaded=True,
            fingerprint=self.parsed.fingerprint,
        )

    def _add_head(self) -> None:
        head = self.parsed.head
        if head.issuer:
            agency = self._found.agency(head.issuer, self._issuer)
            quote = head.issuer.quote or head.issuer.text
            self._found.edge(IssuedBy, self.document.id, agency, head.issuer.line, quote)
        for name in head.recipients:
            quote = name.quote or name.text
            self._found.edge(SentTo, self.document.id, self._found.agency(name), name.line, quote)

    def _add_solutions(self) -> None:
        ids: dict[str, str] = {}
        for position, said in enumerate(self.parsed.solutions, start=1):
            node = Solution(
                id=self._found.ids.take(clause_path(said.code)),
                code=said.code,
                text=said.text,
                grain=said.grain,
                scope=said.scope,
                essentials=said.essentials,
                position=position,
            )
            ids.setdefault(said.code, node.id)
            self._found.hold(node, said.line, said.text)
            if parent := ids.get(said.part_of or ""):
                self._found.edge(PartOf, node.id, parent, said.line, said.text)

    def _add_task(self, said: ParsedTask, position: int) -> None:
        frame = said.timeframe
        node = Task(
            id=self._found.ids.take(
                clause_path(*said.path), clause_path(said.number or "x") or "x"
            ),
            number=said.number,
            section=said.section,
            text=said.text,
            origin=said.origin,
            timeframe=frame.text if frame else None,
            timeframe_kind=frame.kind if frame else None,
            start_on=frame.start_on if frame else None,
            due_on=frame.due_on if frame else None,
            recurs=bool(frame and frame.recurs),
            output=said.output,
            note=said.note,
            person=said.person,
            lead_absence=said.lead_absence,
            done_on=said.progress.done_on if said.progress else None,
            reported_on=said.progress.reported_on if said.progress else None,
            reported_by=said.progress.by if said.progress else None,
            report_reason=said.progress.reason if said.progress else None,
            position=position,
        )
        task = self._found.hold(node, said.line, said.quote or said.text)
        self._add_assigned(said, task)
        self._citer.add_task_references(said, task)

    def _add_assigned(self, said: ParsedTask, task: str) -> None:
        """Who leads a task, checks it, helps with it and approves it."""
        for role, names in (
            (LeadRole.LEAD, said.lead),
            (LeadRole.FOCAL, said.focal),
            (LeadRole.MONITOR, said.monitors),
        ):
            self._lead(names, task, role)
        for name in said.coordinating:
            self._found.edge(
                Supports,
                self._found.agency(name),
                task,
                name.line,
                name.quote or name.text,
                role=said.support_role,
                basis=name.basis,
            )
        if said.approver:
            approver = said.approver
            self._found.edge(
                ApprovedBy,
                task,
                self._found.agency(approver),
                approver.line,
                approver.quote or approver.text,
            )

    def _lead(self, names: Iterable[Name], item: str, role: LeadRole) -> None:
        for name in names:
            agency = self._found.agency(name)
            quote = name.quote or name.text
            self._found.edge(Leads, agency, item, name.line, quote, role=role, basis=name.basis)

    def _add_indicator(
        self, said: ParsedIndicator, position: int, contradictions: tuple[str, ...]
    ) -> None:
        node = Indicator(
            id=self._found.ids.take(
                clause_path("ct", *said.path), clause_path(said.number or "x") or "x"
            ),
            number=said.number,
            section=said.section,
            name=said.name,
            unit=said.unit,
            comparator=said.comparator,
            target=said.target,
            target_value=said.target_value,
            target_year=said.target_year,
            baseline=said.baseline,
            baseline_value=said.baseline_value,
            baseline_year=said.baseline_year,
            population=said.population,
            numerator=said.numerator,
            denominator=said.denominator,
            milestone_years=tuple(said.milestones),
            milestone_values=tuple(said.milestones.values()),
            contradictions=contradictions,
            quantified=said.target_value is not None,
            position=position,
        )
        self._found.hold(node, said.line, said.quote or said.name)
        self._lead(said.monitored_by, node.id, LeadRole.MONITOR)
        self._add_stated(said, node.id)

    def _add_objectives(self) -> None:
        for position, said in enumerate(self.parsed.objectives, start=1):
            id_ = self._found.ids.take(clause_path("mt", *said.path), str(position))
            node = Objective(id=id_, section=said.section, text=said.text, position=position)
            self._found.hold(node, said.line, said.text)

    def _add_stated(self, said: ParsedIndicator, indicator: str) -> None:
        """Figures that differ, side by side."""
        for each in said.stated:
            choice = each.choice
            self._found.edge(
                States,
                self.document.id,
                indicator,
                each.line,
                each.quote,
                role=each.role,
                value=each.value,
                number=read_number(each.value),
                preferred=choice.preferred if choice else None,
                reason=choice.reason if choice else None,
                decided_by=choice.by if choice else None,
                decided_on=choice.on if choice else None,
            )

    def _add_reports(self) -> None:
        for said in self.parsed.reports:
            for sender, recipient in itertools.product(said.senders, said.to):
                self._found.edge(
                    ReportsTo,
                    self._found.agency(sender),
                    self._found.agency(recipient),
                    said.line,
                    said.quote,
                    when=said.when,
                    dates=said.dates,
                    frequency=said.frequency,
                    through=said.through,
                )
