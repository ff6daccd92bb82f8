import pytest

from graph.schema.vocabulary import Comparator, TargetVerdict
from loaders.matching.local_targets import (
    Compared,
    LocalTarget,
    compare_targets,
)

ABOVE = LocalTarget(
    "u1", "Tỷ lệ trạm y tế xã đạt chuẩn", "", "%", Comparator.AT_LEAST, "ít nhất 90%", 90.0, 2030
)


def target(value: float | None, **more: object) -> LocalTarget:
    given: dict[str, object] = {
        "id": "l1",
        "name": "Trạm y tế xã đạt chuẩn",
        "quote": "",
        "unit": "%",
        "comparator": Comparator.AT_LEAST,
        "target": str(value),
        "value": value,
        "year": 2030,
    }
    return LocalTarget(**(given | more))  # type: ignore[arg-type]


def compare(lower: LocalTarget, *uppers: LocalTarget) -> Compared:
    (found,) = compare_targets(uppers or (ABOVE,), [lower])
    return found


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (90.0, TargetVerdict.MEETS),
        (92.5, TargetVerdict.ABOVE),
        (60.0, TargetVerdict.BELOW),
        (None, TargetVerdict.NOT_LOCALISED),
    ],
)
def test_a_target_is_held_against_the_one_above(
    value: float | None, verdict: TargetVerdict
) -> None:
    assert compare(target(value)).verdict is verdict


def test_for_a_rate_that_is_to_fall_less_is_better() -> None:
    above = LocalTarget(
        "u", "Tỷ suất tử vong mẹ", "", "‰", Comparator.AT_MOST, "dưới 40", 40.0, 2030
    )
    lower = target(35.0, name="Tỷ suất tử vong mẹ", unit="‰", comparator=Comparator.AT_MOST)

    assert compare(lower, above).verdict is TargetVerdict.ABOVE


def test_a_floor_for_each_province_tells_below_the_mean_from_too_low() -> None:
    floor = LocalTarget(
        "u2", "Mức sàn từng tỉnh về tỷ lệ trạm y tế xã đạt chuẩn", "", "%", None, "60", 60.0, 2030
    )

    between, low = compare(target(70.0), ABOVE, floor), compare(target(55.0), ABOVE, floor)

    assert (between.verdict, between.floor) == (TargetVerdict.ABOVE_FLOOR, 60.0)
    assert between.why == "70 so với 90; mức sàn 60"
    assert low.verdict is TargetVerdict.BELOW


def test_other_years_units_and_unmeasured_targets_are_not_compared() -> None:
    later, people = target(90.0, year=2035), target(90.0, unit="trạm")
    above = LocalTarget("u", "Trạm y tế xã đạt chuẩn", "", target="Cơ bản đạt", year=2030)

    assert compare(later).why == "khác năm: 2035 và 2030"
    assert compare(people).why == "khác đơn vị: trạm và %"
    assert compare(target(90.0), above).verdict is TargetVerdict.NOT_COMPARABLE


def test_all_of_them_meets_a_target_that_asks_for_completion() -> None:
    above = LocalTarget("u", "Phổ cập mầm non", "", "Tiến độ", target="Hoàn thành", year=2030)
    lower = target(100.0, name="Hoàn thành phổ cập mầm non")

    assert compare(lower, above).verdict is TargetVerdict.MEETS


def test_another_measure_is_not_paired() -> None:
    assert compare_targets([ABOVE], [target(90.0, name="Số bác sĩ trên một vạn dân")]) == []


def test_of_two_lower_targets_only_the_nearer_name_is_paired() -> None:
    far = target(12.0, id="l2", name="Trạm y tế xã đạt chuẩn về thuốc đông y và châm cứu")

    found = compare_targets([ABOVE], [far, target(90.0)])

    assert [each.lower.id for each in found] == ["l1"]


def test_the_same_measure_of_the_same_year_comes_first() -> None:
    later = LocalTarget("u3", ABOVE.name, "", "%", Comparator.AT_LEAST, "95%", 95.0, 2035)

    assert compare(target(95.0, year=2035), ABOVE, later).upper.id == "u3"


def test_a_name_that_only_resembles_decides_nothing() -> None:
    above = LocalTarget("u", "Văn bằng bảo hộ sáng chế", "", "%", None, "16%", 16.0, 2030)
    lower = target(8.0, name="Tỷ lệ đơn đăng ký, văn bằng bảo hộ sáng chế được khai thác")

    found = compare_targets([above], [lower])

    assert [each.verdict for each in found] in ([], [TargetVerdict.NOT_COMPARABLE])


def test_the_same_figure_of_other_people_is_a_drift() -> None:
    above = target(70.0, id="u", population="nhân viên y tế của cả ngành")
    moved = target(70.0, population="nhân viên y tế thôn bản")
    same = target(70.0, population="nhân viên y tế của ngành")

    assert compare(moved, above).drift
    assert compare(same, above).drift is None
    assert compare(target(60.0, population="cô đỡ"), above).drift is None


def test_a_copied_label_is_a_drift_of_local_plans_only() -> None:
    lower = target(80.0, name="Trạm y tế xã cả nước đạt chuẩn")

    (local,) = compare_targets([ABOVE], [lower])
    (central,) = compare_targets([ABOVE], [lower], local=False)

    assert local.drift == "tên chỉ tiêu của địa phương còn chữ “cả nước” của cấp trên"
    assert central.drift is None
