import subprocess
from pathlib import Path

import docx
import pytest

from graph.base.errors import Unreadable
from loaders.formats import office
from loaders.formats.office import find_program, read_office
from loaders.source.issues import Issues
from tests.loaders.formats.word_maker import packed, para, word

needs_program = pytest.mark.usefixtures("libreoffice")
NAME = "kế hoạch số 1 (bản cuối).doc"
RTF = rb"{\rtf1\ansi\ansicpg1258 KE HOACH\par 1. Ra soat\par}"


def texts(data: bytes, name: str = NAME) -> list[str]:
    return [line.text for line in read_office(data, name, Issues())]


@pytest.fixture(scope="module")
def old_word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A .doc of a paragraph and a table, made by LibreOffice."""
    folder = tmp_path_factory.mktemp("doc")
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    made = document.add_table(1, 2)
    made.cell(0, 0).text, made.cell(0, 1).text = "1", "Rà soát"
    document.add_paragraph("Hết")
    document.save(str(folder / "a.docx"))
    program = find_program()
    assert program
    profile = f"-env:UserInstallation={(folder / 'p').as_uri()}"
    target = ("--outdir", str(folder), str(folder / "a.docx"))
    subprocess.run([program, profile, "--headless", "--convert-to", "doc", *target], check=True)
    return (folder / "a.doc").read_bytes()


@needs_program
def test_an_old_word_document_is_read_under_a_vietnamese_name(old_word: bytes) -> None:
    assert [text for text in texts(old_word) if text] == ["KẾ HOẠCH", "1 Rà soát", "Hết"]


@needs_program
def test_rich_text_is_read() -> None:
    assert texts(RTF, "a b.rtf")[:2] == ["KE HOACH", "1. Ra soat"]


@needs_program
def test_the_folder_of_a_conversion_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    texts(RTF, "a.rtf")

    assert list(tmp_path.iterdir()) == []


@needs_program
def test_a_broken_document_is_refused() -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

    with pytest.raises(Unreadable, match="không mở được"):
        texts(start + b"x" * 3000)


@needs_program
def test_a_conversion_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIME_LIMIT", 0.05)

    with pytest.raises(Unreadable, match="giây"):
        texts(RTF, "a.rtf")


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)

    with pytest.raises(Unreadable) as caught:
        texts(RTF)

    assert "LibreOffice" in caught.value.message
    assert ".docx" in caught.value.hint


def test_a_docx_or_a_page_under_an_old_name_is_what_it_is() -> None:
    assert texts(word(para("KẾ HOẠCH"))) == ["KẾ HOẠCH"]
    assert texts("<html><p>KẾ HOẠCH</p></html>".encode()) == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    "data",
    [
        b"xin",
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        packed({"content.xml": "0" * 11_000_000}),
    ],
)
def test_what_is_no_document_is_refused_before_libreoffice_sees_it(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "convert", lambda *_: pytest.fail("converted"))

    with pytest.raises(Unreadable):
        texts(data)
