from itertools import chain
from typing import Any

import pytest

from loaders.formulas.closings import CLOSINGS
from loaders.formulas.columns import HEADINGS
from loaders.formulas.marks import MARKS
from loaders.formulas.openings import OPENINGS
from loaders.formulas.phrase import Phrase

TABLES: tuple[tuple[Phrase[Any], ...], ...] = (MARKS, OPENINGS, CLOSINGS, HEADINGS)
NAMES = ["marks", "openings", "closings", "columns"]
ALL = tuple(chain(*TABLES))


def test_every_phrase_has_an_id_examples_and_what_resembles_it() -> None:
    assert len({phrase.id for phrase in ALL}) == len(ALL)
    assert [each.id for each in ALL if not (each.examples and each.others)] == []


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_phrase_matches_its_examples_and_no_phrase_above_it_does(
    table: tuple[Phrase[Any], ...],
) -> None:
    wrong = [
        (phrase.id, other.id, text)
        for place, phrase in enumerate(table)
        for text in phrase.examples
        for other in table[: place + 1]
        if bool(other.search(text)) is not (other is phrase)
    ]

    assert wrong == []


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_what_only_resembles_a_phrase_is_matched_by_none(table: tuple[Phrase[Any], ...]) -> None:
    wrong = [
        (phrase.id, other.id, text)
        for phrase in table
        for text in phrase.others
        for other in table
        if other.search(text)
    ]

    assert wrong == []
