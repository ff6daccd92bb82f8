"""Who bears a name: everywhere, in the documents of a place, or with its place said."""

from collections.abc import Sequence
from datetime import date

from graph.base.words import name_key
from graph.register.bodies import Bodies, keys_of
from graph.register.entries import Entry
from graph.register.places import Gazetteer, NameScope, Place


class Bearers:
    """All bodies by each of their names."""

    def __init__(self, bodies: Bodies, gazetteer: Gazetteer) -> None:
        self._bodies = bodies
        self._gazetteer = gazetteer
        self.everywhere: dict[str, list[Entry]] = {}
        self.in_scope: dict[str, list[Entry]] = {}
        for entry in bodies.listed.values():
            own = (entry.name, *entry.aliases)
            for key in keys_of(*(entry.global_aliases if entry.scope else own)):
                self.everywhere.setdefault(key, []).append(entry)
            for key in keys_of(*own) if entry.scope else ():
                self.in_scope.setdefault(key, []).append(entry)

    def within(self, scope: NameScope, key: str) -> list[Entry]:
        """Who bears a name in a scope: those listed, else those of the place's patterns."""
        listed = [each for each in self.in_scope.get(key, ()) if each.scope == scope.id]
        return listed or self._of(scope.place, key)

    def placed(
        self, name: str, key: str, scopes: Sequence[NameScope], on: date | None
    ) -> list[Entry]:
        """Who bears a name that says its place: "Sở Y tế Lào Cai", "UBND xã Mường Kim"."""
        if found := self._of(self._gazetteer.ending(name, on), key):
            return found
        above = next((each.place.province for each in scopes if each.place), None)
        local = self._gazetteer.local(name, above, on)
        plain = key.split(",")[0]
        return self._of(local, key) or self._of(local, plain) or self._of_ministry(name)

    def _of_ministry(self, name: str) -> list[Entry]:
        """Who bears a name that ends with a ministry's: "Lãnh đạo Bộ GDĐT"."""
        words = name.split()
        for start in range(1, len(words)):
            tail = self.everywhere.get(name_key(" ".join(words[start:])), [])
            if len(tail) == 1 and (place := self._bodies.places.get(tail[0].id)):
                own, scope = " ".join(words[:start]), NameScope(place.id, place)
                whole = name_key(f"{own} {tail[0].name}")
                return self.within(scope, whole) or self.within(scope, name_key(f"{own} Bộ"))
        return []

    def _of(self, place: Place | None, key: str) -> list[Entry]:
        return self._bodies.named(place).get(key, []) if place else []
