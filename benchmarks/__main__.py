"""``make bench``: measure, print, and write ``benchmarks/RESULTS.md``."""

import os
import platform
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks import corpus_bench, lookup_bench, matching_bench, reading_bench, store_bench
from benchmarks.store_bench import Row

TARGET = Path(__file__).parent / "RESULTS.md"
HEAD = """\
# Measurements

Written by `make bench`. Times are of one run on one machine and say little alone; the ratio is to
the bare engine (for reading: to decoding the same files) in the same run, and is what to compare.
"""


def main() -> None:
    """Run every benchmark."""
    rows = [*store_bench.run(), *corpus_bench.run(), *lookup_bench.run()]
    text = render(rows) + matching_bench.render() + reading_bench.render()
    print(text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")


def render(rows: Iterable[Row]) -> str:
    """The rows as a Markdown page."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    lines = [HEAD, f"{date.today()}, {machine}.", "", "| what | where | ms | bare ms | ratio |"]
    lines.append("|---|---|---:|---:|---:|")
    lines += [
        f"| {row.what} | {row.store} | {_ms(row.seconds)} | {_ms(row.bare)} | {_ratio(row)} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _ms(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:.1f}"


def _ratio(row: Row) -> str:
    return "" if row.ratio is None else f"{row.ratio:.1f}"


if __name__ == "__main__":
    main()
