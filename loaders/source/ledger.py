"""What became of every line of a source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.source.lines import Line


class Claim(NamedTuple):
    """What became of a line: read into a record of a kind, or ignored for a named reason."""

    is_read: bool
    into: str


@dataclass
class Ledger:
    """The account of the lines of a source, in which every non-blank one must come to stand."""

    lines: tuple[Line, ...] = ()
    _claims: dict[int, Claim] = field(default_factory=dict)

    def read(self, lines: Iterable[Line | int], into: str) -> None:
        """These lines became part of a record of this kind; the first kind holds."""
        for number in _numbers(lines):
            if number not in self._claims or not self._claims[number].is_read:
                self._claims[number] = Claim(True, into)

    def ignore(self, lines: Iterable[Line | int], reason: str) -> None:
        """These lines say nothing that is kept; ``reason`` names why."""
        for number in _numbers(lines):
            self._claims.setdefault(number, Claim(False, reason))

    def merge(self, claims: Mapping[int, Claim]) -> list[int]:
        """Take what a reader claims. Lines that were claimed before stay so, and are returned."""
        refused = sorted(claims.keys() & self._claims.keys())
        self._claims = {**claims, **self._claims}
        return refused

    def is_open(self, line: Line) -> bool:
        """True while nobody has accounted for the line."""
        return line.number not in self._claims

    @property
    def claims(self) -> dict[int, Claim]:
        """What became of each line that is accounted for, by its number."""
        return dict(self._claims)

    def unread(self) -> list[Line]:
        """Non-blank lines that nobody has accounted for."""
        return [line for line in self.lines if line.text and self.is_open(line)]

    def counts(self) -> dict[str, int]:
        """How many lines were read, ignored and left."""
        read = sum(claim.is_read for claim in self._claims.values())
        return {
            "read": read,
            "ignored": len(self._claims) - read,
            "unread": len(self.unread()),
        }

    def fates(self) -> Iterator[tuple[Line, str, str]]:
        """Each non-blank line with its fate and the kind or reason."""
        for line in self.lines:
            claim = self._claims.get(line.number)
            if claim:
                yield line, "read" if claim.is_read else "ignored", claim.into
            elif line.text:
                yield line, "unread", ""


def _numbers(lines: Iterable[Line | int]) -> Iterator[int]:
    for line in lines:
        if isinstance(line, int):
            yield line
        else:
            yield line.number
            yield from line.others
