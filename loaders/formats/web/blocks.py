"""The tree of a page as blocks: paragraphs and grids, whatever they are nested in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from graph.base.words import one_space
from loaders.formats.grids.geometry import (
    MAX_CELLS,
    Grid,
    Spot,
    lay_out,
    too_large,
)
from loaders.formats.word.list_numbers import figure
from loaders.formats.word.runs import RAISED
from loaders.source.lines import Position

MAX_SPAN = 1_000
"""Columns that one cell may span, as in browsers."""
MAX_NESTED = 12
"""Tables deeper than this are read as paragraphs."""

_UNSEEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style[\w-]*\s*:[^;]*\bnone\b", re.IGNORECASE)
_DROPPED = frozenset(
    (
        *("head", "nav", "header", "footer", "aside", "form", "svg", "iframe", "object"),
        *("select", "option", "button", "textarea", "input", "dialog", "audio", "video"),
        *("canvas", "map", "del"),
    )
)
BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "caption", "center", "dd"),
        *("details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "legend", "li", "main", "menu"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    )
)
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_SHAPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BREAK = "\v"
"""An end of line that is kept, in text set as it was typed."""

Block = str | Grid


def is_unseen(element: Element) -> bool:
    """True for what the page itself hides, and for menus and other furniture."""
    style = element.get("style")
    hidden = element.get("hidden") is not None or (style and _UNSEEN.search(style))
    return bool(hidden) or element.tag in _DROPPED or (element.tag in _LISTS and _is_menu(element))


def _is_menu(element: Element) -> bool:
    """A list of three and more items that are links and nothing else."""
    items = [each for each in element if each.tag == "li"]
    return len(items) >= 3 and all(map(_is_link, items))


def _is_link(item: Element) -> bool:
    bare = not (item.text or "").strip() and len(item) > 0 and item[0].tag == "a"
    rest = all(each.tag in _LISTS for each in item[1:])
    return bare and rest and not any((each.tail or "").strip() for each in item)


@dataclass
class _Text:
    """The words of the paragraph that is being read, and the mark of its list item."""

    pieces: list[str] = field(default_factory=list)
    mark: str = ""
    typed: int = 0

    def add(self, text: str | None) -> None:
        """More words; ends of lines count only in text set as it was typed."""
        if text:
            self.pieces.append(text.replace("\n", _BREAK) if self.typed else text)

    def raise_figures(self, text: str) -> None:
        """A figure set high stays apart from the word or number before it."""
        glued = bool(self.pieces) and self.pieces[-1][-1:].isalnum()
        self.pieces.append(text.translate(RAISED) if glued else text)

    def take(self) -> Iterator[str]:
        """The paragraph, if there is one; a hard space alone is a blank one."""
        text = "".join(self.pieces)
        self.pieces.clear()
        words = "\n".join(one_space(part) for part in text.split(_BREAK))
        if words.strip():
            known = self.mark and words.startswith(self.mark.strip())
            yield words if known else self.mark + words
            self.mark = ""
        elif "\xa0" in text:
            yield ""


class BlockReader:
    """etree.iterwalks a page without recursion but for tables in tables, which are few."""

    def __init__(self) -> None:
        self._tables = 0

    def read(self, root: Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables inside an element, in their order."""
        text = _Text()
        counters: list[int | None] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not root and is_unseen(element):
                    walk.skip_subtree()
                    continue
                if element.tag in BLOCKS:
                    yield from text.take()
                if element is not root and element.tag == "table" and depth < MAX_NESTED:
                    yield from self._table(element, depth + 1)
                    walk.skip_subtree()
                elif element.tag == "sup":
                    self._superscript(element, text, walk)
                else:
                    _begin(element, text, counters)
                continue
            if element.tag in BLOCKS:
                yield from text.take()
                _finish(element, text, counters)
            if element is not root:
                text.add(element.tail)
        yield from text.take()

    @staticmethod
    def _superscript(element: Element, text: _Text, walk: etree.iterwalk) -> None:
        """The mark of a note is no word; another figure is raised."""
        words = "".join(element.itertext())
        if element.find(".//a") is not None and len(words) < 6:
            walk.skip_subtree()
        elif words.strip().isdigit():
            text.raise_figures(words)
            walk.skip_subtree()
        else:
            text.add(element.text)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        for caption in table.findall("caption"):
            yield from self.read(caption, depth)
        rows = _place(self._cells(row, depth) for row in _rows(table))
        places = [Position(table=number, row=row) for row in range(1, len(rows) + 1)]
        grid = lay_out(rows, places)
        grid.layout = table.get("role") in ("presentation", "none")
        yield grid

    def _cells(self, row: Sequence[Element], depth: int) -> Iterator[tuple[int, int, list[Block]]]:
        """Of each cell of a row: the columns and rows that it spans, and what it holds."""
        for cell in row:
            if not is_unseen(cell):
                down = _span(cell.get("rowspan"), 65_534)
                yield _span(cell.get("colspan"), MAX_SPAN), down, list(self.read(cell, depth))


