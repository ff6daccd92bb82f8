"""Bodies that every province, district, commune or ministry has: their names by pattern."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.base.words import name_key
from graph.register.entries import Entry
from graph.register.places import (
    COMMUNES,
    DISTRICTS,
    Gazetteer,
    Place,
    Province,
    Tier,
    local_place,
    ministry_place,
    province_place,
)
from graph.schema.vocabulary import AgencyKind, Level


class Pattern(BaseModel):
    """One body of a tier; ``{t}``, ``{p}`` and the like stand for the place.

    ``aliases`` are understood everywhere, ``short_forms`` only in documents of the place.
    ``only``: provinces or kinds of communes that have such a body.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    tier: Tier
    id: str
    name: str
    code: str | None = None
    aliases: tuple[str, ...] = ()
    short_forms: tuple[str, ...] = ()
    kind: AgencyKind
    level: Level
    part_of: str | None = None
    scope: str
    collective: bool = False
    office: bool = False
    party_of: str | None = None
    members: tuple[str, ...] = ()
    member_rule: str | None = None
    only: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    succeeded_by: tuple[str, ...] = ()
    source: str

    def is_for(self, place: Place) -> bool:
        """Whether such a body is in that place."""
        if self.tier is not place.tier:
            return False
        words, slugs = dict(place.words), dict(place.slugs)
        local = f"{words.get('ct')} {words.get('c')}"
        return not self.only or bool({slugs.get("p"), words.get("ct"), local} & set(self.only))

    def entry(self, place: Place) -> Entry:
        """The body of that place, which ends with it or before it."""
        ends_with_place = place.valid_to is not None and (
            self.valid_to is None or self.valid_to >= place.valid_to
        )
        return Entry(
            id=place.fill(self.id, as_id=True),
            name=place.fill(self.name),
            aliases=tuple(dict.fromkeys(place.fill_all(self.short_forms))),
            global_aliases=tuple(
                dict.fromkeys((place.fill(self.name), *place.fill_all(self.aliases)))
            ),
            code=self.code,
            kind=self.kind,
            level=self.level,
            part_of=place.fill(self.part_of, as_id=True) if self.part_of else None,
            scope=place.fill(self.scope, as_id=True),
            collective=self.collective,
            office=self.office,
            party_of=place.fill(self.party_of, as_id=True) if self.party_of else None,
            members=tuple(place.fill(each, as_id=True) for each in self.members),
            member_rule=place.fill(self.member_rule) if self.member_rule else None,
            valid_from=_later(self.valid_from, place.valid_from),
            valid_to=place.valid_to if ends_with_place else self.valid_to,
            succeeded_by=()
            if ends_with_place
            else tuple(place.fill(each, as_id=True) for each in self.succeeded_by),
            source=self.source,
            made_for=place,
        )


class Patterns:
    """All patterns, applied to the places that names speak of."""

    def __init__(self, data: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> None:
        self._patterns = [Pattern.model_validate(each) for each in data]
        self._gazetteer = gazetteer
        self._short = {
            tier: {
                name_key(place.fill(form))
                for place in _UNNAMED
                for each in self._patterns
                if each.tier is place.tier is tier
                for form in each.short_forms
            }
            for tier in Tier
        }

    def knows(self, key: str) -> bool:
        """Whether some place has a body of this short name."""
        return any(key in names for names in self._short.values())

    def is_local(self, key: str) -> bool:
        """Whether every province, district or commune has a body of this short name."""
        tiers = (Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)
        return any(key in self._short[tier] for tier in tiers)

    def ids(self, place: Place) -> Iterator[str]:
        """The ids of the bodies of a place."""
        return (place.fill(each.id, as_id=True) for each in self._patterns if each.is_for(place))

    def bodies(self, place: Place) -> Iterator[Entry]:
        """The bodies of a place. Where it has come to its end, its successors' take over."""
        for each in self._patterns:
            if each.is_for(place):
                entry = each.entry(place)
                if place.succeeded_by and entry.valid_to == place.valid_to:
                    heirs = (self._gazetteer.by_id[id_] for id_ in place.succeeded_by)
                    ids = tuple(
                        heir.fill(each.id, as_id=True) for heir in heirs if each.is_for(heir)
                    )
                    entry = entry.model_copy(update={"succeeded_by": ids})
                yield entry


_UNNAMED = (
    *(
        province_place(Province(id="", slug="", province="", kind=kind))
        for kind in ("tỉnh", "thành phố")
    ),
    *(
        local_place(kind, "", province_place(Province(id="", slug="", province="", kind="tỉnh")))
        for kind in (*COMMUNES, *DISTRICTS)
    ),
    ministry_place("", ""),
)
"""Places without a name, for the names that bodies of every place of their sort have."""


def _later(first: date | None, second: date | None) -> date | None:
    return max(filter(None, (first, second)), default=None)
