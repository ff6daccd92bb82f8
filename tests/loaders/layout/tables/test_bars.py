from loaders.layout.tables.bars import read_barred
from loaders.source.lines import Line, read_line
from tests.loaders.directive import HEAD, parse


def _bars(*rows: tuple[str, ...]) -> str:
    return "".join("".join(f"|\n{cell}\n" for cell in row) + "|\n" for row in rows)


def _read(text: str) -> tuple[Line, ...]:
    lines = text.splitlines()
    return read_barred([read_line(number, raw) for number, raw in enumerate(lines, start=1)])


def test_what_stands_between_lone_bars_is_a_row() -> None:
    first, second = _read(_bars(("1", "Xây dựng đề án", "Sở Y tế"), ("2", "Tập huấn", "Sở Nội vụ")))

    assert first.cells == ("1", "Xây dựng đề án", "Sở Y tế")
    assert second.cells == ("2", "Tập huấn", "Sở Nội vụ")


def test_a_row_accounts_for_all_its_lines() -> None:
    (row,) = _read(_bars(("1", "Xây dựng đề án", "Sở Y tế")))

    assert row.number == 2
    assert sorted((row.number, *row.others)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_wrapped_cell_is_joined_and_a_list_stays_a_list() -> None:
    (row,) = _read(_bars(("1", "Xây dựng đề án\nnhân lực số", "- Sở Y tế;\n- Sở Nội vụ.")))

    assert row.cells == ("1", "Xây dựng đề án nhân lực số", "- Sở Y tế;\n- Sở Nội vụ.")


def test_a_lone_cell_is_left_as_lines() -> None:
    lines = _read("|\nGhi chú về bảng.\n|\n")

    assert [(line.text, line.is_row) for line in lines] == [("Ghi chú về bảng.", False)]


def test_text_around_the_table_stays_text() -> None:
    lines = _read("Phần mở đầu.\n" + _bars(("1", "Tập huấn", "Sở Nội vụ")) + "\nPhần kết.\n")

    assert [line.text for line in lines if line.text and not line.is_row] == [
        "Phần mở đầu.",
        "Phần kết.",
    ]


def test_a_table_with_lone_bars_gives_its_tasks() -> None:
    table = _bars(
        ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"),
        ("1", "Xây dựng đề án", "Sở Y tế", "Quý II/2026"),
        ("2", "Tập huấn", "Sở Nội vụ", "Hằng năm"),
    )

    parsed = parse(f"{HEAD}PHỤ LỤC\n\n{table}")

    assert [(task.number, task.lead[0].text) for task in parsed.tasks] == [
        ("1", "Sở Y tế"),
        ("2", "Sở Nội vụ"),
    ]
    assert parsed.ledger.counts()["unread"] == 0
