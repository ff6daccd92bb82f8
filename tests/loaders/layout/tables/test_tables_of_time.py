"""Tables with other headings than the usual: periods as columns, budgets, sums, years alone."""

import pytest

from tests.loaders.directive import COLUMNS, HEAD, codes, parse

ANNEX = HEAD + "PHỤ LỤC\n\n"
QUARTERS = (
    "TT\tNội dung\tCơ quan chủ trì\tThời gian thực hiện\t\t\t\n"
    "\t\t\tQuý I/2025\tQuý II/2025\tQuý III/2025\tQuý IV/2025\n"
)


def test_a_mark_under_a_quarter_is_the_deadline() -> None:
    row = "1\tĐo đạc bản đồ\tSở Xây dựng\t\tx\t\t\n"

    (task,) = parse(ANNEX + QUARTERS + row).tasks

    assert task.timeframe is not None
    assert (task.timeframe.text, str(task.timeframe.due_on)) == ("Quý II/2025", "2025-06-30")


def test_marks_under_several_quarters_name_each() -> None:
    row = "1\tĐối soát dữ liệu\tSở Xây dựng\t\tx\tx\t\n"

    (task,) = parse(ANNEX + QUARTERS + row).tasks

    assert task.timeframe is not None
    assert task.timeframe.text == "Quý II/2025, Quý III/2025"
    assert str(task.timeframe.due_on) == "2025-09-30"


def test_ditto_in_the_deadline_is_the_deadline_above() -> None:
    rows = "1\tViệc một\tSở Xây dựng\t\tQuý I/2026\t\n2\tViệc hai\tSở Nội vụ\t\tnt\t\n"

    first, second = parse(ANNEX + COLUMNS + rows).tasks

    assert first.timeframe == second.timeframe


@pytest.mark.parametrize("title", ["DỰ TOÁN KINH PHÍ", "KHÁI TOÁN KINH PHÍ THỰC HIỆN"])
def test_a_budget_gives_no_tasks_though_it_names_leads(title: str) -> None:
    table = (
        f"{title}\n\nTT\tNội dung công việc\tĐơn vị thực hiện\tThời gian\tSố tiền\n"
        "1\tIn tờ rơi\tSở Nội vụ\tTháng 5\t15.000.000\n"
    )

    assert parse(ANNEX + table).tasks == []


def test_a_row_of_sums_is_no_task() -> None:
    rows = "1\tViệc\tSở Nội vụ\t\t2026\t\n\tTổng cộng\t\t\t\t\n"

    parsed = parse(ANNEX + COLUMNS + rows)

    assert [task.text for task in parsed.tasks] == ["Việc"]
    assert parsed.ledger.counts()["unread"] == 0


def test_a_table_without_deadlines_has_tasks_where_somebody_leads() -> None:
    table = "TT\tNội dung\tCơ quan chủ trì\n1\tXây dựng cơ sở dữ liệu\tSở Y tế\n"

    (task,) = parse(ANNEX + table).tasks

    assert [name.text for name in task.lead] == ["Sở Y tế"]


def test_letters_over_numbered_rows_are_sections() -> None:
    rows = "a\tCơ chế, chính sách\t\t\t\t\n1\tViệc\tSở Nội vụ\t\t2026\t\n"

    (task,) = parse(ANNEX + COLUMNS + rows).tasks

    assert task.section == "a. Cơ chế, chính sách"


def test_a_rest_beside_a_section_goes_back_to_the_row_above() -> None:
    rows = (
        "1\tViệc một\tSở Nội vụ\t\t2025 và những\t\nIV\tPhát triển nhân lực\t\t\tnăm tiếp theo\t\n"
    )
    last = "2\tViệc hai\tSở Nội vụ\t\t2026\t\n"

    parsed = parse(ANNEX + COLUMNS + rows + last)

    first, second = parsed.tasks
    assert first.timeframe is not None
    assert first.timeframe.text == "2025 và những năm tiếp theo"
    assert second.section == "IV. Phát triển nhân lực"
    assert "row-joined" in codes(parsed)


def test_a_number_behind_a_decimal_group_leaves_the_group() -> None:
    rows = "1\tTuyên truyền\t\t\t\t\n1.1\tHội nghị\tSở Nội vụ\t\t2026\t\n"
    rows += "2\tTập huấn\tSở Y tế\t\t2026\t\n"

    inner, plain = parse(ANNEX + COLUMNS + rows).tasks

    assert (inner.section, plain.section) == ("1. Tuyên truyền", None)


def test_a_lead_by_reference_is_no_body() -> None:
    row = "1\tDiễn tập\tTheo phân công tại Phương án số 03/PA-UBND\t\t2026\t\n"

    parsed = parse(ANNEX + COLUMNS + row)

    (task,) = parsed.tasks
    assert task.lead == []
    assert {"lead-unreadable", "lead-missing"} <= set(codes(parsed))


def test_a_row_may_say_who_leads_and_who_helps_in_one_cell() -> None:
    row = "1\tBồi dưỡng\tBan Kinh tế chủ trì, Văn phòng Tỉnh ủy phối hợp\tSở Y tế\t2026\t\n"

    (task,) = parse(ANNEX + COLUMNS + row).tasks

    assert [name.text for name in task.lead] == ["Ban Kinh tế"]
    assert [name.text for name in task.coordinating] == ["Văn phòng Tỉnh ủy", "Sở Y tế"]


def test_targets_stand_under_bare_years_and_a_last_one() -> None:
    table = (
        "TT\tChỉ tiêu\tĐơn vị tính\tTH 2025\t2026\t2027\tMục tiêu 2030\n"
        "1\tTỷ lệ lao động qua đào tạo\t%\t41,2\t43\t45\t51\n"
    )

    (found,) = parse(ANNEX + table).indicators

    assert (found.baseline, found.target, found.target_year) == ("41,2", "51", 2030)
    assert found.milestones == {2026: "43", 2027: "45"}


def test_a_table_may_follow_the_title_at_once() -> None:
    head = "SỞ Y TẾ\nSố: 5/KH-SYT\nHà Nội, ngày 05 tháng 02 năm 2025\nKẾ HOẠCH\nVề phòng dịch\n\n"
    rows = "1\tMua vắc xin\tSở Y tế\t\t2025\t\n2\tTiêm chủng\tSở Y tế\t\t2025\t\n"

    assert len(parse(head + COLUMNS + rows).tasks) == 2


def test_a_section_wider_than_the_row_above_gives_its_rest_back() -> None:
    rows = "1\tViệc\tSở Nội vụ\nIV\tPhát triển\t\t\t\t\tcột thừa\tthêm\n"

    parsed = parse(ANNEX + COLUMNS + rows)

    assert [task.number for task in parsed.tasks] == ["1"]
    assert "row-joined" in codes(parsed)
