from datetime import date

import pytest

from graph.schema.vocabulary import Comparator, TimeframeKind
from loaders.wording.measures.quantities import (
    UNIT,
    blank_footnotes,
    find_dates,
    find_last_year,
    is_denominator,
    read_measure,
    read_number,
    roman,
    without_baselines,
    without_years,
)
from loaders.wording.measures.timeframes import read_timeframe

K = TimeframeKind


@pytest.mark.parametrize(
    ("text", "kind", "start_on", "due_on"),
    [
        ("2026", K.YEAR, None, "2026-12-31"),
        ("Năm 2026", K.YEAR, None, "2026-12-31"),
        ("Đến năm 2030", K.YEAR, None, "2030-12-31"),
        ("Trong năm 2026", K.YEAR, None, "2026-12-31"),
        ("Quý IV năm 2025", K.QUARTER, None, "2025-12-31"),
        ("Xong trong Quý II/2026", K.QUARTER, None, "2026-06-30"),
        ("Tháng 8/2024", K.MONTH, None, "2024-08-31"),
        ("trước ngày 20/02/2025", K.DATE, None, "2025-02-20"),
        ("trước ngày 05 tháng 6 năm 2025", K.DATE, None, "2025-06-05"),
        ("2026-2030", K.PERIOD, "2026-01-01", "2030-12-31"),
        ("Giai đoạn 2025 – 2027", K.PERIOD, "2025-01-01", "2027-12-31"),
        ("Từ năm 2026 đến năm 2030", K.PERIOD, "2026-01-01", "2030-12-31"),
        ("Từ 01/01/2026 đến 30/6/2026", K.PERIOD, "2026-01-01", "2026-06-30"),
        ("Từ ngày 01/01/2026", K.ONGOING, "2026-01-01", None),
        ("2026, 2027", K.PERIOD, "2026-01-01", "2027-12-31"),
        ("6 tháng đầu năm 2026", K.PERIOD, "2026-01-01", "2026-06-30"),
        ("Quý IV/2025 - Quý II/2026", K.QUARTER, None, "2026-06-30"),
        ("Quý I, II năm 2026", K.QUARTER, None, "2026-06-30"),
        ("Trước năm 2026", K.YEAR, None, "2025-12-31"),
        ("Trước 30/6/2026 và 30/12/2026", K.DATE, None, "2026-12-30"),
        ("Quý 5/2026", K.UNREADABLE, None, None),
        ("Thường xuyên, xong trước 30/6/2026", K.ONGOING, None, "2026-06-30"),
        ("Thường xuyên", K.ONGOING, None, None),
        ("Thực hiện thường xuyên", K.ONGOING, None, None),
        ("ngay từ năm 2025", K.ONGOING, "2025-01-01", None),
        ("Hằng năm", K.RECURRING, None, None),
        ("Năm 2025 và thực hiện hàng năm", K.RECURRING, "2025-01-01", None),
        ("Năm 2025 và thực hiện thường xuyên hàng năm", K.RECURRING, "2025-01-01", None),
        ("Quý IV năm 2025 và triển khai thực hiện hằng năm", K.RECURRING, "2025-10-01", None),
        ("2025 và những năm tiếp theo", K.RECURRING, "2025-01-01", None),
        ("Khi có văn bản chỉ đạo, triển khai của Trung ương", K.CONDITIONAL, None, None),
        ("Theo kế hoạch của Trung ương", K.CONDITIONAL, None, None),
        ("Đề xuất nhiệm vụ 2027", K.PROPOSED, "2027-01-01", "2027-12-31"),
        ("30 tháng 02 năm 2025", K.UNREADABLE, None, None),
        ("31/11/2025", K.UNREADABLE, None, None),
        ("2030-2025", K.UNREADABLE, None, None),
        ("chưa rõ", K.UNREADABLE, None, None),
    ],
)
def test_a_deadline_is_read_as_the_contract_says(
    text: str, kind: TimeframeKind, start_on: str | None, due_on: str | None
) -> None:
    frame = read_timeframe(text)

    assert frame is not None
    assert (frame.text, frame.kind) == (text, kind)
    assert frame.start_on == (date.fromisoformat(start_on) if start_on else None)
    assert frame.due_on == (date.fromisoformat(due_on) if due_on else None)


@pytest.mark.parametrize("text", ["", "  ", "-", "."])
def test_an_empty_cell_is_no_deadline(text: str) -> None:
    assert read_timeframe(text) is None


