"""Finds, for every part of an upper text, the passages of a plan that take it up, and says why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.base.errors import UsageError
from graph.base.settings import Settings
from graph.schema.vocabulary import Coverage, Opinion
from loaders.matching.explaining import Explanation, explain
from loaders.matching.hearing import Heard, Hearing
from loaders.matching.judging import Calibration, Judge, read_calibration, shipped_calibration
from loaders.matching.meaning import Embedder, find_embedder
from loaders.matching.texts import Passage, Upper, Windows
from loaders.matching.voices import SECTION_AGREES, Table
from loaders.wording.syllables import title_similarity

LINKS_PER_PART = 3
"""Passages that are kept for one part, best first."""
TIGHTER = 0.02
"""Score that a clause more must bring to be quoted too."""


@dataclass(frozen=True)
class Match:
    """How well one passage serves one part, and in which words."""

    upper: Upper
    passage: Passage
    start: int
    stop: int
    score: float
    coverage: Coverage
    why: Explanation | None = None

    @property
    def quote(self) -> str:
        """The words of the passage that serve the part."""
        return self.passage.text[self.start : self.stop].strip()


@dataclass(frozen=True)
class _Scored:
    """Scores of windows × parts: of both methods and of the two together."""

    together: Table
    by_words: Table
    by_letters: Table


@dataclass(frozen=True)
class _Kept:
    """A window that is told: its rank for the part, and what is thought of it."""

    rank: int
    window: int
    verdict: Opinion
    opinions: tuple[Opinion, Opinion]


class Matcher:
    """Compares the passages of plans with the parts of one upper document."""

    def __init__(
        self,
        uppers: Sequence[Upper],
        calibration: Calibration | None = None,
        embedder: Embedder | None = None,
    ) -> None:
        """``embedder``: the model that the calibration was learnt with, if it was with one."""
        self.uppers = uppers
        self._calibration = calibration or shipped_calibration()
        self._hearing = Hearing(uppers, embedder)

    @cached_property
    def _judges(self) -> list[Judge]:
        kept = self._calibration
        return [kept.derived if derived else kept.written for derived in self._hearing.derived]

    def match(self, passages: Sequence[Passage]) -> list[Match]:
        """The links worth keeping: for each part the best few passages, best first."""
        if not passages:
            return []
        windows = Windows.of(passages)
        heard = self._hearing.hear(windows)
        scored = self._score(heard)
        homes = _homes(scored.together, windows)
        found: list[Match] = []
        for part in range(len(self.uppers)):
            found += self._of_part(part, windows, heard, scored, homes.get(part, set()))
        return found

    def _score(self, heard: Heard) -> _Scored:
        """Each part is scored by the judge that is its own."""
        tables = []
        for name in ("together", "by_words", "by_letters"):
            written = getattr(self._calibration.written, name).score(heard.tables)
            derived = getattr(self._calibration.derived, name).score(heard.tables)
            tables.append(np.where(self._hearing.derived, derived, written))
        return _Scored(*tables)

    def _of_part(
        self, part: int, windows: Windows, heard: Heard, scored: _Scored, at_home: Collection[int]
    ) -> Iterator[Match]:
        """The kept passages of one part; what none of them speaks of is missing.

        ``at_home``: passages that answer to this part more than to any other.
        """
        column = scored.together[:, part]
        if column.max() < self._judges[part].together.unsure:
            return
        best = list(_best_windows(column, windows))
        kept = list(self._kept(part, best, windows, scored, at_home))
        missing = self._missing(part, heard, [each.window for each in kept])
        for each in kept:
            following = round(float(column[best[each.rank]]), 4) if each.rank < len(best) else None
            cut = windows.windows[each.window]
            yield Match(
                upper=self.uppers[part],
                passage=windows.passages[cut.passage],
                start=cut.start,
                stop=cut.stop,
                score=round(float(column[each.window]), 4),
                coverage=_coverage(each.verdict, missing),
                why=explain(
                    self.uppers[part].text,
                    windows.text(each.window),
                    self._heard(heard, each.window, part),
                    each.opinions,
                    missing,
                    derived=bool(self._hearing.derived[part]),
                    place=(each.rank, following),
                ),
            )

    def _kept(
        self,
        part: int,
        best: Sequence[int],
        windows: Windows,
        scored: _Scored,
        at_home: Collection[int],
    ) -> Iterator[_Kept]:
        """Of the best windows of each passage those that say enough, best first."""
        judge = self._judges[part]
        for rank, window in enumerate(best, start=1):
            if rank > LINKS_PER_PART and windows.windows[window].passage not in at_home:
                continue
            opinions = (
                judge.by_words.opinion(float(scored.by_words[window, part])),
                judge.by_letters.opinion(float(scored.by_letters[window, part])),
            )
            verdict = judge.verdict(float(scored.together[window, part]), *opinions)
            if verdict is not Opinion.NONE:
                yield _Kept(rank, window, verdict, opinions)

    def _missing(self, part: int, heard: Heard, windows: Sequence[int]) -> tuple[str, ...]:
        """Essentials of a part that none of these windows speaks of."""
        spoken = np.any(heard.spoken[windows, self._hearing.places[part]], axis=0).tolist()
        essentials = self._hearing.essentials[part]
        return tuple(each for each, said in zip(essentials, spoken, strict=True) if not said)

    @staticmethod
    def _heard(heard: Heard, window: int, part: int) -> dict[str, float]:
        return {name: round(float(table[window, part]), 4) for name, table in heard.tables.items()}


def make_matcher(uppers: Sequence[Upper]) -> Matcher:
    """A matcher as the settings want it. Raises ``UsageError``, ``Unreadable``."""
    settings = Settings()
    calibration = read_calibration(settings.calibration)
    embedder = find_embedder(settings.embedder)
    if calibration.hears_meaning != (embedder is not None):
        raise UsageError(
            "Mô hình cắm thêm và bộ trọng số của bộ so khớp không đi với nhau.",
            hint="Đặt cả CHIDAO_EMBEDDER và CHIDAO_CALIBRATION (tệp học cùng mô hình ấy bằng "
            "“python -m loaders.calibrate THƯ_MỤC TỆP”), hoặc bỏ cả hai.",
        )
    return Matcher(uppers, calibration, embedder)


def _homes(column: Table, windows: Windows) -> dict[int, set[int]]:
    """By part, the passages that answer to it more than to any other part."""
    homes: dict[int, set[int]] = {}
    best: dict[int, tuple[float, int]] = {}
    for window, part in enumerate(column.argmax(axis=1)):
        passage = windows.windows[window].passage
        best[passage] = max(best.get(passage, (0.0, 0)), (float(column[window, part]), int(part)))
    for passage, (_, part) in best.items():
        homes.setdefault(part, set()).add(passage)
    return homes


def _best_windows(column: Table, windows: Windows) -> Iterator[int]:
    """The best window of each passage, best first; of equal ones the first in the text.

    Of a passage the shorter window is taken unless the longer one says more.
    """
    tight = column - TIGHTER * (windows.lengths - 1)
    seen: set[int] = set()
    for window in np.lexsort((np.arange(len(column)), -tight)):
        owner = windows.windows[window].passage
        if owner not in seen:
            seen.add(owner)
            yield int(window)


def _coverage(verdict: Opinion, missing: tuple[str, ...]) -> Coverage:
    """Full when every essential is spoken of."""
    if verdict is Opinion.UNSURE:
        return Coverage.UNSURE
    return Coverage.PARTIAL if missing else Coverage.FULL


def match_sections(uppers: Sequence[Upper], lowers: Sequence[Passage]) -> Iterator[Match]:
    """Groups whose headings say the same; the best one for each lower group."""
    for lower in lowers:
        scored = [(title_similarity(upper.text, lower.text), upper.id, upper) for upper in uppers]
        score, _, upper = max(scored, default=(0.0, "", None))
        if upper is not None and score >= SECTION_AGREES:
            yield Match(upper, lower, 0, len(lower.text), round(score, 4), Coverage.PARTIAL)
