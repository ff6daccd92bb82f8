"""``chidao review``: deciding from the keyboard, the log, and what it refuses."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import main
from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from tests import cascade
from tests.cli.conftest import Done

Run = Callable[..., Done]
BY = ("--by", "Lan")
WHY = ("--reason", "Đã đối chiếu.")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the made-up documents."""
    folder = tmp_path_factory.mktemp("kho")
    store = LadybugStore.open(Settings(store=str(folder / "kho")))
    cascade.load_into(store, folder / "văn bản")
    store.close()
    return folder / "kho"


@pytest.fixture
def loaded(
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run ``chidao …`` here, on a store of one's own, with keys typed."""
    own = Path(shutil.copytree(filled, tmp_path / "kho riêng"))

    def run(*args: str, store: Path = own, typed: str = "") -> Done:
        monkeypatch.setenv("CHIDAO_STORE", str(store))
        monkeypatch.setattr(sys, "argv", ["chidao", *args])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Done(int(left.value.code or 0), out, err)

    return run


def rows(run: Run, question: str, *values: str) -> list[dict[str, object]]:
    done = run("ask", question, *values, "--format", "json")
    return list(json.loads(done.out)["rows"])


def queue(run: Run) -> list[dict[str, object]]:
    return rows(run, "review_queue", "resolution=88-NQ/TW")


def test_p5_fifty_decisions_without_leaving_the_keyboard(loaded: Run) -> None:
    waiting = len(queue(loaded))
    keys = "c\n\n" + "r\nKhác đối tượng.\n" + "s\n" * (waiting - 2)

    done = loaded("review", "queue", *BY, "--resolution", "88-NQ/TW", typed=keys)

    assert done.status == 0
    assert done.out.count("Lý do") == 2
    assert f"{waiting}/{waiting}" in done.out
    log = rows(loaded, "decisions")
    assert [(row["decision"], row["reason"]) for row in log] == [
        ("confirm", "Cùng nội dung."),
        ("reject", "Khác đối tượng."),
    ]
    assert len(queue(loaded)) == waiting - 2


def test_the_queue_can_be_left_at_any_time(loaded: Run) -> None:
    done = loaded("review", "queue", *BY, typed="q\n")

    assert done.status == 0
    assert rows(loaded, "decisions") == []


def test_links_are_decided_on_by_their_ids(loaded: Run) -> None:
    link = str(queue(loaded)[0]["edge_id"])

    done = loaded("review", "reject", link, *BY, *WHY)

    assert done.status == 0
    assert "Đã ghi mục 1: bác" in done.out
    assert loaded("review", "confirm", "khong-co", *BY, *WHY).status == 1


def test_a_gap_is_justified_by_its_code(loaded: Run) -> None:
    there = ("--resolution", "88-NQ/TW", "--document", "300/KH-UBND")

    done = loaded("review", "gap", "2.2.1", *there, *BY, *WHY)
    wrong = loaded("review", "gap", "9.9", *there, *BY, *WHY)

    assert "khoảng trống có lý do" in done.out
    assert (done.status, wrong.status) == (0, 2)
    assert "Traceback" not in wrong.err


def test_a_proposed_link_needs_another_person(loaded: Run) -> None:
    solution = "88-nq-tw-2025~2.2.1"
    passage = "300-kh-ubnd-tinh-lai-chau-2025~2.2"
    propose = ("review", "propose", passage, solution, "--document", "300/KH-UBND")
    assert loaded(*propose, *BY, *WHY).status == 0
    link = next(
        str(row["edge_id"])
        for row in rows(loaded, "link_explanations", "resolution=88-NQ/TW", "code=2.2.1")
    )

    same = loaded("review", "confirm", link, *BY, *WHY)
    other = loaded("review", "confirm", link, "--by", "Minh", *WHY)

    assert (same.status, other.status) == (2, 0)
    assert "người khác phải xác nhận" in same.err


def test_p7_the_log_is_exported_checked_and_read_again(
    loaded: Run, filled: Path, tmp_path: Path
) -> None:
    file = tmp_path / "nhật ký.jsonl"
    other = Path(shutil.copytree(filled, tmp_path / "kho khác"))
    loaded("review", "reject", str(queue(loaded)[0]["edge_id"]), *BY, *WHY)
    loaded("review", "export", str(file))

    done = loaded("review", "import", str(file), store=other)
    again = loaded("review", "--store", str(other), "import", str(file))

    assert "Đã nạp 1 mục mới" in done.out
    assert "Đã nạp 0 mục mới" in again.out
    assert "còn nguyên: 1 mục" in loaded("review", "verify", store=other).out


@pytest.mark.parametrize("change", ["reason", "shape"])
def test_a_log_that_was_changed_is_refused(loaded: Run, tmp_path: Path, change: str) -> None:
    file = tmp_path / "nhật ký.jsonl"
    loaded("review", "reject", str(queue(loaded)[0]["edge_id"]), *BY, *WHY)
    loaded("review", "export", str(file))
    text = file.read_text(encoding="utf-8")
    changed = text.replace("Đã đối chiếu", "Chưa đối chiếu") if change == "reason" else "[1]\n"
    file.write_text(changed, encoding="utf-8")

    done = loaded("review", "import", str(file), store=tmp_path / "kho khác")

    assert done.status == 1
    assert "Lỗi" in done.err
    assert "Traceback" not in done.err
