import pytest

from loaders.layout.tables.blanks import read_spaced
from loaders.source.lines import Line, read_line
from tests.loaders.directive import HEAD, parse

HEADING = "TT   Nội dung                     Cơ quan chủ trì       Thời gian"
FIRST = "1    Xây dựng đề án               Sở Y tế               Quý II/2026"
SECOND = "2    Tập huấn cán bộ              Sở Nội vụ             Hằng năm"


def _read(*texts: str) -> tuple[Line, ...]:
    return read_spaced([read_line(number, text) for number, text in enumerate(texts, start=1)])


def test_parts_that_stand_apart_below_headings_are_cells() -> None:
    heading, first, second = _read(HEADING, FIRST, SECOND)

    assert heading.cells == ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian")
    assert first.cells == ("1", "Xây dựng đề án", "Sở Y tế", "Quý II/2026")
    assert second.cells == ("2", "Tập huấn cán bộ", "Sở Nội vụ", "Hằng năm")


def test_a_blank_cell_shifts_no_other() -> None:
    _, row = _read(HEADING, "2    Tập huấn cán bộ                                    Hằng năm")

    assert row.cells == ("2", "Tập huấn cán bộ", "", "Hằng năm")


def test_a_second_line_of_a_row_stands_below_its_own_headings() -> None:
    below = "     nguồn nhân lực               và Sở Nội vụ"

    _, _, rest = _read(HEADING, FIRST, below)

    assert rest.cells == ("", "nguồn nhân lực", "và Sở Nội vụ", "")


@pytest.mark.parametrize(
    ("below", "cells"),
    [
        ("     nguồn nhân lực", ("", "nguồn nhân lực", "", "")),
        ("                                  và Sở Nội vụ", ("", "", "và Sở Nội vụ", "")),
        ("                                   và Sở Nội vụ", ("", "", "và Sở Nội vụ", "")),
    ],
)
def test_one_indented_part_goes_on_below_its_heading(below: str, cells: tuple[str, ...]) -> None:
    *_, rest, more, last = _read(HEADING, FIRST, below, below, SECOND)

    assert rest.cells == more.cells == cells
    assert last.cells[0] == "2"


@pytest.mark.parametrize(
    "below",
    [
        ("                 BỘ TRƯỞNG",),
        ("", "                                  BỘ TRƯỞNG"),
        ("nguồn nhân lực",),
    ],
)
def test_a_part_that_stands_below_no_cell_goes_on_with_nothing(below: tuple[str, ...]) -> None:
    *_, last = _read(HEADING, FIRST, *below)

    assert not last.is_row


@pytest.mark.parametrize(
    "text",
    [
        "Vụ Pháp chế   chịu trách nhiệm   theo dõi",
        "Nơi nhận:                    BỘ TRƯỞNG",
        "Kế hoạch này gồm ba phần.",
    ],
)
def test_without_headings_blanks_mean_nothing(text: str) -> None:
    (line,) = _read(text)

    assert not line.is_row and line.text == " ".join(text.split())


def test_a_plain_paragraph_ends_the_table() -> None:
    *_, paragraph, behind = _read(
        HEADING, FIRST, "Ghi chú về bảng trên.", "Hà Nội     tháng 6     2026"
    )

    assert not paragraph.is_row and not behind.is_row


def test_a_table_by_blanks_gives_its_tasks() -> None:
    parsed = parse(f"{HEAD}PHỤ LỤC\n\n{HEADING}\n{FIRST}\n{SECOND}\n")

    assert [(task.number, task.text, task.lead[0].text) for task in parsed.tasks] == [
        ("1", "Xây dựng đề án", "Sở Y tế"),
        ("2", "Tập huấn cán bộ", "Sở Nội vụ"),
    ]
    assert parsed.ledger.counts()["unread"] == 0


def test_a_row_of_which_one_cell_is_wrapped_is_one_task() -> None:
    wrapped = f"{FIRST}\n     nguồn nhân lực\n     của ngành"

    first, second = parse(f"{HEAD}PHỤ LỤC\n\n{HEADING}\n{wrapped}\n{SECOND}\n").tasks

    assert first.text == "Xây dựng đề án nguồn nhân lực của ngành"
    assert [name.text for name in first.lead] == ["Sở Y tế"]
    assert second.text == "Tập huấn cán bộ"


def test_a_wrapped_row_is_one_task() -> None:
    wrapped = (
        "1    Xây dựng đề án phát triển    Sở Khoa học và        Quý II/2026\n"
        "     nguồn nhân lực               Công nghệ"
    )

    first, second = parse(f"{HEAD}PHỤ LỤC\n\n{HEADING}\n{wrapped}\n{SECOND}\n").tasks

    assert first.text == "Xây dựng đề án phát triển nguồn nhân lực"
    assert [name.text for name in first.lead] == ["Sở Khoa học và Công nghệ"]
    assert second.text == "Tập huấn cán bộ"
