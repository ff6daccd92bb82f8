"""Which documents are compared with which, and the links between their passages."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.schema.edges import Implements, InferredFrom
from graph.schema.model import Edge
from graph.schema.records import Links, Records
from graph.schema.vocabulary import Basis
from graph.store.protocol import Store
from loaders.matching.copying import Repeated, Run, find_repeated, known_runs
from loaders.matching.handed_down import match_duties
from loaders.matching.lineage import read_chains, read_loaded
from loaders.matching.local_targets import compare_targets
from loaders.matching.match_edges import match_edges, repeat_edges, target_edges
from loaders.matching.matcher import Match, Matcher, make_matcher, match_sections
from loaders.matching.passages import (
    Texts,
    read_stored,
    texts_of,
)

Review: TypeAlias = Callable[[str, Iterable[Implements], Mapping[str, Texts]], Iterable[Edge]]
"""Lays what people decided of one document over its links: its id, the links, the texts."""


class Linker:
    """Finds the pairs of documents to compare among a batch and a store, and compares them."""

    def __init__(
        self,
        store: Store,
        batch: Sequence[Records] = (),
        *,
        again: Collection[str] = (),
        review: Review,
    ) -> None:
        """``again``: documents to compare although nothing of them is new."""
        self._store = store
        self._again = again
        self._review = review
        self._batch = {records.document.id: records for records in batch}
        self._loaded = read_loaded(store, self._batch)
        self._binding = {each: known for each, known in self._loaded.items() if known.binds_all}
        self._stored, self._chains = read_chains(store, self._batch)
        self._texts: dict[str, Texts] = {}
        self._matchers: dict[str, tuple[Matcher | None, Matcher | None]] = {}
        self._runs: dict[str, frozenset[Run]] = {}

    def links(self) -> list[Links]:
        """Links of every document that is new, or whose upper documents are new or others."""
        wanted = {
            lower: sides
            for lower in sorted(self._loaded)
            if self._is_wanted(lower, sides := (self._above(lower), self._beside(lower)))
        }
        named = {each for lower, sides in wanted.items() for each in (lower, *sides[0], *sides[1])}
        self._read_texts(named)
        return [self._compare(lower, *sides) for lower, sides in wanted.items()]

    def texts(self, lower: str) -> dict[str, Texts]:
        """The texts of a document and of all that it carries out."""
        return read_stored(self._store, {lower, *self._above(lower)} & self._loaded.keys())

    def _above(self, lower: str) -> list[str]:
        """What it carries out, as far as that is loaded."""
        return sorted(self._chains.above(lower) & self._loaded.keys())

    def _beside(self, lower: str) -> list[str]:
        """Where what it carries out is missing: what the missing one probably goes back to."""
        if not self._chains.missing(lower, self._loaded):
            return []
        return list(self._chains.beside(lower, self._loaded[lower], self._binding))

    def _is_wanted(self, lower: str, sides: tuple[list[str], list[str]]) -> bool:
        """Whether the document, or anything that it is compared with, is new or another one."""
        above, beside = sides
        before = self._stored.above(lower) & self._loaded.keys()
        compared = {lower, *above, *beside}
        new = lower in self._again or bool(self._batch.keys() & compared)
        return new or set(above) != before

    def _read_texts(self, documents: Iterable[str]) -> None:
        own = {each: texts_of(self._batch[each]) for each in documents if each in self._batch}
        self._texts = own | read_stored(self._store, set(documents) - own.keys())

    def _compare(self, lower: str, above: Sequence[str], beside: Sequence[str]) -> Links:
        own = self._texts[lower]
        found: list[Match] = []
        for upper in above:
            parts, duties = self._matchers_of(upper)
            if parts:
                found += parts.match(own.passages())
                found += match_sections(self._texts[upper].sections(), own.headings())
            if duties:
                found += match_duties(duties, own.tasks())
        edges = [*match_edges(lower, found), *self._targets(lower, above)]
        decided = self._review(lower, edges, self._texts)
        others = [*self._repeats(lower, above), *self._inferred(lower, beside)]
        return Links(document=lower, edges=(*decided, *others))

    def _targets(self, lower: str, uppers: Iterable[str]) -> Iterator[Implements]:
        own, local = self._texts[lower].targets, self._loaded[lower].is_local
        for upper in uppers:
            compared = compare_targets(self._texts[upper].targets, own, local=local)
            yield from target_edges(lower, compared)

    def _repeats(self, lower: str, uppers: Iterable[str]) -> Iterator[Edge]:
        for upper in uppers:
            yield from repeat_edges(lower, upper, self._repeated(lower, upper))

    def _repeated(self, lower: str, upper: str) -> list[Repeated]:
        if not self._loaded[upper].has_own_words:
            return []
        if upper not in self._runs:
            self._runs[upper] = known_runs(self._texts[upper].words())
        return find_repeated(self._runs[upper], self._texts[lower].passages())

    def _inferred(self, lower: str, beside: Sequence[str]) -> Iterator[Edge]:
        """The nearest of the documents that a missing one may go back to, by repeated words."""
        counts = {}
        for each in beside:
            if repeated := self._repeated(lower, each):
                counts[each] = (
                    sum(one.repeated for one in repeated),
                    sum(one.words for one in repeated),
                )
        if not counts:
            return
        nearest = max(counts, key=lambda each: (counts[each][0], each))
        copied, words = counts[nearest]
        for missing in self._chains.missing(lower, self._loaded):
            yield InferredFrom(
                from_id=lower,
                to_id=nearest,
                document=lower,
                basis=Basis.MATCHED,
                score=round(copied / words, 4),
                missing=missing,
                reason=f"{copied}/{words} chữ lặp lại nguyên văn",
            )
        yield from self._repeats(lower, [nearest])
        yield from self._targets(lower, [nearest])

    def _matchers_of(self, upper: str) -> tuple[Matcher | None, Matcher | None]:
        """For the parts and for the duties of an upper document, made once for all below it."""
        if upper not in self._matchers:
            parts, duties = self._texts[upper].uppers(), self._texts[upper].duties()
            self._matchers[upper] = (
                make_matcher(parts) if parts else None,
                make_matcher(duties) if duties else None,
            )
        return self._matchers[upper]
