"""What a plan does for what a resolution sets: scored links that say which words they rest on.

Two texts are compared, and nothing else of either document: the upper part and one or two
sentences below it. The upper text alone decides which words weigh (rare ones more), so a pair's
score does not depend on which other plans are loaded.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from graph.schema import Implements
from graph.vocabulary import Basis, Coverage, LinkStatus
from graph.words import name_key

ADDRESSED = 0.42
"""Score from which a passage is taken to serve a part."""
UNSURE = 0.33
"""Score from which a person should look at the pair."""
ALL_ESSENTIALS = 0.999
LINKS_PER_PART = 3
SECTION_AGREES = 0.5
SECTION_BONUS = 0.06
WINDOW = 2
QUOTE_LENGTH = 500

_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_STOP = frozenset(
    [
        "và",
        "của",
        "các",
        "cho",
        "về",
        "trong",
        "theo",
        "với",
        "để",
        "được",
        "là",
        "có",
        "những",
        "một",
        "từ",
        "tại",
        "đến",
        "trên",
        "này",
        "việc",
        "thực",
        "hiện",
        "triển",
        "khai",
        "tổ",
        "chức",
        "tăng",
        "cường",
        "tiếp",
        "tục",
        "đẩy",
        "mạnh",
        "nâng",
        "cao",
        "xây",
        "dựng",
        "phát",
        "triển",
        "giáo",
        "dục",
        "đào",
        "tạo",
        "bảo",
        "đảm",
        "đảm",
        "bảo",
        "nhất",
        "là",
        "cơ",
        "sở",
        "công",
        "tác",
        "nghị",
        "quyết",
        "số",
    ]
)


Feature: TypeAlias = tuple[str, ...]


def tokens(text: str) -> list[str]:
    """The syllables of a text, in the present tone spelling."""
    return _TOKEN.findall(name_key(text))


def features(text: str) -> Counter[Feature]:
    """Syllables that mean something alone, and every pair of neighbours."""
    words = tokens(text)
    found: Counter[Feature] = Counter((word,) for word in words if word not in _STOP)
    for first, second in itertools.pairwise(words):
        if first not in _STOP or second not in _STOP:
            found[(first, second)] += 1
    return found


@dataclass(frozen=True)
class Upper:
    """A part of the upper text: what counts as addressing it is in ``essentials``."""

    id: str
    text: str
    section: str
    essentials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Something that a lower document does: a solution or task, with its line."""

    id: str
    text: str
    section: str
    line: int | None


@dataclass(frozen=True)
class Match:
    """How well one passage serves one part, and in which words."""

    upper: Upper
    passage: Passage
    score: float
    coverage: Coverage
    quote: str


@dataclass(frozen=True)
class _Wanted:
    """A part with its weighted words and the spellings of its essentials."""

    upper: Upper
    weights: dict[Feature, float]
    essentials: tuple[tuple[str, ...], ...]


@dataclass
class Matcher:
    """Compares passages with the parts of one upper document."""

    uppers: Sequence[Upper]
    _sections: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def _weights(self) -> dict[Feature, float]:
        """Rare words of the upper text weigh more."""
        counts: Counter[Feature] = Counter()
        for upper in self.uppers:
            counts.update(features(f"{upper.text} {upper.section}").keys())
        total = len(self.uppers)
        return {each: math.log(1 + total / count) for each, count in counts.items()}

    def match(self, passages: Iterable[Passage]) -> list[Match]:
        """The links worth keeping: for each part the best few passages."""
        best: dict[str, list[Match]] = {}
        for passage in passages:
            for found in self._match_passage(passage):
                best.setdefault(found.upper.id, []).append(found)
        kept = (sorted(found, key=_rank)[:LINKS_PER_PART] for found in best.values())
        return [each for found in kept for each in found]

    @cached_property
    def _wanted(self) -> list["_Wanted"]:
        """What each part asks for, ready to be compared."""
        return [
            _Wanted(
                upper=upper,
                weights={each: self._weights.get(each, 1.0) for each in features(upper.text)},
                essentials=essential_keys(upper.essentials),
            )
            for upper in self.uppers
        ]

    def _match_passage(self, passage: Passage) -> Iterator[Match]:
        windows = [(text, features(text), name_key(text)) for text in _windows(passage.text)]
        for wanted in self._wanted:
            upper = wanted.upper
            bonus = SECTION_BONUS * self._section_agreement(upper.section, passage.section)
            scored = [(*_score(wanted, words, key, bonus), text) for text, words, key in windows]
            score, essential, text = max(scored, key=lambda each: (each[0], -len(each[2])))
            coverage = _coverage(score, essential)
            if coverage:
                yield Match(upper, passage, round(score, 4), coverage, text[:QUOTE_LENGTH])

    @cached_property
    def _headings(self) -> list[str]:
        return list(dict.fromkeys(upper.section for upper in self.uppers))

    def _section_agreement(self, upper: str, lower: str) -> float:
        """1 under headings that say the same, -1 if the lower one says the same as another."""
        if lower not in self._sections:
            scored = [(title_similarity(each, lower), each) for each in self._headings]
            best, heading = max(scored, default=(0.0, ""))
            self._sections[lower] = heading if best >= SECTION_AGREES else None
        agreed = self._sections[lower]
        return 0.0 if agreed is None else 1.0 if agreed == upper else -1.0


