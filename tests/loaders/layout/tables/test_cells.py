import pytest

from graph.register.agencies import shipped_register
from graph.schema.vocabulary import Absence, Basis
from loaders.layout.tables.cells import (
    LeadCell,
    cut_name,
    is_ditto,
    is_empty,
    read_lead_cell,
    read_support_cell,
)
from loaders.parsed.document import ParsedTask
from tests.loaders.directive import COLUMNS, HEAD, parse

knows = shipped_register().knows


def _tasks(*rows: str) -> list[ParsedTask]:
    return parse(f"{HEAD}PHỤ LỤC\n\n{COLUMNS}" + "".join(f"{row}\n" for row in rows)).tasks


def test_a_plain_cell_names_who_leads() -> None:
    assert read_lead_cell("Sở Y tế; Công an tỉnh", knows) == LeadCell(["Sở Y tế", "Công an tỉnh"])


def test_brackets_hold_the_focal_unit_and_what_follows_carries_out() -> None:
    cell = read_lead_cell("Bộ Y tế (Vụ Pháp chế) Bộ Tài chính, UBND các tỉnh", knows)

    assert (cell.lead, cell.focal) == (["Bộ Y tế"], ["Vụ Pháp chế"])
    assert cell.others == ["Bộ Tài chính", "UBND các tỉnh"]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính",
        "Chủ trì: Sở Y tế\nPhối hợp: Sở Tài chính",
        "- Cơ quan chủ trì: Sở Y tế\n- Cơ quan phối hợp: Sở Tài chính",
        "Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: Sở Tài chính",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện",
        "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính",
        "Sở Y tế (chủ trì), Sở Tài chính (phối hợp)",
    ],
)
def test_one_cell_may_say_who_leads_and_who_helps(text: str) -> None:
    cell = read_lead_cell(text, knows)

    assert (cell.lead, cell.coordinating) == (["Sở Y tế"], ["Sở Tài chính"])
    assert cell.absence is None


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("", Absence.NOT_STATED),
        ("-", Absence.NOT_STATED),
        ("…", Absence.NOT_STATED),
        ("Không", Absence.NONE),
        ("Không có", Absence.NONE),
        ("không quy định", Absence.NONE),
    ],
)
def test_a_blank_and_a_no_are_two_things(text: str, absence: Absence) -> None:
    assert read_lead_cell(text, knows) == LeadCell([], absence=absence)


def test_a_cell_that_only_names_helpers_leaves_the_lead_open() -> None:
    cell = read_lead_cell("Phối hợp: Sở Tài chính", knows)

    assert (cell.lead, cell.coordinating) == ([], ["Sở Tài chính"])
    assert cell.absence is Absence.NOT_STATED


@pytest.mark.parametrize("text", ["nt", "-nt-", "- nt -", "Như trên", "như trên.", "//", "”"])
def test_a_ditto_mark_is_known(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "-", "Sở Y tế", "Ban Tuyên giáo", "Như Điều 3"])
def test_what_is_no_ditto_mark_is_not_taken_for_one(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize(("text", "empty"), [("", True), (" - ", True), ("…", True), ("x", False)])
def test_dashes_and_dots_are_no_words(text: str, empty: bool) -> None:
    assert is_empty(text) is empty


@pytest.mark.parametrize(
    ("text", "kept", "stump"),
    [
        ("Bộ Y tế, Bộ", "Bộ Y tế", "Bộ"),
        ("Sở Nội vụ và Sở", "Sở Nội vụ", "Sở"),
        ("Bộ Y tế; UBND.", "Bộ Y tế", "UBND"),
        ("Bộ Y tế", "Bộ Y tế", None),
    ],
)
def test_a_name_cut_off_at_the_end_of_a_cell_is_set_apart(
    text: str, kept: str, stump: str | None
) -> None:
    assert cut_name(text) == (kept, stump)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Tài chính, Sở Nội vụ và UBND các xã", ["Sở Tài chính", "Sở Nội vụ", "UBND các xã"]),
        ("Phối hợp với Sở Tài chính và UBND các xã", ["Sở Tài chính", "UBND các xã"]),
        (
            "Các sở, ban, ngành có liên quan; UBND cấp xã",
            ["Các sở, ban, ngành có liên quan", "UBND cấp xã"],
        ),
        ("Theo phân công của Chủ tịch", []),
        ("Không", []),
        ("-", []),
        ("", []),
    ],
)
def test_a_support_cell_names_the_helpers(text: str, names: list[str]) -> None:
    assert read_support_cell(text, knows) == names


def test_a_ditto_takes_over_the_row_above_and_says_so() -> None:
    first, second = _tasks(
        "1\tSoạn đề án\tSở Y tế\tSở Tài chính\t2026\t", "2\tTập huấn\t-nt-\tnt\t2026\t"
    )

    assert [name.text for name in second.lead] == ["Sở Y tế"]
    assert [name.text for name in second.coordinating] == ["Sở Tài chính"]
    assert {name.basis for name in (*second.lead, *second.coordinating)} == {Basis.INHERITED}
    assert {name.basis for name in first.lead} == {Basis.STATED}


def test_a_ditto_reaches_over_another_ditto() -> None:
    tasks = _tasks(
        "1\tSoạn đề án\tSở Y tế\t\t2026\t",
        "2\tTập huấn\t-nt-\t\t2026\t",
        "3\tKiểm tra\t-nt-\t\t2026\t",
    )

    assert [task.lead[0].text for task in tasks] == ["Sở Y tế"] * 3
