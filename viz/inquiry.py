"""Asking for a picture: the same questions, and the same answers, as everybody gets."""

from datetime import date
from functools import lru_cache

from graph.questions.answer import Answer
from graph.questions.catalogue import ask
from graph.store.protocol import Store

ROWS = 50_000
"""Rows that one answer may hold; more than that is said on the picture."""
KEPT = 32
"""Answers that are kept: while a graph stays the same, so do they."""


class Inquiry:
    """What one picture asks of a store; remembers whether any answer was cut."""

    def __init__(self, store: Store) -> None:
        self.truncated = False
        self._store = store
        self._version = store.version()
        self._day = date.today()

    def ask(self, question: str, **params: str) -> Answer:
        """The answer to one of the questions that come with the program."""
        given = tuple(sorted(params.items()))
        answer = _answer(self._store, self._version, question, given, self._day)
        self.truncated = self.truncated or answer.truncated
        return answer


@lru_cache(maxsize=KEPT)
def _answer(
    store: Store, version: str, question: str, given: tuple[tuple[str, str], ...], day: date
) -> Answer:
    return ask(store, question, dict(given), as_of=day, limit=ROWS)
