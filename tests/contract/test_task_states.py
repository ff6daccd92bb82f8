"""The four official states of a duty, and what is not known, as of a day."""

from datetime import date
from pathlib import Path

import pytest

from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.store.protocol import Store
from loaders.pipeline import load, read_file
from tests.loaders.directive import COLUMNS, HEAD

ROWS = "".join(
    f"{number}\tViệc thứ {number}\tVụ Giáo dục Đại học\t\t{time}\tBáo cáo\n"
    for number, time in enumerate(
        ("Trước 30/6/2025", "Trước 30/6/2025", "Năm 2025", "Năm 2025", "Thường xuyên"), start=1
    )
)
PLAN = f"{HEAD}PHỤ LỤC\n\n{COLUMNS}{ROWS}"
REPORTS = """\
- {{task: '1', done: 2025-06-20, file: {file}, reason: Báo cáo 12, by: Văn phòng, on: 2025-07-01}}
- {{task: '2', done: 2025-08-02, file: {file}, reason: Báo cáo 15, by: Văn phòng, on: 2025-08-05}}
- {{task: '3', done: no, file: {file}, reason: Báo cáo 16, by: Văn phòng, on: 2026-01-15}}
"""


def states(store: Store, day: date) -> list[str]:
    return [row["progress"] for row in ask(store, "task_states", {}, as_of=day).rows]


@pytest.fixture
def plan(store: Store, tmp_path: Path) -> Store:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(PLAN, encoding="utf-8")
    (tmp_path / "dinh-chinh.yaml").write_text(REPORTS.format(file=file.name), encoding="utf-8")
    load(store, [tmp_path], shipped_register())
    return store


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2026, 11, 27),
            ["done_on_time", "done_late", "overdue", "unknown_past", "no_day"],
        ),
        (
            date(2025, 7, 15),
            ["done_on_time", "unknown_past", "unknown_ahead", "unknown_ahead", "no_day"],
        ),
        (
            date(2025, 6, 1),
            ["unknown_ahead", "unknown_ahead", "unknown_ahead", "unknown_ahead", "no_day"],
        ),
    ],
)
def test_c16_each_duty_has_its_state_as_of_the_day(
    plan: Store, day: date, expected: list[str]
) -> None:
    assert states(plan, day) == expected


def test_c16_what_is_reported_open_within_its_time_is_open(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(PLAN, encoding="utf-8")
    early = REPORTS.replace("on: 2026-01-15", "on: 2025-09-15")
    (tmp_path / "dinh-chinh.yaml").write_text(early.format(file=file.name), encoding="utf-8")
    load(store, [tmp_path], shipped_register())

    assert states(store, date(2025, 10, 1))[2] == "open"
    assert states(store, date(2026, 10, 1))[2] == "unknown_past"


def test_a_report_that_means_no_duty_or_several_is_told_and_not_used(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(PLAN, encoding="utf-8")
    for wanted in ("'9'", "Việc thứ"):
        said = REPORTS.splitlines()[0].replace("'1'", wanted).format(file=file.name)
        (tmp_path / "dinh-chinh.yaml").write_text(said, encoding="utf-8")

        parsed = read_file(file, shipped_register())

        assert all(task.progress is None for task in parsed.tasks)
        assert "correction-unused" in [each.code for each in parsed.issues.found]
