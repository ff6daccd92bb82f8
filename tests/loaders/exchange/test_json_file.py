import copy
import json
from datetime import date
from typing import Any

import pytest

from graph.base.errors import Unreadable
from graph.register.agencies import shipped_register
from graph.schema.edges import Leads
from graph.schema.vocabulary import (
    Absence,
    Basis,
    Grain,
    SupportRole,
    TimeframeKind,
)
from loaders.decided.corrections import Overlay
from loaders.exchange.json_file import is_structured, parsed_view
from loaders.parsed.document import Name, Parsed
from loaders.pipeline import read_source, record
from loaders.source.issues import Issue, Severity
from tests.loaders.directive import COLUMNS, HEAD, codes, parse

DOCUMENT: dict[str, Any] = {
    "document": {
        "symbol": "12/KH-BGDĐT",
        "kind": "Kế hoạch",
        "title": "Thực hiện Nghị quyết số 57-NQ/TW",
        "issued_on": "2025-02-05",
        "issuer": "Bộ Giáo dục và Đào tạo",
        "signer": "Nguyễn Văn A",
        "implements": ["57-NQ/TW"],
        "cites": ["43/2019/QH14"],
        "sent_to": ["Bộ Y tế"],
    },
    "solutions": [{"code": "1", "text": "Nâng cao nhận thức", "grain": "group", "line": 4}],
    "tasks": [
        {
            "number": "1",
            "text": "Xây dựng đề án",
            "lead": ["Vụ Pháp chế"],
            "focal": "Phòng A; Phòng B",
            "coordinating": ["Bộ Y tế"],
            "timeframe": {"text": "Quý IV/2025", "kind": "quarter", "due_on": "2025-12-31"},
            "line": 7,
        },
        {"number": "2", "text": "Tập huấn"},
    ],
    "indicators": [
        {"name": "Tỷ lệ trường đạt chuẩn", "baseline": "71,9", "milestones": {"2026": "72,6"}}
    ],
    "reports": [{"from": "Vụ Pháp chế", "to": "Bộ Y tế", "when": "30/5", "dates": ["05-30"]}],
}


def _read(content: object) -> Parsed:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return read_source("văn bản.json", data, shipped_register(), Overlay())


def _changed(part: str, **values: object) -> dict[str, Any]:
    said = copy.deepcopy(DOCUMENT)
    place = said[part] if part == "document" else said[part][0]
    place.update(values)
    return said


def test_only_a_name_that_ends_in_json_holds_records() -> None:
    assert is_structured("văn bản.json") and is_structured("VĂN BẢN.JSON")
    assert not is_structured("json.txt")


def test_the_head_is_what_the_file_says() -> None:
    head = _read(DOCUMENT).head

    assert (head.symbol, head.kind, head.signer) == ("12/KH-BGDĐT", "Kế hoạch", "Nguyễn Văn A")
    assert (head.issued_on, head.year) == (date(2025, 2, 5), 2025)
    assert head.issuer_id == "bo-giao-duc-va-dao-tao"
    assert [name.text for name in head.recipients] == ["Bộ Y tế"]


def test_a_task_is_taken_over_with_its_names_and_deadline() -> None:
    task = _read(DOCUMENT).tasks[0]

    assert (task.number, task.text, task.line) == ("1", "Xây dựng đề án", 7)
    assert [name.text for name in task.lead] == ["Vụ Pháp chế"]
    assert [name.text for name in task.focal] == ["Phòng A", "Phòng B"]
    assert [name.text for name in task.coordinating] == ["Bộ Y tế"]
    assert task.timeframe and task.timeframe.kind is TimeframeKind.QUARTER
    assert task.timeframe.due_on == date(2025, 12, 31)


def test_a_task_without_a_lead_says_that_none_is_stated() -> None:
    first, second = _read(DOCUMENT).tasks

    assert (first.lead_absence, second.lead_absence) == (None, Absence.NOT_STATED)


def test_solutions_indicators_and_reports_come_in_too() -> None:
    parsed = _read(DOCUMENT)

    assert [(each.code, each.grain) for each in parsed.solutions] == [("1", Grain.GROUP)]
    (indicator,) = parsed.indicators
    assert indicator.milestones == {2026: "72,6"} and indicator.baseline_value == 71.9
    (report,) = parsed.reports
    assert (report.senders[0].text, report.to[0].text) == ("Vụ Pháp chế", "Bộ Y tế")
    assert report.dates == ("05-30",)


