"""Saved web pages: the words of the page without its menus, scripts and hidden parts."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from graph.base.errors import Unreadable
from loaders.formats.grids.frames import emit
from loaders.formats.grids.geometry import Cell, Grid
from loaders.formats.text.plain import MAX_BYTES, decode
from loaders.formats.web.blocks import BLOCKS, BlockReader
from loaders.formats.web.mail import is_mail, read_page
from loaders.formulas.portal_labels import is_label
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    LineBuilder,
    Position,
)

MAX_TAGS = 1_000_000
MAX_DEPTH = 500
"""Elements deeper than this are not nested any further, as in browsers; their words stay."""

_CHARSETS = ("windows-1258", "windows-1252", "iso-8859-1", "us-ascii")
"""Single-byte encodings that a page may say it is in; any other is read as plain text is."""
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CODE = frozenset(("script", "style", "noscript", "template"))
_KEPT = frozenset(
    ("colspan", "hidden", "href", "role", "rowspan", "start", "style", "type", "value")
)
"""The attributes that are looked at; the rest are not held."""
_LABELLED = re.compile(r"- (?=([^:]{3,25}):)")


def read_html(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a saved page; raises ``Unreadable`` if it is too large or too deep."""
    charset = ""
    if is_mail(data):
        _check_size(data, name)
        data, charset = read_page(data, name)
    _check_size(data, name)
    root = _parse(_decode(data, name, charset), name)
    _open_wrapping_forms(root)
    builder = LineBuilder()
    _PageWriter(builder).write(root)
    return tuple(builder.lines)


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        raise Unreadable(
            f"Trang “{name}” lớn quá mức cho phép.",
            hint="Mở trang, chép phần văn bản sang tệp .docx hoặc .txt rồi nạp lại.",
        )


class _Builder:
    """Called by the parser: builds the tree without code, comments and needless attributes."""

    def __init__(self) -> None:
        self._tree = etree.TreeBuilder()
        self._code = 0
        self._depth = 0
        self._empty = True

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._code += tag in _CODE
        if self._code:
            return
        self._empty = False
        self._depth += 1
        if self._depth <= MAX_DEPTH:
            self._tree.start(tag, {key: attributes[key] for key in _KEPT if key in attributes})
        elif tag in BLOCKS:
            self._tree.start("br", {})
            self._tree.end("br")

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self._code:
            if self._depth <= MAX_DEPTH:
                self._tree.end(tag)
            self._depth -= 1
        self._code -= tag in _CODE

    def data(self, text: str) -> None:
        """Words between tags."""
        if not self._code:
            self._tree.data(text)

    def close(self) -> Element | None:
        """The root of the tree; none if there is no element."""
        return None if self._empty else self._tree.close()


def _parse(text: str, name: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=_Builder())
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    if root is None or any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
        raise Unreadable(
            f"Trang “{name}” không đọc được: trống, hoặc các thẻ lồng nhau quá sâu.",
            hint="Mở trang bằng trình duyệt, chép phần văn bản sang tệp .docx hoặc .txt.",
        )
    return root


def _decode(data: bytes, name: str, charset: str) -> str:
    """By the single-byte encoding that it came with or names, or else as any text."""
    said = _META.search(data[:4096])
    charset = charset or (said[1].decode("ascii").lower() if said else "")
    if charset in _CHARSETS and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(charset, errors="replace").replace("\0", "")
    return decode(data, name)


def _open_wrapping_forms(root: Element) -> None:
    """A form that holds most of the page is the page; the others are search boxes."""
    total = _size(root)
    walk = etree.iterwalk(root, events=("start",), tag="form")
    for _, form in walk:
        walk.skip_subtree()
        if 2 * _size(form) > total:
            for each in form.iter("form"):
                each.tag = "div"


def _size(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


class _PageWriter:
    """Writes the blocks of a page as lines; labels and their values on one line."""

    def __init__(self, builder: LineBuilder) -> None:
        self._builder = builder
        self._paragraph = 0
        self._label = ""

    def write(self, root: Element) -> None:
        """Every block of the page, in its order."""
        for block in BlockReader().read(root):
            if isinstance(block, str):
                self._write_text(block)
                continue
            self._write_label()
            pairs = _pairs(block)
            for place, text in pairs:
                self._builder.text(text, place)
            if not pairs:
                emit(block, self._builder)
        self._write_label()

    def _write_text(self, text: str) -> None:
        self._paragraph += 1
        if is_label(text):
            self._write_label()
            self._label = text.strip(" :")
        elif self._label and text:
            value = text.lstrip(" :")
            label, self._label = self._label, ""
            self._builder.text(f"{label}: {value}", Position(paragraph=self._paragraph))
        else:
            found = _LABELLED.match(text)
            bulleted = found is not None and is_label(found[1] + ":")
            self._builder.text(text[2:] if bulleted else text, Position(paragraph=self._paragraph))

    def _write_label(self) -> None:
        """A label whose value did not come."""
        if self._label:
            self._builder.text(f"{self._label}:", Position(paragraph=self._paragraph))
            self._label = ""


def _pairs(grid: Grid) -> list[tuple[Position, str]]:
    """The lines "label: value" of a table that says nothing else; none if it does."""
    found: list[tuple[Position, str]] = []
    known = 0
    for row, place in zip(grid.rows, grid.places, strict=True):
        squares = [cell for cell in row if not cell.merge]
        if sum(bool(cell.lines) for cell in squares) == 1 and not is_label(_words(squares)):
            found.append((place, _words(squares)))
            continue
        for label, value in _couples(squares):
            name = _words([label])
            known += is_label(name)
            if not (is_label(name) or name.endswith(":") or not (name or value.lines)):
                return []
            if name:
                found.append((place, f"{name.strip(' :')}: {_words([value])}".strip()))
    return found if known > 1 else []


def _couples(squares: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """The first and the second cell, the third and the fourth, and so on."""
    yield from zip(squares[::2], [*squares[1::2], Cell()], strict=False)


def _words(cells: list[Cell]) -> str:
    return " ".join(line for cell in cells for line in cell.lines)
