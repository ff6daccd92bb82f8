"""Who exists: the bodies that are listed by name, and those that every place has by pattern."""

import fnmatch
from functools import lru_cache
from typing import Any

from graph.base.words import loose_key, name_key
from graph.register.entries import Entry
from graph.register.patterns import Patterns
from graph.register.places import Gazetteer, NameScope, Place, ministry_place
from graph.schema.vocabulary import AgencyKind, Level

KEPT = 4096
"""Places whose bodies are kept at hand."""


class Bodies:
    """All bodies by their ids.

    The bodies of provinces and ministries are known by their ids alone. Communes and districts
    are in no list, and an id has lost their accents: they are found where a name spells them.
    """

    def __init__(self, data: dict[str, Any], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.patterns = Patterns(data["provincial_bodies"], gazetteer)
        self.listed = {each["id"]: _listed(each, gazetteer) for each in data["agencies"]}
        ministries = [
            ministry_place(each.id, each.name)
            for each in self.listed.values()
            if each.level is Level.MINISTRY and each.kind is AgencyKind.STATE
        ]
        named = [each.made_for for each in self.listed.values() if each.made_for]
        self.places = {each.id: each for each in (*ministries, *named)} | gazetteer.by_id
        """Provinces, ministries, and what else is listed, by their ids."""
        self._provincial = self._of_each(*gazetteer.by_id.values())
        self._ministerial = self._of_each(*ministries)

    def _of_each(self, *places: Place) -> dict[str, Place]:
        return {id_: place for place in places for id_ in self.patterns.ids(place)}

    def get(self, id_: str | None, *said: str) -> Entry | None:
        """The body with this id; one of a commune or a district where ``said`` spells it."""
        listed = self.listed.get(id_ or "")
        if listed or not id_:
            return listed
        place = self._provincial.get(id_) or self._ministerial.get(id_)
        spelled = (each for text in said for each in self._gazetteer.spelled(id_, text))
        places = [place] if place else spelled
        return next((found for each in places if (found := self.of(each).get(id_))), None)

    def beside(self, entry: Entry, id_: str | None) -> Entry | None:
        """Another body that one speaks of, which may be of the same place."""
        own = self.of(entry.made_for).get(id_ or "") if entry.made_for else None
        return own or self.get(id_)

    def scopes(self, entry: Entry | None) -> tuple[NameScope, ...]:
        """Where names are understood for a body: with it, and with what it is part of."""
        chain: dict[str, NameScope] = {}
        while entry is not None:
            made_for = entry.made_for
            for id_ in filter(None, (entry.id, entry.scope)):
                place = made_for if made_for and made_for.id == id_ else self.places.get(id_)
                chain.setdefault(id_, NameScope(id_, place))
            entry = self.beside(entry, entry.part_of)
        return tuple(chain.values())

    @lru_cache(maxsize=KEPT)  # noqa: B019 - the register lives as long as the program does
    def of(self, place: Place) -> dict[str, Entry]:
        """The bodies of a place by their ids; what is listed is not made anew."""
        entries = (self.listed.get(each.id, each) for each in self.patterns.bodies(place))
        return {entry.id: entry for entry in entries}

    @lru_cache(maxsize=KEPT)  # noqa: B019 - the register lives as long as the program does
    def named(self, place: Place) -> dict[str, list[Entry]]:
        """The bodies of a place by each of their names."""
        found: dict[str, list[Entry]] = {}
        for entry in self.of(place).values():
            for key in keys_of(entry.name, *entry.aliases, *entry.global_aliases):
                found.setdefault(key, []).append(entry)
        return found

    def members(self, group: Entry) -> list[Entry]:
        """Who belongs to a group, as far as the register can say; ended bodies too."""
        ids = dict.fromkeys(id_ for each in group.members for id_ in self._like(each))
        found = (self.get(id_) for id_ in ids if id_ != group.id)
        return [each for each in found if each]

    @lru_cache(maxsize=KEPT)  # noqa: B019 - the register lives as long as the program does
    def _like(self, pattern: str) -> list[str]:
        """The ids of a shape; of those that are known without a name."""
        return fnmatch.filter((*self.listed, *self._provincial), pattern)


def _listed(said: dict[str, Any], gazetteer: Gazetteer) -> Entry:
    place = gazetteer.placed(**said["place"]) if said.get("place") else None
    return Entry.model_validate(said | {"made_for": place})


def keys_of(*names: str) -> dict[str, None]:
    """Names as they are spelled, and however their words are joined; each once, in order."""
    return dict.fromkeys(key for name in names for key in (name_key(name), loose_key(name)))
