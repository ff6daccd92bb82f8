"""The voices that judge whether a window speaks of a part: words, letters, essentials, headings.

Each hears the upper text alone when it is made, so what it says of a pair depends on no other
plan. Answers are tables of windows × parts.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from loaders.matching.texts import Windows
from loaders.matching.vectors import counter
from loaders.wording.syllables import (
    core,
    runs_of,
    spelled,
    title_similarity,
    word_grams,
)

Table: TypeAlias = NDArray[np.float64]
PHRASE_BONUS = 1.5
"""How much more a run of syllables weighs than a single one of the same rarity."""
LETTERS = (3, 6)
SECTION_AGREES = 0.5


def _rarity(present: csr_array) -> NDArray[np.float64]:
    """ln(1 + N / (1 + n)) of each column, for n of N rows that have it."""
    rows: int = present.shape[0]
    having = np.asarray(present.sum(axis=0)).ravel()
    weights: NDArray[np.float64] = np.log(1 + rows / (1 + having))
    return weights


def _present(counts: Any) -> csr_array:  # noqa: ANN401 - what scikit-learn returns
    table = csr_array(counts, dtype=np.float64)
    table.data[:] = 1.0
    return table


def _in_windows(clauses: csr_array, windows: Windows) -> csr_array:
    return _present(windows.of_clauses @ clauses)


class WordVoice:
    """The share of a part's weighted syllables and phrases that a window has, 0 to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counter = counter(analyzer=word_grams)
        present = _present(self._counter.fit_transform(texts))
        bonus = [PHRASE_BONUS if " " in gram else 1.0 for gram in self._grams()]
        self._weighted = present * (_rarity(present) * np.array(bonus))
        self._total = np.maximum(np.asarray(self._weighted.sum(axis=1)).ravel(), 1e-9)

    def _grams(self) -> Sequence[str]:
        grams: Sequence[str] = self._counter.get_feature_names_out()
        return grams

    def hear(self, windows: Windows) -> Table:
        """How much of each part each window says."""
        said = _in_windows(_present(self._counter.transform(windows.clauses)), windows)
        shares: Table = (said @ self._weighted.T).toarray() / self._total
        return shares


class LetterVoice:
    """The likeness of a part and a window by runs of three to six letters (cosine), 0 to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counter = counter(analyzer="char_wb", ngram_range=LETTERS, preprocessor=spelled)
        present = _present(self._counter.fit_transform(texts))
        self._rarity = _rarity(present)
        self._parts = _unit(present * self._rarity)

    def hear(self, windows: Windows) -> Table:
        """How alike each window and each part are."""
        clauses = _present(self._counter.transform(windows.clauses))
        said = _unit(_in_windows(clauses, windows) * self._rarity)
        likeness: Table = (said @ self._parts.T).toarray()
        return likeness


def _unit(table: csr_array) -> csr_array:
    lengths = np.sqrt(np.asarray((table * table).sum(axis=1)).ravel())
    return csr_array(table * (1 / np.maximum(lengths, 1e-9))[:, None])


class EssentialVoice:
    """Which essentials of a part a window speaks of; any alternative of each counts."""

    def __init__(self, texts: Sequence[str], essentials: Sequence[Sequence[str]]) -> None:
        owners, alternatives = [], []
        for part, wanted in enumerate(essentials):
            for each in wanted:
                owners.append(part)
                alternatives.append([spelled(term) for term in each.split(" | ")])
        terms = sorted({term for each in alternatives for term in each if term})
        self._longest = max((len(term.split()) for term in terms), default=1)
        self._counter = counter(analyzer=self._runs, vocabulary=terms or ["\0"])
        places = self._counter.vocabulary
        self._of_terms = _links(
            [(places.index(term), rank) for rank, each in enumerate(alternatives) for term in each],
            (len(places), len(owners)),
        )
        self._owners = np.array(owners, dtype=int)
        self._parts = len(essentials)
        self._weights = _rarity(self._spoken(_present(self._counter.transform(texts))))
        self._greatest = np.log(1 + len(texts))

    def _runs(self, text: str) -> list[str]:
        return list(runs_of(core(text), self._longest))

    def _spoken(self, terms: csr_array) -> csr_array:
        return _present(terms @ self._of_terms)

    def spoken(self, windows: Windows) -> NDArray[np.bool_]:
        """Windows × essentials, in the order of the parts and of their essentials."""
        clauses = _present(self._counter.transform(windows.clauses))
        heard: NDArray[np.bool_] = self._spoken(_in_windows(clauses, windows)).toarray() > 0
        return heard

    def shares(self, spoken: NDArray[np.bool_]) -> Table:
        """The share of each part's essentials that is spoken of; rare ones weigh more."""
        owned = _links(
            list(zip(range(len(self._owners)), self._owners, strict=True)),
            (len(self._owners), self._parts),
        )
        weighted = owned * self._weights[:, None]
        total = np.maximum(np.asarray(weighted.sum(axis=0)).ravel(), 1e-9)
        shares: Table = (spoken.astype(float) @ weighted) / total
        return shares

    def rarest(self, spoken: NDArray[np.bool_]) -> Table:
        """How rare the rarest essential is that is spoken of: 1 for one that no other part has."""
        found = np.zeros((len(spoken), self._parts))
        said = spoken * (self._weights / self._greatest)
        for rank, part in enumerate(self._owners):
            np.maximum(found[:, part], said[:, rank], out=found[:, part])
        return found


def _links(pairs: Sequence[tuple[int, int]], shape: tuple[int, int]) -> csr_array:
    rows, columns = [first for first, _ in pairs], [second for _, second in pairs]
    return _present(csr_array((np.ones(len(pairs)), (rows, columns)), shape=shape))


class SectionVoice:
    """Whether a window stands under the heading of a part (1), of others (-1), or neither (0)."""

    def __init__(self, sections: Sequence[str]) -> None:
        self._headings = list(dict.fromkeys(sections))
        self._of_parts = np.array([self._headings.index(each) for each in sections], dtype=int)
        self._agreed = lru_cache(maxsize=4096)(self._heading_of)

    def _heading_of(self, lower: str) -> int | None:
        scored = [
            (title_similarity(each, lower), -rank) for rank, each in enumerate(self._headings)
        ]
        best, rank = max(scored, default=(0.0, 0))
        return -rank if best >= SECTION_AGREES else None

    def hear(self, windows: Windows) -> Table:
        """The agreement of the headings of each window and each part."""
        answers = np.zeros((len(windows.windows), len(self._of_parts)))
        for rank, window in enumerate(windows.windows):
            heading = self._agreed(windows.passages[window.passage].section)
            if heading is not None:
                answers[rank] = np.where(self._of_parts == heading, 1.0, -1.0)
        return answers
