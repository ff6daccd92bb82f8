"""Other documents that a document names: they enter the graph as cited, not as loaded."""

from collections.abc import Mapping

from graph.base.ids import (
    document_id,
    is_local_code,
    symbol_key,
)
from graph.register.entries import Entry
from graph.schema.edges import (
    Amends,
    Cites,
    Implements,
    IssuedBy,
    Reference,
    Replaces,
)
from loaders.formulas.kinds import label_of
from loaders.parsed.document import ParsedTask
from loaders.recording.collector import Collector
from loaders.wording.names.subjects import trim_to_known
from loaders.wording.references import (
    Citation,
    changes,
    find_citations,
    kind_of,
)

MOST_PLACES = 50
"""Places that are looked at for the date and issuer of one cited document."""
_REFERENCES: dict[str, type[Reference]] = {"CITES": Cites, "AMENDS": Amends, "REPLACES": Replaces}


class Citer:
    """Adds the documents that a document names to what it collects."""

    def __init__(self, found: Collector, known_years: Mapping[str, int]) -> None:
        self._found = found
        self._known_years = known_years
        self._by_symbol: dict[str, list[Citation]] = {}
        for each in found.parsed.citations:
            same = self._by_symbol.setdefault(each.symbol, [])
            if len(same) < MOST_PLACES:
                same.append(each)

    def _stub(self, citation: Citation) -> str:
        """The id of a cited document; it enters the graph as not loaded."""
        issuer = self._issuer_of(citation)
        year = citation.year or self._year_of(citation.symbol)
        place = self._found.register.place_of(issuer) or self._named_place(citation)
        id_ = document_id(citation.symbol, year, place)
        if id_ != self._found.document.id and id_ not in self._found.nodes:
            kind = kind_of(citation.symbol)
            self._found.nodes[id_] = label_of(kind, None)(
                id=id_, symbol=citation.symbol, kind=kind, year=year, loaded=False
            )
        return id_

    def _named_place(self, citation: Citation) -> str | None:
        """The province in the issuer's name, for issuers that the register does not know."""
        named = (each.issuer for each in (citation, *self._same(citation.symbol)) if each.issuer)
        places = (self._found.register.place_in(name) for name in named)
        return next((place for place in places if place), None)

    def _issuer_of(self, citation: Citation) -> Entry | None:
        """Who issued it: as said here or elsewhere in the text, or by its code."""
        for each in (citation, *self._same(citation.symbol)):
            if entry := self._named_issuer(each):
                return entry
        return self._found.issuer if is_local_code(citation.symbol) else None

    def _named_issuer(self, citation: Citation) -> Entry | None:
        register = self._found.register
        name = trim_to_known(citation.issuer or "", register.knows)
        return register.find(name, self._found.scopes, citation.issued_on).entry if name else None

    def _year_of(self, symbol: str) -> int | None:
        years = [each.year for each in self._same(symbol) if each.year]
        return years[0] if years else self._known_years.get(symbol_key(symbol))

    def _same(self, symbol: str) -> list[Citation]:
        return self._by_symbol.get(symbol, [])

    def _refer(self, kind: type[Reference], start: str, citation: Citation, quote: str) -> None:
        end = self._stub(citation)
        if start == end:
            return
        self._found.edge(
            kind,
            start,
            end,
            citation.line,
            quote,
            cited_as=citation.as_written,
            cited_on=citation.issued_on,
        )

    def add_document_references(self) -> None:
        """What the document carries out and cites, and what it says others carry out."""
        carried_out = set()
        for citation in self._found.parsed.implements:
            carried_out.add(citation.symbol)
            quote = citation.quote or citation.as_written
            self._refer(Implements, self._found.document.id, citation, quote)
        for how, citation in self._found.parsed.changed:
            quote = citation.quote or citation.as_written
            self._refer(_REFERENCES[how.upper()], self._found.document.id, citation, quote)
        for link in self._found.parsed.links:
            start = self._stub(link.lower)
            self._refer(Implements, start, link.upper, link.quote)
        parsed = self._found.parsed
        first = {each.symbol: each for each in reversed((*parsed.citations, *parsed.noted))}
        for citation in sorted(first.values(), key=lambda each: (each.line or 0, each.start)):
            if citation.symbol not in carried_out:
                self._refer(Cites, self._found.document.id, citation, citation.as_written)
            self._add_issuer(citation)

    def _add_issuer(self, citation: Citation) -> None:
        for each in self._same(citation.symbol):
            if entry := self._named_issuer(each):
                self._found.add_agency(entry)
                stub, quote = self._stub(citation), f"của {each.issuer}"
                self._found.edge(IssuedBy, stub, entry.id, each.line, quote)
                return

    def add_task_references(self, said: ParsedTask, task: str) -> None:
        """What one task cites, amends or replaces."""
        for text in (said.text, said.timeframe.text if said.timeframe else "", said.output or ""):
            citations = [
                each
                for each in find_citations(text, said.line)
                if each.symbol != self._found.document.symbol
            ]
            changed = changes(text, citations)
            for place, citation in enumerate(citations):
                kinds = changed.get(place, ("CITES",))
                for kind in kinds:
                    self._refer(_REFERENCES[kind], task, citation, citation.as_written)
