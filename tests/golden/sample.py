"""The shipped documents as they are read; ``python -m tests.golden.sample`` rewrites the files.

A change here is reviewed line by line, like code.
"""

import json
from pathlib import Path
from typing import Any

import loaders
from graph.agencies import shipped_register
from loaders.pipeline import read_file, record
from loaders.view import parsed_view

FOLDER = Path(__file__).parent
SAMPLES = sorted((Path(loaders.__file__).parent / "samples").glob("*.txt"))
OUTLINE = Path(loaders.__file__).parent / "reference" / "nq71.yaml"


def view(path: Path) -> dict[str, Any]:
    """What ``chidao parse --json`` prints of a file."""
    register = shipped_register()
    return parsed_view(*record(read_file(path, register), register))


def golden(path: Path) -> Path:
    """The file beside this one that holds what the document says."""
    return FOLDER / f"{path.stem}.json"


if __name__ == "__main__":
    for sample in SAMPLES:
        text = json.dumps(view(sample), ensure_ascii=False, indent=1) + "\n"
        golden(sample).write_text(text, encoding="utf-8", newline="\n")
