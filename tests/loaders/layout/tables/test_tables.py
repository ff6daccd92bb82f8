import pytest

from graph.schema.vocabulary import SupportRole
from tests.loaders.directive import COLUMNS, HEAD, codes, parse

ANNEX = HEAD + "PHỤ LỤC\n\n"


def test_a_row_is_a_task_with_its_cells() -> None:
    row = "1\tXây dựng Nghị định\tVụ Pháp chế\tCục CNTT, Vụ GDĐH\tQuý IV năm 2025\tNghị định\n"

    (task,) = parse(ANNEX + COLUMNS + row).tasks

    assert (task.number, task.text, task.output) == ("1", "Xây dựng Nghị định", "Nghị định")
    assert [name.text for name in task.lead] == ["Vụ Pháp chế"]
    assert [name.text for name in task.coordinating] == ["Cục CNTT", "Vụ GDĐH"]
    assert task.timeframe is not None and task.timeframe.text == "Quý IV năm 2025"


def test_a_row_torn_by_a_page_is_joined_again() -> None:
    first = "1\tXây dựng đề án phát triển nguồn\tVụ GDĐH\tcác đơn vị thuộc\t2025\tĐề án\n"
    rest = "\tnhân lực số.\t\tBộ\t\t\n"

    parsed = parse(ANNEX + COLUMNS + first + "\n" + COLUMNS + rest)

    (task,) = parsed.tasks
    assert task.text == "Xây dựng đề án phát triển nguồn nhân lực số."
    assert [name.text for name in task.coordinating] == ["các đơn vị thuộc Bộ"]
    assert parsed.ledger.counts()["unread"] == 0
    assert "row-joined" in codes(parsed)


def test_an_unnumbered_row_of_its_own_is_a_task() -> None:
    rows = "A\tViệc của Trung ương\t\t\t\t\n\tTriển khai chủ trương\tVụ GDĐH\t\tNăm 2026\t\n"

    (task,) = parse(ANNEX + COLUMNS + rows).tasks

    assert task.number is None
    assert task.section == "A. Việc của Trung ương"


def test_ordinals_restart_in_every_section_and_ids_do_not_collide() -> None:
    rows = "".join(
        f"{mark}\tNhóm {mark}\t\t\t\t\n1\tViệc {mark}\tVụ GDĐH\t\t2026\t\n" for mark in ("I", "II")
    )

    parsed = parse(ANNEX + COLUMNS + rows)

    assert [(task.number, task.section, task.path) for task in parsed.tasks] == [
        ("1", "I. Nhóm I", ("pl", "I")),
        ("1", "II. Nhóm II", ("pl", "II")),
    ]


def test_sections_nest_letters_over_numerals() -> None:
    rows = "B\tCủa tỉnh\t\t\t\t\nI\tNhận thức\t\t\t\t\n1\tViệc\tVụ GDĐH\t\t2026\t\n"

    (task,) = parse(ANNEX + COLUMNS + rows).tasks

    assert task.path == ("pl", "B", "I")


def test_a_blank_lead_stays_blank_and_is_reported() -> None:
    parsed = parse(ANNEX + COLUMNS + "1\tViệc không ai chủ trì\t\tVụ GDĐH\t2026\t\n")

    assert parsed.tasks[0].lead == []
    assert "lead-missing" in codes(parsed)


def test_markup_in_cells_is_stripped() -> None:
    heading = "<b>TT</b>\t<b>Nhiệm vụ</b>\t<b>Cơ quan chủ trì</b>\t<b>Thời gian</b>\n"

    (task,) = parse(ANNEX + heading + "1\t**Việc** gấp\t<i>Vụ GDĐH</i>\t2026\n").tasks

    assert task.text == "Việc gấp"
    assert [name.text for name in task.lead] == ["Vụ GDĐH"]


def test_the_column_says_in_which_way_a_body_helps() -> None:
    heading = "TT\tNhiệm vụ\tChủ trì\tCơ quan phối hợp/tham mưu\tThời gian\n"

    (task,) = parse(ANNEX + heading + "1\tViệc\tVụ GDĐH\tCục CNTT\t2026\n").tasks

    assert task.support_role is SupportRole.EITHER


def test_a_table_of_something_else_gives_no_tasks_and_is_said() -> None:
    heading = "TT\tHọ và tên\tNgày sinh\n"

    parsed = parse(ANNEX + heading + "1\tA\t1990\n")

    assert parsed.tasks == []
    assert "table-unknown" in codes(parsed)
    assert parsed.ledger.counts()["unread"] == 2


def test_indicators_have_milestones_and_a_baseline() -> None:
    heading = (
        "TT\tChỉ tiêu\tĐơn vị\tKết quả thực hiện năm 2025\tChỉ tiêu\tNăm\t\tCơ quan theo dõi\n"
        "\t\t\t\t\t2026\t2030\t\n"
    )
    rows = "I\tĐến năm 2030\t\t\t\t\t\t\n1\tTrường đạt chuẩn\t%\t71,9\t≥ 80\t72,6\t81,2\tVụ GDĐH\n"

    (indicator,) = parse(ANNEX + heading + rows).indicators

    assert (indicator.name, indicator.unit, indicator.target) == ("Trường đạt chuẩn", "%", "≥ 80")
    assert (indicator.target_value, indicator.target_year) == (80.0, 2030)
    assert (indicator.baseline_value, indicator.baseline_year) == (71.9, 2025)
    assert indicator.milestones == {2026: "72,6", 2030: "81,2"}


