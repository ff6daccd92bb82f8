"""Outlines of resolutions: structured files through the same door as documents.

An outline gives a resolution's groups, solutions and parts with their scope and essentials, its
targets and its assignments. Other top-level parts of the file are ignored for a named reason.
"""

from datetime import date
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.base.errors import Unreadable
from graph.base.words import nfc
from graph.register.agencies import Register
from graph.schema.vocabulary import (
    Comparator,
    Grain,
    Origin,
    Scope,
    SourceKind,
)
from loaders.formats.text.plain import decode, read_text
from loaders.parsed.document import (
    Head,
    Name,
    Parsed,
    ParsedIndicator,
    ParsedReport,
    ParsedSolution,
    ParsedTask,
)
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line
from loaders.wording.measures.timeframes import read_timeframe

LINE = "__line__"
SUFFIXES = (".yaml", ".yml")
_READ = ("resolution", "groups", "indicators", "assignments")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    line: int = Field(default=1, alias="__line__")


class OutlinePart(_Entry):
    """One sentence or clause of a solution."""

    code: str
    statement: str
    scope: Scope | None = None
    key_terms: list[list[str]] = Field(default_factory=list)


class OutlineSolution(_Entry):
    """One solution with its parts."""

    code: str
    title: str
    parts: list[OutlinePart] = Field(default_factory=list)


class OutlineGroup(_Entry):
    """One group of solutions."""

    code: str
    title: str
    solutions: list[OutlineSolution] = Field(default_factory=list)


class OutlineTarget(_Entry):
    """One target; ``comparator`` is ``text`` for a qualitative one."""

    code: str
    name: str
    unit: str | None = None
    comparator: str = "="
    target: float | int | str
    year: int | None = None


class OutlineAssignment(_Entry):
    """One duty that the resolution itself gives."""

    code: str
    lead: list[str]
    coordinating: list[str] = Field(default_factory=list)
    duty: str
    timeframe: list[str] = Field(default_factory=list)
    reports_to: str | None = None


class OutlineHead(_Entry):
    """What the resolution is."""

    symbol: str
    date: date
    issuer: str
    title: str
    signed_by: str | None = None
    recipients: list[str] = Field(default_factory=list)


class Outline(_Entry):
    """The whole file."""

    resolution: OutlineHead
    groups: list[OutlineGroup] = Field(min_length=1)
    indicators: list[OutlineTarget] = Field(default_factory=list)
    assignments: list[OutlineAssignment] = Field(default_factory=list)


class _LineLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Keeps the line where each mapping begins."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


def read_outline(data: bytes, source: str, register: Register, fingerprint: str) -> Parsed:
    """Read an outline; raises ``Unreadable`` with the line for a file of another shape."""
    ledger = Ledger(read_text(data, source))
    content = _content(nfc(decode(data, source)), source)
    try:
        outline = Outline.model_validate(content)
    except ValidationError as error:
        raise Unreadable(
            f"Tệp “{source}” không đúng khuôn đề cương: {_first_error(error, content)}.",
            hint="Đề cương cần có “resolution” (symbol, date, issuer, title) và “groups”.",
        ) from error
    parsed = Parsed(source, fingerprint, ledger, Issues())
    _read_head(parsed, outline.resolution, register)
    _read_groups(parsed, outline.groups)
    parsed.indicators = [_indicator(each) for each in outline.indicators]
    _read_assignments(parsed, outline.assignments)
    _account(ledger, content)
    return parsed


