"""What people decided, laid over what comparing found; and how a decision enters the log."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.base.errors import NotFound, UsageError
from graph.cypher.fragments import PASSAGE
from graph.review.decisions import (
    Judgement,
    Subject,
    append,
    latest,
    read_log,
    verify,
    words_digest,
)
from graph.schema.edges import GapReviewed, Implements
from graph.schema.nodes import Decision
from graph.schema.records import Records
from graph.schema.vocabulary import (
    Basis,
    Coverage,
    LinkStatus,
    Verdict,
)
from graph.store.protocol import Store, read_all
from loaders.matching.linking import Linker
from loaders.matching.passages import Texts

_STATUS = {
    Verdict.CONFIRM: LinkStatus.CONFIRMED,
    Verdict.REJECT: LinkStatus.REJECTED,
    Verdict.UNSURE: LinkStatus.PROPOSED,
    Verdict.PROPOSE: LinkStatus.PROPOSED,
}
_LINK = f"""
MATCH (p:{PASSAGE})-[e:IMPLEMENTS]->(s:Solution|Task|Indicator)
WHERE e.id = $id
RETURN e.document AS document, s.id AS solution, p.id AS passage
"""


class Reviews:
    """The decisions that hold, for laying over the links of one document after the other."""

    def __init__(self, log: Sequence[Decision]) -> None:
        self._by_document: dict[str, dict[Subject, Decision]] = {}
        for subject, decision in latest(log).items():
            self._by_document.setdefault(subject[0], {})[subject] = decision

    def apply(
        self, lower: str, found: Iterable[Implements], texts: Mapping[str, Texts]
    ) -> Iterator[Implements | GapReviewed]:
        """The links with what was decided of them; links that people made, and reviewed gaps."""
        decided = self._by_document.get(lower, {})
        words = _Words(lower, texts)
        met: set[Subject] = set()
        for edge in found:
            subject: Subject = (lower, edge.to_id, edge.from_id)
            decision = decided.get(subject)
            met.add(subject)
            yield _decided(edge, decision, words) if decision else edge
        for subject, decision in decided.items():
            if subject not in met and words.knows(decision):
                yield _made(decision, words)


@dataclass
class _Words:
    """The words that decisions on one document are about."""

    lower: str
    texts: Mapping[str, Texts]

    def __post_init__(self) -> None:
        self._above = {
            id_: text
            for name, each in self.texts.items()
            if name != self.lower
            for id_, text in each.upper_words().items()
        }
        own = self.texts.get(self.lower, Texts())
        self._below = own.lower_words()
        self.places = {each.id: each for each in own.passages()}

    def of(self, solution: str, passage: str | None) -> tuple[str, str] | None:
        """Those of a part and of a passage, or of the whole document for a gap."""
        above = self._above.get(solution)
        below = self._below.get(passage) if passage else "\n".join(self._below.values())
        return None if above is None or below is None else (above, below)

    def knows(self, decision: Decision) -> bool:
        """Whether both sides are still there."""
        return self.of(decision.solution, decision.passage) is not None

    def changed(self, decision: Decision) -> bool:
        """Whether either text is another than the one that was judged."""
        now = self.of(decision.solution, decision.passage)
        judged = (decision.upper_digest, decision.lower_digest)
        return now is None or (words_digest(now[0]), words_digest(now[1])) != judged


def _decided(edge: Implements, decision: Decision, words: _Words) -> Implements:
    return edge.model_copy(
        update={
            "status": _STATUS[decision.verdict],
            "coverage": _coverage(edge, decision),
            "decided_by": decision.decided_by,
            "decided_at": decision.decided_at,
            "reason": decision.reason,
            "suspect": words.changed(decision),
        }
    )


def _coverage(edge: Implements, decision: Decision) -> Coverage | None:
    """A confirmed link is no longer unsure; how much it takes up, the person may have said.

    Two targets that are compared have a verdict and no coverage.
    """
    if edge.verdict is not None:
        return edge.coverage
    if decision.verdict is Verdict.UNSURE:
        return Coverage.UNSURE
    if decision.verdict is not Verdict.CONFIRM or decision.coverage:
        return decision.coverage or edge.coverage
    if edge.coverage is Coverage.UNSURE:
        return Coverage.PARTIAL if edge.missing_essentials else Coverage.FULL
    return edge.coverage


def _made(decision: Decision, words: _Words) -> Implements | GapReviewed:
    """A link that no method found, or what was said of a gap."""
    if decision.passage is None:
        return GapReviewed(
            from_id=decision.document,
            to_id=decision.solution,
            document=decision.document,
            basis=Basis.REVIEWED,
            verdict=decision.verdict,
            reason=decision.reason,
            decided_by=decision.decided_by,
            decided_at=decision.decided_at,
            suspect=words.changed(decision),
        )
    passage = words.places[decision.passage]
    proposed = decision.verdict in (Verdict.PROPOSE, Verdict.UNSURE)
    return Implements(
        from_id=passage.id,
        to_id=decision.solution,
        document=decision.document,
        line=passage.line,
        quote=passage.text,
        spans=passage.spans,
        basis=Basis.REVIEWED,
        status=_STATUS[decision.verdict],
        coverage=Coverage.UNSURE if proposed else decision.coverage or Coverage.PARTIAL,
        decided_by=decision.decided_by,
        decided_at=decision.decided_at,
        reason=decision.reason,
        suspect=words.changed(decision),
    )


def enter(
    log: Sequence[Decision],
    judgement: Judgement,
    texts: Mapping[str, Texts],
    *,
    apart: bool,
) -> Decision:
    """The entry for a judgement; raises ``NotFound`` if either side is not in the graph."""
    words = _Words(judgement.document, texts).of(judgement.solution, judgement.passage)
    if words is None:
        raise NotFound(
            "Không có nội dung này trong đồ thị, hoặc hai văn bản không triển khai nhau.",
            hint="Lấy mã ở cột cuối của câu hỏi review_queue hoặc coverage_matrix.",
        )
    return append(log, judgement, words, apart=apart)


def reviewed_linker(
    store: Store,
    batch: Sequence[Records] = (),
    *,
    again: Collection[str] = (),
    log: Sequence[Decision] | None = None,
) -> Linker:
    """A linker over whose links the decisions of ``log``, by default the store's, are laid."""
    reviews = Reviews(read_log(store) if log is None else log)
    return Linker(store, batch, again=again, review=reviews.apply)


