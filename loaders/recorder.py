"""Parsed words to records: names become agencies, citations become documents."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.agencies import Register
from graph.ids import Ids, clause_path, document_id, is_local_code, symbol_key, unnumbered_id
from graph.model import Edge, Node
from graph.records import Records
from graph.schema import (
    Agency,
    Amends,
    ApprovedBy,
    Cites,
    Contains,
    Document,
    Implements,
    Indicator,
    IssuedBy,
    Leads,
    PartOf,
    Plan,
    Reference,
    Regulation,
    Replaces,
    ReportsTo,
    Resolution,
    SentTo,
    Solution,
    Supports,
    Task,
)
from graph.vocabulary import AgencyKind, LeadRole
from graph.words import name_key, one_space, slug
from loaders.names import trim_to_known
from loaders.parsed import Name, Parsed, ParsedIndicator, ParsedTask
from loaders.references import Citation, changes, find_citations, kind_of

QUOTE_LENGTH = 1500
_RESOLUTIONS = {"Nghị quyết", "Nghị quyết liên tịch", "Kết luận", "Chỉ thị"}
_PLANS = {"Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án"}
_ISSUES_PLAN = re.compile(
    r"(?:ban hành|phê duyệt)\s+(?:Kế hoạch|Chương trình|Đề án|Chiến lược)", re.IGNORECASE
)


def label_of(kind: str | None, title: str | None) -> type[Document]:
    """Whether a document sets direction, carries out, or is any other legal text."""
    if kind in _RESOLUTIONS:
        return Resolution
    if kind in _PLANS or (kind == "Quyết định" and _ISSUES_PLAN.search(title or "")):
        return Plan
    return Regulation


@dataclass
class Recorder:
    """Builds the records of one parsed document.

    ``known_years`` gives the year of well-known documents that a text may cite without a date.
    """

    parsed: Parsed
    register: Register
    known_years: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scopes = self.register.scopes(self.parsed.head.issuer_id)
        self.document = self._document()
        self.agencies: dict[str, Agency | None] = {}
        self.mentions: dict[str, str | None] = {}
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, Edge] = {}
        self._ids = Ids(self.document.id)

    def build(self) -> Records:
        """The document with everything it says."""
        self._add_head()
        self._add_solutions()
        for position, task in enumerate(self.parsed.tasks, start=1):
            self._add_task(task, position)
        for position, indicator in enumerate(self.parsed.indicators, start=1):
            self._add_indicator(indicator, position)
        self._add_reports()
        self._add_references()
        self._add_register()
        nodes = tuple(node for id_, node in self._nodes.items() if id_ != self.document.id)
        return Records(document=self.document, nodes=nodes, edges=tuple(self._edges.values()))

    # --- the document -------------------------------------------------------------------------

    def _document(self) -> Document:
        head = self.parsed.head
        place = self._place(head.issuer_id)
        issuer = head.issuer_id or (slug(head.issuer.text) if head.issuer else None)
        nameless = unnumbered_id(head.kind or "van-ban", issuer, head.title or self.parsed.source)
        numbered = document_id(head.symbol, head.year, place or issuer) if head.symbol else None
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

    def _place(self, issuer_id: str | None) -> str | None:
        """Where a local issuer's numbers count: its province or commune."""
        entry = self.register.by_id.get(issuer_id or "")
        return (entry.scope or entry.id) if entry else None

    def _add_head(self) -> None:
        head = self.parsed.head
        if head.issuer:
            agency = self._agency(head.issuer, as_id=head.issuer_id)
            self._edge(IssuedBy, self.document.id, agency, head.issuer.line, head.issuer.text)
        for name in head.recipients:
            quote = name.quote or name.text
            self._edge(SentTo, self.document.id, self._agency(name), name.line, quote)

    # --- names --------------------------------------------------------------------------------

    def _agency(self, name: Name, as_id: str | None = None) -> str:
        """The id of the body that a name means; an unknown name gets a node of its own."""
        entry = self.register.by_id.get(as_id or "")
        if entry is None:
            found = self.register.find(name.text, self.scopes, self.parsed.head.issued_on)
            entry = found.entry
            if entry is None:
                self._report_unknown(name, found.candidates, found.hint)
        self.mentions[name.text] = entry.id if entry else None
        if entry:
            self._nodes.setdefault(entry.id, entry.node())
            return entry.id
        return self._unknown_agency(name.text)

    def _report_unknown(self, name: Name, candidates: Sequence[str], hint: str) -> None:
        known = [
            self.register.by_id[each].name for each in candidates if each in self.register.by_id
        ]
        if len(candidates) > 1:
            self.parsed.issues.add("agency-ambiguous", name.line, name.text, "; ".join(known))
        else:
            guess = f"Có thể là {known[0]}: {hint}" if known else hint
            self.parsed.issues.add("agency-unknown", name.line, name.text, guess)

    def _unknown_agency(self, text: str) -> str:
        key = name_key(text)
        id_ = f"{self.document.id}~cq~{slug(key) or 'khong-ten'}"
        plural = key.startswith("các ") or " các " in key
        node = Agency(id=id_, name=one_space(text), kind=AgencyKind.UNKNOWN, collective=plural)
        self._nodes.setdefault(id_, node)
        return id_

    def _add_register(self) -> None:
        known = [id_ for id_, node in self._nodes.items() if isinstance(node, Agency)]
        agencies, edges = self.register.closure(known)
        for agency in agencies:
            self._nodes.setdefault(agency.id, agency)
        for edge in edges:
            self._edges.setdefault(edge.id, edge)

    # --- what the document holds --------------------------------------------------------------

    def _edge(
        self,
        kind: type[Edge],
        start: str,
        end: str,
        line: int | None,
        quote: str | None,
        **more: object,
    ) -> None:
        values = {
            "from_id": start,
            "to_id": end,
            "document": self.document.id,
            "line": line,
            "quote": quote[:QUOTE_LENGTH] if quote else None,
        }
        edge = kind.model_validate(values | more)
        self._edges.setdefault(edge.id, edge)

    def _hold(self, node: Node, line: int, quote: str) -> str:
        self._nodes[node.id] = node
        self._edge(Contains, self.document.id, node.id, line, quote)
        return node.id

    def _add_solutions(self) -> None:
        ids: dict[str, str] = {}
        for position, said in enumerate(self.parsed.solutions, start=1):
            node = Solution(
                id=self._ids.take(clause_path(said.code)),
                code=said.code,
                text=said.text,
                grain=said.grain,
                scope=said.scope,
                essentials=said.essentials,
                position=position,
            )
            ids.setdefault(said.code, node.id)
            self._hold(node, said.line, said.text)
            if parent := ids.get(said.part_of or ""):
                self._edge(PartOf, node.id, parent, said.line, said.text)

    def _add_task(self, said: ParsedTask, position: int) -> None:
        frame = said.timeframe
        node = Task(
            id=self._ids.take(clause_path(*said.path), clause_path(said.number or "x") or "x"),
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
            position=position,
        )
        task = self._hold(node, said.line, said.text)
        for role, names in ((LeadRole.LEAD, said.lead), (LeadRole.FOCAL, said.focal)):
            self._lead(names, task, role)
        for name in said.coordinating:
            self._edge(
                Supports, self._agency(name), task, name.line, name.quote, role=said.support_role
            )
        if said.approver:
            approver = said.approver
            self._edge(ApprovedBy, task, self._agency(approver), approver.line, approver.quote)
        self._add_task_references(said, task)

    def _lead(self, names: Iterable[Name], item: str, role: LeadRole) -> None:
        for name in names:
            agency = self._agency(name)
            quote = name.quote or name.text
            self._edge(Leads, agency, item, name.line, quote, role=role, basis=name.basis)

    def _add_indicator(self, said: ParsedIndicator, position: int) -> None:
        node = Indicator(
            id=self._ids.take(
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
            milestone_years=tuple(said.milestones),
            milestone_values=tuple(said.milestones.values()),
            quantified=said.target_value is not None,
            position=position,
        )
        self._hold(node, said.line, said.name)
        self._lead(said.monitored_by, node.id, LeadRole.MONITOR)

    def _add_reports(self) -> None:
        for said in self.parsed.reports:
            if said.to is None:
                continue
            self._edge(
                ReportsTo,
                self._agency(said.sender),
                self._agency(said.to),
                said.line,
                said.quote,
                when=said.when,
                dates=said.dates,
                frequency=said.frequency,
            )

    # --- other documents ----------------------------------------------------------------------

    def _stub(self, citation: Citation) -> str:
        """The id of a cited document; it enters the graph as not loaded."""
        issuer = self._issuer_of(citation)
        year = citation.year or self._year_of(citation.symbol)
        id_ = document_id(citation.symbol, year, self._place(issuer))
        if id_ != self.document.id and id_ not in self._nodes:
            kind = kind_of(citation.symbol)
            self._nodes[id_] = label_of(kind, None)(
                id=id_, symbol=citation.symbol, kind=kind, year=year, loaded=False
            )
        return id_

    def _issuer_of(self, citation: Citation) -> str | None:
        """Who issued it: as said here or elsewhere in the text, or by its code."""
        for each in (citation, *self._same(citation.symbol)):
            if each.issuer:
                name = trim_to_known(each.issuer, self.register.knows)
                if entry := self.register.find(name, self.scopes, each.issued_on).entry:
                    return entry.id
        return self.parsed.head.issuer_id if is_local_code(citation.symbol) else None

    def _year_of(self, symbol: str) -> int | None:
        years = [each.year for each in self._same(symbol) if each.year]
        return years[0] if years else self.known_years.get(symbol_key(symbol))

    def _same(self, symbol: str) -> list[Citation]:
        return [each for each in self.parsed.citations if each.symbol == symbol]

    def _refer(self, kind: type[Reference], start: str, citation: Citation, quote: str) -> None:
        end = self._stub(citation)
        if start == end:
            return
        self._edge(
            kind,
            start,
            end,
            citation.line,
            quote,
            cited_as=citation.as_written,
            cited_on=citation.issued_on,
        )

    def _add_references(self) -> None:
        carried_out = set()
        for citation in self.parsed.implements:
            carried_out.add(citation.symbol)
            self._refer(Implements, self.document.id, citation, citation.as_written)
        for link in self.parsed.links:
            start = self._stub(link.lower)
            self._refer(Implements, start, link.upper, link.quote)
        first = {each.symbol: each for each in reversed(self.parsed.citations)}
        for citation in sorted(first.values(), key=lambda each: (each.line or 0, each.start)):
            if citation.symbol not in carried_out:
                self._refer(Cites, self.document.id, citation, citation.as_written)
            self._add_issuer(citation)

    def _add_issuer(self, citation: Citation) -> None:
        for each in self._same(citation.symbol):
            name = trim_to_known(each.issuer or "", self.register.knows)
            entry = self.register.find(name, self.scopes, each.issued_on).entry if name else None
            if entry:
                self._nodes.setdefault(entry.id, entry.node())
                self._edge(IssuedBy, self._stub(citation), entry.id, each.line, f"của {name}")
                return

    def _add_task_references(self, said: ParsedTask, task: str) -> None:
        for text in (said.text, said.timeframe.text if said.timeframe else "", said.output or ""):
            citations = [
                each
                for each in find_citations(text, said.line)
                if each.symbol != self.document.symbol
            ]
            changed = changes(text, citations)
            for place, citation in enumerate(citations):
                kinds = changed.get(place, ("CITES",))
                for kind in kinds:
                    self._refer(_REFERENCES[kind], task, citation, citation.as_written)


_REFERENCES: dict[str, type[Reference]] = {"CITES": Cites, "AMENDS": Amends, "REPLACES": Replaces}
