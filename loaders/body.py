"""The body of a directive: each section goes to the interpreter that its heading asks for."""

import re
from collections.abc import Sequence

from graph.vocabulary import Grain
from loaders.indicators import GoalReader
from loaders.lines import Line
from loaders.names import Knows
from loaders.parsed import Parsed, ParsedSolution
from loaders.structure import Clause, Role, build_clauses, role_of
from loaders.tasks import DutyReader

_CLOSING = re.compile(r"^Trên đây là\b|^(?:Yêu cầu|Đề nghị) (?:các|thủ trưởng)\b.*\./")
_POINTER = re.compile(
    r"(?:tại|theo|trong) (?:các )?Phụ lục\b|(?:có )?Phụ lục (?:chi tiết )?kèm theo", re.I
)
_JUNK_TAIL = re.compile(r"\.?/\s*(?P<junk>[A-Za-z]{1,8})$")


class BodyReader:
    """Reads the body of one document into its records."""

    def __init__(self, parsed: Parsed, knows: Knows, *, indicators_in_annex: bool) -> None:
        self._parsed = parsed
        self._duties = DutyReader(knows, parsed.ledger, parsed.issues)
        self._goals = GoalReader(parsed.ledger)
        self._indicators_in_annex = indicators_in_annex

    def read(self, lines: Sequence[Line]) -> None:
        """Every section of the body."""
        kept = [line for line in lines if not line.is_row and not self._is_formula(line)]
        for section in build_clauses(kept):
            self._read_section(section, role_of(section.text))
        self._parsed.indicators += self._goals.found

    def _is_formula(self, line: Line) -> bool:
        if re.fullmatch(r"[\W_]+", line.text):
            self._parsed.ledger.ignore([line], "ruler")
            return True
        if not _CLOSING.match(line.text):
            return False
        self._parsed.ledger.ignore([line], "closing-formula")
        if junk := _JUNK_TAIL.search(line.text):
            self._parsed.issues.add("junk-tail", line.number, junk["junk"])
        return True

    def _read_section(self, section: Clause, role: Role) -> None:
        ledger = self._parsed.ledger
        if role is Role.ORGANISATION:
            self._parsed.tasks += self._duties.read_section(section)
        elif role is Role.SOLUTIONS:
            self._read_solutions(section)
        elif role is Role.GOALS:
            self._read_goals(section)
        elif role in (Role.BACKGROUND, Role.FUNDING):
            ledger.ignore(section.all_lines(), role.value)
        elif section.children:
            ledger.read(section.lines, "section")
            for child in section.children:
                self._read_section(child, role_of(child.text))

    def _read_goals(self, section: Clause) -> None:
        if self._indicators_in_annex:
            self._parsed.ledger.ignore(section.all_lines(), "goals-in-annex")
            return
        self._goals.read_clauses(section.children, (section.number,) if section.number else ())
        open_lines = [line for line in section.all_lines() if self._parsed.ledger.is_open(line)]
        self._parsed.ledger.ignore(open_lines, "goals-qualitative")

    def _read_solutions(self, section: Clause) -> None:
        self._parsed.ledger.read(section.lines, "section")
        for child in section.children:
            if not child.children and _POINTER.search(child.text):
                self._parsed.ledger.ignore(child.lines, "pointer-to-annex")
            elif child.children and role_of(child.text) is Role.GOALS and len(child.text) < 40:
                self._read_goals(child)
            elif child.number:
                self._read_group(child)
            else:
                self._add(
                    child, Grain.SOLUTION, self._next_code(section.number or "1"), section.number
                )

    def _read_group(self, clause: Clause) -> None:
        code = clause.number or ""
        self._add(clause, Grain.GROUP, code, None, alone=True)
        for place, child in enumerate(clause.children, start=1):
            self._add(child, Grain.SOLUTION, f"{code}.{place}", code)

    def _next_code(self, group: str) -> str:
        taken = sum(1 for each in self._parsed.solutions if each.part_of == group)
        return f"{group}.{taken + 1}"

    def _add(
        self, clause: Clause, grain: Grain, code: str, part_of: str | None, *, alone: bool = False
    ) -> None:
        text = clause.text if alone else clause.whole_text()
        self._parsed.solutions.append(ParsedSolution(code, text, grain, part_of, clause.line))
        self._parsed.ledger.read(clause.lines if alone else clause.all_lines(), "solution")
