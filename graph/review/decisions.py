"""The review log: what people decided of links and gaps, chained so that no entry can be changed.

Each entry has the digest of the one before it. The log lives in the graph, is only appended to,
and can be exported and read in again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.base.errors import GraphError, UsageError
from graph.schema.nodes import Decision
from graph.schema.vocabulary import Coverage, Verdict
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)

Subject = tuple[str, str, str | None]
"""Lower document, part above, passage; no passage for a gap."""
FIELDS = tuple(Decision.model_fields)
_LOG = (
    "MATCH (d:Decision) RETURN "
    + ", ".join(f"d.`{name}` AS `{name}`" for name in FIELDS)
    + " ORDER BY `number`"
)
OF_LINKS = (Verdict.CONFIRM, Verdict.REJECT, Verdict.UNSURE, Verdict.PROPOSE)
OF_GAPS = (Verdict.CONFIRM, Verdict.JUSTIFY, Verdict.UNSURE)


class BrokenLog(GraphError):
    """An entry of the review log is not what it was when it was written, or one is missing."""

    code = "nhat-ky-bi-sua"


@dataclass(frozen=True)
class Judgement:
    """What a person says; the log adds when, and of which words."""

    document: str
    solution: str
    passage: str | None
    verdict: Verdict
    reason: str
    by: str
    coverage: Coverage | None = None

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.document, self.solution, self.passage


def read_log(store: Store) -> list[Decision]:
    """The whole log, in its order."""
    return [read_decision(row) for row in read_all(store, _LOG)]


def read_decision(row: Row) -> Decision:
    """One stored or exported entry."""
    return Decision.model_validate({name: row.get(name) for name in FIELDS})


def append(
    log: Sequence[Decision],
    judgement: Judgement,
    texts: tuple[str, str],
    *,
    apart: bool,
    now: datetime | None = None,
) -> Decision:
    """The entry that follows; ``texts`` are the words above and below that were judged.

    ``apart``: a link that a person proposed must be confirmed by another. Raises ``UsageError``.
    """
    _check(log, judgement, apart=apart)
    moment = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    previous = log[-1].digest if log else ""
    entry = Decision(
        id=f"quyet-dinh-{len(log) + 1}",
        number=len(log) + 1,
        document=judgement.document,
        solution=judgement.solution,
        passage=judgement.passage,
        verdict=judgement.verdict,
        coverage=judgement.coverage,
        reason=judgement.reason.strip(),
        decided_by=judgement.by.strip(),
        decided_at=moment,
        upper_digest=words_digest(texts[0]),
        lower_digest=words_digest(texts[1]),
        previous=previous,
        digest="",
    )
    return entry.model_copy(update={"digest": entry_digest(entry)})


def _check(log: Sequence[Decision], judgement: Judgement, *, apart: bool) -> None:
    if not judgement.by.strip() or not judgement.reason.strip():
        raise UsageError(
            "Quyết định phải có người quyết định và lý do.",
            hint="Thêm tên người và lý do.",
        )
    allowed = OF_LINKS if judgement.passage else OF_GAPS
    if judgement.verdict not in allowed:
        raise UsageError(
            f"Không dùng được “{judgement.verdict}” ở đây.",
            hint=f"Dùng một trong: {', '.join(allowed)}.",
        )
    proposer = next(
        (
            each.decided_by
            for each in reversed(log)
            if _subject(each) == judgement.subject and each.verdict is Verdict.PROPOSE
        ),
        None,
    )
    same = proposer is not None and _same_person(proposer, judgement.by)
    if apart and same and judgement.verdict is Verdict.CONFIRM:
        raise UsageError(
            f"Liên kết này do {proposer} đề xuất; người khác phải xác nhận.",
            hint="Nhờ người thứ hai xem và xác nhận, hoặc đặt CHIDAO_REVIEWERS_APART=false.",
        )


def _same_person(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def words_digest(text: str) -> str:
    """Changes with the words of a text."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def entry_digest(entry: Decision) -> str:
    """SHA-256 of an entry, the digest of the one before it among its words."""
    content = entry.model_dump(mode="json", exclude={"digest"})
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def verify(log: Iterable[Decision]) -> None:
    """Raises ``BrokenLog`` with the first entry that does not follow from the one before it."""
    previous = ""
    for number, entry in enumerate(log, start=1):
        follows = entry.number == number and entry.previous == previous
        if not follows or entry.digest != entry_digest(entry):
            raise BrokenLog(
                f"Nhật ký quyết định bị sửa hoặc thiếu ở mục {number}.",
                hint="Khôi phục kho từ bản sao lưu, hoặc nạp lại nhật ký đã xuất.",
            )
        previous = entry.digest


def _subject(entry: Decision) -> Subject:
    return entry.document, entry.solution, entry.passage


def latest(log: Iterable[Decision]) -> Mapping[Subject, Decision]:
    """The decision that holds for each subject: the last one."""
    return {_subject(entry): entry for entry in log}
