"""What auditors ask of plans and what stands above them, on made-up documents, on both engines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.store.protocol import Store
from loaders.pipeline import load
from tests import cascade

DAY = date(2026, 11, 27)
RESOLUTION = {"resolution": "88-NQ/TW"}
COMMUNE = "ubnd-xa-bum-to-lai-chau-ke-hoach-c518417c"


def rows(store: Store, question: str, **given: str) -> list[dict[str, Any]]:
    return ask(store, question, given, as_of=DAY).rows


def test_c1_what_no_local_plan_takes_up_is_listed_over_all_plans_and_for_each(
    cascade_store: Store,
) -> None:
    over_all = ask(cascade_store, "uncovered_solutions", RESOLUTION | {"grain": "part"}, as_of=DAY)
    commune = RESOLUTION | {"grain": "part", "document": COMMUNE}

    assert [row["code"] for row in over_all.rows] == ["1.2.1", "2.1.1", "2.1.2", "2.2.1"]
    assert (over_all.found, over_all.total) == (4, 7)
    assert len(over_all.documents) == 2
    assert ask(cascade_store, "uncovered_solutions", commune, as_of=DAY).found == 7


def test_c2_duties_that_trace_to_nothing_above_are_found(cascade_store: Store) -> None:
    found = rows(cascade_store, "orphaned_tasks", document="300/KH-UBND")

    assert [(row["text"], row["status"]) for row in found] == [
        ("Tổ chức hội thi nấu ăn cho cán bộ trạm.", "none")
    ]


def test_c3_each_part_is_followed_through_every_level(cascade_store: Store) -> None:
    found = {row["code"]: row for row in rows(cascade_store, "deep_coverage", **RESOLUTION)}

    whole = found["3.1.1"]
    assert (whole["shallow"], whole["deep"]) == ("full", "none")
    assert (whole["ministry"], whole["province"], whole["commune"]) == ("none", "full", "none")
    assert (whole["central"], whole["association"]) == (None, None)
    assert (found["2.2.1"]["shallow"], found["2.2.1"]["deep"]) == ("none", "none")


def test_c4_the_matrix_counts_passages_and_each_cell_opens_its_links(cascade_store: Store) -> None:
    cells = {
        (row["code"], row["document"]): row
        for row in rows(cascade_store, "coverage_matrix", level="all", **RESOLUTION)
    }
    cell = cells["1.1.1", "300/KH-UBND"]
    links = rows(
        cascade_store, "link_explanations", code="1.1.1", document="300/KH-UBND", **RESOLUTION
    )

    assert len(cells) == 3 * 7
    assert (cell["status"], cell["passages"]) == ("partial", 1)
    assert [row["passage_id"] for row in links] == [cell["passage_id"]]


def test_c5_a_link_has_kind_relation_strength_and_rationale(cascade_store: Store) -> None:
    link, *_ = rows(cascade_store, "link_explanations", code="3.1.1", **RESOLUTION)

    assert (link["coverage"], link["relation"], link["strength"]) == ("full", "equal", 10)
    assert "đủ các yếu tố phải có" in link["rationale"]


def test_c7_plans_on_a_document_that_was_amended_are_listed(
    cascade_store: Store, tmp_path: Path
) -> None:
    amending = tmp_path / "sửa đổi.txt"
    amending.write_text(cascade.AMENDMENT, encoding="utf-8")
    load(cascade_store, [amending], shipped_register())

    found = rows(cascade_store, "superseded_parents")

    assert [(row["document"], row["parent"], row["changed_by"]) for row in found] == [
        (COMMUNE, "310/KH-UBND", "401/QĐ-UBND")
    ]
    assert (found[0]["change"], found[0]["changed_on"]) == ("sửa đổi, bổ sung", date(2025, 9, 1))


def test_c11_a_local_target_is_held_against_the_one_above_and_its_floor(
    cascade_store: Store, tmp_path: Path
) -> None:
    low = cascade.PROVINCE.replace("đạt chuẩn quốc gia đạt 75%", "đạt chuẩn quốc gia đạt 65%")
    above_floor = rows(cascade_store, "local_targets", document="300/KH-UBND")
    cascade.load_into(cascade_store, tmp_path, tỉnh=low)
    below = rows(cascade_store, "local_targets", document="300/KH-UBND")

    assert [(row["verdict"], row["verdict_reason"]) for row in above_floor] == [
        ("above_floor", "75 so với 90; mức sàn 70"),
        ("meets", "95 = 95"),
    ]
    assert [row["verdict"] for row in below] == ["below", "meets"]
    assert above_floor[0]["quote"].startswith("Tỷ lệ trạm y tế xã đạt chuẩn")


def test_targets_that_a_plan_does_not_set_are_told_floors_apart(cascade_store: Store) -> None:
    found = rows(cascade_store, "targets_not_set", **RESOLUTION)

    assert {row["document"] for row in found} == {COMMUNE}


def test_c12_a_figure_that_is_taken_of_others_on_the_way_down_is_told(cascade_store: Store) -> None:
    (drift,) = rows(cascade_store, "denominator_drift")

    assert drift["document"] == COMMUNE
    assert drift["drift"] == (
        "cùng con số nhưng tính trên “nhân viên y tế thôn bản của xã” thay vì “nhân viên y tế tại "
        "các trạm y tế xã và trung tâm y tế huyện”"
    )


def test_c12_a_label_that_was_copied_from_above_is_told(
    cascade_store: Store, tmp_path: Path
) -> None:
    copied = cascade.PROVINCE.replace(
        "- Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt",
        "- Tỷ lệ người dân cả nước có hồ sơ sức khỏe điện tử đạt",
    )
    cascade.load_into(cascade_store, tmp_path, tỉnh=copied)

    found = rows(cascade_store, "denominator_drift", document="300/KH-UBND")

    assert [row["drift"] for row in found] == [
        "tên chỉ tiêu của địa phương còn chữ “cả nước” của cấp trên"
    ]


def test_c23_a_missing_link_is_named_and_the_nearest_ancestor_inferred(
    cascade_store: Store,
) -> None:
    (found,) = rows(cascade_store, "missing_middle")

    assert (found["document"], found["missing"]) == (COMMUNE, "310/KH-UBND")
    assert (found["nearest"], found["basis"]) == ("21/KH-BYT", "matched")
    assert found["share"] == pytest.approx(43 / 53, abs=1e-3)


def test_c28_what_repeats_the_document_above_is_told_with_its_places(cascade_store: Store) -> None:
    found = rows(cascade_store, "copied_from_above", document=COMMUNE)
    whole = next(row for row in found if row["share"] == 1.0)

    assert whole["above"] == "21/KH-BYT"
    assert (whole["repeated"], whole["words"]) == (27, 27)
    assert (whole["document_repeated"], whole["document_words"]) == (43, 53)
    assert whole["quote"].startswith("Xây dựng chuyên mục truyền thông phòng bệnh")
    (span,) = whole["spans"]
    assert span.startswith(f"{whole['line']}:")


def test_what_a_plan_above_is_missing_for_cannot_be_assessed(cascade_store: Store) -> None:
    (found,) = rows(cascade_store, "coverage_matrix", resolution="310/KH-UBND")

    assert (found["status"], found["code"]) == ("not_assessable", None)


def test_every_share_is_n_of_all_parts(cascade_store: Store) -> None:
    answer = ask(cascade_store, "coverage_by_document", RESOLUTION, as_of=DAY)
    province = next(row for row in answer.rows if row["document"] == "300/KH-UBND")

    counts = [province[name] for name in ("full", "partial", "unsure", "missing")]
    assert counts == [1, 2, 0, 4]
    assert (province["parts"], province["share"]) == (7, 42.8)
    assert len(answer.documents) == 3


def handed_down(store: Store, folder: Path, **changed: str) -> None:
    """A ministry's annex of two duties, and the plan of its department for it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trên.txt").write_text(cascade.ANNEX, encoding="utf-8")
    lower = cascade.HEIR
    for before, after in changed.values():
        lower = lower.replace(before, after)
    (folder / "dưới.txt").write_text(lower, encoding="utf-8")
    load(store, [folder], shipped_register())


