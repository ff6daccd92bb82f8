"""Each mistake gets a sentence in Vietnamese that says what, where and what to do."""

import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from tests.cli.conftest import Chidao, command, environment
from tests.golden.sample import SAMPLES


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["bogus"], 2, "Không có lệnh"),
        (["--bad"], 2, "Không có tùy chọn"),
        (["parse"], 2, "Thiếu tham số"),
        (["parse", "không-có.txt"], 1, "Không có tệp"),
        (["load", "không-có"], 1, "Không có tệp hay thư mục"),
        (["ask", "uncovered_solutions"], 2, "resolution"),
        (["ask", "uncovered_solutions", "71-NQ/TW"], 2, "tên=giá_trị"),
        (["ask", "uncovered_solutions", "resolution=71-NQ/TW", "level=moon"], 2, "level"),
        (["ask", "uncovered_solutions", "resolution=99-NQ/TW"], 1, "99-NQ/TW"),
        (["ask", "uncovered_solutions", "resolution=71-NQ/TW", "x=1"], 2, "x"),
        (["ask", "who_owns", "agency=Sở Giáo dục và Đàu tạo"], 1, "Sở Giáo dục và Đào tạo"),
        (["ask", "who_owns", "agency=x", "--as-of", "hôm qua"], 2, "2026-11-21"),
        (["ask", "who_owns", "agency=x", "--format", "doc"], 2, "json"),
        (["export", "x.png"], 2, "format"),
        (["serve", "--port", "abc"], 2, "port"),
    ],
)
def test_a_mistake_is_explained(chidao: Chidao, args: list[str], status: int, words: str) -> None:
    done = chidao(*args)

    assert done.status == status, done.err
    assert done.err.startswith("Lỗi: ")
    assert "Gợi ý: " in done.err
    assert words in " ".join(done.err.split())


def test_a_folder_without_documents_is_named(chidao: Chidao, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()

    done = chidao("load", str(tmp_path / "trống"), store=tmp_path / "kho")

    assert done.status == 1
    assert "không có văn bản nào đọc được" in done.err


def test_a_file_without_words_is_named(chidao: Chidao, tmp_path: Path) -> None:
    (tmp_path / "trống.txt").write_text("\n \n", encoding="utf-8")

    done = chidao("parse", str(tmp_path / "trống.txt"))

    assert done.status == 1
    assert "không có chữ nào" in done.err


def test_a_broken_outline_is_refused_with_line_and_column(chidao: Chidao, tmp_path: Path) -> None:
    path = tmp_path / "đề cương.yaml"
    path.write_text("resolution:\n  symbol: [\n", encoding="utf-8")

    done = chidao("load", str(path), store=tmp_path / "kho")

    assert done.status == 1
    assert "dòng" in done.err and "YAML" in done.err


def test_a_setting_that_cannot_be_is_named(loaded_store: Path) -> None:
    env = environment(loaded_store) | {"CHIDAO_PORT": "x"}

    done = subprocess.run(command("ask", "reporting_duties"), capture_output=True, env=env)

    assert done.returncode == 2
    assert "CHIDAO_PORT" in done.stderr.decode("utf-8")


def test_a_store_that_is_empty_says_so(chidao: Chidao, tmp_path: Path) -> None:
    done = chidao("ask", "reporting_duties", store=tmp_path / "trống")

    assert done.status == 0
    assert "Kho chưa có văn bản nào" in done.err


def test_a_password_in_an_address_is_not_printed(chidao: Chidao) -> None:
    done = chidao("ask", "reporting_duties", store="bolt://user:bimat@127.0.0.1:7687")

    assert done.status == 1
    assert "bimat" not in done.err and "CHIDAO_NEO4J_PASSWORD" in done.err


def test_what_is_missing_does_not_stop_what_is_there(chidao: Chidao, tmp_path: Path) -> None:
    done = chidao("load", "không-có.txt", str(SAMPLES[0]), store=tmp_path / "kho")

    assert done.status == 3
    assert "333/KH-LHHVN" in done.out and "không-có.txt" in done.out


def test_a_server_that_is_not_there_is_named(chidao: Chidao) -> None:
    done = chidao("ask", "reporting_duties", store="bolt://127.0.0.1:1")

    assert done.status == 1
    assert "127.0.0.1:1" in done.err


@pytest.mark.neo4j
def test_a_wrong_password_says_which_setting_to_mend(
    neo4j_settings: Settings, tmp_path: Path
) -> None:
    env = environment(neo4j_settings.store) | {"CHIDAO_NEO4J_PASSWORD": "sai"}

    done = subprocess.run(command("ask", "reporting_duties"), capture_output=True, env=env)

    err = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert "CHIDAO_NEO4J_PASSWORD" in err and "Traceback" not in err


def test_a_second_load_at_the_same_time_waits_or_is_told(chidao: Chidao, tmp_path: Path) -> None:
    store = tmp_path / "kho"
    loads = [
        subprocess.Popen(
            command("load", str(path)),
            env=environment(store),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for path in SAMPLES[:3]
    ]
    ended = [(each.communicate(timeout=120), each.returncode) for each in loads]

    for (_, err), status in ended:
        text = err.decode("utf-8")
        assert "Traceback" not in text
        assert status == 0 or (status == 1 and "đang" in text)
    opened = LadybugStore.open(Settings(store=str(store)), read_only=True)
    counted = opened.query("MATCH (d:Plan) WHERE d.loaded RETURN count(d) AS n").rows[0]["n"]
    opened.close()
    assert counted == sum(status == 0 for _, status in ended) >= 1


def test_a_port_in_use_is_named_with_another_to_try(chidao: Chidao) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = chidao("serve", "--port", str(port))

    assert done.status == 1
    assert f"Cổng {port}" in done.err and f"--port {port + 1}" in done.err


def test_demo_loads_the_samples_and_serves(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    demo = subprocess.Popen(
        command("demo", "--port", str(port)),
        env=environment(tmp_path / "kho"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert "71-NQ/TW" in _get(f"http://127.0.0.1:{port}/", demo)
    finally:
        demo.terminate()
        out, err = (text.decode("utf-8") for text in demo.communicate(timeout=30))
    assert f"http://127.0.0.1:{port}/" in out
    assert "Traceback" not in err


def _get(address: str, server: "subprocess.Popen[bytes]") -> str:
    for _ in range(240):
        assert server.poll() is None
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.25)
    pytest.fail("the server did not answer")
