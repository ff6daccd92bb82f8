"""Decisions of people on links and gaps: kept, chained, laid over the links, suspect when due."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.base.errors import (
    NotFound,
    StoreBusy,
    UsageError,
)
from graph.base.settings import Settings
from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.review.decisions import (
    BrokenLog,
    Judgement,
    read_log,
    verify,
)
from graph.schema.vocabulary import Coverage, Verdict
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store, read_all
from loaders.matching.reviews import (
    decide,
    judge_link,
    restore,
)
from loaders.pipeline import load
from tests import cascade

DAY = date(2026, 11, 27)
RESOLUTION = {"resolution": "88-NQ/TW"}
UPPER, PROVINCE = "88-nq-tw-2025", "300-kh-ubnd-tinh-lai-chau-2025"
WHY = "Đã đối chiếu hai văn bản."


def links(store: Store, **given: str) -> list[dict[str, Any]]:
    return ask(store, "link_explanations", RESOLUTION | given, as_of=DAY).rows


def cell(store: Store, code: str, **given: str) -> dict[str, Any]:
    params = RESOLUTION | {"document": "300/KH-UBND"} | given
    rows = ask(store, "coverage_matrix", params, as_of=DAY).rows
    return next(row for row in rows if row["code"] == code)


def judge(store: Store, code: str, verdict: Verdict, by: str = "Lan") -> None:
    link = links(store, code=code, document="300/KH-UBND")[0]
    decide(store, [judge_link(store, link["edge_id"], verdict, WHY, by)], apart=True)


def gap(code: str, verdict: Verdict = Verdict.JUSTIFY) -> Judgement:
    return Judgement(PROVINCE, f"{UPPER}~{code}", None, verdict, WHY, "Lan")


def proposal(by: str, verdict: Verdict = Verdict.PROPOSE) -> Judgement:
    passage = f"{PROVINCE}~2.2"
    return Judgement(PROVINCE, f"{UPPER}~2.2.1", passage, verdict, WHY, by, Coverage.PARTIAL)


def test_p3_a_decision_has_name_time_and_reason_and_survives_a_reload(
    cascade_store: Store, tmp_path: Path
) -> None:
    judge(cascade_store, "1.1.1", Verdict.REJECT)
    judge(cascade_store, "1.1.2", Verdict.CONFIRM)
    before = digest(cascade_store)

    cascade.load_into(cascade_store, tmp_path)
    changed = cascade.COMMUNE.replace("chợ phiên", "chợ huyện")
    cascade.load_into(cascade_store, tmp_path, xã=changed)
    cascade.load_into(cascade_store, tmp_path)

    assert digest(cascade_store) == before
    rejected, confirmed = (
        links(cascade_store, code=code, document="300/KH-UBND")[0] for code in ("1.1.1", "1.1.2")
    )
    assert (rejected["status"], rejected["decided_by"], rejected["reason"]) == (
        "rejected",
        "Lan",
        WHY,
    )
    moment = datetime.fromisoformat(confirmed["decided_at"])
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 600
    assert (confirmed["status"], confirmed["suspect"]) == ("confirmed", False)


def test_p3_a_rejected_link_no_longer_counts(cascade_store: Store) -> None:
    assert cell(cascade_store, "1.1.1")["status"] == "partial"

    judge(cascade_store, "1.1.1", Verdict.REJECT)

    assert cell(cascade_store, "1.1.1")["status"] == "none"
    assert cell(cascade_store, "1.1.2")["status"] == "partial"


def test_p3_leaving_a_link_open_makes_the_pair_unsure(cascade_store: Store) -> None:
    judge(cascade_store, "1.1.1", Verdict.UNSURE)

    assert cell(cascade_store, "1.1.1")["status"] == "unsure"


def test_c6_p4_a_decision_is_suspect_once_either_text_changes(
    cascade_store: Store, tmp_path: Path
) -> None:
    judge(cascade_store, "1.1.1", Verdict.CONFIRM)
    judge(cascade_store, "3.1.1", Verdict.CONFIRM)
    decide(cascade_store, [gap("2.2.1")], apart=True)

    upper = cascade.RESOLUTION.replace("ở các xã biên giới, hải đảo", "ở mọi xã biên giới, hải đảo")
    cascade.load_into(cascade_store, tmp_path, **{"nghị quyết": upper})
    states = {row["code"]: row["state"] for row in ask(cascade_store, "decisions", as_of=DAY).rows}
    queue = ask(cascade_store, "review_queue", RESOLUTION, as_of=DAY).rows

    assert states == {"1.1.1": "suspect", "3.1.1": "holds", "2.2.1": "holds"}
    assert [row["why"] for row in queue if row["code"] == "1.1.1"] == ["suspect"]

    lower = cascade.PROVINCE.replace("Bảo đảm đủ thuốc", "Mua đủ thuốc")
    cascade.load_into(cascade_store, tmp_path, tỉnh=lower)
    states = {row["code"]: row["state"] for row in ask(cascade_store, "decisions", as_of=DAY).rows}

    assert states == {"1.1.1": "suspect", "3.1.1": "holds", "2.2.1": "suspect"}


def test_a_decision_whose_passage_is_gone_is_told(cascade_store: Store, tmp_path: Path) -> None:
    judge(cascade_store, "3.1.1", Verdict.CONFIRM)
    without = cascade.PROVINCE.split("2. Chuyển đổi số")[0] + "Nơi nhận:\n- Bộ Y tế.\n"

    cascade.load_into(cascade_store, tmp_path, tỉnh=without)

    (row,) = ask(cascade_store, "decisions", as_of=DAY).rows
    assert (row["state"], row["passage"]) == ("gone", None)


def test_a_gap_may_be_justified_and_says_so(cascade_store: Store) -> None:
    decide(cascade_store, [gap("2.2.1")], apart=True)

    row = cell(cascade_store, "2.2.1")
    params = RESOLUTION | {"grain": "part"}
    uncovered = ask(cascade_store, "uncovered_solutions", params, as_of=DAY).rows

    assert (row["status"], row["gap"], row["gap_reason"]) == ("none", "justify", WHY)
    assert {each["code"]: each["justified"] for each in uncovered} == {
        "1.2.1": 0,
        "2.1.1": 0,
        "2.1.2": 0,
        "2.2.1": 1,
    }
    ministry = ask(
        cascade_store,
        "uncovered_solutions",
        params | {"level": "all", "document": "21/KH-BYT"},
        as_of=DAY,
    ).rows
    assert [each["justified"] for each in ministry] == [0] * 7


def test_p5_p10_what_the_methods_contradict_each_other_on_comes_first(cascade_store: Store) -> None:
    rows = ask(cascade_store, "review_queue", RESOLUTION, as_of=DAY).rows
    priorities = [row["priority"] for row in rows]

    assert priorities == sorted(priorities, reverse=True)
    assert all(
        ({row["by_words"], row["by_letters"]} == {"addressed", "none"})
        == (row["why"] == "disagree")
        for row in rows
    )
    first = judge_link(cascade_store, rows[0]["edge_id"], Verdict.CONFIRM, WHY, "Lan")
    decide(cascade_store, [first], apart=True)
    left = ask(cascade_store, "review_queue", RESOLUTION, as_of=DAY).rows
    assert rows[0]["edge_id"] not in {row["edge_id"] for row in left}
    assert len(left) == len(rows) - 1


def test_p6_a_link_that_a_person_proposed_needs_another_to_confirm(cascade_store: Store) -> None:
    decide(cascade_store, [proposal("Lan")], apart=True)
    assert cell(cascade_store, "2.2.1")["status"] == "unsure"

    with pytest.raises(UsageError, match="Lan"):
        decide(cascade_store, [proposal("lan", Verdict.CONFIRM)], apart=True)
    assert cell(cascade_store, "2.2.1")["status"] == "unsure"

    decide(cascade_store, [proposal("Minh", Verdict.CONFIRM)], apart=True)
    row = cell(cascade_store, "2.2.1")
    assert (row["status"], row["passage_id"]) == ("partial", f"{PROVINCE}~2.2")


def test_a_comparison_of_two_targets_may_be_rejected(cascade_store: Store) -> None:
    def targets() -> list[dict[str, Any]]:
        given = {"document": "300/KH-UBND"}
        return ask(cascade_store, "local_targets", given, as_of=DAY).rows

    before = targets()
    edge = before[0]["edge_id"]
    decide(cascade_store, [judge_link(cascade_store, edge, Verdict.REJECT, WHY, "Lan")], apart=True)

    assert [row["edge_id"] for row in targets()] == [row["edge_id"] for row in before[1:]]
    (entry,) = ask(cascade_store, "decisions", as_of=DAY).rows
    assert (entry["state"], entry["text"]) == ("holds", before[0]["upper_name"])


def test_a_duty_that_was_found_above_may_be_rejected(store: Store, tmp_path: Path) -> None:
    for name, text in (("bộ.txt", cascade.ANNEX), ("sở.txt", cascade.HEIR)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    load(store, [tmp_path], shipped_register())

    found = ask(store, "duties_beside_above", as_of=DAY).rows
    edge = found[0]["edge_id"]
    decide(store, [judge_link(store, edge, Verdict.REJECT, WHY, "Lan")], apart=True)

    left = ask(store, "duties_beside_above", as_of=DAY).rows
    assert [row["edge_id"] for row in left] == [each["edge_id"] for each in found[1:]]


def test_p6_where_it_is_not_asked_for_one_person_may_do_both(cascade_store: Store) -> None:
    decide(cascade_store, [proposal("Lan"), proposal("Lan", Verdict.CONFIRM)], apart=False)

    assert cell(cascade_store, "2.2.1")["status"] == "partial"


def test_p7_the_log_is_a_chain_that_is_only_appended_to(cascade_store: Store) -> None:
    judge(cascade_store, "1.1.1", Verdict.CONFIRM)
    judge(cascade_store, "1.1.1", Verdict.REJECT, by="Minh")

    log = read_log(cascade_store)
    verify(log)

    assert [entry.number for entry in log] == [1, 2]
    assert [entry.verdict for entry in log] == [Verdict.CONFIRM, Verdict.REJECT]
    assert log[1].previous == log[0].digest
    states = [row["state"] for row in ask(cascade_store, "decisions", as_of=DAY).rows]
    assert states == ["replaced", "holds"]
    for broken in (
        [log[0].model_copy(update={"reason": "Khác."}), log[1]],
        [log[1]],
        [log[1], log[0]],
    ):
        with pytest.raises(BrokenLog):
            verify(broken)


def test_two_reviewers_at_once_cannot_both_write_the_next_entry(cascade_store: Store) -> None:
    judge(cascade_store, "1.1.1", Verdict.CONFIRM)
    (first,) = read_log(cascade_store)

    with pytest.raises(StoreBusy):
        cascade_store.write([], [], [first])

    assert read_log(cascade_store) == [first]


def test_p7_an_exported_log_is_read_into_a_new_store(cascade_store: Store, tmp_path: Path) -> None:
    judge(cascade_store, "1.1.1", Verdict.REJECT)
    decide(cascade_store, [gap("2.2.1")], apart=True)
    log = read_log(cascade_store)
    other = LadybugStore.open(Settings(store=str(tmp_path / "kho khác")))
    cascade.load_into(other, tmp_path / "văn bản")

    assert restore(cascade_store, log) == 0
    assert restore(other, log) == 2
    assert restore(other, log) == 0
    assert digest(other) == digest(cascade_store)
    other.close()


def test_a_log_that_differs_is_not_taken_over(cascade_store: Store) -> None:
    judge(cascade_store, "1.1.1", Verdict.REJECT)
    mine = read_log(cascade_store)

    with pytest.raises(UsageError, match="nhật ký"):
        restore(cascade_store, [])
    assert read_log(cascade_store) == mine


def test_p12_answers_can_be_limited_to_confirmed_or_stated_links(cascade_store: Store) -> None:
    judge(cascade_store, "3.1.1", Verdict.CONFIRM)

    answers = {
        kind: ask(
            cascade_store,
            "uncovered_solutions",
            RESOLUTION | {"grain": "part", "links": kind},
            as_of=DAY,
        )
        for kind in ("all", "confirmed", "stated")
    }

    assert {kind: answer.found for kind, answer in answers.items()} == {
        "all": 4,
        "confirmed": 6,
        "stated": 7,
    }
    assert answers["confirmed"].params["links"] == "confirmed"
    assert cell(cascade_store, "3.1.1", links="confirmed")["status"] == "full"
    assert cell(cascade_store, "1.1.1", links="confirmed")["status"] == "none"


def test_what_is_not_in_the_graph_cannot_be_decided_on(cascade_store: Store) -> None:
    nowhere = Judgement(PROVINCE, f"{UPPER}~9.9.9", None, Verdict.JUSTIFY, WHY, "Lan")
    nameless = Judgement(PROVINCE, f"{UPPER}~2.2.1", None, Verdict.JUSTIFY, WHY, " ")
    wrong = Judgement(PROVINCE, f"{UPPER}~2.2.1", None, Verdict.REJECT, WHY, "Lan")

    for judgement, error in ((nowhere, NotFound), (nameless, UsageError), (wrong, UsageError)):
        with pytest.raises(error):
            decide(cascade_store, [judgement], apart=True)
    with pytest.raises(NotFound):
        judge_link(cascade_store, "khong-co", Verdict.CONFIRM, WHY, "Lan")
    assert read_all(cascade_store, "MATCH (d:Decision) RETURN count(d) AS n")[0]["n"] == 0
