"""What is drawn from a store, on every engine."""

from datetime import date

import pytest

from graph.base.errors import NotFound
from graph.questions.catalogue import ask
from graph.store.protocol import Store
from tests import small
from tests.viz import cascade
from viz.draw import draw
from viz.picture import LEVEL, Box, EmptyPicture, Picture


@pytest.fixture
def cascade_graph(store: Store) -> Store:
    records, links = cascade.everything()
    store.write(records, links)
    return store


def drawn(store: Store, **wanted: str | int) -> Picture:
    picture = draw(store, **wanted)  # type: ignore[arg-type]
    assert isinstance(picture, Picture)
    return picture


def boxes(picture: Picture) -> dict[str, Box]:
    return {box.id: box for box in picture.boxes if box.kind != "heading"}


def words(box: Box) -> str:
    return " ".join(line.text for line in box.lines)


def test_a_group_without_a_local_plan_is_marked_in_colour_and_words(cascade_graph: Store) -> None:
    picture = drawn(cascade_graph)
    bare = boxes(picture)[f"{small.RESOLUTION}~2"]

    assert bare.state == "none"
    assert "0/1 giải pháp · Chưa có kế hoạch địa phương nào thực hiện" in words(bare)
    assert "1/3 giải pháp đã có kế hoạch địa phương thực hiện" in picture.summary
    assert "1 nhóm chưa có: nhóm 2" in picture.summary


def test_a_group_taken_up_in_part_counts_its_solutions(cascade_graph: Store) -> None:
    group = boxes(drawn(cascade_graph))[f"{small.RESOLUTION}~1"]

    assert group.state == "partial"
    assert "1/2 giải pháp có kế hoạch · chưa có: 1.2" in words(group)


def test_the_picture_and_the_question_agree(cascade_graph: Store) -> None:
    params = {"resolution": small.RESOLUTION, "level": "local", "grain": "group"}
    answer = ask(cascade_graph, "uncovered_solutions", params, as_of=date(2026, 1, 1))

    bare = {box.id for box in drawn(cascade_graph).boxes if box.state in ("none", "unsure")}
    assert bare == {row["solution_id"] for row in answer.rows}


def test_stated_lines_and_inferred_lines_are_told_apart(cascade_graph: Store) -> None:
    lines = {
        (line.from_id, line.to_id): line.stated
        for line in drawn(cascade_graph).lines
        if line.kind == "implements"
    }

    assert lines == {
        (small.PLAN, small.RESOLUTION): True,
        (small.PLAN, f"{small.RESOLUTION}~1"): False,
    }


def test_every_box_stands_right_of_or_inside_the_level_above(cascade_graph: Store) -> None:
    for picture in (drawn(cascade_graph), drawn(cascade_graph, plan=small.PLAN)):
        shown = boxes(picture).values()
        assert all(box.level == LEVEL[box.kind] for box in shown)
        by_level = [
            min(box.x for box in shown if box.level == level)
            for level in sorted({box.level for box in shown})
        ]
        assert by_level == sorted(set(by_level))


def test_a_plan_opens_into_sections_tasks_and_those_who_lead(cascade_graph: Store) -> None:
    picture = drawn(cascade_graph, plan=small.PLAN)
    kinds = [box.kind for box in boxes(picture).values()]
    leads = [line for line in picture.lines if line.kind == "leads"]

    assert kinds.count("task") == 3
    assert kinds.count("section") == 2
    assert {line.from_id for line in leads} == {small.SO_YTE.id, small.SO_TC.id}
    assert len(leads) == 3


def test_a_task_says_who_leads_it_and_when_it_is_due(cascade_graph: Store) -> None:
    task = boxes(drawn(cascade_graph, plan=small.PLAN))[f"{small.PLAN}~pl.I~1"]
    facts = {fact.label: fact.values for fact in task.card.facts}

    assert "Sở Y tế tỉnh Hòa Bình · Quý IV năm 2025" in words(task)
    assert facts["Thời hạn"] == ("Quý IV năm 2025 (chậm nhất 31/12/2025)",)
    assert facts["Cơ quan phối hợp"] == ("Sở Tài chính tỉnh Hòa Bình (phối hợp)",)
    assert facts["Thực hiện nội dung của 12-NQ/TW"] == (
        "1.1.1 Xây mới trạm y tế ở các xã (đủ, điểm 0,80, máy đề xuất)",
    )
    assert ("Sở Y tế", "05/KH-UBND, dòng 20") in [
        (quote.text, quote.place) for quote in task.card.quotes
    ]


def test_a_task_without_a_lead_says_so(cascade_graph: Store) -> None:
    task = boxes(drawn(cascade_graph, plan=small.PLAN))[f"{small.PLAN}~pl.I~3"]

    assert "không nêu cơ quan chủ trì" in words(task)


def test_above_the_limit_sections_close_and_the_page_says_so(cascade_graph: Store) -> None:
    picture = drawn(cascade_graph, plan=small.PLAN, limit=2)
    closed = [box for box in picture.boxes if box.kind == "section"]

    assert [box.kind for box in picture.boxes if box.kind == "task"] == []
    assert picture.notes[0] == "4 nội dung được gộp theo 2 mục; mở từng mục để xem."
    assert closed[0].opens is not None
    opened = drawn(cascade_graph, plan=small.PLAN, limit=2, section=closed[0].opens.section or "")
    assert [box.kind for box in opened.boxes].count("task") == 3


def test_documents_above_the_limit_share_a_box_that_names_them(cascade_graph: Store) -> None:
    other = small.plan()
    document = other.document.model_copy(
        update={"id": "06-kh-ubnd-son-la-2025", "symbol": "06/KH-UBND"}
    )
    edge = next(edge for edge in other.edges if edge.type == "IMPLEMENTS").model_copy(
        update={"from_id": document.id, "document": document.id}
    )
    cascade_graph.write(
        [other.model_copy(update={"document": document, "nodes": (), "edges": (edge,)})]
    )

    more = boxes(drawn(cascade_graph, limit=1))["more-plans"]
    assert words(more) == "và 1 văn bản khác"
    assert more.card.facts[0].values[0].startswith("06/KH-UBND")


def test_the_same_graph_gives_the_same_picture(cascade_graph: Store) -> None:
    assert drawn(cascade_graph) == drawn(cascade_graph)


def test_a_resolution_is_found_by_number_and_an_unknown_one_is_refused(
    cascade_graph: Store,
) -> None:
    assert drawn(cascade_graph, resolution="12-NQ/TW").view.resolution == small.RESOLUTION
    with pytest.raises(NotFound, match="99-NQ/TW") as caught:
        draw(cascade_graph, resolution="99-NQ/TW")
    assert "12-NQ/TW" in caught.value.hint


def test_an_unknown_plan_or_section_is_refused(cascade_graph: Store) -> None:
    with pytest.raises(NotFound, match="khong-co"):
        draw(cascade_graph, plan="khong-co")
    with pytest.raises(NotFound, match="không có mục"):
        draw(cascade_graph, plan=small.PLAN, section="khong-co")


def test_an_empty_store_says_what_to_do(store: Store) -> None:
    empty = draw(store)

    assert isinstance(empty, EmptyPicture)
    assert empty.title == "Chưa có văn bản nào"
    assert "chidao load" in empty.hint
