import pytest

from loaders.parsed.document import Parsed
from tests.loaders.directive import HEAD, codes, parse

OPENING = (
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, "
    "Bộ ban hành Kế hoạch như sau:"
)
BODY = "II. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n"


def _parse(opening: str, title: str = "Phát triển giáo dục số", body: str = BODY) -> Parsed:
    text = HEAD.replace(OPENING, opening)
    text = text.replace("\nThực hiện Nghị quyết số 57-NQ/TW\n", f"\n{title}\n", 1)
    return parse(text + body)


def _carried_out(parsed: Parsed) -> list[str]:
    return [each.symbol for each in parsed.implements]


def test_the_opening_names_what_is_carried_out() -> None:
    parsed = _parse(OPENING)

    (citation,) = parsed.implements
    assert (citation.symbol, citation.kind) == ("57-NQ/TW", "Nghị quyết")
    assert citation.line is not None and citation.quote
    assert citation.quote.startswith("Thực hiện Nghị quyết số 57-NQ/TW")


def test_each_item_of_the_opening_is_carried_out_but_not_what_describes_it() -> None:
    parsed = _parse(
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Quyết định số "
        "131/QĐ-TTg ngày 25/01/2022 phê duyệt Đề án theo Nghị quyết số 50/NQ-CP, Bộ ban hành "
        "Kế hoạch như sau:"
    )

    assert _carried_out(parsed) == ["57-NQ/TW", "131/QĐ-TTg"]
    assert "50/NQ-CP" in [each.symbol for each in parsed.citations]


@pytest.mark.parametrize("between", [", ", "; ", " và "])
def test_two_documents_may_be_carried_out(between: str) -> None:
    opening = OPENING.replace(
        " ngày 22/12/2024 của Bộ Chính trị", f"{between}Nghị quyết số 71-NQ/TW"
    )

    assert _carried_out(_parse(opening)) == ["57-NQ/TW", "71-NQ/TW"]


@pytest.mark.parametrize("verb", ["Thực hiện", "Triển khai thực hiện", "Tổ chức thi hành"])
def test_several_verbs_say_that_it_is_carried_out(verb: str) -> None:
    assert _carried_out(_parse(OPENING.replace("Thực hiện", verb))) == ["57-NQ/TW"]


def test_a_legal_basis_is_cited_and_not_carried_out() -> None:
    parsed = _parse("Căn cứ Luật Giáo dục số 43/2019/QH14, Bộ ban hành Kế hoạch như sau:")

    assert _carried_out(parsed) == []
    assert [each.symbol for each in parsed.citations] == ["43/2019/QH14"]


def test_a_title_says_it_where_the_opening_does_not() -> None:
    opening = "Căn cứ Luật Giáo dục số 43/2019/QH14, Bộ ban hành Kế hoạch như sau:"

    parsed = _parse(opening, title="Thực hiện Nghị quyết số 71-NQ/TW về giáo dục")

    assert _carried_out(parsed) == ["71-NQ/TW"]


def test_a_document_does_not_carry_itself_out() -> None:
    parsed = _parse("Thực hiện Kế hoạch số 12/KH-BGDĐT, Bộ ban hành Kế hoạch như sau:")

    assert _carried_out(parsed) == [] and parsed.citations == []


def test_the_text_may_link_two_other_documents() -> None:
    parsed = _parse(
        "Căn cứ Chương trình hành động số 05-CTr/TU ngày 10/9/2025 của Tỉnh ủy về thực hiện "
        "Nghị quyết số 71-NQ/TW; Bộ ban hành Kế hoạch như sau:"
    )

    assert [(link.lower.symbol, link.upper.symbol) for link in parsed.links] == [
        ("05-CTr/TU", "71-NQ/TW")
    ]


def test_a_number_alone_is_the_one_document_of_that_number() -> None:
    body = BODY + "\n2. Quán triệt Nghị quyết 57\n\n- Học tập chuyên đề.\n"

    assert "reference-short" in codes(_parse(OPENING, body=body))


def test_a_number_that_nothing_explains_is_not_guessed() -> None:
    body = BODY + "\n2. Quán triệt Nghị quyết 71\n\n- Học tập chuyên đề.\n"

    parsed = _parse(OPENING, body=body)

    assert "reference-bare" in codes(parsed)
    assert not any(each.number == "71" for each in parsed.citations)


def test_a_citation_never_runs_over_the_border_of_a_cell() -> None:
    table = (
        "PHỤ LỤC\n\nTT\tNội dung\tCơ quan chủ trì\tThời gian\n"
        "1\tRà soát theo Quyết định số 131\tVụ Pháp chế\t2026\n"
        "2\tSơ kết Nghị quyết số 50/NQ-CP\tVụ Pháp chế\t2026\n"
    )

    parsed = _parse(OPENING, body=BODY + table)

    assert {each.symbol for each in parsed.citations} == {"57-NQ/TW", "50/NQ-CP"}
