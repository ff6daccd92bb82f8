"""The guard: only a read-only query made of allowed words reaches an engine."""

from collections.abc import Iterable

from graph.base.errors import QueryRefused
from graph.cypher.grammar import check_tokens
from graph.cypher.growth import check_growth
from graph.cypher.parameters import AS_OF
from graph.cypher.tokens import read_tokens

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
