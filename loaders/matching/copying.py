"""What a plan repeats word for word from a document above it: runs of five syllables and more."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from loaders.matching.shared_words import all_words
from loaders.matching.texts import Passage

RUN = 5
"""Syllables in a row, light ones too, from which words count as repeated."""
WORTH_TELLING = 0.2
"""Share of a plan's words that must be repeated for it to be told: below, it is common formulas."""

Run: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Repeated:
    """How much of a passage is repeated, and where its repeated words stand."""

    passage: Passage
    words: int
    repeated: int
    runs: tuple[tuple[int, int], ...]
    """Letters of the passage's text, from and to, of each run."""

    @property
    def longest(self) -> str:
        """The longest run."""
        runs = [self.passage.text[start:stop] for start, stop in self.runs]
        return max(runs, key=len, default="")


def known_runs(texts: Iterable[str]) -> frozenset[Run]:
    """All runs of the texts above: what words below are looked up in."""
    return frozenset(run for text in texts for run in _runs([key for key, _, _ in all_words(text)]))


def find_repeated(known: Set[Run], lowers: Sequence[Passage]) -> list[Repeated]:
    """Each passage with what it repeats of the runs above; nothing if it is hardly anything."""
    found = [_repeated(known, each) for each in lowers]
    words = sum(each.words for each in found)
    share = sum(each.repeated for each in found) / words if words else 0.0
    return found if share >= WORTH_TELLING else []


def _runs(words: Sequence[str]) -> Iterator[Run]:
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _repeated(known: Set[Run], passage: Passage) -> Repeated:
    words = all_words(passage.text)
    copied = [False] * len(words)
    for start, run in enumerate(_runs([key for key, _, _ in words])):
        if run in known:
            copied[start : start + RUN] = [True] * RUN
    runs: list[tuple[int, int]] = []
    for place, is_copied in enumerate(copied):
        if is_copied and place and copied[place - 1]:
            runs[-1] = (runs[-1][0], words[place][2])
        elif is_copied:
            runs.append((words[place][1], words[place][2]))
    return Repeated(passage, len(words), sum(copied), tuple(runs))
