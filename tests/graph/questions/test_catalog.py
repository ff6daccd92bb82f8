"""Question files are checked when they are read; values are checked when they are given."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.base.errors import NotFound, UsageError
from graph.questions.arguments import (
    LEVELS,
    Parameter,
    given_values,
    query_value,
    read_date,
    read_parameter,
)
from graph.questions.catalogue import Catalog
from graph.questions.files import BadQuestionFile, Weight
from graph.store.protocol import Result, Row

GOOD = """\
// title: Nhiệm vụ
// title_en: Tasks
// question: Có những nhiệm vụ nào?
// severity: low
// param kind: choice(a, b) = a: cách ghi
// column id: Mã
// column text: Nội dung
// key: id

// A remark.

// part: rows
MATCH (t:Task) WHERE t.timeframe_kind = $kind // not a part
RETURN t.id AS id, t.text AS text
ORDER BY id;

// part: total
MATCH (t:Task) RETURN count(t) AS total;
"""


def load(folder: Path, text: str, name: str = "tasks") -> Catalog:
    theme = folder / "quality"
    theme.mkdir(exist_ok=True)
    (theme / f"{name}.cypher").write_text(text, encoding="utf-8")
    return Catalog.load(folder)


class CannedStore:
    """Answers every query with the same rows and remembers what it was asked."""

    name = "canned"

    def __init__(self, rows: list[Row], *, truncated: bool = False) -> None:
        self.rows, self.truncated = rows, truncated
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> Result:
        self.asked.append((cypher, params or {}))
        if "AS total" in cypher:
            return Result(("total",), [{"total": 7}])
        if "AS found" in cypher:
            return Result(("found",), [{"found": 5}])
        return Result(("id", "text"), self.rows, self.truncated)

    def version(self) -> str:
        return "1"


def test_a_complete_file_becomes_a_question(tmp_path: Path) -> None:
    question = load(tmp_path, GOOD).get("tasks")

    assert (question.theme, question.severity, question.key) == ("quality", Weight.LOW, ("id",))
    assert [column.label for column in question.columns] == ["Mã", "Nội dung"]
    assert question.parameters[0].choices == ("a", "b")
    assert set(question.parts) == {"rows", "total"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("// title: Nhiệm vụ\n", "", "thiếu mục “title”"),
        ("severity: low", "severity: huge", "severity phải là"),
        ("// key: id", "// key: number", "key có cột không khai báo: number"),
        ("// column text: Nội dung\n", "", "trả về các cột khác"),
        ("choice(a, b) = a", "choice(a, b) = c", "mặc định"),
        ("choice(a, b) = a", "thing", "kiểu “thing” lạ"),
        ("choice(a, b) = a", "choice", "danh sách giá trị"),
        ("$kind", "$kynd", "không có tham số “$kynd”"),
        ("t.timeframe_kind = $kind", "true", "param không dùng đến: kind"),
        ("param kind: choice(a, b)", "param as_of: choice(a, b)", "không có tham số"),
        ("ORDER BY id;", ";", "ORDER BY"),
        ("ORDER BY id;", "ORDER BY id LIMIT 5;", "LIMIT"),
        ("ORDER BY id;", "ORDER BY id", "kết thúc bằng dấu ;"),
        ("// part: total", "// part: sum", "thiếu phần “total”"),
        ("// part: total", "// part: rows", "thiếu phần “total”"),
        ("AS total", "AS n", "trả về các cột khác"),
        ("MATCH (t:Task) WHERE", "MATCH (t:Task) SET t.x = 1 WITH t WHERE", "“SET”"),
        ("// A remark.", "A remark.", "trước phần đầu tiên"),
        ("// key: id", "// key: id\n// key: id", "hai lần"),
        ("// key: id", "// key: id\n// colour: red", "lạ"),
        ("// column text: Nội dung", "// column text: A\n// column text: B", "các cột khác"),
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert old in GOOD

    with pytest.raises(BadQuestionFile) as caught:
        load(tmp_path, GOOD.replace(old, new, 1))

    assert "quality/tasks.cypher" in caught.value.message
    assert reason in caught.value.message


def test_the_line_at_fault_is_counted_in_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile) as caught:
        load(tmp_path, GOOD.replace("ORDER BY id;", "CREATE (x) ORDER BY id;"))

    assert "dòng 15, cột 1" in caught.value.message


def test_two_questions_of_one_name_are_refused(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    other = tmp_path / "other"
    other.mkdir()
    (other / "tasks.cypher").write_text(GOOD, encoding="utf-8")

    with pytest.raises(BadQuestionFile, match="cùng tên"):
        Catalog.load(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    (tmp_path / "quality" / "tasks.cypher").write_bytes(b"// title: \xff\xfe")

    with pytest.raises(BadQuestionFile, match="UTF-8"):
        Catalog.load(tmp_path)


def test_an_answer_counts_what_the_limit_has_cut(tmp_path: Path) -> None:
    store = CannedStore([{"id": "t1", "text": "a"}], truncated=True)

    answer = load(tmp_path, GOOD).ask(store, "tasks", as_of=date(2026, 11, 21), limit=1)

    assert (answer.found, answer.total, answer.truncated) == (5, 7, True)
    assert answer.params == {"kind": "a"}
    assert answer.columns == ["id", "text"]
    assert answer.labels["text"] == "Nội dung"
    assert answer.query.startswith("MATCH (t:Task)")
    assert store.asked[0][1] == {"as_of": date(2026, 11, 21), "kind": "a"}


def test_names_in_one_cell_are_sorted(tmp_path: Path) -> None:
    store = CannedStore([{"id": "t1", "text": ["b", "a"]}])

    answer = load(tmp_path, GOOD).ask(store, "tasks", as_of=date(2026, 1, 1))

    assert answer.rows == [{"id": "t1", "text": ["a", "b"]}]


def test_an_unknown_question_is_answered_with_names_that_look_alike() -> None:
    with pytest.raises(NotFound) as caught:
        Catalog.load().get("uncovered_solution")

    assert "uncovered_solutions" in caught.value.hint


def test_values_are_checked_for_what_is_missing_and_what_is_too_much() -> None:
    parameters = [read_parameter("day", "date: ngày"), read_parameter("n", "int = none: số")]

    assert given_values(parameters, {"day": date(2026, 1, 2)}) == {"day": "2026-01-02", "n": None}
    with pytest.raises(UsageError, match="Thiếu tham số “day”: ngày"):
        given_values(parameters, {"day": " "})
    with pytest.raises(UsageError, match="không có tham số “x”"):
        given_values(parameters, {"day": "2026-01-02", "x": "1"})


def value(declaration: str, text: str) -> object:
    parameter: Parameter = read_parameter("p", declaration)
    return query_value(CannedStore([]), parameter, text, date(2026, 1, 31))


@pytest.mark.parametrize(
    ("declaration", "text", "expected"),
    [
        ("text: m", "Sở Y tế", "Sở Y tế"),
        ("int: m", "-12", -12),
        ("float: m", "0,5", 0.5),
        ("date: m", "31/12/2025", date(2025, 12, 31)),
        ("bool: m", "có", True),
        ("bool: m", "false", False),
        ("level: m", "local", ["province", "district", "commune"]),
        ("level: m", "ministry", ["ministry"]),
        ("grain: m", "part", "part"),
        ("choice(x, y): m", "y", "y"),
    ],
)
def test_a_value_becomes_what_the_query_needs(
    declaration: str, text: str, expected: object
) -> None:
    assert value(declaration, text) == expected


@pytest.mark.parametrize(
    ("declaration", "text", "allowed"),
    [
        ("int: m", "1.5", "số nguyên"),
        ("int: m", "²", "số nguyên"),
        ("float: m", "nan", "một số"),
        ("date: m", "30/02/2025", "ngày có thật"),
        ("bool: m", "maybe", "“có” hoặc “không”"),
        ("level: m", "xã", ", ".join(LEVELS)),
        ("grain: m", "word", "group, solution, part"),
        ("choice(x, y): m", "z", "x, y"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_those_that_are(
    declaration: str, text: str, allowed: str
) -> None:
    with pytest.raises(UsageError) as caught:
        value(declaration, text)

    assert f"“{text}”" in caught.value.message
    assert allowed in caught.value.hint


@pytest.mark.parametrize("text", ["2025-02-30", "2025", "hôm nay", "1/13/2025", ""])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert read_date(text) is None
