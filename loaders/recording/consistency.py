"""What the figures of an indicator contradict in themselves, or in another one of its document.

Each finding opens with its kind: ``baseline`` (the target is worse than what is reached already),
``fraction`` (n/d is not the share beside it), ``sum`` (the years do not add up), ``last`` (the last
year misses the target), ``path`` (a step back), ``overlap`` (two levels for the same year).
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from graph.schema.vocabulary import Comparator
from loaders.parsed.document import ParsedIndicator
from loaders.wording.measures.quantities import read_measure
from loaders.wording.syllables import title_similarity

SAME_NAME = 0.6
_FRACTION = re.compile(
    r"(?P<share>\d+(?:,\d+)?)\s*%?\s*\(\s*(?P<part>\d+)\s*/\s*(?P<whole>\d+)\s*\)"
)
_PERIOD = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
_DOWN = (Comparator.AT_MOST, Comparator.LESS_THAN)


def find_contradictions(indicators: Sequence[ParsedIndicator]) -> list[tuple[str, ...]]:
    """For each indicator what does not hold together, in Vietnamese, its kind before a colon."""
    found = [list(_of_one(each)) for each in indicators]
    in_periods = [
        (rank, each)
        for rank, each in enumerate(indicators)
        if each.target_value is not None and _PERIOD.search(each.section or "")
    ]
    for (_, one), (rank, other) in itertools.combinations(in_periods, 2):
        if overlap := _overlap(one, other):
            found[rank].append(overlap)
    return [tuple(each) for each in found]


def _of_one(said: ParsedIndicator) -> Iterator[str]:
    for text in (*said.milestones.values(), said.target or "", said.baseline or ""):
        yield from _fraction(text)
    years = {year: value for year, text in said.milestones.items() if (value := _number(text))}
    if years and said.target_value is not None:
        yield from _of_years(said, years, said.target_value)
    aims = _aims(said, years)
    if said.baseline_value is not None and aims is not None and _worse(said, aims):
        yield (
            f"baseline: mức đặt ra {_write(aims)} kém mức đã đạt {_write(said.baseline_value)}"
            f"{_percent(aims, said.baseline_value)}"
        )


def _aims(said: ParsedIndicator, years: dict[int, float]) -> float | None:
    """What is to be reached in a year: of a total over years, what falls on the least of them."""
    adds_up = len(years) > 1 and _same(sum(years.values()), said.target_value)
    return min(years.values()) if adds_up else said.target_value


def _worse(said: ParsedIndicator, aims: float) -> bool:
    assert said.baseline_value is not None
    down = said.comparator in _DOWN
    return aims > said.baseline_value if down else aims < said.baseline_value


def _percent(aims: float, reached: float) -> str:
    change = round(100 * (aims - reached) / reached) if reached else 0
    return f" ({change:+d}%)" if change else ""


def _fraction(text: str) -> Iterator[str]:
    """ "39,4 (15/38)": 15/38 is 39,47."""
    for found in _FRACTION.finditer(text):
        digits = len(found["share"].partition(",")[2])
        share, whole = float(found["share"].replace(",", ".")), int(found["whole"])
        real = 100 * int(found["part"]) / whole if whole else share
        if abs(real - share) > 0.5 * 10**-digits + 1e-9:
            yield f"fraction: “{found[0]}”, thật ra {found['part']}/{whole} = {_write(real)}%"


def _of_years(said: ParsedIndicator, years: dict[int, float], target: float) -> Iterator[str]:
    values = [years[year] for year in sorted(years)]
    total, last = sum(values), values[-1]
    down = said.comparator in _DOWN
    if (said.unit or "").startswith("%"):
        meets = last <= target if down else last >= target
        if max(years) == said.target_year and not meets:
            yield f"last: năm {max(years)} là {_write(last)}, chỉ tiêu là {_write(target)}"
        for first, second in itertools.pairwise(values):
            if (second > first) if down else (second < first):
                yield f"path: từ {_write(first)} sang {_write(second)} là bước lùi"
    elif len(values) > 1 and not _same(total, target) and not _same(last, target):
        yield f"sum: các năm cộng lại {_write(total)}, chỉ tiêu là {_write(target)}"


def _overlap(one: ParsedIndicator, other: ParsedIndicator) -> str | None:
    """ "2026-2030: 70%" and "2030-2035: 100%": which of the two holds for 2030?"""
    periods = [_PERIOD.search(each.section or "") for each in (one, other)]
    if None in periods or one.target_value in (None, other.target_value):
        return None
    first, second = sorted((int(each[1]), int(each[2])) for each in periods if each is not None)
    shared = range(max(first[0], second[0]), min(first[1], second[1]) + 1)
    if first == second or not shared or title_similarity(one.name, other.name) < SAME_NAME:
        return None
    years = f"{shared[0]}" if len(shared) == 1 else f"{shared[0]}-{shared[-1]}"
    return (
        f"overlap: năm {years} nằm trong hai giai đoạn, với hai mức “{one.target}” và "
        f"“{other.target}”"
    )


def _number(text: str) -> float | None:
    return read_measure(re.sub(r"\(.*?\)", "", text)).value


def _same(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) < 1e-6


def _write(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
