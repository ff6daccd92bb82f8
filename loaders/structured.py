"""Structured import: what ``chidao parse --json`` prints comes in through the same door again."""

import json
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graph.agencies import Register
from graph.errors import Unreadable
from graph.vocabulary import Absence, Comparator, Grain, Origin, SourceKind, TimeframeKind
from graph.words import nfc
from loaders.formats.txt import decode
from loaders.issues import Issues
from loaders.lines import Ledger, read_line
from loaders.parsed import (
    Head,
    Name,
    Parsed,
    ParsedIndicator,
    ParsedReport,
    ParsedSolution,
    ParsedTask,
)
from loaders.quantities import read_number
from loaders.references import Citation, kind_of
from loaders.timeframes import Timeframe, read_timeframe

SUFFIX = ".json"


def _composed(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return nfc(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_composed)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore")

    line: int = 1


class JsonHead(BaseModel):
    """The ``document`` part."""

    model_config = ConfigDict(extra="ignore")

    symbol: Text | None = None
    kind: Text | None = None
    title: Text | None = None
    issued_on: date | None = None
    year: int | None = None
    issuer: Text | None = None
    signer: Text | None = None
    source_kind: SourceKind = SourceKind.OFFICIAL
    implements: list[Text] = Field(default_factory=list)
    cites: list[Text] = Field(default_factory=list)
    sent_to: list[Text] = Field(default_factory=list)


class JsonSolution(_Entry):
    """One of ``solutions``."""

    code: Text
    text: Text
    grain: Grain
    part_of: Text | None = None


class JsonTimeframe(BaseModel):
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
    lead: list[Text] = Field(default_factory=list)
    focal: Text | None = None
    coordinating: list[Text] = Field(default_factory=list)
    approver: Text | None = None
    timeframe: JsonTimeframe = Field(default_factory=JsonTimeframe)
    output: Text | None = None
    note: Text | None = None
    monitored_by: list[Text] = Field(default_factory=list)
    person: Text | None = None
    lead_absence: Absence | None = None


class JsonIndicator(_Entry):
    """One of ``indicators``."""

    number: Text | None = None
    section: Text | None = None
    name: Text = Field(min_length=1)
    unit: Text | None = None
    comparator: Comparator | None = None
    target: Text | None = None
    target_value: float | None = None
    target_year: int | None = None
    baseline: Text | None = None
    baseline_year: int | None = None
    population: Text | None = None
    milestones: dict[int, Text] = Field(default_factory=dict)
    monitored_by: list[Text] = Field(default_factory=list)


class JsonReport(_Entry):
    """One of ``reports``."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    sender: Text = Field(alias="from")
    to: Text | None = None
    when: Text | None = None
    dates: list[Text] = Field(default_factory=list)
    frequency: Text | None = None
    through: Text | None = None


class JsonDocument(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="ignore")

    document: JsonHead
    solutions: list[JsonSolution] = Field(default_factory=list)
    tasks: list[JsonTask] = Field(default_factory=list)
    indicators: list[JsonIndicator] = Field(default_factory=list)
    reports: list[JsonReport] = Field(default_factory=list)


def is_structured(name: str) -> bool:
    """True for a file of records."""
    return name.casefold().endswith(SUFFIX)


def read_structured(data: bytes, source: str, register: Register, digest: str) -> Parsed:
    """Records from JSON; raises ``Unreadable`` with the place of the first value that is wrong."""
    text = decode(data, source)
    try:
        said = JsonDocument.model_validate(json.loads(text))
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" ở dòng {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(
            f"Tệp “{source}” không phải JSON đúng cú pháp{place}.", hint="Mở tệp ở dòng ấy và sửa."
        ) from error
    except ValidationError as error:
        raise Unreadable(
            f"Tệp “{source}” không đúng khuôn: {_places(error)}.",
            hint="Khuôn là những gì “chidao parse TỆP --json” in ra.",
        ) from error
    rows = text.split("\n")
    ledger = Ledger(tuple(read_line(number, row) for number, row in enumerate(rows, start=1)))
    ledger.read(ledger.lines, "structured")
    parsed = Parsed(source, digest, ledger, Issues(), head=_head(said.document, register))
    _read_content(parsed, said)
    return parsed


def _places(error: ValidationError) -> str:
    """Each wrong value with its part and its rank in it, counted from 1."""
    shown = [
        ", ".join(
            f"mục {step + 1}" if isinstance(step, int) else f"“{step}”" for step in each["loc"]
        )
        for each in error.errors()[:5]
    ]
    more = error.error_count() - len(shown)
    return "; ".join(shown) + (f"; và {more} chỗ khác" if more else "")


def _head(said: JsonHead, register: Register) -> Head:
    entry = register.find(said.issuer, (), said.issued_on).entry if said.issuer else None
    return Head(
        symbol=said.symbol,
        kind=said.kind,
        title=said.title,
        issued_on=said.issued_on,
        year=said.year or (said.issued_on.year if said.issued_on else None),
        issuer=Name(said.issuer, 1) if said.issuer else None,
        issuer_id=entry.id if entry else None,
        level=entry.level if entry else None,
        signer=said.signer,
        source_kind=said.source_kind,
        lines=[1],
        recipients=[Name(name, 1) for name in said.sent_to],
    )


def _read_content(parsed: Parsed, said: JsonDocument) -> None:
    parsed.solutions = [
        ParsedSolution(each.code, each.text, each.grain, each.part_of, each.line)
        for each in said.solutions
    ]
    parsed.tasks = [_task(each) for each in said.tasks]
    parsed.indicators = [_indicator(each) for each in said.indicators]
    parsed.reports = [
        ParsedReport(
            senders=[Name(each.sender, each.line)],
            to=[Name(each.to, each.line)] if each.to else [],
            when=each.when,
            dates=tuple(each.dates),
            frequency=each.frequency,
            line=each.line,
            quote=each.when or each.sender,
            through=each.through,
        )
        for each in said.reports
    ]
    parsed.implements = [_cited(symbol) for symbol in said.document.implements]
    parsed.citations = [*parsed.implements, *(_cited(each) for each in said.document.cites)]


def _cited(symbol: str) -> Citation:
    number = symbol.split("/")[0].split("-")[0]
    return Citation(symbol, kind_of(symbol), number, 0, len(symbol), 1, as_written=symbol)


def _task(said: JsonTask) -> ParsedTask:
    def named(names: list[Text]) -> list[Name]:
        return [Name(name, said.line) for name in names]

    frame = said.timeframe
    return ParsedTask(
        number=said.number,
        section=said.section,
        text=said.text,
        origin=said.origin,
        line=said.line,
        path=("js", said.section or ""),
        lead=named(said.lead),
        focal=named(said.focal.split("; ")) if said.focal else [],
        coordinating=named(said.coordinating),
        approver=Name(said.approver, said.line) if said.approver else None,
        timeframe=(
            Timeframe(frame.text, frame.kind, frame.start_on, frame.due_on)
            if frame.kind
            else read_timeframe(frame.text)
        )
        if frame.text
        else None,
        output=said.output,
        note=said.note,
        monitors=named(said.monitored_by),
        person=said.person,
        lead_absence=said.lead_absence or (None if said.lead else Absence.NOT_STATED),
    )


def _indicator(said: JsonIndicator) -> ParsedIndicator:
    return ParsedIndicator(
        number=said.number,
        section=said.section,
        name=said.name,
        line=said.line,
        path=("js", said.section or ""),
        unit=said.unit,
        comparator=said.comparator,
        target=said.target,
        target_value=said.target_value,
        target_year=said.target_year,
        baseline=said.baseline,
        baseline_value=read_number(said.baseline or ""),
        baseline_year=said.baseline_year,
        population=said.population,
        milestones=dict(said.milestones),
        monitored_by=[Name(name, said.line) for name in said.monitored_by],
    )
