"""Number, place and date of a document, as its head prints them."""

import re

from loaders.formalities.motto import NEAR
from loaders.formulas.marks import NUMBER_LINE, PLACE_DATE, PLACE_DATE_TORN, RULER
from loaders.parsed.document import Head
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import make_date
from loaders.wording.references import SYMBOL, read_symbol

# "  /KH-BGDĐT" where the number is left blank
_SUFFIX = re.compile(r"^[\s.…_]*[/-]\s*(?P<code>[A-ZĐ][\wĐđ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ&]*)*)\s*$")


class NumberingReader:
    """Reads number, place and date into the head; ``line`` is where the number stands."""

    def __init__(self, head: Head, notes: Notes) -> None:
        self.head = head
        self.notes = notes
        self.line: Line | None = None

    def read(self, lines: list[Line]) -> list[Line]:
        """The lines that say neither; rulers and mottos are ignored."""
        left = []
        torn = self._read_torn_dates(lines)
        for line in (each for place, each in enumerate(lines) if place not in torn):
            if not line.text or RULER.match(line.text):
                self.notes.ignore([line], "motto" if not line.text else "ruler")
            elif number := NUMBER_LINE.match(line.text):
                self._read_number(number["rest"], line)
            elif place_date := PLACE_DATE.match(line.text):
                self._read_place_date(place_date, line)
            else:
                left.append(line)
        return left

    def _read_number(self, rest: str, line: Line) -> None:
        self.notes.read([line], "head")
        self.line = line
        if found := SYMBOL.match(rest):
            self.head.symbol = read_symbol(found)
            self.head.suffix = re.sub(r"^[\d\s]+[a-z]?\s*[/-]\s*", "", self.head.symbol)
            if place := PLACE_DATE.match(rest[found.end() :].strip()):
                self._read_place_date(place, line)
            return
        if blank := _SUFFIX.match(rest):
            self.head.suffix = re.sub(r"\s+", "", blank["code"])
        self.notes.add("number-blank", line.number, line.text)

    def _read_torn_dates(self, lines: list[Line]) -> set[int]:
        """Read a date that runs over two lines; the places of both."""
        for start, line in enumerate(lines):
            if not PLACE_DATE_TORN.match(line.text):
                continue
            for end in range(start + 1, min(start + 1 + NEAR, len(lines))):
                whole = PLACE_DATE.pattern.fullmatch(f"{line.text} {lines[end].text}")
                if whole and whole["y"]:
                    self._read_place_date(whole, line)
                    self.notes.read([lines[end]], "head")
                    return {start, end}
        return set()

    def _read_place_date(self, found: re.Match[str], line: Line) -> None:
        self.notes.read([line], "head")
        self.head.place = found["place"]
        self.head.year = int(found["y"]) if found["y"] else None
        month = int(found["m"] or 0)
        self.head.month = month if 1 <= month <= 12 else None
        if not (found["d"] and found["m"] and found["y"]):
            self.notes.add("number-blank", line.number, line.text)
            return
        self.head.issued_on = make_date(int(found["y"]), int(found["m"]), int(found["d"]))
        if self.head.issued_on is None:
            self.notes.add("date-impossible", line.number, line.text)
