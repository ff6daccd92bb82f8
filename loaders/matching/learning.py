"""Learns the calibration from pairs that people have judged, each document left out in turn.

A document says many things and a judgement says only whether one of them takes up a part. So a
pair is learnt from its best window: for one that is taken up the best among the lines that were
named, for the others the best of all; which is best depends on the weights, so this is repeated.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from loaders.matching.hearing import Hearing
from loaders.matching.judging import (
    BY_LETTERS,
    BY_WORDS,
    FEATURES,
    MEANING,
    Calibration,
    Judge,
    Learnt,
    Method,
)
from loaders.matching.meaning import Embedder
from loaders.matching.texts import Passage, Upper, Windows
from loaders.matching.voices import Table

START = {
    "words": 4.0,
    "letters": 3.0,
    "essentials": 3.0,
    "rarest": 2.0,
    "section": 0.5,
    "strongest": 1.0,
    MEANING: 3.0,
}
"""Weights by which the first windows are chosen; after a few rounds they no longer matter."""
ROUNDS = 5
REGULARISATION = 3.0
ASKED_AT_MOST = {"written": 0.09, "derived": 0.12}
"""Share of all pairs that a person can be asked to decide: more where nobody wrote essentials."""
GRID = np.linspace(0.05, 0.95, 91)


@dataclass(frozen=True)
class Judged:
    """One document with what a reader said of each part: is it taken up, and on which lines."""

    name: str
    windows: Windows
    tables: Mapping[str, Table]
    addressed: NDArray[np.bool_]
    lines: Sequence[frozenset[int]]

    def rows(self, part: int) -> NDArray[np.intp]:
        """The windows of the passages on the lines that were named for a part, else all."""
        starts = sorted({each.line or 0 for each in self.windows.passages})
        named = {max((s for s in starts if s <= line), default=0) for line in self.lines[part]}
        passages = self.windows.passages
        own = [
            rank
            for rank, window in enumerate(self.windows.windows)
            if (passages[window.passage].line or 0) in named
        ]
        return np.array(own or range(len(self.windows.windows)), dtype=np.intp)


def judged(
    name: str,
    uppers: Sequence[Upper],
    passages: Sequence[Passage],
    labels: Sequence[Mapping[str, object]],
    embedder: Embedder | None = None,
) -> Judged:
    """A document as the learning needs it; ``labels`` in the order of the parts."""
    windows = Windows.of(passages)
    heard = Hearing(uppers, embedder).hear(windows)
    return Judged(
        name,
        windows,
        heard.tables,
        np.array([each["status"] != "none" for each in labels]),
        [frozenset(each["lines"]) for each in labels],  # type: ignore[call-overload]
    )


def read_labels(path: Path) -> list[dict[str, object]]:
    """The judgements of one document."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@dataclass(frozen=True)
class _Weights:
    names: Sequence[str]
    values: NDArray[np.float64]
    constant: float

    def logits(self, document: Judged) -> Table:
        stacked = np.stack([document.tables[name] for name in self.names], axis=-1)
        logits: Table = stacked @ self.values + self.constant
        return logits

    def scores(self, document: Judged) -> NDArray[np.float64]:
        """The score of each part: that of its best window."""
        scores: NDArray[np.float64] = 1 / (1 + np.exp(-self.logits(document).max(axis=0)))
        return scores


def fit(documents: Sequence[Judged], names: Sequence[str]) -> _Weights:
    """Weights of these voices on these documents; one that would speak against is not heard."""
    weights = _fit(documents, names)
    heard = [name for name, value in zip(names, weights.values, strict=True) if value > 0]
    return weights if len(heard) == len(names) else fit(documents, heard)


def _fit(documents: Sequence[Judged], names: Sequence[str]) -> _Weights:
    weights = _Weights(names, np.array([START[name] for name in names]), 0.0)
    for _ in range(ROUNDS):
        rows, answers = [], []
        for document in documents:
            logits = weights.logits(document)
            for part, addressed in enumerate(document.addressed):
                own = document.rows(part) if addressed else np.arange(len(logits))
                best = own[logits[own, part].argmax()]
                rows.append([document.tables[name][best, part] for name in names])
                answers.append(addressed)
        learnt = LogisticRegression(C=REGULARISATION, max_iter=5000).fit(rows, answers)
        weights = _Weights(names, learnt.coef_[0], float(learnt.intercept_[0]))
    return weights


