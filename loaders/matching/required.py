"""What must be spoken of for a plan to count: written by people, or derived from the upper text."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.base.words import name_key
from loaders.wording.syllables import (
    COMMON,
    LIGHT,
    core,
    syllables,
)

MOST = 4
"""Essentials that are derived of one part."""
_BREAK = re.compile(r"[,;:.()“”\"/]|\s[-–]\s")
_OPENING = frozenset(
    [
        "thực hiện",
        "triển khai",
        "tổ chức",
        "tăng cường",
        "tiếp tục",
        "đẩy mạnh",
        "nâng cao",
        "xây dựng",
        "bảo đảm",
        "đảm bảo",
        "phát triển",
        "tập trung",
        "chú trọng",
        "khuyến khích",
        "hoàn thiện",
        "mở rộng",
        "ưu tiên",
        "thúc đẩy",
        "hình thành",
        "quan tâm",
        "ban hành",
        "rà soát",
    ]
)
"""Verbs that say that something is done and not what."""


class Deriver:
    """Derives essentials of the parts of one upper text, from that text alone."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = [core(text) for text in texts]
        self._count = Counter(word for each in words for word in each)
        self._pairs = Counter(pair for each in words for pair in itertools.pairwise(each))
        self._spread = Counter(word for each in words for word in set(each))
        self._total = len(texts)

    def derive(self, text: str) -> tuple[str, ...]:
        """The rarest phrases of a part in their order, each with the word that carries it."""
        phrases = list(dict.fromkeys(_phrases(text)))
        ranked = sorted(phrases, key=lambda each: (-self._rarity(each), phrases.index(each)))
        kept = sorted(ranked[:MOST], key=phrases.index)
        return tuple(" | ".join(self._alternatives(each)) for each in kept)

    def _rarity(self, phrase: tuple[str, ...]) -> float:
        rarest = sorted((self._weight(word) for word in phrase), reverse=True)[:3]
        return sum(rarest) / len(rarest)

    def _weight(self, word: str) -> float:
        return math.log(1 + self._total / (1 + self._spread[word]))

    def _alternatives(self, phrase: tuple[str, ...]) -> list[str]:
        """The phrase, and the two syllables in it that belong together and are rare."""
        if len(phrase) <= 2:
            return [" ".join(phrase)]
        pair = max(itertools.pairwise(phrase), key=self._cohesion)
        return [" ".join(phrase), " ".join(pair)]

    def _cohesion(self, pair: tuple[str, str]) -> float:
        first, second = pair
        together = self._pairs[pair] / math.sqrt(self._count[first] * self._count[second])
        return together * (self._weight(first) + self._weight(second))


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    """What stands between light words and stops, without the verb that opens it."""
    for piece in _BREAK.split(name_key(text)):
        for light, words in itertools.groupby(syllables(piece), lambda word: word in LIGHT):
            phrase = tuple(words)
            while len(phrase) > 3 and " ".join(phrase[:2]) in _OPENING:
                phrase = phrase[2:]
            if not light and len(phrase) >= 2 and not all(word in COMMON for word in phrase):
                yield phrase
