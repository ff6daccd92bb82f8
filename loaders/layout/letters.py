"""Syllables that a conversion has torn into letters, joined again: "th ự c h iện"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.tears import is_loose_rime, is_syllable

LONGEST = 7
"""Letters of the longest syllable; one cannot be torn into more pieces."""
_TORN_NUMERAL = re.compile(r"^([IVX]{1,4}) ([IVX]{1,3})\.(?=\s+\S)")
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = frozenset("ạàáảôốồởýyủừơờợếìưuae")
"""Single letters that are words, or stand for something: none of them proves a tear."""
_MARKS = '.,;:!?)”"(“'
_LABELS = re.compile(
    r"(?:điểm|khoản|mục|mẫu|biểu|nhóm|hạng|loại|lớp|khối|khu|lô|tiết|phần|phụ lục|bảng|cột|vitamin|"
    r"gan|hàng|tổ|đội|số|\d)\s*$",
    re.IGNORECASE,
)


def mend(lines: Sequence[Line], notes: Notes) -> tuple[Line, ...]:
    """The lines with torn syllables joined; each line where some were is said."""
    mended = []
    for line in lines:
        cells = [join_torn(cell) for cell in line.cells]
        text, torn = join_torn(line.text)
        if torn:
            told = ", ".join(f"“{each.replace(' ', '')}”" for each in torn)
            notes.add("letters-joined", line.number, ", ".join(torn), f"Đọc là {told}.")
            line = replace(line, text=text, cells=tuple(cell for cell, _ in cells))
        mended.append(line)
    return tuple(mended)


def has_tear(text: str) -> bool:
    """Whether some syllable of a text is in pieces."""
    return bool(join_torn(text)[1])


def join_torn(text: str) -> tuple[str, list[str]]:
    """The text with every run of pieces that is one syllable joined, and these runs.

    >>> join_torn("th ự c hiệ n Đ ề án; ngành thú y")
    ('thực hiện Đề án; ngành thú y', ['th ự c', 'hiệ n', 'Đ ề'])
    """
    numeral = _TORN_NUMERAL.match(text)
    torn = [f"{numeral[1]} {numeral[2]}"] if numeral else []
    pieces = _TORN_NUMERAL.sub(r"\1\2.", text).split(" ")
    kept: list[str] = []
    place = 0
    while place < len(pieces):
        length = _torn_length(pieces, place, " ".join(kept[-2:]))
        run = pieces[place : place + length]
        kept.append("".join(run))
        torn += [" ".join(run).strip(_MARKS)] if length > 1 else []
        place += length
    return " ".join(kept), torn


def _torn_length(pieces: Sequence[str], place: int, before: str) -> int:
    """How many pieces from here on are one syllable; 1 for a word that is whole."""
    first = _letters(pieces[place], last=False)
    if not first or (len(first) == 1 and _LABELS.search(before)):
        return 1
    best = 1
    for length in range(2, LONGEST + 1):
        run = pieces[place : place + length]
        words = [_letters(piece, last=n == length - 1) for n, piece in enumerate(run)]
        if len(run) < length or not all(words) or sum(map(len, words)) > LONGEST:
            break
        if is_syllable("".join(words)) and _one_case(words) and _is_torn(words):
            best = best if _belongs_behind(pieces, place, length) else length
        if not _letters(run[-1], last=False):
            break
    return best


def _belongs_behind(pieces: Sequence[str], place: int, length: int) -> bool:
    """ "có m ục": the last piece begins the next syllable, and what stands before it is whole."""
    if length != 2 or place + 2 >= len(pieces) or not is_syllable(pieces[place]):
        return False
    onset, rime = pieces[place + 1], _letters(pieces[place + 2], last=True)
    small = _is_loose(rime) if len(rime) > 1 else rime.casefold() not in "ởýy"
    return bool(rime) and small and not is_syllable(onset) and is_syllable(f"{onset}{rime}")


def _letters(piece: str, *, last: bool) -> str:
    """The letters of a piece; only the last of a run may have a mark behind it."""
    bare = piece.rstrip(_MARKS) if last else piece
    bare = bare.lstrip(_MARKS)
    return bare if _WORD.fullmatch(bare) else ""


def _one_case(words: Sequence[str]) -> bool:
    if re.fullmatch(r"[IVXLC]+", "".join(words)):
        return False
    rest = "".join(words[1:])
    return rest.islower() or (rest.isupper() and words[0].isupper())


def _is_torn(words: Sequence[str]) -> bool:
    """True if a piece is no word: a consonant, a vowel with its marks, "ệt"; or "Ủ" before "y"."""
    if len(words[0]) == 1 and words[0].isupper() and words[1].islower():
        return True
    return any(not is_syllable(word) or _is_loose(word) for word in words)


def _is_loose(word: str) -> bool:
    low = word.casefold()
    return (len(low) == 1 and low not in _ALONE) or is_loose_rime(low)