def _content(text: str, source: str) -> dict[str, Any]:
    try:
        content = yaml.load(text, Loader=_LineLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" ở dòng {mark.line + 1}, cột {mark.column + 1}" if mark else ""
        raise Unreadable(
            f"Tệp “{source}” không phải YAML đúng cú pháp{place}.",
            hint="Mở tệp ở dòng ấy, kiểm tra thụt lề, dấu hai chấm và dấu nháy.",
        ) from error
    except RecursionError as error:
        raise Unreadable(
            f"Tệp “{source}” lồng quá nhiều tầng.", hint="Kiểm tra lại tệp."
        ) from error
    if not isinstance(content, dict):
        raise Unreadable(
            f"Tệp “{source}” không phải đề cương nghị quyết.",
            hint="Đề cương cần có “resolution” (symbol, date, issuer, title) và “groups”.",
        )
    return content


def _first_error(error: ValidationError, content: dict[str, Any]) -> str:
    first = error.errors()[0]
    here: Any = content
    line = 1
    for step in first["loc"]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        line = here.get(LINE, line) if isinstance(here, dict) else line
    place = ".".join(str(step) for step in first["loc"])
    words = {"missing": "thiếu mục này", "too_short": "không có phần tử nào"}
    return f"“{place}” (gần dòng {line}): {words.get(first['type'], 'giá trị không hợp lệ')}"


def _read_head(parsed: Parsed, said: OutlineHead, register: Register) -> None:
    entry = register.find(said.issuer, (), said.date).entry
    parsed.head = Head(
        symbol=nfc(said.symbol),
        kind="Nghị quyết",
        title=said.title,
        issued_on=said.date,
        year=said.date.year,
        issuer=Name(said.issuer, said.line),
        issuer_id=entry.id if entry else None,
        level=entry.level if entry else None,
        signer=said.signed_by,
        source_kind=SourceKind.REGISTER,
        lines=[said.line],
        recipients=[Name(name, said.line) for name in said.recipients],
    )
    if entry is None:
        parsed.issues.add("issuer-unknown", said.line, said.issuer)


def _read_groups(parsed: Parsed, groups: list[OutlineGroup]) -> None:
    for group in groups:
        parsed.solutions.append(
            ParsedSolution(group.code, group.title, Grain.GROUP, None, group.line)
        )
        for solution in group.solutions:
            parsed.solutions.append(
                ParsedSolution(
                    solution.code, solution.title, Grain.SOLUTION, group.code, solution.line
                )
            )
            parsed.solutions += [_part(each, solution.code) for each in solution.parts]


def _part(said: OutlinePart, solution: str) -> ParsedSolution:
    essentials = tuple(" | ".join(alternatives) for alternatives in said.key_terms)
    return ParsedSolution(
        said.code, said.statement, Grain.PART, solution, said.line, said.scope, essentials
    )


def _indicator(said: OutlineTarget) -> ParsedIndicator:
    measured = said.comparator in set(Comparator) and not isinstance(said.target, str)
    return ParsedIndicator(
        number=said.code,
        section=None,
        name=said.name,
        line=said.line,
        path=("ct",),
        unit=said.unit,
        comparator=Comparator(said.comparator) if measured else None,
        target=str(said.target).replace(".", ","),
        target_value=float(said.target) if measured else None,
        target_year=said.year,
    )


def _read_assignments(parsed: Parsed, assignments: list[OutlineAssignment]) -> None:
    for said in assignments:
        lead = [Name(name, said.line) for name in said.lead]
        words = "; ".join(said.timeframe)
        parsed.tasks.append(
            ParsedTask(
                number=said.code,
                section=None,
                text=said.duty,
                origin=Origin.ORGANISATION,
                line=said.line,
                path=("pc",),
                lead=lead,
                coordinating=[Name(name, said.line) for name in said.coordinating],
                timeframe=read_timeframe(words) if words else None,
            )
        )
        if said.reports_to:
            to = Name(said.reports_to, said.line)
            parsed.reports.append(ParsedReport(lead, [to], None, (), None, said.line, said.duty))


def _account(ledger: Ledger, content: dict[str, Any]) -> None:
    """Every line belongs to the top-level part that it stands in."""
    part: str | None = None
    for line in ledger.lines:
        part = _opens(line, content) or part
        if line.raw.lstrip().startswith("#"):
            ledger.ignore([line], "comment")
        elif part in _READ:
            ledger.read([line], "outline")
        elif line.text:
            ledger.ignore([line], "not-of-the-outline")


def _opens(line: Line, content: dict[str, Any]) -> str | None:
    name = line.raw.split(":")[0]
    return name if name in content and not line.raw[:1].isspace() else None
