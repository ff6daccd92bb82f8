"""What stands in annexes outside their tables: titles, captions, rulers, and duties in prose."""

import re
from collections.abc import Sequence

from graph.base.words import UPPER
from graph.register.agencies import Register
from graph.schema.vocabulary import Origin
from loaders.formulas.marks import annex_number, is_caption
from loaders.formulas.numerals import Mark, read_mark
from loaders.layout.clauses import Clause, build_clauses
from loaders.parsed.document import Parsed
from loaders.provisions.attributes import ListReader, find_listed
from loaders.provisions.duties import DutyReader
from loaders.source.lines import Line

_RULER = re.compile(r"[\W_]+")
_JUNK = re.compile(r"[A-Z]{1,8}")
_ASSIGNS = re.compile(
    rf"\bchủ trì\b|\bphối hợp với\b|^(?:Giao|Yêu cầu|Phân công)\s+[{UPPER}]|\bcó trách nhiệm\b|"
    r"[Cc]ơ quan thực hiện\s*:"
)
TITLE_LINES = 6
"""How many lines behind "Phụ lục" or a caption may be the title of an annex."""


class AnnexReader:
    """Accounts for the words of annexes, and reads the duties that they list without a table."""

    def __init__(self, parsed: Parsed, register: Register) -> None:
        self._parsed = parsed
        self._ledger = parsed.ledger
        issued_on = parsed.head.issued_on
        self._duties = DutyReader(register.knows, parsed.ledger, parsed.issues, issued_on)
        self._lists = ListReader(register.knows, parsed.ledger, parsed.issues, issued_on)

    def read(self, lines: Sequence[Line]) -> None:
        """Titles first, then what is left between the tables."""
        self._read_titles(lines)
        left = [line for line in lines if not line.is_row and self._ledger.is_open(line)]
        for clause in build_clauses(left):
            self._read_clause(clause, clause)
        open_lines = [line for line in left if self._ledger.is_open(line)]
        if not any(_ASSIGNS.search(line.text) for line in open_lines):
            self._ledger.ignore(open_lines, "annex-other")

    def _read_titles(self, lines: Sequence[Line]) -> None:
        last_row = max((line.number for line in lines if line.is_row), default=0)
        left = TITLE_LINES
        for line in lines:
            if _RULER.fullmatch(line.text):
                self._ledger.ignore([line], "ruler")
            elif line.is_row:
                left = 0
            elif line.number > last_row > 0 and _JUNK.fullmatch(line.text):
                self._ledger.ignore([line], "junk")
                self._parsed.issues.add("junk-tail", line.number, line.text)
            elif annex_number(line) is not None or is_caption(line):
                left = TITLE_LINES
                self._ledger.read([line], "annex-title")
            elif left > 0 and read_mark(line.text).mark is Mark.NONE and not _is_sentence(line):
                left -= 1
                self._ledger.read([line], "annex-title")
            else:
                left = 0

    def _read_clause(self, clause: Clause, section: Clause) -> None:
        if found := find_listed(clause):
            self._ledger.read(clause.lines, "section")
            self._parsed.tasks += self._lists.read(found, section, Origin.ANNEX)
        elif (clause.children and self._duties.unit(clause)) or self._duties.assigns(clause):
            self._parsed.tasks += self._duties.read_item(clause, section, Origin.ANNEX)
        else:
            for child in clause.children:
                self._read_clause(child, clause)


def _is_sentence(line: Line) -> bool:
    if _ASSIGNS.search(line.text) and line.text != line.text.upper():
        return True
    return len(line.text) > 80 and line.text != line.text.upper() and line.text.endswith((".", ";"))
