"""One thing is changed in a shipped document; the answer changes there and nowhere else."""

import re
import unicodedata
from collections.abc import Callable
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

    def __str__(self) -> str:
        return f"{self.document}-{self.rank}"

    @property
    def task(self) -> dict[str, Any]:
        found: dict[str, Any] = original(self.document)["tasks"][self.rank]
        return found

    def with_cells(self, new: dict[int, str]) -> View:
        """The document as read with other words in some cells of the row."""
        lines = TEXTS[self.document].split("\n")
        cells = lines[self.place].split("\t")
        for column, text in new.items():
            cells[column] = text
        lines[self.place] = "\t".join(cells)
        return view("\n".join(lines))

    def cell(self, column: int) -> str:
        return TEXTS[self.document].split("\n")[self.place].split("\t")[column]

    def changes(self, new: dict[int, str]) -> dict[str, tuple[Any, Any]]:
        """What the words change, the row's own statements under their bare names."""
        own = f"tasks.{self.rank}."
        found = changes(original(self.document), self.with_cells(new))
        return {path.removeprefix(own): both for path, both in found.items()}


ROWS = [
    Row(number, rank, task["line"] - 1)
    for number in WHEN
    for rank, task in enumerate(original(number)["tasks"])
    if task["origin"] == "annex"
]
IN_FOUR = [row for row in ROWS if row.document in HELP]
PLAIN_DAYS = [row for row in ROWS if "/QĐ-" not in row.cell(WHEN[row.document])]
"""Rows whose deadline cites no other document."""
TORN = {("002", 12), ("002", 17), ("002", 30)}
"""Rows whose cell of helpers goes on behind a page break."""


def each_row(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=str)


def _moved_agencies(found: dict[str, Any]) -> None:
    """Names that nobody else bears leave the list of names with their cell."""
    for path in [each for each in found if each.startswith("agencies.")]:
        assert found.pop(path)[1] == ABSENT, path


def test_the_documents_have_all_their_rows() -> None:
    assert [sum(row.document == each for row in ROWS) for each in WHEN] == [14, 33, 18]


@each_row(ROWS[::2])
def test_a_deleted_lead_leaves_one_task_without_lead_and_an_issue(row: Row) -> None:
    found = row.changes({LEAD: ""})

    _moved_agencies(found)
    gone, come = found.pop("issues")
    assert found.pop("lead") == (row.task["lead"], [])
    assert found.pop("lead_absence") == (None, "not_stated")
    assert [code for code, _ in come] == ["lead-missing"]
    assert row.task["text"].startswith(come[0][1])
    assert {quote for _, quote in gone} <= {*row.task["lead"]}
    in_the_same_cell = {"focal", "coordinating"} if row.document == "000" else set()
    assert found.keys() <= in_the_same_cell


@each_row([row for row in IN_FOUR if (row.document, row.rank) not in TORN][::3])
def test_swapped_cells_swap_lead_and_helpers(row: Row) -> None:
    column = HELP[row.document]

    found = row.changes({LEAD: row.cell(column), column: row.cell(LEAD)})

    task = row.task
    assert found == {
        "lead": (task["lead"], task["coordinating"]),
        "coordinating": (task["coordinating"], task["lead"]),
    }


@each_row(ROWS[1::4])
def test_an_unknown_agency_is_kept_as_written_and_reported(row: Row) -> None:
    found = row.changes({LEAD: NOBODY})

    assert found.pop(f"agencies.{NOBODY}") == (ABSENT, None)
    _moved_agencies(found)
    assert found.pop("lead") == (row.task["lead"], [NOBODY])
    _, come = found.pop("issues")
    assert come == [("agency-unknown", NOBODY)]
    assert found.keys() <= {"focal", "coordinating"}
    assert row.document == "000" or not found


@pytest.mark.parametrize(
    ("written", "kind", "start", "due"),
    [
        ("Quý III năm 2031", "quarter", None, "2031-09-30"),
        ("trước ngày 29/02/2028", "date", None, "2028-02-29"),
        ("2027-2029", "period", "2027-01-01", "2029-12-31"),
    ],
)
@each_row(PLAIN_DAYS[::6])
def test_another_deadline_changes_that_deadline_alone(
    row: Row, written: str, kind: str, start: str | None, due: str
) -> None:
    after = row.with_cells({WHEN[row.document]: written})

    frame = {"text": written, "kind": kind, "start_on": start, "due_on": due}
    assert after["tasks"][row.rank] == row.task | {"timeframe": frame}
    found = changes(original(row.document), after)
    assert {path for path in found if not path.startswith(f"tasks.{row.rank}.timeframe.")} == set()


