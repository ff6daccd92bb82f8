"""Each part of the JSON says all that it has to say, and becomes again what it was made of."""

from datetime import date
from typing import get_args

import pytest

from graph.register.agencies import shipped_register
from graph.schema.vocabulary import Basis, FigureRole, Grain, Origin, Scope, TimeframeKind
from loaders.exchange import json_document
from loaders.exchange.json_document import JsonDocument
from loaders.exchange.json_entries import (
    JsonIndicator,
    JsonObjective,
    JsonReport,
    JsonSolution,
    JsonStated,
    JsonTask,
    JsonTimeframe,
)
from loaders.exchange.json_part import JsonPart, Names
from loaders.exchange.json_references import JsonCitation, JsonLink
from loaders.parsed.document import (
    FigureChoice,
    Head,
    Name,
    ParsedIndicator,
    ParsedObjective,
    ParsedReport,
    ParsedSolution,
    ParsedTask,
    Stated,
)
from loaders.source.issues import Issues
from loaders.wording.measures.timeframes import Timeframe
from loaders.wording.references import find_citations

HEALTH = Name("Bộ Y tế", 3, Basis.STATED, "Bộ Y tế chủ trì")
FINANCE = Name("Bộ Tài chính", 4, Basis.INHERITED, "Bộ Tài chính")
FRAME = Timeframe("Quý IV/2025", TimeframeKind.QUARTER, due_on=date(2025, 12, 31))
CHOICE = FigureChoice(True, "Theo phụ lục.", "Phòng Tổng hợp", date(2026, 1, 5))
FIGURE = Stated(FigureRole.BASELINE, "71,9", 9, "đạt 71,9%", CHOICE)
SOLUTION = ParsedSolution(
    "1.1", "Rà soát", Grain.PART, "1", 2, Scope.LOCAL, ("rà soát | soát xét",)
)
TASK = ParsedTask(
    number="1",
    section="II",
    text="Xây dựng đề án",
    origin=Origin.BODY,
    line=3,
    path=("II", "1"),
    lead=[HEALTH],
    focal=[FINANCE],
    coordinating=[HEALTH, FINANCE],
    approver=HEALTH,
    timeframe=FRAME,
    monitors=[FINANCE],
)
INDICATOR = ParsedIndicator(
    number="2",
    section=None,
    name="Tỷ lệ trường đạt chuẩn",
    line=9,
    path=("III",),
    target="80",
    target_value=80.0,
    milestones={2026: "75"},
    monitored_by=[HEALTH, FINANCE],
    stated=[FIGURE],
)
OBJECTIVE = ParsedObjective("I", "Nâng cao chất lượng.", 1, ("I",))
REPORT = ParsedReport([HEALTH], [FINANCE], "trước 30/5", ("05-30",), "hằng năm", 7, "báo cáo")
NAMES = Names(shipped_register(), Head())


@pytest.mark.parametrize(
    ("part", "unsaid"),
    [
        (JsonSolution.like(SOLUTION), {"document"}),
        (JsonTask.of(TASK), {"document"}),
        (JsonTimeframe.of(FRAME), set()),
        (JsonTimeframe.of(None), set()),
        (JsonIndicator.of(INDICATOR), {"document"}),
        (JsonStated.of(FIGURE), set()),
        (JsonObjective.like(OBJECTIVE), {"document"}),
        (JsonReport.of(REPORT), {"document"}),
        (JsonCitation.of(find_citations("Nghị quyết số 57-NQ/TW")[0], how="note"), set()),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_part_prints_each_of_its_fields(part: JsonPart, unsaid: set[str]) -> None:
    assert type(part).model_fields.keys() - part.model_fields_set == unsaid


def test_a_part_becomes_again_what_it_was_made_of() -> None:
    assert JsonSolution.like(SOLUTION).into(ParsedSolution) == SOLUTION
    assert JsonTask.of(TASK).parsed(NAMES, Issues()) == TASK
    assert JsonIndicator.of(INDICATOR).parsed(NAMES) == INDICATOR
    assert JsonObjective.like(OBJECTIVE).into(ParsedObjective) == OBJECTIVE
    assert JsonReport.of(REPORT).parsed(NAMES) == REPORT


def test_every_field_of_the_json_is_described() -> None:
    parts = JsonPart.__subclasses__()
    silent = [
        (part.__name__, name)
        for part in parts
        for name, field in part.model_fields.items()
        if not field.description
    ]

    assert silent == []
    assert {JsonDocument, JsonTask, JsonLink} <= set(parts)


def test_every_list_of_the_file_says_of_whom_each_entry_is() -> None:
    for name in json_document.LISTS:
        (entry,) = get_args(JsonDocument.model_fields[name].annotation)
        assert "document" in entry.model_fields, name
