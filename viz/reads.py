"""What the picture needs from the store, read by Cypher that every store understands."""

from dataclasses import dataclass
from datetime import date

from graph.store.protocol import Row, Store

READ_LIMIT = 50_000
"""Rows that one of these queries may return; more than that is said on the picture."""

DOCUMENT = "Resolution|Plan|Regulation"


@dataclass(frozen=True)
class Doc:
    """A document, loaded or only cited."""

    id: str
    symbol: str | None
    kind: str | None
    title: str | None
    issued_on: date | None
    level: str | None
    source_kind: str | None
    loaded: bool
    issuer: str | None = None

    @property
    def name(self) -> str:
        """What people call it: its number, or its kind when it has none."""
        return self.symbol or f"{self.kind or 'Văn bản'} (chưa rõ số)"

    @property
    def is_local(self) -> bool:
        """Issued by a province or a commune."""
        return self.level in ("province", "commune")

    @property
    def is_press(self) -> bool:
        """Known from a press report alone."""
        return self.source_kind == "press"


@dataclass(frozen=True)
class Cited:
    """One document says that it carries another out."""

    from_id: str
    to_id: str
    document: str
    basis: str | None
    quote: str | None
    line: int | None


@dataclass(frozen=True)
class Clause:
    """A solution of a document: group, solution or part."""

    id: str
    code: str
    text: str
    grain: str
    position: int
    parent: str | None = None


@dataclass(frozen=True)
class Link:
    """A passage of a plan that takes up a clause of the resolution."""

    target: str
    item: str
    plan: str
    coverage: str | None
    score: float | None
    status: str | None
    basis: str | None
    quote: str | None
    line: int | None
    shared: list[str] | None = None
    rationale: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True)
class Duty:
    """An agency that leads or helps with a task."""

    plan: str
    task: str
    agency: str
    name: str
    role: str
    basis: str | None
    quote: str | None
    line: int | None


@dataclass(frozen=True)
class Item:
    """A task of a plan."""

    id: str
    number: str | None
    section: str | None
    text: str
    origin: str
    timeframe: str | None
    due_on: date | None
    output: str | None
    position: int
    line: int | None
    quote: str | None


