"""Words marked in a text: those that it shares with another."""

import re
from collections.abc import Iterable, Iterator

from graph.base.words import name_key
from viz.picture import Part

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?%?")


def mark(text: str, phrases: Iterable[str]) -> tuple[Part, ...]:
    """The text in pieces, the words of these phrases marked wherever two of them stand together.

    >>> [part.text for part in mark("Xây mới trạm y tế xã", ["trạm y tế"]) if part.marked]
    ['trạm y tế']
    """
    wanted = {name_key(found[0]) for each in phrases for found in _WORD.finditer(each)}
    parts: list[Part] = []
    place = 0
    for start, stop in _runs(text, wanted):
        if start > place:
            parts.append(Part(text=text[place:start]))
        parts.append(Part(text=text[start:stop], marked=True))
        place = stop
    if place < len(text):
        parts.append(Part(text=text[place:]))
    return tuple(parts)


def _runs(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """From the first to the last word of each run of two wanted words and more."""
    run: list[re.Match[str]] = []
    for found in (*_WORD.finditer(text), None):
        if found and name_key(found[0]) in wanted:
            run.append(found)
            continue
        if len(run) > 1:
            yield run[0].start(), run[-1].end()
        run = []
