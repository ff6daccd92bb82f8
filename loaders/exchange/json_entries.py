"""What a document says in ``chidao parse --json``: solutions, tasks, indicators, aims, reports."""

from datetime import date
from typing import Self

from pydantic import Field, SkipValidation

from graph.schema.vocabulary import (
    Absence,
    Basis,
    Comparator,
    FigureRole,
    Grain,
    Origin,
    Scope,
    SupportRole,
    TimeframeKind,
)
from loaders.exchange.json_part import JsonPart, Names, Places, Text, places, texts
from loaders.parsed.document import (
    FigureChoice,
    Name,
    ParsedIndicator,
    ParsedReport,
    ParsedTask,
    Stated,
)
from loaders.provisions.tasks import check_timeframe
from loaders.source.issues import Issues
from loaders.wording.measures.quantities import read_number
from loaders.wording.measures.timeframes import Timeframe, read_timeframe

_OWNER = "Id of the attached document that says it; none for the main one."
_LINE = "Line of the source where it begins."
_PATH = "Where it stands, from the part of the document down to the row or paragraph."
_SECTION = "The heading that it stands under."
_QUOTE = "The words that it was read from, where they are not its text."


class JsonSolution(JsonPart):
    """Something a directive wants done, not yet assigned."""

    code: Text = Field(description="Its number in the document, such as 7.2.")
    text: Text = Field(description="Its words.")
    grain: Grain = Field(description="Group of solutions, solution, or part of one.")
    part_of: Text | None = Field(None, description="Code of what it is a part of.")
    scope: Scope | None = Field(None, description="Who is meant to carry it out.")
    essentials: tuple[Text, ...] = Field((), description="What a plan must speak of to cover it.")
    line: int = Field(1, description=_LINE)
    document: Text | None = Field(None, description=_OWNER)


class JsonTimeframe(JsonPart):
    """The deadline of a task."""

    text: Text | None = Field(None, description="Its words.")
    kind: TimeframeKind | None = Field(None, description="What kind of deadline they set.")
    start_on: date | None = Field(None, description="First day.")
    due_on: date | None = Field(None, description="Last day.")

    @classmethod
    def of(cls, said: Timeframe | None) -> Self:
        """The deadline; four times nothing where none is set."""
        return cls.like(said) if said else cls.model_construct(**dict.fromkeys(cls.model_fields))

    def parsed(self, line: int, issues: Issues) -> Timeframe | None:
        """The deadline again; read from its words where no kind is given."""
        if self.text and self.kind:
            return self.into(Timeframe)
        read = read_timeframe(self.text) if self.text else None
        check_timeframe(read, line, issues)
        return read


class JsonTask(JsonPart):
    """One duty: who is to do what by when."""

    number: Text | None = Field(None, description="Its number in the document.")
    section: Text | None = Field(None, description=_SECTION)
    text: Text = Field(min_length=1, description="The duty in the words of the document.")
    origin: Origin = Field(Origin.ANNEX, description="The part of the document it comes from.")
    lead: list[Text] = Field([], description="Who answers for it (chủ trì), as written.")
    focal: Text | None = Field(None, description="Who is the contact (đầu mối), joined by “; ”.")
    coordinating: list[Text] = Field([], description="Who takes part (phối hợp), as written.")
    approver: Text | None = Field(None, description="Who approves the result.")
    timeframe: JsonTimeframe = Field(JsonTimeframe.model_construct(), description="By when.")
    output: Text | None = Field(None, description="What is to come of it.")
    note: Text | None = Field(None, description="What is noted of it.")
    monitored_by: list[Text] = Field([], description="Who watches over it, as written.")
    person: Text | None = Field(None, description="The person who answers for it.")
    lead_absence: Absence | None = Field(None, description="Why nobody leads it.")
    line: int = Field(1, description=_LINE)
    path: tuple[Text, ...] | None = Field(None, description=_PATH)
    focal_names: list[Text] = Field([], description="Who is the contact, one by one.")
    support_role: SupportRole = Field(SupportRole.COORDINATE, description="How they take part.")
    quote: Text | None = Field(None, description=_QUOTE)
    said: Places = Field({}, description="Where the names stand, ``focal`` for its names.")
    document: Text | None = Field(None, description=_OWNER)

    @classmethod
    def of(cls, said: ParsedTask) -> Self:
        """The task, printed."""
        return cls.like(
            said,
            lead=texts(said.lead),
            focal="; ".join(texts(said.focal)) or None,
            focal_names=texts(said.focal),
            coordinating=texts(said.coordinating),
            approver=said.approver.text if said.approver else None,
            timeframe=JsonTimeframe.of(said.timeframe),
            monitored_by=texts(said.monitors),
            said=places(
                lead=said.lead,
                focal=said.focal,
                coordinating=said.coordinating,
                monitored_by=said.monitors,
                approver=[said.approver] if said.approver else [],
            ),
        )

    def parsed(self, names: Names, issues: Issues) -> ParsedTask:
        """The task again."""
        focal = self.focal_names or (self.focal.split("; ") if self.focal else [])

        def read(key: str, said: list[str]) -> list[Name]:
            return names.read(said, self.said.get(key), self.line)

        return self.into(
            ParsedTask,
            path=_path(self.path, self.section),
            lead=read("lead", self.lead),
            focal=read("focal", focal),
            coordinating=read("coordinating", self.coordinating),
            approver=next(iter(read("approver", [self.approver] if self.approver else [])), None),
            timeframe=self.timeframe.parsed(self.line, issues),
            monitors=read("monitored_by", self.monitored_by),
            lead_absence=self._absence(),
        )

    def _absence(self) -> Absence | None:
        """As given; where nothing is said of it, no lead means that none is stated."""
        if "lead_absence" in self.model_fields_set or self.lead:
            return self.lead_absence
        return Absence.NOT_STATED


