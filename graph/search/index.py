"""The names of all agencies of one version of the graph, for finding them by any spelling."""

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import overload

from rapidfuzz import fuzz, process

from graph.base.words import (
    fold,
    name_key,
    nfc,
)
from graph.schema.vocabulary import AgencyKind
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)

ALIKE = 70
"""How alike a name must be, of 100, to be offered where nothing bears the name."""
_BETWEEN = re.compile(r"[\W_]+")
_FREE_AMPERSAND = re.compile(r"\s+&\s+")
_AND = re.compile(r"\bva\b")
_AGENCIES = (
    "MATCH (a:Agency) RETURN a.id AS id, a.name AS name, a.short_name AS short_name, "
    "a.aliases AS aliases, a.level AS level, a.kind AS kind, a.valid_from AS valid_from, "
    "a.valid_to AS valid_to ORDER BY id"
)


class Fit(IntEnum):
    """How well an agency fits what was typed, best first."""

    ID = 0
    NAME = 1
    ALIAS = 2
    FOLDED = 3
    BEGINS = 4
    CONTAINS = 5
    WORDS = 6
    ALIKE = 7

    @property
    def reason(self) -> str:
        """The same in words."""
        return (
            "trùng mã",
            "trùng tên",
            "trùng tên viết tắt hoặc tên gọi khác",
            "trùng khi bỏ dấu",
            "tên bắt đầu bằng cụm từ này",
            "có chứa cụm từ này",
            "có đủ các từ này",
            "tên gần giống",
        )[self]


