"""A real Neo4j server for the tests: its jars come from Maven, one Java file runs it."""

import os
import secrets
import shutil
import socket
import subprocess
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import neo4j
import platformdirs

HERE = Path(__file__).parent / "neo4j"
POM = HERE / "pom.xml"
START_WAIT = 120
DOWNLOAD_WAIT = 900


class NoServer(Exception):
    """No server can be had on this machine."""


@contextmanager
def running_server(home: Path) -> Iterator[tuple[str, str]]:
    """Start a server on a free port; gives its address and the password of user ``neo4j``."""
    java, jars = _find("java"), find_jars()
    port = _free_port()
    log = home / "server.log"
    home.mkdir(parents=True, exist_ok=True)
    command = [java, "-Xmx512m", "-cp", str(jars / "*"), str(HERE / "TestServer.java")]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            [*command, str(home), str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        ) as process,
    ):
        try:
            _wait_until_ready(process, log)
            address, password = f"bolt://127.0.0.1:{port}", secrets.token_hex(8)
            _set_password(address, password)
            yield address, password
        finally:
            process.kill()


def find_jars() -> Path:
    """The folder with the server's jars; fetched once and kept for the next run."""
    folder = Path(platformdirs.user_cache_dir("chidao-tests", appauthor=False)) / _version()
    folder.mkdir(parents=True, exist_ok=True)
    complete = folder / "complete"
    with filelock.FileLock(folder / "lock", timeout=DOWNLOAD_WAIT):
        if not complete.exists():
            _fetch_jars(folder)
            complete.touch()
    return folder


def _fetch_jars(folder: Path) -> None:
    command = [_find("mvn"), "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    done = subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={folder}"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=DOWNLOAD_WAIT,
        check=False,
    )
    if done.returncode:
        raise NoServer(f"Maven could not fetch Neo4j: {(done.stdout or done.stderr)[-500:]}")


def _version() -> str:
    name = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = ET.parse(POM).getroot().findtext("m:dependencies/m:dependency/m:version", "", name)
    return f"neo4j-{found}"


def _find(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise NoServer(f"{program} is not installed")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str], log: Path) -> None:
    """The server says so on its standard output, or ends, which closes it."""
    assert process.stdout is not None
    overdue = threading.Timer(START_WAIT, process.kill)
    overdue.start()
    try:
        if any(line.strip() == "ready" for line in process.stdout):
            return
    finally:
        overdue.cancel()
    raise NoServer(f"the server did not start: {log.read_text(encoding='utf-8')[-500:]}")


def _set_password(address: str, password: str) -> None:
    """A new server lets its first user do nothing but this."""
    with (
        neo4j.GraphDatabase.driver(
            address, auth=("neo4j", "neo4j"), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database="system") as session,
    ):
        session.run(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password
        ).consume()


def named_server() -> tuple[str, str, str] | None:
    """Address, user and password of the server that the environment names, if it names one."""
    address = os.environ.get("CHIDAO_TEST_NEO4J")
    if not address:
        return None
    user = os.environ.get("CHIDAO_NEO4J_USER", "neo4j")
    return address, user, os.environ.get("CHIDAO_NEO4J_PASSWORD", "")
