import pytest

from graph.register.agencies import shipped_register
from loaders.layout.tables.stacks import align_short_rows, unflatten
from loaders.source.lines import Line, read_line
from tests.loaders.directive import HEAD, parse

knows = shipped_register().knows
HEADINGS = ("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kết quả")
FIRST = ("1", "Xây dựng đề án", "Sở Y tế", "Sở Tài chính", "Quý II/2026", "Đề án")
SECOND = ("2", "Tập huấn cán bộ", "Sở Nội vụ", "Các sở, ban, ngành", "Hằng năm", "Lớp học")


def _lines(*texts: str) -> list[Line]:
    return [read_line(number, text) for number, text in enumerate(texts, start=1)]


def _rows(*texts: str) -> list[tuple[str, ...]]:
    return [line.cells for line in unflatten(_lines(*texts), knows) if line.is_row]


def test_cells_one_below_the_other_become_rows_again() -> None:
    assert _rows(*HEADINGS, *FIRST, *SECOND) == [HEADINGS, FIRST, SECOND]


def test_a_row_knows_the_lines_it_is_made_of() -> None:
    _, row, _ = unflatten(_lines(*HEADINGS, *FIRST, *SECOND), knows)

    assert (row.number, row.others) == (7, (8, 9, 10, 11, 12))


def test_a_wrapped_cell_is_joined() -> None:
    wrapped = ("1", "Xây dựng đề án phát triển", "nguồn nhân lực số", *FIRST[2:])

    _, row, _ = _rows(*HEADINGS, *wrapped, *SECOND)

    assert row == ("1", "Xây dựng đề án phát triển nguồn nhân lực số", *FIRST[2:])


def test_a_missing_cell_leaves_its_column_blank() -> None:
    without_helpers = ("1", "Xây dựng đề án", "Sở Y tế", "Quý II/2026", "Đề án")

    _, row, _ = _rows(*HEADINGS, *without_helpers, *SECOND)

    assert row == ("1", "Xây dựng đề án", "Sở Y tế", "", "Quý II/2026", "Đề án")


def test_numbers_of_columns_below_the_headings_are_no_row() -> None:
    marks = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")

    assert _rows(*HEADINGS, *marks, *FIRST, *SECOND) == [HEADINGS, FIRST, SECOND]


def test_headings_that_come_again_on_a_new_page_end_no_row() -> None:
    rows = _rows(*HEADINGS, *FIRST, *HEADINGS, *SECOND)

    assert (rows[1], rows[-1]) == (FIRST, SECOND)


def test_a_section_between_rows_is_a_row_of_its_own() -> None:
    rows = _rows(*HEADINGS, "I", "Nâng cao nhận thức", *FIRST, "II", "Hoàn thiện thể chế", *SECOND)

    assert rows[1][:2] == ("I", "Nâng cao nhận thức")
    assert rows[3][:2] == ("II", "Hoàn thiện thể chế")
    assert (rows[2], rows[4]) == (FIRST, SECOND)


def test_the_table_ends_at_the_recipients() -> None:
    lines = unflatten(_lines(*HEADINGS, *FIRST, *SECOND, "Nơi nhận:", "- Như trên;"), knows)

    assert [line.text for line in lines if not line.is_row] == ["Nơi nhận:", "- Như trên;"]
    assert lines[2].cells == SECOND


@pytest.mark.parametrize(
    "texts",
    [
        ("I. NHIỆM VỤ", "1. Nhận thức", "- Tuyên truyền.", "2. Thể chế", "- Rà soát quy định."),
        ("TT", "Họ và tên", "Ngày sinh", "1", "Nguyễn Văn A", "1990"),
    ],
)
def test_lines_that_are_no_flattened_duties_stay_lines(texts: tuple[str, ...]) -> None:
    assert _rows(*texts) == []


def test_a_flattened_annex_gives_its_tasks() -> None:
    text = "\n".join((*HEADINGS, "I", "Nâng cao nhận thức", *FIRST, *SECOND))

    parsed = parse(f"{HEAD}PHỤ LỤC\n\n{text}\n")

    assert [(task.number, task.lead[0].text, task.section) for task in parsed.tasks] == [
        ("1", "Sở Y tế", "I. Nâng cao nhận thức"),
        ("2", "Sở Nội vụ", "I. Nâng cao nhận thức"),
    ]
    assert parsed.ledger.counts()["unread"] == 0


def test_a_row_that_lost_its_merged_cells_is_put_under_the_headings_it_fits() -> None:
    lines = _lines(
        "\t".join(HEADINGS), "\t".join(FIRST), "Triển khai tập huấn\tSở Nội vụ\tQuý I/2027"
    )

    *_, row = align_short_rows(lines, knows)

    assert row.cells == ("", "Triển khai tập huấn", "Sở Nội vụ", "", "Quý I/2027", "")


def test_a_full_row_is_left_as_it_is() -> None:
    lines = _lines("\t".join(HEADINGS), "\t".join(FIRST))

    assert align_short_rows(lines, knows) == tuple(lines)
