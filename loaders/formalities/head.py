"""The head of a document: number, place and date, kind, title, issuer, each by its reader."""

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
from loaders.formulas.marks import is_caption
from loaders.formulas.openings import opens
from loaders.layout.zones import Zones
from loaders.parsed.document import Head, Name
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line


class HeadReader:
    """Reads the head of one document and accounts for its lines.

    ``left`` are the paragraphs between title and body that neither open nor head it.
    """

    def __init__(self, zones: Zones, ledger: Ledger, issues: Issues, register: Register) -> None:
        self.zones = zones
        self.ledger = ledger
        self.issues = issues
        self.register = register
        self.head = Head()
        self.left: list[Line] = []
        self.own: Name | None = None
        self.portal_signer: str | None = None

    def read(self) -> Head:
        """Everything that the head, the captions of the annexes and a portal say."""
        metadata = PageMetadata(self.head, self.ledger, self.issues)
        numbering = NumberingReader(self.head, self.ledger, self.issues)
        rest = metadata.read_rows(self.zones.top)
        rest = numbering.read(metadata.read_lines(stand_apart(rest)))
        rest = self._read_own_caption(self._read_kind_and_title(rest))
        opening = self._read_opening(rest)
        heads = self.own is not None
        CaptionReader(self.zones.annexes, self.head, self.issues, heads=heads).read()
        issuers = IssuerReader(self.zones, self.head, self.issues, self.register)
        issuers.read(self.own, opening, numbering.line)
        metadata.use()
        self.portal_signer = metadata.signer
        if self.head.issued_on:
            self.head.year = self.head.issued_on.year
        if self.head.kind is None:
            self.issues.add("head-missing", None, "")
        issuers.identify()
        return self.head

    def _read_kind_and_title(self, lines: list[Line]) -> list[Line]:
        """The lines behind the title; those above it are the letterhead."""
        if found := find_kind(lines):
            self._read_letterhead(lines[: found.at])
            if found.doubtful:
                line, hint = lines[found.at], f"Hiểu là “{found.kind}”."
                self.issues.add("word-doubtful", line.number, line.text, hint)
            return TitleReader(self.head, self.ledger, self.register).read(lines, found)
        address = find_address(lines)
        if address is None:
            return lines
        self._read_letterhead(lines[:address])
        self.head.kind = "Công văn"
        read_subject_line(lines[:address], self.head, self.ledger)
        stop = address + 1
        while lines[address].text.endswith(":") and lines[stop : stop + 1]:
            if not lines[stop].text.startswith(("-", "–", "+")):
                break
            stop += 1
        self.ledger.read(lines[address:stop], "opening")
        return lines[stop:]

    def _read_letterhead(self, lines: list[Line]) -> None:
        reader = LetterheadReader(self.zones, self.head, self.ledger, self.register)
        self.own = reader.read(lines)

    def _read_own_caption(self, lines: list[Line]) -> list[Line]:
        """ "(Kèm theo Quyết định số …)" under a title: what the document is a part of."""
        for line in lines:
            if is_caption(line):
                self.head.caption = (line.number, line.text)
                self.ledger.read([line], "head")
        return [line for line in lines if not is_caption(line)]

    def _read_opening(self, lines: list[Line]) -> list[Line]:
        """The sentences that open the document; the others are kept in ``left``."""
        opening = [line for line in lines if opens(line.text)]
        self.ledger.read(opening, "opening")
        self.left = [line for line in lines if not opens(line.text)]
        if self.zones.body:
            self.ledger.ignore(self.left, "preamble")
        return opening
