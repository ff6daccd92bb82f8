"""Something is changed in a shipped document; the answer changes there and nowhere else."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from tests.golden.sample import SAMPLES
from tests.reading.reader import ABSENT, View, changes, view, without_places

TEXTS = {path.name[:3]: path.read_text(encoding="utf-8") for path in SAMPLES}
PLANS = ("000", "002", "003", "004")
"""All but the press report."""
LEAD = 2
HELP = {"002": 3, "004": 3}
WHEN = {"000": 3, "002": 5, "004": 4}
NOBODY = "Cục Chưa Ai Biết"


@cache
def original(number: str) -> View:
    return view(TEXTS[number])


@dataclass(frozen=True)
class Row:
    """A row of an annex: its document, its rank among the tasks, its line counted from 0."""

    document: str
    rank: int
    place: int

    @property
    def task(self) -> dict[str, Any]:
        found: dict[str, Any] = original(self.document)["tasks"][self.rank]
        return found

    def cell(self, column: int) -> str:
        return TEXTS[self.document].split("\n")[self.place].split("\t")[column]

    def cites(self) -> bool:
        """Whether the deadline cites another document."""
        return "/QĐ-" in self.cell(WHEN[self.document])


@cache
def rows_of(number: str) -> list[Row]:
    tasks = enumerate(original(number)["tasks"])
    return [
        Row(number, rank, task["line"] - 1) for rank, task in tasks if task["origin"] == "annex"
    ]


def with_cells(new: Mapping[Row, Mapping[int, str]]) -> View:
    """The document as read with other words in some cells of these rows."""
    (number,) = {row.document for row in new}
    lines = TEXTS[number].split("\n")
    for row, texts in new.items():
        cells = lines[row.place].split("\t")
        for column, text in texts.items():
            cells[column] = text
        lines[row.place] = "\t".join(cells)
    return view("\n".join(lines))


Changes = dict[str, tuple[Any, Any]]


def changes_by_row(
    new: Mapping[Row, Mapping[int, str]],
) -> tuple[list[tuple[Row, Changes]], Changes]:
    """What the words change in the statements of each row, and what they change elsewhere."""
    (number,) = {row.document for row in new}
    elsewhere = changes(original(number), with_cells(new))
    own: list[tuple[Row, Changes]] = []
    for row in new:
        start = f"tasks.{row.rank}."
        paths = [path for path in elsewhere if path.startswith(start)]
        own.append((row, {path.removeprefix(start): elsewhere.pop(path) for path in paths}))
    return own, elsewhere


TORN = {("002", 12), ("002", 17), ("002", 30)}
"""Rows whose cell of helpers goes on behind a page break."""
HALVES = [(number, half) for number in WHEN for half in (0, 1)]
each_half = pytest.mark.parametrize(("number", "half"), HALVES)
"""Every other row of a document changes at once, and those between must stay as they are."""


def _moved_agencies(found: Changes) -> None:
    """Names that nobody else bears leave the list of names with their cell."""
    for path in [each for each in found if each.startswith("agencies.")]:
        assert found.pop(path)[1] == ABSENT, path


def test_the_documents_have_all_their_rows() -> None:
    assert [len(rows_of(each)) for each in WHEN] == [14, 33, 18]


@each_half
def test_a_deleted_lead_leaves_a_task_without_lead_and_an_issue(number: str, half: int) -> None:
    rows = rows_of(number)[half::2]

    own, elsewhere = changes_by_row({row: {LEAD: ""} for row in rows})

    _moved_agencies(elsewhere)
    gone, come = elsewhere.pop("issues")
    assert elsewhere == {}
    for row, found in own:
        assert found.pop("lead") == (row.task["lead"], [])
        assert found.pop("lead_absence") == (None, "not_stated")
        in_the_same_cell = {"focal", "coordinating"} if number == "000" else set()
        assert found.keys() <= in_the_same_cell
        assert any(row.task["text"].startswith(quote) for _, quote in come)
    assert [code for code, _ in come] == ["lead-missing"] * len(rows)
    assert {quote for _, quote in gone} <= {name for row in rows for name in row.task["lead"]}


@pytest.mark.parametrize(("number", "half"), [each for each in HALVES if each[0] in HELP])
def test_swapped_cells_swap_lead_and_helpers(number: str, half: int) -> None:
    column = HELP[number]
    rows = [row for row in rows_of(number)[half::2] if (number, row.rank) not in TORN]

    own, elsewhere = changes_by_row(
        {row: {LEAD: row.cell(column), column: row.cell(LEAD)} for row in rows}
    )

    assert elsewhere == {}
    for row, found in own:
        task = row.task
        assert found == {
            "lead": (task["lead"], task["coordinating"]),
            "coordinating": (task["coordinating"], task["lead"]),
        }


@each_half
def test_an_unknown_agency_is_kept_as_written_and_reported(number: str, half: int) -> None:
    rows = rows_of(number)[half::2]

    own, elsewhere = changes_by_row({row: {LEAD: NOBODY} for row in rows})

    assert elsewhere.pop(f"agencies.{NOBODY}") == (ABSENT, None)
    _moved_agencies(elsewhere)
    _, come = elsewhere.pop("issues")
    assert elsewhere == {}
    assert come == [("agency-unknown", NOBODY)] * len(rows)
    for row, found in own:
        assert found.pop("lead") == (row.task["lead"], [NOBODY])
        assert found.keys() <= {"focal", "coordinating"}
        assert number == "000" or not found


DEADLINES = (
    ("Quý III năm 2031", "quarter", None, "2031-09-30"),
    ("trước ngày 29/02/2028", "date", None, "2028-02-29"),
    ("2027-2029", "period", "2027-01-01", "2029-12-31"),
)


@each_half
def test_another_deadline_changes_that_deadline_alone(number: str, half: int) -> None:
    rows = [row for row in rows_of(number)[half::2] if not row.cites()]
    written = dict(zip(rows, itertools.cycle(DEADLINES), strict=False))

    after = with_cells({row: {WHEN[number]: frame[0]} for row, frame in written.items()})

    expected = list(original(number)["tasks"])
    for row, frame in written.items():
        timeframe = dict(zip(("text", "kind", "start_on", "due_on"), frame, strict=True))
        expected[row.rank] = row.task | {"timeframe": timeframe}
    assert changes(original(number) | {"tasks": expected}, after) == {}
    assert [after["tasks"][row.rank] for row in rows] == [expected[row.rank] for row in rows]


@each_half
def test_a_day_that_is_not_in_the_calendar_is_kept_and_reported(number: str, half: int) -> None:
    rows = [row for row in rows_of(number)[half::2] if not row.cites()]
    day = "Trước ngày 31/02/2026"

    own, elsewhere = changes_by_row({row: {WHEN[number]: day} for row in rows})

    gone, come = elsewhere.pop("issues")
    assert elsewhere == {}
    assert come == [("date-impossible", day)] * len(rows)
    assert {quote for _, quote in gone} <= {row.task["timeframe"]["text"] for row in rows}
    for _, found in own:
        assert found["timeframe.text"][1] == day
        assert found["timeframe.kind"][1] == "unreadable"
        assert all(path.startswith("timeframe.") for path in found)
        assert found.get("timeframe.due_on", (None, None))[1] is None


def test_a_deadline_that_cites_takes_its_citation_along() -> None:
    (row,) = (row for number in WHEN for row in rows_of(number) if row.cites())

    ((_, own),), elsewhere = changes_by_row({row: {WHEN["004"]: "Năm 2030"}})

    before, after = elsewhere.pop("document.cites")
    assert [each for each in before if each not in after] == ["403/QĐ-TTg"]
    assert (own.keys(), elsewhere) == ({"timeframe.text"}, {})


def test_another_day_of_a_report_changes_that_report_alone() -> None:
    new = TEXTS["002"].replace("Trước 30 tháng 5 và", "Trước 25 tháng 5 và")

    after = view(new)

    (rank,) = [n for n, each in enumerate(after["reports"]) if each["dates"] == ["05-25", "11-20"]]
    assert original("002")["reports"][rank]["dates"] == ["05-30", "11-20"]
    found = changes(original("002"), after)
    touched = {path.split(".")[0] for path in found}
    assert touched == {"reports", "tasks"}
    assert {path for path in found if path.startswith("reports.")} == {
        f"reports.{rank}.dates",
        f"reports.{rank}.when",
    }
    assert len({path.split(".")[1] for path in found if path.startswith("tasks.")}) == 1


def test_another_day_of_issue_than_the_annex_says_is_a_conflict() -> None:
    found = changes(
        original("000"),
        view(TEXTS["000"].replace("ngày 14 tháng 5 năm 2026", "ngày 15 tháng 5 năm 2026")),
    )

    gone, come = found.pop("issues")
    assert found == {"document.issued_on": ("2026-05-14", "2026-05-15")}
    assert (gone, [code for code, _ in come]) == ([], ["number-conflict"])


WAYS: dict[str, Callable[[str], str | bytes]] = {
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "both kinds of spaces": lambda text: text.replace(" ", "\u00a0 "),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "soft hyphens": lambda text: text.replace("o", "o\u00ad"),
    "blanks at the ends": lambda text: text.replace("\n", "  \n"),
    "blanks before lines": lambda text: re.sub(r"^(?=[^\t\n ])", "  ", text, flags=re.M),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "a mark of UTF-8": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "a mark, CRLF, decomposed": lambda text: (
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode()
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", TEXTS)
def test_the_same_words_written_in_another_way_are_the_same(number: str, way: str) -> None:
    written = WAYS[way](TEXTS[number])

    assert written != TEXTS[number]
    assert changes(original(number), view(written)) == {}


@pytest.mark.parametrize(
    ("number", "whole", "torn"),
    [
        ("002", "KẾ HOẠCH\n", "KẾ HO ẠCH"),
        ("000", "KẾ HOẠCH\n", "K Ế HOẠCH"),
        ("004", "CHƯƠNG TRÌNH HÀNH ĐỘNG**", "CHƯƠNG TR ÌNH HÀNH ĐỘNG"),
    ],
)
def test_a_torn_kind_is_understood_and_said(number: str, whole: str, torn: str) -> None:
    ending = whole[len(torn) - 1 :]

    found = changes(original(number), view(TEXTS[number].replace(whole, torn + ending, 1)))

    assert [code for code, _ in found.pop("issues")[1]] == ["letters-joined"]
    assert found == {}


def test_a_torn_name_of_an_agency_is_read_and_the_tear_is_said() -> None:
    row = rows_of("002")[0]

    ((_, own),), elsewhere = changes_by_row({row: {LEAD: "V ụ KHCNMT"}})

    assert [code for code, _ in elsewhere.pop("issues")[1]] == ["letters-joined"]
    assert (own, elsewhere) == ({}, {})


@pytest.mark.parametrize(
    ("number", "whole", "torn"),
    [
        ("002", "Nơi nhận:", "N ơi nhận:"),
        ("002", "BỘ TRƯỞNG", "B Ộ TRƯỞNG"),
        ("000", "III. TỔ CHỨC THỰC HIỆN", "III. TỔ CH ỨC THỰC HIỆN"),
        ("002", "III. TỔ CHỨC THỰC HIỆN", "III. T Ổ CHỨC THỰC HIỆN"),
    ],
)
def test_a_tear_in_a_word_of_structure_changes_nothing(number: str, whole: str, torn: str) -> None:
    assert whole in TEXTS[number]

    found = changes(original(number), view(TEXTS[number].replace(whole, torn, 1)))

    assert [code for code, _ in found.pop("issues")[1]] == ["letters-joined"]
    assert found == {}


def test_a_torn_year_is_kept_as_written_and_reported() -> None:
    row = next(row for number in WHEN for row in rows_of(number) if row.cell(-2) == "2028")

    ((_, own),), elsewhere = changes_by_row({row: {WHEN[row.document]: "20 28"}})

    assert own == {
        "timeframe.text": ("2028", "20 28"),
        "timeframe.kind": ("year", "unreadable"),
        "timeframe.due_on": ("2028-12-31", None),
    }
    assert elsewhere == {"issues": ([], [("timeframe-unreadable", "20 28")])}


def _with_lines(number: str, new: Mapping[int, str]) -> str:
    """The document with new lines before those at some places."""
    lines = TEXTS[number].split("\n")
    return "\n".join(f"{new[at]}\n{line}" if at in new else line for at, line in enumerate(lines))


@each_half
def test_page_numbers_between_rows_change_nothing(number: str, half: int) -> None:
    marks = itertools.cycle(["12", "- 13 -", "Trang 14", "15/40", "\f16"])
    pages = {row.place: next(marks) for row in rows_of(number)[half::2]}

    after = view(_with_lines(number, pages))

    assert changes(without_places(original(number)), without_places(after)) == {}
    before = original(number)["lines"]
    assert after["lines"] == before | {"ignored": before["ignored"] + len(pages)}


@pytest.mark.parametrize("rest", ["\tđiều chỉnh, đồng bộ", "\tmở trong giáo dục", "\ttạo quản lý."])
def test_a_page_number_in_the_middle_of_a_torn_row_changes_nothing(rest: str) -> None:
    lines = TEXTS["002"].split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(rest))
    header = place - 1
    assert lines[header].startswith("STT\t")

    for at in (header - 1, header, place):
        after = view(_with_lines("002", {at: "5"}))
        assert changes(without_places(original("002")), without_places(after)) == {}, at


def _breaks(number: str) -> dict[int, int]:
    """Line and word where a page may end inside a long duty between two plain words.

    What page breaks do to opening and closing sentences is not asked for here.
    """
    said = original(number)
    duties = {each["line"] for part in ("tasks", "solutions") for each in said[part]}
    found = {}
    for place, line in enumerate(TEXTS[number].split("\n")):
        words = line.split(" ")
        if "\t" in line or len(words) < 30 or place + 1 not in duties:
            continue
        for at in range(len(words) // 2, len(words) - 5):
            if words[at][:1].islower() and words[at - 1].isalpha() and words[at - 1].islower():
                found[place] = at
                break
    return found


def test_every_plan_has_duties_that_a_page_may_end_in() -> None:
    assert all(len(_breaks(number)) > 1 for number in PLANS)


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("number", PLANS)
def test_pages_that_end_inside_duties_change_nothing(number: str, half: int) -> None:
    between = itertools.cycle(["\n12\n", "\n\n- 12 -\n\n", "\n\n"])
    lines = TEXTS[number].split("\n")
    for place, at in list(_breaks(number).items())[half::2]:
        words = lines[place].split(" ")
        lines[place] = " ".join(words[:at]) + next(between) + " ".join(words[at:])

    after = view("\n".join(lines))

    assert changes(without_places(original(number)), without_places(after)) == {}
