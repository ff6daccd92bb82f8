"""What ``chidao parse --json`` prints comes in again and says the same."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from graph.store.ladybug.embedded import LadybugStore
from loaders.pipeline import load, read_file, record
from tests.golden.sample import OUTLINE, SAMPLES, view

OF_THE_FILE = ("source", "fingerprint")
"""The file that was loaded and its bytes: a JSON is another file."""
CORRECTIONS = """\
- file: {file}
  find: Bộ Khoa học và Công nghệ
  replace: Bộ Y tế
  reason: thử
  by: Nguyễn Văn A
  'on': 2026-03-01
"""


def _printed(path: Path, folder: Path) -> Path:
    copy = folder / f"{path.stem}.json"
    copy.write_text(json.dumps(view(path), ensure_ascii=False, indent=1), encoding="utf-8")
    return copy


def _graph(paths: Sequence[Path], store: Path) -> Counter[str]:
    """Every node and edge with all its properties."""
    opened = LadybugStore.open(Settings(store=str(store)))
    report = load(opened, paths, shipped_register())
    assert {each.state for each in report.files} == {"mới"}
    found = Counter(_plain(row) for row in opened.dump())
    opened.close()
    return found


def _plain(row: dict[str, Any]) -> str:
    kept = {name: value for name, value in row.items() if name not in OF_THE_FILE}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def _differences(told: Counter[str], said: Counter[str]) -> tuple[list[str], list[str]]:
    return sorted((said - told).elements()), sorted((told - said).elements())


@pytest.mark.parametrize("path", [*SAMPLES, OUTLINE], ids=lambda path: path.name[:4])
def test_a_document_and_what_parse_prints_of_it_load_the_same_graph(
    path: Path, tmp_path: Path
) -> None:
    said = _graph([path], tmp_path / "kho 1")
    told = _graph([_printed(path, tmp_path)], tmp_path / "kho 2")

    assert _differences(told, said) == ([], [])
    assert said.total() > 80


def test_all_documents_load_the_same_graph_with_the_links_between_them(tmp_path: Path) -> None:
    paths = [*SAMPLES, OUTLINE]
    said = _graph(paths, tmp_path / "kho 1")
    told = _graph([_printed(path, tmp_path) for path in paths], tmp_path / "kho 2")

    assert _differences(told, said) == ([], [])
    assert sum('"basis": "matched"' in row for row in said) > 10


@pytest.mark.parametrize("path", [*SAMPLES, OUTLINE], ids=lambda path: path.name[:4])
def test_what_is_printed_of_the_json_is_what_was_printed_of_the_document(
    path: Path, tmp_path: Path
) -> None:
    printed, again = view(path), view(_printed(path, tmp_path))

    assert printed.pop("lines") != again.pop("lines"), "lines are counted in the file that is read"
    assert again == printed


def test_what_was_read_with_a_correction_stays_reviewed(tmp_path: Path) -> None:
    original = tmp_path / SAMPLES[2].name
    original.write_bytes(SAMPLES[2].read_bytes())
    (tmp_path / "dinh-chinh.yaml").write_text(
        CORRECTIONS.format(file=original.name), encoding="utf-8"
    )
    said = _graph([original], tmp_path / "kho 1")
    told = _graph([_printed(original, tmp_path)], tmp_path / "kho 2")

    assert _differences(told, said) == ([], [])
    assert sum('"basis": "reviewed"' in row for row in said) > 2


def test_the_duties_of_an_attached_plan_stay_its_own(tmp_path: Path) -> None:
    decision = tmp_path / "qđ.txt"
    decision.write_text(DECISION, encoding="utf-8")
    said = _graph([decision], tmp_path / "kho 1")
    told = _graph([_printed(decision, tmp_path)], tmp_path / "kho 2")

    assert _differences(told, said) == ([], [])
    register = shipped_register()
    recorded = record(read_file(tmp_path / "qđ.json", register), register)
    assert [len(each.parsed.tasks) for each in (recorded, *recorded.attached)] == [0, 2]


DECISION = """\
ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: 12/QĐ-UBND
Lào Cai, ngày 05 tháng 02 năm 2025

QUYẾT ĐỊNH
Ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số 57-NQ/TW.

Nơi nhận:
- Sở Y tế;
- Lưu: VT.

KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/02/2025)

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKết quả
1\tXây dựng đề án\tSở Y tế\tSở Tài chính\tQuý IV/2025\tĐề án
2\tTập huấn\tSở Tài chính\t\tHằng năm\t
"""
