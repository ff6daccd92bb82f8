"""Learns the matcher's calibration from judged pairs of the shipped samples, and writes it.

``python -m loaders.calibrate FOLDER [TARGET]``: FOLDER has one ``.jsonl`` per sample, a line for
each part; TARGET is the file to write, the shipped one by default. A model that the settings name
is heard too.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import yaml

from graph.base.settings import Settings
from graph.register.agencies import shipped_register
from loaders.matching.judging import Calibration
from loaders.matching.learning import Judged, judged, learn_all, read_labels
from loaders.matching.meaning import find_embedder
from loaders.matching.passages import Texts, texts_of
from loaders.pipeline import read_file, record

RESOLUTION = "nq71.yaml"
HEAD = (
    "# Trọng số và ngưỡng của bộ so khớp, học từ các cặp đã được người đọc đánh giá.\n"
    "# Sinh bằng: python -m loaders.calibrate; không sửa tay.\n"
)


def read_texts(path: Path) -> Texts:
    """The texts of one file as they would enter the graph."""
    register = shipped_register()
    return texts_of(record(read_file(path, register), register).records)


def judged_sets(folder: Path) -> dict[str, list[Judged]]:
    """The judged samples, with the essentials as written and as derived."""
    embedder = find_embedder(Settings().embedder)
    shipped = resources.files("loaders")
    with resources.as_file(shipped.joinpath("reference", RESOLUTION)) as file:
        written = read_texts(file).uppers()
    derived = [replace(each, essentials=()) for each in written]
    sets: dict[str, list[Judged]] = {"written": [], "derived": []}
    for name, labels, texts in _documents(folder):
        for uppers, found in ((written, sets["written"]), (derived, sets["derived"])):
            found.append(judged(name, uppers, texts.passages(), labels, embedder))
    return sets


def _documents(folder: Path) -> Iterator[tuple[str, list[dict[str, object]], Texts]]:
    samples = resources.files("loaders").joinpath("samples")
    for labels in sorted(folder.glob("*.jsonl")):
        with resources.as_file(samples.joinpath(f"{labels.stem}.txt")) as file:
            yield labels.stem, read_labels(labels), read_texts(file)


def render(calibration: Calibration) -> str:
    """The file."""
    content = calibration.model_dump(mode="json")
    return HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    own = Path(__file__).parent / "matching" / "calibration.yaml"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else own
    found = learn_all(judged_sets(Path(sys.argv[1])))
    target.write_text(render(found), encoding="utf-8", newline="\n")
