"""A newspaper's report of a directive: a secondary source, read as far as it goes."""

import re
from collections.abc import Sequence

from graph.base.words import one_space
from graph.register.agencies import Register
from graph.schema.vocabulary import (
    Grain,
    Origin,
    SourceKind,
)
from loaders.formulas.numerals import Mark, read_mark
from loaders.layout.clauses import Clause
from loaders.parsed.document import (
    Name,
    Parsed,
    ParsedObjective,
    ParsedSolution,
)
from loaders.provisions.duties import DutyReader
from loaders.provisions.indicators import GoalReader
from loaders.source.lines import Line
from loaders.wording.names.subjects import read_subject
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


class PressReader:
    """Reads a report: its first sentence is the head, numbered headings are groups."""

    def __init__(self, parsed: Parsed, register: Register) -> None:
        self._parsed = parsed
        self._register = register
        self._duties = DutyReader(register.knows, parsed.ledger, parsed.issues)
        self._goals = GoalReader(parsed.ledger)
        self._group: tuple[str, str] | None = None

    def read(self, lines: Sequence[Line]) -> None:
        """The whole report."""
        filled = [line for line in lines if line.text]
        self._read_head(filled[0])
        for line in filled[1:]:
            self._read_paragraph(line)
        self._parsed.indicators += self._goals.found

    def _read_head(self, line: Line) -> None:
        head, found = self._parsed.head, _DATELINE.match(line.text)
        assert found
        text = found["text"]
        own: Citation = find_citations(text)[0]
        head.source_kind = SourceKind.PRESS
        head.symbol, head.kind = own.symbol, own.kind
        head.title = one_space(text[own.stop :]).rstrip(".") or None
        head.issued_on, head.lines = own.issued_on, [line.number]
        head.year = own.issued_on.year if own.issued_on else own.year
        if signed := _SIGNED.search(text):
            head.signer = signed["person"]
        if entry := self._register.by_code.get(re.split(r"[-/]", own.symbol)[-1]):
            head.issuer = Name(entry.name, line.number, quote=own.as_written)
            head.issuer_id, head.level = entry.id, entry.level
        self._parsed.ledger.read([line], "head")
        self._parsed.issues.add("source-secondary", line.number, found["paper"])

    def _read_paragraph(self, line: Line) -> None:
        if re.search(r"(?:\.\.\.|…)\s*$", line.text):
            self._parsed.issues.add("list-truncated", line.number, line.text[-60:])
        marked = read_mark(line.text)
        if marked.mark is Mark.NUMBER:
            self._open_group(marked.number or "", marked.text, line)
        elif not re.search(r"[.:;…]\s*$", line.text):
            self._parsed.ledger.ignore([line], "headline")
        elif self._group is None:
            self._read_goal(line)
        else:
            self._read_duty(line)

    def _open_group(self, number: str, text: str, line: Line) -> None:
        self._group = (number, line.text)
        self._add(number, text, Grain.GROUP, None, line)

    def _read_goal(self, line: Line) -> None:
        if self._goals.read_text(line.text, line, (), in_goals=True):
            self._parsed.ledger.read([line], "indicator")
        elif line.text.endswith(":"):
            self._parsed.ledger.ignore([line], "lead-in")
        else:
            self._parsed.objectives.append(ParsedObjective(None, line.text, line.number, ()))
            self._parsed.ledger.read([line], "objective")

    def _read_duty(self, line: Line) -> None:
        assert self._group
        number, title = self._group
        clause = Clause(Mark.NONE, None, line.text, [line])
        names, verb = read_subject(line.text, self._register.knows)
        if not names:
            siblings = sum(1 for each in self._parsed.solutions if each.part_of == number)
            self._add(f"{number}.{siblings + 1}", line.text, Grain.SOLUTION, number, line)
            return
        leads = [Name(name, line.number, quote=line.text[:verb]) for name in names]
        task = self._duties.duty(clause, leads, title, (number,), verb, Origin.BODY)
        self._parsed.tasks.append(task)

    def _add(self, code: str, text: str, grain: Grain, part_of: str | None, line: Line) -> None:
        self._parsed.solutions.append(ParsedSolution(code, text, grain, part_of, line.number))
        self._parsed.ledger.read([line], "solution")
