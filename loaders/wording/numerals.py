"""Numbering at the beginning of a line: "II.", "2.1.", "a)", "-"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.base.words import UPPER
from loaders.source.lines import Line
from loaders.wording.measures.quantities import roman


class Mark(StrEnum):
    """The kinds of numbering, coarse to fine."""

    PART = "part"
    LETTERED = "lettered"
    ROMAN = "roman"
    ARTICLE = "article"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    NONE = "none"


_PART = re.compile(
    r"^(?P<n>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+\w+|[IVXL]+|\d+))\b[.:\s-]*(?P<t>.*)$"
)
_ARTICLE = re.compile(r"^Điều\s+(?P<n>\d+[a-z]?)\s*[.:]\s*(?P<t>.*)$")
_ROMAN = re.compile(r"^(?P<n>[IVXL]+)\s*(?:[.\-–)]+|/(?=\s))\s*(?P<t>\S.*)$")
# "IH. MỤC TIÊU", "IIl. NHIỆM VỤ", "(l) Sở Công Thương": numerals as a scan reads them
_MISREAD_ROMAN = re.compile(rf"^(?P<n>(?=\S*[Hl|1])[IVXHl|1]{{2,4}})\.\s+(?P<t>[{UPPER}]{{2}}.*)$")
_MISREAD_ONE = re.compile(rf"^(?:\([lI|]\)|[l|]\.)\s+(?P<t>[{UPPER}].*)$")
_AS_ROMAN = str.maketrans("l|1", "III")
_LETTERED = re.compile(rf"^(?P<n>[A-HK])\s*[.\-–)]\s+(?P<t>[{UPPER}]{{2}}.*)$")
_DECIMAL = re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2})+)\s*[.)\-–]?\s+(?P<t>\S.*)$")
_NUMBER = re.compile(r"^\(?(?P<n>\d{1,3})\s*(?:\)\.?|[.\-–]|/(?=\s))\s*(?P<t>(?![\d%]).*\S.*)$")
_LETTER = re.compile(r"^(?P<n>[a-zđ])\s*[).]\s+(?P<t>\S.*)$")
_DASH = re.compile(r"^[-–—•*]\s*(?P<t>\S.*)$")
_PLUS = re.compile(r"^\+\s*(?P<t>\S.*)$")


@dataclass(frozen=True)
class Marked:
    """A line with its numbering taken off."""

    mark: Mark
    number: str | None
    text: str


def read_mark(text: str) -> Marked:
    """The numbering of a line: "2.1. Giai đoạn" -> decimal 2.1."""
    if misread := _MISREAD_ROMAN.match(text):
        numeral = misread["n"].translate(_AS_ROMAN).replace("H", "II")
        if roman(numeral) is not None:
            return Marked(Mark.ROMAN, numeral, misread["t"])
    if misread := _MISREAD_ONE.match(text):
        return Marked(Mark.NUMBER, "1", misread["t"])
    found = _ROMAN.match(text)
    if found and roman(found["n"]) is not None:
        return Marked(Mark.ROMAN, found["n"], found["t"])
    for mark, pattern in (
        (Mark.PART, _PART),
        (Mark.ARTICLE, _ARTICLE),
        (Mark.LETTERED, _LETTERED),
        (Mark.DECIMAL, _DECIMAL),
        (Mark.NUMBER, _NUMBER),
        (Mark.LETTER, _LETTER),
    ):
        if found := pattern.match(text):
            return Marked(mark, found["n"], found["t"])
    for mark, pattern in ((Mark.PLUS, _PLUS), (Mark.DASH, _DASH)):
        if found := pattern.match(text):
            return Marked(mark, None, found["t"])
    return Marked(Mark.NONE, None, text)


def is_section(line: Line) -> bool:
    """True for the heading of a main section, which ends the head of a document."""
    marked = read_mark(line.text)
    return marked.mark in (Mark.PART, Mark.ARTICLE, Mark.LETTERED, Mark.ROMAN)


def is_numbered(line: Line) -> bool:
    """True for "1. …", which ends the head of a document that has no greater sections."""
    return read_mark(line.text).mark is Mark.NUMBER
