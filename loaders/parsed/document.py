"""What was read from one document, in its own words, before names become agencies."""

import calendar
from dataclasses import dataclass, field
from datetime import date

from graph.schema.vocabulary import (
    Absence,
    Basis,
    Comparator,
    FigureRole,
    Grain,
    Level,
    Origin,
    Scope,
    SourceKind,
    SupportRole,
)
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.wording.measures.timeframes import Timeframe
from loaders.wording.references import Citation, StatedLink


@dataclass(frozen=True)
class Name:
    """An agency as a text names it."""

    text: str
    line: int
    basis: Basis = Basis.STATED
    quote: str | None = None


@dataclass
class Head:
    """The head of a document: who issued what, when, under which number."""

    symbol: str | None = None
    suffix: str | None = None
    kind: str | None = None
    title: str | None = None
    issued_on: date | None = None
    month: int | None = None
    year: int | None = None
    issuer: Name | None = None
    issuer_id: str | None = None
    parent: Name | None = None
    level: Level | None = None
    signer: str | None = None
    place: str | None = None
    province: str | None = None
    source_kind: SourceKind = SourceKind.OFFICIAL
    lines: list[int] = field(default_factory=list)
    caption: tuple[int, str] | None = None
    recipients: list[Name] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """For which day its names are looked up: that of issue, else the last that it can be."""
        if self.issued_on or self.year is None:
            return self.issued_on
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def agrees(self, day: date) -> bool:
        """Whether the document can be of that day, by what its head prints of its date."""
        printed = (self.issued_on, self.year, self.month)
        said = (day, day.year, day.month)
        return all(own in (None, other) for own, other in zip(printed, said, strict=True))


@dataclass
class ParsedSolution:
    """Something a directive wants done, not yet assigned."""

    code: str
    text: str
    grain: Grain
    part_of: str | None
    line: int
    scope: Scope | None = None
    essentials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """What was reported of a duty: done on that day, or, without one, not done by the report."""

    done_on: date | None
    reported_on: date
    reason: str
    by: str


@dataclass
class ParsedTask:
    """One duty."""

    number: str | None
    section: str | None
    text: str
    origin: Origin
    line: int
    path: tuple[str, ...]
    lead: list[Name] = field(default_factory=list)
    focal: list[Name] = field(default_factory=list)
    coordinating: list[Name] = field(default_factory=list)
    support_role: SupportRole = SupportRole.COORDINATE
    approver: Name | None = None
    timeframe: Timeframe | None = None
    output: str | None = None
    note: str | None = None
    monitors: list[Name] = field(default_factory=list)
    person: str | None = None
    lead_absence: Absence | None = None
    quote: str | None = None
    progress: Progress | None = None


@dataclass(frozen=True)
class FigureChoice:
    """What a person decided about figures that differ."""

    preferred: bool
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class Stated:
    """A figure for an indicator that another place of the document gives differently."""

    role: FigureRole
    value: str
    line: int
    quote: str
    choice: FigureChoice | None = None


@dataclass
class ParsedIndicator:
    """One target."""

    number: str | None
    section: str | None
    name: str
    line: int
    path: tuple[str, ...]
    unit: str | None = None
    comparator: Comparator | None = None
    target: str | None = None
    target_value: float | None = None
    target_year: int | None = None
    baseline: str | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    population: str | None = None
    quote: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    milestones: dict[int, str] = field(default_factory=dict)
    monitored_by: list[Name] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)


@dataclass(frozen=True)
class ParsedObjective:
    """An aim that is not measured."""

    section: str | None
    text: str
    line: int
    path: tuple[str, ...]


@dataclass(frozen=True)
class ParsedReport:
    """A duty to report; ``to`` is empty where the text names no recipient."""

    senders: list[Name]
    to: list[Name]
    when: str | None
    dates: tuple[str, ...]
    frequency: str | None
    line: int
    quote: str
    through: str | None = None


@dataclass
class Parsed:
    """Everything read from one source."""

    source: str
    fingerprint: str
    ledger: Ledger
    issues: Issues
    head: Head = field(default_factory=Head)
    solutions: list[ParsedSolution] = field(default_factory=list)
    tasks: list[ParsedTask] = field(default_factory=list)
    indicators: list[ParsedIndicator] = field(default_factory=list)
    objectives: list[ParsedObjective] = field(default_factory=list)
    reports: list[ParsedReport] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    noted: list[Citation] = field(default_factory=list)
    implements: list[Citation] = field(default_factory=list)
    changed: list[tuple[str, Citation]] = field(default_factory=list)
    """What the document itself ``amends`` or ``replaces``."""
    links: list[StatedLink] = field(default_factory=list)
    attached: list["Parsed"] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """True if something to do or to reach was read, here or in what it issues."""
        own = self.tasks or self.solutions or self.indicators
        return bool(own) or any(each.says_anything for each in self.attached)
