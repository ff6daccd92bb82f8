"""Figures that a document gives twice stand side by side; a person may choose one."""

from datetime import date
from pathlib import Path

import pytest

from graph.register.agencies import shipped_register
from graph.schema.edges import Contains, States
from graph.schema.nodes import Indicator
from graph.schema.vocabulary import FigureRole
from loaders.parsed.document import Parsed, ParsedIndicator
from loaders.pipeline import read_file, record
from loaders.provisions.figures import is_same_measure
from tests.loaders.directive import HEAD, parse

TABLE = """
Phụ lục I
DANH MỤC CÁC CHỈ TIÊU

TT\tChỉ tiêu\tĐơn vị\tKết quả thực hiện năm 2024\tMục tiêu đến năm 2030
1\tTrường đạt chuẩn quốc gia\t%\t71,9\t≥ 80
2\tSố hóa hồ sơ học sinh tiểu học\t%\t40\t100
"""
GOALS = """
II. MỤC TIÊU

1. Đến năm 2030

- Tỷ lệ trường đạt chuẩn quốc gia đạt {target}.
- Bảo đảm ít nhất 20% tổng chi ngân sách cho giáo dục.
"""
STATE = """
II. TÌNH HÌNH

1. Kết quả đạt được: tỷ lệ trường đạt chuẩn quốc gia đã đạt {present}.
"""
CHOICE = """\
- file: kế hoạch.txt
  prefer: {value}
  reason: theo báo cáo kiểm định
  by: Nguyễn Văn A
  on: 2026-03-01
"""


def _goals(target: str) -> Parsed:
    return parse(HEAD + GOALS.format(target=target) + TABLE)


def _row(parsed: Parsed) -> ParsedIndicator:
    return next(each for each in parsed.indicators if each.number == "1")


def _codes(parsed: Parsed) -> list[str]:
    return [each.code for each in parsed.issues.found if "figure" in each.code]


@pytest.mark.parametrize("target", ["từ 80% trở lên", "trên 80%"])
def test_a_target_that_the_table_has_too_is_one_target(target: str) -> None:
    parsed = _goals(target)

    assert [each.name for each in parsed.indicators] == [
        "Trường đạt chuẩn quốc gia",
        "Số hóa hồ sơ học sinh tiểu học",
        "tổng chi ngân sách cho giáo dục",
    ]
    assert _row(parsed).stated == [] and _codes(parsed) == []


def test_a_target_that_differs_from_the_table_stands_beside_it() -> None:
    parsed = _goals("85%")

    assert [(each.role, each.value) for each in _row(parsed).stated] == [
        (FigureRole.TARGET, "≥ 80"),
        (FigureRole.TARGET, "85%"),
    ]
    assert _codes(parsed) == ["figures-differ"]


def test_a_present_value_that_differs_from_the_table_stands_beside_it() -> None:
    parsed = parse(HEAD + STATE.format(present="gần 70%") + TABLE)

    row, prose = _row(parsed).stated
    assert (row.role, row.value) == (FigureRole.BASELINE, "71,9")
    assert (prose.value, prose.quote) == (
        "gần 70%",
        "Kết quả đạt được: tỷ lệ trường đạt chuẩn quốc gia đã đạt gần 70%.",
    )
    assert _row(parsed).baseline == "71,9"


def test_a_present_value_that_the_table_has_too_is_not_worth_a_word() -> None:
    parsed = parse(HEAD + STATE.format(present="71,9%") + TABLE)

    assert _row(parsed).stated == [] and _codes(parsed) == []


def test_what_is_said_of_the_present_is_no_target_where_no_table_is() -> None:
    assert parse(HEAD + STATE.format(present="gần 70%") + GOALS).indicators[0].baseline is None


def _chosen(folder: Path, value: str) -> Parsed:
    path = folder / "kế hoạch.txt"
    path.write_text(HEAD + STATE.format(present="gần 70%") + TABLE, encoding="utf-8")
    (folder / "dinh-chinh.yaml").write_text(CHOICE.format(value=value), encoding="utf-8")
    return read_file(path, shipped_register())


def test_the_figure_that_a_person_chose_is_what_the_indicator_says(tmp_path: Path) -> None:
    parsed = _chosen(tmp_path, "gần 70%")

    row = _row(parsed)
    assert (row.baseline, row.baseline_value) == ("gần 70%", 70.0)
    assert [each.choice.preferred for each in row.stated if each.choice] == [False, True]
    assert _codes(parsed) == ["figure-preferred"]


def test_both_figures_stay_in_the_graph_with_their_sources(tmp_path: Path) -> None:
    built = record(_chosen(tmp_path, "71,9"), shipped_register()).records

    stated = [edge for edge in built.edges if isinstance(edge, States)]
    assert [(edge.value, edge.preferred, edge.quote) for edge in stated] == [
        ("71,9", True, "71,9"),
        ("gần 70%", False, "Kết quả đạt được: tỷ lệ trường đạt chuẩn quốc gia đã đạt gần 70%."),
    ]
    assert all(edge.spans for edge in stated)
    assert {(edge.decided_by, edge.decided_on) for edge in stated} == {
        ("Nguyễn Văn A", date(2026, 3, 1))
    }
    held = {edge.to_id for edge in built.edges if isinstance(edge, Contains)}
    assert {edge.to_id for edge in stated} <= held
    (indicator,) = (
        node for node in built.nodes if isinstance(node, Indicator) and node.number == "1"
    )
    assert indicator.baseline == "71,9"


def test_a_choice_that_fits_no_figure_is_said_and_changes_nothing(tmp_path: Path) -> None:
    parsed = _chosen(tmp_path, "65%")

    assert "correction-unused" in [each.code for each in parsed.issues.found]
    assert all(each.choice is None for each in _row(parsed).stated)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Trường đạt chuẩn quốc gia", "phấn đấu tỉ lệ trường đạt chuẩn quốc gia", True),
        ("Trường đạt chuẩn quốc gia", "tỷ lệ trường mầm non đạt chuẩn quốc gia", False),
        ("Hộ nghèo", "tỷ lệ hộ nghèo", False),
        ("Tỷ lệ đô thị hoá toàn tỉnh", "tỷ lệ đô thị hóa", True),
    ],
)
def test_two_names_are_of_one_measure_by_their_words(first: str, second: str, same: bool) -> None:
    assert is_same_measure(first, second) is same
