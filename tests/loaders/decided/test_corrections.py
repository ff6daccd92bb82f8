from datetime import date
from pathlib import Path

import pytest

from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from graph.schema.edges import Leads
from graph.schema.vocabulary import Basis
from loaders.decided.corrections import (
    Correction,
    Overlay,
    find_overlay,
    is_corrections,
)
from loaders.pipeline import read_file, record
from loaders.source.issues import Issues
from loaders.source.lines import Line, read_line
from tests.loaders.directive import COLUMNS, HEAD

ENTRY = """\
- file: {file}
  find: Sở Y tê
  replace: Sở Y tế
  reason: gõ thiếu dấu
  by: Nguyễn Văn A
  'on': 2026-03-01
"""
PREFERENCE = """\
- file: a.txt
  prefer: gần 70%
  reason: theo báo cáo của Sở
  by: Nguyễn Văn A
  on: 2026-03-01
"""
ROW = "1\tTập huấn\tSở Y tê\t\t2026\t\n"


def _correction(find: str, replace: str, *lines: int) -> Correction:
    return Correction(
        file="a.txt",
        lines=lines,
        find=find,
        replace=replace,
        reason="gõ nhầm",
        by="Nguyễn Văn A",
        on=date(2026, 3, 1),
    )


def _lines(*texts: str) -> list[Line]:
    return [read_line(number, text) for number, text in enumerate(texts, start=1)]


def _apply(correction: Correction, *texts: str) -> tuple[tuple[Line, ...], list[str]]:
    issues = Issues()
    lines = Overlay((correction,)).apply(_lines(*texts), issues)
    return lines, [issue.code for issue in issues.found]


def test_a_correction_is_read_and_said() -> None:
    (line,), codes = _apply(_correction("năm 2062", "năm 2026"), "Hoàn thành năm 2062.")

    assert line.text == "Hoàn thành năm 2026."
    assert line.raw == "Hoàn thành năm 2062."
    assert line.corrected == (("năm 2062", "năm 2026"),)
    assert codes == ["corrected"]


def test_a_correction_reaches_the_cells_of_a_row() -> None:
    (line,), _ = _apply(_correction("Sở Y tê", "Sở Y tế"), "1\tTập huấn\tSở Y tê")

    assert line.cells == ("1", "Tập huấn", "Sở Y tế")


def test_a_correction_for_one_line_leaves_the_others() -> None:
    lines, _ = _apply(_correction("Sở Y tê", "Sở Y tế", 2), "Sở Y tê", "Sở Y tê")

    assert [line.text for line in lines] == ["Sở Y tê", "Sở Y tế"]


def test_a_correction_without_lines_holds_wherever_it_stands() -> None:
    lines, codes = _apply(_correction("Sở Y tê", "Sở Y tế"), "Sở Y tê", "khác", "Sở Y tê")

    assert [line.text for line in lines] == ["Sở Y tế", "khác", "Sở Y tế"]
    assert codes == ["corrected", "corrected"]


@pytest.mark.parametrize("lines", [(), (9,)])
def test_a_correction_that_finds_nothing_is_said(lines: tuple[int, ...]) -> None:
    text = "Sở Y tê" if lines else "Sở Nội vụ"

    (line,), codes = _apply(_correction("Sở Y tê", "Sở Y tế", *lines), text)

    assert line.text == text and codes == ["correction-unused"]


def test_letters_with_loose_accents_are_the_same_letters() -> None:
    loose = "So\u031b\u0309 Y te\u0302"

    (line,), _ = _apply(_correction(loose, "Sở Y tế"), "Giao Sở Y tê.")

    assert line.text == "Giao Sở Y tế."


def test_the_digest_changes_with_what_is_corrected() -> None:
    one, other = (Overlay((_correction("a", new),)).digest for new in ("b", "c"))

    assert one != other and Overlay().digest == b""


@pytest.mark.parametrize("name", ["dinh-chinh.yaml", "corrections.yml", "Dinh-Chinh.YAML"])
def test_a_file_of_corrections_is_no_document(name: str) -> None:
    assert is_corrections(Path(name)) and not is_corrections(Path("kế hoạch.yaml"))


def test_corrections_hold_for_the_file_they_name(tmp_path: Path) -> None:
    (tmp_path / "dinh-chinh.yaml").write_text(ENTRY.format(file="a.txt"), encoding="utf-8")

    assert len(find_overlay(tmp_path / "a.txt", "a.txt").corrections) == 1
    assert find_overlay(tmp_path / "b.txt", "b.txt").corrections == ()


def test_without_a_file_of_corrections_there_are_none(tmp_path: Path) -> None:
    assert find_overlay(tmp_path / "a.txt", "a.txt") == Overlay()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("- file: [a\n", "YAML"),
        (ENTRY.format(file="a.txt").replace("  by: Nguyễn Văn A\n", ""), "by"),
        (ENTRY.format(file="a.txt").replace("2026-03-01", "hôm qua"), "on"),
        (ENTRY.format(file="a.txt") + "  why: x\n", "why"),
        ("chữ\n", "đính chính"),
        (PREFERENCE.replace("  by: Nguyễn Văn A\n", ""), "“0.by”"),
        (PREFERENCE + "  find: x\n", "“0.find”"),
    ],
)
def test_a_wrong_file_of_corrections_is_refused_with_its_place(
    tmp_path: Path, content: str, place: str
) -> None:
    (tmp_path / "dinh-chinh.yaml").write_text(content, encoding="utf-8")

    with pytest.raises(Unreadable, match=place):
        find_overlay(tmp_path / "a.txt", "a.txt")


def test_what_was_read_with_a_correction_quotes_the_source(tmp_path: Path) -> None:
    source = HEAD + "PHỤ LỤC\n\n" + COLUMNS + ROW
    path = tmp_path / "a.txt"
    path.write_text(source, encoding="utf-8")
    (tmp_path / "dinh-chinh.yaml").write_text(ENTRY.format(file="a.txt"), encoding="utf-8")
    register = shipped_register()

    parsed = read_file(path, register)

    assert parsed.tasks[0].lead[0].text == "Sở Y tế"
    (lead,) = (edge for edge in record(parsed, register).records.edges if isinstance(edge, Leads))
    assert (lead.quote, lead.basis) == ("Sở Y tê", Basis.REVIEWED)
    assert path.read_text(encoding="utf-8") == source


def test_a_file_may_be_read_without_its_corrections(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + "PHỤ LỤC\n\n" + COLUMNS + ROW, encoding="utf-8")
    (tmp_path / "dinh-chinh.yaml").write_text(ENTRY.format(file="a.txt"), encoding="utf-8")

    plain, corrected = (read_file(path, shipped_register(), corrections=on) for on in (False, True))

    assert plain.tasks[0].lead[0].text == "Sở Y tê"
    assert plain.fingerprint != corrected.fingerprint
