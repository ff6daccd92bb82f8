from graph.schema.vocabulary import Coverage
from loaders.matching.handed_down import match_duties
from loaders.matching.matcher import Matcher
from loaders.matching.texts import Passage, Upper

UPPERS = [
    Upper("u~1", "Xây dựng Luật Điều dưỡng trong đó quy định chế độ trực của điều dưỡng viên"),
    Upper("u~2", "Ban hành Đề án nâng cấp bệnh viện huyện vùng biên giới thành trung tâm vùng"),
    Upper("u~3", "Rà soát quy trình mua sắm thuốc tập trung, công bố giá trúng thầu"),
]


def lower(number: int, text: str) -> Passage:
    return Passage(f"l~{number}", text, "", number)


def pairs(*lowers: Passage) -> dict[str, str]:
    return {each.upper.id: each.passage.id for each in match_duties(Matcher(UPPERS), lowers)}


def test_a_duty_is_found_word_for_word() -> None:
    same = lower(1, "Đề án nâng cấp bệnh viện huyện vùng biên giới thành trung tâm vùng")

    assert pairs(same, lower(2, "Tổ chức hội thi cấp cứu")) == {"u~2": "l~1"}


def test_the_same_law_is_the_same_duty_however_it_goes_on() -> None:
    found = match_duties(
        Matcher(UPPERS), [lower(1, "Xây dựng Luật Điều dưỡng theo phân công của Bộ")]
    )

    assert [(each.upper.id, each.coverage) for each in found] == [("u~1", Coverage.PARTIAL)]


def test_a_law_named_in_passing_is_not_the_duty_to_make_it() -> None:
    passing = lower(1, "Tuyên truyền về quyền của người bệnh theo Luật Điều dưỡng")

    found = match_duties(Matcher(UPPERS), [passing])

    assert {each.coverage for each in found} <= {Coverage.UNSURE}


def test_each_upper_duty_has_one_heir() -> None:
    near = lower(1, "Rà soát quy trình mua sắm thuốc tập trung, công bố giá trúng thầu")
    far = lower(2, "Rà soát quy trình mua sắm thuốc")

    assert pairs(far, near) == {"u~3": "l~1"}


def test_without_lower_duties_there_is_nothing() -> None:
    assert match_duties(Matcher(UPPERS), []) == []
