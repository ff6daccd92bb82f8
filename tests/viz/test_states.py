"""The picture has no opinion of its own: what it draws is what the questions answer."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from graph.base.settings import Settings
from graph.questions.catalogue import ask
from graph.schema.edges import Implements
from graph.schema.model import Node
from graph.schema.records import Links, Records
from graph.schema.vocabulary import Basis, Coverage, Grain, Level, SourceKind
from graph.store.opening import open_store
from graph.store.protocol import Row, Store
from tests import small
from tests.conftest import Filled, Filler, fill_with_cascade, fill_with_corpus
from tests.contract.test_questions import TOP, Corpus
from tests.viz import cascade
from viz.draw import draw
from viz.picture import Box, Picture

DAY = date(2026, 11, 27)
RANKS = ("not_assessable", "none", "unsure", "partial", "full")
GROUP = f"{small.RESOLUTION}~1"


def rows(store: Store, question: str, **given: str) -> list[Row]:
    return ask(store, question, given, as_of=DAY).rows


def drawn(store: Store, plan: str | None = None) -> Picture:
    picture = draw(store, plan=plan)
    assert isinstance(picture, Picture)
    return picture


def groups(picture: Picture) -> dict[str, Box]:
    return {box.id: box for box in picture.boxes if box.kind == "group"}


def statuses(picture: Picture) -> dict[str, str]:
    """What each group is drawn as; one that is taken up in each of its solutions is partial."""
    codes = {id: str(box.state) for id, box in groups(picture).items()}
    return {id: "partial" if state == "taken" else state for id, state in codes.items()}


def best(cells: list[Row]) -> dict[str, str]:
    """The best status of each clause over all documents of a matrix."""
    found: dict[str, str] = {}
    for cell in cells:
        before = found.get(cell["solution_id"], RANKS[0])
        found[cell["solution_id"]] = max(before, cell["status"], key=RANKS.index)
    return found


@pytest.fixture(scope="module", params=[fill_with_cascade, fill_with_corpus])
def loaded(request: pytest.FixtureRequest, filled: Callable[[Filler], Filled]) -> Iterator[Store]:
    """The cascade, then the shipped documents, in an embedded store that is only read."""
    store = open_store(Settings(store=str(filled(request.param).folder)), read_only=True)
    yield store
    store.close()


def test_groups_are_drawn_as_the_matrix_and_the_list_of_gaps_say(loaded: Store) -> None:
    picture = drawn(loaded)
    root = picture.view.resolution
    matrix = rows(loaded, "coverage_matrix", resolution=root, level="local", grain="group")
    gaps = rows(loaded, "uncovered_solutions", resolution=root, level="local", grain="group")

    assert statuses(picture) == best(matrix)
    assert {row["solution_id"]: row["status"] for row in gaps} == {
        id: status for id, status in statuses(picture).items() if status not in ("full", "partial")
    }


def test_solutions_are_counted_as_the_list_of_gaps_says(loaded: Store) -> None:
    picture = drawn(loaded)
    root = picture.view.resolution
    gaps = ask(loaded, "uncovered_solutions", {"resolution": root, "level": "local"}, as_of=DAY)
    unsure = sum(row["status"] == "unsure" for row in gaps.rows)

    assert picture.summary.startswith(f"{gaps.total - gaps.found}/{gaps.total} giải pháp")
    assert (f"(thêm {unsure} giải pháp chưa chắc" in picture.summary) is bool(unsure)
    assert f"trong đó {len(gaps.documents)} của địa phương" in picture.summary


def test_each_plan_is_drawn_as_its_column_of_the_matrix(loaded: Store) -> None:
    overview = drawn(loaded)
    root = overview.view.resolution
    for plan in [box.id for box in overview.boxes if box.opens]:
        cells = rows(
            loaded, "coverage_matrix", resolution=root, level="all", grain="group", document=plan
        )
        lines = {line.to_id for line in overview.lines if line.from_id == plan}
        assert statuses(drawn(loaded, plan)) == best(cells)
        assert lines & groups(overview).keys() == {
            cell["solution_id"] for cell in cells if cell["status"] in ("full", "partial")
        }


def test_the_documents_drawn_are_those_that_the_questions_count(loaded: Store) -> None:
    picture = drawn(loaded)
    answer = ask(
        loaded,
        "coverage_matrix",
        {"resolution": picture.view.resolution, "level": "all"},
        as_of=DAY,
    )

    assert sorted(picture.documents) == sorted([picture.view.resolution, *answer.documents])


def test_who_leads_is_what_the_question_answers(loaded: Store) -> None:
    for plan in [box.id for box in drawn(loaded).boxes if box.opens]:
        owners = rows(loaded, "task_owners", document=plan)
        picture = drawn(loaded, plan)
        lines = {(line.from_id, line.to_id) for line in picture.lines if line.kind == "leads"}
        tasks = {box.id for box in picture.boxes if box.kind == "task"}
        led = {(row["lead_id"], row["task_id"]) for row in owners}

        assert {pair for pair in led if pair[1] in tasks} <= lines
        assert f"; {len({task for _, task in led})}/" in picture.summary


@pytest.mark.parametrize("seed", range(3))
def test_the_outline_is_the_best_of_the_matrix(store: Store, seed: int) -> None:
    random = Corpus(seed)
    store.write(random.records, random.links)

    for level in ("local", "all"):
        given = {"resolution": TOP, "level": level}
        cells = [row for g in Grain for row in rows(store, "coverage_matrix", grain=g, **given)]
        outline = ask(store, "coverage_outline", given, as_of=DAY)
        silent = dict.fromkeys((row["solution_id"] for row in outline.rows), "none")

        assert outline.documents == sorted(random.counted(level))
        found = {row["solution_id"]: row["status"] for row in outline.rows}
        assert found == silent | best(cells)
        for row in outline.rows:
            assert row["document_ids"] == sorted(
                cell["document_id"]
                for cell in cells
                if cell["solution_id"] == row["solution_id"]
                and cell["status"] in ("full", "partial")
            )


def plan(**changed: object) -> Records:
    records = cascade.plan()
    return records.model_copy(
        update={"document": records.document.model_copy(update=dict(changed))}
    )


def test_a_district_is_local(store: Store) -> None:
    store.write([cascade.resolution(), plan(level=Level.DISTRICT)], [small.links()])
    picture = drawn(store)

    assert statuses(picture)[GROUP] == "partial"
    assert "trong đó 1 của địa phương" in picture.summary
    assert "05/KH-UBND · Cấp huyện" in {line.text for box in picture.boxes for line in box.lines}


def test_local_plans_stand_first_and_cited_ones_last(loaded: Store) -> None:
    picture = drawn(loaded)
    root = picture.view.resolution
    params = {"resolution": root, "level": "local"}
    local = ask(loaded, "uncovered_solutions", params, as_of=DAY).documents
    plans = sorted((box for box in picture.boxes if box.kind == "plan"), key=lambda box: box.y)
    ranks = [2 if box.state == "cited" else box.id not in local for box in plans]

    assert ranks == sorted(ranks)
    assert plans[0].y == min(box.y for box in picture.boxes if box.kind != "heading")


def test_a_plan_of_a_ministry_is_drawn_but_is_not_local(store: Store) -> None:
    store.write([cascade.resolution(), plan(level=Level.MINISTRY)], [small.links()])
    picture = drawn(store)

    assert statuses(picture)[GROUP] == "none"
    assert (small.PLAN, GROUP) in {(line.from_id, line.to_id) for line in picture.lines}


def heading() -> Links:
    """The heading of the plan reads like group 1; nothing that it does is matched."""
    edge = Implements(
        from_id=f"{small.PLAN}~II.1",
        to_id=GROUP,
        document=small.PLAN,
        line=12,
        quote="Củng cố mạng lưới trạm",
        basis=Basis.MATCHED,
        score=0.9,
        coverage=Coverage.PARTIAL,
    )
    return Links(document=small.PLAN, edges=(edge,))


def test_a_heading_alone_is_no_commitment(store: Store) -> None:
    store.write([cascade.resolution(), plan()], [heading()])
    (row,) = (
        row
        for row in rows(
            store, "uncovered_solutions", resolution=small.RESOLUTION, level="local", grain="group"
        )
        if row["solution_id"] == GROUP
    )

    for picture in (drawn(store), drawn(store, small.PLAN)):
        assert statuses(picture)[GROUP] == row["status"] == "none"
        assert GROUP not in {line.to_id for line in picture.lines if line.kind == "implements"}


def test_what_only_a_press_report_was_read_for_cannot_be_called_missing(store: Store) -> None:
    press = plan(source_kind=SourceKind.PRESS)
    store.write([cascade.resolution(), press], [small.links()])

    assert statuses(drawn(store)) == {
        GROUP: "partial",
        f"{small.RESOLUTION}~2": "not_assessable",
    }


def test_a_document_that_does_not_say_what_it_carries_out_is_not_counted_but_named(
    store: Store,
) -> None:
    other = small.plan()
    silent = other.document.model_copy(update={"id": "07-kh-ubnd-2025", "symbol": "07/KH-UBND"})
    task: Node = other.nodes[0].model_copy(update={"id": "07~1"})
    held = next(edge for edge in other.edges if edge.type == "CONTAINS")
    held = held.model_copy(update={"from_id": silent.id, "to_id": task.id, "document": silent.id})
    (match,) = small.links().edges
    match = match.model_copy(update={"from_id": task.id, "document": silent.id})
    store.write(
        [
            cascade.resolution(),
            cascade.plan(),
            Records(document=silent, nodes=(task,), edges=(held,)),
        ],
        [small.links(), Links(document=silent.id, edges=(match,))],
    )
    picture = drawn(store)

    assert silent.id not in {box.id for box in picture.boxes}
    assert any("1 văn bản có nội dung khớp nhưng không nêu rõ" in note for note in picture.notes)
