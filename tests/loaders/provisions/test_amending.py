import pytest

from tests.loaders.directive import HEAD, parse, records


def changed(text: str) -> list[tuple[str, str]]:
    return [(how, each.symbol) for how, each in parse(text).changed]


def titled(title: str) -> str:
    return HEAD.replace("Thực hiện Nghị quyết số 57-NQ/TW\n", f"{title}\n", 1)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Sửa đổi, bổ sung Kế hoạch số 100/KH-BGDĐT ngày 05/02/2025",
            [("amends", "100/KH-BGDĐT")],
        ),
        (
            "Sửa đổi, bổ sung Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW ban hành kèm "
            "theo Nghị quyết số 03/NQ-CP ngày 09/01/2025",
            [("amends", "03/NQ-CP")],
        ),
        ("Thay thế Kế hoạch số 90/KH-BGDĐT ngày 05/01/2024", [("replaces", "90/KH-BGDĐT")]),
        ("Thực hiện Nghị quyết số 03/NQ-CP", []),
        ("Về việc góp ý sửa đổi Nghị định số 15/2020/NĐ-CP", []),
    ],
)
def test_a_title_says_what_is_changed(title: str, expected: list[tuple[str, str]]) -> None:
    assert changed(titled(title)) == expected


def test_a_sentence_of_its_own_says_what_is_replaced() -> None:
    text = HEAD + "Kế hoạch này thay thế Kế hoạch số 90/KH-BGDĐT ngày 05/01/2024 của Bộ.\n"

    assert changed(text) == [("replaces", "90/KH-BGDĐT")]


def test_a_duty_to_change_a_document_changes_nothing_yet() -> None:
    text = HEAD + "1. Sửa đổi, bổ sung Nghị định số 15/2020/NĐ-CP trong năm 2026.\n"

    assert changed(text) == []


def test_the_graph_has_the_edge_with_its_words() -> None:
    built = records(titled("Thay thế Kế hoạch số 90/KH-BGDĐT ngày 05/01/2024"))
    (edge,) = [each for each in built.edges if each.type == "REPLACES"]

    assert edge.from_id == built.document.id
    assert edge.quote == "Thay thế Kế hoạch số 90/KH-BGDĐT ngày 05/01/2024"
