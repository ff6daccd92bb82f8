import time

import pytest

from graph.schema.vocabulary import Comparator
from loaders.wording.measures.horizons import Target
from loaders.wording.measures.targets import LONGEST, find_targets


def _one(text: str, *, in_goals: bool = True) -> Target:
    (target,) = find_targets(text, in_goals=in_goals)
    return target


def test_a_share_has_its_name_value_unit_and_year() -> None:
    target = _one("Đến năm 2030, tỷ lệ hộ nghèo giảm xuống dưới 2%.")

    assert target.name == "tỷ lệ hộ nghèo"
    assert (target.value, target.unit, target.year) == (2.0, "%", 2030)
    assert target.comparator is Comparator.LESS_THAN


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("tối thiểu 70%", Comparator.AT_LEAST),
        ("ít nhất 70%", Comparator.AT_LEAST),
        ("không dưới 70%", Comparator.AT_LEAST),
        ("từ 70% trở lên", Comparator.AT_LEAST),
        ("trên 70%", Comparator.MORE_THAN),
        ("hơn 70%", Comparator.MORE_THAN),
        ("không quá 70%", Comparator.AT_MOST),
        ("tối đa 70%", Comparator.AT_MOST),
        ("dưới 70%", Comparator.LESS_THAN),
        ("70%", Comparator.EQUAL),
    ],
)
def test_the_words_before_a_number_say_how_it_is_held(words: str, comparator: Comparator) -> None:
    target = _one(f"Phấn đấu tỷ lệ hồ sơ giải quyết trực tuyến đạt {words} vào năm 2030.")

    assert (target.comparator, target.value) == (comparator, 70.0)


def test_a_decimal_comma_and_a_grouping_point_are_told_apart() -> None:
    targets = find_targets(
        "Tuổi thọ tăng; tỷ lệ tiêm chủng đạt 95,5%; đào tạo ít nhất 12.500 kỹ sư.", in_goals=True
    )

    assert [target.value for target in targets] == [95.5, 12500.0]


def test_a_counted_thing_is_its_own_unit() -> None:
    target = _one("Đến năm 2030, có ít nhất 50 doanh nghiệp công nghệ số.")

    assert (target.value, target.year) == (50.0, 2030)
    assert target.unit == "doanh nghiệp công nghệ số"


def test_one_sentence_may_set_several_targets() -> None:
    text = "Đến năm 2030, 100% trường học có mạng Internet và 80% giáo viên sử dụng học liệu số."

    targets = find_targets(text, in_goals=True)

    assert [(target.value, target.unit) for target in targets] == [(100.0, "%"), (80.0, "%")]
    assert "trường học" in targets[0].name and "giáo viên" not in targets[0].name
    assert "giáo viên" in targets[1].name and "trường học" not in targets[1].name


def test_each_value_keeps_the_year_that_stands_beside_it() -> None:
    text = "Tỷ lệ đô thị hóa đạt 45% vào năm 2026 và đạt 50% vào năm 2030."

    target = _one(text)

    assert (target.name, target.value, target.year) == ("Tỷ lệ đô thị hóa", 50.0, 2030)
    assert [(each.value, each.year) for each in target.reached] == [("45%", 2026)]


def test_a_predicate_that_is_said_once_holds_for_both() -> None:
    text = "Phấn đấu 100% trường tiểu học và 80% trường mầm non đạt chuẩn quốc gia."

    first, second = find_targets(text, in_goals=True)

    assert first.name == "trường tiểu học đạt chuẩn quốc gia"
    assert second.name == "trường mầm non đạt chuẩn quốc gia"
    assert (first.population, second.population) == ("trường tiểu học", "trường mầm non")


def test_the_population_of_a_share_is_named() -> None:
    target = _one("100% cán bộ, công chức được bồi dưỡng kỹ năng số.")

    assert target.population == "cán bộ, công chức"


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2024, tỷ lệ hộ nghèo hiện là 5%.",
        "Tỷ lệ che phủ rừng đã đạt 42% so với cùng kỳ.",
        "Căn cứ khoản 3 Điều 12 Luật Giáo dục năm 2019.",
        "Trẻ em từ 3 đến 5 tuổi được đến trường.",
        "Hoàn thành trước ngày 30 tháng 6 năm 2026.",
        "Nâng cao chất lượng giáo dục toàn diện.",
    ],
)
def test_a_number_that_aims_at_nothing_is_no_target(text: str) -> None:
    assert find_targets(text, in_goals=True) == []


