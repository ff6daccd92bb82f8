"""A newspaper's report of a directive: a secondary source, read as far as it goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.base.words import one_space
from graph.register.agencies import Register
from graph.schema.vocabulary import (
    Grain,
    Origin,
    SourceKind,
)
from loaders.layout.clauses import Clause
from loaders.parsed.document import (
    Head,
    Name,
    ParsedIndicator,
    ParsedObjective,
    ParsedSolution,
    ParsedTask,
)
from loaders.provisions.context import Context
from loaders.provisions.duties import DutyReader
from loaders.provisions.indicators import GoalReader
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
from loaders.wording.names.subjects import read_subject
from loaders.wording.numerals import Mark, read_mark
from loaders.wording.references import Citation, find_citations

# "date 2026-01-22 (Ngày Nay) - Phó Thủ tướng Lê Thành Long ký Quyết định số 157/QĐ-TTg ban hành …"
_DATELINE = re.compile(r"^[^()]{0,40}\((?P<paper>[A-ZĐ][^()]{2,40})\)\s*[-–]\s*(?P<text>\S.*)$")
_SIGNED = re.compile(
    r"(?P<office>(?:Phó )?Thủ tướng|Bộ trưởng|Thứ trưởng|(?:Phó )?Chủ tịch[^,]*?|Tổng Bí thư)\s+"
    r"(?:Chính phủ\s+)?(?P<person>[A-ZĐ]\w+(?:\s+[A-ZĐ]\w+){1,3})\s+(?:vừa |đã )?(?:ký|ban hành)"
)


def is_press(lines: Sequence[Line]) -> bool:
    """True if the first words are a newspaper's dateline about a signed document."""
    first = next((line.text for line in lines if line.text), "")
    found = _DATELINE.match(first)
    return bool(found and find_citations(found["text"]) and re.search(r"\bký\b|ban hành", first))


@dataclass(frozen=True)
class Report:
    """What a newspaper says that a document lays down."""

    head: Head
    solutions: tuple[ParsedSolution, ...]
    tasks: tuple[ParsedTask, ...]
    indicators: tuple[ParsedIndicator, ...]
    objectives: tuple[ParsedObjective, ...]


def read_press(lines: Sequence[Line], register: Register) -> Reading[Report]:
    """A report: its first sentence is the head, numbered headings are groups."""
    return _PressReader(register).read([line for line in lines if line.text])


class _PressReader:
    def __init__(self, register: Register) -> None:
        self._register = register
        self._notes = Notes()
        self._duties = DutyReader(Context(register.knows), self._notes)
        self._goals = GoalReader(self._notes)
        self._solutions: list[ParsedSolution] = []
        self._tasks: list[ParsedTask] = []
        self._objectives: list[ParsedObjective] = []
        self._group: tuple[str, str] | None = None

    def read(self, lines: Sequence[Line]) -> Reading[Report]:
        head = self._read_head(lines[0])
        for line in lines[1:]:
            self._read_paragraph(line)
        return self._notes.reading(
            Report(
                head,
                tuple(self._solutions),
                tuple(self._tasks),
                tuple(self._goals.found),
                tuple(self._objectives),
            )
        )

    def _read_head(self, line: Line) -> Head:
        found = _DATELINE.match(line.text)
        assert found
        text = found["text"]
        own: Citation = find_citations(text)[0]
        signed = _SIGNED.search(text)
        head = Head(
            symbol=own.symbol,
            kind=own.kind,
            title=one_space(text[own.stop :]).rstrip(".") or None,
            issued_on=own.issued_on,
            year=own.issued_on.year if own.issued_on else own.year,
            signer=signed["person"] if signed else None,
            source_kind=SourceKind.PRESS,
            lines=[line.number],
        )
        if entry := self._register.by_code.get(re.split(r"[-/]", own.symbol)[-1]):
            head.issuer = Name(entry.name, line.number, quote=own.as_written)
            head.issuer_id, head.level = entry.id, entry.level
        self._notes.read([line], "head")
        self._notes.add("source-secondary", line.number, found["paper"])
        return head

    def _read_paragraph(self, line: Line) -> None:
        if re.search(r"(?:\.\.\.|…)\s*$", line.text):
            self._notes.add("list-truncated", line.number, line.text[-60:])
        marked = read_mark(line.text)
        if marked.mark is Mark.NUMBER:
            self._open_group(marked.number or "", marked.text, line)
        elif not re.search(r"[.:;…]\s*$", line.text):
            self._notes.ignore([line], "headline")
        elif self._group is None:
            self._read_goal(line)
        else:
            self._read_duty(line, *self._group)

    def _open_group(self, number: str, text: str, line: Line) -> None:
        self._group = (number, line.text)
        self._add(number, text, Grain.GROUP, None, line)

    def _read_goal(self, line: Line) -> None:
        if self._goals.read_text(line.text, line, (), in_goals=True):
            self._notes.read([line], "indicator")
        elif line.text.endswith(":"):
            self._notes.ignore([line], "lead-in")
        else:
            self._objectives.append(ParsedObjective(None, line.text, line.number, ()))
            self._notes.read([line], "objective")

    def _read_duty(self, line: Line, number: str, title: str) -> None:
        names, verb = read_subject(line.text, self._register.knows)
        if not names:
            siblings = sum(1 for each in self._solutions if each.part_of == number)
            self._add(f"{number}.{siblings + 1}", line.text, Grain.SOLUTION, number, line)
            return
        clause = Clause(Mark.NONE, None, line.text, (line,))
        leads = [Name(name, line.number, quote=line.text[:verb]) for name in names]
        task = self._duties.duty(clause, leads, title, (number,), verb, Origin.BODY)
        self._tasks.append(task)

    def _add(self, code: str, text: str, grain: Grain, part_of: str | None, line: Line) -> None:
        self._solutions.append(ParsedSolution(code, text, grain, part_of, line.number))
        self._notes.read([line], "solution")
