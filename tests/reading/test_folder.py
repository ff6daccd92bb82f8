"""Folders as people have them: many files, odd names, some of them broken or hostile."""

import json
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from api.cli import main
from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from graph.store.protocol import Store
from loaders import pipeline, sources
from loaders.exchange.fates import explain
from loaders.pipeline import LoadReport, load, read_file
from tests.cli.conftest import Done
from tests.loaders.directive import COLUMNS, HEAD
from tests.loaders.formats.word_maker import para, row, table, word

MANY = 200
NUMBER = "Số: 12/KH-BGDĐT"
COLUMN_NAMES = ["Tệp", "Văn bản", "Đọc được", "Cần xem", "Chưa đọc", "Kết quả"]
CORRECTIONS = """\
- file: kế hoạch 1.txt
  find: Vụ Pháp chế
  replace: Văn phòng
  reason: Gõ nhầm
  by: Người đọc
  "on": 2026-01-02
"""


def plan(number: int, lead: str = "Vụ Pháp chế", when: str = "Quý IV năm 2026") -> str:
    """A plan of its own with one duty."""
    assert NUMBER in HEAD
    duty = f"1\tXây dựng đề án {number}\t{lead}\tCục CNTT\t{when}\tĐề án\n"
    return HEAD.replace(NUMBER, f"Số: {number}/KH-BGDĐT") + "PHỤ LỤC\n\n" + COLUMNS + duty


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


Chidao = Callable[..., Done]


