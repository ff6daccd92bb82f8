"""Which words two texts share and which they do not, each as it is written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.base.words import name_key
from loaders.wording.syllables import COMMON, LIGHT

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?%?")
MOST = 12
"""Phrases that an explanation lists."""
_SYLLABLES = 1 << 14
"""More syllables than Vietnamese has: each is brought to its key once."""
_key = lru_cache(maxsize=_SYLLABLES)(name_key)


def all_words(text: str) -> list[tuple[str, int, int]]:
    """Each syllable as a key, with where it stands."""
    return [(_key(each[0]), each.start(), each.end()) for each in _WORD.finditer(text)]


def _words(text: str) -> list[tuple[str, int, int]]:
    """Those that are not light."""
    return [each for each in all_words(text) if each[0] not in LIGHT]


def shared_words(upper: str, lower: str) -> tuple[str, ...]:
    """Phrases of the lower text that the upper one has too, as long as they go, in their order."""
    return tuple(lower[start:stop] for start, stop in _shared(upper, lower))[:MOST]


def missing_words(upper: str, lower: str) -> tuple[str, ...]:
    """Phrases of the upper text that the lower one does not have, in their order."""
    said = {key for key, _, _ in _words(lower)}
    found: list[tuple[int, int]] = []
    for key, start, stop in _words(upper):
        if key in said or key in COMMON:
            continue
        if found and not re.search(r"[\w,;.:]", upper[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return tuple(upper[start:stop] for start, stop in found)[:MOST]


def _shared(upper: str, lower: str) -> Iterator[tuple[int, int]]:
    """Where runs of two syllables and more, or one with a meaning, stand below."""
    above, below = _words(upper), _words(lower)
    keys = [key for key, _, _ in above]
    known = set(keys)
    place = 0
    while place < len(below):
        run = _run(keys, known, [key for key, _, _ in below[place : place + 12]])
        if run > 1 or (run == 1 and below[place][0] not in COMMON):
            yield below[place][1], below[place + run - 1][2]
        place += max(run, 1)


def _run(above: list[str], known: set[str], below: list[str]) -> int:
    """How many syllables at the beginning of ``below`` stand in this order above."""
    if not below or below[0] not in known:
        return 0
    longest = 0
    for start, key in enumerate(above):
        if key == below[0]:
            length = 0
            for first, second in zip(above[start:], below, strict=False):
                if first != second:
                    break
                length += 1
            longest = max(longest, length)
    return longest