def thresholds(
    scores: NDArray[np.float64], answers: NDArray[np.bool_], asked_at_most: float
) -> tuple[float, float]:
    """The two scores between which a person is asked: fewest errors at no more than so many."""
    best = (np.inf, np.inf, 0.5, 0.5)
    for low in GRID:
        for high in GRID[low <= GRID]:
            decided = (scores < low) | (scores >= high)
            asked = int((~decided).sum())
            if asked <= asked_at_most * len(scores):
                wrong = int((decided & ((scores >= high) != answers)).sum())
                best = min(best, (wrong, asked, float(low), float(high)))
    return best[2], best[3]


def left_out_scores(documents: Sequence[Judged], names: Sequence[str]) -> list[NDArray[np.float64]]:
    """Scores of each document by weights that were learnt on the others."""
    return [
        fit([other for other in documents if other is not each], names).scores(each)
        for each in documents
    ]


def learn(documents: Sequence[Judged], names: Sequence[str], asked_at_most: float) -> Method:
    """Weights on all documents; thresholds on scores of documents that were left out."""
    scores = np.concatenate(left_out_scores(documents, names))
    answers = np.concatenate([each.addressed for each in documents])
    low, high = thresholds(scores, answers, asked_at_most)
    weights = fit(documents, names)
    return Method(
        weights={
            name: round(float(value), 3)
            for name, value in zip(weights.names, weights.values, strict=True)
        },
        constant=round(weights.constant, 3),
        addressed=round(high, 2),
        unsure=round(low, 2),
    )


def learn_judge(documents: Sequence[Judged], asked_at_most: float) -> Judge:
    """Both methods and the two together."""
    return Judge(
        together=learn(documents, _heard_in(documents), asked_at_most),
        by_words=learn(documents, BY_WORDS, asked_at_most),
        by_letters=learn(documents, BY_LETTERS, asked_at_most),
    )


def _heard_in(documents: Sequence[Judged]) -> Sequence[str]:
    """Every voice; that of a model where there is one."""
    return (*FEATURES, MEANING) if MEANING in documents[0].tables else FEATURES


def best_of(judge: Judge, document: Judged) -> list[tuple[int, float, str]]:
    """Of each part the best window, its score, and the verdict."""
    scores = judge.together.score(document.tables)
    words, letters = judge.by_words.score(document.tables), judge.by_letters.score(document.tables)
    found = []
    for part, window in enumerate(scores.argmax(axis=0)):
        verdict = judge.verdict(
            float(scores[window, part]),
            judge.by_words.opinion(float(words[window, part])),
            judge.by_letters.opinion(float(letters[window, part])),
        )
        found.append((int(window), float(scores[window, part]), verdict.value))
    return found


def rate(judges: Sequence[tuple[Judge, Judged]]) -> dict[str, float]:
    """How judges do on documents: what the figures of an answer can be trusted for."""
    verdicts: list[str] = []
    quoted: list[bool] = []
    for judge, document in judges:
        found = best_of(judge, document)
        verdicts += [verdict for _, _, verdict in found]
        quoted += [
            window in document.rows(part)
            for part, (window, _, verdict) in enumerate(found)
            if verdict == "addressed" and document.addressed[part]
        ]
    said = np.array(verdicts)
    addressed = np.concatenate([document.addressed for _, document in judges])
    decided, gap = said != "unsure", ~addressed
    right = (said == "addressed") == addressed
    return {
        "unsure": _share((~decided).sum(), len(said)),
        "decided_right": _share((decided & right).sum(), decided.sum()),
        "gaps_not_hidden": _share((gap & (said != "addressed")).sum(), gap.sum()),
        "none_are_gaps": _share((gap & (said == "none")).sum(), (said == "none").sum()),
        "quoted_right": _share(sum(quoted), len(quoted)),
    }


def _share(part: float, whole: float) -> float:
    return round(float(part) / float(whole), 3) if whole else 1.0


def learn_all(sets: Mapping[str, Sequence[Judged]]) -> Calibration:
    """The whole file: ``sets`` has the documents with written and with derived essentials."""
    judges = {name: learn_judge(each, ASKED_AT_MOST[name]) for name, each in sets.items()}
    learnt = {name: _learnt(judges[name], each, ASKED_AT_MOST[name]) for name, each in sets.items()}
    return Calibration(written=judges["written"], derived=judges["derived"], learnt=learnt)


def _learnt(judge: Judge, documents: Sequence[Judged], asked_at_most: float) -> Learnt:
    apart = [
        (learn_judge([one for one in documents if one is not each], asked_at_most), each)
        for each in documents
    ]
    return Learnt(
        documents=[each.name for each in documents],
        pairs=sum(len(each.addressed) for each in documents),
        itself=rate([(judge, each) for each in documents]),
        left_out={each.name: rate([(other, each)]) for other, each in apart},
        all_left_out=rate(apart),
    )
