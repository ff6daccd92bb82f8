import pytest

from loaders.formulas.columns import (
    HEADINGS,
    Column,
    column_of,
    is_period,
    read_columns,
    read_second_row,
)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *((text, heading.says) for heading in HEADINGS for text in heading.examples),
        ("Cơ quan\nchủ trì:", Column.LEAD),
        ("Ngày sinh", Column.OTHER),
        ("", Column.OTHER),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, column: Column) -> None:
    assert column_of(heading) is column


def test_a_heading_row_gives_its_columns_in_order() -> None:
    cells = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"]

    assert read_columns(cells) == [
        Column.NUMBER,
        Column.TEXT,
        Column.LEAD,
        Column.SUPPORT,
        Column.TIMEFRAME,
        Column.OUTPUT,
    ]


def test_a_first_column_without_a_heading_holds_the_numbers() -> None:
    columns = read_columns(["", "Nội dung", "Cơ quan chủ trì", "Thời gian"])

    assert columns is not None and columns[0] is Column.NUMBER


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "Rà soát nhiệm vụ", "Sở Y tế", "Quý I/2026"],
        ["TT", "Họ và tên", "Ngày sinh", "Quê quán"],
        ["", "Tập huấn cán bộ", "Sở Nội vụ", "Quý I/2026"],
        ["Nội dung"],
        ["", "", ""],
    ],
)
def test_a_row_that_is_no_heading_has_no_columns(cells: list[str]) -> None:
    assert read_columns(cells) is None


def test_a_result_column_of_a_measured_table_is_the_baseline() -> None:
    measured = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả thực hiện năm 2025", "Chỉ tiêu năm 2030"]
    assigned = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Kết quả thực hiện"]

    assert read_columns(measured) == [
        Column.NUMBER,
        Column.TEXT,
        Column.UNIT,
        Column.BASELINE,
        Column.TARGET,
    ]
    assert (read_columns(assigned) or [])[-1] is Column.OUTPUT


@pytest.mark.parametrize("heading", ["2027", "Năm 2027", "Quý II", "quý 3", "Tháng 6"])
def test_a_time_may_head_a_column_of_marks(heading: str) -> None:
    assert is_period(heading)


@pytest.mark.parametrize("heading", ["Thời gian", "Quý", "27", "Quý V", "Giai đoạn 2026-2030"])
def test_what_is_no_single_time_heads_no_column_of_marks(heading: str) -> None:
    assert not is_period(heading)


def test_a_second_row_names_the_columns_under_a_wide_heading() -> None:
    above = ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian"]

    joined = read_second_row(above, ["", "", "Chủ trì", "Phối hợp", ""])

    assert joined is not None
    assert [column_of(heading) for heading in joined] == [
        Column.NUMBER,
        Column.TEXT,
        Column.LEAD,
        Column.SUPPORT,
        Column.TIMEFRAME,
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "Tập huấn", "Sở Y tế", "Sở Nội vụ", "2026"],
        ["", "Tập huấn cán bộ", "Sở Y tế", "", "Quý I/2026"],
        ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian"],
        ["", "", "", "", ""],
    ],
    ids=["a row", "a row without a number", "the headings again", "nothing"],
)
def test_data_below_a_heading_is_no_second_row_of_it(cells: list[str]) -> None:
    above = ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian"]

    assert read_second_row(above, cells) is None
