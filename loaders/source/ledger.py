"""Lines of a source, cleaned for reading, and the account of what became of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.source.lines import Line


@dataclass
class Ledger:
    """What became of every non-blank line: read into a record, or ignored for a named reason."""

    lines: tuple[Line, ...]
    _read: dict[int, str] = field(default_factory=dict)
    _ignored: dict[int, str] = field(default_factory=dict)

    def read(self, lines: Iterable[Line | int], into: str) -> None:
        """These lines became part of a record of this kind."""
        for number in _numbers(lines):
            self._read.setdefault(number, into)
            self._ignored.pop(number, None)

    def ignore(self, lines: Iterable[Line | int], reason: str) -> None:
        """These lines say nothing that is kept; ``reason`` names why."""
        for number in _numbers(lines):
            if number not in self._read:
                self._ignored.setdefault(number, reason)

    def is_open(self, line: Line) -> bool:
        """True while nobody has accounted for the line."""
        return line.number not in self._read and line.number not in self._ignored

    def unread(self) -> list[Line]:
        """Non-blank lines that nobody has accounted for."""
        return [line for line in self.lines if line.text and self.is_open(line)]

    def counts(self) -> dict[str, int]:
        """How many lines were read, ignored and left."""
        return {
            "read": len(self._read),
            "ignored": len(self._ignored),
            "unread": len(self.unread()),
        }

    def fates(self) -> Iterator[tuple[Line, str, str]]:
        """Each non-blank line with its fate and the kind or reason."""
        for line in self.lines:
            if line.number in self._read:
                yield line, "read", self._read[line.number]
            elif line.number in self._ignored:
                yield line, "ignored", self._ignored[line.number]
            elif line.text:
                yield line, "unread", ""


def _numbers(lines: Iterable[Line | int]) -> Iterator[int]:
    for line in lines:
        if isinstance(line, int):
            yield line
        else:
            yield line.number
            yield from line.others
