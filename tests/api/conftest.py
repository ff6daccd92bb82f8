"""The application on a small store, spoken to without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from tests import small

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def small_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a store that holds the small graph, which nobody changes."""
    settings = Settings(store=str(tmp_path_factory.mktemp("api") / "kho"))
    store = LadybugStore.open(settings)
    store.write([small.resolution(), small.plan()], [small.links()])
    store.close()
    return settings


@pytest.fixture(scope="session")
def client(small_settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(small_settings), base_url=HERE) as made:
        yield made


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(store=str(tmp_path / "chưa có"))
    with TestClient(create_app(settings), base_url=HERE) as made:
        yield made
