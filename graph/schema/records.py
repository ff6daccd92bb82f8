"""The seam: what one document contributes to the graph, and the only thing a store takes."""

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import Field, SerializeAsAny, model_validator

from graph.schema.model import (
    Edge,
    Node,
    Record,
)
from graph.schema.nodes import OWNED, Document


class Records(Record):
    """All that one loaded document says, ready to be written.

    ``nodes`` holds what belongs to the document alone (solutions, tasks, indicators) and what it
    shares with others (agencies; cited documents with ``loaded`` false). A shared node's
    properties depend on its id alone, so the order of loading cannot matter.
    """

    document: SerializeAsAny[Document]
    nodes: tuple[SerializeAsAny[Node], ...] = ()
    edges: tuple[SerializeAsAny[Edge], ...] = ()

    def owned(self) -> Iterator[Node]:
        """Nodes that go when the document goes."""
        return (node for node in self.nodes if isinstance(node, OWNED))

    def shared(self) -> Iterator[Node]:
        """Nodes that stay while anything refers to them."""
        return (node for node in self.nodes if not isinstance(node, OWNED))

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [self.document.id, *(node.id for node in self.nodes)]
        twice = [each for each, count in Counter(ids).items() if count > 1]
        if twice:
            raise ValueError(f"ids used twice: {', '.join(twice[:5])}")
        return self


class Links(Record):
    """Edges found by comparing one document's passages with what it implements.

    They replace every matched edge that the same document had before.
    """

    document: str = Field(description="Id of the document whose passages were compared.")
    edges: tuple[SerializeAsAny[Edge], ...] = ()
