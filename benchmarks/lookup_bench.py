"""How fast agencies are found by what people type, beside the bare full-text query.

Run: ``python -m benchmarks.lookup_bench``. Times are the 95th percentile of single look-ups.
"""

import itertools
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.store_bench import Row, show
from graph.base.errors import ManyAgencies, NotFound
from graph.base.settings import Settings
from graph.base.words import fold, slug
from graph.register.agencies import shipped_register
from graph.schema.edges import Contains, Leads
from graph.schema.nodes import Agency, Plan, Task
from graph.schema.records import Records
from graph.schema.vocabulary import AgencyKind, Origin
from graph.search.index import normal_form
from graph.search.lookup import find_agencies, get_agencies
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store

AGENCIES = 10_000
TASKS = 100_000
DAY = date(2026, 11, 21)
_HEADS = ("Ủy ban nhân dân", "Đảng ủy", "Hội đồng nhân dân", "Trạm Y tế")
_PLACES = (
    *("Tân", "Mường", "Nậm", "Hòa", "An", "Bình", "Phú", "Thạnh", "Đông"),
    *("Hưng", "Khánh", "Vĩnh", "Xuân", "Thượng", "Lộc", "Sơn", "Trung"),
)
TYPED = {
    "full name with accents": lambda name: name,
    "full name without accents": fold,
    "last letters wrong": lambda name: f"{name[:-2]}xx",
    "words cut short": lambda name: " ".join(word[:3] for word in fold(name).split()),
    "one word": lambda name: name.split()[-1],
}


def run() -> Iterator[Row]:
    """Look-ups in a graph of 10,000 agencies and 100,000 tasks."""
    agencies = make_agencies()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = LadybugStore.open(Settings(store=str(Path(folder) / "store")))
        store.write(list(make_plans(agencies)))
        started = time.perf_counter()
        find_agencies(store, "x")
        yield Row("read 10,000 agencies into the index", store.name, time.perf_counter() - started)
        yield from _look_ups(store, [each.name for each in agencies[:: AGENCIES // 200]])
        store.close()


def make_agencies() -> list[Agency]:
    """The bodies of every province as the register knows them, and made communes up to 10,000."""
    register = shipped_register()
    listed = [entry.node() for id_ in register.ids if (entry := register.get(id_))]
    places = (" ".join(each) for each in itertools.permutations(_PLACES, 3))
    made = (
        Agency(id=slug(name), name=name, kind=AgencyKind.STATE)
        for place in places
        for head in _HEADS
        if (name := f"{head} xã {place}")
    )
    return [*listed, *itertools.islice(made, AGENCIES - len(listed))]


def make_plans(agencies: Sequence[Agency]) -> Iterator[Records]:
    """Plans with 1,000 tasks each, led by all agencies in turn."""
    leads = itertools.cycle(agencies)
    for number in range(TASKS // 1000):
        id_ = f"ke-hoach-{number}"
        tasks = [
            Task(id=f"{id_}~{place}", text=f"Nhiệm vụ {place}", origin=Origin.ANNEX, position=place)
            for place in range(1, 1001)
        ]
        led = [(next(leads), task) for task in tasks]
        yield Records(
            document=Plan(id=id_, title=f"Kế hoạch {number}", loaded=True),
            nodes=(*tasks, *{agency.id: agency for agency, _ in led}.values()),
            edges=(
                *(Contains(from_id=id_, to_id=task.id, document=id_) for task in tasks),
                *(Leads(from_id=a.id, to_id=task.id, document=id_) for a, task in led),
            ),
        )


def _look_ups(store: Store, names: Sequence[str]) -> Iterator[Row]:
    bare = _bare_index(store)
    for title, typed in TYPED.items():
        texts = [typed(name) for name in names]
        raw = _p95(lambda text: bare(text), texts)
        found = _p95(lambda text: find_agencies(store, text), texts)
        yield Row(f"find, {title} (p95)", store.name, found, raw)
        chosen = _p95(lambda text: _choose(store, text), texts)
        yield Row(f"choose, {title} (p95)", store.name, chosen, raw)


def _choose(store: Store, text: str) -> None:
    """What every door does with a name: the bodies that bear it, or those that come near it."""
    try:
        get_agencies(store, text, DAY)
    except (NotFound, ManyAgencies):
        return


def _bare_index(store: Store) -> Callable[[str], object]:
    """FTS5 alone, with the same names and the same words."""
    words = sqlite3.connect(":memory:")
    words.execute("CREATE VIRTUAL TABLE names USING fts5(form, prefix='1 2 3')")
    rows = store.query("MATCH (a:Agency) RETURN a.name AS name", limit=AGENCIES).rows
    words.executemany("INSERT INTO names VALUES (?)", [(normal_form(row["name"]),) for row in rows])

    def ask(text: str) -> object:
        wanted = " ".join(f'"{word}"*' for word in normal_form(text).split())
        return words.execute("SELECT form FROM names WHERE names MATCH ?", (wanted,)).fetchall()

    return ask


def _p95(action: Callable[[str], object], texts: Sequence[str]) -> float:
    times = []
    for text in texts:
        started = time.perf_counter()
        action(text)
        times.append(time.perf_counter() - started)
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    show(run())
