"""Stores for the tests: in a folder and on a real Neo4j server, with the small graph in each."""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import neo4j
import pytest
from filelock import FileLock
from pydantic import SecretStr

from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from graph.schema.nodes import Decision
from graph.schema.records import Links, Records
from graph.store.ladybug.embedded import LadybugStore
from graph.store.neo4j.remote import Neo4jStore
from graph.store.opening import open_store
from graph.store.protocol import Store, WriteReport
from loaders.formats.office import find_program
from loaders.formats.pdf.recognition import find_recogniser
from loaders.pipeline import load
from tests import cascade, neighbours, small
from tests.beside import WILD
from tests.golden.sample import OUTLINE, SAMPLES
from tests.neo4j_server import NoServer, named_server, running_server

ENGINES = [
    pytest.param("ladybug_store", id="ladybug"),
    pytest.param("neo4j_store", id="neo4j", marks=pytest.mark.neo4j),
]
Filler: TypeAlias = Callable[[Store], None]
"""Writes something into an empty store."""
CORPUS = [*SAMPLES, OUTLINE]
FILL_WAIT = 300
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers side by side: what needs the server runs on one, and the tests of a file on one.

    So the server is shared, and so is what the tests of a file have read. The groups are looked
    at right behind, by a plugin that does not know pytest 9.2 yet.
    """
    for item in items:
        group = "neo4j" if item.get_closest_marker("neo4j") else item.path.stem
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are numbered, not printed: packed ones hold the second in which they were packed."""
    return "bytes" if isinstance(val, bytes) else None


