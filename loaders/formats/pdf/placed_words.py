"""Words with their places on a page: one model for a text layer and for recognised text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.wording.spelling import is_possible

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left corner of the page."""

_ENDS_IN_SYMBOL = re.compile(r"(?:\S[-–]|\d/)$")
_SYMBOL_GOES_ON = re.compile(r"(?:/|[-–](?=[A-ZĐ]))\S")
_SYMBOL = re.compile(r"\d(?:/[\w/-]*)?$")
_SPOILT = re.compile("\\(cid:\\d+\\)|[\ue000-\uf8ff\ufffd\x00-\x08]")
_SPOILT_SHARE = 0.03
_FEW_WORDS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; how sure its recognition is; whether a signature drew it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float = 100.0
    stamped: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand beside each other, from left to right."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """The usual height of its words."""
        return median(word.bottom - word.top for word in self.words)


def line_of(words: Sequence[Word]) -> TextLine:
    """The line that these words make."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    return TextLine(
        ordered,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        _text(ordered),
    )


def _text(words: Sequence[Word]) -> str:
    """The words with one space between them; none before what a stamped number belongs to."""
    text = words[0].text
    for before, word in pairwise(words):
        near = before.stamped and word.text.startswith(("/", "-", ","))
        text += word.text if near else f" {word.text}"
    return text


def group_lines(words: Iterable[Word]) -> list[TextLine]:
    """Lines from top to bottom: a word belongs to the line that it overlaps by half its height."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        home = next((group for group in reversed(groups[-4:]) if _beside(group, word)), None)
        if home is None:
            groups.append([word])
        else:
            home.append(word)
    return sorted(map(line_of, groups), key=lambda line: (line.top + line.bottom, line.x0))


def _beside(group: Sequence[Word], word: Word) -> bool:
    """The word is level with the last words of the group."""
    near = group[-3:]
    top = sum(each.top for each in near) / len(near)
    bottom = sum(each.bottom for each in near) / len(near)
    shared = min(bottom, word.bottom) - max(top, word.top)
    return shared >= 0.5 * min(bottom - top, word.bottom - word.top)


def join_wrapped(text: str, following: str) -> str:
    """Two lines of one paragraph; a symbol or a date broken over them closes up again."""
    together = _ENDS_IN_SYMBOL.search(text) or (
        _SYMBOL_GOES_ON.match(following) and _SYMBOL.search(text)
    )
    return f"{text}{following}" if together else f"{text} {following}"


def inside(word: Word, box: Box) -> bool:
    """True if the centre of the word lies in the box."""
    x, y = word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def spoilt_sample(words: Sequence[Word]) -> str | None:
    """The first words of a text layer that cannot be read; ``None`` if it can."""
    text = " ".join(word.text for word in words)
    letters = sum(letter.isalnum() for letter in text)
    marks = len(_SPOILT.findall(text))
    if marks > _SPOILT_SHARE * max(letters, 1):
        return text[:120]
    if _is_toneless(words):
        return text[:120]
    long = [word.text for word in words if sum(map(str.isalpha, word.text)) > 1]
    strange = [word for word in long if not is_possible(word)]
    if len(long) >= _FEW_WORDS and len(strange) > 0.4 * len(long):
        return text[:120]
    return None


def _is_toneless(words: Sequence[Word]) -> bool:
    """The text of a scanner's program that does not know the marks on Vietnamese letters."""
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    return (
        len(letters) > 100
        and words[0].sure < 100
        and sum(map(str.isascii, letters)) > 0.97 * len(letters)
    )
