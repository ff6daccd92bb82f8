"""A local target beside the one above: is it the same measure, and how do the two compare."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.base.words import name_key
from graph.schema.vocabulary import Comparator, TargetVerdict
from loaders.matching.vectors import weigher
from loaders.matching.voices import Table
from loaders.wording.syllables import (
    core,
    spelled,
    word_grams,
)

SAME_MEASURE = 0.5
"""Likeness of two names from which they are taken to measure the same."""
SURE_MEASURE = 0.65
"""Likeness below which one figure is not said to be above or below the other."""
OTHER_YEAR = 0.15
"""What another year takes away from the likeness: the same measure of the same year comes first."""
AS_GOOD = 0.05
"""How far behind the best one another lower target may be to count beside it."""
_FLOOR = re.compile(
    r"mức sàn|ở mỗi (?:tỉnh|thành phố|địa phương|xã)|từng (?:tỉnh|địa phương|xã)", re.I
)
_DONE = re.compile(r"^(?:hoàn thành|đạt|100\s*%?)\W*$", re.IGNORECASE)
_NATIONWIDE = re.compile(r"\b(?:trên |của )?(?:cả nước|toàn quốc)\b", re.IGNORECASE)
_FILLING = re.compile(
    r"^(?:tỷ lệ|tỉ lệ|số|phấn đấu|hoàn thành|duy trì và nâng cao chất lượng|mức sàn)\s+", re.I
)
_ORDERED = (TargetVerdict.BELOW, TargetVerdict.ABOVE, TargetVerdict.ABOVE_FLOOR)
_MEANS_MORE = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.EQUAL)


@dataclass(frozen=True)
class LocalTarget:
    """One target of a document."""

    id: str
    name: str
    quote: str
    unit: str | None = None
    comparator: Comparator | None = None
    target: str | None = None
    value: float | None = None
    year: int | None = None
    population: str | None = None
    line: int | None = None
    spans: tuple[str, ...] = ()

    @property
    def is_floor(self) -> bool:
        """A level that each province has to reach, beside the mean of all."""
        return bool(_FLOOR.search(self.name) or _FLOOR.search(self.population or ""))

    @property
    def words(self) -> str:
        """What is measured, without what every name begins with."""
        return _FILLING.sub("", _NATIONWIDE.sub("", self.name))


@dataclass(frozen=True)
class Compared:
    """A local target with the one above it, and what comes of it."""

    lower: LocalTarget
    upper: LocalTarget
    score: float
    verdict: TargetVerdict
    why: str
    floor: float | None = None
    drift: str | None = None
    """How the population or the label differs, in Vietnamese; none if it does not."""


def compare_targets(
    uppers: Sequence[LocalTarget], lowers: Sequence[LocalTarget], *, local: bool = True
) -> list[Compared]:
    """Each lower target with the upper one of the same measure, if there is one.

    ``local``: the lower document is of a province or commune, so that "cả nước" in a label of its
    own was copied from above.
    """
    means = [each for each in uppers if not each.is_floor]
    floors = _floors(means, [each for each in uppers if each.is_floor])
    found = []
    for lower, upper, score in _pairs(means, lowers):
        floor = floors.get(upper.id)
        verdict, why = judge(upper, lower, floor)
        if score < SURE_MEASURE and verdict in _ORDERED:
            verdict = TargetVerdict.NOT_COMPARABLE
            why = f"{why}, nhưng tên hai chỉ tiêu chỉ giống nhau một phần"
        found.append(
            Compared(lower, upper, score, verdict, why, floor, _drift(upper, lower, local=local))
        )
    return found


def _pairs(
    uppers: Sequence[LocalTarget], lowers: Sequence[LocalTarget]
) -> list[tuple[LocalTarget, LocalTarget, float]]:
    """Each lower target with its best upper one, unless another lower one is that one's better."""
    if not uppers or not lowers:
        return []
    likeness = _likeness([each.words for each in uppers], [each.words for each in lowers])
    found = []
    for row, lower in zip(likeness, lowers, strict=True):
        scored = [
            (score - (OTHER_YEAR if _apart(upper, lower) else 0.0), -rank)
            for rank, (score, upper) in enumerate(zip(row, uppers, strict=True))
        ]
        best, rank = max(scored)
        if best >= SAME_MEASURE:
            found.append((lower, uppers[-rank], round(float(best), 4)))
    greatest: dict[str, float] = {}
    for _, upper, score in found:
        greatest[upper.id] = max(score, greatest.get(upper.id, 0.0))
    return [each for each in found if each[2] >= greatest[each[1].id] - AS_GOOD]


