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
from pydantic import SecretStr

from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from graph.store.neo4j.remote import Neo4jStore
from graph.store.opening import open_store
from graph.store.protocol import Store
from loaders.formats.office import find_program
from loaders.formats.pdf.recognition import find_recogniser
from tests import cascade, small
from tests.neo4j_server import NoServer, named_server, running_server

ENGINES = [
    pytest.param("ladybug_store", id="ladybug"),
    pytest.param("neo4j_store", id="neo4j", marks=pytest.mark.neo4j),
]
Filler: TypeAlias = Callable[[Store], None]
"""Writes something into an empty store."""
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
    """Embedded stores that were filled once; tests work on copies of them."""
    folders: dict[Filler, Path] = {}

    def find(fill: Filler) -> Path:
        if fill not in folders:
            folders[fill] = tmp_path_factory.mktemp("filled") / "kho"
            store = LadybugStore.open(Settings(store=str(folders[fill])))
            fill(store)
            store.close()
        return folders[fill]

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
    return filled_settings(_write_small)


@pytest.fixture
def small_graph(small_settings: Settings) -> Iterator[Store]:
    """The graph of ``tests/small.py``, once on each engine."""
    store = open_store(small_settings)
    yield store
    store.close()


@pytest.fixture
def cascade_store(filled_settings: Callable[[Filler], Settings]) -> Iterator[Store]:
    """The documents of ``tests/cascade.py``, loaded, once on each engine."""
    store = open_store(filled_settings(_load_cascade))
    yield store
    store.close()


def _write_small(store: Store) -> None:
    store.write([small.resolution(), small.plan()], [small.links()])


def _load_cascade(store: Store) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cascade.load_into(store, Path(folder))
