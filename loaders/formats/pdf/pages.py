"""Pages of a PDF, one at a time: words with their places, ruled tables, what signatures draw."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_words

from graph.base.errors import Unreadable
from graph.base.words import nfc, one_space
from loaders.formats.pdf.placed_words import (
    Word,
    group_lines,
    spoilt_sample,
)
from loaders.formats.pdf.ruled_tables import (
    RuledGrid,
    find_grids,
    ruling_edges,
)
from loaders.formats.pdf.stamps import (
    Char,
    drawn_by_widgets,
    is_seal,
    part_seals,
)
from loaders.formats.text.encodings import find_legacy

MAX_CONTENT = 20_000_000
_TINY = 2.0
_FEW_WORDS = 15
# How sure the words are that a scanner's own program put behind the picture of a page.
_BY_A_SCANNER = 90.0
_STAMP_LENGTH = 40
_LIBRARY_ERRORS = (
    PDFException,
    PSException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the library raises on a damaged file."""


@dataclass(frozen=True)
class PageContent:
    """A page as it will be read: its words, its tables, and what was found out about it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    grids: tuple[RuledGrid, ...] = ()
    recognised: bool = False
    seals: tuple[str, ...] = ()
    spoilt: str | None = None
    pictured: bool = False
    legacy: str | None = None
    failure: str | None = None
    unrecognised: bool = False
    """True for a picture that there was no recogniser to read."""


@contextmanager
def library(name: str, where: str = "") -> Iterator[None]:
    """Inside, only calls of the PDF library: what it raises on a damaged file is ``Unreadable``."""
    try:
        yield
    except _LIBRARY_ERRORS as error:
        raise Unreadable(
            f"Tệp “{name}” không phải PDF nguyên vẹn{where}.",
            hint="Mở tệp bằng trình đọc PDF, in lại ra PDF (Print to PDF) rồi nạp bản mới.",
        ) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the library's warnings about damaged files away from the terminal."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def read_sheet(page: Page, name: str) -> PageContent:
    """Words and tables of a page by its text layer; the page keeps nothing afterwards."""
    where = f" (trang {page.page_number})"
    with library(name, where):
        if sum(len(stream_value(each).get_data()) for each in page.page_obj.contents) > MAX_CONTENT:
            raise Unreadable(
                f"Trang {page.page_number} của “{name}” chứa quá nhiều nét vẽ.",
                hint="In lại tệp ra PDF (Print to PDF), hoặc bỏ trang này rồi nạp.",
            )
        page = _upright(page)
        drawn = page.chars
        words = _words(drawn)
        stamps = [_words(chars) for chars in drawn_by_widgets(page.page_obj, page.height)]
        edges = ruling_edges([*page.lines, *page.rects, *page.curves])
        scanned = _pictured_share(page) > 0.8
        pictured = _is_pictured(page, len(words))
        page.close()
    if scanned:
        words = [replace(word, sure=_BY_A_SCANNER) for word in words]
    return _sheet(page, words, stamps, find_grids(edges), pictured)


def _sheet(
    page: Page, words: list[Word], stamps: list[list[Word]], grids: list[RuledGrid], pictured: bool
) -> PageContent:
    words, seals = part_seals(group_lines(words))
    spoilt = spoilt_sample(words)
    convert = find_legacy(" ".join(word.text for word in words)) if spoilt else None
    if convert is not None:
        words = [replace(word, text=nfc(convert.convert(word.text))) for word in words]
        spoilt = spoilt_sample(words)
    for stamp in stamps:
        text = " ".join(word.text for word in stamp)
        if is_seal(text) or len(text) > _STAMP_LENGTH:
            seals.append(text)
        else:
            words += [replace(word, stamped=True) for word in stamp]
    return PageContent(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(words),
        tuple(grids),
        seals=tuple(seals),
        spoilt=spoilt,
        pictured=pictured,
        legacy=convert.name if convert else None,
    )


def _upright(page: Page) -> Page:
    """The page turned so that most of its characters stand upright."""
    chars = page.chars
    lying = [char["matrix"] for char in chars if not char["upright"]]
    if 2 * len(lying) <= len(chars):
        return page
    rises = sum(matrix[1] > 0 for matrix in lying) * 2 > len(lying)
    turn = (page.page_obj.rotate + (90 if rises else 270)) % 360
    page.close()
    page.page_obj.rotate = turn
    page.page_obj.attrs["Rotate"] = turn
    return Page(page.pdf, page.page_obj, page.page_number)


def _words(chars: list[Char]) -> list[Word]:
    """The characters as words; where the layer has blanks, wide spacing does not tear a word."""
    seen = [char for char in chars if char["size"] > _TINY]
    blanks = sum(char["text"].isspace() for char in seen)
    gap = 0.4 if blanks > 0.1 * len(seen) else 0.17
    words = extract_words(_without_doubles(seen), x_tolerance_ratio=gap, y_tolerance=3)
    return [
        Word(text, word["x0"], word["top"], word["x1"], word["bottom"])
        for word in words
        if (text := one_space(nfc(word["text"])))
    ]


def _without_doubles(chars: list[Char]) -> list[Char]:
    """Without the second print that makes a letter bold."""
    seen: dict[tuple[Any, ...], Char] = {}
    for char in chars:
        seen.setdefault((char["text"], round(char["x0"]), round(char["top"])), char)
    return list(seen.values()) if len(seen) < 0.98 * len(chars) else chars


def _is_pictured(page: Page, words: int) -> bool:
    """The text of the page is in a picture, or drawn letter by letter as curves."""
    drawn = len(page.curves) + len(page.rects)
    return words < _FEW_WORDS and (_pictured_share(page) > 0.4 or (not words and drawn > 100))


def _pictured_share(page: Page) -> float:
    """How much of the page pictures cover."""
    shown = sum(abs(each["width"] * each["height"]) for each in page.images)
    return float(shown) / max(float(page.width) * float(page.height), 1.0)
