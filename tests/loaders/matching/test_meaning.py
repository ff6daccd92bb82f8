"""A model of one's own may be plugged in: here one that knows that a clinic is a health station."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from graph.base.errors import GraphError
from loaders.matching.judging import MEANING, read_calibration, shipped_calibration
from loaders.matching.matcher import Matcher, make_matcher
from loaders.matching.meaning import find_embedder
from loaders.matching.texts import Passage, Upper

PART = Upper("r~1", "Xây mới trạm y tế ở các xã biên giới")
OTHER = Upper("r~2", "Cử bác sĩ trẻ về công tác tại vùng khó khăn")
CLINIC = Passage("p~1", "Dựng phòng khám cho bản giáp ranh nước bạn", "", 1)


def embed(texts: Sequence[str]) -> list[list[float]]:
    """Care for the sick in a building, or by people."""
    return [
        [float("trạm" in each or "phòng khám" in each), float("bác sĩ" in each)] for each in texts
    ]


def embed_one(texts: Sequence[str]) -> list[float]:
    return [0.0 for _ in texts]


def calibration_with_meaning(folder: Path) -> Path:
    """The shipped one, with a weight for the model in both judges."""
    kept = shipped_calibration().model_dump(mode="json")
    for judge in (kept["written"], kept["derived"]):
        judge["together"]["weights"][MEANING] = 6.0
    file = folder / "trọng số.yaml"
    file.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    return file


def test_no_model_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHIDAO_EMBEDDER", raising=False)

    assert find_embedder(None) is None
    assert make_matcher([PART, OTHER]).match([CLINIC]) == []


def test_a_model_is_heard_with_the_weights_that_were_learnt_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHIDAO_EMBEDDER", f"{__name__}:embed")
    monkeypatch.setenv("CHIDAO_CALIBRATION", str(calibration_with_meaning(tmp_path)))

    (match,) = make_matcher([PART, OTHER]).match([CLINIC])

    assert match.upper is PART


def test_a_model_without_its_weights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIDAO_EMBEDDER", f"{__name__}:embed")

    with pytest.raises(GraphError, match="không đi với nhau"):
        make_matcher([PART])


def test_weights_without_their_model_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHIDAO_CALIBRATION", str(calibration_with_meaning(tmp_path)))

    with pytest.raises(GraphError, match="không đi với nhau"):
        make_matcher([PART])


@pytest.mark.parametrize("name", ["khong_co:ham", "json:khong_co", "json", ":x", "a b:c"])
def test_a_name_that_means_no_function_is_refused(name: str) -> None:
    with pytest.raises(GraphError, match="Không tìm thấy mô hình"):
        find_embedder(name)


def test_a_model_that_gives_no_row_for_each_text_is_refused() -> None:
    with pytest.raises(GraphError, match="mỗi câu một hàng số"):
        Matcher([PART], None, embed_one)


@pytest.mark.parametrize("content", ["written: 1", "{", "\x00"])
def test_a_calibration_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(GraphError, match="Không đọc được tệp trọng số"):
        read_calibration(file)