def _path(path: tuple[str, ...] | None, section: str | None) -> tuple[str, ...]:
    return ("js", section or "") if path is None else path


class JsonChoice(JsonPart):
    """What a person decided of a figure."""

    preferred: bool = Field(description="Whether this is the figure that holds.")
    reason: Text = Field(description="Why.")
    by: Text = Field(description="Who decided it.")
    on: date = Field(description="When.")


class JsonStated(JsonPart):
    """One of the figures for an indicator, where they differ."""

    role: FigureRole = Field(description="Target or baseline.")
    value: Text = Field(description="The figure as written.")
    line: int = Field(description="Line of the source that states it.")
    quote: Text = Field(description="The words that state it.")
    choice: JsonChoice | None = Field(None, description="What a person decided of it.")

    @classmethod
    def of(cls, said: Stated) -> Self:
        """The figure, printed."""
        return cls.like(said, choice=JsonChoice.like(said.choice) if said.choice else None)

    def parsed(self) -> Stated:
        """The figure again."""
        return self.into(Stated, choice=self.choice.into(FigureChoice) if self.choice else None)


class JsonIndicator(JsonPart):
    """One target."""

    number: Text | None = Field(None, description="Its number in the document.")
    section: Text | None = Field(None, description=_SECTION)
    name: Text = Field(min_length=1, description="What is measured.")
    unit: Text | None = Field(None, description="Unit of the figures.")
    comparator: Comparator | None = Field(None, description="How the target bounds the value.")
    target: Text | None = Field(None, description="The target as written.")
    target_value: float | None = Field(None, description="The target as a number.")
    target_year: int | None = Field(None, description="By when it is to be reached.")
    baseline: Text | None = Field(None, description="What was reached before, as written.")
    baseline_value: float | None = Field(None, description="What was reached, as a number.")
    baseline_year: int | None = Field(None, description="When that was.")
    milestones: dict[int, Text] = Field({}, description="By year what is to be reached.")
    monitored_by: list[Text] = Field([], description="Who watches over it, as written.")
    monitored_by_basis: Basis | None = Field(None, description="How all of them are said.")
    population: Text | None = Field(None, description="Of what it is a share.")
    numerator: int | None = Field(None, description="Count of those that reached it.")
    denominator: int | None = Field(None, description="Count of all of them.")
    quantified: SkipValidation[bool] = Field(False, description="Whether it is a number.")
    line: int = Field(1, description=_LINE)
    path: tuple[Text, ...] | None = Field(None, description=_PATH)
    quote: Text | None = Field(None, description=_QUOTE)
    said: Places = Field({}, description="Where the names stand.")
    stated: list[JsonStated] = Field([], description="The figures that differ.")
    document: Text | None = Field(None, description=_OWNER)

    @classmethod
    def of(cls, said: ParsedIndicator) -> Self:
        """The target, printed."""
        bases = {name.basis for name in said.monitored_by}
        return cls.like(
            said,
            monitored_by=texts(said.monitored_by),
            monitored_by_basis=bases.pop() if len(bases) == 1 else None,
            quantified=said.target_value is not None,
            said=places(monitored_by=said.monitored_by),
            stated=[JsonStated.of(each) for each in said.stated],
        )

    def parsed(self, names: Names) -> ParsedIndicator:
        """The target again."""
        basis, value = self.monitored_by_basis or Basis.STATED, self.baseline_value
        monitors = self.said.get("monitored_by")
        return self.into(
            ParsedIndicator,
            path=_path(self.path, self.section),
            baseline_value=read_number(self.baseline or "") if value is None else value,
            monitored_by=names.read(self.monitored_by, monitors, self.line, basis),
            stated=[each.parsed() for each in self.stated],
        )


class JsonObjective(JsonPart):
    """An aim that is not measured."""

    section: Text | None = Field(None, description=_SECTION)
    text: Text = Field(min_length=1, description="Its words.")
    line: int = Field(1, description=_LINE)
    path: tuple[Text, ...] = Field((), description=_PATH)
    document: Text | None = Field(None, description=_OWNER)


class JsonReport(JsonPart):
    """A duty to report."""

    sender: Text = Field(alias="from", description="Who reports, joined by commas.")
    to: Text | None = Field(None, description="To whom, joined by commas.")
    when: Text | None = Field(None, description="When, as written.")
    dates: tuple[Text, ...] = Field((), description="The days of each year: month, dash, day.")
    frequency: Text | None = Field(None, description="How often, as written.")
    through: Text | None = Field(None, description="By which body it is passed on.")
    line: int = Field(1, description=_LINE)
    from_names: list[Text] = Field([], description="Who reports, one by one.")
    to_names: list[Text] = Field([], description="To whom, one by one.")
    quote: Text | None = Field(None, description="The words that say so.")
    said: Places = Field({}, description="Where the names stand: ``from`` and ``to``.")
    document: Text | None = Field(None, description=_OWNER)

    @classmethod
    def of(cls, said: ParsedReport) -> Self:
        """The duty, printed."""
        senders, to = texts(said.senders), texts(said.to)
        return cls.like(
            said,
            sender=", ".join(senders),
            to=", ".join(to) or None,
            from_names=senders,
            to_names=to,
            said=places(**{"from": said.senders, "to": said.to}),
        )

    def parsed(self, names: Names) -> ParsedReport:
        """The duty again; joined names are parted where they are not listed."""
        senders = names.split(self.sender, self.from_names)
        to = names.split(self.to, self.to_names)
        return self.into(
            ParsedReport,
            senders=names.read(senders, self.said.get("from"), self.line),
            to=names.read(to, self.said.get("to"), self.line),
            quote=self.quote or self.when or self.sender,
        )
