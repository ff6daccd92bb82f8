"""The shipped documents as they are read; ``python -m tests.golden.sample`` rewrites the files.

A change here is reviewed line by line, like code.
"""

import json
from pathlib import Path
from typing import Any

import loaders
from graph.register.agencies import shipped_register
from loaders.exchange.json_file import parsed_view
from loaders.pipeline import read_file, record

FOLDER = Path(__file__).parent
SAMPLES = sorted((Path(loaders.__file__).parent / "samples").glob("*.txt"))
OUTLINE = Path(loaders.__file__).parent / "reference" / "nq71.yaml"


def view(path: Path) -> dict[str, Any]:
    """What ``chidao parse --json`` prints of a file."""
    register = shipped_register()
    return parsed_view(record(read_file(path, register), register))


def golden(path: Path) -> Path:
    """The file beside this one that holds what the document says."""
    return FOLDER / f"{path.stem}.json"


MENTIONS = FOLDER / "mentions.tsv"
"""Every name in the shipped documents with the agency that it means, or why it means none."""


def mentions() -> str:
    """The table: document, name as written, agency id, and for those without one the reason."""
    rows = []
    for sample in SAMPLES:
        said = view(sample)
        reasons = {
            each["quote"]: f"{each['code']}: {each['message']}"
            for each in said["issues"]
            if each["code"].startswith("agency-")
        }
        for name, agency in said["agencies"].items():
            rows.append((sample.name[:3], name, agency or "", "" if agency else reasons[name]))
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    MENTIONS.write_text(mentions(), encoding="utf-8", newline="\n")
    for sample in SAMPLES:
        text = json.dumps(view(sample), ensure_ascii=False, indent=1) + "\n"
        golden(sample).write_text(text, encoding="utf-8", newline="\n")
