"""Every question runs on every engine and says what the small graph holds."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from graph.base.errors import NotFound
from graph.base.settings import Settings
from graph.questions.answer import Answer
from graph.questions.catalogue import Catalog, ask
from graph.questions.files import Question
from graph.schema.edges import Contains, Implements, PartOf
from graph.schema.model import Node
from graph.schema.nodes import Plan, Resolution, Solution, Task
from graph.schema.records import Links, Records
from graph.schema.vocabulary import (
    Absence,
    Basis,
    Coverage,
    Grain,
    Level,
    LinkStatus,
    Origin,
    SourceKind,
)
from graph.store.opening import open_store
from graph.store.protocol import Store
from tests import small
from tests.conftest import Filled, Filler, fill_with_neighbours

TODAY = date(2026, 11, 21)
QUESTIONS = list(Catalog.load().questions.values())
EXAMPLES = {
    "resolution": "12-NQ/TW",
    "document": "05/KH-UBND",
    "agency": "so y te",
    "text": "1",
}
"""A value for a parameter of such a name, or else of such a type."""
OWN = {
    "group_members": {"agency": "Sở Y tế các tỉnh"},
    "solutions": {"document": "12-NQ/TW"},
    "targets_not_set": {"resolution": "21/KH-BYT"},
    "uncovered_solutions": {"level": "commune"},
}
"""What is asked of a question that would find too little otherwise."""


def example_values(question: Question) -> dict[str, str]:
    """A value for each parameter that has no default."""
    return {
        each.name: EXAMPLES[each.name if each.name in EXAMPLES else each.type]
        for each in question.parameters
        if each.required
    }


def asked(store: Store, question: Question, limit: int | None = None) -> Answer:
    values = example_values(question) | OWN.get(question.name, {})
    return ask(store, question.name, values, as_of=TODAY, limit=limit)


each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def embedded(filled: Callable[[Filler], Filled]) -> Iterator[Store]:
    """The small graph among its neighbours, in an embedded store that is only read."""
    folder = filled(fill_with_neighbours).folder
    store = open_store(Settings(store=str(folder)), read_only=True)
    yield store
    store.close()


@each_question
def test_every_question_has_at_least_two_things_to_find(
    embedded: Store, question: Question
) -> None:
    assert asked(embedded, question).found >= 2


@pytest.mark.parametrize(
    "filled_settings", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True
)
@each_question
def test_every_question_has_the_same_answer_on_both_engines(
    embedded: Store, neighbourhood: Store, question: Question
) -> None:
    assert asked(embedded, question).model_dump() == asked(neighbourhood, question).model_dump()


@each_question
def test_every_question_returns_the_columns_it_declares(
    neighbourhood: Store, question: Question
) -> None:
    answer = asked(neighbourhood, question)
    keys = [tuple(row[name] for name in question.key) for row in answer.rows]

    assert all(list(row) == answer.columns for row in answer.rows)
    assert len(set(keys)) == len(keys)
    assert len(answer.rows) == answer.found <= answer.total
    assert answer.model_validate_json(answer.model_dump_json()).found == answer.found


@each_question
def test_every_question_counts_the_same_when_its_rows_are_cut(
    neighbourhood: Store, question: Question
) -> None:
    whole, cut = asked(neighbourhood, question), asked(neighbourhood, question, limit=1)

    assert cut.rows == whole.rows[:1]
    assert (cut.found, cut.truncated) == (whole.found, True)


@pytest.mark.parametrize(
    "question",
    [each for each in QUESTIONS if not example_values(each)],
    ids=lambda each: each.name,
)
def test_an_empty_graph_has_no_findings(store: Store, question: Question) -> None:
    answer = ask(store, question.name, as_of=TODAY)

    assert (answer.rows, answer.found, answer.total, answer.documents) == ([], 0, 0, [])


def test_a_document_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        ask(store, "coverage_matrix", {"resolution": "12-NQ/TW"}, as_of=TODAY)


def test_the_solution_that_no_plan_takes_up_is_uncovered(small_graph: Store) -> None:
    answer = ask(small_graph, "uncovered_solutions", {"resolution": "12-NQ/TW"}, as_of=TODAY)

    (row,) = answer.rows
    assert (row["code"], row["group"], row["status"]) == ("1.2", "Củng cố y tế cơ sở", "none")
    assert (answer.total, answer.documents) == (2, [small.PLAN])


def test_without_a_plan_all_is_uncovered_and_no_document_is_counted(store: Store) -> None:
    store.write([small.resolution()])

    answer = ask(store, "uncovered_solutions", {"resolution": "12-NQ/TW"}, as_of=TODAY)

    assert (answer.found, answer.total, answer.documents) == (2, 2, [])


def test_the_matrix_cites_the_words_that_carry_a_part_out(small_graph: Store) -> None:
    answer = ask(small_graph, "coverage_matrix", {"resolution": "12-NQ/TW"}, as_of=TODAY)

    assert [(row["code"], row["status"], row["quote"], row["line"]) for row in answer.rows] == [
        ("1.1.1", "full", "Xây mới 10 trạm y tế xã", 20),
        ("1.2.1", "none", None, None),
    ]


def test_an_agency_owns_what_it_leads_monitors_and_reports(small_graph: Store) -> None:
    answer = ask(small_graph, "who_owns", {"agency": "SYT"}, as_of=TODAY)

    assert [(row["role"], row["line"], row["due_on"]) for row in answer.rows] == [
        ("báo cáo", 30, None),
        ("chủ trì", 20, date(2025, 12, 31)),
        ("chủ trì", 21, None),
        ("theo dõi", 23, None),
    ]


def test_an_agency_owns_what_it_approves_and_receives(small_graph: Store) -> None:
    answer = ask(small_graph, "who_owns", {"agency": "ubnd tinh"}, as_of=TODAY)

    assert [row["role"] for row in answer.rows] == ["nhận báo cáo", "phê duyệt"]
    assert answer.rows[0]["text"] == "Nhận báo cáo của Sở Y tế tỉnh Hòa Bình"


def test_tasks_with_no_lead_and_with_two_are_told_apart(small_graph: Store) -> None:
    answer = ask(small_graph, "tasks_without_single_lead", as_of=TODAY)

    assert [(row["number"], row["finding"], len(row["leads"])) for row in answer.rows] == [
        ("2", "several", 2),
        ("3", "not_stated", 0),
    ]
    assert answer.total == 3


def test_three_kinds_of_no_lead_are_told_apart(store: Store) -> None:
    absences = (Absence.NOT_STATED, Absence.NONE, Absence.UNREADABLE, None)
    tasks = [
        Task(id=f"a~{n}", text="Việc", origin=Origin.ANNEX, lead_absence=absence, position=n)
        for n, absence in enumerate(absences)
    ]
    held = tuple(Contains(from_id="a", to_id=task.id, document="a") for task in tasks)
    store.write([Records(document=Plan(id="a", loaded=True), nodes=tuple(tasks), edges=held)])

    answer = ask(store, "tasks_without_single_lead", as_of=TODAY)

    found = [row["finding"] for row in answer.rows]
    assert found == ["not_stated", "none", "unreadable", "not_stated"]


def test_a_chain_is_followed_down_and_up(small_graph: Store) -> None:
    for document, direction in (("12-NQ/TW", "down"), ("05/KH-UBND", "up")):
        (row,) = ask(small_graph, "implementation_chain", {"document": document}, as_of=TODAY).rows
        assert (row["from"], row["to"], row["depth"]) == ("05/KH-UBND", "12-NQ/TW", 1)
        assert (row["direction"], row["basis"]) == (direction, "stated")


def test_a_cycle_in_a_chain_is_walked_once(store: Store) -> None:
    store.write([bare_plan("a", above=["b"]), bare_plan("b", above=["c"]), bare_plan("c", ["a"])])

    answer = ask(store, "implementation_chain", {"document": "a"}, as_of=TODAY)

    assert [(row["direction"], row["from"], row["depth"]) for row in answer.rows] == [
        ("up", "a", 1),
        ("up", "b", 2),
        ("up", "c", 3),
        ("down", "c", 1),
        ("down", "b", 2),
        ("down", "a", 3),
    ]


def test_a_deadline_of_30_february_is_found_as_written(small_graph: Store) -> None:
    (row,) = ask(small_graph, "impossible_dates", as_of=TODAY).rows

    assert (row["timeframe"], row["line"]) == ("30 tháng 02 năm 2025", 21)


def test_tasks_without_a_day_are_left_out_once_days_are_asked_for(small_graph: Store) -> None:
    every = ask(small_graph, "tasks_by_deadline", as_of=TODAY)
    dated = ask(small_graph, "tasks_by_deadline", {"to": "31/12/2026"}, as_of=TODAY)
    yearly = ask(small_graph, "tasks_by_deadline", {"kind": "recurring"}, as_of=TODAY)

    assert [row["state"] for row in every.rows] == ["passed", "no_day", "no_day"]
    assert [row["number"] for row in dated.rows] == ["1"]
    assert [row["number"] for row in yearly.rows] == ["3"]


def test_the_day_of_the_answer_decides_what_has_passed(small_graph: Store) -> None:
    answer = ask(small_graph, "tasks_by_deadline", as_of=date(2025, 12, 31))

    assert answer.rows[0]["state"] == "ahead"


def test_a_monitor_from_a_merged_cell_is_not_a_stated_one(store: Store) -> None:
    plan = small.plan()
    edges = tuple(
        edge.model_copy(update={"basis": Basis.INHERITED}) if edge.line == 23 else edge
        for edge in plan.edges
    )
    store.write([plan.model_copy(update={"edges": edges})])

    (row,) = ask(store, "indicators_without_monitor", as_of=TODAY).rows
    assert (row["status"], row["monitors"]) == ("inherited", ["Sở Y tế tỉnh Hòa Bình"])


def test_figures_that_differ_stand_side_by_side_with_the_one_a_person_chose(
    small_graph: Store,
) -> None:
    answer = ask(small_graph, "differing_figures", as_of=TODAY)

    assert [
        (row["value"], row["choice"], row["line"], row["quote"], row["decided_by"])
        for row in answer.rows
    ] == [
        ("gần 70%", "set_aside", 5, "gần 70% số xã có trạm y tế đạt chuẩn", "Phòng Tổng hợp"),
        ("64", "preferred", 23, "64", "Phòng Tổng hợp"),
    ]
    assert (answer.found, answer.total) == (2, 3)


def test_a_law_that_is_only_cited_is_listed_with_who_cites_it(small_graph: Store) -> None:
    (row,) = ask(small_graph, "cited_not_loaded", as_of=TODAY).rows

    assert (row["symbol"], row["mentions"], row["cited_by"]) == ("15/2023/QH15", 1, [small.PLAN])


def test_a_reporting_duty_names_both_ends_and_the_day(small_graph: Store) -> None:
    (row,) = ask(small_graph, "reporting_duties", as_of=TODAY).rows

    assert (row["to"], row["dates"]) == ("Ủy ban nhân dân tỉnh Hòa Bình", ["12-10"])
    assert row["when"] == "trước ngày 10 tháng 12 hằng năm"


def bare_plan(id_: str, above: list[str]) -> Records:
    stubs: list[Node] = [Plan(id=each) for each in above]
    edges = [Implements(from_id=id_, to_id=each, document=id_) for each in above]
    return Records(document=Plan(id=id_, loaded=True), nodes=tuple(stubs), edges=tuple(edges))


# The coverage questions against the definition of status, worked out node by node in Python.

RANKS = {None: 2, Coverage.UNSURE: 1, Coverage.PARTIAL: 2, Coverage.FULL: 3}
STATUSES = ("none", "unsure", "partial", "full")
TOP = "9-nq-tw-2025"
LOCAL = {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}


class Corpus:
    """A random resolution, plans that carry it out in chains, and links of every kind."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.solutions = {node.code: node for node in self._outline()}
        self.plans: dict[str, Plan] = {}
        self.above: dict[str, set[str]] = defaultdict(set)
        self.links: list[Links] = []
        self.records = [self._resolution(), *(self._plan(f"p{n}") for n in range(6))]

    def _outline(self) -> Iterator[Solution]:
        for group in range(1, 4):
            yield solution(f"{group}", Grain.GROUP)
            for middle in range(1, self.random.randint(2, 4)):
                yield solution(f"{group}.{middle}", Grain.SOLUTION)
                for part in range(1, self.random.randint(1, 4)):
                    yield solution(f"{group}.{middle}.{part}", Grain.PART)

    def _resolution(self) -> Records:
        nodes = tuple(self.solutions.values())
        holds = [Contains(from_id=TOP, to_id=node.id, document=TOP) for node in nodes]
        parts = [
            PartOf(from_id=node.id, to_id=f"{TOP}~{node.code.rpartition('.')[0]}", document=TOP)
            for node in nodes
            if "." in node.code
        ]
        document = Resolution(id=TOP, level=Level.CENTRAL, loaded=True)
        return Records(document=document, nodes=nodes, edges=(*holds, *parts))

    def _plan(self, id_: str) -> Records:
        choose = self.random.choice
        above = choose([TOP, *self.plans])
        basis = choose([Basis.STATED, Basis.STATED, Basis.STATED, Basis.MATCHED])
        if basis is Basis.STATED:
            self.above[id_].add(above)
        plan = Plan(
            id=id_,
            level=choose([Level.PROVINCE, Level.COMMUNE, Level.CENTRAL, None]),
            source_kind=choose([SourceKind.OFFICIAL, SourceKind.PRESS]),
            loaded=True,
        )
        self.plans[id_] = plan
        tasks = [
            Task(id=f"{id_}~{n}", text="Nhiệm vụ", origin=Origin.ANNEX, position=n)
            for n in range(3)
        ]
        edges = [
            *(Contains(from_id=id_, to_id=task.id, document=id_) for task in tasks),
            Implements(from_id=id_, to_id=above, document=id_, basis=basis),
        ]
        self.links.append(Links(document=id_, edges=tuple(self._matches(id_, tasks))))
        stub = Resolution(id=TOP) if above == TOP else Plan(id=above)
        return Records(document=plan, nodes=(*tasks, stub), edges=tuple(edges))

    def _matches(self, document: str, tasks: list[Task]) -> Iterator[Implements]:
        for line in range(self.random.randint(0, 9)):
            yield Implements(
                from_id=self.random.choice(tasks).id,
                to_id=self.random.choice(list(self.solutions.values())).id,
                document=document,
                line=line,
                basis=Basis.MATCHED,
                score=self.random.choice([None, 0.2, 0.5, 0.8]),
                status=self.random.choice([None, *LinkStatus]),
                coverage=self.random.choice([None, *Coverage, Coverage.FULL]),
            )

    def counted(self, level: str) -> set[str]:
        return {
            id_
            for id_, plan in self.plans.items()
            if TOP in self._ancestors(id_) and (level == "all" or plan.level in LOCAL)
        }

    def _ancestors(self, id_: str) -> set[str]:
        found = set(self.above[id_])
        for each in self.above[id_]:
            found |= self._ancestors(each)
        return found

    def rank(self, plan: str, code: str) -> int:
        (links,) = (each for each in self.links if each.document == plan)
        below = [other for other in self.solutions if other.rpartition(".")[0] == code]
        ranks = [self.rank(plan, other) for other in below]
        own = [
            RANKS[edge.coverage]
            for edge in links.edges
            if isinstance(edge, Implements)
            and edge.to_id == f"{TOP}~{code}"
            and edge.status is not LinkStatus.REJECTED
        ]
        if 3 in own or (ranks and min(ranks) == 3):
            return 3
        return min(2, max([0, *own, *ranks]))

    def status(self, plan: str, code: str) -> str:
        rank = self.rank(plan, code)
        if rank == 0 and self.plans[plan].source_kind is SourceKind.PRESS:
            return "not_assessable"
        return STATUSES[rank]


