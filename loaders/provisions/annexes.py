"""What stands in annexes outside their tables: titles, captions, rulers, and duties in prose."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.base.words import UPPER
from graph.schema.vocabulary import Origin
from loaders.formulas.marks import RULER, annex_number, is_caption
from loaders.layout.clauses import Clause, build_clauses
from loaders.parsed.document import ParsedTask
from loaders.provisions.attributes import ListReader
from loaders.provisions.context import Context
from loaders.provisions.duties import DutyReader
from loaders.provisions.paragraphs import Place, Sense, Standing, look_at, sense_of
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
from loaders.wording.numerals import Mark, read_mark

_JUNK = re.compile(r"[A-Z]{1,8}")
_ASSIGNS = re.compile(
    rf"\bchủ trì\b|\bphối hợp với\b|^(?:Giao|Yêu cầu|Phân công)\s+[{UPPER}]|\bcó trách nhiệm\b|"
    r"[Cc]ơ quan thực hiện\s*:"
)
TITLE_LINES = 6
"""How many lines behind "Phụ lục" or a caption may be the title of an annex."""


@dataclass(frozen=True)
class Annexes:
    """Duties that annexes list without a table, and the lines that caption the annexes."""

    tasks: tuple[ParsedTask, ...]
    captions: tuple[Line, ...]


def read_annexes(
    lines: Sequence[Line], tabled: Collection[int], context: Context
) -> Reading[Annexes]:
    """Titles first, then what is left between the tables; ``tabled`` lines are those of tables."""
    notes = Notes()
    titles = _read_titles(lines, tabled, notes)
    reader = _AnnexReader(context, notes)
    left = [line for line in lines if not line.is_row and notes.is_open(line)]
    left = [line for line in left if line.number not in tabled]
    for clause in build_clauses(left):
        reader.read(clause, clause)
    unread = [line for line in left if notes.is_open(line)]
    if not any(_ASSIGNS.search(line.text) for line in unread):
        notes.ignore(unread, "annex-other")
    captions = tuple(line for line in titles if line.text.startswith("("))
    return notes.reading(Annexes(tuple(reader.tasks), captions))


def _read_titles(lines: Sequence[Line], tabled: Collection[int], notes: Notes) -> list[Line]:
    titles = []
    last_row = max((line.number for line in lines if line.is_row), default=0)
    left = TITLE_LINES
    for line in lines:
        if line.number in tabled:
            left = 0 if line.is_row else left
        elif RULER.match(line.text):
            notes.ignore([line], "ruler")
        elif line.is_row:
            left = 0
        elif line.number > last_row > 0 and _JUNK.fullmatch(line.text):
            notes.ignore([line], "junk")
            notes.add("junk-tail", line.number, line.text)
        elif annex_number(line) is not None or is_caption(line):
            left = TITLE_LINES
            titles.append(line)
        elif left > 0 and read_mark(line.text).mark is Mark.NONE and not _is_sentence(line):
            left -= 1
            titles.append(line)
        else:
            left = 0
    notes.read(titles, "annex-title")
    return titles


class _AnnexReader:
    def __init__(self, context: Context, notes: Notes) -> None:
        self._context = context
        self._notes = notes
        self._duties = DutyReader(context, notes)
        self._lists = ListReader(context, notes)
        self.tasks: list[ParsedTask] = []

    def read(self, clause: Clause, section: Clause) -> None:
        """The duties of a clause, or of those under it."""
        place = Place(Standing.ANNEX, section)
        paragraph = look_at(clause, place, self._context, self._duties)
        match sense_of(paragraph):
            case Sense.LISTED:
                self._notes.read(clause.lines, "section")
                self.tasks += self._lists.read(paragraph.listed, section, Origin.ANNEX)
            case Sense.DUTY:
                self.tasks += self._duties.read_item(clause, section, Origin.ANNEX)
            case _:
                for child in clause.children:
                    self.read(child, clause)


def _is_sentence(line: Line) -> bool:
    if _ASSIGNS.search(line.text) and line.text != line.text.upper():
        return True
    return len(line.text) > 80 and line.text != line.text.upper() and line.text.endswith((".", ";"))