def test_what_is_carried_out_is_cited_as_well() -> None:
    parsed = _read(DOCUMENT)

    assert [each.symbol for each in parsed.implements] == ["57-NQ/TW"]
    assert [each.symbol for each in parsed.citations] == ["57-NQ/TW", "43/2019/QH14"]


def test_joined_names_of_a_report_are_split_unless_they_are_listed() -> None:
    joined = {"from": "Vụ Pháp chế, Bộ Văn hóa, Thể thao và Du lịch", "to": "Bộ Y tế, Bộ Tài chính"}
    (split,) = _read(_changed("reports", **joined)).reports
    (listed,) = _read(_changed("reports", **joined, to_names=["Bộ Y tế, Bộ Tài chính"])).reports

    assert [name.text for name in split.senders] == [
        "Vụ Pháp chế",
        "Bộ Văn hóa, Thể thao và Du lịch",
    ]
    assert [name.text for name in split.to] == ["Bộ Y tế", "Bộ Tài chính"]
    assert [name.text for name in listed.to] == ["Bộ Y tế, Bộ Tài chính"]


def test_roles_and_bases_are_read_as_printed() -> None:
    said = {"lead": [{"line": 3, "basis": "inherited", "quote": "Vụ Pháp chế (chủ trì)"}]}
    task = _read(_changed("tasks", support_role="tham mưu", said=said)).tasks[0]
    (indicator,) = _read(
        _changed("indicators", monitored_by=["Bộ Y tế"], monitored_by_basis="inherited")
    ).indicators

    assert task.support_role is SupportRole.ADVISE
    assert task.lead == [Name("Vụ Pháp chế", 3, Basis.INHERITED, "Vụ Pháp chế (chủ trì)")]
    assert indicator.monitored_by[0].basis is Basis.INHERITED


def test_the_year_and_the_issuer_of_a_cited_document_are_read() -> None:
    cited = {"how": "implements", "symbol": "57-NQ/TW", "year": 2024, "issuer": "Bộ Chính trị"}
    (upper,) = _read(_changed("document", citations=[cited])).implements

    assert (upper.year, upper.issuer) == (2024, "Bộ Chính trị")


def test_a_link_between_other_documents_is_stated_and_an_own_one_is_carried_out() -> None:
    links = [
        {"from": "03/NQ-CP", "to": "57-NQ/TW", "type": "IMPLEMENTS", "line": 9},
        {"from": "12/KH-BGDĐT", "to": "71-NQ/TW", "type": "IMPLEMENTS", "line": 9},
    ]
    parsed = _read(DOCUMENT | {"links": links})

    (link,) = parsed.links
    assert (link.lower.symbol, link.upper.symbol, link.upper.line) == ("03/NQ-CP", "57-NQ/TW", 9)
    assert [each.symbol for each in parsed.implements] == ["57-NQ/TW", "71-NQ/TW"]


def test_issues_come_in_with_their_place() -> None:
    said = {"code": "date-impossible", "severity": "error", "line": 7, "quote": "30/02/2025"}
    parsed = _read(DOCUMENT | {"issues": [said]})

    assert parsed.issues.found == [
        Issue("date-impossible", Severity.ERROR, 7, "30/02/2025", message="")
    ]


def test_what_was_said_of_a_name_is_not_said_again() -> None:
    printed = parsed_view(record(_read(DOCUMENT), shipped_register()))
    parsed = _read(printed)
    record(parsed, shipped_register())

    assert len(codes(parsed)) == len(printed["issues"]) > 0


def test_an_empty_list_of_places_says_nothing() -> None:
    said: dict[str, list[object]] = {"issuer": [], "sent_to": []}
    head = _read(_changed("document", said=said)).head

    assert head.issuer == Name("Bộ Giáo dục và Đào tạo", 1)


def test_a_deadline_without_a_kind_is_read_or_reported() -> None:
    parsed = _read(_changed("tasks", timeframe={"text": "30 tháng 02 năm 2025"}))

    assert codes(parsed) == ["date-impossible"]


