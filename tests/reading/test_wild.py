"""Real documents from outside the project against what a person read in them.

The field ``reports`` is not asked for: the gold leaves out onward hops ("để tổng hợp, báo cáo X"),
which are read as duties of their own.
"""

import calendar
import importlib.util
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.beside import SHARED, WILD
from tests.golden.sample import view

SCORER = SHARED / "tools" / "score.py"
LEAST = 0.95
TASK_FIELDS = ("tasks", "lead", "coordinating", "timeframe")
INDICATOR_FIELDS = ("indicators", "target")
DOCUMENTS = {
    "03-NQ-CP_cp_2025_full.md": (*TASK_FIELDS, "output", *INDICATOR_FIELDS),
    "09-KH-BTNMT_btnmt_2024.txt": TASK_FIELDS,
    "565-TB-UBND_quang-ngai_2024.pdf": (*TASK_FIELDS, *INDICATOR_FIELDS),
    "KH-UBND_lao-cai_2026_chi-thi-11-CT-TU.docx": (*TASK_FIELDS, *INDICATOR_FIELDS),
}
WHOLE_ANNEXES = (
    "09-KH-BTNMT_btnmt_2024.txt",
    "KH-UBND_lao-cai_2026_chi-thi-11-CT-TU.docx",
)
"""Documents whose gold has every row of their annexes and nothing else."""
ASKED = {*TASK_FIELDS, *INDICATOR_FIELDS, "due_on", "output"}

pytestmark = pytest.mark.usefixtures("shared")


@cache
def read(name: str) -> dict[str, Any]:
    return view(WILD / name)


@cache
def gold(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (WILD / "gold" / f"{Path(name).stem}.json").read_text(encoding="utf-8")
    )
    return found


@cache
def scored(name: str) -> tuple[dict[str, dict[str, float]], list[Any]]:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    table, missed = scorer.score(read(name), gold(name))
    return table, missed


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, fields in DOCUMENTS.items() for field in fields],
    ids=lambda each: each[:6],
)
def test_a_field_is_read_as_a_person_reads_it(name: str, field: str) -> None:
    table, missed = scored(name)

    wrong = [each for each in missed if each[0] in (field, field.removesuffix("s"))]
    assert table[field]["f1"] >= LEAST, wrong


@pytest.mark.parametrize("name", DOCUMENTS, ids=lambda each: each[:6])
def test_every_field_of_the_gold_is_asked_for(name: str) -> None:
    table, _ = scored(name)

    assert {field for field in table if field in ASKED} == {*DOCUMENTS[name]}


@pytest.mark.parametrize("name", WHOLE_ANNEXES, ids=lambda each: each[:6])
def test_no_row_of_an_annex_is_invented(name: str) -> None:
    rows = [task for task in read(name)["tasks"] if task["origin"] == "annex"]

    assert len(rows) == len(gold(name)["tasks"])


def _last_day(text: str) -> date | None:
    """The last day of the plainest ways to write a deadline; none for all others."""
    if found := re.fullmatch(r"(?:Năm )?(\d{4})", text):
        return date(int(found[1]), 12, 31)
    if found := re.fullmatch(r"(?:.*tháng )?(\d{1,2})/(\d{4})", text, re.IGNORECASE):
        month, year = int(found[1]), int(found[2])
        return date(year, month, calendar.monthrange(year, month)[1])
    if found := re.fullmatch(r".*trước (?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def test_deadlines_that_can_be_worked_out_by_hand_are_those_days() -> None:
    days = [
        (name, task["timeframe"], day.isoformat())
        for name in DOCUMENTS
        for task in gold(name)["tasks"]
        if (day := _last_day(task["timeframe"] or ""))
    ]
    found = {
        (name, task["timeframe"]["text"]): task["timeframe"]["due_on"]
        for name in DOCUMENTS
        for task in read(name)["tasks"]
    }

    assert len(days) > 100
    assert {each for each in days if found.get(each[:2]) != each[2]} == set()
