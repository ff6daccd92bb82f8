"""Free Cypher: a query that a person wrote, checked, run and answered like a question."""

from datetime import date

from graph.base.words import nfc
from graph.cypher.check import check
from graph.cypher.parameters import AS_OF
from graph.questions.answer import Answer
from graph.questions.counting import count_found, loaded_documents
from graph.store.protocol import Store


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