def missing(switch: str, reason: str) -> NoReturn:
    """Skip the test, or fail where the switch says that what it needs must be there."""
    if os.environ.get(switch) == "1":
        pytest.fail(f"{switch} is set: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def libreoffice() -> None:
    """For tests that need LibreOffice."""
    if find_program() is None:
        missing("CHIDAO_REQUIRE_OFFICE", "LibreOffice is not installed")


@pytest.fixture(scope="session")
def tesseract() -> None:
    """For tests that need Tesseract with Vietnamese."""
    if find_recogniser() is None:
        missing("CHIDAO_REQUIRE_OCR", "Tesseract with Vietnamese is not installed")


@pytest.fixture(scope="session")
def shared() -> None:
    """For tests that read documents from the wild."""
    if not WILD.is_dir():
        missing("CHIDAO_REQUIRE_SHARED", f"no documents from the wild in {WILD}")


@pytest.fixture(scope="session")
def font() -> None:
    """For tests that draw pages to be recognised."""
    if not FONT.is_file():
        missing("CHIDAO_REQUIRE_OCR", "fonts-dejavu is not installed")


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a real server: the one that ``CHIDAO_TEST_NEO4J`` names, or one of our own."""
    with ExitStack() as stack:
        named = named_server()
        if named is None:
            try:
                home = tmp_path_factory.mktemp("neo4j")
                address, password = stack.enter_context(running_server(home))
            except NoServer as error:
                missing("CHIDAO_REQUIRE_NEO4J", f"no Neo4j server: {error}")
            named = (address, "neo4j", password)
        address, user, password = named
        yield Settings(store=address, neo4j_user=user, neo4j_password=SecretStr(password))


@pytest.fixture
def neo4j_store(neo4j_settings: Settings) -> Iterator[Neo4jStore]:
    """The server, emptied."""
    empty_server(neo4j_settings)
    store = Neo4jStore.open(neo4j_settings)
    yield store
    store.close()


def empty_server(settings: Settings) -> None:
    auth = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
    with neo4j.GraphDatabase.driver(settings.store, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=settings.neo4j_database)


@pytest.fixture
def ladybug_settings(tmp_path: Path) -> Settings:
    """Settings of an embedded store that does not exist yet."""
    return Settings(store=str(tmp_path / "kho dữ liệu"))


@pytest.fixture
def ladybug_store(ladybug_settings: Settings) -> Iterator[LadybugStore]:
    store = LadybugStore.open(ladybug_settings)
    yield store
    store.close()


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, once on each engine."""
    found: Store = request.getfixturevalue(request.param)
    return found


@dataclass(frozen=True)
class Filled:
    """An embedded store that was filled once for all tests, and the writes that filled it."""

    folder: Path
    writes: Path

    def write_into(self, store: Store) -> None:
        """Fill another store as this one was filled."""
        for each in pickle.loads(self.writes.read_bytes()):
            store.write(*each)


class RememberingStore(LadybugStore):
    """Keeps what was written into it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.writes: list[tuple[Sequence[Records], Sequence[Links], Sequence[Decision]]] = []

    def write(
        self,
        records: Sequence[Records],
        links: Sequence[Links] = (),
        decisions: Sequence[Decision] = (),
    ) -> WriteReport:
        self.writes.append((records, links, decisions))
        return super().write(records, links, decisions)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Filler], Filled]:
    """Embedded stores that nobody may write into, each filled by one worker for all."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kho dữ liệu"
    root.mkdir(exist_ok=True)

    def find(fill: Filler) -> Filled:
        found = Filled(root / fill.__name__, root / f"{fill.__name__}.writes")
        with FileLock(root / f"{fill.__name__}.lock", timeout=FILL_WAIT):
            if not found.writes.exists():
                store = RememberingStore.open(Settings(store=str(found.folder)))
                fill(store)
                store.close()
                found.writes.write_bytes(pickle.dumps(store.writes))
        return found

    return find


@pytest.fixture(scope="session")
def server_versions() -> dict[Filled, str]:
    """The version under which the server last held this and nothing else."""
    return {}


@pytest.fixture(
    params=[
        pytest.param("ladybug", id="ladybug"),
        pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
    ]
)
def filled_settings(
    request: pytest.FixtureRequest, filled: Callable[[Filler], Filled]
) -> Callable[[Filler], Settings]:
    """Settings of a store of the test's own with what a filler writes, once on each engine."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")

    def find(fill: Filler) -> Settings:
        if request.param == "ladybug":
            shutil.copytree(filled(fill).folder, settings.store)
        else:
            versions = request.getfixturevalue("server_versions")
            _fill_server(settings, filled(fill), versions)
        return settings

    return find


def _fill_server(settings: Settings, filled: Filled, versions: dict[Filled, str]) -> None:
    store = Neo4jStore.open(settings)
    if store.version() != versions.get(filled, ""):
        empty_server(settings)
        filled.write_into(store)
        versions[filled] = store.version()
    store.close()


@pytest.fixture
def small_settings(filled_settings: Callable[[Filler], Settings]) -> Settings:
    """Settings of a store that holds the small graph, once on each engine."""
    return filled_settings(fill_with_small)


@pytest.fixture
def small_graph(small_settings: Settings) -> Iterator[Store]:
    """The graph of ``tests/small.py``, once on each engine."""
    yield from _opened(small_settings)


@pytest.fixture
def neighbourhood(filled_settings: Callable[[Filler], Settings]) -> Iterator[Store]:
    """The small graph among the documents of ``tests/neighbours.py``, once on each engine."""
    yield from _opened(filled_settings(fill_with_neighbours))


@pytest.fixture
def cascade_store(filled_settings: Callable[[Filler], Settings]) -> Iterator[Store]:
    """The documents of ``tests/cascade.py``, loaded, once on each engine."""
    yield from _opened(filled_settings(fill_with_cascade))


@pytest.fixture
def corpus(filled_settings: Callable[[Filler], Settings]) -> Iterator[Store]:
    """The shipped documents, loaded, once on each engine."""
    yield from _opened(filled_settings(fill_with_corpus))


@pytest.fixture(scope="session")
def corpus_folder(filled: Callable[[Filler], Filled]) -> Path:
    """The folder of an embedded store with the shipped documents, only to be read."""
    return filled(fill_with_corpus).folder


def _opened(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    yield store
    store.close()


def fill_with_small(store: Store) -> None:
    store.write([small.resolution(), small.plan()], [small.links()])


def fill_with_neighbours(store: Store) -> None:
    store.write(neighbours.records(), list(neighbours.links()), neighbours.decisions())


def fill_with_cascade(store: Store) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cascade.load_into(store, Path(folder))


def fill_with_corpus(store: Store) -> None:
    load(store, CORPUS, shipped_register())


@pytest.fixture(autouse=True)
def claims(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No two readers may claim one line, in whatever document a test reads."""
    yield
    said = [each.getMessage() for when in ("setup", "call") for each in caplog.get_records(when)]
    assert [each for each in said if "claimed by two readers" in each] == []
