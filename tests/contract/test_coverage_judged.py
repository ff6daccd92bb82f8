"""The flagship question against what careful readers judged, over the shipped corpus."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

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
FOLDER = Path(__file__).parents[1] / "golden" / "coverage"
PLANS = {
    "333-kh-lhhvn-2026": "000_8625e1e66144378c",
    "ubnd-phuong-thuy-nguyen-hai-phong-ke-hoach-e5267349": "003_a4acfd5417d7c047",
    "05-ctr-tu-tinh-lai-chau-2025": "004_f08d51100ad4b942",
}
LOCAL = tuple(PLANS)[1:]
FULL_TEXT = WILD / "71-NQ-TW_bct_2025.md"
Cells = Mapping[tuple[str, str], dict[str, Any]]


def labels(plan: str) -> dict[str, dict[str, Any]]:
    lines = (FOLDER / f"{PLANS[plan]}.jsonl").read_text(encoding="utf-8").splitlines()
    return {each["code"]: each for each in map(json.loads, lines)}


def matrix(store: Store) -> Cells:
    params = {"resolution": "71-NQ/TW", "level": "all"}
    rows = ask(store, "coverage_matrix", params, as_of=DAY).rows
    return {(row["document_id"], row["code"]): row for row in rows if row["document_id"] in PLANS}


@pytest.fixture(scope="module")
def corpus(corpus_folder: Path) -> Iterator[Store]:
    store = LadybugStore.open(Settings(store=str(corpus_folder)), read_only=True)
    yield store
    store.close()


def is_taken_up(status: str) -> bool:
    return status in ("full", "partial")


def judged(cells: Cells) -> list[tuple[str, bool, bool]]:
    """For each pair the answer's status, whether a reader took it as taken up, and the quote."""
    found = []
    for plan in PLANS:
        for code, label in labels(plan).items():
            cell = cells[plan, code]
            right = cell["line"] in label["lines"]
            found.append((cell["status"], is_taken_up(label["status"]), right))
    return found


def check(pairs: list[tuple[str, bool, bool]]) -> None:
    decided = [(is_taken_up(said), true) for said, true, _ in pairs if said != "unsure"]
    none = [true for said, true, _ in pairs if said == "none"]
    gaps = [said for said, true, _ in pairs if not true]
    quoted = [right for said, true, right in pairs if true and is_taken_up(said)]

    assert len(pairs) == 131 * len(PLANS)
    assert sum(said == "unsure" for said, _, _ in pairs) <= 0.12 * len(pairs)
    assert sum(said == true for said, true in decided) >= 0.93 * len(decided)
    assert sum(not true for true in none) >= 0.9 * len(none)
    assert sum(not is_taken_up(said) for said in gaps) >= 0.95 * len(gaps)
    assert sum(quoted) >= 0.9 * len(quoted)


def test_each_part_of_each_plan_is_answered_as_careful_readers_judged(corpus: Store) -> None:
    check(judged(matrix(corpus)))


@pytest.mark.parametrize("grain", ["solution", "part"])
def test_no_true_gap_of_the_local_plans_is_hidden(corpus: Store, grain: str) -> None:
    taken = {
        code
        for plan in LOCAL
        for code, label in labels(plan).items()
        if is_taken_up(label["status"])
    }
    every = set(labels(LOCAL[0]))
    gaps = every - taken
    if grain == "solution":
        gaps = {each.rpartition(".")[0] for each in every} - {
            each.rpartition(".")[0] for each in taken
        }

    params = {"resolution": "71-NQ/TW", "level": "local", "grain": grain}
    answer = ask(corpus, "uncovered_solutions", params, as_of=DAY)
    shown = {row["code"] for row in answer.rows}

    assert len(gaps & shown) >= 0.95 * len(gaps)
    assert answer.documents == sorted(LOCAL)


