"""What a sentence says of a measure besides its target: where it stands, and the way there."""

import pytest

from loaders.wording.measures.horizons import (
    Target,
    baseline_of,
    way_of,
)
from loaders.wording.measures.targets import find_targets
from tests.loaders.directive import HEAD, parse


def _one(text: str) -> Target:
    (target,) = find_targets(text, in_goals=True)
    return target


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("Tỷ lệ lao động qua đào tạo tăng từ 65% năm 2025 lên 75% vào năm 2030.", "65%", 2025),
        ("Tỷ lệ hộ nghèo giảm từ mức 4,1% (năm 2025) xuống dưới 1% vào năm 2030.", "4,1%", 2025),
        ("Tỷ lệ hộ nghèo giảm từ 4,1% hiện nay xuống còn 1% vào năm 2030.", "4,1%", None),
        ("Tỷ lệ hộ nghèo giảm từ 4,1% năm 2025 đến 1% năm 2030.", "4,1%", 2025),
        ("Đến năm 2030, tỷ lệ hộ nghèo giảm còn 1% (năm 2025 là 3,2%).", "3,2%", 2025),
        ("Tỷ lệ che phủ rừng đạt 52% (năm 2024: 51,2%) vào năm 2030.", "51,2%", 2024),
        ("Tỷ lệ che phủ rừng đạt 52% (hiện nay mới 51,2%) vào năm 2030.", "51,2%", None),
        (
            "Hiện nay, tỷ lệ trường đạt chuẩn là 71,9%, phấn đấu đến năm 2030 đạt 80%.",
            "71,9%",
            None,
        ),
        (
            "Nâng số bác sĩ trên 10.000 dân từ 11,8 bác sĩ năm 2025 lên 16 bác sĩ.",
            "11,8 bác sĩ",
            2025,
        ),
    ],
)
def test_where_a_measure_stands_is_no_target_and_is_kept(
    text: str, value: str, year: int | None
) -> None:
    baseline = baseline_of(_one(text), 2026)

    assert baseline and (baseline.value, baseline.year) == (value, year)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ phụ nữ từ 15 tuổi trở lên biết chữ đạt 98% vào năm 2030.",
        "Tăng trưởng từ 8% đến 10% giai đoạn 2026 - 2030.",
        "Tỷ lệ hộ dân dùng nước sạch đạt từ 60% trở lên (theo chuẩn mới).",
    ],
)
def test_an_age_a_range_and_a_bound_are_no_present_values(text: str) -> None:
    assert _one(text).reached == ()


def test_the_way_to_a_target_is_part_of_it() -> None:
    target = _one("Tỷ lệ trường đạt chuẩn đạt 75% năm 2026, 78% năm 2028 và 85% năm 2030.")

    assert (target.value, target.year) == (85.0, 2030)
    assert [(each.year, each.value) for each in way_of(target, 2026)] == [
        (2026, "75%"),
        (2028, "78%"),
    ]
    assert baseline_of(target, 2026) is None


def test_the_last_year_is_the_target_whatever_comes_first() -> None:
    target = _one("Đến năm 2020 đạt 100% hộ có điện, năm 2018 đạt 98%, năm 2019 đạt 99%.")

    assert (target.value, target.year) == (100.0, 2020)
    assert [each.year for each in target.reached] == [2018, 2019]
    assert min(target.starts) == target.start


def test_two_measures_of_one_sentence_stay_two() -> None:
    found = find_targets(
        "Tỷ lệ hộ nghèo còn 2% năm 2026; tỷ lệ hộ cận nghèo còn 3% năm 2030.", in_goals=True
    )

    assert [(each.value, each.year) for each in found] == [(2.0, 2026), (3.0, 2030)]


def test_the_same_measure_in_two_sentences_stays_two_targets() -> None:
    found = find_targets(
        "Đến năm 2030, tỷ lệ đô thị hóa đạt 50%. Đến năm 2045, tỷ lệ đô thị hóa đạt 70%.",
        in_goals=True,
    )

    assert [(each.value, each.year) for each in found] == [(50.0, 2030), (70.0, 2045)]


def test_the_year_that_opens_a_sentence_holds_for_all_of_it() -> None:
    found = find_targets(
        "Đến năm 2030, tỷ lệ hộ nghèo còn 2%, tỷ lệ lao động qua đào tạo đạt 75%. "
        "Tỷ lệ che phủ rừng đạt 42%.",
        in_goals=True,
    )

    assert [each.year for each in found] == [2030, 2030, None]


@pytest.mark.parametrize(("issued", "baseline"), [(2025, "98%"), (2017, None), (None, "98%")])
def test_a_value_is_of_the_past_by_the_day_of_the_document(
    issued: int | None, baseline: str | None
) -> None:
    found = baseline_of(_one("Tỷ lệ hộ có điện đạt 100% (năm 2018 đạt 98%)."), issued)

    assert (found.value if found else None) == baseline


def test_an_indicator_has_its_present_value_and_its_way() -> None:
    goals = "- Tỷ lệ hộ nghèo giảm từ 4% năm 2024 xuống còn 3% năm 2026 và 1% năm 2030.\n"
    (found,) = parse(HEAD + "II. MỤC TIÊU\n\n" + goals).indicators

    assert (found.baseline, found.baseline_value, found.baseline_year) == ("4%", 4.0, 2024)
    assert (found.target, found.target_value, found.target_year) == ("1%", 1.0, 2030)
    assert found.milestones == {2026: "3%"}
    assert found.quote == goals.removeprefix("- ").strip()


def test_a_purpose_may_set_a_target() -> None:
    text = HEAD.replace("- Nâng cao nhận thức.", "- Phấn đấu năm 2026 đón 5 triệu lượt khách.")
    (found,) = parse(text + "II. NHIỆM VỤ\n\n1. Tuyên truyền.\n").indicators

    assert (found.name, found.target_value, found.target_year) == ("lượt khách", 5.0, 2026)


def test_a_specific_goal_without_a_number_is_counted_and_a_general_one_is_not() -> None:
    found = parse(
        HEAD + "II. MỤC TIÊU\n\n1. Mục tiêu chung\n\n- Nâng cao chất lượng khám, chữa bệnh.\n\n"
        "2. Mục tiêu cụ thể đến năm 2030\n\n- Tỷ lệ hộ nghèo còn 1%.\n"
        "- Hình thành mạng lưới trạm y tế lưu động.\n"
    ).indicators

    assert [(each.name, each.target_value, each.target_year) for each in found] == [
        ("Tỷ lệ hộ nghèo", 1.0, 2030),
        ("Hình thành mạng lưới trạm y tế lưu động", None, 2030),
    ]


def test_a_solution_that_is_to_be_reached_by_a_year_is_counted_as_a_target() -> None:
    solutions = (
        "II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Giáo dục phổ thông\n\n- Nâng cao chất lượng dạy và học. "
        "Thực hiện lộ trình đến năm 2030 cung cấp miễn phí sách giáo khoa.\n"
        "- Đến năm 2030, tầm nhìn 2045 là định hướng chung.\n"
    )

    (found,) = parse(HEAD + solutions).indicators

    assert (found.target_value, found.target_year) == (None, 2030)
    assert found.name.endswith("cung cấp miễn phí sách giáo khoa")
