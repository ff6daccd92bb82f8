import pytest

from graph.vocabulary import Comparator
from loaders.targets import Target, find_targets


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

    targets = find_targets(text, in_goals=True)

    assert [(target.value, target.year) for target in targets] == [(45.0, 2026), (50.0, 2030)]
    assert {target.name for target in targets} == {"Tỷ lệ đô thị hóa"}


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
