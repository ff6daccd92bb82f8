"""What one reader says of the lines it was given, and the notes in which it gathers that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.source.issues import Issue, Issues
from loaders.source.ledger import Claim, Ledger
from loaders.source.lines import Line

T = TypeVar("T")


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a reader found, what became of the lines it took, and what it did not understand."""

    found: T
    claims: Mapping[int, Claim]
    issues: tuple[Issue, ...] = ()


class Notes:
    """What one reader notes while it reads. Nobody else sees it before the reading is whole."""

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._issues = Issues()

    def read(self, lines: Iterable[Line | int], into: str) -> None:
        """These lines became part of a record of this kind."""
        self._ledger.read(lines, into)

    def ignore(self, lines: Iterable[Line | int], reason: str) -> None:
        """These lines say nothing that is kept; ``reason`` names why."""
        self._ledger.ignore(lines, reason)

    def is_open(self, line: Line) -> bool:
        """True while this reader has not accounted for the line."""
        return self._ledger.is_open(line)

    def add(self, code: str, line: int | None, quote: str, hint: str = "") -> None:
        """Something that a person should look at."""
        self._issues.add(code, line, quote, hint)

    def reading(self, found: T) -> Reading[T]:
        """The whole, frozen."""
        return Reading(found, self._ledger.claims, tuple(self._issues.found))
