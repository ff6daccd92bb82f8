"""Free Cypher, read-only: only what is on a list of allowed words reaches the engine."""

from collections.abc import Iterable
from datetime import date

from graph.answer import Answer
from graph.answering import AS_OF, count_found, loaded_documents
from graph.errors import QueryRefused
from graph.grammar import check_tokens
from graph.growth import check_growth
from graph.store import Store
from graph.tokens import read_tokens
from graph.words import nfc

MAX_LENGTH = 10_000


def check(query: str, parameters: Iterable[str] = (AS_OF,)) -> None:
    """Let a read-only query pass. Raises ``QueryRefused`` with the place and the reason."""
    if len(query) > MAX_LENGTH:
        raise QueryRefused(
            f"Truy vấn bị từ chối: dài {len(query)} ký tự, chỉ nhận tối đa {MAX_LENGTH} ký tự."
        )
    tokens = read_tokens(query)
    check_tokens(tokens, parameters)
    check_growth(tokens)


def run_cypher(store: Store, query: str, *, as_of: date, limit: int | None = None) -> Answer:
    """Run a query that a person wrote; ``$as_of`` is the only parameter that it may use.

    ``found`` counts the rows that ``limit`` has cut; of a UNION only as many as a store may return.
    """
    composed = nfc(query)
    check(composed)
    values = {AS_OF: as_of}
    table = store.query(composed, values, limit=limit)
    found = count_found(store, composed, values, table)
    return Answer(
        question="cypher",
        title="Truy vấn tự do",
        title_en="Free query",
        params={},
        as_of=as_of,
        columns=list(table.columns),
        rows=table.rows,
        found=found,
        total=found,
        truncated=table.truncated,
        documents=loaded_documents(store),
        query=composed,
    )
