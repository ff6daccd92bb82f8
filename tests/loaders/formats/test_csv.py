import pytest

from graph.base.errors import Unreadable
from loaders.formats.sheet.csv import read_csv
from loaders.source.issues import Issues
from loaders.source.lines import Position


def shown(text: str) -> list[tuple[str, ...]]:
    lines = read_csv(text.encode(), "bảng.csv", Issues())
    return [line.cells if line.is_row else (line.text,) for line in lines]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_known_by_the_rows(mark: str) -> None:
    text = mark.join(("STT", "Việc", "Hạn")) + "\n" + mark.join(("1", '"a, b; c"', "2025")) + "\n"

    assert shown(text) == [("STT", "Việc", "Hạn"), ("1", "a, b; c", "2025")]


def test_numbers_with_a_comma_do_not_part_a_table_of_semicolons() -> None:
    assert shown("Chỉ tiêu;2025;2030\nTỷ lệ;71,9;80,5\nSố;1,5;2\n") == [
        ("Chỉ tiêu", "2025", "2030"),
        ("Tỷ lệ", "71,9", "80,5"),
        ("Số", "1,5", "2"),
    ]


def test_titles_are_lines_and_blank_rows_and_columns_are_dropped() -> None:
    text = "sep=;\nPHỤ LỤC;;;\n;;;\nSTT;Việc;;\n1;a;;\nNơi nhận: Sở A;;;\n"

    assert shown(text) == [("PHỤ LỤC",), ("STT", "Việc"), ("1", "a"), ("Nơi nhận: Sở A",)]


def test_a_cell_may_have_lines_and_a_row_knows_its_place() -> None:
    lines = read_csv('STT,Việc\n1,"a\nb"\n'.encode(), "bảng.csv", Issues())

    assert lines[1].cells == ("1", "a\nb")
    assert lines[1].place == Position(row=2)


def test_a_quote_that_never_closes_is_refused() -> None:
    with pytest.raises(Unreadable, match="CSV"):
        shown('STT,Việc\n1,"a' + "x" * 200_000)


def test_nothing_is_no_lines() -> None:
    assert shown("\n\n") == []
