"""The few words that a schema is written with: node, edge, index."""

import hashlib
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from graph.schema.vocabulary import Basis, LinkStatus


@dataclass(frozen=True)
class Indexed:
    """Marks a property that questions look things up by."""


class Record(BaseModel):
    """Anything that a loader hands to a store: immutable, no unknown properties."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Node(Record):
    """A thing in the graph. The class name is its label."""

    id: Annotated[str, Field(min_length=1, pattern=r"^[A-Za-z0-9._~-]+$")] = Field(
        description="Unique in the whole graph, safe in a URL, the same on every reload."
    )

    @classmethod
    def label(cls) -> str:
        """The label as queries write it."""
        return cls.__name__


@dataclass(frozen=True)
class Joins:
    """One kind of ends that an edge may have."""

    start: type[Node]
    end: type[Node]


def joins(starts: tuple[type[Node], ...], ends: tuple[type[Node], ...]) -> tuple[Joins, ...]:
    """Every start with every end."""
    return tuple(Joins(start, end) for start in starts for end in ends)


class Edge(Record):
    """A statement between two nodes, with the words that make it."""

    type: ClassVar[str]
    allowed: ClassVar[tuple[Joins, ...]]

    from_id: str = Field(description="Where the edge starts.")
    to_id: str = Field(description="Where the edge ends.")
    document: str = Field(description="Id of the document (or register) that states it.")
    line: int | None = Field(default=None, description="Line in the source, counted from 1.")
    quote: str | None = Field(default=None, description="The words of the source that say it.")
    spans: tuple[str, ...] = Field(
        default=(),
        description=(
            "Where the quote stands, a piece for each line it runs over: 12:0-35 are the first 35 "
            "letters of line 12, cleaned of markup, with one blank between words and cells."
        ),
    )
    basis: Basis = Field(default=Basis.STATED, description="How it is known.")
    score: float | None = Field(
        default=None, description="For a matched edge: how well the texts agree, 0 to 1."
    )
    status: LinkStatus | None = Field(
        default=None, description="For a matched edge: what people have said of it."
    )

    @property
    def id(self) -> str:
        """A stable key: the same statement at the same place has the same id."""
        role = getattr(self, "role", None)
        parts = (self.type, self.from_id, self.to_id, self.document, self.line, role, self.quote)
        text = "\x1f".join("" if part is None else str(part) for part in parts)
        return hashlib.sha256(text.encode()).hexdigest()[:20]