def test_outside_of_goals_only_what_is_aimed_at_is_a_target() -> None:
    told = "Hội nghị có sự tham gia của 95% đại biểu được triệu tập."

    assert find_targets(told, in_goals=False) == []
    assert _one("Bảo đảm ít nhất 95% đại biểu tham dự.", in_goals=False).value == 95.0


def test_a_floor_in_every_place_is_a_target_of_its_own() -> None:
    text = "Tỷ lệ bao phủ bảo hiểm y tế đạt 95%, không có tỉnh nào đạt dưới 90%."

    whole, each = find_targets(text, in_goals=True)

    assert whole.value == 95.0
    assert (each.value, each.comparator, each.population) == (90.0, Comparator.AT_LEAST, "tỉnh")


def test_a_rank_is_at_most_its_number() -> None:
    target = _one("Phấn đấu thuộc nhóm 3 tỉnh dẫn đầu cả nước về chuyển đổi số.")

    assert (target.value, target.comparator) == (3.0, Comparator.AT_MOST)


def test_a_footnote_mark_behind_a_share_is_no_part_of_it() -> None:
    (target,) = find_targets("Tỷ lệ hồ sơ trực tuyến đạt 80%[1].", in_goals=True)

    assert (target.value, target.unit) == (80.0, "%")


def test_a_target_says_where_its_measure_stands() -> None:
    text = "Nâng cao nhận thức; phấn đấu tối thiểu 60% hộ dân dùng nước sạch."

    target = _one(text)

    assert text[target.start :].lstrip().startswith("tối thiểu 60%")


def _said(text: str) -> list[tuple[str, str, int | None]]:
    """Every value of every target, those on the way first."""
    return [
        (each.name, value, year)
        for each in find_targets(text, in_goals=True)
        for value, year in (
            *((reached.value, reached.year) for reached in each.reached),
            (each.target, each.year),
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2026 đạt 50%, năm 2027 đạt 60%, năm 2030 đạt 80% số xã đạt chuẩn nông thôn mới.",
        "50% vào năm 2026, 60% vào năm 2027 và 80% vào năm 2030 số xã đạt chuẩn nông thôn mới.",
        "xã đạt chuẩn nông thôn mới: năm 2026 đạt 50%; năm 2027 đạt 60%; năm 2030 đạt 80%.",
    ],
)
def test_a_name_that_is_said_once_holds_for_every_year(text: str) -> None:
    assert _said(text) == [
        ("xã đạt chuẩn nông thôn mới", "50%", 2026),
        ("xã đạt chuẩn nông thôn mới", "60%", 2027),
        ("xã đạt chuẩn nông thôn mới", "80%", 2030),
    ]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Tỷ lệ bác sĩ trên 10.000 dân đạt 15.", "Tỷ lệ bác sĩ trên 10.000 dân", 15.0),
        ("Số giường bệnh trên 1 vạn dân đạt 35.", "Số giường bệnh trên 1 vạn dân", 35.0),
        (
            "Tỷ số tử vong mẹ trên 100.000 trẻ đẻ sống giảm xuống dưới 42.",
            "Tỷ số tử vong mẹ trên 100.000 trẻ đẻ sống",
            42.0,
        ),
        ("Mật độ điện thoại đạt 120 thuê bao trên 100 dân.", "Mật độ điện thoại", 120.0),
    ],
)
def test_what_a_rate_is_taken_of_is_no_target(text: str, name: str, value: float) -> None:
    target = _one(text)

    assert (target.name, target.value) == (name, value)


def test_a_number_that_is_more_than_a_round_one_is_still_a_target() -> None:
    target = _one("Số doanh nghiệp thành lập mới đạt trên 1.000 doanh nghiệp.")

    assert (target.value, target.comparator) == (1000.0, Comparator.MORE_THAN)


