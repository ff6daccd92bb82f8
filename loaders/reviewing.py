"""Enters what a person decided in the review log, and lays it over the links at once."""

from collections.abc import Sequence

from graph.decisions import Judgement, read_log, verify
from graph.errors import NotFound, UsageError
from graph.schema import Decision
from graph.store import Store, read_all
from graph.vocabulary import Verdict
from loaders.linking import Linker
from loaders.reviews import enter

_LINK = """
MATCH (p:Task|Solution|Objective|Indicator)-[e:IMPLEMENTS]->(s:Solution|Task|Indicator)
WHERE e.id = $id
RETURN e.document AS document, s.id AS solution, p.id AS passage
"""


def decide(store: Store, judgements: Sequence[Judgement], *, apart: bool) -> list[Decision]:
    """Append the judgements to the log. Raises ``UsageError``, ``NotFound``, ``BrokenLog``.

    ``apart``: a link that a person proposed must be confirmed by another.
    """
    log = read_log(store)
    verify(log)
    documents = {each.document for each in judgements}
    linker = Linker(store, again=documents, log=log)
    texts = {document: linker.texts(document) for document in documents}
    entries: list[Decision] = []
    for each in judgements:
        entries.append(enter([*log, *entries], each, texts[each.document], apart=apart))
    links = Linker(store, again=documents, log=[*log, *entries]).links()
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
    links = Linker(store, again={each.document for each in new}, log=entries).links()
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
