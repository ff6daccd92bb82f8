"""The shape of what ``chidao parse --json`` prints, for reading it back.

Only ``document`` must be there. What a person need not write, because it only tells where the
words stand, may be missing: the path of a place, quotes, the lists beside a joined text.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph.base.words import nfc
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
    TimeframeKind,
)
from loaders.source.issues import CODES, Severity


def _composed(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return nfc(value) if isinstance(value, str) else value


def _known(code: str) -> str:
    if code not in CODES:
        raise ValueError(f"{code!r} is no code of an issue")
    return code


Text = Annotated[str, BeforeValidator(_composed)]
LISTS = ("solutions", "tasks", "indicators", "objectives", "reports", "links")
"""The parts whose entries say which document they are of."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class JsonPlace(_Part):
    """Where a name stands, and the words that it stands in."""

    line: int | None = None
    basis: Basis = Basis.STATED
    quote: Text | None = None


class JsonCitation(_Part):
    """One place where the document names another; ``how`` says what for."""

    symbol: Text
    how: Literal["implements", "cites", "note", "amends", "replaces"] = "cites"
    line: int | None = None
    issued_on: date | None = None
    year: int | None = None
    issuer: Text | None = None
    cited_as: Text | None = None
    quote: Text | None = None


class _Entry(_Part):
    line: int = 1
    document: Text | None = None
    said: dict[str, list[JsonPlace]] = Field(default_factory=dict)


class JsonHead(_Part):
    """The ``document`` part, and each of ``attached``; ``source`` is what one without title is."""

    id: Text | None = None
    symbol: Text | None = None
    kind: Text | None = None
    title: Text | None = None
    issued_on: date | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    year: int | None = None
    issuer: Text | None = None
    issuer_id: Text | None = None
    issuer_written: Text | None = None
    level: Level | None = None
    signer: Text | None = None
    place: Text | None = None
    province: Text | None = None
    source: Text | None = None
    source_kind: SourceKind = SourceKind.OFFICIAL
    line: int = 1
    caption: JsonPlace | None = None
    implements: list[Text] = Field(default_factory=list)
    cites: list[Text] = Field(default_factory=list)
    cites_in_notes: list[Text] = Field(default_factory=list)
    citations: list[JsonCitation] = Field(default_factory=list)
    sent_to: list[Text] = Field(default_factory=list)
    said: dict[str, list[JsonPlace]] = Field(default_factory=dict)


class JsonSolution(_Entry):
    """One of ``solutions``."""

    code: Text
    text: Text
    grain: Grain
    part_of: Text | None = None
    scope: Scope | None = None
    essentials: list[Text] = Field(default_factory=list)


class JsonTimeframe(_Part):
    """The ``timeframe`` of a task."""

    text: Text | None = None
    kind: TimeframeKind | None = None
    start_on: date | None = None
    due_on: date | None = None


class JsonTask(_Entry):
    """One of ``tasks``."""

    number: Text | None = None
    section: Text | None = None
    text: Text = Field(min_length=1)
    origin: Origin = Origin.ANNEX
    path: list[Text] | None = None
    lead: list[Text] = Field(default_factory=list)
    focal: Text | None = None
    focal_names: list[Text] = Field(default_factory=list)
    coordinating: list[Text] = Field(default_factory=list)
    support_role: SupportRole = SupportRole.COORDINATE
    approver: Text | None = None
    timeframe: JsonTimeframe = Field(default_factory=JsonTimeframe)
    output: Text | None = None
    note: Text | None = None
    monitored_by: list[Text] = Field(default_factory=list)
    person: Text | None = None
    lead_absence: Absence | None = None
    quote: Text | None = None


class JsonChoice(_Part):
    """What a person decided of one of the figures ``stated`` for an indicator."""

    preferred: bool
    reason: Text
    by: Text
    on: date


class JsonStated(_Part):
    """One of the figures ``stated`` for an indicator, where they differ."""

    role: FigureRole
    value: Text
    line: int
    quote: Text
    choice: JsonChoice | None = None


class JsonIndicator(_Entry):
    """One of ``indicators``."""

    number: Text | None = None
    section: Text | None = None
    name: Text = Field(min_length=1)
    path: list[Text] | None = None
    unit: Text | None = None
    comparator: Comparator | None = None
    target: Text | None = None
    target_value: float | None = None
    target_year: int | None = None
    baseline: Text | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    population: Text | None = None
    numerator: int | None = None
    denominator: int | None = None
    milestones: dict[int, Text] = Field(default_factory=dict)
    monitored_by: list[Text] = Field(default_factory=list)
    monitored_by_basis: Basis | None = None
    stated: list[JsonStated] = Field(default_factory=list)
    quote: Text | None = None


class JsonObjective(_Entry):
    """One of ``objectives``."""

    section: Text | None = None
    text: Text = Field(min_length=1)
    path: list[Text] = Field(default_factory=list)


class JsonReport(_Entry):
    """One of ``reports``."""

    sender: Text = Field(alias="from")
    to: Text | None = None
    from_names: list[Text] = Field(default_factory=list)
    to_names: list[Text] = Field(default_factory=list)
    when: Text | None = None
    dates: list[Text] = Field(default_factory=list)
    frequency: Text | None = None
    through: Text | None = None
    quote: Text | None = None


class JsonLink(_Entry):
    """One of ``links``: a document that carries out another, as the text says."""

    lower: Text = Field(alias="from")
    upper: Text = Field(alias="to")
    type: Literal["IMPLEMENTS"] = "IMPLEMENTS"
    from_cited: JsonCitation | None = None
    to_cited: JsonCitation | None = None
    quote: Text | None = None


class JsonIssue(_Part):
    """One of ``issues``."""

    code: Annotated[str, AfterValidator(_known)]
    severity: Severity
    line: int | None = None
    quote: Text = ""
    message: Text = ""


class JsonCorrection(_Part):
    """Words of a line that were read as others."""

    source: Text
    meaning: Text


class JsonLine(_Part):
    """One of ``source_lines``: a line of the document that is needed to quote it."""

    line: int
    text: Text = ""
    corrected: list[JsonCorrection] = Field(default_factory=list)


class JsonDocument(_Part):
    """The whole file."""

    document: JsonHead
    attached: list[JsonHead] = Field(default_factory=list)
    solutions: list[JsonSolution] = Field(default_factory=list)
    tasks: list[JsonTask] = Field(default_factory=list)
    indicators: list[JsonIndicator] = Field(default_factory=list)
    objectives: list[JsonObjective] = Field(default_factory=list)
    reports: list[JsonReport] = Field(default_factory=list)
    links: list[JsonLink] = Field(default_factory=list)
    issues: list[JsonIssue] = Field(default_factory=list)
    source_lines: list[JsonLine] = Field(default_factory=list)

    def heads(self) -> list[JsonHead]:
        """The document itself, then each that it issues."""
        return [self.document, *self.attached]

    def part(self, head: JsonHead) -> "JsonDocument":
        """Only what the document of this head says; an entry that names none is the main one's."""
        own = (head.id, None) if head is self.document else (head.id,)
        lists = {
            name: [each for each in getattr(self, name) if each.document in own] for name in LISTS
        }
        attached = self.attached if head is self.document else []
        return self.model_copy(update={"document": head, "attached": attached, **lists})

    def strays(self) -> list[str]:
        """Ids that entries give as their document and no head has."""
        known = {None, *(head.id for head in self.heads())}
        entries = (entry for name in LISTS for entry in getattr(self, name))
        return sorted({each.document for each in entries if each.document} - known)
