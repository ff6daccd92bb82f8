from datetime import date

import pytest

from loaders.wording.references import (
    changes,
    find_bare,
    find_citations,
    find_links,
)


@pytest.mark.parametrize(
    ("text", "symbol", "kind"),
    [
        ("Nghị quyết số 71-NQ/TW", "71-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số 71 - NQ/TW", "71-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số 71/NQ-CP", "71/NQ-CP", "Nghị quyết"),
        ("Chương trình hành động số 05-CTr/TU", "05-CTr/TU", "Chương trình hành động"),
        ("Nghị định số 109/2022/NĐ-CP", "109/2022/NĐ-CP", "Nghị định"),
        ("Luật số 15/2023/QH15", "15/2023/QH15", "Luật"),
        ("Kết luận số 95-KL/ĐULHHVN", "95-KL/ĐULHHVN", "Kết luận"),
        ("Kế hoạch số: 100 /KH-BGDĐT", "100/KH-BGDĐT", "Kế hoạch"),
        ("theo QĐ 403/QĐ-TTg", "403/QĐ-TTg", "Quyết định"),
        ("tại văn bản 15/PA-UBND", "15/PA-UBND", "Phương án"),
        ("theo 403/2017/NQLT-CP-MTTW", "403/2017/NQLT-CP-MTTW", "Nghị quyết liên tịch"),
    ],
)
def test_a_symbol_is_found_in_every_spelling(text: str, symbol: str, kind: str) -> None:
    (citation,) = find_citations(text)

    assert (citation.symbol, citation.kind) == (symbol, kind)


@pytest.mark.parametrize(
    "text", ["38/38 xã", "21 (8/38)", "22/8/2025", "2 buổi/ngày", "24/7", "STEM/STEAM"]
)
def test_other_slashes_are_no_symbols(text: str) -> None:
    assert find_citations(text) == []


def test_a_citation_keeps_date_and_issuer() -> None:
    (citation,) = find_citations(
        "Quyết định số 547/QĐ-UBND ngày 09/02/2026 của UBND thành phố Hải Phòng về việc", 11
    )

    assert citation.issued_on == date(2026, 2, 9)
    assert citation.issuer == "UBND thành phố Hải Phòng"
    assert citation.line == 11
    assert citation.as_written == "Quyết định số 547/QĐ-UBND"


def test_one_document_carries_out_another_in_the_same_clause() -> None:
    text = "Nghị quyết số 03/NQ-CP ban hành Chương trình thực hiện Nghị quyết số 57-NQ/TW"

    (link,) = find_links(text, find_citations(text))

    assert (link.lower.symbol, link.upper.symbol) == ("03/NQ-CP", "57-NQ/TW")


def test_two_documents_in_a_list_are_not_linked() -> None:
    text = "Thực hiện Nghị quyết số 71-NQ/TW; Nghị quyết số 281/NQ-CP"

    assert list(find_links(text, find_citations(text))) == []


def test_what_is_to_be_replaced_goes_on_over_and() -> None:
    text = "(thay thế Nghị định số 81/2021/NĐ-CP và Nghị định số 97/2023/NĐ-CP)"

    assert changes(text, find_citations(text)) == {0: ("REPLACES",), 1: ("REPLACES",)}


def test_amend_or_replace_says_both() -> None:
    text = "Sửa đổi hoặc ban hành thay thế Quyết định số 37/2018/QĐ-TTg"

    assert changes(text, find_citations(text)) == {0: ("AMENDS", "REPLACES")}


def test_a_document_that_is_only_cited_is_not_changed() -> None:
    text = "theo Quyết định số 2371/QĐ-TTg ngày 27/10/2025"

    assert changes(text, find_citations(text)) == {}


def test_a_bare_number_is_seen_and_not_guessed() -> None:
    assert [each[:2] for each in find_bare("thực hiện Nghị quyết 71 và NQ 57")] == [
        ("Nghị quyết", "71"),
        ("NQ", "57"),
    ]
    assert list(find_bare("Nghị quyết 71-NQ/TW")) == []