def test_a_decision_in_brackets_does_not_set_the_deadline() -> None:
    frame = read_timeframe("Đến năm 2030 (Theo QĐ 403/QĐ-TTg ngày 25/02/2025)")

    assert frame is not None
    assert frame.due_on == date(2030, 12, 31)
    assert frame.text.endswith("25/02/2025)")


def test_a_day_that_no_calendar_has_is_kept_and_marked() -> None:
    (written,) = find_dates("hoàn thành trước ngày 30 tháng 02 năm 2025.")

    assert written.text == "ngày 30 tháng 02 năm 2025"
    assert written.value is None
    frame = read_timeframe("trước ngày 30 tháng 02 năm 2025")
    assert frame is not None and frame.impossible


@pytest.mark.parametrize("text", ["Hằng năm, trước 31/6/2026", "trước ngày 31/02 hằng năm"])
def test_an_impossible_day_is_marked_in_what_recurs_too(text: str) -> None:
    frame = read_timeframe(text)

    assert frame is not None
    assert (frame.kind, frame.impossible) == (K.RECURRING, True)


def test_dates_are_found_in_every_spelling() -> None:
    found = find_dates("ngày 14 / 5/2026; 22/8/2025; ngày 22 tháng 8 năm 2025; 2030")

    assert [each.value for each in found] == [
        date(2026, 5, 14),
        date(2025, 8, 22),
        date(2025, 8, 22),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("71,9", 71.9),
        ("23.500", 23500.0),
        ("7.325", 7325.0),
        ("0 %", 0.0),
        ("12.5", 12.5),
        ("-5", -5.0),
        ("không", None),
    ],
)
def test_a_point_groups_thousands_and_a_comma_is_decimal(text: str, value: float | None) -> None:
    assert read_number(text) == value


def test_a_cell_may_hold_comparator_and_fraction() -> None:
    assert read_measure("≥ 80").comparator is Comparator.AT_LEAST
    assert read_measure("Tối thiểu 70%").comparator is Comparator.AT_LEAST
    assert read_measure("không quá 5%").comparator is Comparator.AT_MOST
    assert read_measure("25").comparator is Comparator.EQUAL
    assert read_measure("Trong nhóm trung bình").comparator is None
    fraction = read_measure("21 (8/38)")
    assert (fraction.value, fraction.numerator, fraction.denominator) == (21.0, 8, 38)


@pytest.mark.parametrize(
    ("text", "value"),
    [("IV", 4), ("XIV", 14), ("VIII", 8), ("IIII", None), ("", None), ("A", None)],
)
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman(text) == value


@pytest.mark.parametrize("text", ["8 - 10%/năm", "25–30 %", "từ 40 đến 50", "từ 8% đến 10%"])
def test_a_range_has_no_comparator(text: str) -> None:
    assert read_measure(text).comparator is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Đến hết năm 2030", 2030),
        ("năm 2026 và năm 2028", 2028),
        ("giai đoạn 2026 - 2030", 2030),
        ("tầm nhìn đến năm 2045", 2045),
        ("(2030)", 2030),
        ("đến 2030, đạt", 2030),
        ("đạt trên 2030 hộ", None),
    ],
)
def test_the_last_year_that_words_name(text: str, year: int | None) -> None:
    assert find_last_year(text) == year
    assert year is None or str(year) not in without_years(text)


def test_a_baseline_is_taken_out() -> None:
    assert without_baselines("giảm 5% so với cùng kỳ năm 2020.").split() == ["giảm", "5%", "."]


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("Tỷ lệ bác sĩ trên 10.000 dân đạt 15", True),
        ("đạt 15 bác sĩ trên 10.000 dân", True),
        ("Số hộ tham gia đạt trên 10.000 hộ, tăng 5", False),
        ("mở 50 lớp cho trên 10.000 người", False),
    ],
)
def test_a_number_that_a_rate_is_taken_of(text: str, *, denominator: bool) -> None:
    assert is_denominator(text, text.index("10.000")) is denominator


def test_marks_of_footnotes_become_blanks() -> None:
    assert blank_footnotes("đạt 80%[1], 1.435 MW3.") == "đạt 80%   , 1.435 MW ."


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 tỷ USD vốn", "tỷ USD"),
        ("3,8 tấn/ha", "tấn/ha"),
        ("90 triệu đồng/người/năm", "triệu đồng/người/năm"),
        ("5 hà nội", None),
    ],
)
def test_money_and_measures_are_units(text: str, unit: str | None) -> None:
    found = UNIT.match(text, text.index(" "))

    assert (found["unit"] if found else None) == unit
