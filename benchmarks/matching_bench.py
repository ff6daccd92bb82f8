"""Plans matched with the parts of Resolution 71: time, memory, and the cost of a plan as they grow.

Run: ``python -m benchmarks.matching_bench``. The ratio is to bare scikit-learn in the same process:
the same windows as TF-IDF vectors and one product with the parts, nothing explained.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer

import loaders
from benchmarks.one_reading import peak
from graph.register.agencies import shipped_register
from loaders.matching.match_edges import match_edges
from loaders.matching.matcher import Matcher
from loaders.matching.passages import Texts, texts_of
from loaders.matching.texts import Passage, Upper, Windows
from loaders.pipeline import read_file, record

ROOT = Path(__file__).parent.parent
FOLDER = Path(loaders.__file__).parent
SIZES = (50, 500, 5000)
PASSAGES = 40
"""Passages of a made plan, about as many as a province's programme has."""
BARE_EVERY = 10
"""One plan in so many is also done bare."""
MB = 1 << 20
PAGE = f"""
## Matching

Made plans, each of {PASSAGES} passages drawn from the five shipped documents with their clauses
mixed, compared with all parts of Resolution 71 and turned into edges with their explanations, in
one process for each size. *Flat* is the cost of a plan against that in the smallest set: 1.0 is
constant. *Peak* is by how much matching raises the most memory that the process has had. *Ratio* is
to bare scikit-learn on one plan in {BARE_EVERY}: TF-IDF of the same windows times the parts,
nothing judged and nothing explained.

| plans | parts | links | s | ms/plan | flat | bare ms/plan | ratio | peak MB |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


@dataclass(frozen=True)
class Matched:
    """What matching so many plans took."""

    plans: int
    parts: int
    links: int
    seconds: float
    bare_per_plan: float
    rise: int | None

    @property
    def per_plan(self) -> float:
        """Seconds of one plan."""
        return self.seconds / self.plans


@cache
def _shipped() -> tuple[list[Upper], list[Passage]]:
    """The parts of the resolution, and everything that the shipped documents say they do."""
    register = shipped_register()

    def read(path: Path) -> Texts:
        return texts_of(record(read_file(path, register), register).records)

    uppers = read(FOLDER / "reference" / "nq71.yaml").uppers()
    samples = sorted((FOLDER / "samples").glob("*.txt"))
    return uppers, [passage for path in samples for passage in read(path).passages()]


def make_plan(number: int) -> list[Passage]:
    """A plan of its own: passages of the shipped documents, one half of each exchanged."""
    chance = random.Random(number)
    pool = _shipped()[1]
    plan = []
    for place in range(PASSAGES):
        first, second = chance.sample(pool, 2)
        words, others = first.text.split(), second.text.split()
        text = " ".join([*words[: len(words) // 2], *others[len(others) // 2 :]])
        plan.append(Passage(f"ke-hoach-{number}~{place}", text, first.section, place + 1))
    return plan


def measure(plans: int) -> Matched:
    """Match so many plans one after the other, keeping none of them."""
    uppers, _ = _shipped()
    matcher = Matcher(uppers)
    bare = _Bare(uppers)
    _match(matcher, 0)
    before, links, seconds, bare_seconds = peak(), 0, 0.0, 0.0
    for number in range(1, plans + 1):
        passages = make_plan(number)
        started = time.process_time()
        links += len(list(match_edges(f"ke-hoach-{number}", matcher.match(passages))))
        seconds += time.process_time() - started
        if number % BARE_EVERY == 0:
            bare_seconds += bare.seconds(passages)
    after = peak()
    rise = None if before is None or after is None else after - before
    per_plan = bare_seconds / (plans // BARE_EVERY)
    return Matched(plans, len(uppers), links, seconds, per_plan, rise)


def _match(matcher: Matcher, number: int) -> None:
    matcher.match(make_plan(number))


class _Bare:
    """What scikit-learn alone needs to compare the same words."""

    def __init__(self, uppers: list[Upper]) -> None:
        self._vectors = TfidfVectorizer(ngram_range=(1, 3), token_pattern=r"\w+")
        self._parts = self._vectors.fit_transform([each.text for each in uppers])

    def seconds(self, passages: list[Passage]) -> float:
        """Time of one plan; cutting it into windows is not counted."""
        windows = Windows.of(passages)
        texts = [windows.text(rank) for rank in range(len(windows.windows))]
        started = time.process_time()
        (self._vectors.transform(texts) @ self._parts.T).toarray().max(axis=0)
        return time.process_time() - started


def render() -> str:
    """Measure, and the section of the page."""
    rows = [Matched(**_alone(size)) for size in SIZES]
    return PAGE + "".join(_lines(rows))


def _alone(plans: int) -> dict[str, Any]:
    """One size in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.matching_bench", str(plans)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _lines(rows: list[Matched]) -> Iterator[str]:
    for row in rows:
        rise = "" if row.rise is None else f"{row.rise / MB:.0f}"
        yield (
            f"| {row.plans:,} | {row.parts} | {row.links:,} | {row.seconds:.1f} | "
            f"{row.per_plan * 1000:.1f} | {row.per_plan / rows[0].per_plan:.2f} | "
            f"{row.bare_per_plan * 1000:.1f} | {row.per_plan / row.bare_per_plan:.1f} | {rise} |\n"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(vars(measure(int(sys.argv[1])))))
    else:
        print(render())
