"""The shipped corpus on both engines: order, repetition and the flagship question."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from graph.base.settings import Settings
from graph.questions.catalogue import ask, shipped
from graph.register.agencies import shipped_register
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store
from loaders.pipeline import LoadReport, load
from tests.golden.sample import OUTLINE, SAMPLES, golden

DAY = date(2026, 11, 21)
OWN_CORPUS = {
    "citation_mismatches",
    "decisions",
    "different_leads",
    "later_than_above",
    "superseded_parents",
}
"""Questions that the shipped corpus gives no finding for; their tests make their own plans."""
CORPUS = [*SAMPLES, OUTLINE]
WARD_PLAN = json.loads(golden(SAMPLES[3]).read_text(encoding="utf-8"))["document"]["id"]

CITY = """\
ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG
Số: 547/QĐ-UBND
Hải Phòng, ngày 09 tháng 02 năm 2026

QUYẾT ĐỊNH

Ban hành Kế hoạch truyền thông

Thực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị như sau:

I. NHIỆM VỤ

1. Truyền thông

- Tuyên truyền.
"""


def load_all(store: Store, paths: Sequence[Path] = CORPUS) -> LoadReport:
    return load(store, paths, shipped_register())


@pytest.fixture(scope="module")
def embedded(corpus_folder: Path) -> Iterator[Store]:
    """The corpus, loaded at once into an embedded store that is only read."""
    store = LadybugStore.open(Settings(store=str(corpus_folder)), read_only=True)
    yield store
    store.close()


@pytest.fixture(scope="module")
def expected(embedded: Store) -> str:
    return digest(embedded)


on_ladybug, on_neo4j = (
    pytest.mark.parametrize("filled_settings", [engine], indirect=True)
    for engine in ("ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j))
)


def test_both_engines_hold_the_same_graph_however_often_it_is_loaded(
    store: Store, expected: str
) -> None:
    first = load_all(store)
    version = store.version()
    again = load_all(store)

    assert digest(store) == expected
    assert {each.state for each in first.files} == {"mới"}
    assert {each.state for each in again.files} == {"không đổi"}
    assert store.version() == version


def test_the_order_of_loading_does_not_matter(ladybug_store: Store, expected: str) -> None:
    for paths in ([SAMPLES[3]], [OUTLINE, SAMPLES[4]], [SAMPLES[0], SAMPLES[2], SAMPLES[1]]):
        load_all(ladybug_store, paths)

    assert digest(ladybug_store) == expected


def test_links_follow_a_chain_that_another_document_closes(
    ladybug_store: Store, tmp_path: Path
) -> None:
    ward = tmp_path / "phường.txt"
    text = SAMPLES[3].read_text(encoding="utf-8")
    ward.write_text(re.sub(r"71-NQ/TW", "99-NQ/TW", text), encoding="utf-8")
    city = tmp_path / "thành phố.txt"
    city.write_text(CITY, encoding="utf-8")
    together = LadybugStore.open(Settings(store=str(tmp_path / "cùng lúc")))

    load_all(together, [OUTLINE, ward, city])
    for path in (OUTLINE, ward, city):
        load_all(ladybug_store, [path])

    assert digest(ladybug_store) == digest(together)
    together.close()


@on_ladybug
def test_a_changed_file_replaces_exactly_what_it_said(
    corpus: Store, expected: str, tmp_path: Path
) -> None:
    changed = tmp_path / SAMPLES[4].name
    text = SAMPLES[4].read_text(encoding="utf-8")
    changed.write_text(text.replace("Quý III năm 2026", "Quý II năm 2027"), encoding="utf-8")

    report = load_all(corpus, [changed])
    assert [each.state for each in report.files] == ["thay bản cũ"]
    assert digest(corpus) != expected

    load_all(corpus, [SAMPLES[4]])
    assert digest(corpus) == expected


def test_higher_education_solutions_are_what_no_local_plan_touches(corpus: Store) -> None:
    params = {"resolution": "71-NQ/TW", "level": "local"}
    answer = ask(corpus, "uncovered_solutions", params, as_of=DAY)

    statuses = {row["code"]: row["status"] for row in answer.rows}
    assert statuses["7.2"] == "none"
    assert {"7.1", "7.2", "7.3", "7.4", "7.5", "7.6"} <= statuses.keys()
    assert set(statuses.values()) == {"none", "unsure"}
    assert (answer.found, answer.total) == (len(answer.rows), 34)
    assert answer.documents == [
        "05-ctr-tu-tinh-lai-chau-2025",
        WARD_PLAN,
    ]


def test_the_parts_of_an_uncovered_solution_come_on_demand(corpus: Store) -> None:
    params = {"resolution": "71-nq-tw-2025", "level": "local", "grain": "part"}
    answer = ask(corpus, "uncovered_solutions", params, as_of=DAY)

    codes = {row["code"] for row in answer.rows}
    assert {f"7.1.{n}" for n in range(1, 7)} | {f"7.2.{n}" for n in range(1, 5)} <= codes
    assert answer.total == 131


@on_neo4j
def test_every_question_has_the_same_answer_on_both_engines(embedded: Store, corpus: Store) -> None:
    given = {
        "coverage_matrix": {"resolution": "71-NQ/TW", "level": "all"},
        "implementation_chain": {"document": "71-NQ/TW"},
        "who_owns": {"agency": "so gddt"},
        "task_owners": {"document": "100/KH-BGDĐT", "number": "5"},
        "task_chain": {"document": "333/KH-LHHVN", "number": "1"},
        "group_members": {"agency": "Các đơn vị thuộc Bộ"},
        "link_explanations": {"resolution": "71-NQ/TW", "code": "5.3"},
    }

    usual = {"resolution": "71-NQ/TW", "document": "333/KH-LHHVN"}

    for name, question in shipped().questions.items():
        wanted = [each.name for each in question.parameters if each.required]
        params = given.get(name) or {each: usual[each] for each in wanted}
        one, other = (ask(each, name, params, as_of=DAY) for each in (embedded, corpus))
        assert one.model_dump() == other.model_dump(), name
        assert one.rows or name in OWN_CORPUS, name


def test_one_bad_file_does_not_stop_the_rest(ladybug_store: Store, tmp_path: Path) -> None:
    shutil.copy(SAMPLES[0], tmp_path / "Kế hoạch số 1.txt")
    (tmp_path / "hỏng.txt").write_bytes(b"\xff\xfe\x00\xd8broken")
    (tmp_path / "đề cương.yaml").write_text("resolution: [", encoding="utf-8")
    (tmp_path / "ảnh.png").write_bytes(b"\x89PNG")

    report = load_all(ladybug_store, [tmp_path])

    assert {each.path.name: each.state for each in report.files} == {
        "Kế hoạch số 1.txt": "mới",
        "hỏng.txt": "lỗi",
        "đề cương.yaml": "lỗi",
        "ảnh.png": "lỗi",
    }