@dataclass(frozen=True)
class AgencyFound:
    """An agency that may be meant, and how well it fits."""

    id: str
    name: str
    short_name: str | None
    level: str | None
    match: Fit
    kind: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    because: str = field(default="", compare=False)
    """Why it may be meant, where more is known than how its name fits."""

    @property
    def reason(self) -> str:
        """Why it is offered, in Vietnamese."""
        if self.because or self.kind != AgencyKind.UNKNOWN:
            return self.because or self.match.reason
        return f"{self.match.reason}; tên như văn bản ghi, sổ cơ quan không có"

    @property
    def label(self) -> str:
        """What to call it where several bear one name."""
        ended = f", đến {self.valid_to:%d/%m/%Y}" if self.valid_to else ""
        return f"{self.name} (mã {self.id}{ended})"

    def exists(self, on: date) -> bool:
        """Whether the body exists on that day, as far as the graph knows."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)


def normal_form(text: str) -> str:
    """The form in which names are compared: no case, accents, tone places, dashes, "và" or &."""
    apart = _FREE_AMPERSAND.sub(" ", text)
    words = _BETWEEN.sub(" ", fold(name_key(apart)).replace("&", ""))
    return " ".join(_AND.sub(" ", words).split())


class Ranked(Sequence[AgencyFound]):
    """Agencies that fit, the best first; each is made when it is looked at."""

    def __init__(self, agencies: Sequence[AgencyFound], ranks: Sequence[tuple[Fit, int]]) -> None:
        self._agencies = agencies
        self._ranks = ranks

    def __len__(self) -> int:
        return len(self._ranks)

    @overload
    def __getitem__(self, at: int) -> AgencyFound: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[AgencyFound]: ...

    def __getitem__(self, at: int | slice) -> AgencyFound | Sequence[AgencyFound]:
        if isinstance(at, slice):
            return Ranked(self._agencies, self._ranks[at])
        match, place = self._ranks[at]
        return replace(self._agencies[place], match=match)


class NameIndex:
    """Names in the forms in which they are compared: whole names by key, words by FTS5."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._agencies: list[AgencyFound] = []
        self._ids: dict[str, int] = {}
        self._keys: dict[Fit, dict[str, list[int]]] = {
            each: {} for each in (Fit.NAME, Fit.ALIAS, Fit.FOLDED)
        }
        self._forms: list[tuple[str, int]] = []
        for row in sorted(rows, key=lambda row: (len(row["name"]), row["name"], row["id"])):
            self._add(row)
        self._lock = threading.Lock()
        self._words = sqlite3.connect(":memory:", check_same_thread=False)
        self._words.execute(
            "CREATE VIRTUAL TABLE names USING fts5(form, agency UNINDEXED, prefix='1 2 3')"
        )
        self._words.executemany("INSERT INTO names VALUES (?, ?)", self._forms)

    def _add(self, row: Row) -> None:
        place = len(self._agencies)
        self._ids[row["id"]] = place
        self._agencies.append(
            AgencyFound(
                id=row["id"],
                name=row["name"],
                short_name=row["short_name"],
                level=row["level"],
                match=Fit.ID,
                kind=row["kind"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
            )
        )
        others = [*filter(None, [row["short_name"]]), *(row["aliases"] or ())]
        forms = dict.fromkeys(map(normal_form, (row["name"], *others)))
        self._forms += [(form, place) for form in forms if form]
        self._keys[Fit.NAME].setdefault(_spelled(row["name"]), []).append(place)
        for key in dict.fromkeys(map(_spelled, others)):
            self._keys[Fit.ALIAS].setdefault(key, []).append(place)
        for form in dict.fromkeys(map(_joined, forms)):
            self._keys[Fit.FOLDED].setdefault(form, []).append(place)

    def with_id(self, id_: str) -> AgencyFound | None:
        """The agency with this id."""
        place = self._ids.get(id_)
        return None if place is None else self._agencies[place]

    def find(self, text: str) -> Ranked:
        """Agencies whose names fit what was typed: the best first, then the shortest."""
        typed, words = nfc(text).strip(), normal_form(text)
        best: dict[int, Fit] = {}
        if words:
            for place, match in (*self._whole(typed, words), *self._partly(words)):
                if match < best.get(place, Fit.ALIKE):
                    best[place] = match
        ranks = sorted((match, place) for place, match in best.items())
        return Ranked(self._agencies, ranks)

    def _whole(self, typed: str, words: str) -> Iterator[tuple[int, Fit]]:
        if typed in self._ids:
            yield self._ids[typed], Fit.ID
        keys = {Fit.NAME: _spelled(typed), Fit.ALIAS: _spelled(typed)}
        for match, key in (*keys.items(), (Fit.FOLDED, _joined(words))):
            for place in self._keys[match].get(key, ()):
                yield place, match

    def _partly(self, words: str) -> Iterator[tuple[int, Fit]]:
        """Names that hold every word that was typed, or a word that begins with it."""
        wanted = " ".join(f'"{word}"*' for word in words.split())
        with self._lock:
            rows = self._words.execute(
                "SELECT form, agency FROM names WHERE names MATCH ?", (wanted,)
            ).fetchall()
        begins, inside = f"{words} ", f" {words}"
        for form, place in rows:
            if form.startswith(begins):
                yield place, Fit.BEGINS
            else:
                held = form.startswith(words) or inside in form
                yield place, Fit.CONTAINS if held else Fit.WORDS

    def nearest(self, text: str, count: int) -> list[AgencyFound]:
        """Agencies with a name much like this one, the most alike first."""
        names = [form for form, _ in self._forms]
        alike = process.extract(
            normal_form(text), names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=count * 10
        )
        found: dict[int, AgencyFound] = {}
        for _, score, rank in alike:
            place = self._forms[rank][1]
            near = replace(
                self._agencies[place],
                match=Fit.ALIKE,
                because=f"{Fit.ALIKE.reason} {score:.0f}%",
            )
            found.setdefault(place, near)
        return list(found.values())[:count]


def name_index(store: Store) -> NameIndex:
    """The names of the version that holds now; made once for each version."""
    return _made(store, store.version())


@lru_cache(maxsize=4)
def _made(store: Store, version: str) -> NameIndex:
    return NameIndex(read_all(store, _AGENCIES))


def _spelled(text: str) -> str:
    return _BETWEEN.sub("", name_key(text))


def _joined(words: str) -> str:
    return words.replace(" ", "")
