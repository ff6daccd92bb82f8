"""Lines of a source, cleaned for reading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.base.words import nfc, one_space

_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|p|span|sup|sub|div|font)\b[^<>]*/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{2,3}|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_ESCAPE = re.compile(r"\\([-.*_#()\[\]])")
_BARRED = re.compile(r"^\s*\|.*\|\s*$")
_BAR_RULER = re.compile(r"^[\s|:-]+$")
_BAR = re.compile(r"(?<!\\)\|")
_RULER = re.compile(r"[\W_]*")
_RULE = re.compile(r"(?<!\S)-{3,}(?!\S)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


_LOOSE = re.compile(r"(?<=\w) +(?=[,;:](?: |$))")
"""Blanks in front of a comma."""


def clean(text: str) -> str:
    """The words without markup and invisible characters, composed, blanks as one space."""
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", nfc(text)))
    text = _TAG.sub("", _HEADING.sub("", _BREAK.sub(" ", text)))
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))
    text = _LOOSE.sub("", text)
    return one_space(text if _RULER.fullmatch(text) else _RULE.sub("", text))


class Merge(StrEnum):
    """How a blank cell of a grid belongs to another: not at all, to the one above, to the left."""

    NONE = ""
    UP = "up"
    LEFT = "left"


@dataclass(frozen=True)
class Position:
    """Where a line stands in a file that has pages, tables or sheets; counted from 1."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None
    sheet: str | None = None

    def __str__(self) -> str:
        """As a person would say it: "trang 3, bảng 2, hàng 5"."""
        parts = (
            ("trang tính", self.sheet),
            ("trang", self.page),
            ("bảng", self.table),
            ("hàng", self.row),
            ("đoạn", self.paragraph),
        )
        return ", ".join(f"{word} {value}" for word, value in parts if value is not None)


@dataclass(frozen=True)
class Line:
    """One line of the source: number from 1, the raw words, and the cleaned ones.

    ``cells`` are the cells of a table row; paragraphs inside a cell are parted by a line feed.
    ``merged`` says of each blank cell which other cell it is merged with; empty where the format
    does not tell. ``corrected`` are the corrections it was read with, as (source, meaning).
    ``others`` are the further lines of the source that make up a row written one cell a line.
    """

    number: int
    raw: str
    text: str
    cells: tuple[str, ...] = ()
    place: Position | None = None
    merged: tuple[Merge, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    others: tuple[int, ...] = ()

    @property
    def is_row(self) -> bool:
        """True for a row of a table."""
        return len(self.cells) > 1


class LineBuilder:
    """Numbers the lines of a format that has paragraphs and tables."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def text(self, raw: str, place: Position | None = None) -> None:
        """One paragraph; a line feed inside it begins a new line."""
        for part in raw.split("\n"):
            self.lines.append(Line(len(self.lines) + 1, part, clean(part), place=place))

    def row(
        self, cells: Sequence[str], merged: Sequence[Merge] = (), place: Position | None = None
    ) -> None:
        """One row of a table; a row of a single cell is a paragraph."""
        if len(cells) < 2:
            self.text("\n".join(cells), place)
            return
        cleaned = tuple(clean_cell(cell) for cell in cells)
        raw = "\t".join(cell.replace("\t", " ") for cell in cells)
        text = one_space(" ".join(cleaned))
        self.lines.append(Line(len(self.lines) + 1, raw, text, cleaned, place, tuple(merged)))


def clean_cell(text: str) -> str:
    """The paragraphs of a cell, each cleaned, parted by line feeds."""
    return "\n".join(part for each in text.split("\n") if (part := clean(each)))


def read_line(number: int, raw: str) -> Line:
    """A line whose cells are parted by tabs, or stand between bars, is a row of a table."""
    cells = tuple(clean_cell(_BREAK.sub("\n", cell)) for cell in _cells(raw))
    if len(cells) > 1:
        return Line(number, raw, one_space(" ".join(cells)), cells)
    return Line(number, raw, clean(raw.replace("\t", " ")))


def _cells(raw: str) -> list[str]:
    if "\t" in raw.strip(" \t") or (raw.count("\t") >= 2 and raw.strip()):
        return raw.split("\t")
    if _BARRED.match(raw) and not _BAR_RULER.match(raw):
        return [cell.replace("\\|", "|") for cell in _BAR.split(raw.strip()[1:-1])]
    return []
