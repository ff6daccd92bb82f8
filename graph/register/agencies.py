"""Who a name means: the register of agencies, looked up in the context of a document."""

import fnmatch
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process

from graph.base.words import loose_key, name_key
from graph.register.entries import (
    AmbiguousName,
    Entry,
    MisreadName,
)
from graph.register.groups import is_group
from graph.register.patterns import Patterns
from graph.register.places import (
    Gazetteer,
    Place,
    ministry_place,
    read_provinces,
)
from graph.schema.edges import MemberOf, PartOf, PartyBodyOf, Succeeds
from graph.schema.nodes import REGISTER_ID, Agency
from graph.schema.vocabulary import (
    AgencyKind,
    Basis,
    Level,
)

ALIKE = 78
"""How alike two names must be, of 100, for one to be proposed for the other."""
NEAREST = 3
"""Names that are proposed at most."""
_HEAD_OF = re.compile(
    r"^(?:phó )?(?:giám đốc|thủ trưởng|chánh văn phòng|trưởng ban|trưởng phòng|cục trưởng|"
    r"vụ trưởng|viện trưởng|hiệu trưởng|lãnh đạo)\s+"
)
_AT_PLACE = re.compile(r"\s+nơi\s.*$")
RegisterEdge = PartOf | Succeeds | MemberOf | PartyBodyOf


