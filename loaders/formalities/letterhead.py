"""The block in capitals that heads a document: who issues it, below the body it belongs to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.base.words import UPPER
from graph.register.agencies import Register
from graph.schema.vocabulary import AgencyKind, Level
from loaders.formalities.motto import is_beside_motto
from loaders.formulas.openings import begins_opening
from loaders.layout.zones import Zones
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.names.shape import is_name

# "UBND TỈNH LÀO CAI" -> "TỈNH LÀO CAI"
_PLACE_INSIDE = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s+(?!ủy|uỷ)\S.*$", re.IGNORECASE
)
_GENERIC = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BAN THƯỜNG VỤ|ĐẢNG ỦY")
_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s")
_TWO_CAPITALS = re.compile(rf"[{UPPER}]{{2}}")
_SHORT = re.compile(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|BQL|BCH|UBKT|TNCS|HTX|KH&CN)\b")
# "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "TỈNH ỦY HÀ TĨNH": the place is the group
_PROPER_PLACE = re.compile(
    r"\b(?:(?:TỈNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|"
    r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)(?!\s+(?:ỦY|UỶ)))\s+(.+)$"
)


class LetterheadReader:
    """Reads issuer, parent and province into the head from the lines above the kind."""

    def __init__(self, zones: Zones, head: Head, notes: Notes, register: Register) -> None:
        self.zones = zones
        self.head = head
        self.notes = notes
        self.register = register
        self.opening: list[Line] = []

    def read(self, lines: list[Line]) -> Name | None:
        """The body that the block names last, also if the register does not know it."""
        names = [
            name
            for name in self._written(_capital_names(self._capitals(lines), self.register))
            if not _GENERIC.fullmatch(name.text) and is_name(cased(name.text))
        ]
        places = (self.register.place_in(name.text) for name in names)
        self.head.province = next((place for place in places if place), None)
        if not names:
            return None
        self._read_issuer(names)
        own = names[-1]
        if len(names) > 1 and not _PLACE_INSIDE.search(own.text):
            self.head.parent = names[-2]
            own = self._with_place(own, names[-2])
        return own

    def _capitals(self, lines: list[Line]) -> list[Line]:
        """The lines in capitals; the others are part of the opening, or said by nobody."""
        capitals = [line for line in lines if _is_capital(line) or _is_named_beside(line)]
        self.notes.read(capitals, "head")
        small = [line for line in lines if line not in capitals]
        self.opening = [line for line in small if begins_opening(line.text)]
        self.notes.read(self.opening, "opening")
        self.notes.ignore([line for line in small if not begins_opening(line.text)], "above-head")
        return capitals

    def _read_issuer(self, names: list[Name]) -> None:
        if is_known(names[-1].text, self.head, self.register):
            self.head.issuer = names[-1]

    def _written(self, names: Sequence[Name]) -> Iterator[Name]:
        """The names with the capitals that the text gives them: "Sở Văn hóa và Thể thao"."""
        text = "\n".join(line.text for zone in (self.zones.body, self.zones.top) for line in zone)
        for name in names:
            spelled = Counter(
                found[0]
                for found in re.finditer(rf"\b{re.escape(name.text)}\b", text, re.IGNORECASE)
                if found[0] != found[0].upper() and found[0][:1].isupper()
            ).most_common(1)
            yield replace(name, text=spelled[0][0]) if spelled else name

    def _with_place(self, own: Name, parent: Name) -> Name:
        """ "SỞ CÔNG THƯƠNG" below "UBND TỈNH LÀO CAI" is that of the province."""
        place = _PLACE_INSIDE.search(parent.text)
        text = own.text
        if place and (tail := re.search(r"\s(tỉnh|thành phố|huyện|xã|phường)$", text)):
            text = text[: tail.start()]
        unplaced = not self.register.knows(own.text) or own.text.upper().startswith("SỞ")
        if place and unplaced:
            return Name(f"{text} {place[0].strip()}", own.line, quote=own.quote)
        return own


def is_known(name: str, head: Head, register: Register) -> bool:
    """True for one body of the register on the day of the document.

    Not for a group, and not for a minister: the decision is the ministry's.
    """
    found = register.find(name, (), head.day).entry
    if found is None or found.kind is AgencyKind.COLLECTIVE:
        return False
    above = register.get(found.part_of)
    return not (found.office and above and above.level is Level.MINISTRY)


def cased(text: str) -> str:
    """A name in capitals as it is written in a sentence: "Ủy ban nhân dân tỉnh Lào Cai"."""
    place = _PROPER_PLACE.search(text)
    stop = place.start(1) if place else len(text)
    kept = {found.start(): found[0] for found in _SHORT.finditer(text[:stop])}
    small = list(text[:stop].capitalize())
    for start, short in kept.items():
        small[start : start + len(short)] = short
    return "".join(small) + (place[1].title() if place else "")


def _is_capital(line: Line) -> bool:
    return line.text == line.text.upper() and _TWO_CAPITALS.search(line.text) is not None


def _is_named_beside(line: Line) -> bool:
    """ "Thủ tướng Chính phủ     Cộng hòa xã hội chủ nghĩa Việt Nam": small letters serve too."""
    return is_beside_motto(line) and is_name(line.text)


def _capital_names(lines: Sequence[Line], register: Register) -> list[Name]:
    """The names in capitals, each whole: "ỦY BAN NHÂN DÂN / TỈNH LÀO CAI" is one."""
    names: list[Name] = []
    for line in lines:
        whole = f"{names[-1].text} {line.text}" if names else ""
        if names and (_PLACE.match(line.text) or register.knows(whole)):
            names[-1] = Name(whole, names[-1].line, quote=names[-1].text)
        else:
            names.append(Name(line.text, line.number))
    return [Name(cased(each.text), each.line, quote=each.quote or each.text) for each in names]
