"""Decisions on agencies: data beside the documents, kept on reload, undone by taking them out."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.base.errors import Unreadable
from graph.questions.answer import Answer
from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.store.digest import digest
from graph.store.protocol import Store
from loaders.decided.corrections import find_overlay
from loaders.pipeline import load, record_file
from tests.golden.sample import SAMPLES

DAY = date(2025, 2, 10)
MISREAD = "bo-giao-duc-va-dao-tao~cq~vu-gd-dt"
SAID = "\n  reason: Dòng 2 in đúng Vụ GDĐH\n  by: Phòng Tổng hợp\n  on: 2026-11-20\n"
MERGE = f"- agency: Vụ GD&ĐT\n  means: Vụ Giáo dục Đại học{SAID}"
APART = f"- agency: Vụ GDĐH\n  never: bgddt-vu-giao-duc-dai-hoc{SAID}"
RENAME = f"- agency: {MISREAD}\n  rename: Vụ GD&ĐT (bản quét){SAID}"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLES[2], tmp_path / "Kế hoạch 100.txt"))


def _load(store: Store, plan: Path, decided: str | None = None, *, corrections: bool = True) -> str:
    beside = plan.parent / "dinh-chinh.yaml"
    if decided is None:
        beside.unlink(missing_ok=True)
    else:
        beside.write_text(decided, encoding="utf-8")
    load(store, [plan.parent], shipped_register(), corrections=corrections)
    return digest(store)


def _who(store: Store, agency: str) -> Answer:
    return ask(store, "who_owns", {"agency": agency}, as_of=DAY)


def _direct(answer: Answer) -> Counter[tuple[str, str, str]]:
    return Counter(
        (row["role"], row["quote"], row["basis"]) for row in answer.rows if row["via"] is None
    )


def test_p11_a_merge_is_kept_on_reload_and_undone_with_both_histories(
    store: Store, plan: Path
) -> None:
    before = _load(store, plan)
    misread, real = (_direct(_who(store, each)) for each in (MISREAD, "Vụ Giáo dục Đại học"))

    merged = _load(store, plan, MERGE)
    together = _direct(_who(store, "Vụ Giáo dục Đại học"))

    assert Counter(role for role, _, _ in misread.elements()) == {"chủ trì": 5, "phối hợp": 3}
    assert {(quote[:8], basis) for _, quote, basis in misread} == {("Vụ GD&ĐT", "stated")}
    assert together == real + Counter(
        {(role, quote, "reviewed"): count for (role, quote, _), count in misread.items()}
    )
    assert _load(store, plan, MERGE) == merged != before
    assert _load(store, plan) == before
    assert _direct(_who(store, MISREAD)) == misread


def test_p9_decisions_are_an_overlay_with_reasons_that_can_be_switched_off(
    ladybug_store: Store, plan: Path
) -> None:
    source = plan.read_bytes()
    without = _load(ladybug_store, plan)
    _load(ladybug_store, plan, MERGE)
    parsed = record_file(plan, shipped_register()).parsed
    said = [each for each in parsed.issues.found if each.code == "agency-decided"]

    assert _load(ladybug_store, plan, MERGE, corrections=False) == without
    assert plan.read_bytes() == source
    assert len(said) == 8
    assert "Dòng 2 in đúng Vụ GDĐH (Phòng Tổng hợp, 20/11/2026)" in said[0].message


def test_a_name_that_is_decided_not_to_mean_a_body_is_kept_as_written(
    ladybug_store: Store, plan: Path
) -> None:
    before = _load(ladybug_store, plan)
    _load(ladybug_store, plan, APART)
    written = _direct(_who(ladybug_store, "bo-giao-duc-va-dao-tao~cq~vu-gddh"))

    assert {(quote[:7], basis) for _, quote, basis in written} == {("Vụ GDĐH", "reviewed")}
    assert _load(ladybug_store, plan) == before


def test_a_body_that_no_register_knows_can_be_renamed_and_keeps_its_id(
    ladybug_store: Store, plan: Path
) -> None:
    before = _load(ladybug_store, plan)
    duties = _direct(_who(ladybug_store, MISREAD))
    _load(ladybug_store, plan, RENAME)

    for name in ("Vụ GD&ĐT (bản quét)", MISREAD):
        answer = _who(ladybug_store, name)
        assert {row["agency"] for row in answer.rows} == {"Vụ GD&ĐT (bản quét)"}
        assert _direct(answer) == duties
    assert _load(ladybug_store, plan) == before


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (MERGE, "Là “Vụ Giáo dục Đại học”"),
        (APART, "Không phải “bgddt-vu-giao-duc-dai-hoc”"),
        (RENAME, "Gọi là “Vụ GD&ĐT (bản quét)”"),
    ],
)
def test_each_use_of_a_decision_is_said(plan: Path, decided: str, said: str) -> None:
    (plan.parent / "dinh-chinh.yaml").write_text(decided, encoding="utf-8")
    parsed = record_file(plan, shipped_register()).parsed

    told = [each.message for each in parsed.issues.found if each.code == "agency-decided"]
    assert told and all(f"{said}: Dòng 2 in đúng Vụ GDĐH (Phòng Tổng hợp" in each for each in told)


def test_a_decision_for_one_file_that_it_does_not_call_for_is_said(
    ladybug_store: Store, plan: Path
) -> None:
    decided = f"- agency: Vụ Thời tiết\n  means: Văn phòng\n  file: {plan.name}{SAID}"
    _load(ladybug_store, plan, decided)
    parsed = record_file(plan, shipped_register()).parsed

    assert [each.quote for each in parsed.issues.found if each.code == "correction-unused"] == [
        "Vụ Thời tiết"
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        f"- agency: A{SAID}",
        f"- agency: A\n  means: B\n  never: c{SAID}",
        f"- agency: A\n  means: {MISREAD}{SAID}",
        "- agency: A\n  means: B\n  by: C\n  on: 2026-11-20\n",
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_refused(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "dinh-chinh.yaml").write_text(wrong, encoding="utf-8")

    with pytest.raises(Unreadable, match=r"dinh-chinh\.yaml") as refused:
        find_overlay(tmp_path / "a.txt", "a.txt")
    assert "agency, đúng một trong means, never, rename" in refused.value.hint