def _begin(element: Element, text: _Text, counters: list[int | None]) -> None:
    """An element begins: a list, an item of it, or words."""
    if element.tag in _LISTS:
        first = element.get("start", "1")
        counters.append(int(first) - 1 if element.tag == "ol" and _is_whole(first) else None)
    elif element.tag == "li":
        text.mark = _mark(element, counters)
    elif element.tag == "pre":
        text.typed += 1
    text.add(element.text)


def _finish(element: Element, text: _Text, counters: list[int | None]) -> None:
    """An element ends."""
    if element.tag in _LISTS and counters:
        counters.pop()
    elif element.tag == "li":
        text.mark = ""
    elif element.tag == "pre":
        text.typed -= 1


def _mark(item: Element, counters: list[int | None]) -> str:
    """What a browser prints before an item: its number or a dash."""
    if not counters or _UNMARKED.search(item.get("style") or item.getparent().get("style") or ""):
        return ""
    count = counters[-1]
    if count is None:
        return "- "
    said = item.get("value", "")
    counters[-1] = count = int(said) if _is_whole(said) else count + 1
    return f"{figure(count, _SHAPES.get(item.getparent().get('type', ''), 'decimal'))}. "


def _is_whole(text: str) -> bool:
    return re.fullmatch(r"\d{1,6}", text) is not None


def _span(said: str | None, most: int) -> int:
    number = int(said) if said and _is_whole(said.strip()) else 1
    return min(number or most, most)


def _rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row; what stands in a table outside every row is a row of its own."""
    stack = [iter(table)]
    loose: list[Element] = []
    while stack:
        child = next(stack[-1], None)
        if child is not None and child.tag in ("td", "th"):
            loose.append(child)
            continue
        if loose:
            yield loose
            loose = []
        if child is None:
            stack.pop()
        elif child.tag in ("thead", "tbody", "tfoot"):
            stack.append(iter(child))
        elif child.tag == "tr":
            if not is_unseen(child):
                yield list(child)
        elif child.tag not in ("caption", "colgroup", "col"):
            yield [child]


def _place(rows: Iterator[Iterator[tuple[int, int, list[Block]]]]) -> list[list[Spot]]:
    """The column of each cell, beside the tall cells that reach down from above."""
    placed: list[list[Spot]] = []
    tall: list[tuple[int, int, int]] = []
    total = 0
    for cells in rows:
        spots = [Spot(start, width, (), up=True) for start, width, _ in tall]
        below = [(start, width, left - 1) for start, width, left in tall if left > 1]
        column, barrier = 0, 0
        for across, down, blocks in cells:
            while barrier < len(tall) and tall[barrier][0] <= column:
                column = max(column, tall[barrier][0] + tall[barrier][1])
                barrier += 1
            free = tall[barrier][0] - column if barrier < len(tall) else across
            width = min(across, free)
            spots.append(Spot(column, width, blocks))
            if down > 1:
                below.append((column, width, down - 1))
            column += width
        total += len(spots)
        if total > MAX_CELLS:
            raise too_large()
        placed.append(spots)
        tall = sorted(below)
    return placed
