"""Finding documents and agencies by what a person types."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, takewhile

from graph.base.errors import (
    ManyAgencies,
    NotFound,
    UsageError,
)
from graph.base.ids import UNKNOWN_MARK, symbol_key
from graph.base.words import fold, nfc
from graph.cypher.fragments import DOCUMENT
from graph.register.agencies import shipped_register
from graph.schema.vocabulary import AgencyKind
from graph.search.index import (
    AgencyFound,
    Fit,
    NameIndex,
    name_index,
)
from graph.store.protocol import Store, read_all

SUGGESTIONS = 5
TOGETHER = 5
"""Agencies of one name that are answered for together; each row says whose it is."""
MOST = 50
"""Agencies of one name that are looked at."""
SHOWN = 10
"""Agencies of one name that an error lists in its words."""
_DIGIT = re.compile(r"\d")

_DOCUMENTS = (
    f"MATCH (d:{DOCUMENT}) RETURN d.id AS id, d.symbol AS symbol, "
    "d.aliases AS aliases, d.title AS title ORDER BY id"
)


@dataclass(frozen=True)
class DocumentFound:
    """A document that can be named."""

    id: str
    symbol: str | None
    aliases: tuple[str, ...]
    title: str | None

    @property
    def label(self) -> str:
        """What to call it: its symbol, or its id while it has none."""
        return self.symbol or self.id


def find_documents(store: Store, text: str) -> list[DocumentFound]:
    """Documents with this id or symbol; a bare number is neither.

    Case and accents are let go only where no symbol agrees exactly.
    """
    documents = _read_documents(store, store.version())
    typed = nfc(text).strip()
    by_id = [each for each in documents if typed == each.id or typed in each.aliases]
    symbol = _symbol_in(typed)
    if by_id or symbol is None:
        return by_id
    return _same(documents, symbol, _blankless) or _same(documents, symbol, _symbol_folded)


def get_document(store: Store, text: str) -> DocumentFound:
    """The one document that is meant. Raises ``NotFound``, or ``UsageError`` if there are more."""
    found = find_documents(store, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"Có {len(found)} văn bản cùng số, ký hiệu “{text}”.",
            hint=f"Hãy dùng mã của một văn bản: {', '.join(each.id for each in found)}.",
        )
    near = _near_documents(_read_documents(store, store.version()), nfc(text).strip())
    raise NotFound(
        f"Không tìm thấy văn bản “{text}”.",
        hint=f"Có phải là: {'; '.join(near)}?" if near else "Cần nhập đủ số và ký hiệu văn bản.",
    )


def find_agencies(store: Store, text: str) -> Sequence[AgencyFound]:
    """Agencies that may be meant, the best first."""
    return name_index(store).find(text)


def get_agencies(store: Store, text: str, on: date) -> list[AgencyFound]:
    """Every agency of that day that bears this name, which several may share, up to ``TOGETHER``.

    Those that agree in their accents are taken alone, if there are any; a name that is cut short
    ("UBKT") stands for those that begin with it. Raises ``NotFound`` or ``ManyAgencies``.
    """
    found = _named(name_index(store).find(text), on)
    if not found:
        raise _unknown(store, text)
    if len(found) > TOGETHER:
        raise _many(text, found)
    return found


def get_agency(store: Store, text: str, on: date) -> AgencyFound:
    """The one agency with this id or name. Raises ``NotFound`` or ``ManyAgencies``.

    A name that no register knows is not taken for a body of that name: whom it may mean is said.
    """
    index = name_index(store)
    if by_id := index.with_id(nfc(text).strip()):
        return by_id
    found = _named(index.find(text), on)
    if not found:
        raise _unknown(store, text)
    meant = [near for each in found for near in _proposed(index, each, on)]
    if len(found) == 1 and not meant and found[0].match < Fit.BEGINS:
        return found[0]
    raise _many(text, list({each.id: each for each in (*found, *meant)}.values()))


_AS_GOOD = {
    Fit.ID: Fit.ID,
    Fit.NAME: Fit.ALIAS,
    Fit.ALIAS: Fit.ALIAS,
    Fit.FOLDED: Fit.FOLDED,
    Fit.BEGINS: Fit.BEGINS,
}
"""Up to where a candidate counts as much as the best one does; others are only near."""


def _named(candidates: Sequence[AgencyFound], on: date) -> list[AgencyFound]:
    """Those that fit best, and of these the bodies of the day; ``MOST`` at most."""
    last = _AS_GOOD.get(candidates[0].match) if candidates else None
    if last is None:
        return []

    def best() -> Iterator[AgencyFound]:
        return takewhile(lambda each: each.match <= last, candidates)

    alive = list(islice((each for each in best() if each.exists(on)), MOST))
    return alive or list(islice(best(), MOST))


def _proposed(index: NameIndex, found: AgencyFound, on: date) -> Iterator[AgencyFound]:
    """Whom the register proposes for a body that is kept under the name that a text gives it."""
    if found.kind != AgencyKind.UNKNOWN:
        return
    register = shipped_register()
    home = index.with_id(found.id.partition(UNKNOWN_MARK)[0])
    issuer = register.get(home.id, home.name) if home else None
    said = register.find(found.name, register.scopes(issuer), on)
    for entry, reason in said.offers:
        if near := index.with_id(entry.id):
            yield replace(near, match=Fit.ALIKE if reason else Fit.ALIAS, because=reason)


def _unknown(store: Store, text: str) -> NotFound:
    """Nobody bears this name; with those that come near it."""
    index = name_index(store)
    near = index.nearest(text.replace("-", " "), SUGGESTIONS) or list(
        index.find(text)[:SUGGESTIONS]
    )
    names = "; ".join(each.label for each in near)
    return NotFound(
        f"Không tìm thấy cơ quan “{text}”.",
        hint=f"Có phải là: {names}?" if near else "Kiểm tra lại tên cơ quan.",
        candidates=near,
    )


def _many(text: str, found: Sequence[AgencyFound]) -> ManyAgencies:
    """A name of several agencies, of which nobody but the asker can pick one."""
    shown = "; ".join(f"{each.label}: {each.reason}" for each in found[:SHOWN])
    more = f"; và {len(found) - SHOWN} cơ quan khác" if len(found) > SHOWN else ""
    count = f"{len(found)} cơ quan{' trở lên' if len(found) >= MOST else ''}"
    return ManyAgencies(
        f"Tên “{text}” có thể là {count}.",
        hint=f"Hãy dùng mã hoặc tên đầy đủ của một cơ quan: {shown}{more}.",
        candidates=found,
    )


@lru_cache(maxsize=4)
def _read_documents(store: Store, version: str) -> tuple[DocumentFound, ...]:
    """All documents; read once for each version of the graph."""
    rows = read_all(store, _DOCUMENTS)
    return tuple(
        DocumentFound(row["id"], row["symbol"], tuple(row["aliases"] or ()), row["title"])
        for row in rows
    )


def _symbol_in(text: str) -> str | None:
    """The symbol in "Nghị quyết số 71-NQ/TW"; none if there is only a number, or none at all."""
    digit = _DIGIT.search(text)
    symbol = text[digit.start() :] if digit else ""
    return None if symbol.isdigit() or not symbol else symbol


def _blankless(symbol: str) -> str:
    return "".join(symbol.replace("–", "-").split())


def _symbol_folded(symbol: str) -> str:
    return fold(symbol_key(symbol))


def _same(
    documents: Iterable[DocumentFound], symbol: str, key: Callable[[str], str]
) -> list[DocumentFound]:
    wanted = key(symbol)
    return [each for each in documents if each.symbol and key(each.symbol) == wanted]


def _near_documents(documents: Iterable[DocumentFound], text: str) -> list[str]:
    """Symbols with the same number; else the symbols and ids that look alike."""
    number = re.match(r"\d+", _symbol_folded(text))
    labels = {_symbol_folded(each.label): each.label for each in documents}
    if number:
        same = [label for key, label in labels.items() if re.match(rf"{number[0]}\D", key)]
        if same:
            return same[:SUGGESTIONS]
    close = get_close_matches(_symbol_folded(text), labels, n=SUGGESTIONS)
    return [labels[key] for key in close]
