"""Failures in the middle of a write, and people who write or read at the same time."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import graph.store.writing
from graph.base.errors import StoreBusy
from graph.base.settings import Settings
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from graph.store.ladybug.versions import Versions
from graph.store.opening import open_store
from graph.store.protocol import Store
from tests import small
from tests.build import document

WRITER = """
import sys
from graph.base.settings import Settings
from graph.store.opening import open_store
from tests.build import document

store = open_store(Settings(store=sys.argv[1]))
print("writing", flush=True)
store.write([document(f"d{n}", tasks={"1": "so-y-te"}) for n in range(300)])
print("written", flush=True)
"""


class Broken(Exception):
    """The failure that a test puts in the way."""


def test_a_failure_in_the_last_step_leaves_the_graph_as_it_was(
    small_graph: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version = digest(small_graph), small_graph.version()

    def fail(*_: object) -> None:
        raise Broken

    monkeypatch.setattr(graph.store.writing, "_check_documents", fail)
    with pytest.raises(Broken):
        small_graph.write([document("a", tasks={"1": "so-y-te"})])
    monkeypatch.undo()

    assert (digest(small_graph), small_graph.version()) == (before, version)
    small_graph.write([document("a")])
    assert digest(small_graph) != before


@pytest.mark.parametrize("delay", [0.0, 0.2, 0.5, 0.9, 1.4])
def test_a_writer_that_is_killed_leaves_the_old_graph_or_the_new_one(
    ladybug_settings: Settings, delay: float
) -> None:
    store = LadybugStore.open(ladybug_settings)
    store.write([document("a", tasks={"1": None})])
    before = digest(store)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, ladybug_settings.store],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(delay)
        writer.kill()
        finished = "written" in writer.stdout.read()

    tasks = store.query("MATCH (t:Task) RETURN count(t) AS n").rows[0]["n"]
    assert tasks == 301 or (not finished and digest(store) == before)
    store.write([document("b", tasks={"1": None})])
    names = {each.name for each in Path(ladybug_settings.store, "versions").iterdir()}
    assert all(name[0].isdigit() for name in names)
    store.close()


def test_two_writers_at_once_come_out_as_one_after_the_other(
    request: pytest.FixtureRequest, store: Store, tmp_path: Path
) -> None:
    settings = request.getfixturevalue(f"{store.name}_settings")
    records = [document(f"d{n}", tasks={"1": "so-y-te"}, cites=["luat"]) for n in range(6)]

    def write(number: int) -> None:
        own = open_store(settings)
        while True:
            try:
                own.write([records[number]])
            except StoreBusy:
                continue
            break
        own.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(6)))

    alone = LadybugStore.open(Settings(store=str(tmp_path / "alone")))
    alone.write(records)
    assert digest(store) == digest(alone)
    alone.close()


def test_a_writer_is_told_when_another_one_does_not_finish(
    ladybug_store: LadybugStore, ladybug_settings: Settings
) -> None:
    other = Versions(Path(ladybug_settings.store), "x")

    with other.draft() as (_, file), pytest.raises(StoreBusy, match="đang được"):
        file.write_bytes(b"")
        ladybug_store.write([document("a")])


def test_a_reader_is_not_disturbed_by_a_write_and_then_sees_it(small_graph: Store) -> None:
    stop = threading.Event()
    counts: list[int] = []

    def read() -> None:
        while not stop.is_set():
            found = small_graph.query("MATCH (t:Task) RETURN count(t) AS n").rows
            counts.append(found[0]["n"])

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        for number in range(3):
            small_graph.write([document(f"d{number}", tasks={"1": None, "2": None})])
        stop.set()
        for each in readers:
            each.result()

    assert set(counts) <= {3, 5, 7, 9}
    assert small_graph.query("MATCH (t:Task) RETURN count(t) AS n").rows == [{"n": 9}]


def test_a_dump_that_has_begun_keeps_its_version(ladybug_store: LadybugStore) -> None:
    ladybug_store.write([small.resolution(), small.plan()])
    expected = list(ladybug_store.dump())

    slow = ladybug_store.dump()
    first = next(slow)
    for number in range(4):
        ladybug_store.write([document(f"d{number}")])
        ladybug_store.query("RETURN 1 AS one")

    assert [first, *slow] == expected


def test_old_versions_are_cleared_away(ladybug_store: LadybugStore) -> None:
    for number in range(5):
        ladybug_store.write([document(f"d{number}")])

    folder = ladybug_store._versions.folder / "versions"
    kept = sorted(each.name for each in folder.iterdir())
    assert len(kept) == 2
    assert kept[-1] == ladybug_store.version()
