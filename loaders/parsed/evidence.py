"""Where the words of a quote stand in their source: a span for each line they run over."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.source.lines import Line

NEARBY = 60
"""Lines over which a quote may run, and in which it is looked for."""
PIECE = 4
"""Letters that a piece of a quote must have on a line, if the quote goes on behind it."""
BEGINNING = 12
"""Letters by which the beginning of a quote in pieces is found."""
_MARK = re.compile(r"\s*(?:[-–—•*+]|\(?\w{1,4}(?:\.\w{1,2})*[.)])\s+")
_WRITTEN = re.compile(r"(\d+):(\d+)-(\d+)")


@dataclass(frozen=True)
class Span:
    """Letters ``start`` to ``stop`` of the text of a line, counted from 0."""

    line: int
    start: int
    stop: int

    def __str__(self) -> str:
        return f"{self.line}:{self.start}-{self.stop}"

    @classmethod
    def read(cls, written: str) -> "Span":
        """A span as edges carry it, such as ``12:0-35``; raises ``ValueError``."""
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise ValueError(written)
        return cls(int(found[1]), int(found[2]), int(found[3]))


@dataclass(frozen=True)
class _Letters:
    """A line without its blanks: its letters, where each stands, and where its cells begin.

    ``begins`` has the first letter of each cell and the one behind it; behind a number or a dash
    the line begins once more.
    """

    letters: str
    places: tuple[int, ...]
    begins: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, line: Line) -> "_Letters":
        places = tuple(place for place, letter in enumerate(line.text) if not letter.isspace())
        parts = [part for cell in line.cells for part in cell.split("\n")]
        cuts = list(itertools.accumulate((len("".join(each.split())) for each in parts), initial=0))
        if cuts[-1] != len(places):
            cuts = [0, len(places)]
        begins = list(itertools.pairwise(cuts))
        if mark := _MARK.match(line.text):
            begins.append((bisect_left(places, mark.end()), cuts[1]))
        return cls("".join(line.text[place] for place in places), places, tuple(begins))

    def starts(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where words may begin to stand here, and how many of their letters do."""
        start = self.letters.find(wanted[:BEGINNING])
        while start >= 0:
            yield start, _agree(self.letters, start, wanted)
            start = self.letters.find(wanted[:BEGINNING], start + 1)
        yield from self.goes_on(wanted)
        for length in range(min(BEGINNING, len(wanted)) - 1, PIECE - 1, -1):
            if self.letters.endswith(wanted[:length]):
                yield len(self.letters) - length, length

    def goes_on(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where a cell goes on with words, to its own end or to theirs."""
        for start, stop in self.begins:
            length = _agree(self.letters[:stop], start, wanted)
            if length == len(wanted) or (start + length == stop and length >= PIECE):
                yield start, length


class Evidence:
    """The lines of one source, in which quotes are found; blanks do not count."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = {line.number: line for line in lines}
        self._letters = lru_cache(maxsize=256)(self._letters_of)

    def __contains__(self, line: int) -> bool:
        return line in self._lines

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self._lines[span.line].text[span.start : span.stop]

    def line(self, number: int) -> str | None:
        """All words of a line; none if there is no such line."""
        return self._lines[number].text if number in self else None

    def find(self, line: int, quote: str) -> tuple[Span, ...]:
        """Where a quote that was read from ``line`` stands; nothing if it is not found.

        The line itself comes first, whole and then in pieces, and then those near it.
        """
        wanted = "".join(quote.split())
        if not wanted or line not in self:
            return ()
        near = (*range(line + 1, line + NEARBY), *range(line - 1, max(0, line - NEARBY), -1))
        return (
            self._whole(line, wanted)
            or self._pieces(line, wanted)
            or next(filter(None, (self._whole(each, wanted) for each in near)), ())
            or next(filter(None, (self._pieces(each, wanted) for each in near)), ())
        )

    def _letters_of(self, line: int) -> _Letters:
        return _Letters.of(self._lines.get(line) or Line(line, "", ""))

    def _whole(self, line: int, wanted: str) -> tuple[Span, ...]:
        here = self._letters(line)
        start = here.letters.find(wanted)
        return () if start < 0 else (_span(line, here, start, len(wanted)),)

    def _pieces(self, line: int, wanted: str) -> tuple[Span, ...]:
        here = self._letters(line)
        for start, length in here.starts(wanted):
            rest = self._rest(line, wanted[length:])
            if rest is not None:
                return (_span(line, here, start, length), *rest)
        return ()

    def _rest(self, line: int, wanted: str) -> list[Span] | None:
        """Where the rest of a quote stands on the lines behind; none if it is not all there."""
        spans: list[Span] = []
        for each in range(line + 1, line + NEARBY):
            if not wanted:
                break
            here = self._letters(each)
            if found := next(here.goes_on(wanted), None):
                spans.append(_span(each, here, *found))
                wanted = wanted[found[1] :]
        return None if wanted else spans


def _agree(letters: str, start: int, wanted: str) -> int:
    """How many letters from ``start`` on are those of ``wanted``."""
    length = 0
    for one, other in zip(letters[start : start + len(wanted)], wanted, strict=False):
        if one != other:
            break
        length += 1
    return length


def _span(line: int, here: _Letters, start: int, length: int) -> Span:
    return Span(line, here.places[start], here.places[start + length - 1] + 1)
