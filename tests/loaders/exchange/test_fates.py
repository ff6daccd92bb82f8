import re
from pathlib import Path

from loaders.exchange import fates
from loaders.exchange.fates import Fate, explain
from tests.loaders.directive import COLUMNS, HEAD, parse

TEXT = (
    f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n\n1. Vụ Pháp chế rà soát quy định.\n\n"
    f"2. Kinh phí được bảo đảm.\n\nPHỤ LỤC\n\n{COLUMNS}1\tTập huấn\t\tBộ Y tế\t2026\t\n"
)


def _fate(words: str) -> Fate:
    return next(fate for fate in explain(parse(TEXT)) if words in fate.text)


def test_every_line_with_words_is_explained_in_its_order() -> None:
    told = [fate.number for fate in explain(parse(TEXT)) if fate.number]

    assert told == [n for n, line in enumerate(TEXT.split("\n"), start=1) if line.strip()]


def test_a_read_line_says_what_it_became() -> None:
    fate = _fate("Vụ Pháp chế")

    assert (fate.fate, fate.into) == ("read", "nhiệm vụ")


def test_an_ignored_line_says_why() -> None:
    fate = _fate("CỘNG HÒA XÃ HỘI")

    assert (fate.fate, fate.into) == ("ignored", "quốc hiệu, tiêu ngữ")


def test_an_unread_line_carries_its_issue() -> None:
    fate = _fate("Kinh phí")

    assert (fate.fate, fate.into) == ("unread", "")
    assert [issue.code for issue in fate.issues] == ["line-unread"]


def test_the_cells_of_a_row_are_told_apart() -> None:
    fate = _fate("Tập huấn")

    assert fate.text == "1 │ Tập huấn │  │ Bộ Y tế │ 2026 │ "
    assert [issue.code for issue in fate.issues] == ["lead-missing"]


def test_what_has_no_line_comes_first() -> None:
    first, *others = explain(parse("I. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n"))

    assert first.number == 0
    assert "head-missing" in [issue.code for issue in first.issues]
    assert all(fate.number > 0 for fate in others)


def test_every_fate_that_a_reader_gives_has_its_words() -> None:
    folder = Path(fates.__file__).parents[1]
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    given = {
        "read": re.findall(r'(?:ledger|notes)\.read\([^"\n]*"([a-z-]+)"\)', source),
        "ignored": re.findall(r'(?:ledger|notes)\.ignore\([^"\n]*"([a-z-]+)"\)', source),
    }

    assert set(given["read"]) <= set(fates.READ)
    assert set(given["ignored"]) <= set(fates.IGNORED)
    assert len(set(given["read"])) > 5 and len(set(given["ignored"])) > 5
