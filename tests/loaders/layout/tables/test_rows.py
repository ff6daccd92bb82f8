from datetime import date

import pytest

from graph.register.agencies import shipped_register
from graph.schema.vocabulary import Basis
from loaders.parsed.document import Parsed, ParsedTask
from loaders.provisions.parse import parse_lines
from loaders.source.issues import Issues
from loaders.source.lines import LineBuilder, Merge
from tests.loaders.directive import COLUMNS, HEAD, codes, parse


def _read(*rows: str, columns: str = COLUMNS) -> Parsed:
    return parse(f"{HEAD}PHỤ LỤC\n\n{columns}" + "".join(f"{row}\n" for row in rows))


def _leads(task: ParsedTask) -> list[str]:
    return [name.text for name in task.lead]


def test_a_heading_of_two_rows_parts_lead_and_helpers() -> None:
    columns = "TT\tNội dung\tCơ quan thực hiện\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n"

    (task,) = _read("1\tTập huấn\tSở Y tế\tSở Tài chính\t2026", columns=columns).tasks

    assert _leads(task) == ["Sở Y tế"]
    assert [name.text for name in task.coordinating] == ["Sở Tài chính"]


def test_marks_under_years_are_a_deadline() -> None:
    columns = "TT\tNhiệm vụ\tCơ quan chủ trì\tNăm\t\t\n\t\t\t2026\t2027\t2028\n"

    one, several = _read(
        "1\tTập huấn\tSở Nội vụ\t\tx\t", "2\tSoạn đề án\tSở Y tế\tx\tx\tx", columns=columns
    ).tasks

    assert one.timeframe and one.timeframe.due_on == date(2027, 12, 31)
    assert several.timeframe
    assert several.timeframe.start_on == date(2026, 1, 1)
    assert several.timeframe.due_on == date(2028, 12, 31)


def test_a_mark_under_a_quarter_takes_the_year_of_the_heading() -> None:
    columns = (
        "TT\tNhiệm vụ\tCơ quan chủ trì\tTiến độ năm 2026\t\t\t\n"
        "\t\t\tQuý I\tQuý II\tQuý III\tQuý IV\n"
    )

    (task,) = _read("1\tTập huấn\tSở Nội vụ\t\tx\t\t", columns=columns).tasks

    assert task.timeframe and task.timeframe.due_on == date(2026, 6, 30)


def test_a_row_without_a_number_that_goes_on_is_part_of_the_one_above() -> None:
    parsed = _read(
        "1\tXây dựng đề án phát triển\tSở Y tế\tSở Tài chính\t2026\tĐề án",
        "\tnguồn nhân lực y tế\t\t\t\t",
        "2\tTập huấn\tSở Nội vụ\t\t2026\t",
    )

    assert [task.text for task in parsed.tasks] == [
        "Xây dựng đề án phát triển nguồn nhân lực y tế",
        "Tập huấn",
    ]
    assert "row-joined" in codes(parsed)


def test_dashes_below_a_duty_are_its_words() -> None:
    first, second = _read(
        "1\tXây dựng đề án\tSở Y tế\t\t2026\t",
        "\t- Khảo sát hiện trạng\t\t\t\t",
        "\t- Lập hồ sơ\t\t\t\t",
        "2\tTập huấn\tSở Nội vụ\t\t2026\t",
    ).tasks

    assert first.text == "Xây dựng đề án - Khảo sát hiện trạng - Lập hồ sơ"
    assert second.text == "Tập huấn"


def test_a_row_without_a_number_that_somebody_else_leads_is_a_duty_of_its_own() -> None:
    tasks = _read(
        "1\tXây dựng kho dữ liệu\tSở Y tế\t\t2026\t",
        "\tTập huấn cán bộ\tSở Nội vụ\t\tQuý I/2027\t",
    ).tasks

    assert [(task.number, _leads(task)) for task in tasks] == [
        ("1", ["Sở Y tế"]),
        (None, ["Sở Nội vụ"]),
    ]


