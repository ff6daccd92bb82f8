"""What every store can do, and what its queries and writes return."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from graph.schema.nodes import Decision
from graph.schema.records import Links, Records

Row: TypeAlias = dict[str, Any]


EVERYTHING = 1_000_000_000
"""A limit that no graph reaches."""


@dataclass(frozen=True)
class Result:
    """What a query returned. ``truncated`` when there were more rows than the limit."""

    columns: tuple[str, ...]
    rows: list[Row]
    truncated: bool = False


@dataclass(frozen=True)
class WriteReport:
    """What a write did: nodes and edges in the whole graph after it, by label and type.

    ``superseded`` are documents that were sent but not written: another one, whose number is
    known, has their ids among its aliases.
    """

    version: str
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)
    superseded: tuple[str, ...] = ()


class Store(Hashable, Protocol):
    """A graph that is read by Cypher and written by whole documents."""

    name: str

    def write(
        self,
        records: Sequence[Records],
        links: Sequence[Links] = (),
        decisions: Sequence[Decision] = (),
    ) -> WriteReport:
        """Replace what these documents wrote before by what they say now, or change nothing.

        ``decisions`` follow the last entry of the review log, or the write is refused.

        Edges of other documents into their nodes stay as long as both ends exist. Raises
        ``WriteMismatch`` when the graph would not hold exactly what was sent, ``StoreBusy`` when
        another process is writing.
        """

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> Result:
        """Run one read-only query; dates come back as ``datetime.date``.

        Raises ``QueryFailed`` with the engine's words, also after the time limit.
        """

    def dump(self) -> Iterator[Row]:
        """Every node, then every edge, as plain values, in an order that depends on ids alone."""

    def version(self) -> str:
        """Changes whenever the graph changes."""

    def close(self) -> None:
        """Let go of files and connections."""


def read_all(store: Store, cypher: str, params: Mapping[str, Any] | None = None) -> list[Row]:
    """Every row of a query of our own: what the program rests on is never cut."""
    return store.query(cypher, params, limit=EVERYTHING).rows
