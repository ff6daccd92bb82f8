"""A second load: what it leaves out, what it reads again, and what it still says."""

from pathlib import Path

import pytest

from graph.base.errors import NotFound, Unreadable
from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from graph.store.opening import open_store
from graph.store.protocol import Store
from loaders.formats.pdf import pdf_file as pdf
from loaders.formats.pdf import recognition as pdf_ocr
from loaders.formats.pdf.placed_words import Word
from loaders.formats.pdf.recognition import Recogniser
from loaders.pipeline import LoadReport, load, read_file
from tests.loaders.formats.pdf_maker import MadePage, make_pdf
from tests.reading.test_folder import load_into, plan, save, states, zipped

ODD = "KẾ HOẠCH\nvề việc thử\n\nA. GHI CHÚ\n\nDòng lạ.\n"


class Reader(Recogniser):
    """Answers every picture with one duty."""

    def words(self, image: object, layout: int = 3) -> list[Word]:
        said = ("3.", "Sở", "Y", "tế", "chủ", "trì", "xây", "dựng", "quy", "chế.")
        return [
            Word(text, 100 + 200 * at, 100, 250 + 200 * at, 140, 95.0)
            for at, text in enumerate(said)
        ]


def install(monkeypatch: pytest.MonkeyPatch, recogniser: Recogniser | None) -> None:
    """Have this machine a recogniser, or none."""
    for module in (pdf, pdf_ocr):
        monkeypatch.setattr(module, "find_recogniser", lambda: recogniser)


def mixed() -> bytes:
    """A file of one page with words and one that is a picture."""
    page = MadePage()
    for top, words in (
        (100, "KẾ HOẠCH"),
        (130, "Triển khai việc thử"),
        (170, "I. NHIỆM VỤ"),
        (200, "1. Sở Tài chính chủ trì xây dựng đề án trong năm 2026."),
        (230, "2. Sở Nội vụ chủ trì xây dựng quy chế trong năm 2026."),
    ):
        page.text(98, top, words)
    return make_pdf([page, MadePage(picture=(10, 10, bytes(100)))])


# What is read again


def test_pages_skipped_for_want_of_a_recogniser_are_read_when_there_is_one(
    ladybug_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, "quét.pdf", mixed())
    install(monkeypatch, None)
    assert states(load_into(ladybug_store, tmp_path)) == {"quét.pdf": "mới"}
    assert states(load_into(ladybug_store, tmp_path)) == {"quét.pdf": "không đổi"}

    install(monkeypatch, Reader("tesseract"))
    assert states(load_into(ladybug_store, tmp_path)) == {"quét.pdf": "thay bản cũ"}
    assert states(load_into(ladybug_store, tmp_path)) == {"quét.pdf": "không đổi"}

    install(monkeypatch, None)
    assert states(load_into(ladybug_store, tmp_path)) == {"quét.pdf": "không đổi"}


def test_a_file_that_needed_no_recogniser_asks_for_none(
    ladybug_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, "kế hoạch.txt", plan(1))
    load_into(ladybug_store, tmp_path)
    monkeypatch.setattr(pdf_ocr, "find_recogniser", lambda: pytest.fail("it was looked for"))

    assert states(load_into(ladybug_store, tmp_path)) == {"kế hoạch.txt": "không đổi"}


# What is still said


def test_a_second_load_says_what_was_left_over_like_the_first(
    ladybug_store: Store, tmp_path: Path
) -> None:
    save(tmp_path, "lạ.txt", plan(2, lead="Cục Chưa Ai Biết"))
    save(tmp_path, "ghi.txt", ODD)
    save(tmp_path, "thường.txt", plan(3))

    first, again = load_into(ladybug_store, tmp_path), load_into(ladybug_store, tmp_path)

    assert set(states(again).values()) == {"không đổi"}
    assert _left(again) == _left(first)
    assert again.unread == first.unread > 0
    assert _left(first)["lạ.txt"] == (1, 0)
    assert _left(first)["thường.txt"] == (0, 0)


def _left(report: LoadReport) -> dict[str, tuple[int, int]]:
    return {each.name: (each.issues, each.unread) for each in report.files}


# What is left out


def test_the_store_itself_is_no_document(tmp_path: Path) -> None:
    save(tmp_path, "kế hoạch.txt", plan(1))
    settings = Settings(store=str(tmp_path / "kho"))
    for state in ("mới", "không đổi"):
        store = open_store(settings, read_only=False)
        report = load(store, [tmp_path], shipped_register())
        store.close()
        assert states(report) == {"kế hoạch.txt": state}
    assert any(each.suffix == ".lbug" for each in tmp_path.rglob("*"))


def test_a_file_called_current_elsewhere_is_still_reported(
    ladybug_store: Store, tmp_path: Path
) -> None:
    save(tmp_path, "kế hoạch.txt", plan(1))
    save(tmp_path, "current", b"\x00")
    save(tmp_path, "graph-1.lbug.wal", b"\x00")

    assert states(load_into(ladybug_store, tmp_path)) == {"current": "lỗi", "kế hoạch.txt": "mới"}


# One file of an archive


def test_an_archive_is_not_parsed_whole_but_a_file_inside_is(tmp_path: Path) -> None:
    files = {"vào/kế hoạch.txt": plan(1).encode(), "b.txt": plan(2).encode()}
    archive = zipped(tmp_path / "gói.zip", files)
    register = shipped_register()

    with pytest.raises(Unreadable, match="tệp nén, gồm nhiều tệp") as refused:
        read_file(archive, register)
    assert "chidao load" in refused.value.hint and "chidao parse" in refused.value.hint
    parsed = read_file(archive / "vào" / "kế hoạch.txt", register)
    assert (parsed.source, parsed.head.symbol) == ("gói.zip/vào/kế hoạch.txt", "1/KH-BGDĐT")
    with pytest.raises(NotFound, match=r"“gói\.zip” không có tệp “c\.txt”"):
        read_file(archive / "c.txt", register)
    with pytest.raises(NotFound):
        read_file(tmp_path / "không.zip", register)


def test_a_broken_file_of_an_archive_is_named_with_the_archive(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "kế hoạch.zip", {"to.txt": bytes(15_000_000)})

    with pytest.raises(Unreadable, match=r"“kế hoạch\.zip/to\.txt”"):
        read_file(archive / "to.txt", shipped_register())
