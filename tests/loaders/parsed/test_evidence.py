import pytest

from loaders.parsed.evidence import Evidence, Span
from loaders.source.lines import (
    Line,
    LineBuilder,
    read_line,
)


def _evidence(*texts: str) -> Evidence:
    return Evidence(read_line(number, text) for number, text in enumerate(texts, start=1))


def _found(evidence: Evidence, line: int, quote: str) -> list[str]:
    return [evidence.text(span) for span in evidence.find(line, quote)]


def test_a_quote_on_one_line_is_one_span() -> None:
    evidence = _evidence("1. Giao Sở Y tế chủ trì.")

    assert evidence.find(1, "Sở Y tế") == (Span(1, 8, 15),)
    assert _found(evidence, 1, "Sở Y tế") == ["Sở Y tế"]


def test_a_quote_that_runs_over_lines_has_a_span_on_each() -> None:
    evidence = _evidence("- Giao Sở Công", "Thương chủ trì, phối", "hợp với Sở Y tế.")

    assert _found(evidence, 1, "Sở Công Thương chủ trì, phối hợp với Sở Y tế") == [
        "Sở Công",
        "Thương chủ trì, phối",
        "hợp với Sở Y tế",
    ]


def test_a_cell_that_a_page_cut_goes_on_in_its_column() -> None:
    lines = LineBuilder()
    lines.row(["1", "Rà soát các quy định về", "Cục A, các đơn vị thuộc"])
    lines.text("")
    lines.row(["TT", "Nội dung", "Phối hợp"])
    lines.row(["", "nhà giáo", "Bộ"])
    evidence = Evidence(lines.lines)

    assert _found(evidence, 1, "Cục A, các đơn vị thuộc Bộ") == ["Cục A, các đơn vị thuộc", "Bộ"]
    assert [each.line for each in evidence.find(1, "Rà soát các quy định về nhà giáo")] == [1, 4]


def test_words_before_which_a_dash_was_taken_off_are_found() -> None:
    evidence = _evidence("a) Hoàn thiện thể chế:", "- Sửa đổi nghị định;")

    assert _found(evidence, 1, "Hoàn thiện thể chế: Sửa đổi nghị định;") == [
        "Hoàn thiện thể chế:",
        "Sửa đổi nghị định;",
    ]


def test_blanks_do_not_count() -> None:
    evidence = _evidence("Giao S ở Y t ế chủ trì")

    assert _found(evidence, 1, "Sở Y tế") == ["S ở Y t ế"]


def test_the_line_itself_comes_before_lines_near_it() -> None:
    evidence = _evidence("Sở Y tế", "1. Việc khác", "Sở Y tế chủ trì")

    assert [each.line for each in evidence.find(3, "Sở Y tế")] == [3]
    assert [each.line for each in evidence.find(2, "Sở Y tế")] == [3]
    assert [each.line for each in evidence.find(2, "1. Việc khác")] == [2]


def test_a_cell_above_is_found_for_a_merged_one() -> None:
    assert [each.line for each in _evidence("1\tA\tSở Y tế", "2\tB\t").find(2, "Sở Y tế")] == [1]


@pytest.mark.parametrize("quote", ["Sở Tài chính", "Sở Y tế chủ trì và báo cáo Bộ Y tế", "", "  "])
def test_words_that_do_not_stand_there_are_not_found(quote: str) -> None:
    assert _evidence("Sở Y tế chủ trì", "và báo cáo tỉnh").find(1, quote) == ()


def test_a_line_that_is_not_there_has_no_words() -> None:
    assert Evidence([Line(1, "a", "a")]).find(7, "a") == ()


def test_a_span_is_written_and_read() -> None:
    assert Span.read(str(Span(12, 0, 35))) == Span(12, 0, 35)
    with pytest.raises(ValueError, match="12-35"):
        Span.read("12-35")
