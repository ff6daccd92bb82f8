from graph.vocabulary import Coverage
from loaders.matching import (
    Matcher,
    Passage,
    Upper,
    essential_keys,
    essential_share,
    match_sections,
    title_similarity,
)

STATIONS = Upper(
    "r~1.1.1",
    "Xây mới trạm y tế ở các xã biên giới",
    "Củng cố y tế cơ sở",
    ("trạm y tế", "biên giới | hải đảo"),
)
DOCTORS = Upper(
    "r~2.1.1",
    "Đào tạo bác sĩ chuyên khoa cho bệnh viện trung ương",
    "Phát triển nguồn nhân lực",
    ("bác sĩ", "chuyên khoa"),
)


def passage(text: str, section: str = "") -> Passage:
    return Passage("p~1", text, section, 7)


def test_a_passage_of_the_same_substance_is_a_full_match() -> None:
    (match,) = Matcher([STATIONS, DOCTORS]).match(
        [passage("Tiếp tục rà soát. Xây mới 10 trạm y tế ở các xã biên giới của tỉnh.")]
    )

    assert match.upper is STATIONS
    assert match.coverage is Coverage.FULL
    assert match.quote == "Xây mới 10 trạm y tế ở các xã biên giới của tỉnh."


def test_a_missing_essential_makes_it_partial() -> None:
    (match,) = Matcher([STATIONS]).match([passage("Xây mới trạm y tế ở các xã vùng cao.")])

    assert match.coverage is Coverage.PARTIAL


def test_a_shared_theme_alone_is_no_match() -> None:
    assert Matcher([STATIONS, DOCTORS]).match([passage("Nâng cao chất lượng y tế cơ sở.")]) == []


def test_a_heading_that_says_another_group_speaks_against_a_match() -> None:
    text = "Xây mới trạm y tế ở các xã."
    (same,) = Matcher([STATIONS, DOCTORS]).match([passage(text, STATIONS.section)])
    (other,) = Matcher([STATIONS, DOCTORS]).match([passage(text, DOCTORS.section)])

    assert same.score > other.score


def test_a_part_without_essentials_goes_by_its_words() -> None:
    upper = Upper("r~1", "Xây mới trạm y tế ở các xã biên giới", "", ())

    (match,) = Matcher([upper]).match([passage("Xây mới trạm y tế ở các xã biên giới.")])

    assert match.score > 0.9


def test_the_score_of_a_pair_does_not_depend_on_other_passages() -> None:
    one, other = passage("Xây mới trạm y tế biên giới."), Passage("p~2", "Đào tạo bác sĩ.", "", 9)

    alone = Matcher([STATIONS]).match([one])
    together = Matcher([STATIONS]).match([other, one])

    assert alone[0] in together


def test_essentials_list_alternatives() -> None:
    essentials = essential_keys(("Trạm y tế", "biên giới | hải đảo"))

    assert essential_share(essentials, "trạm y tế hải đảo") == 1.0
    assert essential_share(essentials, "trạm y tế") == 0.5


def test_groups_are_matched_by_their_headings_not_their_numbers() -> None:
    groups = [Upper("r~1", "Củng cố y tế cơ sở", ""), Upper("r~2", "Hợp tác quốc tế", "")]

    (match,) = match_sections(groups, [Passage("p~1", "Đẩy mạnh hợp tác quốc tế", "", 3)])

    assert match.upper.id == "r~2"
    assert title_similarity("Đào tạo bác sĩ", "Hợp tác quốc tế") == 0.0