def title_similarity(first: str, second: str) -> float:
    """Shared syllable pairs of two headings, 0 to 1 (Dice)."""
    one, two = features(first), features(second)
    if not one or not two:
        return 0.0
    return 2 * (one & two).total() / (one.total() + two.total())


def _windows(text: str) -> list[str]:
    """Sentences, alone and each with the next."""
    sentences = [each for each in _SENTENCE.split(text) if each.strip()]
    spans = [
        " ".join(sentences[start : start + size])
        for size in range(1, WINDOW + 1)
        for start in range(len(sentences) - size + 1)
    ]
    return spans or [text]


def _score(wanted: _Wanted, words: Counter[Feature], key: str, bonus: float) -> tuple[float, float]:
    """The score of a window and the share of the essentials that it speaks of."""
    total = sum(wanted.weights.values()) or 1.0
    shared = sum(weight for each, weight in wanted.weights.items() if each in words) / total
    essential = essential_share(wanted.essentials, key) if wanted.essentials else shared
    return min(1.0, max(0.0, 0.5 * shared + 0.5 * essential + bonus)), essential


def essential_keys(essentials: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each essential the spellings of its alternatives, which stand between bars."""
    return tuple(
        tuple(name_key(term) for term in alternatives.split(" | ")) for alternatives in essentials
    )


def essential_share(essentials: Sequence[Sequence[str]], key: str) -> float:
    """How many of the essentials a text speaks of: any alternative of each counts."""
    spoken = sum(any(term in key for term in terms) for terms in essentials)
    return spoken / len(essentials) if essentials else 0.0


def _coverage(score: float, essential: float) -> Coverage | None:
    if score >= ADDRESSED:
        return Coverage.FULL if essential >= ALL_ESSENTIALS else Coverage.PARTIAL
    return Coverage.UNSURE if score >= UNSURE else None


def _rank(match: Match) -> tuple[float, str]:
    return -match.score, match.passage.id


def match_sections(uppers: Sequence[Upper], lowers: Sequence[Passage]) -> Iterator[Match]:
    """Groups whose headings say the same; the best one for each lower group."""
    for lower in lowers:
        scored = [(title_similarity(upper.text, lower.text), upper.id, upper) for upper in uppers]
        score, _, upper = max(scored, default=(0.0, "", None))
        if upper is not None and score >= SECTION_AGREES:
            yield Match(upper, lower, round(score, 4), Coverage.PARTIAL, lower.text[:QUOTE_LENGTH])


def match_edges(document: str, matches: Iterable[Match]) -> Iterator[Implements]:
    """The matches as edges of the lower document."""
    for match in matches:
        yield Implements(
            from_id=match.passage.id,
            to_id=match.upper.id,
            document=document,
            line=match.passage.line,
            quote=match.quote,
            basis=Basis.MATCHED,
            score=match.score,
            status=LinkStatus.PROPOSED,
            coverage=match.coverage,
        )
