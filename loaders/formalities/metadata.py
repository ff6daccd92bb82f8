"""What a portal says beside a saved page: "Số hiệu: 565/TB-UBND", "Người ký: …"."""

from collections.abc import Sequence

from loaders.formalities.captions import contradicts
from loaders.formulas.portal_labels import NAMED, STATED, Said, said_under
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import find_date
from loaders.wording.references import SYMBOL, read_symbol


class PageMetadata:
    """Evidence for what the text leaves blank; held against the text, never put above it."""

    def __init__(self, head: Head, notes: Notes) -> None:
        self.head = head
        self.notes = notes
        self.found: dict[str, tuple[str, Line]] = {}
        self.signer: str | None = None

    def read_rows(self, lines: Sequence[Line]) -> list[Line]:
        """The lines without the rows in which a cell is a label and the next one its value."""
        return [line for line in lines if not (line.is_row and self._read_row(line))]

    def _read_row(self, line: Line) -> bool:
        """True if every filled cell is a label or its value."""
        pairs: list[tuple[str, str]] = []
        label: str | None = None
        for cell in line.cells:
            if named := NAMED.fullmatch(cell):
                label = named["name"]
            elif label is not None and cell:
                pairs.append((label, cell))
                label = None
            elif cell:
                return False
        for name, value in pairs:
            self._keep(name, value, line)
        return bool(pairs)

    def read_lines(self, lines: Sequence[Line]) -> list[Line]:
        """The lines that state no label with its value."""
        left = []
        for line in lines:
            if found := STATED.match(line.text):
                self._keep(found["name"], found["value"], line)
            else:
                left.append(line)
        return left

    def _keep(self, name: str, value: str, line: Line) -> None:
        self.notes.read([line], "metadata")
        self.found.setdefault(name.casefold(), (value.strip(), line))

    def use(self) -> None:
        """Give the head what it lacks; what contradicts it is said and not taken."""
        head = self.head
        for name, (value, line) in self.found.items():
            said = said_under(name)
            if said is Said.NUMBER:
                self._use_number(value, line)
            elif said is Said.DAY:
                self._use_day(value, line)
            elif said is Said.KIND:
                head.kind = head.kind or value.capitalize()
            elif said is Said.SIGNER:
                self.signer = value
            elif said is Said.ISSUER:
                head.issuer = head.issuer or Name(value, line.number, quote=line.text)

    def _use_number(self, value: str, line: Line) -> None:
        found = SYMBOL.search(value)
        if found is None:
            return
        symbol = read_symbol(found)
        if contradicts(self.head, symbol):
            self.notes.add("number-conflict", line.number, line.text)
        elif self.head.symbol is None:
            self.head.symbol = symbol
            self.notes.add("number-recovered", line.number, line.text, f"“{symbol}”.")

    def _use_day(self, value: str, line: Line) -> None:
        day = find_date(value)
        if day is None:
            return
        if day.value is None:
            self.notes.add("date-impossible", line.number, line.text)
        elif not self.head.agrees(day.value):
            self.notes.add("number-conflict", line.number, line.text)
        elif self.head.issued_on is None:
            self.head.issued_on = day.value
            self.notes.add("number-recovered", line.number, line.text)
