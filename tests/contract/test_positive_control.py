"""Duties of Resolution 03/NQ-CP in the ministry's plan for it: a control with a known answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.base.settings import Settings
from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store
from loaders.pipeline import load
from tests.beside import WILD
from tests.golden.sample import SAMPLES

DAY = date(2026, 11, 27)
ABOVE = WILD / "03-NQ-CP_cp_2025_full.md"
PAIRS = {
    **{"22": "23", "31": "17", "32": "1", "33": "20", "81": "30"},
    **{"82": "2", "84": "31", "85": "21", "86": "14", "87": "24"},
}
"""Number of the duty in the annex of 03/NQ-CP, and its number in 100/KH-BGDĐT."""

pytestmark = pytest.mark.usefixtures("shared")


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = LadybugStore.open(Settings(store=str(tmp_path_factory.mktemp("kho") / "kho")))
    load(store, [ABOVE, Path(SAMPLES[2])], shipped_register())
    yield store
    store.close()


def test_f30_c22_all_ten_duties_are_found_with_equal_years_and_none_later(control: Store) -> None:
    params = {"document": "100/KH-BGDĐT", "agency": "Bộ Giáo dục và Đào tạo"}
    answer = ask(control, "duties_beside_above", params, as_of=DAY)

    assert {row["upper_number"]: row["number"] for row in answer.rows} == PAIRS
    assert {row["state"] for row in answer.rows} == {"equal"}
    later = ask(control, "later_than_above", {"document": "100/KH-BGDĐT"}, as_of=DAY).rows
    assert not {row["upper_number"] for row in later} & PAIRS.keys()


def test_f30_c29_one_duty_cites_another_decree(control: Store) -> None:
    answer = ask(control, "citation_mismatches", {}, as_of=DAY)

    assert [(row["number"], row["cites"], row["upper_cites"]) for row in answer.rows] == [
        ("21", "81/2021/NĐ-CP", "87/2021/NĐ-CP")
    ]