@pytest.fixture
def chidao(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Chidao:
    """Run ``chidao …`` in this process, on a store of the test's own."""
    monkeypatch.setenv("CHIDAO_STORE", str(tmp_path / "kho"))
    monkeypatch.setenv("COLUMNS", "250")

    def run(*args: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["chidao", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, *capsys.readouterr())

    return run


def states(report: LoadReport) -> dict[str, str]:
    return {each.name: each.state for each in report.files}


def load_into(store: Store, *paths: Path, corrections: bool = True) -> LoadReport:
    return load(store, paths, shipped_register(), corrections=corrections)


@pytest.fixture
def names_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the sources that were read through, in their order."""
    found: list[str] = []
    real = pipeline.read_source

    def counting(name: str, *rest: object) -> object:
        found.append(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_source", counting)
    return found


# Many files, and again


def test_a_second_load_of_many_files_reads_only_what_has_changed(
    ladybug_store: Store, tmp_path: Path, names_read: list[str]
) -> None:
    folder = tmp_path / "nhiều kế hoạch"
    folder.mkdir()
    for number in range(MANY):
        save(folder, f"kế hoạch {number}.txt", plan(number + 100))

    first = load_into(ladybug_store, folder)
    assert len(names_read) == MANY
    assert Counter(states(first).values()) == {"mới": MANY}
    assert first.nodes["Task"] == MANY

    names_read.clear()
    version = ladybug_store.version()
    again = load_into(ladybug_store, folder)
    assert names_read == []
    assert Counter(states(again).values()) == {"không đổi": MANY}
    assert {(each.kind, each.tasks) for each in again.files} == {("Kế hoạch", 1)}
    assert ladybug_store.version() == version

    save(folder, "kế hoạch 7.txt", plan(107, when="Quý I năm 2027"))
    third = load_into(ladybug_store, folder)
    assert names_read == ["kế hoạch 7.txt"]
    assert Counter(states(third).values()) == {"không đổi": MANY - 1, "thay bản cũ": 1}
    due = "MATCH (t:Task) RETURN t.due_on AS due, count(t) AS n ORDER BY due"
    rows = [(str(each["due"]), each["n"]) for each in ladybug_store.query(due).rows]
    assert rows == [("2026-12-31", MANY - 1), ("2027-03-31", 1)]


def test_a_correction_beside_a_file_makes_that_file_be_read_again(
    ladybug_store: Store, tmp_path: Path, names_read: list[str]
) -> None:
    folder = tmp_path / "vào"
    folder.mkdir()
    for number in (1, 2):
        save(folder, f"kế hoạch {number}.txt", plan(number))
    load_into(ladybug_store, folder)
    names_read.clear()

    save(folder, "dinh-chinh.yaml", CORRECTIONS)
    corrected = load_into(ladybug_store, folder)
    assert names_read == ["kế hoạch 1.txt"]
    assert states(corrected) == {"kế hoạch 1.txt": "thay bản cũ", "kế hoạch 2.txt": "không đổi"}

    plain = load_into(ladybug_store, folder, corrections=False)
    assert names_read == ["kế hoạch 1.txt"] * 2
    assert states(plain)["kế hoạch 1.txt"] == "thay bản cũ"


# Files that must not be read


def test_hostile_and_broken_files_are_named_and_the_others_are_read(
    chidao: Chidao, tmp_path: Path
) -> None:
    folder = tmp_path / "công văn đến"
    folder.mkdir()
    for number in (1, 2, 3):
        save(folder, f"kế hoạch {number}.txt", plan(number))
    zipped(folder / "bom.zip", {"to.txt": bytes(15_000_000), "nhỏ.txt": plan(4).encode()})
    zipped(folder / "bom.docx", {"word/document.xml": bytes(15_000_000)})
    with (folder / "khổng lồ.txt").open("wb") as huge:
        huge.truncate(sources.MAX_BYTES + 1)
    save(folder, "hỏng.docx", b"PK\x03\x04" + b"?" * 200)
    save(folder, "hỏng.pdf", b"%PDF-1.7\nno PDF")
    save(folder, "cắt cụt.docx", word(para("KẾ HOẠCH"))[:-40])

    done = chidao("load", str(folder))

    assert done.status == 3
    errors = [line for line in done.out.splitlines() if line.startswith("Lỗi: ")]
    for name, words in (
        ("bom.zip/to.txt", "bom nén"),
        ("bom.docx", "nén phá hoại"),
        ("khổng lồ.txt", "lớn quá mức cho phép (200 MB)"),
        ("hỏng.docx", "hỏng"),
        ("hỏng.pdf", "không phải PDF nguyên vẹn"),
        ("cắt cụt.docx", "hỏng"),
    ):
        (error,) = (line for line in errors if f"“{name}”" in line)
        assert words in error
        assert error.count(".") >= 3, "what happened and what to do"
    assert len(errors) == 6
    read = _cells(done.out)
    assert {name for name, cells in read.items() if cells[-1] == "mới"} == {
        *(f"kế hoạch {number}.txt" for number in (1, 2, 3)),
        "bom.zip/nhỏ.txt",
    }
    assert read["bom.zip/to.txt"][1:] == ["", "", "", "", "lỗi"]


def test_a_file_that_is_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, "lớn.txt", plan(1))
    monkeypatch.setattr(sources, "MAX_BYTES", path.stat().st_size - 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))

    with pytest.raises(Unreadable, match=r"“lớn\.txt” lớn quá mức cho phép"):
        read_file(path, shipped_register())


def test_when_every_file_is_broken_the_status_is_an_error(chidao: Chidao, tmp_path: Path) -> None:
    paths = [str(save(tmp_path, name, b"")) for name in ("a.docx", "b.pdf")]

    done = chidao("load", *paths)

    assert done.status == 1
    assert "a.docx" in done.out and "b.pdf" in done.out


# Names


def test_names_of_files_may_be_vietnamese_composed_or_not_with_blanks(
    ladybug_store: Store, tmp_path: Path
) -> None:
    composed, decomposed = "Kế hoạch số 1 (bản ký).txt", "Chỉ đạo  của Sở.txt"
    folder = tmp_path / "vào"
    inner = folder / unicodedata.normalize("NFD", "Thư mục đến")
    inner.mkdir(parents=True)
    save(folder, composed, plan(1))
    save(inner, unicodedata.normalize("NFD", decomposed), plan(2))
    save(folder, " đầu cuối .TXT", plan(3))
    save(folder, "~$ Kế hoạch.docx", b"lock")
    save(folder, ".ẩn.txt", plan(4))

    report = load_into(ladybug_store, folder)

    assert {each.name: (each.state, each.symbol) for each in report.files} == {
        composed: ("mới", "1/KH-BGDĐT"),
        decomposed: ("mới", "2/KH-BGDĐT"),
        " đầu cuối .TXT": ("mới", "3/KH-BGDĐT"),
    }


def test_a_name_is_composed_wherever_it_is_said(ladybug_store: Store, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "kế hoạch.txt")
    path = save(tmp_path, name, plan(1))
    broken = save(tmp_path, unicodedata.normalize("NFD", "hỏng.docx"), b"")

    report = load_into(ladybug_store, path, broken)

    assert [each.name for each in report.files] == ["kế hoạch.txt", "hỏng.docx"]
    assert report.files[1].error and "“hỏng.docx”" in report.files[1].error.message
    assert read_file(path, shipped_register()).source == "kế hoạch.txt"
    (row,) = ladybug_store.query("MATCH (d:Plan) WHERE d.loaded RETURN d.source AS source").rows
    assert row["source"] == "kế hoạch.txt"


FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_finds_its_file_however_the_name_is_composed(
    tmp_path: Path, form: Literal["NFC", "NFD"]
) -> None:
    name = unicodedata.normalize(form, "kế hoạch 1.txt")
    path = save(tmp_path, name, plan(1))
    save(tmp_path, "dinh-chinh.yaml", CORRECTIONS)

    (task,) = read_file(path, shipped_register()).tasks

    assert [each.text for each in task.lead] == ["Văn phòng"]


# What the command prints


def _cells(out: str) -> dict[str, list[str]]:
    """The rows of the printed table under the names of their files."""
    rows = [
        [cell.strip() for cell in line.strip("│┃").replace("┃", "│").split("│")]
        for line in out.splitlines()
        if line[:1] in ("│", "┃")
    ]
    return {cells[0]: cells for cells in rows}


def test_the_table_of_a_load_has_a_row_for_each_file(chidao: Chidao, tmp_path: Path) -> None:
    folder = tmp_path / "vào"
    folder.mkdir()
    save(folder, "một.txt", plan(1))
    save(folder, "lạ.txt", plan(2, lead="Cục Chưa Ai Biết"))
    body = para("KẾ HOẠCH") + para("Về việc thử") + para("I. NHIỆM VỤ")
    heads = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    body += table(row(*heads), row("1", "Việc A", "Sở Y tế", "2026"), row("2", "Việc B", "", ""))
    save(folder, "tệp Word.docx", word(body))

    done = chidao("load", str(folder))

    found = _cells(done.out)
    assert found.pop("Tệp") == COLUMN_NAMES
    assert found["một.txt"] == ["một.txt", "Kế hoạch 1/KH-BGDĐT", "1 nhiệm vụ", "", "", "mới"]
    assert found["lạ.txt"][1:] == ["Kế hoạch 2/KH-BGDĐT", "1 nhiệm vụ", "1", "", "mới"]
    assert found["tệp Word.docx"][1:3] == ["Kế hoạch (chưa rõ số)", "2 nhiệm vụ"]
    assert found.keys() == {"một.txt", "lạ.txt", "tệp Word.docx"}
    assert done.status == 0
    again = chidao("load", str(folder))
    assert {cells[-1] for cells in _cells(again.out).values()} == {"Kết quả", "không đổi"}


def test_lines_that_nobody_reads_make_a_load_partial(chidao: Chidao, tmp_path: Path) -> None:
    path = save(tmp_path, "ghi.txt", "KẾ HOẠCH\nvề việc thử\n\nA. GHI CHÚ\n\nDòng lạ.\n")

    done = chidao("load", str(path))

    assert done.status == 3
    assert _cells(done.out)["ghi.txt"][4].endswith(" dòng")


def test_explain_lists_each_line_with_its_fate(chidao: Chidao, tmp_path: Path) -> None:
    text = plan(1).replace("PHỤ LỤC\n", "Z. LẠ\n\nDòng lạ.\n\n12\n\nPHỤ LỤC\n")
    path = save(tmp_path, "kế hoạch.txt", text)

    done = chidao("parse", str(path), "--explain")

    shown = {
        int(line.split()[0]): line for line in done.out.splitlines() if line[:5].strip().isdigit()
    }
    lines = text.split("\n")
    assert [*shown] == [n for n, line in enumerate(lines, start=1) if line.strip()]
    signs = {"read": "✓", "ignored": "·", "unread": "?"}
    for fate in explain(read_file(path, shipped_register())):
        line = shown[fate.number]
        assert f" {signs[fate.fate]} [" in line
        assert line.endswith(lines[fate.number - 1].strip().replace("\t", " │ "))
    assert "· [số trang] 12" in done.out
    assert "✓ [nhiệm vụ] 1 │ Xây dựng đề án 1" in done.out


def test_corrections_are_applied_unless_they_are_declined(chidao: Chidao, tmp_path: Path) -> None:
    path = str(save(tmp_path, "kế hoạch 1.txt", plan(1)))
    save(tmp_path, "dinh-chinh.yaml", CORRECTIONS)

    said = [
        json.loads(chidao("parse", path, "--json", *option).out)
        for option in ((), ("--corrections",), ("--no-corrections",))
    ]

    assert [each["tasks"][0]["lead"] for each in said] == [
        ["Văn phòng"],
        ["Văn phòng"],
        ["Vụ Pháp chế"],
    ]
    codes = [{issue["code"] for issue in each["issues"]} for each in said]
    assert ["corrected" in each for each in codes] == [True, True, False]


def test_what_the_command_prints_can_be_loaded(chidao: Chidao, tmp_path: Path) -> None:
    path = save(tmp_path, "kế hoạch.txt", plan(1))
    printed = chidao("parse", str(path), "--json")
    copy = save(tmp_path, "kế hoạch.json", printed.out)

    done = chidao("load", str(copy))

    assert done.status == 0
    assert _cells(done.out)["kế hoạch.json"][1:3] == ["Kế hoạch 1/KH-BGDĐT", "1 nhiệm vụ"]
