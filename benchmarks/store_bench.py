"""How fast the stores load and answer, beside the bare engine in the same run.

Run: ``python -m benchmarks.store_bench``. A ratio of 2.0 means twice the time of the bare engine.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import ladybug

from graph.base.settings import Settings
from graph.schema.derive import (
    arrow_table,
    edge_row,
    ladybug_tables,
    plain,
)
from graph.schema.edges import Contains, Leads
from graph.schema.nodes import Agency, Plan, Task
from graph.schema.records import Records
from graph.schema.vocabulary import AgencyKind, Origin
from graph.store.ladybug.embedded import LadybugStore
from graph.store.opening import open_store
from graph.store.protocol import Store

DOCUMENTS = 200
TASKS = 40
AGENCIES = 200
REPEATS = 20
QUERIES = {
    "an agency's duties": (
        "MATCH (a:Agency {id: 'co-quan-7'})-[:CHỦ_TRÌ]->(t:Task) RETURN t.id AS id ORDER BY id"
    ),
    "tasks nobody leads": (
        "MATCH (t:Task) WHERE NOT EXISTS { MATCH (t)<-[:CHỦ_TRÌ]-(:Agency) } "
        "RETURN count(t) AS found"
    ),
    "a word in the text": (
        "MATCH (t:Task) WHERE t.text CONTAINS 'số 39 ' RETURN t.id AS id ORDER BY id LIMIT 50"
    ),
}


@dataclass(frozen=True)
class Row:
    """One measurement: what was done, where, how long it took, and the bare engine's time."""

    what: str
    store: str
    seconds: float
    bare: float | None = None

    @property
    def ratio(self) -> float | None:
        """Times the bare engine; none where nothing bare was measured."""
        return None if self.bare is None else self.seconds / self.bare


def make_documents(count: int = DOCUMENTS) -> list[Records]:
    """Plans with some tasks each; every fourth task has nobody in charge."""
    return [_make_document(number) for number in range(count)]


def _make_document(number: int) -> Records:
    id = f"ke-hoach-{number}"
    tasks = [
        Task(
            id=f"{id}~{place}",
            text=f"Nhiệm vụ số {place} của kế hoạch {number}",
            origin=Origin.ANNEX,
            position=place,
        )
        for place in range(TASKS)
    ]
    led = {
        task.id: f"co-quan-{(number + place) % AGENCIES}"
        for place, task in enumerate(tasks)
        if place % 4
    }
    agencies = [
        Agency(id=name, name=f"Cơ quan {name}", kind=AgencyKind.STATE)
        for name in sorted(set(led.values()))
    ]
    return Records(
        document=Plan(id=id, title=f"Kế hoạch {number}", loaded=True),
        nodes=(*tasks, *agencies),
        edges=(
            *(Contains(from_id=id, to_id=task.id, document=id) for task in tasks),
            *(Leads(from_id=lead, to_id=task, document=id) for task, lead in led.items()),
        ),
    )


def run() -> list[Row]:
    """Measure the embedded store, and a Neo4j server if the settings name one."""
    records = make_documents()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rows = list(_measure_embedded(records, Path(folder)))
    settings = Settings()
    if "://" in settings.store:
        rows += _measure_server(records, open_store(settings))
    return rows


def _measure_embedded(records: list[Records], folder: Path) -> Iterator[Row]:
    store = LadybugStore.open(Settings(store=str(folder / "store")))
    with _bare(folder / "bare.lbug") as bare:
        loaded = _seconds(lambda: _load_bare(bare, records))
        yield Row(
            f"load {DOCUMENTS} documents", store.name, _seconds(_load(store, records)), loaded
        )
        yield Row("load them again", store.name, _seconds(_load(store, records)))
        yield Row("load one of them again", store.name, _seconds(_load(store, records[:1])))
        for title, query in QUERIES.items():
            plain_time = _seconds(_ask_bare(bare, query), REPEATS)
            yield Row(title, store.name, _seconds(_ask(store, query), REPEATS), plain_time)
    store.close()


def _measure_server(records: list[Records], store: Store) -> Iterator[Row]:
    yield Row(f"load {DOCUMENTS} documents", store.name, _seconds(_load(store, records)))
    yield Row("load them again", store.name, _seconds(_load(store, records)))
    yield Row("load one of them again", store.name, _seconds(_load(store, records[:1])))
    for title, query in QUERIES.items():
        yield Row(title, store.name, _seconds(_ask(store, query), REPEATS))
    store.close()


def _load(store: Store, records: list[Records]) -> Callable[[], object]:
    return lambda: store.write(records)


def _ask(store: Store, query: str) -> Callable[[], object]:
    return lambda: store.query(query)


def _ask_bare(connection: ladybug.Connection, query: str) -> Callable[[], object]:
    return lambda: list(connection.execute(query))


@contextmanager
def _bare(file: Path) -> Iterator[ladybug.Connection]:
    with ladybug.Database(str(file)) as database, ladybug.Connection(database) as connection:
        for statement in ladybug_tables():
            connection.execute(statement)
        yield connection


def _load_bare(connection: ladybug.Connection, records: list[Records]) -> None:
    """What the engine itself needs for the same rows, in as few statements as can be."""
    nodes = {node.id: node for each in records for node in (each.document, *each.nodes)}
    edges = [edge for each in records for edge in each.edges]
    for kind in (Plan, Task, Agency):
        rows = arrow_table(kind, [plain(each) for each in nodes.values() if type(each) is kind])
        connection.execute(f"COPY {kind.label()} FROM $rows", {"rows": rows})
    for type_, start in ((Contains, Plan), (Leads, Agency)):
        rows = arrow_table(type_, [edge_row(each) for each in edges if type(each) is type_])
        connection.execute(
            f"COPY `{type_.type}` FROM $rows (from='{start.label()}', to='Task')", {"rows": rows}
        )


def _seconds(action: Callable[[], object], repeats: int = 1) -> float:
    """Time of one call; of several calls the middle one."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def show(rows: Iterable[Row]) -> None:
    """Print the measurements."""
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:6.1f} x"
        print(f"{row.store:8} {row.what:44} {row.seconds * 1000:10.2f} ms {ratio}")


if __name__ == "__main__":
    show(run())
