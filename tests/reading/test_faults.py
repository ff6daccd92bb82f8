"""A fault of the reader itself stops one file, never the load."""

from pathlib import Path

import pytest

from graph.register.agencies import Register, shipped_register
from graph.store.protocol import Store
from loaders import pipeline
from loaders.parsed.document import Parsed
from loaders.pipeline import Loader

TEXT = "SỞ Y TẾ\nSố: {n}/KH-SYT\nKẾ HOẠCH\nVề phòng dịch\n\n1. Sở Y tế rà soát quy định.\n"


def test_a_fault_in_one_file_leaves_the_others(
    ladybug_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in (1, 2):
        (tmp_path / f"kế hoạch {n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    read = pipeline.read_source

    def faulty(name: str, data: bytes, register: Register, wanted: pipeline.Overlay) -> Parsed:
        if "1" in name:
            raise ZeroDivisionError
        return read(name, data, register, wanted)

    monkeypatch.setattr(pipeline, "read_source", faulty)

    first, second = Loader(ladybug_store, shipped_register()).load([tmp_path]).files

    assert (first.state, second.state) == ("lỗi", "mới")
    assert first.error is not None and "kế hoạch 1.txt" in first.error.message
