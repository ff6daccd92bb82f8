"""Who a name means: the register of agencies, looked up in the context of a document."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph.schema import REGISTER_ID, Agency, PartOf, Succeeds
from graph.vocabulary import AgencyKind, Basis, Level
from graph.words import name_key


class Entry(BaseModel):
    """One body of the register. ``scope`` is where its short names are understood."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    global_aliases: tuple[str, ...] = ()
    code: str | None = None
    kind: AgencyKind
    level: Level | None = None
    part_of: str | None = None
    scope: str | None = None
    collective: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    succeeded_by: tuple[str, ...] = ()
    source: str

    def short_name(self) -> str | None:
        """The shortest alias, if it is shorter than the name."""
        shortest = min((*self.global_aliases, *self.aliases), key=len, default=self.name)
        return shortest if len(shortest) < len(self.name) else None

    def node(self) -> Agency:
        """The body as a node of the graph."""
        return Agency(
            id=self.id,
            name=self.name,
            short_name=self.short_name(),
            aliases=tuple(dict.fromkeys((*self.global_aliases, *self.aliases))),
            kind=self.kind,
            level=self.level,
            collective=self.collective,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


class MisreadName(BaseModel):
    """A name that is known to be a slip of a scanner or a typist, and what it probably means."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    means: str
    reason: str = ""


class AmbiguousName(BaseModel):
    """A name that several bodies bear."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What the register says of a name: one body, or several candidates, or none."""

    entry: Entry | None = None
    candidates: tuple[str, ...] = ()
    hint: str = ""


class Register:
    """All known bodies, found by any of their names."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.digest = hashlib.sha256(repr(data).encode()).digest()
        """Changes with every fact of the register."""
        entries = [Entry.model_validate(each) for each in data["agencies"]]
        self.by_id = {entry.id: entry for entry in entries}
        self.by_code = {entry.code: entry for entry in entries if entry.code}
        self.provinces: dict[str, str] = {
            each["province"]: each["id"] for each in (*data["former_provinces"], *data["provinces"])
        }
        self._place_ids = {name_key(name): id_ for name, id_ in self.provinces.items()}
        names = "|".join(sorted(map(re.escape, self._place_ids), key=len, reverse=True))
        self._places = re.compile(rf"\b(?:tỉnh|thành phố)(?: ủy)? ({names})\b")
        self._slips = _by_key(MisreadName.model_validate(each) for each in data["ocr_variants"])
        self._shared = _by_key(AmbiguousName.model_validate(each) for each in data["ambiguous"])
        self._everywhere: dict[str, list[Entry]] = {}
        self._in_scope: dict[str, list[Entry]] = {}
        for entry in entries:
            self._index(entry)

    def _index(self, entry: Entry) -> None:
        anywhere = entry.global_aliases if entry.scope else (entry.name, *entry.aliases)
        for name in {name_key(name) for name in anywhere}:
            self._everywhere.setdefault(name, []).append(entry)
        if entry.scope:
            for name in {name_key(name) for name in (entry.name, *entry.aliases)}:
                self._in_scope.setdefault(name, []).append(entry)

    def place_in(self, text: str) -> str | None:
        """The province that a name speaks of: "UBND tỉnh Lào Cai" -> its id."""
        found = self._places.search(name_key(text))
        return self._place_ids[found[1]] if found else None

    def knows(self, name: str) -> bool:
        """True if some body somewhere bears this name."""
        key = name_key(name)
        return key in self._everywhere or key in self._in_scope

    def scopes(self, issuer: str | None) -> tuple[str, ...]:
        """Where names are understood in a document of this issuer, nearest first."""
        chain: list[str] = []
        entry = self.by_id.get(issuer or "")
        while entry is not None:
            chain += [each for each in (entry.id, entry.scope) if each and each not in chain]
            entry = self.by_id.get(entry.part_of or "")
        return tuple(chain)

    def find(
        self, name: str, scopes: Sequence[str], on: date | None, *, one_of_many: bool = False
    ) -> Found:
        """The one body that ``name`` means in these scopes on that day, or the reason why not.

        ``one_of_many``: in a local document "Sở Y tế" is one department, never all of them.
        """
        key = name_key(name)
        for scope in scopes:
            found = [entry for entry in self._in_scope.get(key, ()) if entry.scope == scope]
            if found:
                return self._pick(found, on)
        if everywhere := self._everywhere.get(key):
            if one_of_many and not key.startswith("các ") and all(_is_all(e) for e in everywhere):
                return Found(candidates=tuple(sorted(entry.id for entry in everywhere)))
            return self._pick(everywhere, on)
        return Found(candidates=self._guesses(key), hint=self._hint(key))

    @staticmethod
    def _pick(found: list[Entry], on: date | None) -> Found:
        valid = [entry for entry in found if on is None or _is_valid(entry, on)] or found
        if len(valid) == 1:
            return Found(entry=valid[0])
        return Found(candidates=tuple(sorted(entry.id for entry in valid)))

    def _guesses(self, key: str) -> tuple[str, ...]:
        ids = [each.means for each in self._slips.get(key, ())]
        ids += [each for known in self._shared.get(key, ()) for each in known.candidates]
        return tuple(dict.fromkeys(ids))

    def _hint(self, key: str) -> str:
        return next((each.reason for each in self._slips.get(key, ())), "")

    def closure(self, ids: Iterable[str]) -> tuple[list[Agency], list[PartOf | Succeeds]]:
        """These bodies, what they belong to, who came before and after, with the edges between."""
        todo, seen = sorted(set(ids)), dict[str, Entry]()
        while todo:
            entry = self.by_id.get(todo.pop())
            if entry and entry.id not in seen:
                seen[entry.id] = entry
                todo += [each for each in (entry.part_of, *entry.succeeded_by) if each]
        edges = [edge for entry in seen.values() for edge in _register_edges(entry, seen)]
        return [entry.node() for entry in seen.values()], edges


Written = TypeVar("Written", MisreadName, AmbiguousName)


def _by_key(names: Iterable[Written]) -> dict[str, list[Written]]:
    found: dict[str, list[Written]] = {}
    for name in names:
        found.setdefault(name_key(name.text), []).append(name)
    return found


def _is_all(entry: Entry) -> bool:
    """True for "các sở …": all bodies of a kind, which a singular name does not mean."""
    return entry.collective and name_key(entry.name).startswith("các ")


def _is_valid(entry: Entry, on: date) -> bool:
    return (entry.valid_from or on) <= on <= (entry.valid_to or on)


def _register_edges(entry: Entry, known: dict[str, Entry]) -> Iterator[PartOf | Succeeds]:
    said = {"document": REGISTER_ID, "basis": Basis.REGISTER, "quote": entry.source}
    if entry.part_of in known:
        yield PartOf.model_validate({"from_id": entry.id, "to_id": entry.part_of} | said)
    for successor in entry.succeeded_by:
        first_day = entry.valid_to + timedelta(days=1) if entry.valid_to else None
        yield Succeeds.model_validate(
            {"from_id": successor, "to_id": entry.id, "effective_on": first_day} | said
        )


class RegisterData(BaseModel):
    """The parts that a register file must have."""

    agencies: list[dict[str, Any]] = Field(min_length=1)
    provinces: list[dict[str, Any]]
    former_provinces: list[dict[str, Any]]
    ocr_variants: list[dict[str, Any]]
    ambiguous: list[dict[str, Any]]


@lru_cache(maxsize=1)
def shipped_register() -> Register:
    """The register that the project ships; its facts name their sources."""
    text = resources.files("graph").joinpath("agencies.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = RegisterData.model_validate(yaml.load(text, Loader=loader))
    return Register(data.model_dump())
