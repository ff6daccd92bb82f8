"""Why a link is there: what both sides share, what is missing, what each method says alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.schema.labels import OPINIONS
from graph.schema.vocabulary import Opinion, Relation
from loaders.matching.shared_words import missing_words, shared_words
from loaders.wording.syllables import core

MOST = 0.7
"""Share of a text's syllables from which the other side says as much as it."""
SHOWN = 3
_HEADINGS = {1.0: "đề mục khớp", -1.0: "đề mục khớp nhóm khác", 0.0: "đề mục không so được"}


@dataclass(frozen=True)
class Explanation:
    """Why a link is there, and what speaks against it."""

    words: float
    letters: float
    essentials: float
    section: float
    by_words: Opinion
    by_letters: Opinion
    shared: tuple[str, ...]
    missing_essentials: tuple[str, ...]
    missing_words: tuple[str, ...]
    derived: bool
    rank: int
    next_best: float | None
    relation: Relation

    @property
    def rationale(self) -> str:
        """The same in one line of Vietnamese."""
        longest = sorted(self.shared, key=len, reverse=True)[:SHOWN]
        shared = ", ".join(f"“{each}”" for each in longest) or "không cụm từ nào"
        lacking = [each.split(" | ")[0] for each in self.missing_essentials]
        missing = f"thiếu: {', '.join(lacking)}" if lacking else "đủ các yếu tố phải có"
        source = " (yếu tố suy ra từ văn bản trên)" if self.derived else ""
        return (
            f"Cùng có {shared}; {missing}{source}; {_HEADINGS[self.section]}; "
            f"đối chiếu theo từ: {OPINIONS[self.by_words]}, "
            f"theo chữ cái: {OPINIONS[self.by_letters]}."
        )


def explain(
    upper: str,
    lower: str,
    heard: Mapping[str, float],
    opinions: tuple[Opinion, Opinion],
    missing: tuple[str, ...],
    *,
    derived: bool,
    place: tuple[int, float | None],
) -> Explanation:
    """The explanation of a window for a part; ``place`` is its rank and the next best score."""
    return Explanation(
        words=heard["words"],
        letters=heard["letters"],
        essentials=heard["essentials"],
        section=heard["section"],
        by_words=opinions[0],
        by_letters=opinions[1],
        shared=shared_words(upper, lower),
        missing_essentials=missing,
        missing_words=missing_words(upper, lower),
        derived=derived,
        rank=place[0],
        next_best=place[1],
        relation=relation_of(upper, lower),
    )


def relation_of(upper: str, lower: str) -> Relation:
    """Whether the lower text says as much as the upper one, less, more, or also other things."""
    above, below = set(core(upper)), set(core(lower))
    said = len(above & below) / len(above) if above else 0.0
    own = len(above & below) / len(below) if below else 0.0
    if said >= MOST:
        return Relation.EQUAL if own >= MOST else Relation.SUPERSET
    return Relation.SUBSET if own >= MOST else Relation.INTERSECT
