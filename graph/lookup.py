"""Finding documents and agencies by what a person types."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from functools import lru_cache

from graph.errors import NotFound, UsageError
from graph.ids import symbol_key
from graph.store import Store, read_all
from graph.words import fold, name_key, nfc

SUGGESTIONS = 5
_BETWEEN = re.compile(r"[\W_]+")
_FREE_AMPERSAND = re.compile(r"\s+&\s+")
_AND = re.compile(r"\bva\b")
_DIGIT = re.compile(r"\d")

_DOCUMENTS = (
    "MATCH (d:Resolution|Plan|Regulation) RETURN d.id AS id, d.symbol AS symbol, "
    "d.aliases AS aliases, d.title AS title ORDER BY id"
)
_AGENCIES = (
    "MATCH (a:Agency) RETURN a.id AS id, a.name AS name, a.short_name AS short_name, "
    "a.aliases AS aliases, a.level AS level ORDER BY id"
)


class Match(IntEnum):
    """How well an agency fits what was typed, best first."""

    ID = 0
    NAME = 1
    ALIAS = 2
    FOLDED = 3
    CONTAINS = 4

    @property
    def reason(self) -> str:
        """The same in words."""
        return (
            "trùng mã",
            "trùng tên",
            "trùng tên viết tắt hoặc tên gọi khác",
            "trùng khi bỏ dấu",
            "có chứa cụm từ này",
        )[self]


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


@dataclass(frozen=True)
class AgencyFound:
    """An agency that may be meant, and how well it fits."""

    id: str
    name: str
    short_name: str | None
    level: str | None
    match: Match


@dataclass(frozen=True)
class _Agency:
    """An agency with its names in the forms in which they are compared."""

    id: str
    name: str
    short_name: str | None
    level: str | None
    spelled: str
    others: frozenset[str]
    folded: frozenset[str]
    words: str

    def match(self, text: str) -> Match | None:
        spelled, words = _spelled(text), normal_form(text)
        if text == self.id:
            return Match.ID
        if spelled == self.spelled:
            return Match.NAME
        if spelled in self.others:
            return Match.ALIAS
        if _joined(words) in self.folded:
            return Match.FOLDED
        return Match.CONTAINS if words in self.words else None


def normal_form(text: str) -> str:
    """The form in which names are compared: no case, accents, tone places, dashes, "và" or &."""
    apart = _FREE_AMPERSAND.sub(" ", text)
    words = _BETWEEN.sub(" ", fold(name_key(apart)).replace("&", ""))
    return " ".join(_AND.sub(" ", words).split())


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


def find_agencies(store: Store, text: str) -> list[AgencyFound]:
    """Agencies that may be meant, the best first."""
    typed = nfc(text).strip()
    if not normal_form(typed):
        return []
    found = (
        AgencyFound(each.id, each.name, each.short_name, each.level, match)
        for each in _read_agencies(store, store.version())
        if (match := each.match(typed)) is not None
    )
    return sorted(found, key=lambda each: (each.match, len(each.name), each.name, each.id))


def get_agencies(store: Store, text: str) -> list[AgencyFound]:
    """Every agency whose name, short name or alias is this text. Raises ``NotFound``.

    Those that agree in their accents are taken alone, if there are any.
    """
    candidates = find_agencies(store, text)
    named = [each for each in candidates if each.match < Match.CONTAINS]
    if named:
        return [each for each in named if each.match < Match.FOLDED] or named
    near = [each.name for each in candidates[:SUGGESTIONS]] or _near_agencies(store, text)
    raise NotFound(
        f"Không tìm thấy cơ quan “{text}”.",
        hint=f"Có phải là: {'; '.join(near)}?" if near else "Kiểm tra lại tên cơ quan.",
    )


@lru_cache(maxsize=4)
def _read_documents(store: Store, version: str) -> tuple[DocumentFound, ...]:
    """All documents; read once for each version of the graph."""
    rows = read_all(store, _DOCUMENTS)
    return tuple(
        DocumentFound(row["id"], row["symbol"], tuple(row["aliases"] or ()), row["title"])
        for row in rows
    )


@lru_cache(maxsize=4)
def _read_agencies(store: Store, version: str) -> tuple[_Agency, ...]:
    """All agencies with their names to compare; read once for each version of the graph."""
    return tuple(
        _agency(row["id"], row["name"], row["short_name"], row["aliases"] or [], row["level"])
        for row in read_all(store, _AGENCIES)
    )


def _agency(
    id_: str, name: str, short_name: str | None, aliases: list[str], level: str | None
) -> _Agency:
    others = [*([short_name] if short_name else []), *aliases]
    forms = [normal_form(each) for each in (name, *others)]
    return _Agency(
        id=id_,
        name=name,
        short_name=short_name,
        level=level,
        spelled=_spelled(name),
        others=frozenset(_spelled(each) for each in others),
        folded=frozenset(_joined(form) for form in forms),
        words="\n".join(forms),
    )


def _spelled(text: str) -> str:
    return _BETWEEN.sub("", name_key(text))


def _joined(words: str) -> str:
    return words.replace(" ", "")


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


def _near_agencies(store: Store, text: str) -> list[str]:
    names = {normal_form(each.name): each.name for each in _read_agencies(store, store.version())}
    close = get_close_matches(normal_form(text), names, n=SUGGESTIONS)
    return [names[key] for key in close]
