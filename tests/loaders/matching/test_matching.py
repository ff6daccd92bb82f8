from dataclasses import replace

import pytest

from graph.schema.vocabulary import Coverage, Opinion
from loaders.matching.judging import shipped_calibration
from loaders.matching.match_edges import cut_spans, match_edges
from loaders.matching.matcher import Matcher, match_sections
from loaders.matching.required import Deriver
from loaders.matching.shared_words import missing_words, shared_words
from loaders.matching.texts import Passage, Upper, Windows
from loaders.parsed.evidence import Span
from loaders.wording.syllables import (
    core,
    title_similarity,
    word_grams,
)

STATIONS = Upper(
    "r~1.1.1",
    "Đầu tư xây mới, nâng cấp trạm y tế ở các xã biên giới, hải đảo",
    "Củng cố mạng lưới y tế cơ sở",
    ("trạm y tế", "biên giới | hải đảo", "xây mới | nâng cấp"),
)
DOCTORS = Upper(
    "r~2.1.1",
    "Cử bác sĩ trẻ về công tác tại vùng khó khăn, bố trí nhà công vụ",
    "Phát triển nhân lực y tế",
    ("bác sĩ", "nhà công vụ"),
)
RECORDS = Upper(
    "r~3.1.1",
    "Lập hồ sơ sức khỏe điện tử cho mọi người dân, liên thông với bảo hiểm xã hội",
    "Chuyển đổi số trong y tế",
    ("hồ sơ sức khỏe", "liên thông", "bảo hiểm"),
)
ALL = [STATIONS, DOCTORS, RECORDS]


def passage(text: str, section: str = "", line: int = 7) -> Passage:
    return Passage("p~1", text, section, line, (f"{line}:0-{len(text)}",))


def test_the_same_substance_in_other_words_is_full() -> None:
    (match,) = Matcher(ALL).match([passage("Xây mới 12 trạm y tế ở các xã biên giới.")])

    assert (match.upper.id, match.coverage) == ("r~1.1.1", Coverage.FULL)
    assert match.why
    assert match.why.missing_essentials == ()


def test_a_missing_essential_makes_it_partial_and_is_named() -> None:
    text = "Bố trí nhà công vụ cho cán bộ về công tác tại vùng khó khăn."
    (match,) = Matcher(ALL).match([passage(text)])

    assert (match.upper.id, match.coverage) == ("r~2.1.1", Coverage.PARTIAL)
    assert match.why
    assert match.why.missing_essentials == ("bác sĩ",)


def test_a_shared_theme_alone_is_no_match() -> None:
    assert Matcher(ALL).match([passage("Nâng cao chất lượng y tế cơ sở.")]) == []


def test_numbering_is_no_evidence() -> None:
    one = Matcher(ALL).match([passage("Xây mới trạm y tế ở các xã biên giới.")])
    renumbered = [replace(each, id=f"r~9.9.{n}") for n, each in enumerate(ALL)]
    other = Matcher(renumbered).match([passage("Xây mới trạm y tế ở các xã biên giới.")])

    assert [each.score for each in one] == [each.score for each in other]


def test_a_heading_that_says_another_group_speaks_against_a_match() -> None:
    text = "Xây mới trạm y tế ở các xã biên giới."
    (same,) = Matcher(ALL).match([passage(text, STATIONS.section)])
    (other,) = Matcher(ALL).match([passage(text, DOCTORS.section)])

    assert same.score > other.score
    assert same.why
    assert other.why
    assert (same.why.section, other.why.section) == (1.0, -1.0)


def test_one_paragraph_may_serve_several_parts() -> None:
    text = (
        "Xây mới trạm y tế ở các xã biên giới; cử bác sĩ trẻ về vùng khó khăn, bố trí nhà công vụ."
    )
    found = Matcher(ALL).match([passage(text)])

    assert {each.upper.id: each.quote for each in found} == {
        "r~1.1.1": "Xây mới trạm y tế ở các xã biên giới;",
        "r~2.1.1": "cử bác sĩ trẻ về vùng khó khăn, bố trí nhà công vụ.",
    }


def test_the_score_of_a_pair_does_not_depend_on_other_passages() -> None:
    one = passage("Xây mới trạm y tế ở các xã biên giới.")
    other = Passage("p~2", "Đào tạo bác sĩ, bố trí nhà công vụ.", "", 9)

    (alone,) = Matcher(ALL).match([one])
    together = [each for each in Matcher(ALL).match([other, one]) if each.passage == one]

    assert [each.score for each in together] == [alone.score]


