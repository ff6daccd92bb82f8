"""The head of a document: number, place and date, kind, title, issuer, each by its reader."""

from dataclasses import dataclass

from graph.register.agencies import Register
from loaders.formalities.captions import CaptionReader
from loaders.formalities.issuers import IssuerReader
from loaders.formalities.letterhead import LetterheadReader
from loaders.formalities.metadata import PageMetadata
from loaders.formalities.motto import stand_apart
from loaders.formalities.numbering import NumberingReader
from loaders.formalities.titles import (
    TitleReader,
    find_address,
    find_kind,
    read_subject_line,
)
from loaders.formulas.kinds import LETTER
from loaders.formulas.marks import is_caption
from loaders.formulas.openings import opens
from loaders.layout.zones import Zones
from loaders.parsed.document import Head, Name
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading


@dataclass(frozen=True)
class Heading:
    """What stands above the body: the head, and the paragraphs behind its title."""

    head: Head
    opening: tuple[Line, ...]
    """The sentences that open the document: legal basis, whom it addresses."""
    portal_signer: str | None
    """Who signed it, as a portal says beside the text."""
    rest: tuple[Line, ...]
    """Paragraphs that neither open nor head it; the body of a document without sections."""


def read_head(zones: Zones, register: Register) -> Reading[Heading]:
    """Everything that the head, the captions of the annexes and a portal say."""
    return _HeadReader(zones, register).read()


class _HeadReader:
    def __init__(self, zones: Zones, register: Register) -> None:
        self.zones = zones
        self.notes = Notes()
        self.register = register
        self.head = Head()
        self.opening: list[Line] = []
        self.own: Name | None = None

    def read(self) -> Reading[Heading]:
        metadata = PageMetadata(self.head, self.notes)
        numbering = NumberingReader(self.head, self.notes)
        lines = metadata.read_rows(self.zones.top)
        lines = numbering.read(metadata.read_lines(stand_apart(lines)))
        lines = self._read_own_caption(self._read_kind_and_title(lines))
        opening, rest = self._read_opening(lines)
        heads = self.own is not None
        CaptionReader(self.zones.annexes, self.head, self.notes, heads=heads).read()
        issuers = IssuerReader(self.zones, self.head, self.notes, self.register)
        issuers.read(self.own, opening, numbering.line)
        metadata.use()
        if self.head.issued_on:
            self.head.year = self.head.issued_on.year
        if self.head.kind is None:
            self.notes.add("head-missing", None, "")
        issuers.identify()
        return self.notes.reading(
            Heading(self.head, tuple(self.opening), metadata.signer, tuple(rest))
        )

    def _read_kind_and_title(self, lines: list[Line]) -> list[Line]:
        """The lines behind the title; those above it are the letterhead."""
        if found := find_kind(lines):
            self._read_letterhead(lines[: found.at])
            if found.doubtful:
                line, hint = lines[found.at], f"Hiểu là “{found.kind}”."
                self.notes.add("word-doubtful", line.number, line.text, hint)
            return TitleReader(self.head, self.notes, self.register).read(lines, found)
        address = find_address(lines)
        if address is None:
            return lines
        self._read_letterhead(lines[:address])
        self.head.kind = LETTER.name
        read_subject_line(lines[:address], self.head, self.notes)
        stop = address + 1
        while lines[address].text.endswith(":") and lines[stop : stop + 1]:
            if not lines[stop].text.startswith(("-", "–", "+")):
                break
            stop += 1
        self.opening += lines[address:stop]
        self.notes.read(lines[address:stop], "opening")
        return lines[stop:]

    def _read_letterhead(self, lines: list[Line]) -> None:
        reader = LetterheadReader(self.zones, self.head, self.notes, self.register)
        self.own = reader.read(lines)
        self.opening += reader.opening

    def _read_own_caption(self, lines: list[Line]) -> list[Line]:
        """ "(Kèm theo Quyết định số …)" under a title: what the document is a part of."""
        for line in lines:
            if is_caption(line):
                self.head.caption = (line.number, line.text)
                self.notes.read([line], "head")
        return [line for line in lines if not is_caption(line)]

    def _read_opening(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """The sentences that open the document, and the others."""
        opening = [line for line in lines if opens(line.text)]
        rest = [line for line in lines if not opens(line.text)]
        self.opening += opening
        self.notes.read(opening, "opening")
        if self.zones.body:
            self.notes.ignore(rest, "preamble")
        return opening, rest
