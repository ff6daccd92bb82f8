"""One measure over several years: where it stands, what is on the way, and the target."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.schema.vocabulary import Comparator
from loaders.wording.measures.baselines import Reached
from loaders.wording.measures.quantities import find_last_year, without_baselines
from loaders.wording.sentences import split_sentences

FAR = 400
"""Letters behind which a value is not taken to be of the target before it."""


@dataclass(frozen=True)
class Target:
    """One measured target of a sentence; ``start`` is where its measure stands in the text."""

    name: str
    target: str
    comparator: Comparator | None
    value: float | None
    unit: str | None
    year: int | None
    population: str | None
    start: int
    reached: tuple[Reached, ...] = ()
    """What the sentence says of it for other years."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its values stand, those on the way to it first."""
        return (*(each.start for each in self.reached if each.aim), self.start)


def give_reached(found: Sequence[Target], reached: Iterable[Reached]) -> list[Target]:
    """The targets, each with what is said to be reached of it: before it, or in brackets behind."""
    given = list(found)
    for each in reached:
        near = [
            place
            for place, target in enumerate(given)
            if abs(target.start - each.start) < FAR and (target.start > each.start) is each.ahead
        ]
        if near:
            place = near[0] if each.ahead else near[-1]
            given[place] = replace(given[place], reached=(*given[place].reached, each))
    return given


def lead_years(found: Sequence[Target], text: str) -> list[Target]:
    """ "Đến năm 2030, … đạt 80%, … đạt 90%": the year that opens a sentence holds for all of it."""
    ends = _ends(text)
    led: dict[int, int | None] = {}
    given = []
    for each in found:
        sentence = _sentence(each, ends)
        if sentence not in led:
            begin = ends[sentence - 1] if sentence else 0
            led[sentence] = find_last_year(without_baselines(text[begin : each.start]))
        given.append(each if each.year else replace(each, year=led[sentence]))
    return given


def join_paths(found: Sequence[Target], text: str) -> list[Target]:
    """ "75% năm 2026, 78% năm 2028 và 85% năm 2030": one target, with its way there."""
    ends = _ends(text)
    runs: list[list[Target]] = []
    for each in found:
        last = runs[-1] if runs else []
        if last and _goes_on(last, each) and _sentence(last[0], ends) == _sentence(each, ends):
            last.append(each)
        else:
            runs.append([each])
    return [_joined(run) for run in runs]


def _bare(value: str) -> str:
    """ "xuống còn 3%" -> "3%"; what bounds it stays: "trên 35%"."""
    return re.sub(r"^(?:(?:xuống|lên|còn|đạt|mức|là)\s+)+", "", value)


def _goes_on(early: Sequence[Target], late: Target) -> bool:
    years = {each.year for each in early} | {late.year}
    same = (early[0].name, early[0].unit) == (late.name, late.unit)
    return same and None not in years and len(years) == len(early) + 1


def _joined(run: Sequence[Target]) -> Target:
    *way, last = sorted(run, key=lambda each: each.year or 0)
    said = [
        Reached(_bare(each.target), each.year, each.start, ahead=True, aim=True) for each in way
    ]
    reached = tuple(one for each in run for one in each.reached)
    return replace(last, reached=(*said, *reached), population=run[0].population)


def _ends(text: str) -> list[int]:
    """Where each sentence ends."""
    return list(itertools.accumulate(len(each) + 1 for each in split_sentences(text)))


def _sentence(target: Target, ends: Sequence[int]) -> int:
    return sum(end <= target.start for end in ends)


def baseline_of(target: Target, issued: int | None) -> Reached | None:
    """Where the measure stands when the document is issued, if the sentence says it.

    A value for no year is of today; one for a year is of the past unless the year is to come.
    Where the year of issue is not known, a value that stands alone is taken for the present one.
    """
    past = [each for each in target.reached if each not in way_of(target, issued)]
    return past[-1] if past else None


def way_of(target: Target, issued: int | None) -> list[Reached]:
    """The values for years to come before the target's own."""
    dated = [each for each in target.reached if each.year]
    if issued is None:
        return dated if len(dated) > 1 else [each for each in dated if each.aim]
    return [each for each in dated if each.aim or (each.year or 0) > issued]
