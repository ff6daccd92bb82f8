"""The command as a person starts it: its own process, its own store."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from graph.store.ladybug.embedded import LadybugStore
from loaders.pipeline import load
from tests.golden.sample import OUTLINE, SAMPLES


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Chidao = Callable[..., Done]


def environment(store: Path | str) -> dict[str, str]:
    """A poor one: no locale, ASCII streams, nothing of ours but the store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHIDAO_")}
    poor = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    return kept | poor | {"CHIDAO_STORE": str(store)}


def command(*args: str) -> list[str]:
    return [sys.executable, "-c", "from api.cli import main; main()", *args]


@pytest.fixture(scope="session")
def loaded_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped corpus in a folder with blanks and Vietnamese letters."""
    folder = tmp_path_factory.mktemp("kho dữ liệu") / "văn bản"
    store = LadybugStore.open(Settings(store=str(folder)))
    load(store, [*SAMPLES, OUTLINE], shipped_register())
    store.close()
    return folder


@pytest.fixture
def chidao(loaded_store: Path) -> Chidao:
    """Run ``chidao …`` on the shipped corpus; ``store=`` names another one."""

    def run(*args: str, store: Path | str = loaded_store) -> Done:
        done = subprocess.run(
            command(*args), capture_output=True, env=environment(store), timeout=120
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in out + err
        return Done(done.returncode, out, err)

    return run