class Reader:
    """Reads a store and remembers whether anything was cut."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.truncated = False

    def _rows(self, cypher: str, **params: str | list[str]) -> list[Row]:
        table = self.store.query(cypher, params, limit=READ_LIMIT)
        self.truncated = self.truncated or table.truncated
        return table.rows

    def citations(self) -> list[Cited]:
        """Which document carries out which."""
        rows = self._rows(
            f"MATCH (a:{DOCUMENT})-[e:IMPLEMENTS]->(b:{DOCUMENT}) "
            "RETURN a.id AS from_id, b.id AS to_id, e.document AS document, e.basis AS basis, "
            "e.quote AS quote, e.line AS line ORDER BY from_id, to_id, document, line"
        )
        return [Cited(**row) for row in rows]

    def resolutions(self) -> list[Doc]:
        """Every directive that sets direction."""
        rows = self._rows(f"MATCH (d:Resolution) RETURN {_DOC_COLUMNS} ORDER BY id")
        return [Doc(**row) for row in rows]

    def documents(self, ids: list[str]) -> dict[str, Doc]:
        """These documents, each with the body that issued it."""
        rows = self._rows(
            f"MATCH (d:{DOCUMENT}) WHERE d.id IN $ids RETURN {_DOC_COLUMNS} ORDER BY id", ids=ids
        )
        issuers = self._rows(
            f"MATCH (d:{DOCUMENT})-[:ISSUED_BY]->(a:Agency) WHERE d.id IN $ids "
            "RETURN d.id AS id, a.name AS name ORDER BY id, name",
            ids=ids,
        )
        names: dict[str, tuple[str, ...]] = {}
        for row in issuers:
            issuing = dict.fromkeys(filter(None, (*names.get(row["id"], ()), row["name"])))
            names[row["id"]] = tuple(issuing)
        return {
            row["id"]: Doc(**row, issuer="; ".join(names.get(row["id"], ())) or None)
            for row in rows
        }

    def loaded(self) -> int:
        """How many documents have been loaded."""
        rows = self._rows(f"MATCH (d:{DOCUMENT}) WHERE d.loaded RETURN count(d) AS number")
        return int(rows[0]["number"]) if rows else 0

    def clauses(self, document: str) -> list[Clause]:
        """The solutions of a document, in its order, each with what it is part of."""
        rows = self._rows(
            f"MATCH (d:{DOCUMENT})-[:CONTAINS]->(s:Solution) WHERE d.id = $id "
            "RETURN s.id AS id, s.code AS code, s.text AS text, s.grain AS grain, "
            "s.position AS position ORDER BY position, id",
            id=document,
        )
        parents = self._rows(
            f"MATCH (d:{DOCUMENT})-[:CONTAINS]->(s:Solution)-[:PART_OF]->(p:Solution) "
            "WHERE d.id = $id RETURN s.id AS id, p.id AS parent ORDER BY id, parent",
            id=document,
        )
        above = {row["id"]: row["parent"] for row in parents}
        return [Clause(**row, parent=above.get(row["id"])) for row in rows]

    def links(self, document: str) -> list[Link]:
        """What takes up the solutions of a document, without what people have rejected."""
        rows = self._rows(
            f"MATCH (d:{DOCUMENT})-[:CONTAINS]->(s:Solution)<-[e:IMPLEMENTS]-"
            "(x:Task|Solution|Objective|Indicator) "
            f"MATCH (x)<-[:CONTAINS]-(p:{DOCUMENT}) "
            "WHERE d.id = $id AND coalesce(e.status, '') <> 'rejected' AND p.id <> d.id "
            "RETURN s.id AS target, x.id AS item, p.id AS plan, e.coverage AS coverage, "
            "e.score AS score, e.status AS status, e.basis AS basis, e.quote AS quote, "
            "e.line AS line, e.shared_words AS shared, e.rationale AS rationale, "
            "e.decided_by AS decided_by ORDER BY target, item, plan",
            id=document,
        )
        return [Link(**row) for row in rows]

    def duties(self, plans: list[str], edge: str) -> list[Duty]:
        """Who leads (``CHỦ_TRÌ``) or helps with (``PHỐI_HỢP``) the tasks of these plans."""
        rows = self._rows(
            f"MATCH (p:{DOCUMENT})-[:CONTAINS]->(t:Task)<-[e:{edge}]-(a:Agency) "
            "WHERE p.id IN $ids RETURN p.id AS plan, t.id AS task, a.id AS agency, "
            "a.name AS name, e.role AS role, e.basis AS basis, e.quote AS quote, e.line AS line "
            "ORDER BY plan, task, agency, role",
            ids=plans,
        )
        return [Duty(**row) for row in rows]

    def task_counts(self, plans: list[str]) -> dict[str, int]:
        """How many tasks each of these plans has."""
        rows = self._rows(
            f"MATCH (p:{DOCUMENT})-[:CONTAINS]->(t:Task) WHERE p.id IN $ids "
            "RETURN p.id AS id, count(t) AS number ORDER BY id",
            ids=plans,
        )
        return {row["id"]: int(row["number"]) for row in rows}

    def tasks(self, plan: str) -> list[Item]:
        """The tasks of one plan, in its order."""
        rows = self._rows(
            f"MATCH (p:{DOCUMENT})-[c:CONTAINS]->(t:Task) WHERE p.id = $id "
            "RETURN t.id AS id, t.number AS number, t.section AS section, t.text AS text, "
            "t.origin AS origin, t.timeframe AS timeframe, t.due_on AS due_on, "
            "t.output AS output, t.position AS position, c.line AS line, c.quote AS quote "
            "ORDER BY position, id",
            id=plan,
        )
        return [Item(**row) for row in rows]


_DOC_COLUMNS = (
    "d.id AS id, d.symbol AS symbol, d.kind AS kind, d.title AS title, "
    "d.issued_on AS issued_on, d.level AS level, d.source_kind AS source_kind, "
    "d.loaded AS loaded"
)