def test_c22_a_deadline_later_than_the_one_above_is_told(store: Store, tmp_path: Path) -> None:
    handed_down(store, tmp_path / "bằng")
    equal = rows(store, "duties_beside_above")
    assert rows(store, "later_than_above") == []

    handed_down(store, tmp_path / "muộn", hạn=("30/6/2026", "30/9/2026"))
    (late,) = rows(store, "later_than_above")

    assert {row["state"] for row in equal} == {"equal"}
    assert [(row["upper_number"], row["number"]) for row in equal] == [("1", "1"), ("2", "2")]
    assert (late["number"], late["due_on"], late["upper_due_on"]) == (
        "1",
        date(2026, 9, 30),
        date(2026, 6, 30),
    )


def test_c29_a_citation_that_differs_from_the_one_above_is_told(
    store: Store, tmp_path: Path
) -> None:
    handed_down(store, tmp_path / "bằng")
    assert rows(store, "citation_mismatches") == []

    handed_down(store, tmp_path / "khác", dẫn=("96/2023/NĐ-CP", "69/2023/NĐ-CP"))
    (wrong,) = rows(store, "citation_mismatches")

    assert (wrong["cites"], wrong["upper_cites"]) == ("69/2023/NĐ-CP", "96/2023/NĐ-CP")
