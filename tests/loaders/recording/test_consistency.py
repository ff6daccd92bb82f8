import pytest

from graph.schema.vocabulary import Comparator
from loaders.parsed.document import ParsedIndicator
from loaders.recording.consistency import find_contradictions


def indicator(**given: object) -> ParsedIndicator:
    basic: dict[str, object] = {"number": "1", "section": None, "name": "Tỷ lệ xã đạt chuẩn"}
    basic |= {"line": 1, "path": (), "unit": "%"}
    return ParsedIndicator(**(basic | given))  # type: ignore[arg-type]


def kinds(*indicators: ParsedIndicator) -> list[list[str]]:
    return [[each.partition(":")[0] for each in one] for one in find_contradictions(indicators)]


def test_c13_a_target_below_what_is_reached_already() -> None:
    trained = indicator(
        unit="Người",
        target="23.500",
        target_value=23500.0,
        baseline_value=7325.0,
        milestones={year: "4.700" for year in range(2026, 2031)},
    )

    ((found,),) = find_contradictions([trained])

    assert found == "baseline: mức đặt ra 4.700 kém mức đã đạt 7.325 (-36%)"


def test_c13_for_a_rate_that_is_to_fall_more_is_worse() -> None:
    falling = indicator(target_value=12.0, baseline_value=10.0, comparator=Comparator.AT_MOST)
    better = indicator(target_value=8.0, baseline_value=10.0, comparator=Comparator.AT_MOST)

    assert kinds(falling, better) == [["baseline"], []]


def test_c14_a_fraction_is_the_share_beside_it() -> None:
    wrong = indicator(milestones={2026: "21 (8/38)", 2027: "39,4 (15/38)", 2028: "71 (27/38)"})

    ((found,),) = find_contradictions([wrong])

    assert found == "fraction: “39,4 (15/38)”, thật ra 15/38 = 39,47%"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"unit": "km", "target_value": 100.0, "milestones": {2026: "30", 2027: "40"}}, ["sum"]),
        ({"unit": "km", "target_value": 70.0, "milestones": {2026: "30", 2027: "40"}}, []),
        ({"unit": "km", "target_value": 40.0, "milestones": {2026: "30", 2027: "40"}}, []),
        (
            {"target_value": 80.0, "target_year": 2027, "milestones": {2026: "60", 2027: "75"}},
            ["last"],
        ),
        (
            {"target_value": 80.0, "target_year": 2027, "milestones": {2026: "85", 2027: "81"}},
            ["path"],
        ),
        ({"target_value": 80.0, "target_year": 2027, "milestones": {2027: "≥ 80"}}, []),
    ],
)
def test_c14_years_lead_to_the_target(given: dict[str, object], expected: list[str]) -> None:
    assert kinds(indicator(**given)) == [expected]


def test_c15_two_levels_for_one_year() -> None:
    first = indicator(section="Giai đoạn 2026-2030", target="70%", target_value=70.0)
    second = indicator(section="Giai đoạn 2030-2035", target="100%", target_value=100.0)

    none, (found,) = find_contradictions([first, second])

    assert none == ()
    assert found == "overlap: năm 2030 nằm trong hai giai đoạn, với hai mức “70%” và “100%”"


def test_c15_periods_side_by_side_and_other_measures_do_not_overlap() -> None:
    first = indicator(section="Giai đoạn 2026-2030", target="70%", target_value=70.0)
    after = indicator(section="Giai đoạn 2031-2035", target="100%", target_value=100.0)
    other = indicator(
        name="Số bác sĩ trên vạn dân", section="Giai đoạn 2030-2035", target_value=15.0
    )

    assert kinds(first, after, other) == [[], [], []]
