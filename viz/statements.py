"""What answers say, row by row, in the shapes that the views are drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from graph.schema.labels import NO_SYMBOL
from graph.schema.vocabulary import Basis, Coverage, LeadRole, LinkStatus, SourceKind, SupportRole
from graph.store.protocol import Row
from viz.picture import State

SAID = (Basis.STATED, Basis.REVIEWED)
"""How an edge is known that a text states, or a person has decided."""


@dataclass(frozen=True)
class Doc:
    """A document, loaded or only cited."""

    id: str
    symbol: str | None
    kind: str | None
    title: str | None
    level: str | None
    issuer: str | None
    issued_on: date | None
    source_kind: str | None
    loaded: bool
    tasks: int = 0

    @classmethod
    def of(cls, id: str, row: Row) -> Self:
        """A row of ``resolutions`` or ``implementing_documents``."""
        names = ("symbol", "kind", "title", "level", "issued_on", "source_kind", "loaded")
        return cls(
            id=id,
            issuer="; ".join(row["issuers"]) or None,
            tasks=row.get("tasks", 0),
            **{name: row[name] for name in names},
        )

    @property
    def name(self) -> str:
        """What people call it: its number, or its kind when it has none."""
        return self.symbol or f"{self.kind or 'Văn bản'} ({NO_SYMBOL})"

    @property
    def is_press(self) -> bool:
        """Known from a press report alone."""
        return self.source_kind == SourceKind.PRESS


@dataclass(frozen=True)
class Cited:
    """One document says that it carries another out, in its own words or in those of a third."""

    from_id: str
    to_id: str
    said_in: str
    basis: str | None
    quote: str | None
    line: int | None

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of ``implementation_chain``."""
        return cls(
            from_id=row["from_id"],
            to_id=row["to_id"],
            said_in=row["document_id"],
            basis=row["basis"],
            quote=row["quote"],
            line=row["line"],
        )


@dataclass(frozen=True)
class Clause:
    """A solution of a document: group, solution or part; and how far documents take it up."""

    id: str
    code: str
    text: str
    grain: str
    parent: str | None = None
    status: State = "none"
    plans: frozenset[str] = frozenset()
    """Documents of the level asked for that take it up, in full or in part."""
    elsewhere: frozenset[str] = frozenset()
    """Documents of other levels that do."""

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of ``coverage_outline`` or, without status and plans, of ``solutions``."""
        return cls(
            id=row["solution_id"],
            code=row["code"],
            text=row["text"],
            grain=row["grain"],
            parent=row["part_of_id"],
            status=row.get("status", "none"),
            plans=frozenset(row.get("document_ids", ())),
            elsewhere=frozenset(row.get("elsewhere_ids", ())),
        )


@dataclass(frozen=True)
class Link:
    """A passage of a plan that takes up a clause of the resolution."""

    target: str
    code: str
    text: str
    item: str
    coverage: str | None
    score: float | None
    status: str | None
    basis: str | None
    quote: str | None
    line: int | None
    shared: tuple[str, ...]
    rationale: str | None

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of ``link_explanations``."""
        names = ("code", "text", "coverage", "score", "status", "basis", "quote", "line")
        return cls(
            target=row["solution_id"],
            item=row["passage_id"],
            shared=tuple(row["shared_words"] or ()),
            rationale=row["rationale"],
            **{name: row[name] for name in names},
        )

    @property
    def is_rejected(self) -> bool:
        """A person has said that it is none."""
        return self.status == LinkStatus.REJECTED

    @property
    def is_unsure(self) -> bool:
        """A person must decide whether it is one."""
        return self.coverage == Coverage.UNSURE


@dataclass(frozen=True)
class Duty:
    """What an agency has to do with a task."""

    task: str
    agency: str
    name: str
    role: str
    basis: str | None
    quote: str | None
    line: int | None

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of ``task_assignments`` that names an agency."""
        return cls(
            task=row["task_id"],
            agency=row["agency_id"],
            name=row["agency"],
            **{name: row[name] for name in ("role", "basis", "quote", "line")},
        )

    @property
    def is_lead(self) -> bool:
        """The agency answers for the task, in whatever role."""
        return self.role in list(LeadRole)

    @property
    def is_help(self) -> bool:
        """The agency helps with the task."""
        return self.role in list(SupportRole)


@dataclass(frozen=True)
class Led:
    """How many tasks of a document an agency answers for in one role."""

    agency: str
    name: str
    role: str
    plan: str
    tasks: int
    stated: bool
    quote: str | None
    line: int | None

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of ``leading_agencies``."""
        return cls(
            agency=row["agency_id"],
            name=row["agency"],
            plan=row["document_id"],
            stated=row["stated"] > 0,
            **{name: row[name] for name in ("role", "tasks", "quote", "line")},
        )


@dataclass(frozen=True)
class Item:
    """A task of a plan, with those who were given it."""

    id: str
    number: str | None
    section: str | None
    text: str
    origin: str
    timeframe: str | None
    due_on: date | None
    output: str | None
    line: int | None
    quote: str | None
    duties: tuple[Duty, ...]

    @classmethod
    def of(cls, rows: list[Row]) -> Self:
        """The rows of ``task_assignments`` on one task."""
        first = rows[0]
        names = ("number", "section", "text", "origin", "timeframe", "due_on", "output")
        return cls(
            id=first["task_id"],
            line=first["task_line"],
            quote=first["task_quote"],
            duties=tuple(Duty.of(row) for row in rows if row["agency_id"]),
            **{name: first[name] for name in names},
        )

    @property
    def leads(self) -> list[Duty]:
        """Those who answer for it."""
        return [duty for duty in self.duties if duty.is_lead]

    @property
    def helps(self) -> list[Duty]:
        """Those who help with it."""
        return [duty for duty in self.duties if duty.is_help]

    @property
    def has_lead(self) -> bool:
        """Somebody is named who leads it (*chủ trì*)."""
        return any(duty.role == LeadRole.LEAD for duty in self.duties)


def read_items(rows: Iterable[Row]) -> list[Item]:
    """The tasks of a plan, in its order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["task_id"], []).append(row)
    return [Item.of(each) for each in found.values()]
