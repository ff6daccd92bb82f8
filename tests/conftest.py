"""Stores for the tests: in a folder and on a real Neo4j server, with the small graph in each."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn, TypeAlias

import neo4j
import pytest
from filelock import FileLock
from pydantic import SecretStr

from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from graph.store.ladybug.embedded import LadybugStore
from graph.store.neo4j.remote import Neo4jStore
from graph.store.opening import open_store
from graph.store.protocol import Store
from loaders.formats.office import find_program
from loaders.formats.pdf.recognition import find_recogniser
from loaders.pipeline import load
from tests import cascade, neighbours, small
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
                if os.environ.get("CHIDAO_REQUIRE_NEO4J") == "1":
                    pytest.fail(f"Neo4j is required: {error}")
                pytest.skip(f"no Neo4j server: {error}")
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


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Filler], Path]:
    """Embedded stores that were filled once, by one worker for all; nobody may write into them."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kho đã nạp"
    root.mkdir(exist_ok=True)

    def find(fill: Filler) -> Path:
        folder, made = root / fill.__name__, root / f"{fill.__name__}.xong"
        with FileLock(root / f"{fill.__name__}.lock", timeout=FILL_WAIT):
            if not made.exists():
                store = LadybugStore.open(Settings(store=str(folder)))
                fill(store)
                store.close()
                made.touch()
        return folder

    return find


@pytest.fixture(scope="session")
def server_versions() -> dict[tuple[str, Filler], str]:
    """The version under which a server last held what a filler writes and nothing else."""
    return {}


@pytest.fixture(
    params=[
        pytest.param("ladybug", id="ladybug"),
        pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
    ]
)
def filled_settings(request: pytest.FixtureRequest) -> Callable[[Filler], Settings]:
    """Settings of a store that holds what a filler writes, once on each engine."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")

    def find(fill: Filler) -> Settings:
        if request.param == "ladybug":
            folder = request.getfixturevalue("filled_folder")(fill)
            shutil.copytree(folder, settings.store)
        else:
            _fill_server(settings, fill, request.getfixturevalue("server_versions"))
        return settings

    return find


def _fill_server(settings: Settings, fill: Filler, versions: dict[tuple[str, Filler], str]) -> None:
    store = Neo4jStore.open(settings)
    if store.version() != versions.get((settings.store, fill), ""):
        empty_server(settings)
        fill(store)
        versions[settings.store, fill] = store.version()
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
def corpus_store(filled_settings: Callable[[Filler], Settings]) -> Iterator[Store]:
    """The shipped documents, loaded, once on each engine."""
    yield from _opened(filled_settings(fill_with_corpus))


@pytest.fixture(scope="session")
def corpus_folder(filled_folder: Callable[[Filler], Path]) -> Path:
    """The folder of an embedded store with the shipped documents, only to be read."""
    return filled_folder(fill_with_corpus)


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
