"""A real server and a real browser for the page."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from api.app import create_app
from graph.base.settings import Settings
from graph.schema.records import Links, Records
from graph.store.ladybug.embedded import LadybugStore

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Serve = Callable[[list[Records], list[Links]], str]


def missing(reason: str) -> None:
    """Skip, or fail where a browser is required."""
    if os.environ.get("CHIDAO_REQUIRE_BROWSER") == "1":
        pytest.fail(f"a browser is required: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The Chromium of this machine."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed")
    named = os.environ.get("CHIDAO_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing(f"none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Fill a store, serve it on a free port, and give its address."""
    with ExitStack() as stack:

        def start(records: list[Records], links: list[Links]) -> str:
            settings = Settings(store=str(tmp_path / "kho"))
            if records:
                store = LadybugStore.open(settings)
                store.write(records, links)
                store.close()
            return stack.enter_context(running(settings))

        yield start


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The application on a free port of this machine, until the end of the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    latest = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive() and time.monotonic() < latest, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=30)
    listening.close()
