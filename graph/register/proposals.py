"""Who may be meant by a name that nobody bears."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from graph.base.words import name_key
from graph.register.bearers import Bearers
from graph.register.bodies import Bodies
from graph.register.entries import AmbiguousName, Entry, MisreadName
from graph.register.groups import is_group
from graph.register.places import NameScope

ALIKE = 78
"""How alike two names must be, of 100, for one to be proposed for the other."""
NEAREST = 3
"""Names that are proposed at most."""
_HEAD_OF = re.compile(
    r"^(?:phó )?(?:giám đốc|thủ trưởng|chánh văn phòng|trưởng ban|trưởng phòng|cục trưởng|"
    r"vụ trưởng|viện trưởng|hiệu trưởng|lãnh đạo)\s+"
)
Proposal = tuple[Entry, str]
"""A body that may be meant, and why."""


class Proposals:
    """Finds who may be meant: by a known slip, by a shared name, or by a name much like it."""

    def __init__(self, data: dict[str, Any], bodies: Bodies, bearers: Bearers) -> None:
        self._bodies = bodies
        self._bearers = bearers
        self._slips = _by_key(MisreadName.model_validate(each) for each in data["ocr_variants"])
        self._shared = _by_key(AmbiguousName.model_validate(each) for each in data["ambiguous"])

    def find(self, key: str, scopes: Sequence[NameScope], on: date | None) -> list[Proposal]:
        """The bodies of the day that may be meant.

        Slips and shared names are those of one issuer's documents: they propose what is understood
        there.
        """
        known = {each.means: each.reason for each in self._slips.get(key, ())}
        for shared in self._shared.get(key, ()):
            known |= dict.fromkeys(shared.candidates, shared.reason)
        near = (None, *(each.id for each in scopes))
        found = {
            id_: (entry, reason)
            for id_, reason in known.items()
            if (entry := self._bodies.get(id_)) and entry.scope in near
        }
        for entry, reason in () if key in self._shared else self._like(key, scopes):
            if entry.id not in known:
                found.setdefault(entry.id, (entry, reason))
        valid = [each for each in found.values() if on is None or each[0].is_valid(on)]
        return valid[: max(NEAREST, len(known))]

    def _like(self, key: str, scopes: Sequence[NameScope]) -> Iterator[Proposal]:
        """Whom a name is much like; nobody for the name of a group."""
        if not is_group(key):
            yield from self._headed(key, scopes)
            yield from self._alike(key, tuple(scopes))

    def _headed(self, key: str, scopes: Sequence[NameScope]) -> Iterator[Proposal]:
        """The body that a named person heads: "giám đốc sở y tế"."""
        body = _HEAD_OF.sub("", key)
        if body != key:
            found = [each for scope in scopes for each in self._bearers.within(scope, body)]
            for each in (found or self._bearers.everywhere.get(body, []))[:1]:
                yield each, "người đứng đầu cơ quan này"

    def _alike(self, key: str, scopes: tuple[NameScope, ...]) -> Iterator[Proposal]:
        """Names that differ in few letters; those that agree best first."""
        pool = self._pool(scopes)
        best = process.extract(key, list(pool), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        for name, score, _ in best:
            yield pool[name], f"giống “{name}” {score:.0f}%"

    @lru_cache(maxsize=64)  # noqa: B019 - the register lives as long as the program does
    def _pool(self, scopes: tuple[NameScope, ...]) -> dict[str, Entry]:
        """Every name that is understood in these scopes, with the body that bears it."""
        of_places = (self._bodies.named(each.place) for each in scopes if each.place)
        known = [self._bearers.everywhere, *of_places]
        pool = {name: entries[0] for names in known for name, entries in names.items()}
        ids = {each.id for each in scopes}
        in_scope = self._bearers.in_scope.items()
        pool |= {name: e for name, entries in in_scope for e in entries if e.scope in ids}
        return {name: entry for name, entry in pool.items() if not name.startswith("~")}


Written = TypeVar("Written", MisreadName, AmbiguousName)


def _by_key(names: Iterable[Written]) -> dict[str, list[Written]]:
    found: dict[str, list[Written]] = {}
    for name in names:
        found.setdefault(name_key(name.text), []).append(name)
    return found
