"""Other documents in ``chidao parse --json``: where they are named, and which carries out which."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, Self

from pydantic import Field

from loaders.exchange.json_part import JsonPart, Text
from loaders.parsed.document import Parsed
from loaders.wording.references import Citation, StatedLink, kind_of

How = Literal["implements", "cites", "note", "amends", "replaces"]
CHANGES: tuple[How, ...] = ("amends", "replaces")


class JsonCitation(JsonPart):
    """One place where the document names another."""

    how: How = Field("cites", description="What for; a note stands at the foot of a page.")
    symbol: Text = Field(description="Number and code of the other document.")
    line: int | None = Field(None, description="Line of the source.")
    issued_on: date | None = Field(None, description="Its day of issue, if it is stated.")
    year: int | None = Field(None, description="Its year of issue, if it is stated.")
    issuer: Text | None = Field(None, description="Who issued it, if it is stated.")
    cited_as: Text | None = Field(None, description="The other document in the words of this one.")
    quote: Text | None = Field(None, description="The words that name it.")

    @classmethod
    def of(cls, said: Citation, **own: str) -> Self:
        """The place; ``how`` is told where it stands among others."""
        return cls.like(said, cited_as=said.as_written, **own)

    @classmethod
    def all_of(cls, said: Parsed) -> Iterator[Self]:
        """The places that say something new of a document: the first, a day, an issuer."""
        for how, named in (
            ("implements", said.implements),
            ("cites", said.citations),
            ("note", said.noted),
            *((how, [each]) for how, each in said.changed),
        ):
            new: dict[tuple[object, ...], Citation] = {}
            for each in named:
                new.setdefault((each.symbol, each.issued_on, each.year, each.issuer), each)
            yield from (cls.of(each, how=how) for each in new.values())

    @classmethod
    def bare(cls, symbol: str, line: int = 1) -> Self:
        """The place of a document of which nothing is known but its symbol."""
        return cls.model_construct(symbol=symbol, line=line)

    def parsed(self) -> Citation:
        """The citation again; number and kind are those of the symbol."""
        return self.into(
            Citation,
            kind=kind_of(self.symbol),
            number=self.symbol.split("/")[0].split("-")[0],
            start=0,
            stop=len(self.symbol),
            year=self.year or (self.issued_on.year if self.issued_on else None),
            as_written=self.cited_as or self.symbol,
        )


def cited(places: Sequence[JsonCitation], symbols: Sequence[str]) -> list[Citation]:
    """The places that name these documents; one without a place is known by its symbol alone."""
    named = {each.symbol for each in places}
    without = [JsonCitation.bare(each) for each in dict.fromkeys(symbols) if each not in named]
    return [each.parsed() for each in (*places, *without) if each.symbol in symbols]


class JsonLink(JsonPart):
    """A document that carries out another, as the text says."""

    lower: Text = Field(alias="from", description="Symbol of the one that carries out.")
    upper: Text = Field(alias="to", description="Symbol of the one that is carried out.")
    type: Literal["IMPLEMENTS"] = Field("IMPLEMENTS", description="What the link says.")
    line: int = Field(1, description="Line of the source.")
    quote: Text | None = Field(None, description="The words that say so of two other documents.")
    from_cited: JsonCitation | None = Field(None, description="Where they name the lower one.")
    to_cited: JsonCitation | None = Field(None, description="Where they name the upper one.")
    document: Text | None = Field(None, description="Id of the attached document that says so.")

    @classmethod
    def all_of(cls, said: Parsed, own_id: str) -> Iterator[Self]:
        """What the document itself carries out, then the links that it states of others."""
        own, type_ = said.head.symbol or own_id, "IMPLEMENTS"
        for each in said.implements:
            yield cls.model_construct(lower=own, upper=each.symbol, type=type_, line=each.line)
        for link in said.links:
            yield cls.model_construct(
                lower=link.lower.symbol,
                upper=link.upper.symbol,
                type=type_,
                line=link.upper.line,
                quote=link.quote,
                from_cited=JsonCitation.of(link.lower),
                to_cited=JsonCitation.of(link.upper),
            )

    def parsed(self) -> StatedLink:
        """The link between two other documents again."""
        lower = self.from_cited or JsonCitation.bare(self.lower, self.line)
        upper = self.to_cited or JsonCitation.bare(self.upper, self.line)
        quote = self.quote or upper.cited_as or self.upper
        return StatedLink(lower.parsed(), upper.parsed(), quote)