@each_row(PLAIN_DAYS[::6])
def test_a_day_that_is_not_in_the_calendar_is_kept_and_reported(row: Row) -> None:
    found = row.changes({WHEN[row.document]: "Trước ngày 31/02/2026"})

    assert found.pop("issues") == ([], [("date-impossible", "Trước ngày 31/02/2026")])
    assert found["timeframe.text"][1] == "Trước ngày 31/02/2026"
    assert found["timeframe.kind"][1] == "unreadable"
    assert all(path.startswith("timeframe.") for path in found)
    assert found.get("timeframe.due_on", (None, None))[1] is None


def test_a_deadline_that_cites_takes_its_citation_along() -> None:
    (row,) = (row for row in ROWS if row not in PLAIN_DAYS)

    found = row.changes({WHEN["004"]: "Năm 2030"})

    before, after = found.pop("document.cites")
    assert [each for each in before if each not in after] == ["403/QĐ-TTg"]
    assert found.keys() == {"timeframe.text"}


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
    row = ROWS[14]

    found = row.changes({LEAD: "V ụ KHCNMT"})

    assert [code for code, _ in found.pop("issues")[1]] == ["letters-joined"]
    assert found == {}


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
    row = next(row for row in ROWS if row.cell(-2) == "2028")

    found = row.changes({WHEN[row.document]: "20 28"})

    assert found == {
        "timeframe.text": ("2028", "20 28"),
        "timeframe.kind": ("year", "unreadable"),
        "timeframe.due_on": ("2028-12-31", None),
        "issues": ([], [("timeframe-unreadable", "20 28")]),
    }


def _with_line(number: str, place: int, line: str) -> str:
    lines = TEXTS[number].split("\n")
    return "\n".join([*lines[:place], line, *lines[place:]])


@pytest.mark.parametrize("mark", ["12", "- 12 -", "Trang 12", "12/40", "\f12"])
@each_row(ROWS[1::13])
def test_a_page_number_between_rows_changes_nothing(row: Row, mark: str) -> None:
    after = view(_with_line(row.document, row.place, mark))

    assert changes(without_places(original(row.document)), without_places(after)) == {}
    before = original(row.document)["lines"]
    assert after["lines"] == before | {"ignored": before["ignored"] + 1}


@pytest.mark.parametrize("rest", ["\tđiều chỉnh, đồng bộ", "\tmở trong giáo dục", "\ttạo quản lý."])
def test_a_page_number_in_the_middle_of_a_torn_row_changes_nothing(rest: str) -> None:
    lines = TEXTS["002"].split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(rest))
    header = place - 1
    assert lines[header].startswith("STT\t")

    for at in (header - 1, header, place):
        after = view(_with_line("002", at, "5"))
        assert changes(without_places(original("002")), without_places(after)) == {}, at


def _breaks(number: str) -> list[tuple[int, int]]:
    """Line and word where a page may end inside a long paragraph between two plain words."""
    found = []
    for place, line in enumerate(TEXTS[number].split("\n")):
        words = line.split(" ")
        if "\t" in line or len(words) < 30:
            continue
        for at in range(len(words) // 2, len(words) - 5):
            if words[at][:1].islower() and words[at - 1].isalpha() and words[at - 1].islower():
                found.append((place, at))
                break
    return found


# What page breaks do to opening and closing sentences is not asked for here.
DUTIES = {
    (number, place): at
    for number in PLANS
    for place, at in _breaks(number)
    if place + 1
    in {each["line"] for part in ("tasks", "solutions") for each in original(number)[part]}
}


@pytest.mark.parametrize("between", ["\n12\n", "\n\n- 12 -\n\n", "\n\n"])
@pytest.mark.parametrize(
    "number, place", list(DUTIES)[::5], ids=[f"{n}-{p}" for n, p in list(DUTIES)[::5]]
)
def test_a_page_that_ends_inside_a_duty_changes_nothing(
    number: str, place: int, between: str
) -> None:
    lines = TEXTS[number].split("\n")
    words, at = lines[place].split(" "), DUTIES[number, place]
    lines[place] = " ".join(words[:at]) + between + " ".join(words[at:])

    after = view("\n".join(lines))

    assert changes(without_places(original(number)), without_places(after)) == {}
