"""Who a name means: the register of agencies, looked up in the context of a document."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, Field

from graph.base.words import name_key
from graph.register.bearers import Bearers
from graph.register.bodies import Bodies, keys_of
from graph.register.entries import Entry
from graph.register.places import Gazetteer, NameScope, read_provinces
from graph.register.proposals import Proposal, Proposals
from graph.register.surroundings import RegisterEdge, find_surroundings
from graph.schema.nodes import Agency

_AT_PLACE = re.compile(r"\s+nơi\s.*$")


@dataclass(frozen=True)
class Found:
    """What the register says of a name: one body, or several candidates, or none."""

    entry: Entry | None = None
    offers: tuple[Proposal, ...] = ()
    """Each candidate with the reason, which is empty where all of them bear the name."""


class Register:
    """All known bodies, found by any of their names."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.digest = hashlib.sha256(repr(data).encode()).digest()
        """Changes with every fact of the register."""
        self.gazetteer = Gazetteer(read_provinces(data))
        self._bodies = Bodies(data, self.gazetteer)
        self._bearers = Bearers(self._bodies, self.gazetteer)
        self._proposals = Proposals(data, self._bodies, self._bearers)
        listed = self._bodies.listed.values()
        self.by_code = {entry.code: entry for entry in listed if entry.code}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every body that is listed by name."""
        return tuple(self._bodies.listed)

    def get(self, id_: str | None, *said: str) -> Entry | None:
        """The body with this id, listed or made by pattern.

        One of a commune or a district that is not listed needs a text, such as its own name or
        that of another body there, in which ``said`` spells the place: an id has lost its accents.
        """
        return self._bodies.get(id_, *said)

    def place_in(self, text: str, on: date | None = None) -> str | None:
        """The province that a name speaks of: "UBND tỉnh Lào Cai" -> its id."""
        place = self.gazetteer.named(text, on)
        return place.id if place else None

    def place_of(self, issuer: Entry | None) -> str | None:
        """Where a local issuer's numbers count: its province, by the name it has kept, or its
        commune; the body itself for others."""
        if issuer is None:
            return None
        place = self.gazetteer.by_id.get(issuer.scope or "")
        today = self.gazetteer.of_day(dict(place.words)["p"], None) if place else None
        return today.id if today else issuer.scope or issuer.id

    def knows(self, name: str) -> bool:
        """True if some body somewhere bears this name."""
        key = name_key(name)
        named = key in self._bearers.everywhere or key in self._bearers.in_scope
        return named or self._bodies.patterns.knows(key)

    def is_one_of_many(self, name: str) -> bool:
        """True for a body that each place has, where no place is said: "Sở Nội vụ nơi cư trú"."""
        return self._bodies.patterns.is_local(name_key(_AT_PLACE.sub("", name)))

    def scopes(self, issuer: Entry | None) -> tuple[NameScope, ...]:
        """Where names are understood in a document of this issuer, nearest first."""
        return self._bodies.scopes(issuer)

    def find(
        self, name: str, scopes: Sequence[NameScope], on: date | None, *, one_of_many: bool = False
    ) -> Found:
        """The one body that ``name`` means in these scopes on that day, or the reason why not.

        ``one_of_many``: in a local document "Sở Y tế" is one department, never all of them.
        """
        if borne := self._borne(name, scopes, on, one_of_many=one_of_many):
            return borne
        if office := self._office(name, scopes, on):
            return Found(entry=office)
        return Found(offers=tuple(self._proposals.find(name_key(name), scopes, on)))

    def _borne(
        self, name: str, scopes: Sequence[NameScope], on: date | None, *, one_of_many: bool = False
    ) -> Found | None:
        """Who bears exactly this name, if anybody does."""
        for key in keys_of(name):
            for scope in scopes:
                if found := self._bearers.within(scope, key):
                    return _pick(found, on)
            if everywhere := self._bearers.everywhere.get(key):
                one = one_of_many and not key.startswith(("các ", "~các"))
                if one and all(_is_all(each) for each in everywhere):
                    return _several(everywhere)
                return _pick(everywhere, on)
            if placed := self._bearers.placed(name, key, scopes, on):
                return _pick(placed, on)
        return None

    def _office(self, name: str, scopes: Sequence[NameScope], on: date | None) -> Entry | None:
        """The office of a person who is named with it: "Phó TTgCP Lê Thành Long"."""
        words = name.split()
        for count in range(len(words) - 2, max(len(words) - 5, 0), -1):
            if all(word[:1].isupper() and word[1:].islower() for word in words[count:]):
                found = self._borne(" ".join(words[:count]), scopes, on)
                if found and found.entry and found.entry.office:
                    return found.entry
        return None

    def closure(self, entries: Iterable[Entry]) -> tuple[list[Agency], list[RegisterEdge]]:
        """These bodies, what they belong to, who came before and after, and the members of
        groups, with the edges between."""
        return find_surroundings(entries, self._bodies)

    def members(self, group: Entry) -> list[Entry]:
        """Who belongs to a group, as far as the register can say; ended bodies too."""
        return self._bodies.members(group)


def _pick(found: list[Entry], on: date | None) -> Found:
    valid = [entry for entry in found if on is None or entry.is_valid(on)] or found
    if len({entry.id for entry in valid}) == 1:
        return Found(entry=valid[0])
    return _several(valid)


def _several(entries: Iterable[Entry]) -> Found:
    """All of them bear the name."""
    by_id = {entry.id: entry for entry in entries}
    return Found(offers=tuple((by_id[id_], "") for id_ in sorted(by_id)))


def _is_all(entry: Entry) -> bool:
    """True for "các sở …": all bodies of a kind, which a singular name does not mean."""
    return entry.collective and name_key(entry.name).startswith("các ")


class RegisterData(BaseModel):
    """The parts that a register file must have."""

    agencies: list[dict[str, Any]] = Field(min_length=1)
    provinces: list[dict[str, Any]]
    provincial_bodies: list[dict[str, Any]]
    former_provinces: list[dict[str, Any]]
    ocr_variants: list[dict[str, Any]]
    ambiguous: list[dict[str, Any]]


@lru_cache(maxsize=1)
def shipped_facts() -> RegisterData:
    """What the register of the project says; its facts name their sources."""
    text = resources.files("graph.register").joinpath("agencies.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return RegisterData.model_validate(yaml.load(text, Loader=loader))


@lru_cache(maxsize=1)
def shipped_register() -> Register:
    """The register that the project ships."""
    return Register(shipped_facts().model_dump())
