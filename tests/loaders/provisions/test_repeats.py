from datetime import date

import pytest

from graph.schema.vocabulary import Origin
from loaders.parsed.document import ParsedTask
from tests.loaders.directive import COLUMNS, HEAD, codes, parse

WORK = "Xây dựng cơ sở dữ liệu sức khỏe học sinh toàn tỉnh"
PROSE = f"{WORK}, trình Bộ Y tế phê duyệt, hoàn thành trước ngày 30/6/2026."


def _text(row: str, prose: str = PROSE, body: str = "Sở Y tế") -> str:
    organisation = f"II. TỔ CHỨC THỰC HIỆN\n\n1. {body}\n\n- {prose}\n\n"
    return f"{HEAD}{organisation}PHỤ LỤC\n\n{COLUMNS}1\t{row}\n2\tKiểm tra\tSở Nội vụ\t\t2026\t\n"


def _said(text: str) -> list[tuple[Origin, str]]:
    return [(task.origin, task.text) for task in parse(text).tasks if task.text.startswith(WORK)]


def test_work_given_in_prose_and_in_the_annex_is_one_task() -> None:
    parsed = parse(_text(f"{WORK}\tSở Y tế\t\t\t"))

    (row, _) = parsed.tasks
    assert (row.origin, row.text) == (Origin.ANNEX, WORK)
    assert codes(parsed).count("task-repeated") == 1


def test_what_only_the_prose_says_stays_with_the_row() -> None:
    row: ParsedTask = parse(_text(f"{WORK}\tSở Y tế\t\t\t")).tasks[0]

    assert row.timeframe and row.timeframe.due_on == date(2026, 6, 30)
    assert row.approver and row.approver.text == "Bộ Y tế"


def test_what_the_row_says_itself_is_not_overwritten() -> None:
    row = parse(_text(f"{WORK}\tSở Y tế\t\tQuý I/2026\t")).tasks[0]

    assert row.timeframe and row.timeframe.due_on == date(2026, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        _text(f"{WORK}\tSở Nội vụ\t\t\t"),
        _text("Xây dựng cơ sở dữ liệu dân cư của toàn tỉnh\tSở Y tế\t\t\t"),
    ],
    ids=["another lead", "another work"],
)
def test_other_work_or_another_lead_is_no_repetition(text: str) -> None:
    parsed = parse(text)

    assert len(parsed.tasks) == 3 and "task-repeated" not in codes(parsed)


def test_a_short_beginning_is_not_enough() -> None:
    parsed = parse(_text("Kiểm tra\tSở Y tế\t\t\t", prose="Kiểm tra việc thu phí tại các trường."))

    assert sum(task.text.startswith("Kiểm tra") for task in parsed.tasks) == 3


def test_two_rows_of_the_annex_are_never_one() -> None:
    text = _text(f"{WORK}\tSở Y tế\t\t\t").replace("Kiểm tra\tSở Nội vụ", f"{WORK}\tSở Y tế")

    assert _said(text) == [(Origin.ANNEX, WORK)] * 2
