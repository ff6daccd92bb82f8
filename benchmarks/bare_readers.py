"""The least that reading a format takes: its own library, all of its words, nothing understood."""

import io
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from lxml import etree
from lxml import html as lxml_html

from loaders.formats.pdf.recognition import find_recogniser

_MAIN = "word/document.xml"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _html(path: Path) -> str:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    return "".join(lxml_html.document_fromstring(path.read_bytes(), parser=parser).itertext())


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(etree.fromstring(package.read(_MAIN)).itertext())


def _xlsx(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/") and "heet" in name]
        parts += [name for name in package.namelist() if name == "xl/sharedStrings.xml"]
        trees = (etree.fromstring(package.read(name)) for name in parts if name.endswith(".xml"))
        return "".join("".join(tree.itertext()) for tree in trees)


def _pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _pdfplumber(path: Path) -> str:
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
        found = []
        for page in pdf.pages:
            found.append(page.extract_text())
            page.close()
        return "".join(found)


def _scan(path: Path) -> str:
    recogniser = find_recogniser()
    command = [recogniser.command if recogniser else "tesseract", str(path), "stdout", "-l", "vie"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, check=True, env=one_thread)
    return done.stdout.decode("utf-8", "replace")


BARE: dict[str, dict[str, Callable[[Path], str]]] = {
    "txt": {"read_text": _text},
    "md": {"read_text": _text},
    "html": {"lxml": _html},
    "docx": {"zipfile, lxml": _docx},
    "xlsx": {"zipfile, lxml": _xlsx},
    "pdf": {"pypdfium2": _pdf, "pdfplumber": _pdfplumber},
    "png": {"Tesseract": _scan},
}
"""By the ending of a file: the libraries, the fastest first, and all words as they give them."""