def test_two_names_of_one_body_lead_a_task_once() -> None:
    names = ["Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"]
    records = record(_read(_changed("tasks", lead=names)), shipped_register()).records

    leads = [edge for edge in records.edges if isinstance(edge, Leads) and edge.role == "chủ trì"]
    assert [edge.from_id for edge in leads] == ["bo-giao-duc-va-dao-tao"]


def test_what_an_attached_document_says_stays_its_own() -> None:
    plan = {"id": "ke-hoach", "kind": "Kế hoạch", "cites": ["71-NQ/TW"]}
    said = _changed("document", id="quyet-dinh", cites=["43/2019/QH14", "71-NQ/TW"])
    said["tasks"][1]["document"] = "ke-hoach"
    parsed = _read(said | {"attached": [plan]})

    (attached,) = parsed.attached
    assert ([each.number for each in parsed.tasks], attached.tasks[0].number) == (["1"], "2")
    assert [each.symbol for each in parsed.citations] == ["57-NQ/TW", "43/2019/QH14"]
    assert [each.symbol for each in attached.citations] == ["71-NQ/TW"]


def test_no_quote_is_looked_for_among_the_rows_of_the_file() -> None:
    data = json.dumps(_changed("tasks", line=1), ensure_ascii=False, indent=1).encode()
    records = record(_read(data), shipped_register()).records

    (edge,) = [edge for edge in records.edges if edge.quote == "Xây dựng đề án"]
    assert edge.line == 1


def test_letters_with_loose_accents_are_composed() -> None:
    parsed = _read(
        _changed(
            "tasks",
            text="Ta\u0323\u0302p hua\u0302\u0301n",
            lead=["Bo\u0323\u0302 Y te\u0302\u0301"],
        )
    )

    assert (parsed.tasks[0].text, parsed.tasks[0].lead[0].text) == ("Tập huấn", "Bộ Y tế")


def test_every_line_of_the_file_is_read() -> None:
    data = json.dumps(DOCUMENT, indent=1).encode()

    counts = _read(data).ledger.counts()

    assert (counts["read"], counts["unread"]) == (len(data.splitlines()), 0)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (_changed("tasks", text=""), "“tasks”, mục 1, “text”"),
        (_changed("tasks", timeframe={"due_on": "2025-02-30"}), "“timeframe”, “due_on”"),
        (_changed("solutions", grain="chương"), "“solutions”, mục 1, “grain”"),
        (_changed("document", issued_on="05/02/2025"), "“document”, “issued_on”"),
        (_changed("indicators", name=""), "“indicators”, mục 1, “name”"),
        (_changed("tasks", document="khác"), "không có văn bản nào mang id “khác”"),
        (DOCUMENT | {"issues": [{"code": "lạ", "severity": "info"}]}, "“issues”, mục 1, “code”"),
        ({"tasks": []}, "“document”"),
        ([], "ngoài cùng phải là một đối tượng"),
        ("chữ", "ngoài cùng phải là một đối tượng"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(content: object, place: str) -> None:
    with pytest.raises(Unreadable, match=place):
        _read(content)


@pytest.mark.parametrize("head", [{}, {"symbol": "12/KH-BGDĐT", "cites": ["57-NQ/TW"]}])
def test_a_document_that_says_nothing_is_refused(head: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match="không nói gì"):
        _read({"document": head})


@pytest.mark.parametrize("data", [b"", b'{"document": {', b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="JSON"):
        _read(data)


def test_what_parse_prints_comes_in_as_it_went_out() -> None:
    text = (
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n\n1. Vụ Pháp chế rà soát quy định trước ngày 30/6/2025.\n\n"
        f"Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT.\n\nPHỤ LỤC\n\n{COLUMNS}"
        "1\tXây dựng đề án\tVụ Pháp chế\tBộ Y tế\tQuý IV/2025\tĐề án\n"
        "2\tTập huấn\tVụ Giáo dục Đại học\t\tHằng năm\t\n"
    )
    register = shipped_register()

    def view(parsed: Parsed) -> dict[str, Any]:
        return parsed_view(record(parsed, register))

    printed = view(parse(text))
    again = view(_read(json.loads(json.dumps(printed, default=str))))

    assert {**again, "lines": None} == {**printed, "lines": None}
    assert len(printed["tasks"]) == 3
