"""Pieces that several queries share, each written once and used as ``{{name(value, …)}}``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.base.errors import QueryRefused
from graph.cypher.tokens import Kind, Token, read_tokens, refusal
from graph.schema.nodes import DOCUMENTS, PASSAGES

DOCUMENT = "|".join(each.label() for each in DOCUMENTS)
"""The labels of a document, as a pattern takes them: ``(d:…)``."""
PASSAGE = "|".join(each.label() for each in PASSAGES)
"""The labels of a passage: what of a plan can carry out a part of the text above."""
LOADED = f"MATCH (d:{DOCUMENT}) WHERE d.loaded"
"""The start of a query on all loaded documents, each as ``d``."""

_USE = re.compile(r"\{\{(?P<name>\w+)(?:\((?P<values>[\w$., ]+)\))?\}\}")


@dataclass(frozen=True)
class Fragment:
    """A piece of a query; some names in it are replaced by the values that a use gives them."""

    body: str
    names: tuple[str, ...] = ()
    line: int = 0
    """Where it begins in the file that it was read from."""

    def filled(self, values: tuple[str, ...]) -> str:
        """The piece with a value in place of each name; properties and labels stay."""
        given = dict(zip(self.names, values, strict=True))
        text, at, before = "", 0, ""
        for token in read_tokens(self.body):
            free = token.kind is Kind.WORD and before not in (".", ":")
            text += self.body[at : token.start] + (
                given.get(token.text, token.text) if free else token.text
            )
            at, before = token.end, token.text
        return text


LABELS: Mapping[str, Fragment] = {"Document": Fragment(DOCUMENT), "Passage": Fragment(PASSAGE)}
"""The fragments that follow from the schema."""


@dataclass(frozen=True)
class Use:
    """A place where a query uses a fragment."""

    token: Token
    name: str
    values: tuple[str, ...]
    end: int


def find_uses(query: str) -> Iterator[Use]:
    """The fragments that a query uses, in their order. Raises ``QueryRefused`` with the place."""
    for token in read_tokens(query):
        if token.kind in (Kind.STRING, Kind.QUOTED) and _USE.search(token.text):
            raise _refusal(token, "đoạn dùng chung không được đứng trong dấu nháy")
        if query.startswith("{{", token.start):
            match = _USE.match(query, token.start)
            if match is None:
                raise _refusal(token, "đoạn dùng chung phải ghi {{tên}} hoặc {{tên(giá trị, …)}}")
            values = tuple(each.strip() for each in (match["values"] or "").split(",") if each)
            yield Use(token, match["name"], values, match.end())


def expand(query: str, fragments: Mapping[str, Fragment]) -> str:
    """The query with every fragment in its place. Raises ``QueryRefused`` with the place."""
    text, at = "", 0
    for use in find_uses(query):
        fragment = fragments.get(use.name)
        if fragment is None:
            raise _refusal(use.token, f"không có đoạn dùng chung “{use.name}”")
        if len(use.values) != len(fragment.names):
            raise _refusal(use.token, f"“{use.name}” cần {len(fragment.names)} giá trị")
        text += query[at : use.token.start] + fragment.filled(use.values)
        at = use.end
    return text + query[at:]


def _refusal(token: Token, reason: str) -> QueryRefused:
    return refusal(
        token.line, token.column, reason, hint="Các đoạn dùng chung ghi trong fragments.cypher."
    )
