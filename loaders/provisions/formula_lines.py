"""Lines of a body that lay nothing down: rulers, titles of tables, sentences that close it."""

import re
from collections.abc import Iterator, Sequence

from loaders.formulas.closings import ASKS_TO_CARRY_OUT, closes
from loaders.formulas.marks import RULER, TABLE_TITLE
from loaders.source.lines import Line
from loaders.source.readings import Notes

_JUNK_TAIL = re.compile(r"\.?/\s*(?P<junk>[A-Za-z]{1,8})$")
_STOP = re.compile(r"[.:;]\W*$")


def without_formulas(lines: Sequence[Line], notes: Notes, *, directs: bool) -> Iterator[Line]:
    """The lines but for formulas; a closing sentence may run over several lines.

    ``directs``: what the document asks of bodies is a duty, even if it closes the document.
    """
    last: Line | None = None
    for line in lines:
        goes_on = last is not None and _goes_on(last, line)
        if line.is_row or not (_is_formula(line, notes, directs=directs) or goes_on):
            last = None
            yield line
            continue
        if goes_on:
            notes.ignore([line], "closing-formula")
        last = line if goes_on or closes(line.text) else None


def _goes_on(last: Line, line: Line) -> bool:
    return line.number == last.number + 1 and not _STOP.search(last.text)


def _is_formula(line: Line, notes: Notes, *, directs: bool) -> bool:
    if RULER.match(line.text):
        notes.ignore([line], "ruler")
    elif TABLE_TITLE.match(line.text):
        notes.ignore([line], "table-title")
    elif closes(line.text) and not (directs and ASKS_TO_CARRY_OUT.match(line.text)):
        notes.ignore([line], "closing-formula")
        if junk := _JUNK_TAIL.search(line.text):
            notes.add("junk-tail", line.number, junk["junk"])
    else:
        return False
    return True