def test_counts_keep_the_year_that_leads_them() -> None:
    text = "Đến năm 2030 có ít nhất 3 khu công nghệ cao, đến năm 2045 có 10 khu công nghệ cao."

    assert _said(text) == [
        ("khu công nghệ cao", "ít nhất 3 khu công nghệ cao", 2030),
        ("khu công nghệ cao", "10 khu công nghệ cao", 2045),
    ]


def test_a_vision_names_a_year() -> None:
    text = "Giảm tỷ lệ thất nghiệp xuống 3% vào năm 2030, tầm nhìn 2045 còn 2%."

    assert _said(text) == [
        ("Giảm tỷ lệ thất nghiệp", "3%", 2030),
        ("Giảm tỷ lệ thất nghiệp", "còn 2%", 2045),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("So với năm 2020, giảm 50% số vụ tai nạn.", None),
        ("Đến năm 2030, giảm 50% số vụ tai nạn so với giai đoạn 2016 - 2020.", 2030),
    ],
)
def test_a_year_compared_with_is_no_year_to_reach(text: str, year: int | None) -> None:
    assert _said(text) == [("giảm số vụ tai nạn", "50%", year)]


def test_a_range_is_held_by_no_comparator_and_a_period_ends_in_its_last_year() -> None:
    target = _one("Tăng trưởng GRDP bình quân 8 - 10%/năm giai đoạn 2026-2030.")

    assert (target.name, target.target) == ("Tăng trưởng GRDP bình quân", "8 - 10%/năm")
    assert (target.comparator, target.value, target.year) == (None, 8.0, 2030)


def test_a_range_of_things_is_one_target() -> None:
    target = _one("Có từ 40 - 50 tổ chức khoa học và công nghệ được xếp hạng.")

    assert target.name == "tổ chức khoa học và công nghệ được xếp hạng"
    assert (target.target, target.unit) == ("từ 40 - 50", "tổ chức khoa học và công nghệ")


def test_the_population_of_a_floor_is_the_bare_noun() -> None:
    text = "Tỷ lệ bao phủ bảo hiểm y tế đạt 95%, không có xã nào đạt dưới 90%."

    assert find_targets(text, in_goals=True)[1].population == "xã"


@pytest.mark.parametrize(
    ("text", "name", "words", "unit"),
    [
        (
            "Thu hút ít nhất 5 tỷ USD vốn đầu tư.",
            "Thu hút vốn đầu tư",
            "ít nhất 5 tỷ USD",
            "tỷ USD",
        ),
        ("Trồng mới ≥ 1.200 ha rừng.", "Trồng mới rừng", "≥ 1.200 ha", "ha"),
        (
            "Thu nhập đạt từ 90 triệu đồng trở lên/người/năm.",
            "Thu nhập",
            "từ 90 triệu đồng trở lên/người/năm",
            "triệu đồng",
        ),
    ],
)
def test_money_and_measures_are_units_and_no_names(
    text: str, name: str, words: str, unit: str
) -> None:
    target = _one(text)

    assert (target.name, target.target, target.unit) == (name, words, unit)


def test_values_of_one_measure_follow_each_other() -> None:
    text = "Năng suất bình quân đạt 3,5 tấn/ha năm 2027 và 3,8 tấn/ha năm 2030."

    assert _said(text) == [
        ("Năng suất bình quân", "3,5 tấn/ha", 2027),
        ("Năng suất bình quân", "3,8 tấn/ha", 2030),
    ]


def test_a_predicate_is_shared_by_every_part_of_a_list() -> None:
    text = "Tối thiểu 80% số gia súc, 60% số gia cầm và 40% số thủy cầm được tiêm phòng."

    assert [each.name for each in find_targets(text, in_goals=True)] == [
        "gia súc được tiêm phòng",
        "gia cầm được tiêm phòng",
        "thủy cầm được tiêm phòng",
    ]


@pytest.mark.parametrize(
    "piece", ["trên ", "đạt 5 tấn/ha và ", "năm 2026 đạt 50%, ", "80% số xã, "]
)
def test_a_long_line_is_read_in_time_that_grows_with_it(piece: str) -> None:
    started = time.process_time()

    find_targets(piece * (LONGEST // len(piece)) + "đạt 5%.", in_goals=True)

    assert time.process_time() - started < 2
