"""Vietnamese text as syllables: what two texts are compared by."""

import itertools
import re
from collections.abc import Iterator

from graph.base.words import name_key

_SYLLABLE = re.compile(r"[^\W_]+(?:&[^\W_]+)?%?")
LIGHT = frozenset(
    (
        *("và", "của", "các", "cho", "về", "trong", "theo", "với", "để", "được", "là", "có"),
        *("những", "một", "từ", "tại", "đến", "trên", "này", "việc", "bằng", "ở", "hoặc", "do"),
        *("mọi", "thì", "mà", "như", "cùng"),
    )
)
"""Syllables that join others and mean nothing alone."""
COMMON = frozenset(
    (
        *("thực", "hiện", "triển", "khai", "tổ", "chức", "tăng", "cường", "tiếp", "tục", "đẩy"),
        *("mạnh", "nâng", "cao", "xây", "dựng", "phát", "triển", "giáo", "dục", "đào", "tạo"),
        *("bảo", "đảm", "nhất", "cơ", "sở", "công", "tác", "nghị", "quyết", "số"),
    )
)
"""Syllables that every directive is full of: they count only beside others."""
LONGEST_GRAM = 4


def syllables(text: str) -> list[str]:
    """The syllables of a text in the present tone spelling; a share keeps its sign."""
    return _SYLLABLE.findall(name_key(text))


def core(text: str) -> list[str]:
    """The same without the light ones, so that "xây dựng các trạm" is "xây dựng trạm"."""
    return [each for each in syllables(text) if each not in LIGHT]


def word_grams(text: str) -> list[str]:
    """Every syllable that means something alone, and every run of two to four."""
    words = core(text)
    alone = [word for word in words if word not in COMMON]
    runs = (
        " ".join(words[start : start + size])
        for size in range(2, LONGEST_GRAM + 1)
        for start in range(len(words) - size + 1)
    )
    return [*alone, *runs]


def spelled(text: str) -> str:
    """The core of a text as one string: what is compared letter by letter."""
    return " ".join(core(text))


def runs_of(words: list[str], longest: int) -> Iterator[str]:
    """Every run of one to ``longest`` syllables."""
    for size in range(1, min(longest, len(words)) + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def title_similarity(first: str, second: str) -> float:
    """Shared pairs of syllables of two headings, 0 to 1 (Dice)."""
    one, two = _pairs(first), _pairs(second)
    if not one or not two:
        return 0.0
    return 2 * len(one & two) / (len(one) + len(two))


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(itertools.pairwise(core(text)))
