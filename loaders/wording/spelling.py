"""Words that cannot be Vietnamese, nor a number, an abbreviation or a foreign word.

A slip that makes another syllable ("tô chức") cannot be told; what no rule allows is reported.
"""

import re
import unicodedata
from functools import lru_cache

from graph.base.words import nfc


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split(" "))


# The spelling of a syllable: onset + rime, one tone. Each nucleus with the codas it takes.
_ENDINGS = {
    "a": " c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": " c m n ng o p t",
    "ê": " c ch m n nh p t u",
    "i": " a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": " a c e i m n ng p t",
    "oa": "c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "m n ng o t",
    "oo": "c n ng",
    "ô": " c i m n ng p t",
    "ơ": " i m n p t",
    "u": " a c i m n ng p t y",
    "uâ": "n ng t y",
    "uê": " ch n nh",
    "uô": "c i m n ng t",
    "uơ": " ",
    "uy": "a ch n nh p t u",
    "uyê": "n t",
    "ư": " a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": " t",
    "yê": "m n ng t u",
}
_RIMES = {head + tail for head, tails in _ENDINGS.items() for tail in tails.split(" ")}
# "qu" has taken the first vowel of the rime: quân, quý, quốc, quyền.
_AFTER_QU = {rime for rime in _RIMES if rime[0] in "aăâeêiơy"} | {"ôc", "ynh", "ych", "yn", "yp"}
_AFTER_GI = {rime for rime in _RIMES if rime[0] not in "i"} | {""}
_ONSETS = _set("ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x")
_BEFORE_FRONT = {"c": False, "g": False, "ng": False, "k": True, "gh": True, "ngh": True}
# Names from the languages of the highlands: Đắk Lắk, Krông Búk, Pleiku, Brâu.
_NAME_ONSETS = _set("bl br đr gl gr kl kr pl pr sr f j w z")
_NAME_CODAS = {"k": "c", "l": "n", "r": "n", "h": "p"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(?:p|t|c|ch)$")
_SHARP = {"\u0301", "\u0323"}
_FOREIGN = _set("bit chip file hip hop hot kit net pop set ship shop stop test top web")

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐƯÔ")
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")
_HARMLESS = frozenset(".,;:!?…-–—/()[]\"'“”‘’«»%&+*=<>≥≤°²³±×•●▪_~")
_NUMBER = re.compile(
    r"\d+(?:[a-zđA-ZĐ]{1,4}\d*)?|[A-ZĐ]{1,8}\d{1,4}|[a-zđA-ZĐ]{1,2}\d{1,4}|[ivx]{1,5}"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LIKE_ROMAN = re.compile(r"^\W*(?P<sign>(?=\w*[IVX])[IVXHLTUl1]{2,7})\.(?=\s|$)")
_UNITS = _set("kg km cm mm ml kw kv kwh mw gw mwh gwh ha tr tp st vv tt ths ts pgs")


def suspicious_words(text: str) -> list[str]:
    """The words of a line that no spelling allows, in their order."""
    doubtful = [word for word in nfc(text).split() if not is_possible(word)]
    return _misread_roman(text) + doubtful


def _misread_roman(text: str) -> list[str]:
    """A number at the head of a line that is nearly Roman: "IH." for "III."."""
    found = _LIKE_ROMAN.match(text)
    if found is None or found["sign"].isdigit() or _ROMAN.fullmatch(found["sign"]):
        return []
    return [f"{found['sign']}."]


@lru_cache(maxsize=20_000)
def is_possible(word: str) -> bool:
    """True for a syllable, number, abbreviation or foreign word, or for several joined."""
    return all(_part_possible(part) for part in _PARTS.findall(word))


def _part_possible(part: str) -> bool:
    if not part[0].isalnum():
        return part in _HARMLESS
    if len(part) == 1 or _NUMBER.fullmatch(part):
        return True
    if not part.isalpha() or not (part.islower() or part.isupper() or part.istitle()):
        return part.isascii() and part.isalpha()
    if is_syllable(part) or (part.istitle() and _is_highland(part.lower())):
        return True
    return _is_foreign(part) if part.isascii() else part.isupper() and set(part) <= _CAPITALS


def _is_foreign(part: str) -> bool:
    """A word of another language: not the shape of a syllable that lacks its tone, as "tich"."""
    lower = part.lower()
    if part.isupper() or lower in _FOREIGN or lower in _UNITS:
        return True
    return bool(re.search(r"[aeiouy]", lower)) and len(part) > 2 and not _has_shape(lower, "")


def is_syllable(part: str) -> bool:
    """True if the grammar of the language makes this syllable with this tone."""
    letters, tone = _tone(part.lower())
    return _has_shape(letters, tone) and (not _STOPPED.search(letters) or tone in _SHARP)


def _tone(text: str) -> tuple[str, str]:
    """The letters without the tone, and the tone marks found."""
    parts = unicodedata.normalize("NFD", text)
    marks = "".join(sign for sign in parts if sign in _TONES)
    return nfc("".join(sign for sign in parts if sign not in _TONES)), marks


@lru_cache(maxsize=20_000)
def _has_shape(letters: str, tone: str) -> bool:
    if len(tone) > 1:
        return False
    return letters in _RIMES or any(
        letters.startswith(onset) and _fits(onset, letters[len(onset) :]) for onset in _ONSETS
    )


def _fits(onset: str, rime: str) -> bool:
    """An onset takes this rime; c, g and ng are spelled k, gh and ngh before e, ê and i."""
    if onset == "qu":
        return rime in _AFTER_QU
    if onset == "gi":
        return rime in _AFTER_GI
    if rime not in _RIMES:
        return False
    if onset == "g" and rime[0] == "i":
        return True
    front = _BEFORE_FRONT.get(onset)
    return front is None or front == (rime[0] in "eêiy")


def _is_highland(part: str) -> bool:
    letters, tone = _tone(part)
    onset = next((each for each in _NAME_ONSETS if letters.startswith(each)), "")
    rest = letters[len(onset) :]
    if coda := _NAME_CODAS.get(rest[-1:], ""):
        rest = rest[:-1] + coda
    return bool(onset or coda) and _has_shape(rest, tone)
