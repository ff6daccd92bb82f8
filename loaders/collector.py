"""What gathers while a document is recorded: nodes, edges, and whom its names mean."""

from graph.agencies import Found, Register
from graph.groups import is_group
from graph.ids import UNKNOWN_MARK, Ids
from graph.model import Edge, Node
from graph.schema import Agency, Contains, Document
from graph.vocabulary import AgencyKind, Basis, Level
from graph.words import name_key, one_space, slug
from loaders.evidence import Evidence
from loaders.parsed import Name, Parsed

QUOTE_LENGTH = 1500
_ABOVE = (Level.CENTRAL, Level.MINISTRY, Level.ASSOCIATION)
"""Who may mean all bodies of a kind by naming one."""


class Collector:
    """Nodes and edges of one document, each once; names become agencies on the way in."""

    def __init__(self, parsed: Parsed, register: Register, document: Document) -> None:
        self.parsed = parsed
        self.register = register
        self.document = document
        self.scopes = register.scopes(parsed.head.issuer_id)
        self.mentions: dict[str, str | None] = {}
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.ids = Ids(document.id)
        self._corrected = {
            line.number: line.corrected for line in parsed.ledger.lines if line.corrected
        }
        self._mended = {each.line for each in parsed.issues.found if each.code == "letters-joined"}
        self._evidence = Evidence(parsed.ledger.lines)

    def agency(self, name: Name, as_id: str | None = None) -> str:
        """The id of the body that a name means; an unknown name gets a node of its own."""
        entry = self.register.get(as_id)
        if entry is None:
            head = self.parsed.head
            local = head.level not in _ABOVE
            found = self.register.find(name.text, self.scopes, head.issued_on, one_of_many=local)
            entry = found.entry
            if entry is None:
                self._report_unknown(name, found)
        self.mentions[name.text] = entry.id if entry else None
        if entry:
            self.nodes.setdefault(entry.id, entry.node())
            return entry.id
        return self._unknown_agency(name.text)

    def _report_unknown(self, name: Name, found: Found) -> None:
        issues = self.parsed.issues
        reasons = found.reasons or ("",) * len(found.candidates)
        said = [
            f"{entry.name}{f' ({reason})' if reason else ''}"
            for id_, reason in zip(found.candidates, reasons, strict=True)
            if (entry := self.register.get(id_))
        ]
        if len(said) > 1:
            issues.add("agency-ambiguous", name.line, name.text, "; ".join(said))
        elif said:
            issues.add("agency-unknown", name.line, name.text, f"Có thể là {said[0]}.")
        elif is_group(name.text):
            issues.add("agency-group", name.line, name.text)
        else:
            issues.add("agency-unknown", name.line, name.text)

    def _unknown_agency(self, text: str) -> str:
        """A node of its own; one body of one issuer is the same in all of its documents."""
        group = is_group(text)
        issuer = self.parsed.head.issuer_id
        home = self.document.id if group or not issuer else issuer
        id_ = f"{home}{UNKNOWN_MARK}{slug(name_key(text)) or 'khong-ten'}"
        kind = AgencyKind.COLLECTIVE if group else AgencyKind.UNKNOWN
        node = Agency(id=id_, name=one_space(text), kind=kind, collective=group)
        self.nodes.setdefault(id_, node)
        return id_

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

        What was read with a correction quotes the words of the source, and is marked reviewed;
        what was read from torn letters quotes them as they are torn.
        """
        for source, meaning in self._corrected.get(line or 0, ()):
            if quote and meaning in quote:
                quote = quote.replace(meaning, source)
                more["basis"] = Basis.REVIEWED
        quote = quote[:QUOTE_LENGTH] if quote else None
        spans = self._evidence.find(line, quote) if line and quote else ()
        if spans and line in self._mended:
            quote = " ".join(self._evidence.text(each) for each in spans)
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
        known = [id_ for id_, node in self.nodes.items() if isinstance(node, Agency)]
        agencies, edges = self.register.closure(known)
        for agency in agencies:
            self.nodes.setdefault(agency.id, agency)
        for edge in edges:
            self.edges.setdefault(edge.id, edge)
