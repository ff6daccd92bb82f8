"""The shipped corpus: reading it, loading it, asking it, beside the bare reader and engine."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import ladybug

import loaders
from benchmarks.store_bench import Row
from graph.base.settings import Settings
from graph.cypher.parameters import AS_OF, pick_parameters
from graph.questions.arguments import given_values, query_value
from graph.questions.catalogue import ask, shipped
from graph.register.agencies import shipped_register
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store
from loaders.pipeline import load, read_file, record

FOLDER = Path(loaders.__file__).parent
CORPUS = [*sorted((FOLDER / "samples").glob("*.txt")), FOLDER / "reference" / "nq71.yaml"]
DAY = date(2026, 11, 21)
REPEATS = 15
GIVEN = {
    "uncovered_solutions": {"resolution": "71-NQ/TW"},
    "coverage_matrix": {"resolution": "71-NQ/TW"},
    "implementation_chain": {"document": "71-NQ/TW"},
    "who_owns": {"agency": "Cục CNTT"},
    "task_owners": {"document": "100/KH-BGDĐT", "number": "5"},
    "task_chain": {"document": "333/KH-LHHVN", "number": "1"},
    "group_members": {"agency": "Các đơn vị thuộc Bộ"},
    "coverage_by_document": {"resolution": "71-NQ/TW"},
    "deep_coverage": {"resolution": "71-NQ/TW"},
    "link_explanations": {"resolution": "71-NQ/TW"},
    "targets_not_set": {"resolution": "71-NQ/TW"},
    "coverage_outline": {"resolution": "71-NQ/TW"},
    "implementing_documents": {"resolution": "71-NQ/TW"},
    "leading_agencies": {"resolution": "71-NQ/TW"},
    "solutions": {"document": "05-CTr/TU"},
    "task_assignments": {"document": "05-CTr/TU"},
}


def run() -> Iterator[Row]:
    """Reading, loading and each question; the ratio is to the bare reader or engine."""
    register = shipped_register()
    read = _median(lambda: [record(read_file(path, register), register) for path in CORPUS], 3)
    bare = _median(lambda: [path.read_bytes().decode("utf-8") for path in CORPUS], 3)
    yield Row(f"read {len(CORPUS)} documents into records", "loaders", read, bare)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = LadybugStore.open(Settings(store=str(Path(folder) / "store")))
        started = time.perf_counter()
        load(store, CORPUS, register)
        yield Row("load the corpus, links compared", "ladybug", time.perf_counter() - started)
        (file,) = Path(folder).rglob("*.lbug")
        yield from _questions(store, file)
        store.close()


def _questions(store: Store, file: Path) -> Iterator[Row]:
    database = ladybug.Database(str(file), read_only=True, max_db_size=1 << 36)
    bare = ladybug.Connection(database)
    for name, question in shipped().questions.items():
        params = GIVEN.get(name, {})
        given = given_values(question.parameters, params)
        values = {AS_OF: DAY} | {
            each.name: query_value(store, each, given[each.name], DAY)
            for each in question.parameters
        }
        picked = pick_parameters(question.rows, values)
        asked = _median(lambda name=name, params=params: ask(store, name, params, as_of=DAY))
        raw = _median(lambda query=question.rows, picked=picked: _run(bare, query, picked))
        yield Row(f"ask {name}", "ladybug", asked, raw)
    bare.close()
    database.close()


def _run(connection: ladybug.Connection, query: str, values: dict[str, object]) -> None:
    result = connection.execute(query.rstrip().rstrip(";"), values)
    assert isinstance(result, ladybug.QueryResult)
    result.get_all()


def _median(work: Callable[[], object], repeats: int = REPEATS) -> float:
    work()
    return statistics.median(_timed(work) for _ in range(repeats))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