def test_a_link_explains_itself() -> None:
    (match,) = Matcher(ALL).match([passage("Nâng cấp trạm y tế ở các xã biên giới.")])
    why = match.why

    assert why
    assert why.shared == ("Nâng cấp trạm y tế ở các xã biên giới",)
    assert why.missing_words == ("Đầu tư", "mới", "hải đảo")
    assert why.by_words is Opinion.ADDRESSED
    assert 0 < why.words <= 1
    assert 0 < why.letters <= 1
    assert why.essentials == 1
    assert (why.rank, why.next_best, why.derived) == (1, None, False)


def test_the_next_best_passage_is_told() -> None:
    first = passage("Nâng cấp trạm y tế ở các xã biên giới.")
    second = Passage("p~2", "Trạm y tế xã biên giới được xây mới.", "", 9)

    found = [each for each in Matcher(ALL).match([first, second]) if each.upper is STATIONS]

    assert [each.why.rank for each in found if each.why] == [1, 2]
    assert found[0].why
    assert found[0].why.next_best == found[1].score


def test_essentials_that_nobody_wrote_are_derived_from_the_upper_text_and_marked() -> None:
    bare = [replace(each, essentials=()) for each in ALL]
    (match,) = Matcher(bare).match([passage(f"{STATIONS.text}.")])

    assert match.why
    assert match.why.derived
    assert match.coverage is Coverage.FULL


def test_derived_essentials_are_phrases_of_the_text() -> None:
    deriver = Deriver([each.text for each in ALL])

    derived = deriver.derive(DOCTORS.text)

    assert len(derived) <= 4
    for each in derived:
        for words in each.split(" | "):
            assert words in " ".join(core(DOCTORS.text))


def test_the_two_methods_must_not_contradict_each_other_unless_the_score_is_high() -> None:
    judge = shipped_calibration().written
    doubtful, certain = judge.together.addressed, 0.9

    said = [judge.verdict(score, Opinion.ADDRESSED, Opinion.NONE) for score in (doubtful, certain)]

    assert said == [Opinion.UNSURE, Opinion.ADDRESSED]
    assert judge.verdict(doubtful, Opinion.ADDRESSED, Opinion.UNSURE) is Opinion.ADDRESSED


def test_a_quote_stands_where_its_words_stand() -> None:
    text = "Việc chung của xã. Xây mới trạm y tế ở các xã biên giới."
    said = Passage("p~1", text, "", 4, ("4:2-20", "6:0-37"))

    (edge,) = match_edges("p", Matcher(ALL).match([said]))

    assert edge.quote == "Xây mới trạm y tế ở các xã biên giới."
    assert (edge.line, edge.spans) == (6, ("6:0-37",))


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [(0, 4, ["1:3-7"]), (8, 14, ["1:11-13", "2:0-3"]), (11, 40, ["2:0-20"]), (50, 60, [])],
)
def test_spans_are_cut_over_lines(start: int, stop: int, expected: list[str]) -> None:
    assert [str(each) for each in cut_spans(("1:3-13", "2:0-20"), start, stop)] == expected
    assert cut_spans((), start, stop) == []
    assert Span.read("1:3-13").line == 1


def test_words_are_shown_as_each_side_writes_them() -> None:
    upper, lower = "Kiên cố hoá trường, lớp học ở vùng cao", "kiên cố hóa trường lớp vùng cao"

    assert shared_words(upper, lower) == ("kiên cố hóa trường lớp", "vùng cao")
    assert missing_words(upper, lower) == ("học",)


def test_light_syllables_part_no_phrase() -> None:
    assert core("Xây dựng các trạm y tế") == ["xây", "dựng", "trạm", "y", "tế"]
    assert "dựng trạm" in word_grams("Xây dựng các trạm")
    assert "xây" not in word_grams("Xây dựng các trạm")


def test_windows_are_clauses_alone_and_in_pairs() -> None:
    windows = Windows.of([passage("Một; hai; ba."), Passage("p~2", "Bốn.", "", 3)])

    assert [windows.text(n) for n in range(len(windows.windows))] == [
        *("Một;", "hai;", "ba.", "Một; hai;", "hai; ba."),
        "Bốn.",
    ]


def test_groups_are_matched_by_their_headings_not_their_numbers() -> None:
    groups = [Upper("r~1", "Củng cố y tế cơ sở"), Upper("r~2", "Hợp tác quốc tế")]

    (match,) = match_sections(groups, [Passage("p~1", "Đẩy mạnh hợp tác quốc tế", "", 3)])

    assert match.upper.id == "r~2"
    assert title_similarity("Đào tạo bác sĩ", "Hợp tác quốc tế") == 0.0
