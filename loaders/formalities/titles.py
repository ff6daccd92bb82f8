"""Kind and title of a document: where they stand, and how far the title runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.base.words import (
    UPPER,
    fold,
    one_space,
)
from graph.register.agencies import Register
from loaders.formalities.letterhead import cased, is_known
from loaders.formulas.kinds import HEADINGS, KIND_AT_END, KIND_LINE
from loaders.formulas.marks import ADDRESS, SUBJECT, is_caption
from loaders.formulas.openings import ISSUES_IT, begins_opening
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.names.shape import is_name

# "NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …"
_TITLE_ISSUER = re.compile(
    r"^(?:CỦA|của)\s+(?P<issuer>(?:BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH TRUNG ƯƠNG|"
    rf"CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|BAN THƯỜNG VỤ [{UPPER} ]+|BAN CHẤP HÀNH [{UPPER} ]+))"
    r"(?=\s+(?:về|Về|VỀ)\b|\s*$)\s*"
)
TITLE_LENGTH = 220
"""A longer line in small letters behind a title is the first paragraph."""


@dataclass(frozen=True)
class KindLine:
    """The line that names the kind, and what of the title stands behind it."""

    at: int
    kind: str
    rest: str | None = None
    doubtful: bool = False


def find_kind(lines: Sequence[Line]) -> KindLine | None:
    """The first line with a kind; else one whose letters are torn or misread."""
    for at, line in enumerate(lines):
        if found := KIND_LINE.match(line.text):
            return KindLine(at, found["kind"].capitalize(), found["rest"])
    for at, line in enumerate(lines):
        if kind := _misread_kind(line.text) or _kind_at_end(line.text):
            return KindLine(at, kind, doubtful=True)
    return None


def find_address(lines: Sequence[Line]) -> int | None:
    """Where a letter (*công văn*) names its addressees: "Kính gửi: …"."""
    return next((at for at, line in enumerate(lines) if ADDRESS.match(line.text)), None)


def read_subject_line(lines: Sequence[Line], head: Head, notes: Notes) -> None:
    """ "V/v …" above the addressees of a letter is its title."""
    subject = next((line for line in lines if SUBJECT.match(line.text)), None)
    if subject:
        head.title = SUBJECT.pattern.sub("", subject.text)
        head.lines = [subject.number]
        notes.read([subject], "head")


def _kind_at_end(text: str) -> str | None:
    """ "DEN i: : _ CHỈ THỊ": scraps of a stamp in front of the kind."""
    found = KIND_AT_END.search(text)
    return found[1].capitalize() if found and len(text) < 60 else None


def _misread_kind(text: str) -> str | None:
    """ "CHÍ THỊ", "KẾ HO ẠCH": a kind but for accents and blanks, alone on its line."""
    key = fold(re.sub(r"\W+", "", text))
    if len(key) > 20 or text != text.upper():
        return None
    return next(
        (kind.capitalize() for kind in HEADINGS if fold(kind.replace(" ", "")) == key),
        None,
    )


class TitleReader:
    """Reads kind and title into the head, and the issuer that some titles name."""

    def __init__(self, head: Head, notes: Notes, register: Register) -> None:
        self.head = head
        self.notes = notes
        self.register = register

    def read(self, lines: list[Line], found: KindLine) -> list[Line]:
        """The lines behind the title."""
        self.head.kind = found.kind
        title = [found.rest] if found.rest else []
        self.notes.read([lines[found.at]], "head")
        stop = found.at + 1
        while stop < len(lines) and _is_title(lines[stop], lines[stop - 1], title):
            if title and self._is_issuer_line(lines[stop]):
                break
            title.append(lines[stop].text)
            self.notes.read([lines[stop]], "head")
            stop += 1
        rest = self._read_issuer_line(lines[stop:])
        self.head.title = self._without_issuer(one_space(" ".join(title)), lines[found.at])
        self.head.lines = [line.number for line in lines[found.at : stop]]
        return rest

    def _read_issuer_line(self, lines: list[Line]) -> list[Line]:
        """The lines without an issuer at their beginning."""
        if not lines or not self._is_issuer_line(lines[0]):
            return lines
        said = lines[0]
        self.head.issuer = self.head.issuer or Name(cased(said.text), said.number, quote=said.text)
        self.notes.read([said], "head")
        return lines[1:]

    def _is_issuer_line(self, line: Line) -> bool:
        """ "ỦY BAN THƯỜNG VỤ QUỐC HỘI" alone below the title: who decides."""
        if line.text != line.text.upper() or line.text.endswith(":"):
            return False
        name = cased(line.text)
        return is_name(name) and is_known(name, self.head, self.register)

    def _without_issuer(self, title: str, line: Line) -> str | None:
        """ "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ về …" names its issuer in front of its title."""
        if found := _TITLE_ISSUER.match(title):
            entry = self.register.find(found["issuer"], (), self.head.day).entry
            name = entry.name if entry else found["issuer"]
            self.head.issuer = Name(name, line.number, quote=found[0].strip())
            title = title[found.end() :].strip()
        return title or None


def _is_title(line: Line, last: Line, title: list[str]) -> bool:
    """True for a line that belongs to the title, which so far is ``title``."""
    if is_caption(line):
        return False
    if not title:
        return True
    adjacent = line.number == last.number + 1
    wrapped = adjacent and not line.text[:1].isupper()
    issues_it = ISSUES_IT.search(line.text) and not wrapped
    if begins_opening(line.text) or issues_it or line.text.endswith(":"):
        return False
    if len(line.text) > TITLE_LENGTH and line.text != line.text.upper():
        return False
    return adjacent or line.text[:1].islower()
