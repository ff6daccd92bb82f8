"""Stores that cannot be opened or written say what is wrong, where, and what to do."""

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.base.errors import StoreUnavailable
from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from graph.store.opening import open_store
from tests.build import document

NOBODY = 65534


def use(settings: Settings) -> None:
    """Open a store, read it and write to it."""
    store = open_store(settings)
    try:
        store.query("MATCH (t:Task) RETURN count(t) AS n")
        store.write([document("a")])
    finally:
        store.close()


def refusal(settings: Settings) -> str:
    with pytest.raises(StoreUnavailable) as caught:
        use(settings)
    assert caught.value.hint
    return f"{caught.value.message} {caught.value.hint}"


def test_reading_a_store_that_does_not_exist_makes_no_folder(tmp_path: Path) -> None:
    store = open_store(Settings(store=str(tmp_path / "chưa có")), read_only=True)

    assert list(store.dump()) == []
    with pytest.raises(StoreUnavailable, match="chỉ để đọc"):
        store.write([document("a")])
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_store_opened_for_reading_follows_the_writer(ladybug_settings: Settings) -> None:
    reader = open_store(ladybug_settings, read_only=True)
    writer = open_store(ladybug_settings)

    writer.write([document("a", tasks={"1": None})])

    assert reader.query("MATCH (t:Task) RETURN t.id AS id").rows == [{"id": "a~1"}]
    reader.close()
    writer.close()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "kho.txt"
    file.write_text("không phải kho", encoding="utf-8")

    assert str(file) in refusal(Settings(store=str(file)))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "tệp"
    file.touch()

    told = refusal(Settings(store=str(file / "kho")))
    assert str(file / "kho") in told
    assert "CHIDAO_STORE" in told


@pytest.fixture
def protected_folder() -> Iterator[Path]:
    """A folder that everybody may read and nobody write; who may write everywhere is nobody now."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        yield Path(name)
        os.seteuid(user)


def test_a_folder_that_cannot_be_written_is_named(protected_folder: Path) -> None:
    assert "quyền ghi" in refusal(Settings(store=str(protected_folder / "kho")))


@pytest.mark.parametrize("content", ["", "../../khác\n", "00000009-0badc0de\n", "\x00\xff"])
def test_a_spoilt_pointer_is_told_and_not_followed(
    ladybug_settings: Settings, content: str
) -> None:
    use(ladybug_settings)
    Path(ladybug_settings.store, "current").write_text(content, encoding="utf-8")

    assert ladybug_settings.store in refusal(ladybug_settings)


@pytest.mark.parametrize("kept", [0, 10, 5000])
@pytest.mark.parametrize("filler", [b"", b"not a database" * 1000])
def test_a_spoilt_database_is_told(ladybug_settings: Settings, kept: int, filler: bytes) -> None:
    use(ladybug_settings)
    store = LadybugStore.open(ladybug_settings)
    file = store._versions.file(store.version())
    store.close()
    file.write_bytes(file.read_bytes()[:kept] + filler)

    assert ladybug_settings.store in refusal(ladybug_settings)


def test_a_store_of_another_schema_is_told(ladybug_settings: Settings) -> None:
    use(ladybug_settings)
    (file,) = Path(ladybug_settings.store).rglob("*.lbug")
    file.rename(file.with_name("graph-0badc0de.lbug"))

    assert "phiên bản khác" in refusal(ladybug_settings)


@pytest.mark.neo4j
def test_a_wrong_password_names_the_setting(neo4j_settings: Settings) -> None:
    wrong = neo4j_settings.model_copy(update={"neo4j_password": SecretStr("sai-mat-khau")})

    told = refusal(wrong)
    assert "CHIDAO_NEO4J_PASSWORD" in told
    assert neo4j_settings.store in told
    assert "sai-mat-khau" not in told


@pytest.mark.neo4j
def test_a_wrong_database_names_the_setting(neo4j_settings: Settings) -> None:
    told = refusal(neo4j_settings.model_copy(update={"neo4j_database": "khong-co"}))

    assert "CHIDAO_NEO4J_DATABASE" in told


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{probe.getsockname()[1]}"

        assert address in refusal(Settings(store=address))


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "bolt://", "neo4j+what://x", "x://y"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    assert "CHIDAO_STORE" in refusal(Settings(store=address))
