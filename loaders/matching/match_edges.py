"""Matches as edges of the lower document, each with its explanation and its place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.schema.edges import Implements, Repeats
from graph.schema.vocabulary import Basis, LinkStatus
from loaders.matching.copying import Repeated
from loaders.matching.local_targets import Compared
from loaders.matching.matcher import Match
from loaders.parsed.evidence import Span

QUOTE_LENGTH = 1500


def match_edges(document: str, matches: Iterable[Match]) -> Iterator[Implements]:
    """The matches as edges; each says where in the lower document its words stand."""
    for match in matches:
        spans = cut_spans(match.passage.spans, match.start, match.stop)
        why = match.why
        explained: dict[str, Any] = (
            {}
            if why is None
            else {
                "words_score": why.words,
                "letters_score": why.letters,
                "essentials_share": why.essentials,
                "section_agreement": why.section,
                "by_words": why.by_words,
                "by_letters": why.by_letters,
                "shared_words": why.shared,
                "missing_essentials": why.missing_essentials,
                "missing_words": why.missing_words,
                "essentials_derived": why.derived,
                "rank": why.rank,
                "next_best": why.next_best,
                "strength": round(10 * match.score),
                "relation": why.relation,
                "rationale": why.rationale,
            }
        )
        yield Implements(
            from_id=match.passage.id,
            to_id=match.upper.id,
            document=document,
            line=spans[0].line if spans else match.passage.line,
            quote=match.quote[:QUOTE_LENGTH],
            spans=tuple(str(each) for each in spans),
            basis=Basis.MATCHED,
            score=match.score,
            status=LinkStatus.PROPOSED,
            coverage=match.coverage,
            **explained,
        )


def target_edges(document: str, compared: Iterable[Compared]) -> Iterator[Implements]:
    """Local targets beside those above, with what comes of it."""
    for each in compared:
        yield Implements(
            from_id=each.lower.id,
            to_id=each.upper.id,
            document=document,
            line=each.lower.line,
            quote=each.lower.quote[:QUOTE_LENGTH],
            spans=each.lower.spans,
            basis=Basis.MATCHED,
            score=each.score,
            status=LinkStatus.PROPOSED,
            verdict=each.verdict,
            verdict_reason=each.why,
            floor=each.floor,
            drift=each.drift,
        )


def repeat_edges(document: str, upper: str, repeated: Iterable[Repeated]) -> Iterator[Repeats]:
    """How many words of each passage stand in the upper document, and where they stand here."""
    for each in repeated:
        spans = [one for run in each.runs for one in cut_spans(each.passage.spans, *run)]
        yield Repeats(
            from_id=each.passage.id,
            to_id=upper,
            document=document,
            line=each.passage.line,
            quote=each.longest[:QUOTE_LENGTH],
            spans=tuple(str(span) for span in spans),
            basis=Basis.MATCHED,
            score=round(each.repeated / each.words, 4) if each.words else 0.0,
            words=each.words,
            repeated=each.repeated,
        )


def cut_spans(written: Sequence[str], start: int, stop: int) -> list[Span]:
    """The part of a text's spans that covers its letters ``start`` to ``stop``.

    >>> [str(each) for each in cut_spans(["7:2-12", "9:0-20"], 5, 16)]
    ['7:7-12', '9:0-5']
    """
    found = []
    place = 0
    for each in map(Span.read, written):
        length = each.stop - each.start
        first, last = max(start - place, 0), min(stop - place, length)
        if first < last:
            found.append(Span(each.line, each.start + first, each.start + last))
        place += length + 1
    return found
