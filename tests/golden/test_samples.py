import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.register.agencies import shipped_register
from loaders.exchange.json_file import parsed_view
from loaders.parsed.evidence import Span
from loaders.pipeline import read_file, record
from loaders.provisions.parse import parse_document
from loaders.source.lines import clean
from tests.golden.sample import MENTIONS, OUTLINE, SAMPLES, golden, mentions, view

BY_NUMBER = {path.name[:3]: path for path in SAMPLES}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_a_document_is_read_as_its_golden_file_says(path: Path) -> None:
    assert view(path) == json.loads(golden(path).read_text(encoding="utf-8"))


def test_every_mention_means_one_agency_or_is_reported_with_the_reason() -> None:
    assert mentions() == MENTIONS.read_text(encoding="utf-8")


def _of(number: str) -> dict[str, Any]:
    return view(BY_NUMBER[number])


@pytest.mark.parametrize(("number", "tasks"), [("000", 14), ("002", 33), ("004", 18)])
def test_annexes_hold_the_counted_tasks(number: str, tasks: int) -> None:
    assert sum(task["origin"] == "annex" for task in _of(number)["tasks"]) == tasks


def test_the_ward_plan_has_thirteen_solutions_and_fourteen_duties_of_units() -> None:
    plan = _of("003")

    assert sum(each["grain"] == "solution" for each in plan["solutions"]) == 13
    assert len(plan["tasks"]) == 14
    assert plan["document"]["symbol"] is None


def test_numbers_are_recovered_from_the_captions_of_annexes() -> None:
    assert _of("002")["document"]["symbol"] == "100/KH-BGDĐT"
    assert _of("002")["document"]["issued_on"] == "2025-02-05"
    assert _of("004")["document"]["symbol"] == "05-CTr/TU"
    assert _of("004")["document"]["issued_on"] == "2025-11-24"


def test_one_monitor_is_stated_and_eight_are_probably_merged() -> None:
    rows = [each for each in _of("004")["indicators"] if each["number"]]
    until_2030 = [each for each in rows if each["target_year"] == 2030]

    assert Counter(each["monitored_by_basis"] for each in until_2030) == {
        "stated": 1,
        "inherited": 8,
    }


def test_three_targets_of_the_province_are_not_quantified_by_2030() -> None:
    indicators = [each for each in _of("004")["indicators"] if each["number"]]

    assert len(indicators) == 13
    assert sum(bool(each["milestones"]) for each in indicators) == 6
    assert [each["number"] for each in indicators if not each["quantified"]] == ["7", "8", "9", "1"]


def test_a_target_that_only_the_body_has_is_kept_and_what_the_annex_has_too_is_not_doubled() -> (
    None
):
    alone = [each for each in _of("004")["indicators"] if not each["number"]]

    assert [(each["line"], each["target"], each["target_year"]) for each in alone] == [
        (105, None, 2030),
        (65, "tối thiểu 20%", None),
    ]


def test_the_share_of_schools_that_is_stated_twice_stands_side_by_side() -> None:
    differing = [each for each in _of("004")["indicators"] if each["stated"]]

    assert [(each["name"], each["target_year"]) for each in differing] == [
        ("Trường đạt chuẩn quốc gia", 2030)
    ]
    assert [(each["value"], each["line"]) for each in differing[0]["stated"]] == [
        ("71,9", 170),
        ("gần 70%", 13),
    ]


def test_the_press_report_gives_duties_by_ministry_and_five_targets() -> None:
    report = _of("001")

    assert report["document"]["source_kind"] == "press"
    assert report["document"]["issued_on"] is None
    assert len(report["indicators"]) == 5
    leads = Counter(task["lead"][0] for task in report["tasks"])
    assert leads["Bộ Giáo dục và Đào tạo"] == 4
    assert leads["Bộ Văn hóa, Thể thao và Du lịch"] == 2


