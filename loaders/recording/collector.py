"""What gathers while a document is recorded: nodes, edges, and whom its names mean."""

from graph.base.ids import UNKNOWN_MARK, Ids
from graph.base.words import (
    name_key,
    one_space,
    slug,
)
from graph.register.agencies import Found, Register
from graph.register.entries import Entry
from graph.register.groups import is_group
from graph.schema.edges import Contains
from graph.schema.model import Edge, Node
from graph.schema.nodes import Agency, Document
from graph.schema.vocabulary import (
    AgencyKind,
    Basis,
    Level,
)
from loaders.decided.identities import AgencyDecision, Identities
from loaders.layout.letters import has_tear
from loaders.parsed.document import Name, Parsed
from loaders.parsed.evidence import Evidence

QUOTE_LENGTH = 4000
_ABOVE = (Level.CENTRAL, Level.MINISTRY, Level.ASSOCIATION)
"""Who may mean all bodies of a kind by naming one."""


class Collector:
    """Nodes and edges of one document, each once; names become agencies on the way in."""

    def __init__(
        self,
        parsed: Parsed,
        register: Register,
        document: Document,
        issuer: Entry | None,
        identities: Identities,
    ) -> None:
        self.parsed = parsed
        self.register = register
        self.document = document
        self.issuer = issuer
        self.scopes = register.scopes(issuer)
        self.mentions: dict[str, str | None] = {}
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.ids = Ids(document.id)
        self._corrected = {
            line.number: line.corrected for line in parsed.ledger.lines if line.corrected
        }
        self._evidence = Evidence(parsed.ledger.lines)
        self._identities = identities
        self._entries: dict[str, Entry] = {}
        self._reviewed: set[tuple[str, int | None]] = set()

    def agency(self, name: Name, known: Entry | None = None) -> str:
        """The id of the body that a name means; an unknown name gets a node of its own."""
        found = Found(known) if known else self._resolve(name)
        apart = self._identities.apart(name.text, found.entry) if found.entry else None
        entry = None if apart else found.entry
        node = self._node(entry) if entry else self._unknown_agency(name.text)
        meaning = self._identities.meaning(name.text, node.id)
        if meaning:
            node = self._decided_agency(meaning, name)
        elif entry is None and not apart:
            self._report_unknown(name, found)
        if apart or meaning:
            self._reviewed.add((node.id, name.line))
        naming = self._identities.naming(node)
        if naming:
            update = {"name": naming.rename, "aliases": (node.name, *node.aliases)}
            node = node.model_copy(update=update)
        for decided in filter(None, (apart, meaning, naming)):
            self.parsed.issues.add("agency-decided", name.line, name.text, decided.said)
        self.mentions[name.text] = None if UNKNOWN_MARK in node.id else node.id
        self.nodes.setdefault(node.id, node)
        return node.id

    def add_agency(self, entry: Entry) -> None:
        """Add a body of the register."""
        self.nodes.setdefault(entry.id, self._node(entry))

    def _node(self, entry: Entry) -> Agency:
        self._entries[entry.id] = entry
        return entry.node()

    def _resolve(self, name: Name) -> Found:
        """What the register says of a name."""
        head = self.parsed.head
        local = head.level not in _ABOVE
        return self.register.find(name.text, self.scopes, head.day, one_of_many=local)

    def _decided_agency(self, decided: AgencyDecision, name: Name) -> Agency:
        """The body that a decision names by its id, or by its name as if the document wrote it."""
        wanted = decided.means or decided.agency
        home = self.issuer.name if self.issuer else ""
        entry = self.register.get(wanted, home, name.text)
        if entry is None:
            entry = self.register.find(wanted, self.scopes, self.parsed.head.day).entry
        return self._node(entry) if entry else self._unknown_agency(wanted)

    def _report_unknown(self, name: Name, found: Found) -> None:
        issues = self.parsed.issues
        said = [f"{each.name}{f' ({why})' if why else ''}" for each, why in found.offers]
        if len(said) > 1:
            issues.add("agency-ambiguous", name.line, name.text, "; ".join(said))
        elif said:
            issues.add("agency-unknown", name.line, name.text, f"Có thể là {said[0]}.")
        elif self._is_group(name.text):
            issues.add("agency-group", name.line, name.text)
        else:
            issues.add("agency-unknown", name.line, name.text)

    def _is_group(self, text: str) -> bool:
        """ "các sở"; above the provinces also "Sở Nội vụ", which is that of each of them."""
        above = self.parsed.head.level in _ABOVE
        return is_group(text) or (above and self.register.is_one_of_many(text))

    def _unknown_agency(self, text: str) -> Agency:
        """A node of its own; one body of one issuer is the same in all of its documents."""
        group = self._is_group(text)
        home = self.document.id if group else self.parsed.head.issuer_id or self.document.id
        id_ = f"{home}{UNKNOWN_MARK}{slug(name_key(text)) or 'khong-ten'}"
        kind = AgencyKind.COLLECTIVE if group else AgencyKind.UNKNOWN
        own = self.issuer
        place = own.scope or (None if own.level is Level.CENTRAL else own.id) if own else None
        return Agency(id=id_, name=one_space(text), kind=kind, place=place, collective=group)

    def edge(
        self,
        kind: type[Edge],
        start: str,
        end: str,
        line: int | None,
        quote: str | None,
        **more: object,
    ) -> None:
        """Add an edge that this document states; ``more`` holds the properties of its kind.

        What was read with a correction quotes the words of the source, and is marked reviewed, as
        is what people decided of a name; what was read from torn letters quotes them torn.
        """
        for source, meaning in self._corrected.get(line or 0, ()):
            if quote and meaning in quote:
                quote = quote.replace(meaning, source)
                more["basis"] = Basis.REVIEWED
        if self._reviewed.intersection(((start, line), (end, line))):
            more["basis"] = Basis.REVIEWED
        quote = quote[:QUOTE_LENGTH] if quote else None
        spans = self._evidence.find(line, quote) if line and quote else ()
        written = " ".join(self._evidence.text(each) for each in spans)
        if written != quote and has_tear(written):
            quote = written
        values = {
            "from_id": start,
            "to_id": end,
            "document": self.document.id,
            "line": spans[0].line if spans else line,
            "spans": tuple(str(each) for each in spans),
            "quote": quote,
        }
        edge = kind.model_validate(values | more)
        self.edges.setdefault(edge.id, edge)

    def hold(self, node: Node, line: int, quote: str) -> str:
        """Add a node that belongs to the document; its id."""
        self.nodes[node.id] = node
        whole = self._evidence.line(line)
        self.edge(Contains, self.document.id, node.id, line, quote or whole)
        return node.id

    def add_register(self) -> None:
        """Add what the register knows around the agencies that are named."""
        known = [entry for id_, entry in self._entries.items() if id_ in self.nodes]
        agencies, edges = self.register.closure(known)
        for agency in agencies:
            self.nodes.setdefault(agency.id, agency)
        for edge in edges:
            self.edges.setdefault(edge.id, edge)