def _apart(upper: LocalTarget, lower: LocalTarget) -> bool:
    return None not in (upper.year, lower.year) and upper.year != lower.year


def _likeness(uppers: Sequence[str], lowers: Sequence[str]) -> Table:
    """Lower × upper, the mean of the likeness by words and by letters."""
    tables = []
    for vectoriser in (
        weigher(analyzer=word_grams),
        weigher(analyzer="char_wb", ngram_range=(3, 5), preprocessor=spelled),
    ):
        above = vectoriser.fit_transform([*uppers, *lowers])
        below = above[len(uppers) :]
        tables.append((below @ above[: len(uppers)].T).toarray())
    likeness: Table = np.mean(tables, axis=0)
    return likeness


def _floors(means: Sequence[LocalTarget], floors: Sequence[LocalTarget]) -> dict[str, float]:
    """By the id of a target over all provinces, the level that each of them has to reach."""
    return {
        mean.id: floor.value
        for floor, mean, _ in _pairs(means, floors)
        if floor.value is not None and _unit(floor) == _unit(mean) and not _apart(floor, mean)
    }


def judge(upper: LocalTarget, lower: LocalTarget, floor: float | None) -> tuple[TargetVerdict, str]:
    """How the lower target stands beside the upper one, and why, in Vietnamese."""
    if _apart(upper, lower):
        return TargetVerdict.NOT_COMPARABLE, f"khác năm: {lower.year} và {upper.year}"
    if lower.value is None:
        if upper.value is None:
            return TargetVerdict.NOT_COMPARABLE, "cả hai không lượng hóa"
        return TargetVerdict.NOT_LOCALISED, "cấp dưới không nêu con số"
    if upper.value is None:
        if _DONE.match((upper.target or "").strip()) and lower.value >= 100:
            return TargetVerdict.MEETS, "cấp trên yêu cầu hoàn thành, cấp dưới đặt 100%"
        return TargetVerdict.NOT_COMPARABLE, "cấp trên không lượng hóa"
    if not _same_unit(upper, lower):
        return TargetVerdict.NOT_COMPARABLE, f"khác đơn vị: {lower.unit} và {upper.unit}"
    return _by_value(upper, lower, floor)


def _by_value(
    upper: LocalTarget, lower: LocalTarget, floor: float | None
) -> tuple[TargetVerdict, str]:
    assert upper.value is not None
    assert lower.value is not None
    own, wanted = f"{lower.value:g}".replace(".", ","), f"{upper.value:g}".replace(".", ",")
    better = upper.comparator is None or upper.comparator in _MEANS_MORE
    ahead = lower.value - upper.value if better else upper.value - lower.value
    if ahead == 0:
        return TargetVerdict.MEETS, f"{own} = {wanted}"
    if ahead > 0:
        return TargetVerdict.ABOVE, f"{own} so với {wanted}"
    if floor is not None and (lower.value >= floor if better else lower.value <= floor):
        least = f"{floor:g}".replace(".", ",")
        return TargetVerdict.ABOVE_FLOOR, f"{own} so với {wanted}; mức sàn {least}"
    return TargetVerdict.BELOW, f"{own} so với {wanted}"


def _unit(target: LocalTarget) -> str:
    """The unit without what the share is of: "% (xã, phường)" is a share as "%" is."""
    unit = name_key(re.sub(r"\(.*?\)", "", target.unit or "").replace("/", " ")).strip()
    return "%" if unit.startswith("%") else " ".join(core(unit))


def _same_unit(upper: LocalTarget, lower: LocalTarget) -> bool:
    """Equal, or one with more words: "doanh nghiệp" and "doanh nghiệp công nghệ số"."""
    one, other = set(_unit(upper).split()), set(_unit(lower).split())
    return one <= other or other <= one if one and other else one == other


def _drift(upper: LocalTarget, lower: LocalTarget, *, local: bool) -> str | None:
    """What a figure is taken of changed on the way down, or a label was copied with "cả nước"."""
    if local and (copied := _NATIONWIDE.search(lower.name)):
        return f"tên chỉ tiêu của địa phương còn chữ “{copied[0].strip()}” của cấp trên"
    same = lower.value is not None and lower.value == upper.value
    if not same or not upper.population or not lower.population:
        return None
    above, below = set(core(upper.population)), set(core(lower.population))
    if len(above & below) / len(above | below) >= 0.75:
        return None
    return f"cùng con số nhưng tính trên “{lower.population}” thay vì “{upper.population}”"
