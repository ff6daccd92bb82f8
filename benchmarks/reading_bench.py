"""Reading files of every format beside the bare reader of each; memory; cost as documents grow.

Run: ``python -m benchmarks.reading_bench``.
"""

import importlib.metadata
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import loaders
from benchmarks import made_documents as made
from benchmarks.bare_readers import BARE
from benchmarks.one_reading import count
from graph.register.agencies import shipped_register
from loaders.formats.dispatch import read_lines
from loaders.formats.pdf.recognition import find_recogniser
from loaders.pipeline import read_file
from loaders.source.issues import Issues

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((Path(loaders.__file__).parent / "samples").glob("*.txt"))
REPEATS = 7
SLOW_REPEATS = 3
PAGES = (10, 100, 1000)
LIMIT = 150
"""Seconds that one reading may take; a longer one is stopped and said."""
LIBRARIES = ("lxml", "openpyxl", "pdfplumber", "pdfminer.six", "pypdfium2", "pillow")
NAMES = {"png": "scan"}
MB = 1_000_000


@dataclass(frozen=True)
class Speed:
    """One format: its files, how long they take, and how often that is the bare reader's time."""

    what: str
    files: int
    size: int
    records: int
    seconds: float
    bare: dict[str, tuple[float, float]]
    """By library: how often the bare reader's time the lines take, and the records with them."""

    def render(self) -> Iterator[str]:
        """Its rows of the table, one for each bare reader."""
        pace = f"{self.files / self.seconds:.1f} | {self.size / MB / self.seconds:.2f}"
        own = f"{self.what} | {self.files} | {self.records} | {pace}"
        for library, (lines, whole) in self.bare.items():
            yield f"| {own} | {library} | {lines:.1f} | {whole:.1f} |"
            own = " | " * 4


def speeds(folder: Path) -> Iterator[Speed]:
    """Every format that can be read here, with the five shipped documents written in it."""
    for ending in made.MAKERS:
        scanned = ending == "png"
        if scanned and find_recogniser() is None:
            continue
        samples = SAMPLES[:1] if scanned else SAMPLES
        files = [_sample(folder, each, ending) for each in samples]
        if all(files):
            yield _speed(ending, [file for file in files if file])


def _sample(folder: Path, sample: Path, ending: str) -> Path | None:
    """A shipped document: as it is, or written in another format."""
    if ending == "txt":
        return sample
    return made.write(folder, sample.stem, ending, made.blocks_of(sample.read_text("utf-8")))


def _speed(ending: str, files: Sequence[Path]) -> Speed:
    register = shipped_register()

    def lines() -> None:
        for file in files:
            read_lines(file.read_bytes(), file.name, Issues())

    def whole() -> int:
        return sum(count(read_file(file, register)) for file in files)

    def least(read: Callable[[Path], str]) -> Callable[[], object]:
        return lambda: [read(file) for file in files]

    records = whole()
    libraries = BARE[ending]
    works = [whole, lines, *map(least, libraries.values())]
    slow = ending in ("pdf", "png")
    times = in_turn(works, SLOW_REPEATS if slow else REPEATS)
    bare = {
        library: (_ratio(times[1], times[place]), _ratio(times[0], times[place]))
        for place, library in enumerate(libraries, start=2)
    }
    size = sum(file.stat().st_size for file in files)
    seconds = statistics.median(times[0])
    return Speed(NAMES.get(ending, ending), len(files), size, records, seconds, bare)


def in_turn(works: Sequence[Callable[[], object]], repeats: int) -> list[list[float]]:
    """The times of each, measured A B C A B C …: a machine that slows down slows all of them."""
    times: list[list[float]] = [[] for _ in works]
    for repeat in range(repeats + 1):
        for place, work in enumerate(works):
            started = time.perf_counter()
            work()
            if repeat:
                times[place].append(time.perf_counter() - started)
    return times


def _ratio(own: Sequence[float], bare: Sequence[float]) -> float:
    """The middle of the ratios, pair by pair."""
    return statistics.median(a / b for a, b in zip(own, bare, strict=True))


@dataclass(frozen=True)
class Grown:
    """A document of so many pages, read in a process of its own; no seconds: it was stopped."""

    pages: int
    size: int
    records: int = 0
    seconds: float | None = None
    rise: int | None = None
    bare_rise: int | None = None

    @property
    def per_page(self) -> float | None:
        """Milliseconds for a page."""
        return None if self.seconds is None else 1000 * self.seconds / self.pages