def _monitored(cells: list[str]) -> list[tuple[str, str] | None]:
    heading = "TT\tChỉ tiêu\tĐơn vị\tChỉ tiêu năm 2030\tCơ quan theo dõi\n"
    rows = "".join(f"{n}\tTỉ lệ {n}\t%\t{n}0\t{cell}\n" for n, cell in enumerate(cells, start=1))
    found = parse(ANNEX + heading + rows).indicators
    return [
        (each.monitored_by[0].text, each.monitored_by[0].basis.value) if each.monitored_by else None
        for each in found
    ]


def test_a_merged_monitor_cell_is_carried_down_and_marked() -> None:
    stated, inherited = ("Vụ GDĐH", "stated"), ("Vụ GDĐH", "inherited")

    assert _monitored(["Vụ GDĐH", "", ""]) == [stated, inherited, inherited]


def test_a_single_blank_monitor_is_left_blank() -> None:
    stated = ("Vụ GDĐH", "stated")

    assert _monitored(["Vụ GDĐH", "", "Vụ GDĐH"]) == [stated, None, stated]


def test_a_table_between_bars_is_a_table() -> None:
    table = (
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|:---:|---|---|\n"
        "| 1. | Việc A \\| B | **Vụ GDĐH** | 2026 |\n"
    )

    parsed = parse(ANNEX + table)

    (task,) = parsed.tasks
    assert (task.number, task.text, task.lead[0].text) == ("1", "Việc A | B", "Vụ GDĐH")
    assert parsed.ledger.counts()["unread"] == 0


def _torn(cells: str) -> list[tuple[str, list[str], str | None]]:
    first = "1\tRà soát quy hoạch của tỉnh Lai\tBan Tuyên giáo và\tSở Tài\ttrước 30/6\t\n"
    rows = first + "\n" + COLUMNS + cells + "2\tViệc sau\tVụ GDĐH\t\t2026\t\n"
    return [
        (task.text, [name.text for name in task.lead], task.section)
        for task in parse(ANNEX + COLUMNS + rows).tasks
    ]


@pytest.mark.parametrize(
    ("rest", "text", "lead"),
    [
        ("\t\tDân vận Tỉnh ủy\t\t\t\n", "Rà soát quy hoạch của tỉnh Lai", "Tuyên giáo và Dân vận"),
        ("\tChâu năm 2026\t\t\t\t\n", "Rà soát quy hoạch của tỉnh Lai Châu năm 2026", "Ban"),
        ("\t\t\t\t/2026\t\n", "Rà soát quy hoạch của tỉnh Lai", "Ban"),
        ("\tChâu năm 2026\tdân vận\tchính\t\t\n", "tỉnh Lai Châu năm 2026", "và dân vận"),
    ],
)
def test_a_torn_row_that_goes_on_with_a_capital_is_joined(rest: str, text: str, lead: str) -> None:
    first, second = _torn(rest)

    assert text in first[0] and lead in first[1][0]
    assert second == ("Việc sau", ["Vụ GDĐH"], None)


@pytest.mark.parametrize(
    "heading",
    [
        "TT\tSố TT\tNội dung\tCơ quan chủ trì\tThời gian\n",
        "\t\tNội dung\tCơ quan chủ trì\tThời gian\n",
    ],
)
def test_section_rows_are_known_under_other_headings(heading: str) -> None:
    rows = "I\t\tNhận thức\t\t\n1\t1\tViệc\tVụ GDĐH\t2026\n"

    (task,) = parse(ANNEX + heading + rows).tasks

    assert (task.text, task.section) == ("Việc", "I. Nhận thức")


def test_mark_and_words_of_a_section_may_stand_in_one_cell() -> None:
    rows = "I. Nhận thức\t\t\t\t\t\n1\tViệc\tVụ GDĐH\t\t2026\t\n"

    (task,) = parse(ANNEX + COLUMNS + rows).tasks

    assert task.section == "I. Nhận thức"


def test_a_column_of_units_does_not_make_duties_into_indicators() -> None:
    heading = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị\tThời hạn\tSản phẩm\n"

    parsed = parse(ANNEX + heading + "1\tViệc\tVụ GDĐH\tSở Tài chính\t2026\tBáo cáo\n")

    assert (len(parsed.tasks), parsed.indicators) == (1, [])
    assert parsed.tasks[0].output == "Báo cáo"


def test_a_table_kept_apart_by_blanks_alone_is_read() -> None:
    words = "".join(f"{n}    Việc {n}     Vụ GDĐH           2026\n" for n in range(1, 12))

    parsed = parse(ANNEX + "TT   Nội dung   Cơ quan chủ trì   Thời gian\n" + words)

    assert [(task.number, task.text) for task in parsed.tasks][:2] == [
        ("1", "Việc 1"),
        ("2", "Việc 2"),
    ]
    assert {task.lead[0].text for task in parsed.tasks} == {"Vụ GDĐH"}


def test_words_of_an_annex_that_may_be_duties_stay_unread() -> None:
    words = "".join(f"{n} Việc {n} Vụ GDĐH 2026\n" for n in range(1, 12))

    parsed = parse(ANNEX + "TT Nội dung Cơ quan chủ trì Thời gian\n" + words)

    assert parsed.ledger.counts()["unread"] >= 5