@dataclass(frozen=True)
class Found:
    """What the register says of a name: one body, or several candidates, or none."""

    entry: Entry | None = None
    candidates: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why each candidate may be meant; none where all of them bear the name."""

    @property
    def offers(self) -> tuple[tuple[str, str], ...]:
        """Each candidate with the reason, which may be empty."""
        return tuple(itertools.zip_longest(self.candidates, self.reasons, fillvalue=""))


class Register:
    """All known bodies, found by any of their names."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.digest = hashlib.sha256(repr(data).encode()).digest()
        """Changes with every fact of the register."""
        entries = [Entry.model_validate(each) for each in data["agencies"]]
        self._listed = {entry.id: entry for entry in entries}
        self._made: dict[str, Entry] = {}
        self._places: dict[str, Place] = {}
        self._by_place: dict[str, dict[str, list[Entry]]] = {}
        self.by_code = {entry.code: entry for entry in entries if entry.code}
        self.gazetteer = Gazetteer(read_provinces(data))
        self._patterns = Patterns(data["provincial_bodies"], self.gazetteer)
        self._slips = _by_key(MisreadName.model_validate(each) for each in data["ocr_variants"])
        self._shared = _by_key(AmbiguousName.model_validate(each) for each in data["ambiguous"])
        self._everywhere: dict[str, list[Entry]] = {}
        self._in_scope: dict[str, list[Entry]] = {}
        for entry in entries:
            self._index(entry)

    def _index(self, entry: Entry) -> None:
        anywhere = entry.global_aliases if entry.scope else (entry.name, *entry.aliases)
        for key in {key for name in anywhere for key in _keys(name)}:
            self._everywhere.setdefault(key, []).append(entry)
        if entry.scope:
            for key in {key for name in (entry.name, *entry.aliases) for key in _keys(name)}:
                self._in_scope.setdefault(key, []).append(entry)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every body that is listed by name."""
        return tuple(self._listed)

    def get(self, id_: str | None) -> Entry | None:
        """The body with this id, listed or made by pattern."""
        if not id_:
            return None
        return self._listed.get(id_) or self._made.get(id_) or self._of_province(id_)

    def _of_province(self, id_: str) -> Entry | None:
        place = self._patterns.province_ids.get(id_)
        if place is None:
            return None
        self._bodies_of(place)
        return self._made.get(id_)

    def place_in(self, text: str, on: date | None = None) -> str | None:
        """The province that a name speaks of: "UBND tỉnh Lào Cai" -> its id."""
        place = self.gazetteer.named(text, on)
        return place.id if place else None

    def place_of(self, issuer: str | None) -> str | None:
        """Where a local issuer's numbers count: its province, by the name it has kept, or its
        commune; the body itself for others."""
        entry = self.get(issuer)
        if entry is None:
            return None
        place = self.gazetteer.by_id.get(entry.scope or "")
        today = self.gazetteer.of_day(dict(place.words)["p"], None) if place else None
        return today.id if today else entry.scope or entry.id

    def knows(self, name: str) -> bool:
        """True if some body somewhere bears this name."""
        key = name_key(name)
        return key in self._everywhere or key in self._in_scope or self._patterns.knows(key)

    def is_one_of_many(self, name: str) -> bool:
        """True for a body that each place has, where no place is said: "Sở Nội vụ nơi cư trú"."""
        return self._patterns.is_local(name_key(_AT_PLACE.sub("", name)))

    def scopes(self, issuer: str | None) -> tuple[str, ...]:
        """Where names are understood in a document of this issuer, nearest first."""
        chain: list[str] = []
        entry = self.get(issuer)
        while entry is not None:
            chain += [each for each in (entry.id, entry.scope) if each and each not in chain]
            entry = self.get(entry.part_of)
        return tuple(chain)

    def find(
        self, name: str, scopes: Sequence[str], on: date | None, *, one_of_many: bool = False
    ) -> Found:
        """The one body that ``name`` means in these scopes on that day, or the reason why not.

        ``one_of_many``: in a local document "Sở Y tế" is one department, never all of them.
        """
        for key in _keys(name):
            for scope in scopes:
                if found := self._in(scope, key):
                    return self._pick(found, on)
            if everywhere := self._everywhere.get(key):
                one = one_of_many and not key.startswith(("các ", "~các"))
                if one and all(_is_all(each) for each in everywhere):
                    return Found(candidates=tuple(sorted(each.id for each in everywhere)))
                return self._pick(everywhere, on)
            if placed := self._placed(name, key, scopes, on):
                return self._pick(placed, on)
        if office := self._office(name, scopes, on):
            return Found(entry=office)
        return self._proposals(name_key(name), scopes, on)

    def _office(self, name: str, scopes: Sequence[str], on: date | None) -> Entry | None:
        """The office of a person who is named with it: "Phó TTgCP Lê Thành Long"."""
        words = name.split()
        for count in range(len(words) - 2, max(len(words) - 5, 0), -1):
            if all(word[:1].isupper() and word[1:].islower() for word in words[count:]):
                found = self.find(" ".join(words[:count]), scopes, on).entry
                if found and found.office:
                    return found
        return None

    def _in(self, scope: str, key: str) -> list[Entry]:
        """Who bears a name in a scope: those listed, else those of the place's patterns."""
        listed = [entry for entry in self._in_scope.get(key, ()) if entry.scope == scope]
        place = None if listed else self._place(scope)
        return listed or (self._bodies_of(place).get(key, []) if place else [])

    def _place(self, id_: str) -> Place | None:
        if place := self.gazetteer.by_id.get(id_) or self._places.get(id_):
            return place
        entry = self._listed.get(id_)
        if entry and entry.level is Level.MINISTRY and entry.kind is AgencyKind.STATE:
            return ministry_place(entry.id, entry.name)
        return None

    def _bodies_of(self, place: Place) -> dict[str, list[Entry]]:
        """The bodies of a place by each of their names; what is listed is not made anew."""
        known = self._by_place.get(place.id)
        if known is None:
            known = {}
            for entry in self._patterns.bodies(place):
                entry = self._listed.get(entry.id, entry)
                self._made[entry.id] = entry
                names = (entry.name, *entry.aliases, *entry.global_aliases)
                for key in {key for each in names for key in _keys(each)}:
                    known.setdefault(key, []).append(entry)
            self._by_place[place.id] = known
            self._places[place.id] = place
        return known

    def _placed(self, name: str, key: str, scopes: Sequence[str], on: date | None) -> list[Entry]:
        """Who bears a name that says its place: "Sở Y tế Lào Cai", "UBND xã Mường Kim"."""
        province = self.gazetteer.ending(name, on)
        if province and (found := self._bodies_of(province).get(key)):
            return found
        above = next((p.province for each in scopes if (p := self._place(each))), None)
        local = self.gazetteer.local(name, above, on)
        bodies = self._bodies_of(local) if local else {}
        plain = key.split(",")[0]
        return bodies.get(key) or bodies.get(plain) or self._of_ministry(name)

    def _of_ministry(self, name: str) -> list[Entry]:
        """Who bears a name that ends with a ministry's: "Lãnh đạo Bộ GDĐT"."""
        words = name.split()
        for start in range(1, len(words)):
            tail = self._everywhere.get(name_key(" ".join(words[start:])), [])
            if len(tail) == 1 and (place := self._place(tail[0].id)):
                own = " ".join(words[:start])
                whole = name_key(f"{own} {tail[0].name}")
                bodies = self._bodies_of(place)
                return (
                    self._in(place.id, whole)
                    or self._in(place.id, name_key(f"{own} Bộ"))
                    or bodies.get(whole, [])
                )
        return []

    @staticmethod
    def _pick(found: list[Entry], on: date | None) -> Found:
        valid = [entry for entry in found if on is None or entry.is_valid(on)] or found
        if len({entry.id for entry in valid}) == 1:
            return Found(entry=valid[0])
        return Found(candidates=tuple(sorted({entry.id for entry in valid})))

    def _proposals(self, key: str, scopes: Sequence[str], on: date | None) -> Found:
        """Who may be meant: by a known slip, by a shared name, or by a name much like it.

        Slips and shared names are those of one issuer's documents: they propose what is understood
        there.
        """
        reasons = {each.means: each.reason for each in self._slips.get(key, ())}
        for shared in self._shared.get(key, ()):
            reasons |= {each: shared.reason for each in shared.candidates}
        known = dict(reasons)
        if not self._shared.get(key):
            for id_, reason in (*self._headed(key, scopes), *self._alike(key, scopes)):
                reasons.setdefault(id_, reason)
        kept = {
            id_: reason
            for id_, reason in reasons.items()
            if (entry := self.get(id_))
            and (on is None or entry.is_valid(on))
            and (entry.scope in (None, *scopes) or id_ not in known)
        }
        nearest = list(kept)[: max(NEAREST, len(known))]
        return Found(candidates=tuple(nearest), reasons=tuple(kept[each] for each in nearest))

    def _headed(self, key: str, scopes: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The body that a named person heads: "giám đốc sở y tế"."""
        body = _HEAD_OF.sub("", key)
        if body != key and not is_group(key):
            found = [each for scope in scopes for each in self._in(scope, body)]
            for each in (found or self._everywhere.get(body, []))[:1]:
                yield each.id, "người đứng đầu cơ quan này"

    def _alike(self, key: str, scopes: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Names that differ in few letters; those that agree best, and only as proposals."""
        if is_group(key):
            return
        pool = self._pool(tuple(scopes))
        best = process.extract(key, list(pool), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        seen: dict[str, str] = {}
        for name, score, _ in best:
            seen.setdefault(pool[name], f"giống “{name}” {score:.0f}%")
        yield from seen.items()

    @lru_cache(maxsize=64)  # noqa: B019 - the register lives as long as the program does
    def _pool(self, scopes: tuple[str, ...]) -> dict[str, str]:
        """Every name that is understood in these scopes, with the body that bears it."""
        places = (place for each in scopes if (place := self._place(each)))
        known = [self._everywhere, *map(self._bodies_of, places)]
        pool = {name: entries[0].id for names in known for name, entries in names.items()}
        for name, entries in self._in_scope.items():
            for each in entries:
                if each.scope in scopes:
                    pool[name] = each.id
        return {name: id_ for name, id_ in pool.items() if not name.startswith("~")}

    def closure(self, ids: Iterable[str]) -> tuple[list[Agency], list[RegisterEdge]]:
        """These bodies, what they belong to, who came before and after, and the members of
        groups, with the edges between."""
        todo, seen = sorted(set(ids)), dict[str, Entry]()
        while todo:
            entry = self.get(todo.pop())
            if entry and entry.id not in seen:
                seen[entry.id] = entry
                beside = (entry.part_of, entry.party_of, *entry.succeeded_by)
                todo += [each for each in beside if each]
                todo += [member.id for member in self.members(entry)]
        groups = [entry for entry in seen.values() if entry.members]
        edges = [edge for entry in seen.values() for edge in _register_edges(entry, seen)]
        edges += [edge for each in groups for edge in self._memberships(each)]
        return [entry.node() for entry in seen.values()], edges

    def members(self, group: Entry) -> list[Entry]:
        """Who belongs to a group, as far as the register can say; ended bodies too."""
        known = (*self._listed, *self._patterns.province_ids)
        ids = {id_: None for each in group.members for id_ in fnmatch.filter(known, each)}
        found = (self.get(id_) for id_ in ids if id_ != group.id)
        return [each for each in found if each]

    def _memberships(self, group: Entry) -> Iterator[MemberOf]:
        for each in self.members(group):
            yield MemberOf.model_validate(
                {"from_id": each.id, "to_id": group.id}
                | {"document": REGISTER_ID, "basis": Basis.REGISTER, "quote": group.source}
            )


Written = TypeVar("Written", MisreadName, AmbiguousName)


def _keys(name: str) -> tuple[str, str]:
    """A name as it is spelled, and however its words are joined."""
    return name_key(name), loose_key(name)


def _by_key(names: Iterable[Written]) -> dict[str, list[Written]]:
    found: dict[str, list[Written]] = {}
    for name in names:
        found.setdefault(name_key(name.text), []).append(name)
    return found


def _is_all(entry: Entry) -> bool:
    """True for "các sở …": all bodies of a kind, which a singular name does not mean."""
    return entry.collective and name_key(entry.name).startswith("các ")


def _register_edges(entry: Entry, known: dict[str, Entry]) -> Iterator[RegisterEdge]:
    said = {"document": REGISTER_ID, "basis": Basis.REGISTER, "quote": entry.source}
    if entry.part_of in known:
        yield PartOf.model_validate({"from_id": entry.id, "to_id": entry.part_of} | said)
    if entry.party_of in known:
        yield PartyBodyOf.model_validate({"from_id": entry.id, "to_id": entry.party_of} | said)
    grounds = {"quote": "; ".join(filter(None, (entry.ended_by, entry.source)))}
    for successor in (each for each in entry.succeeded_by if each in known):
        first_day = entry.valid_to + timedelta(days=1) if entry.valid_to else None
        yield Succeeds.model_validate(
            {"from_id": successor, "to_id": entry.id, "effective_on": first_day} | said | grounds
        )


class RegisterData(BaseModel):
    """The parts that a register file must have."""

    agencies: list[dict[str, Any]] = Field(min_length=1)
    provinces: list[dict[str, Any]]
    provincial_bodies: list[dict[str, Any]]
    former_provinces: list[dict[str, Any]]
    ocr_variants: list[dict[str, Any]]
    ambiguous: list[dict[str, Any]]


@lru_cache(maxsize=1)
def shipped_register() -> Register:
    """The register that the project ships; its facts name their sources."""
    text = resources.files("graph.register").joinpath("agencies.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = RegisterData.model_validate(yaml.load(text, Loader=loader))
    return Register(data.model_dump())