def growing() -> Iterator[tuple[str, str, Callable[[int], list[made.Block]]]]:
    """What the documents hold, how they are written, and the blocks of so many pages."""
    duties = ("II. TỔ CHỨC THỰC HIỆN", made.duties)
    bodies = {
        "duties": duties,
        "solutions": ("II. NHIỆM VỤ, GIẢI PHÁP", made.solutions),
        "targets": ("II. MỤC TIÊU", made.goals),
        "citations": ("II. NHIỆM VỤ, GIẢI PHÁP", made.citations),
    }
    for what, (heading, section) in bodies.items():
        yield what, "txt", partial(made.plan, heading, section)
    yield "annex", "txt", lambda pages: made.with_annex(made.plan(*duties, 1), pages - 1)
    for ending in ("txt", "md", "html", "docx", "xlsx", "pdf"):
        yield (
            "duties and annex",
            ending,
            lambda pages: made.with_annex(made.plan(*duties, pages // 2), pages // 2),
        )


def grow(folder: Path, ending: str, blocks: Callable[[int], list[made.Block]]) -> Iterator[Grown]:
    """The same kind of document, longer each time, until one takes, or must take, too long."""
    least = 0.0
    for pages in PAGES:
        file = made.write(folder, f"plan-{pages}", ending, blocks(pages))
        assert file
        size = file.stat().st_size
        own = _alone(file, "read") if least * pages < LIMIT else None
        if own is None:
            yield Grown(pages, size)
            return
        bare = _alone(file, "bare")
        least = own["seconds"] / pages
        rise = bare["rise"] if bare else None
        yield Grown(pages, size, own["records"], own["seconds"], own["rise"], rise)


def _alone(file: Path, how: str) -> dict[str, Any] | None:
    """What ``one_reading`` says; none if it was stopped."""
    command = [sys.executable, "-m", "benchmarks.one_reading", str(file), how]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def render_growth(what: str, ending: str, grown: Sequence[Grown]) -> Iterator[str]:
    """The rows of one document; flat is how often the first cost per page the last one is."""
    first = grown[0].per_page
    for each in grown:
        cost = each.per_page
        flat = f"{cost / first:.1f}" if cost and first else ""
        shown = f"{cost:.1f}" if cost else f"over {1000 * LIMIT / each.pages:.0f}, stopped"
        yield (
            f"| {what} | {ending} | {each.pages} | {each.records or ''} | {shown} | {flat} | "
            f"{each.size / MB:.2f} | {_megabytes(each.rise)} | {_megabytes(each.bare_rise)} |"
        )


def _megabytes(size: int | None) -> str:
    return "" if size is None else f"{size / MB:.0f}"


SPEED = f"""
## Reading

Files to records (`read_file`), beside the least that reading the same files takes: all their words
as the library of the format gives them, nothing understood. *Lines* is the format alone (places,
numbering, merged cells kept), *records* is everything; both are ratios to the bare reader, measured
in turn and taken pair by pair (middle of {REPEATS}, of {SLOW_REPEATS} for pdf and scan). The bare
reader is the limit: with that library no reader of the format can be faster. The documents are the
five shipped ones, written in each format; *scan* is one page at 300 dpi. MB is the file as it lies
on the disk, which for docx and xlsx is packed.

| format | files | records found | files/s | MB/s | bare reader | lines | records |
|---|---:|---:|---:|---:|---|---:|---:|
"""
GROWTH = f"""
## As documents grow

Plans made by the benchmark, about {made.LETTERS_OF_A_PAGE} letters a page, each read once in a
process of its own, which is stopped after {LIMIT} s; times are the processor's. *Flat* is the cost
of a page against that in the shortest document: 1.0 is flat; where it grows as the pages do, the
cost is quadratic. *Peak* is by how much reading raises the most memory that the process has had;
blank where the system does not tell (Windows). A short document may add nothing: it fits into what
starting has left free.

| document | format | pages | records | ms/page | flat | MB | peak MB | bare peak MB |
|---|---|---:|---:|---:|---:|---:|---:|---:|
"""


def render() -> str:
    """Measure, and the sections of the page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        fast = [row for each in speeds(folder) for row in each.render()]
        grown = [
            row
            for what, ending, blocks in growing()
            for row in render_growth(what, ending, list(grow(folder, ending, blocks)))
        ]
    versions = ", ".join(f"{each} {importlib.metadata.version(each)}" for each in LIBRARIES)
    return (
        f"{SPEED}{_page(fast)}\n{date.today()}, {versions}{_tesseract()}.\n{GROWTH}{_page(grown)}"
    )


def _page(rows: Sequence[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _tesseract() -> str:
    recogniser = find_recogniser()
    if recogniser is None:
        return ""
    done = subprocess.run([recogniser.command, "--version"], capture_output=True, check=True)
    return f", {done.stdout.decode('utf-8', 'replace').split(chr(10))[0].strip()}"


if __name__ == "__main__":
    print(render())
