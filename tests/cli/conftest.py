"""The command as a person starts it: its own process, its own store."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.cli import main

PROCESSES = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
if hasattr(os, "fork"):
    PROCESSES.set_forkserver_preload([__name__])
WAIT = 120


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


def _run(args: Sequence[str], env: Mapping[str, str], out: str, err: str) -> None:
    """In a process of its own: the streams go to files, the command runs and ends the process."""
    os.environ.clear()
    os.environ.update(env)
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (open(n, "w", encoding="ascii", closefd=False) for n in (1, 2))  # noqa: SIM115
    sys.argv = ["chidao", *args]
    main()


@pytest.fixture(scope="session")
def loaded_store(corpus_folder: Path) -> Path:
    """The shipped corpus in a folder with blanks and Vietnamese letters, only to be read."""
    return corpus_folder


@pytest.fixture
def chidao(loaded_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Chidao:
    """Run ``chidao …`` on the shipped corpus; ``store=`` names another one."""

    def run(*args: str, store: Path | str = loaded_store) -> Done:
        folder = tmp_path_factory.mktemp("said")
        out, err = folder / "out", folder / "err"
        process = PROCESSES.Process(
            target=_run, args=(args, environment(store), str(out), str(err))
        )
        process.start()
        process.join(WAIT)
        assert process.exitcode is not None, f"still running after {WAIT} seconds: {args}"
        done = Done(process.exitcode, *(each.read_text(encoding="utf-8") for each in (out, err)))
        assert "Traceback" not in done.out + done.err
        return done

    return run
