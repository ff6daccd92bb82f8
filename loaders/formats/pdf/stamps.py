"""What signatures draw on a page: words for the text, and seals with words of their own."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, num_value, resolve1
from pdfminer.psparser import LIT, PSLiteral
from pdfminer.utils import Matrix, apply_matrix_rect, mult_matrix

from loaders.formats.pdf.placed_words import (
    TextLine,
    Word,
    line_of,
)

MAX_ANNOTATIONS = 200
_HIDDEN = 0b10_0010
_SEAL = re.compile(
    r"ký bởi|người ký|thời gian ký|ngày ký|ký ngày|cơ quan\s*:|signed by|signature|digitally"
    r"|e-?mail|@|\+0?7[:']?00|\d\d:\d\d:\d\d|\b(?:O|OU|CN|L|C)=",
    re.IGNORECASE,
)
"""Words that a signature says about itself: who signed, when, with which address."""

_CLOCK = re.compile(r"\d\d:\d\d")
_SEAL_LINE = re.compile(r"(?:Ký bởi|Người ký|Thời gian ký|Ngày ký)\s*:")

Char = dict[str, Any]
"""A character as pdfplumber describes it."""


def is_seal(text: str) -> bool:
    """True for the text of a signature about itself, which is no text of the document."""
    return bool(_SEAL.search(text))


def drawn_by_widgets(page: PDFPage, height: float) -> Iterator[list[Char]]:
    """The characters that each visible form field of a page draws."""
    for annotation in list_value(page.annots or [])[:MAX_ANNOTATIONS]:
        widget = dict_value(annotation)
        stream = _appearance(widget)
        if stream is not None:
            yield _characters(page, widget, stream, height)


def _appearance(widget: dict[Any, Any]) -> PDFStream | None:
    """The stream that draws the widget as it is; for a field of several states the shown one."""
    flags = resolve1(widget.get("F", 0))
    if resolve1(widget.get("Subtype")) is not LIT("Widget") or flags & _HIDDEN:
        return None
    normal = resolve1(dict_value(widget.get("AP") or {}).get("N"))
    if isinstance(normal, dict):
        state = resolve1(widget.get("AS"))
        normal = resolve1(normal.get(state.name)) if isinstance(state, PSLiteral) else None
    return normal if isinstance(normal, PDFStream) else None


def _characters(
    page: PDFPage, widget: dict[Any, Any], stream: PDFStream, height: float
) -> list[Char]:
    """Draw the stream where the widget stands, and read what was drawn."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, pageno=1, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    turn = _page_matrix(page)
    device.begin_page(page, turn)
    interpreter.render_contents({}, [], ctm=mult_matrix(_placing(widget, stream), turn))
    interpreter.xobjmap["N"] = stream
    interpreter.do_Do(LIT("N"))
    device.end_page(page)
    return [_as_char(each, height) for each in _walk(device.get_result())]


def _placing(widget: dict[Any, Any], stream: PDFStream) -> Matrix:
    """The matrix that puts the form's box, turned by its own matrix, on the widget's place."""
    x0, y0, x1, y1 = _numbers(widget["Rect"])
    matrix = _numbers(stream.get("Matrix") or [1, 0, 0, 1, 0, 0])
    a, b, c, d, e, f = matrix
    bx0, by0, bx1, by1 = apply_matrix_rect((a, b, c, d, e, f), _box(stream))
    across = (x1 - x0) / (bx1 - bx0) if bx1 > bx0 else 1.0
    down = (y1 - y0) / (by1 - by0) if by1 > by0 else 1.0
    return (across, 0, 0, down, min(x0, x1) - bx0 * across, min(y0, y1) - by0 * down)


def _box(stream: PDFStream) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = _numbers(stream["BBox"])
    return x0, y0, x1, y1


def _numbers(values: object) -> list[float]:
    return [float(num_value(value)) for value in list_value(values)]


def _page_matrix(page: PDFPage) -> Matrix:
    """The turn of the page, as the library makes it for the page's own content."""
    x0, y0, x1, y1 = page.mediabox
    turns: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }
    return turns.get(page.rotate, (1, 0, 0, 1, -x0, -y0))


def _walk(container: LTContainer[Any]) -> Iterator[LTChar]:
    for each in container:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _walk(each)


def _as_char(char: LTChar, height: float) -> Char:
    return {
        "text": char.get_text(),
        "x0": char.x0,
        "x1": char.x1,
        "top": height - char.y1,
        "bottom": height - char.y0,
        "doctop": height - char.y1,
        "upright": char.upright,
        "size": char.size,
        "fontname": char.fontname,
        "object_type": "char",
    }


def part_seals(lines: Sequence[TextLine]) -> tuple[list[Word], list[str]]:
    """The words of a page without the seals drawn into its text; and what the seals say."""
    words: list[Word] = []
    seals: list[str] = []
    last = max((i for i, line in enumerate(lines) if _seal_start(line)), default=-1)
    if 0 <= last < len(lines) - 1 and _CLOCK.search(lines[last + 1].text):
        last += 1
    edge: float | None = None
    for number, line in enumerate(lines):
        start = _seal_start(line)
        edge = start.x0 if start else edge
        if edge is None or number > last:
            words += line.words
            continue
        sealed = [word for word in line.words if word.x0 >= edge - 3]
        words += [word for word in line.words if word.x0 < edge - 3]
        seals += [line_of(sealed).text] if sealed else []
    return words, seals


def _seal_start(line: TextLine) -> Word | None:
    for number, word in enumerate(line.words):
        if _SEAL_LINE.match(" ".join(each.text for each in line.words[number : number + 3])):
            return word
    return None