def solution(code: str, grain: Grain) -> Solution:
    return Solution(id=f"{TOP}~{code}", code=code, text=f"Việc {code}", grain=grain, position=1)


@pytest.mark.parametrize("seed", range(3))
def test_coverage_is_what_the_definition_of_status_says(store: Store, seed: int) -> None:
    corpus = Corpus(seed)
    store.write(corpus.records, corpus.links)

    for level in ("local", "all"):
        counted = corpus.counted(level)
        for grain in Grain:
            codes = [each.code for each in corpus.solutions.values() if each.grain is grain]
            values = {"resolution": TOP, "level": level, "grain": grain.value}
            matrix = ask(store, "coverage_matrix", values, as_of=TODAY)
            gaps = ask(store, "uncovered_solutions", values, as_of=TODAY)

            assert matrix.documents == gaps.documents == sorted(counted)
            assert {(row["code"], row["document_id"]): row["status"] for row in matrix.rows} == {
                (code, plan): corpus.status(plan, code) for code in codes for plan in counted
            }
            best = {code: max((corpus.rank(p, code) for p in counted), default=0) for code in codes}
            kinds = {corpus.plans[plan].source_kind for plan in counted}
            silent = "not_assessable" if kinds == {SourceKind.PRESS} else "none"
            assert {row["code"]: row["status"] for row in gaps.rows} == {
                code: STATUSES[rank] if rank else silent for code, rank in best.items() if rank < 2
            }
