"""The head of a document in ``chidao parse --json``."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self, get_args

from pydantic import Field

from graph.base.words import name_key
from graph.register.agencies import Register
from graph.schema.vocabulary import Level, SourceKind
from loaders.exchange.json_part import JsonPart, JsonPlace, Names, Places, Text, places, texts
from loaders.exchange.json_references import CHANGES, How, JsonCitation, JsonLink, cited
from loaders.parsed.document import Head, Name
from loaders.recording.recorder import Recorded


class JsonHead(JsonPart):
    """A document: who issued what, when, under which number, and what it cites."""

    id: Text | None = Field(None, description="Its id in the graph.")
    symbol: Text | None = Field(None, description="Number and code as issued, such as 71-NQ/TW.")
    kind: Text | None = Field(None, description="Kind as printed, such as Nghị quyết.")
    title: Text | None = Field(None, description="Its abstract (trích yếu).")
    issued_on: date | None = Field(None, description="Day of issue, if it is stated.")
    year: int | None = Field(None, description="Year of issue.")
    issuer: Text | None = Field(None, description="Name of the body that issued it.")
    level: Level | None = Field(None, description="Tier of that body.")
    signer: Text | None = Field(None, description="Who signed.")
    source_kind: SourceKind = Field(
        SourceKind.OFFICIAL, description="The document itself, a press report, or a register."
    )
    implements: list[Text] = Field([], description="Symbols of what it carries out.")
    cites: list[Text] = Field(
        [], description="Symbols of what else it cites, or what it issues cites."
    )
    cites_in_notes: list[Text] = Field([], description="Symbols that stand in its notes.")
    sent_to: list[Text] = Field([], description="Its recipients (nơi nhận), as written.")
    issuer_id: Text | None = Field(None, description="Id of the issuer in the register.")
    issuer_written: Text | None = Field(None, description="The issuer as the document names it.")
    source: Text | None = Field(None, description="Name of the file, where there is no title.")
    place: Text | None = Field(None, description="Where it was issued.")
    province: Text | None = Field(None, description="The province in which that is.")
    line: int = Field(1, description="Line of the source where it begins.")
    caption: JsonPlace | None = Field(None, description="Where an annex says what it belongs to.")
    month: int | None = Field(None, ge=1, le=12, description="Month of issue, without a day.")
    citations: list[JsonCitation] = Field([], description="Where it names other documents.")
    said: Places = Field({}, description="Where ``issuer`` and ``sent_to`` stand.")

    @classmethod
    def of(cls, recorded: Recorded) -> Self:
        """The head as it enters the graph, with the words that it was read from."""
        parsed, head = recorded.parsed, recorded.parsed.head
        carried_out = [each.symbol for each in parsed.implements]
        others = dict.fromkeys(each.symbol for each in parsed.citations)
        return cls.like(
            recorded.records.document,
            issuer=_issuer(recorded),
            implements=carried_out,
            cites=[symbol for symbol in others if symbol not in carried_out],
            cites_in_notes=list(dict.fromkeys(each.symbol for each in parsed.noted)),
            sent_to=texts(head.recipients),
            issuer_id=head.issuer_id,
            issuer_written=head.issuer.text if head.issuer else None,
            source=None if head.title else parsed.source,
            place=head.place,
            province=head.province,
            line=head.lines[0] if head.lines else 1,
            caption=_caption(*head.caption) if head.caption else None,
            citations=[*JsonCitation.all_of(parsed)],
            said=places(issuer=[head.issuer] if head.issuer else [], sent_to=head.recipients),
            **({"month": head.month} if head.month and not head.issued_on else {}),
        )

    def parsed(self, register: Register) -> Head:
        """The head again; its issuer is looked up in the register."""
        written = self.issuer_written or self.issuer
        entry = register.get(self.issuer_id, written or "")
        if entry is None and self.issuer:
            entry = register.find(self.issuer, (), self.issued_on).entry
        place = (self.said.get("issuer") or [JsonPlace.model_construct()])[0]
        caption = self.caption
        head = self.into(
            Head,
            year=self.year or (self.issued_on.year if self.issued_on else None),
            issuer=Name(written, place.line or self.line, quote=place.quote) if written else None,
            issuer_id=entry.id if entry else None,
            level=self.level or (entry.level if entry else None),
            lines=[self.line],
            caption=(caption.line or self.line, caption.quote or "") if caption else None,
        )
        names = Names(register, head)
        head.recipients = names.read(self.sent_to, self.said.get("sent_to"), self.line)
        return head

    def add_cited(self, inner: "JsonHead") -> None:
        """Cite what a document that it issues carries out and cites."""
        named = {*self.implements, *self.cites, self.symbol}
        self.cites += [each for each in (*inner.implements, *inner.cites) if each not in named]

    def references(
        self, links: Sequence[JsonLink], attached: Sequence["JsonHead"]
    ) -> dict[str, Any]:
        """What it carries out and cites again, by the names that this has where it was parsed.

        The lists say which documents, ``citations`` say more. Among its ``cites`` are those of
        the documents that it issues.
        """
        own = {self.symbol, self.id}
        carried_out = [*self.implements, *(each.upper for each in links if each.lower in own)]
        told = {how: [each for each in self.citations if each.how == how] for how in get_args(How)}
        inner = {each for head in attached for each in (*head.implements, *head.cites)}
        inner -= {each.symbol for each in told["cites"]}
        cites = [*carried_out, *(each for each in self.cites if each not in inner)]
        return {
            "implements": cited(told["implements"], carried_out),
            "citations": cited(told["cites"], cites),
            "noted": cited(told["note"], self.cites_in_notes),
            "changed": [(how, each.parsed()) for how in CHANGES for each in told[how]],
            "links": [each.parsed() for each in links if each.lower not in own],
        }


def _caption(line: int, quote: str) -> JsonPlace:
    return JsonPlace.model_construct(line=line, quote=quote)


def _issuer(recorded: Recorded) -> str | None:
    """The issuer by its name in the register, unless the document writes it almost like that."""
    said, entry = recorded.parsed.head.issuer, recorded.issuer
    written = said.text if said else None
    if entry is None or name_key(entry.name) == name_key(written or ""):
        return written
    return entry.name
