import pytest

from loaders.formats.pdf.recogniser import HINT, wants_recogniser
from loaders.source.issues import CODES, Issues


def codes(issues: Issues) -> list[tuple[str, int | None, str]]:
    return [(each.code, each.line, each.quote) for each in issues.found]


def test_the_same_issue_is_kept_once_where_it_was_met_first() -> None:
    issues = Issues()
    for line in (4, 2, 4):
        issues.add("date-impossible", line, "30/02/2026")

    assert codes(issues) == [("date-impossible", line, "30/02/2026") for line in (4, 2)]


def test_an_issue_that_was_settled_can_be_raised_again() -> None:
    issues = Issues()
    issues.add("figures-differ", 4, "85%", "“80%” ở dòng 9.")
    issues.settle("figures-differ", 4, "85%")
    assert codes(issues) == []

    issues.add("figures-differ", 4, "85%", "“80%” ở dòng 9.")
    assert codes(issues) == [("figures-differ", 4, "85%")]


@pytest.mark.parametrize(
    "other", [("lead-missing", 4, "85%"), ("figures-differ", 5, "85%"), ("figures-differ", 4, "8")]
)
def test_only_the_issue_that_is_meant_is_settled(other: tuple[str, int, str]) -> None:
    issues = Issues()
    issues.add("figures-differ", 4, "85%")
    issues.settle(*other)

    assert codes(issues) == [("figures-differ", 4, "85%")]


def test_a_long_quote_is_settled_by_the_words_it_was_raised_with() -> None:
    issues = Issues()
    issues.add("figures-differ", 4, "dài " * 100)
    issues.settle("figures-differ", 4, "dài " * 100)

    assert issues.found == []


def test_a_recogniser_is_wanted_where_its_want_is_said_and_not_where_words_are_alike() -> None:
    issues = Issues()
    issues.add("part-skipped", 1, "trang 1", HINT)
    assert not wants_recogniser(issues)

    issues.add("recogniser-missing", None, "trang 2", HINT)
    assert wants_recogniser(issues)
    assert CODES["recogniser-missing"] == CODES["part-skipped"]