def test_a_numbered_group_heads_its_decimal_rows() -> None:
    tasks = _read(
        "1\tCông tác tuyên truyền\t\t\t\t",
        "1.1\tKhảo sát hiện trạng\tSở Y tế\t\tQuý I/2026\t",
        "1.2\tLập hồ sơ\tSở Y tế\t\tQuý II/2026\t",
    ).tasks

    assert [(task.number, task.section) for task in tasks] == [
        ("1.1", "1. Công tác tuyên truyền"),
        ("1.2", "1. Công tác tuyên truyền"),
    ]


def test_a_duty_with_parts_stays_a_duty() -> None:
    tasks = _read(
        "1\tXây dựng đề án\tSở Y tế\t\t2026\t",
        "1.1\tKhảo sát hiện trạng\tSở Y tế\t\tQuý I/2026\t",
    ).tasks

    assert [(task.number, task.section) for task in tasks] == [("1", None), ("1.1", None)]


def test_sections_close_when_one_of_the_same_rank_opens() -> None:
    tasks = _read(
        "A\tCỦA TỈNH\t\t\t\t",
        "I\tNhận thức\t\t\t\t",
        "1\tTuyên truyền\tSở Y tế\t\t2026\t",
        "II\tThể chế\t\t\t\t",
        "1\tRà soát quy định\tSở Nội vụ\t\t2026\t",
        "B\tCỦA XÃ\t\t\t\t",
        "1\tNiêm yết\tUBND các xã\t\t2026\t",
    ).tasks

    assert [task.path for task in tasks] == [("pl", "A", "I"), ("pl", "A", "II"), ("pl", "B")]


@pytest.mark.parametrize(
    ("numbers", "said"), [(("1", "2", "3"), 0), (("1", "3"), 1), (("2", "2"), 1), (("4", "1"), 0)]
)
def test_numbers_that_jump_are_said(numbers: tuple[str, ...], said: int) -> None:
    rows = [f"{n}\tViệc thứ {place}\tSở Y tế\t\t2026\t" for place, n in enumerate(numbers)]

    assert codes(_read(*rows)).count("numbering-gap") == said


def _merged(merge: Merge) -> Parsed:
    builder = LineBuilder()
    builder.text(f"{HEAD}PHỤ LỤC")
    builder.row(COLUMNS.strip("\n").split("\t"))
    builder.row(["1", "Tập huấn", "Sở Y tế", "", "2026", ""])
    none, blank = [Merge.NONE] * 2, [Merge.NONE] * 3
    builder.row(["2", "Soạn đề án", "", "", "2027", ""], [*none, merge, *blank])
    builder.row(["3", "Kiểm tra", "Sở Nội vụ", "", "2027", ""])
    return parse_lines(builder.lines, "bảng.docx", "x", Issues(), shipped_register())


def test_a_cell_merged_with_the_one_above_has_its_words_and_says_so() -> None:
    _, task, _ = _merged(Merge.UP).tasks

    assert [(name.text, name.basis) for name in task.lead] == [("Sở Y tế", Basis.INHERITED)]


def test_a_blank_cell_that_is_not_merged_stays_blank() -> None:
    parsed = _merged(Merge.NONE)

    assert _leads(parsed.tasks[1]) == []
    assert codes(parsed).count("lead-missing") == 1


def test_headings_repeated_on_a_new_page_are_no_row() -> None:
    parsed = _read(
        "1\tTập huấn\tSở Y tế\t\t2026\t",
        COLUMNS.rstrip("\n"),
        "2\tSoạn đề án\tSở Nội vụ\t\t2026\t",
    )

    assert [task.number for task in parsed.tasks] == ["1", "2"]
    assert "repeated-header" in {into for _, _, into in parsed.ledger.fates()}


def test_every_annex_has_sections_of_its_own() -> None:
    parsed = parse(
        f"{HEAD}PHỤ LỤC I\n\n{COLUMNS}I\tNhận thức\t\t\t\t\n1\tTập huấn\tSở Y tế\t\t2026\t\n\n"
        f"PHỤ LỤC II\n\n{COLUMNS}1\tSoạn đề án\tSở Nội vụ\t\t2026\t\n"
    )

    assert [(task.path, task.section) for task in parsed.tasks] == [
        (("plI", "I"), "I. Nhận thức"),
        (("plII",), None),
    ]
