"""The words of a Word paragraph, as the page shows them: no deleted, hidden or doubled text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from loaders.formats.word.list_numbers import (
    Numbering,
    Styles,
    W,
    is_on,
    value,
)

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_BOX = W + "txbxContent"
_DELETIONS = frozenset((W + "del", W + "moveFrom"))
_ASIDE = _DELETIONS | {
    W + name for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", "rt")
}
"""What holds no words of the page."""
_RUNS = _DELETIONS | {W + "r", _MATH_TEXT}
_GRAPHICS = frozenset((W + "drawing", W + "pict", W + "object", _MC + "AlternateContent"))

DELETED = "Chữ đã xóa trong chế độ theo dõi thay đổi (Track Changes)."
HIDDEN = "Chữ ẩn (Hidden) không hiện trên trang."
DRAWN = "Biểu đồ hoặc sơ đồ (Chart, SmartArt): chữ trong hình không đọc."

_MARKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
# A character of the fonts Symbol and Wingdings -> the same sign in Unicode.
_SYMBOLS = {
    **{0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB9: "≠"},
    **{0xAE: "→", 0xB7: "•", 0x2D: "-", 0x2B: "+", 0x25: "%", 0x44: "Δ", 0x53: "Σ"},
}
_DINGBATS = {0x6F: "☐", 0xA8: "☐", 0x71: "☐", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xE0: "→"}
# Raised figures stay apart from what they stand behind: a note on "2030" is no "20301".
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def inside(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The nearest descendants of these kinds, whatever wraps them, in their order.

    Content controls, smart tags, links and insertions are only wrappers.
    """
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag == _MC + "AlternateContent":
            stack.append(iter(_alternative(child)))
        elif child.tag not in _ASIDE and isinstance(child.tag, str):
            stack.append(iter(child))


def _alternative(element: Element) -> Sequence[Element]:
    """The same thing is written twice: the first writing that has words, or else the first."""
    written = [each for each in element if each.tag in (_MC + "Choice", _MC + "Fallback")]
    worded = (each for each in written if next(each.iter(W + "t"), None) is not None)
    return next(worded, written[0] if written else ())


@dataclass
class Prose:
    """What a paragraph says, and the text boxes that hang on it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)


@dataclass
class _Fields:
    """Which fields are open: their instruction is not text, their result is."""

    in_code: list[bool] = field(default_factory=list)

    def meet(self, mark: str) -> None:
        """A field begins, its result begins, or it ends."""
        if mark == "begin":
            self.in_code.append(True)
        elif mark == "separate" and self.in_code:
            self.in_code[-1] = False
        elif mark == "end" and self.in_code:
            self.in_code.pop()

    @property
    def hide(self) -> bool:
        """True inside an instruction."""
        return any(self.in_code)


class ProseReader:
    """Reads paragraphs; remembers the notes they refer to and what was left out."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._said: set[str] = set()
        self.notes: list[tuple[str, str]] = []
        self.skipped: list[tuple[str, str]] = []

    def read(self, paragraphs: Sequence[Element]) -> Prose:
        """One paragraph; several where the mark that parted them was deleted."""
        prose = Prose()
        fields = _Fields()
        for each in paragraphs:
            style = value(each.find(W + "pPr"), "pStyle")
            for run in inside(each, _RUNS):
                if run.tag in _DELETIONS:
                    self._skip(DELETED, "".join(run.itertext(W + "delText", W + "t")))
                elif run.tag == _MATH_TEXT:
                    prose.text += run.text or ""
                else:
                    self._read_run(run, style, prose, fields)
        properties = paragraphs[-1].find(W + "pPr")
        if prose.text.strip() or not _mark_is(properties, "vanish"):
            prose.text = self._numbering.next(properties) + prose.text
        return prose

    def _read_run(self, run: Element, style: str | None, prose: Prose, fields: _Fields) -> None:
        properties = run.find(W + "rPr")
        if self._is_on(properties, style, "vanish"):
            self._skip(HIDDEN, "".join(run.itertext(W + "t")))
            return
        text = self._run_text(run, prose, fields)
        if value(properties, "vertAlign") == "superscript" and prose.text[-1:].isalnum():
            text = text.translate(RAISED)
        prose.text += text.upper() if self._is_on(properties, style, "caps") else text

    def _is_on(self, properties: Element, style: str | None, name: str) -> bool:
        said = is_on(properties, name)
        if said is not None:
            return said
        own = value(properties, "rStyle")
        return self._styles.is_on(own, name) or self._styles.is_on(style, name)

    def _run_text(self, run: Element, prose: Prose, fields: _Fields) -> str:
        pieces: list[str] = []
        own_mark = False
        for child in run:
            if child.tag == W + "fldChar":
                fields.meet(child.get(W + "fldCharType", ""))
            elif fields.hide:
                continue
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                own_mark = child.get(W + "customMarkFollows", "0") not in ("0", "false", "off")
                self.notes.append((child.tag.removeprefix(W)[:-9], child.get(W + "id", "")))
            elif child.tag in _GRAPHICS:
                prose.boxes += self._boxes(child)
            elif not own_mark:
                pieces.append(_words(child))
        return "".join(pieces)

    def _boxes(self, graphic: Element) -> list[Element]:
        """The text boxes of a drawing; a chart's words are elsewhere and are not read."""
        found = list(inside([graphic], frozenset((_BOX, _DIAGRAM, _CHART))))
        if any(each.tag != _BOX for each in found):
            self._skip(DRAWN, "…")
        return [each for each in found if each.tag == _BOX]

    def _skip(self, hint: str, quote: str) -> None:
        if hint not in self._said and quote.strip():
            self._said.add(hint)
            self.skipped.append((hint, quote))


def _words(child: Element) -> str:
    """The characters that one child of a run stands for."""
    if child.tag == W + "t":
        return child.text or ""
    if child.tag == W + "sym":
        return _symbol(child.get(W + "char", ""), child.get(W + "font", ""))
    if child.tag == W + "ruby":
        return "".join(each.text or "" for each in inside(child, frozenset((W + "t",))))
    return _MARKS.get(child.tag, "")


def _symbol(code: str, font: str) -> str:
    """A sign that is named by its place in a font; one that is unknown is said to be lost."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    private = 0xF000 <= number <= 0xF0FF
    if "ding" in font.lower():
        return _DINGBATS.get(number & 0xFF, "•")
    if private or font == "Symbol":
        return _SYMBOLS.get(number & 0xFF, "�")
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _mark_is(properties: Element, name: str) -> bool:
    """True if the mark that ends the paragraph is hidden, or deleted."""
    return properties is not None and bool(is_on(properties.find(W + "rPr"), name))


def paragraphs_and_tables(parent: Element) -> Iterator[list[Element]]:
    """Each table alone; each paragraph with those before it whose mark was deleted."""
    group: list[Element] = []
    for element in inside(parent, frozenset((W + "p", W + "tbl"))):
        if element.tag == W + "tbl":
            if group:
                yield group
            group = []
            yield [element]
            continue
        group.append(element)
        if not _mark_is(element.find(W + "pPr"), "del"):
            yield group
            group = []
    if group:
        yield group
