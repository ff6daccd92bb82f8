"""Who issues a document where no letterhead says it, and on which tier that body stands."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from graph.register.agencies import Found, Register
from graph.schema.vocabulary import Level
from loaders.formulas.openings import ISSUES_IT
from loaders.layout.zones import Zones
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.names.shape import is_name
from loaders.wording.references import find_citations

_LEVELS = (
    (Level.COMMUNE, r"\b(?:xã|phường|đặc khu|thị trấn)\b"),
    (Level.DISTRICT, r"\b(?:huyện|quận|thị xã)\b"),
    (Level.PROVINCE, r"\b(?:tỉnh|thành phố|tỉnh ủy|thành ủy)\b"),
    (Level.MINISTRY, r"^bộ\b"),
)


class IssuerReader:
    """Reads the issuer into the head and finds it in the register."""

    def __init__(self, zones: Zones, head: Head, notes: Notes, register: Register) -> None:
        self.zones = zones
        self.head = head
        self.notes = notes
        self.register = register

    def read(self, own: Name | None, opening: Sequence[Line], number_line: Line | None) -> None:
        """The head's ``own``; else the opening's first that is known; else by the code."""
        head = self.head
        if head.issuer is None:
            named = [Name(name, line.number) for line in opening for name in _issuers_in(line.text)]
            known = (each for each in named if self._find(each.text).entry)
            head.issuer = own or next(known, None) or next(iter(named), None)
        if head.issuer is None and head.suffix:
            code = re.split(r"[-/]", head.suffix)[-1]
            if entry := self.register.by_code.get(code):
                said = number_line or self.zones.top[0]
                head.issuer = Name(entry.name, said.number, quote=said.text)

    def identify(self) -> None:
        """Id and tier of the issuer; one that the register does not know is said."""
        head = self.head
        if head.issuer is None:
            self.notes.add("issuer-unknown", None, "")
            return
        found = self._find(head.issuer.text)
        if found.entry is None:
            head.level = level_of_name(head.issuer.text)
            self.notes.add("issuer-unknown", head.issuer.line, head.issuer.text)
            return
        head.issuer_id, head.level = found.entry.id, found.entry.level

    def _find(self, name: str) -> Found:
        """Whom a name means in the province that the document speaks of most."""
        province = main_province(self.zones, self.register, self.head.day)
        scopes = self.register.scopes(self.register.get(province))
        return self.register.find(name, scopes, self.head.day)


def _issuers_in(text: str) -> Iterator[str]:
    """Who the opening says issues it: "…, Bộ Y tế (sau đây gọi là Bộ) ban hành Kế hoạch"."""
    for found in ISSUES_IT.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in (", ", "; ", ". ", ")")) + 1
        name = text[start : found.start()].strip()
        if is_name(name) and not find_citations(name):
            yield name


def main_province(zones: Zones, register: Register, on: date | None) -> str | None:
    """The province that a document speaks of most; none if two are spoken of as often."""
    text = " ".join(line.text for zone in (zones.top, zones.body, zones.annexes) for line in zone)
    counts = Counter(register.gazetteer.mentions(text)).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    place = register.gazetteer.of_day(counts[0][0], on)
    return place.id if place else None


def level_of_name(name: str) -> Level | None:
    """The tier that a name speaks of."""
    lower = name.casefold()
    return next((level for level, words in _LEVELS if re.search(words, lower)), None)
