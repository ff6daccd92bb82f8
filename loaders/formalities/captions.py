"""What the captions of annexes say of the document: "(Kèm theo Kế hoạch số 12/KH-BYT …)"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from graph.base.words import UPPER, one_space
from loaders.formulas.marks import CAPTION_WITH_NUMBER
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import find_date
from loaders.wording.references import (
    SYMBOL,
    kind_of,
    read_symbol,
)

_OF_ISSUER = re.compile(
    rf"^[\s,]*của\s+(?P<issuer>[{UPPER}][^,;.()]*?)(?=\s+(?:về|triển khai|thực hiện|ban hành)\b|"
    r"[,;.()]|$)"
)


def contradicts(head: Head, symbol: str) -> bool:
    """True if the head prints another number, or leaves it blank before another code."""
    suffix = re.sub(r"^\d+[a-z]?[/-]", "", symbol)
    other_code = bool(head.suffix) and head.suffix != suffix
    return other_code or (head.symbol is not None and head.symbol != symbol)


class CaptionReader:
    """Recovers number, date and issuer that the head leaves blank; a conflict is said.

    ``heads``: a block in capitals names the issuer, so no caption need.
    """

    def __init__(self, annexes: Sequence[Line], head: Head, notes: Notes, *, heads: bool) -> None:
        self.annexes = annexes
        self.head = head
        self.notes = notes
        self.heads = heads

    def read(self) -> None:
        """Hold each caption against the head."""
        for text, line in self._captions():
            attached = CAPTION_WITH_NUMBER.search(text)
            found = SYMBOL.match(text, attached.end()) if attached else None
            if found:
                self._compare(read_symbol(found), text[found.end() :], line)

    def _captions(self) -> Iterator[tuple[str, Line]]:
        """Each "kèm theo … số …" with the two lines that follow it, as one text."""
        for place, line in enumerate(self.annexes):
            if not line.is_row and CAPTION_WITH_NUMBER.search(line.text):
                following = self.annexes[place : place + 3]
                yield " ".join(each.text for each in following if not each.is_row), line

    def _compare(self, symbol: str, rest: str, line: Line) -> None:
        if contradicts(self.head, symbol):
            self.notes.add("number-conflict", line.number, line.text)
            return
        written = find_date(rest[:40])
        self._take(symbol, written.value if written else None, line)
        if written:
            rest = rest[rest.index(written.text) + len(written.text) :]
        named = _OF_ISSUER.match(rest)
        if named and self.head.issuer is None and not self.heads:
            name = one_space(named["issuer"])
            self.head.issuer = Name(name, self._line_of(name, line))

    def _take(self, symbol: str, issued_on: date | None, line: Line) -> None:
        head = self.head
        if issued_on and not head.agrees(issued_on):
            self.notes.add("number-conflict", line.number, line.text)
            issued_on = head.issued_on
        if head.symbol is None or (head.issued_on is None and issued_on):
            self.notes.add("number-recovered", line.number, line.text, f"“{symbol}”.")
        head.symbol = symbol
        head.kind = head.kind or kind_of(symbol)
        head.issued_on = head.issued_on or issued_on

    def _line_of(self, words: str, line: Line) -> int:
        """The line of a caption that holds these words; its first line if they are torn."""
        numbers = range(line.number, line.number + 3)
        captions = (each for each in self.annexes if each.number in numbers)
        return next((each.number for each in captions if words in each.text), line.number)