def test_the_cascade_of_reports_keeps_its_days() -> None:
    reports = [(each["from"], each["to"], each["dates"]) for each in _of("002")["reports"]]

    both = "Bộ Khoa học và Công nghệ, Bộ Thông tin và Truyền thông"
    assert ("Vụ Giáo dục Đại học", both, ["06-10", "11-30"]) in reports
    assert any(dates == ["05-30", "11-20"] for _, _, dates in reports)


def test_a_department_that_does_not_exist_is_reported_on_every_row() -> None:
    lines = [each["line"] for each in _of("002")["issues"] if each["quote"] == "Vụ GD&ĐT"]

    assert lines == [114, 115, 119, 120, 121, 123, 142, 143]
    assert _of("002")["agencies"]["Vụ GD&ĐT"] is None


def test_no_line_of_the_five_documents_is_unread() -> None:
    assert [view(path)["lines"]["unread"] for path in SAMPLES] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_every_statement_quotes_the_letters_that_it_cites(path: Path) -> None:
    register = shipped_register()
    parsed = read_file(path, register)
    records = record(parsed, register).records
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = {line.number: line.text for line in parsed.ledger.lines}

    for edge in records.edges:
        if edge.document == records.document.id:
            spans = [Span.read(each) for each in edge.spans]
            assert edge.quote and spans and spans[0].line == edge.line, edge
            slices = [texts[each.line][each.start : each.stop] for each in spans]
            assert "".join(" ".join(slices).split()) == "".join(edge.quote.split()), edge
            for span, words in zip(spans, slices, strict=True):
                assert words in clean(lines[span.line - 1].replace("\t", " ")), edge


def test_no_markup_survives_in_what_is_read() -> None:
    text = json.dumps(_of("004"), ensure_ascii=False)

    assert "<b>" not in text and "**" not in text and "##" not in text


def test_the_outline_has_groups_solutions_and_parts() -> None:
    outline = view(OUTLINE)

    assert Counter(each["grain"] for each in outline["solutions"]) == {
        "group": 8,
        "solution": 34,
        "part": 131,
    }
    assert len(outline["tasks"]) == 6
    assert outline["document"]["id"] == "71-nq-tw-2025"


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    register = shipped_register()
    return parsed_view(record(parse_document(data, name, register), register))


def _changed(number: str, old: str, new: str) -> tuple[dict[str, Any], dict[str, Any]]:
    path = BY_NUMBER[number]
    text = path.read_text(encoding="utf-8")
    assert old in text
    return view(path), _parsed(text.replace(old, new).encode(), path.name)


@pytest.mark.parametrize("number", sorted(BY_NUMBER))
def test_decomposed_letters_and_other_line_ends_change_nothing(number: str) -> None:
    text = BY_NUMBER[number].read_text(encoding="utf-8")
    nfd = unicodedata.normalize("NFD", text).replace("\n", "\r\n")

    assert _parsed(nfd.encode(), "x.txt") == view(BY_NUMBER[number])
    assert _parsed(text.encode("utf-16"), "x.txt") == view(BY_NUMBER[number])


def test_a_deleted_lead_changes_that_task_alone() -> None:
    before, after = _changed(
        "002", "học.\tVụ KHCNMT\tCác đơn vị thuộc Bộ", "học.\t\tCác đơn vị thuộc Bộ"
    )

    changed = [new for old, new in zip(before["tasks"], after["tasks"], strict=True) if old != new]
    assert [(task["number"], task["lead"]) for task in changed] == [("1", [])]
    assert [each["code"] for each in after["issues"] if each not in before["issues"]] == [
        "lead-missing"
    ]


def test_a_shifted_year_changes_that_deadline_alone() -> None:
    before, after = _changed("002", "\tBộ trưởng\t2028\t", "\tBộ trưởng\t2029\t")

    changed = [new for old, new in zip(before["tasks"], after["tasks"], strict=True) if old != new]
    assert [task["timeframe"]["due_on"] for task in changed] == ["2029-12-31"]
    assert before["issues"] == after["issues"]


def test_doubled_spaces_change_nothing() -> None:
    path = BY_NUMBER["003"]
    text = path.read_text(encoding="utf-8").replace(" ", "  ")

    assert _parsed(text.encode(), path.name) == view(path)
