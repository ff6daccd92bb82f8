"""Which reader a file needs: by what its first bytes say, then by its ending."""

import importlib
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import cast

from graph.base.errors import Unreadable
from loaders.source.issues import Issues
from loaders.source.lines import Line

Reader = Callable[[bytes, str, Issues], tuple[Line, ...]]

_READERS = {
    "text": "loaders.formats.text.plain:read_text",
    "docx": "loaders.formats.word.docx:read_docx",
    "xlsx": "loaders.formats.sheet.xlsx:read_xlsx",
    "csv": "loaders.formats.sheet.csv:read_csv",
    "html": "loaders.formats.web.html:read_html",
    "office": "loaders.formats.office:read_office",
    "pdf": "loaders.formats.pdf.pdf_file:read_pdf",
    "image": "loaders.formats.pdf.scan:read_image",
}
_ENDINGS = {
    "text": (".txt", ".md"),
    "docx": (".docx", ".docm"),
    "xlsx": (".xlsx", ".xlsm"),
    "csv": (".csv", ".tsv"),
    "html": (".html", ".htm", ".mht", ".mhtml", ".xhtml"),
    "office": (".doc", ".odt", ".rtf"),
    "pdf": (".pdf",),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
}
ENDINGS = tuple(ending for endings in _ENDINGS.values() for ending in endings)
"""Endings of the files that some reader takes."""
_SIGNS = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
_HTML = re.compile(
    rb"^\s*(?:<!DOCTYPE html|<html|<head|<\?xml[^>]*>\s*<!DOCTYPE html)", re.IGNORECASE
)


def read_lines(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines and rows of a file of any kind; raises ``Unreadable``."""
    kind = kind_of_file(data, name)
    if kind is None:
        raise unknown_kind(name)
    module, function = _READERS[kind].split(":")
    reader = cast(Reader, getattr(importlib.import_module(module), function))
    return reader(data, name, issues)


def kind_of_file(data: bytes, name: str) -> str | None:
    """The kind of reader; none for a file that no reader takes."""
    head = data[:1024]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if b"%PDF-" in head[:64]:
        return "pdf"
    ending = PurePath(name).suffix.casefold()
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(data, ending)
    if ending in (".txt", ".md", "") and _HTML.match(head):
        return "html"
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), None)


def _kind_of_package(data: bytes, ending: str) -> str | None:
    """Word, Excel and OpenDocument files are archives that name themselves inside."""
    if b"word/" in data[:4096] or b"word/document.xml" in data[-65536:]:
        return "docx"
    if b"xl/workbook" in data[-65536:] or b"xl/" in data[:4096]:
        return "xlsx"
    if b"opendocument" in data[:200]:
        return "office"
    return next((kind for kind, endings in _ENDINGS.items() if ending in endings), None)


def unknown_kind(name: str) -> Unreadable:
    """What to say of a file that no reader takes."""
    suffix = PurePath(name).suffix or name
    return Unreadable(
        f"Chưa đọc được loại tệp “{suffix}”.",
        hint=f"Đọc được: {', '.join(ENDINGS)}, .yaml (đề cương), .json; "
        "tệp nén .zip thì nạp cả tệp bằng “chidao load”.",
    )