def test_what_only_central_authorities_can_do_is_told_apart(corpus: Store) -> None:
    params = {"resolution": "71-NQ/TW", "level": "local", "grain": "part"}
    rows = ask(corpus, "uncovered_solutions", params, as_of=DAY).rows

    assert {row["only_national"] for row in rows if row["scope"] == "national"} == {True}
    assert {row["only_national"] for row in rows if row["scope"] != "national"} == {False}
    assert {"2.7.5", "7.2.3"} <= {row["code"] for row in rows if row["only_national"]}


@pytest.mark.usefixtures("shared")
def test_the_full_text_of_the_resolution_gives_the_same_answers(
    corpus: Store, ladybug_store: Store
) -> None:
    load(ladybug_store, [*SAMPLES, FULL_TEXT], shipped_register())
    ours, theirs = matrix(corpus), matrix(ladybug_store)

    assert ours.keys() == theirs.keys()
    differing = [key for key in ours if ours[key]["status"] != theirs[key]["status"]]
    assert len(differing) <= 0.05 * len(ours)
    check(judged(theirs))


def test_the_first_to_be_reviewed_is_what_the_methods_contradict_each_other_on(
    corpus: Store,
) -> None:
    rows = ask(corpus, "review_queue", {"resolution": "71-NQ/TW"}, as_of=DAY).rows
    reasons = [row["why"] for row in rows]

    assert reasons[0] == "disagree"
    assert reasons == sorted(reasons, key=["disagree", "suspect", "uncertain"].index)


def test_f14_the_targets_of_lai_chau_beside_those_of_the_resolution(corpus: Store) -> None:
    rows = ask(corpus, "local_targets", {"document": "05-CTr/TU"}, as_of=DAY).rows
    verdicts = {row["name"]: (row["verdict"], row["verdict_reason"]) for row in rows}

    assert verdicts["Trường đạt chuẩn quốc gia"] == ("meets", "80 = 80")
    upper_secondary = (
        "Tỉ lệ người trong độ tuổi hoàn thành cấp trung học phổ thông và tương đương cả nước"
    )
    assert verdicts[upper_secondary] == ("above_floor", "62 so với 85; mức sàn 60")
    after = "Tỉ lệ người trong độ tuổi theo học các trình độ sau trung học phổ thông"
    assert verdicts[after] == ("below", "25 so với 50")
    hdi = "Chỉ số giáo dục đóng góp vào chỉ số phát triển con người (HDI)"
    assert verdicts[hdi][0] == "not_localised"
    rank = "Xếp hạng về hệ thống giáo dục quốc dân hiện đại, công bằng và chất lượng trên cả nước"
    assert verdicts[rank][0] == "not_comparable"
    assert all(row["quote"] and row["upper_name"] for row in rows)


def test_f16_f13_denominators_that_changed_on_the_way_down(corpus: Store) -> None:
    rows = ask(corpus, "denominator_drift", {}, as_of=DAY).rows
    found = {(row["document_id"], row["target"]) for row in rows}

    assert (LOCAL[0], "Tối thiểu 70%") in found
    assert (LOCAL[1], "≥62") in found


def test_f10_f12_f15_figures_that_contradict_each_other(corpus: Store) -> None:
    rows = ask(corpus, "inconsistent_indicators", {}, as_of=DAY).rows

    assert sorted((row["document"], row["kind"]) for row in rows) == [
        ("05-CTr/TU", "baseline"),
        ("05-CTr/TU", "fraction"),
        ("157/QĐ-TTg", "overlap"),
        (LOCAL[0], "overlap"),
    ]


def test_f19_the_ward_goes_back_to_157_over_a_missing_decision(corpus: Store) -> None:
    rows = ask(corpus, "missing_middle", {}, as_of=DAY).rows
    ward = {row["missing"]: row["nearest"] for row in rows if row["document_id"] == LOCAL[0]}
    copied = ask(corpus, "copied_from_above", {"document": LOCAL[0], "least": "0"}, as_of=DAY).rows
    body = [row for row in copied if int(row["line"]) < 100]

    assert ward == {"547/QĐ-UBND": "157/QĐ-TTg"}
    share = sum(row["repeated"] for row in body) / sum(row["words"] for row in body)
    assert 0.75 <= share <= 0.9
    assert all(row["spans"] for row in copied if row["repeated"])