def decide(store: Store, judgements: Sequence[Judgement], *, apart: bool) -> list[Decision]:
    """Append the judgements to the log. Raises ``UsageError``, ``NotFound``, ``BrokenLog``.

    ``apart``: a link that a person proposed must be confirmed by another.
    """
    log = read_log(store)
    verify(log)
    documents = {each.document for each in judgements}
    linker = reviewed_linker(store, again=documents, log=log)
    texts = {document: linker.texts(document) for document in documents}
    entries: list[Decision] = []
    for each in judgements:
        entries.append(enter([*log, *entries], each, texts[each.document], apart=apart))
    links = reviewed_linker(store, again=documents, log=[*log, *entries]).links()
    store.write([], links, entries)
    return entries


def restore(store: Store, entries: Sequence[Decision]) -> int:
    """Read an exported log into a store that has none, or the beginning of the same one.

    Returns how many entries were new. Raises ``UsageError`` if the two logs differ.
    """
    verify(entries)
    log = read_log(store)
    if [each.digest for each in log] != [each.digest for each in entries[: len(log)]]:
        raise UsageError(
            "Kho đã có nhật ký quyết định khác.",
            hint="Chỉ nạp được vào kho chưa có quyết định, hoặc có phần đầu của nhật ký ấy.",
        )
    new = entries[len(log) :]
    links = reviewed_linker(store, again={each.document for each in new}, log=entries).links()
    store.write([], links, new)
    return len(new)


def judge_link(store: Store, id_: str, verdict: Verdict, reason: str, by: str) -> Judgement:
    """A judgement of a link that is there. Raises ``NotFound``."""
    rows = read_all(store, _LINK, {"id": id_})
    if not rows:
        raise NotFound(
            f"Không có liên kết mã “{id_}”.",
            hint="Lấy mã ở cột edge_id của review_queue, duties_beside_above hay local_targets.",
        )
    row = rows[0]
    return Judgement(row["document"], row["solution"], row["passage"], verdict, reason, by)
