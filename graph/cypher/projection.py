"""What a query returns, read from its tokens: its columns, and how many rows there would be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.cypher.tokens import (
    Kind,
    Token,
    read_tokens,
)

_OPENING = ("(", "[", "{")
_CLOSING = (")", "]", "}")


@dataclass(frozen=True)
class Projection:
    """The last RETURN of a query: its items, each as its tokens, and what follows them."""

    query: str
    keyword: Token
    distinct: bool
    items: tuple[tuple[Token, ...], ...]
    tail: tuple[Token, ...]
    """ORDER BY, SKIP and LIMIT with all that belongs to them."""

    def columns(self) -> tuple[str | None, ...]:
        """The alias of each item; none for an item without one."""
        return tuple(_alias(item) for item in self.items)

    def words(self) -> tuple[str, ...]:
        """Keywords that follow the items."""
        return tuple(token.upper for token in self.tail if token.kind is Kind.WORD)

    def counting(self) -> str:
        """A query that returns, as ``found``, how many rows this one has."""
        items = (
            _text(self.query, item) + ("" if self._stands_alone(item) else f" AS c{place}")
            for place, item in enumerate(self.items)
        )
        before = self.query[: self.keyword.start]
        distinct = "DISTINCT " if self.distinct else ""
        cut = _text(self.query, self._cut())
        return f"{before}WITH {distinct}{', '.join(items)} {cut}\nRETURN count(*) AS found"

    def _stands_alone(self, item: Sequence[Token]) -> bool:
        return _alias(item) is not None or [token.text for token in item] == ["*"]

    def _cut(self) -> tuple[Token, ...]:
        for place, token in enumerate(self.tail):
            if token.upper in ("SKIP", "LIMIT"):
                return self.tail[place:]
        return ()


def read_projection(query: str) -> Projection | None:
    """The RETURN of a query that the guard has let pass; none for a UNION of several."""
    tokens = [token for token in read_tokens(query) if token.text != ";"]
    outer = list(_outer(tokens))
    if any(tokens[place].upper == "UNION" for place in outer):
        return None
    start = max(place for place in outer if tokens[place].upper == "RETURN")
    end = min(
        (p for p in outer if p > start and tokens[p].upper in ("ORDER", "SKIP", "LIMIT")),
        default=len(tokens),
    )
    distinct = tokens[start + 1].upper == "DISTINCT"
    first = start + 2 if distinct else start + 1
    commas = [place for place in outer if first <= place < end and tokens[place].text == ","]
    bounds = [first - 1, *commas, end]
    items = (tuple(tokens[a + 1 : b]) for a, b in pairwise(bounds))
    return Projection(query, tokens[start], distinct, tuple(items), tuple(tokens[end:]))


def _outer(tokens: Sequence[Token]) -> Iterator[int]:
    """Places of the tokens that stand in no bracket; names behind ``.``, ``:`` or AS are none."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        named = place > 0 and tokens[place - 1].upper in (".", ":", "AS")
        if depth == 0 and not named:
            yield place


def _alias(item: Sequence[Token]) -> str | None:
    if len(item) > 2 and item[-2].upper == "AS":
        return item[-1].name
    return item[0].name if len(item) == 1 and item[0].kind in (Kind.WORD, Kind.QUOTED) else None


def _text(query: str, tokens: Sequence[Token]) -> str:
    return query[tokens[0].start : tokens[-1].end] if tokens else ""
