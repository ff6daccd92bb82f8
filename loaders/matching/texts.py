"""The two sides of a comparison: what is set above, and what is said below, in windows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from loaders.wording.sentences import clause_spans

WINDOW = 2
"""Clauses side by side that may answer to one part together."""


@dataclass(frozen=True)
class Upper:
    """A part of the upper text. ``essentials``: what must be spoken of to count, alternatives
    between bars; empty where nobody has written them.
    """

    id: str
    text: str
    section: str = ""
    essentials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Something that a lower document says it will do, with where that stands."""

    id: str
    text: str
    section: str
    line: int | None
    spans: tuple[str, ...] = ()


@dataclass(frozen=True)
class Window:
    """One or two clauses of a passage: letters ``start`` to ``stop`` of its text."""

    passage: int
    start: int
    stop: int


@dataclass(frozen=True)
class Windows:
    """All windows of a document; ``of_clauses`` says which clauses each is made of."""

    passages: Sequence[Passage]
    windows: Sequence[Window]
    clauses: Sequence[str]
    of_clauses: csr_array = field(compare=False)

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Windows":
        """Cut every passage into clauses, and take each alone and with the next."""
        windows: list[Window] = []
        clauses: list[str] = []
        rows: list[int] = []
        columns: list[int] = []
        for rank, passage in enumerate(passages):
            spans = list(clause_spans(passage.text)) or [(0, len(passage.text))]
            first = len(clauses)
            clauses += [passage.text[start:stop] for start, stop in spans]
            for size in range(1, WINDOW + 1):
                for place in range(len(spans) - size + 1):
                    own = range(first + place, first + place + size)
                    rows += [len(windows)] * size
                    columns += own
                    stop = spans[place + size - 1][1]
                    windows.append(Window(rank, spans[place][0], stop))
        shape = (len(windows), len(clauses))
        table = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        return cls(passages, windows, clauses, table)

    @cached_property
    def lengths(self) -> NDArray[np.float64]:
        """How many clauses each window has."""
        lengths: NDArray[np.float64] = np.asarray(self.of_clauses.sum(axis=1)).ravel()
        return lengths

    def text(self, window: int) -> str:
        """The words of a window."""
        cut = self.windows[window]
        return self.passages[cut.passage].text[cut.start : cut.stop].strip()
