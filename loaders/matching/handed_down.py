"""The same duty in two documents: handed down word for word, or as the text that it is to make."""

import re
from collections.abc import Iterator, Sequence

from graph.base.words import UPPER, name_key
from graph.schema.vocabulary import Coverage
from loaders.matching.matcher import Match, Matcher
from loaders.matching.texts import Passage, Upper

NAMED_SCORE = 0.8
"""Score of two duties to make the same law, however they go on."""
_LAW = re.compile(
    rf"\b(?:Bộ luật|Luật|Pháp lệnh)\s+(?P<name>[{UPPER}]\w+(?:[ ,]+\w+){{0,7}}?)"
    r"(?=\s+(?:trong đó|thực hiện|sửa đổi|theo|nhằm|quy định|về|và|để|năm)\b|\s*[,;.(]|$)"
)
_MAKES = re.compile(r"^\W*(?:trình\s+\S+\s+)?(?:xây dựng|ban hành|soạn thảo|hoàn thiện)", re.I)


def match_duties(matcher: Matcher, lowers: Sequence[Passage]) -> list[Match]:
    """For each upper duty the lower one that hands it on: a sure one, or each the other's best."""
    matches = [*matcher.match(lowers), *_same_law(matcher.uppers, lowers)]
    found = {(each.upper.id, each.passage.id): each for each in matches}
    best_above: dict[str, float] = {}
    best_below: dict[str, float] = {}
    for (upper, lower), each in found.items():
        best_above[lower] = max(best_above.get(lower, 0.0), each.score)
        best_below[upper] = max(best_below.get(upper, 0.0), each.score)
    return [
        each
        for (upper, lower), each in found.items()
        if each.score >= max(best_above[lower], best_below[upper])
        or (each.coverage is not Coverage.UNSURE and each.score >= best_below[upper])
    ]


def _same_law(uppers: Sequence[Upper], lowers: Sequence[Passage]) -> Iterator[Match]:
    """ "Xây dựng Luật Nhà giáo …" above and below, whatever else each says of it."""
    makes = {law: each for each in uppers for law in _laws(each.text)}
    for lower in lowers:
        for law in _laws(lower.text):
            if law in makes:
                stop = len(lower.text)
                yield Match(makes[law], lower, 0, stop, NAMED_SCORE, Coverage.PARTIAL)


def _laws(text: str) -> list[str]:
    """The law that a duty is to make: named behind the verb that it opens with."""
    if not _MAKES.match(text):
        return []
    found = _LAW.search(text)
    return [name_key(found[0])] if found and found.start() < 40 else []
