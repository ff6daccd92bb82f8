"""The XML of a sheet and of its strings, read as a stream: nothing is held but the cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from loaders.formats.grids.geometry import too_large
from loaders.formats.package.office_package import Package

Square = tuple[int, int]
"""Row and column of a cell, from 1."""
MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class FilledCell:
    """A filled cell: what kind of value it holds, the value as written, and its style."""

    kind: str
    value: str
    style: int


@dataclass
class Sheet:
    """The filled cells of a sheet and the ranges that are merged."""

    cells: dict[Square, FilledCell] = field(default_factory=dict)
    merged: list[tuple[Square, Square]] = field(default_factory=list)
    uncomputed: str = ""
    """The first cell whose formula was saved without a value."""
    count: int = 0


def read_sheet(package: Package, part: str, limit: int) -> Sheet:
    """The cells of a sheet; refused if there are more than ``limit``."""
    target = _SheetTarget(limit)
    _feed(package, part, target)
    return target.sheet


def read_strings(package: Package, part: str) -> list[str]:
    """The strings that cells refer to by number."""
    target = _StringsTarget()
    _feed(package, part, target)
    return target.strings


def _feed(package: Package, part: str, target: "_Words") -> None:
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
    try:
        etree.fromstring(package.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise package.broken(f"phần {part} không phải XML đúng") from error


def _square(name: str) -> Square:
    """The row and column that "B12" names; raises ``ValueError`` if there is no such cell."""
    found = _NAME.fullmatch(name)
    if not found:
        raise ValueError(name)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return _checked(int(found[2]), column)


def _checked(row: int, column: int) -> Square:
    if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
        raise ValueError((row, column))
    return row, column


class _Words:
    """Collects the characters between two tags."""

    def __init__(self) -> None:
        self._open = False
        self._pieces: list[str] = []

    def begin(self) -> None:
        """What comes now counts."""
        self._open = True

    def stop(self) -> None:
        """What comes now does not count."""
        self._open = False

    def data(self, text: str) -> None:
        """Called by the parser with every piece of text."""
        if self._open:
            self._pieces.append(text)

    def close(self) -> None:
        """Called by the parser at the end."""

    def take(self) -> str:
        """What was collected since the last time."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


class _SheetTarget(_Words):
    """Called by the parser with every tag of a sheet."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.sheet = Sheet()
        self._limit = limit
        self._at: Square = (0, 0)
        self._cell: dict[str, str] = {}
        self._formula = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""
        if tag == f"{_S}row":
            self._at = (int(attributes.get("r", self._at[0] + 1)), 0)
        elif tag == f"{_S}c":
            self._begin_cell(dict(attributes))
        elif tag in (f"{_S}v", f"{_S}t"):
            self.begin()
        elif tag == f"{_S}f":
            self._formula = True
        elif tag == f"{_S}mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.sheet.merged.append((_square(first), _square(last or first)))

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag in (f"{_S}v", f"{_S}t"):
            self.stop()
        elif tag == f"{_S}c":
            self._end_cell(self.take())

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self.sheet.count += 1
        if self.sheet.count > self._limit:
            raise too_large()
        name = attributes.get("r")
        row, column = self._at
        self._at = _square(name) if name else _checked(row, column + 1)
        self._cell = attributes
        self._formula = False
        self.take()

    def _end_cell(self, value: str) -> None:
        if value.strip():
            kind, style = self._cell.get("t", "n"), int(self._cell.get("s", "0"))
            if kind in ("inlineStr", "str"):
                value = unescape(value)
            self.sheet.cells[self._at] = FilledCell(kind, value, style)
        elif self._formula and not self.sheet.uncomputed and self._cell.get("t") != "str":
            self.sheet.uncomputed = self._cell.get("r", "?")


class _StringsTarget(_Words):
    """Called by the parser with every tag of the table of strings."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._reading_aid = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """A tag begins; phonetic readings do not count."""
        if tag == f"{_S}rPh":
            self._reading_aid = True
        elif tag == f"{_S}t" and not self._reading_aid:
            self.begin()

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == f"{_S}t":
            self.stop()
        elif tag == f"{_S}rPh":
            self._reading_aid = False
        elif tag == f"{_S}si":
            self.strings.append(unescape(self.take()).strip())


def unescape(text: str) -> str:
    """Characters that XML cannot hold, written as "_x000D_"; ends of lines as one."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
