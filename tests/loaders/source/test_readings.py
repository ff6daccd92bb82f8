"""What readers say is merged; a line belongs to the reader that claimed it first."""

from loaders.source.issues import Issues
from loaders.source.ledger import Claim, Ledger
from loaders.source.lines import read_line
from loaders.source.readings import Notes

LINES = tuple(read_line(number, f"dòng {number}") for number in (1, 2, 3))


def test_a_reading_says_what_was_found_claimed_and_not_understood() -> None:
    notes = Notes()
    notes.read(LINES[:1], "task")
    notes.ignore(LINES[1:2], "ruler")
    notes.add("lead-missing", 1, "dòng 1")
    reading = notes.reading(("một việc",))

    assert reading.found == ("một việc",)
    assert reading.claims == {1: Claim(True, "task"), 2: Claim(False, "ruler")}
    assert [each.code for each in reading.issues] == ["lead-missing"]


def test_a_reading_does_not_change_with_what_its_reader_notes_later() -> None:
    notes = Notes()
    reading = notes.reading(None)
    notes.read(LINES, "task")
    notes.add("lead-missing", 1, "dòng 1")

    assert reading.claims == {} and reading.issues == ()


def test_a_line_stays_with_the_reader_that_claimed_it_first() -> None:
    ledger = Ledger(LINES)

    assert ledger.merge({1: Claim(False, "ruler")}) == []
    assert ledger.merge({1: Claim(True, "task"), 2: Claim(True, "task")}) == [1]
    assert ledger.claims == {1: Claim(False, "ruler"), 2: Claim(True, "task")}
    assert [line.number for line in ledger.unread()] == [3]
    assert ledger.counts() == {"read": 1, "ignored": 1, "unread": 1}


def test_inside_one_reader_a_record_outweighs_a_reason() -> None:
    ledger = Ledger(LINES)
    ledger.ignore(LINES[:1], "ruler")
    ledger.read(LINES[:1], "task")
    ledger.ignore(LINES[:1], "junk")

    assert ledger.claims == {1: Claim(True, "task")}


def test_issues_of_readings_are_kept_once() -> None:
    issues, notes = Issues(), Notes()
    notes.add("lead-missing", 1, "dòng 1")
    issues.merge(notes.reading(None).issues)
    issues.merge(notes.reading(None).issues)

    assert len(issues.found) == 1
