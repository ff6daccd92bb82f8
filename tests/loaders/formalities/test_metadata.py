from datetime import date

import pytest

from loaders.parsed.document import Parsed
from tests.loaders.directive import HEAD, codes, parse

METADATA = """\
Số hiệu: 12/KH-BGDĐT
Loại văn bản: Kế hoạch
Ngày ban hành: 05/02/2025
Cơ quan ban hành: Bộ Giáo dục và Đào tạo
Người ký: Nguyễn Văn A
Tình trạng: Còn hiệu lực

"""
BODY = "I. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n"
BLANK = HEAD.replace("Số: 12/KH-BGDĐT", "Số: /KH-BGDĐT").replace("05 tháng 02", "tháng")


def _into(parsed: Parsed, into: str) -> list[int]:
    return [line.number for line, _, said in parsed.ledger.fates() if said == into]


def _said(parsed: Parsed, code: str) -> list[int | None]:
    return [issue.line for issue in parsed.issues.found if issue.code == code]


def test_a_saved_page_says_what_a_text_without_a_head_does_not() -> None:
    head = parse(METADATA + BODY).head

    assert (head.symbol, head.kind, head.signer) == ("12/KH-BGDĐT", "Kế hoạch", "Nguyễn Văn A")
    assert (head.issued_on, head.year) == (date(2025, 2, 5), 2025)
    assert head.issuer_id == "bo-giao-duc-va-dao-tao"


def test_number_and_date_that_the_text_leaves_blank_are_recovered_and_said() -> None:
    parsed = parse(METADATA + BLANK)

    assert (parsed.head.symbol, parsed.head.issued_on) == ("12/KH-BGDĐT", date(2025, 2, 5))
    assert _said(parsed, "number-recovered") == [1, 3]


def test_what_the_text_says_itself_is_not_overwritten() -> None:
    other = METADATA.replace("12/KH-BGDĐT", "99/KH-BGDĐT").replace("05/02/2025", "06/03/2025")

    parsed = parse(other + HEAD)

    assert (parsed.head.symbol, parsed.head.issued_on) == ("12/KH-BGDĐT", date(2025, 2, 5))
    assert "number-recovered" not in codes(parsed)
    assert _said(parsed, "number-conflict") == [1, 3]


@pytest.mark.parametrize(
    "line",
    [
        "Số/Ký hiệu: 12/KH-BGDĐT",
        "Số ký hiệu: 12/KH-BGDĐT",
        "Số hiệu | 12/KH-BGDĐT",
        "SỐ HIỆU: 12/KH-BGDĐT",
    ],
)
def test_the_number_goes_by_several_labels(line: str) -> None:
    assert parse(f"{line}\n\n{BLANK}").head.symbol == "12/KH-BGDĐT"


def test_an_impossible_date_of_a_page_is_not_bent() -> None:
    parsed = parse(METADATA.replace("05/02/2025", "30/02/2025") + BLANK)

    assert parsed.head.issued_on is None
    assert _said(parsed, "date-impossible") == [3]
    assert _said(parsed, "number-recovered") == [1]


def test_a_number_of_another_issuer_is_a_conflict_and_not_taken() -> None:
    parsed = parse(METADATA.replace("12/KH-BGDĐT", "565/TB-UBND") + BLANK)

    assert parsed.head.symbol is None
    assert _said(parsed, "number-conflict") == [1]


def test_a_day_in_another_year_is_a_conflict_and_not_taken() -> None:
    parsed = parse(METADATA.replace("05/02/2025", "05/02/2024") + BLANK)

    assert (parsed.head.issued_on, parsed.head.year) == (None, 2025)
    assert _said(parsed, "number-conflict") == [3]


def test_the_day_of_effect_is_not_the_day_of_issue() -> None:
    assert parse("Ngày hiệu lực: 01/03/2025\n\n" + BLANK).head.issued_on is None


@pytest.mark.parametrize("said", ["Đơn vị ban hành", "Nơi ban hành"])
def test_the_issuer_goes_by_several_labels(said: str) -> None:
    parsed = parse(METADATA.replace("Cơ quan ban hành", said) + BODY)

    assert parsed.head.issuer_id == "bo-giao-duc-va-dao-tao"


def test_a_word_that_a_document_uses_itself_is_no_label_in_a_text() -> None:
    parsed = parse("Phạm vi: toàn quốc\nNgày hết hiệu lực: 05/02/2030\n" + METADATA + BODY)

    assert _into(parsed, "metadata")[0] == 2


@pytest.mark.parametrize(
    "rows",
    [
        "| Số ký hiệu | 12/KH-BGDĐT |\n| Ngày ban hành | 05/02/2025 |\n",
        "| Số ký hiệu: | 12/KH-BGDĐT | Ngày ban hành: | 05/02/2025 |\n",
        "| Số ký hiệu | 12/KH-BGDĐT | Lĩnh vực | |\n| Ngày ban hành | 05/02/2025 | | |\n",
    ],
)
def test_a_table_beside_the_page_is_read_cell_by_cell(rows: str) -> None:
    parsed = parse(f"{rows}\n{BLANK}")

    assert (parsed.head.symbol, parsed.head.issued_on) == ("12/KH-BGDĐT", date(2025, 2, 5))
    assert parsed.head.kind == "Kế hoạch"
    assert parsed.ledger.counts()["unread"] == 0


def test_a_kind_in_a_table_beside_the_page_is_not_the_title() -> None:
    row = "| Loại văn bản | Kế hoạch |\n| Cơ quan ban hành | Bộ Giáo dục và Đào tạo |\n"

    assert parse(f"{row}\n{HEAD}").head.title == "Thực hiện Nghị quyết số 57-NQ/TW"


def test_lines_of_the_page_are_accounted_for() -> None:
    parsed = parse(METADATA + HEAD)

    assert _into(parsed, "metadata") == [1, 2, 3, 4, 5, 6]
    assert parsed.ledger.counts()["unread"] == 0


def test_a_label_in_the_body_is_no_metadata() -> None:
    text = HEAD + "II. NHIỆM VỤ\n\n1. Kho dữ liệu\n\n- Số hiệu: 99/KH-BYT ghi trên nhãn.\n"

    parsed = parse(text)

    assert parsed.head.symbol == "12/KH-BGDĐT" and _into(parsed, "metadata") == []
