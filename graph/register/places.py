"""Provinces, districts, communes and ministries: the places whose bodies are named by pattern."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.base.words import name_key, slug

COMMUNES = ("xã", "phường", "đặc khu", "thị trấn")
DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_KINDS = (*COMMUNES, *DISTRICTS)
_PARTY = {"tỉnh": "Tỉnh", "thành phố": "Thành"}
_DISTRICT_PARTY = {
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
    "thành phố": "Thành ủy",
}
_COMMANDS = ("ha-noi", "ho-chi-minh", "ho-chi-minh-cu")
"""Provinces whose military command is a "Bộ Tư lệnh"."""
# "Thủy Nguyên", "Bình Trị Đông B", "1"
_PROPER = r"[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ][\w']*"
_WORD = re.compile(r"[\w'-]+")
_NAME = rf"(?:\d{{1,2}}|{_PROPER}(?:[\s-]{_PROPER}|\s\d{{1,2}})*)"


class Tier(StrEnum):
    """The sorts of places that have patterns of their own."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    MINISTRY = "ministry"


class Province(BaseModel):
    """A province as the register writes it; ``slug`` tells an old one from a new one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    slug: str
    province: str
    short: tuple[str, ...] = ()
    kind: str
    valid_from: date | None = None
    valid_to: date | None = None
    succeeded_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A place with the words and the parts of ids that stand for it in patterns."""

    id: str
    tier: Tier
    words: tuple[tuple[str, str], ...]
    slugs: tuple[tuple[str, str], ...]
    spellings: tuple[str, ...] = ()
    """Other ways to write {p}."""
    above: "Place | None" = None
    valid_from: date | None = None
    valid_to: date | None = None
    succeeded_by: tuple[str, ...] = ()

    def fill(self, text: str, *, as_id: bool = False) -> str:
        """A pattern with this place in it."""
        for mark, word in self.slugs if as_id else self.words:
            text = text.replace(f"{{{mark}}}", word)
        return text

    def fill_all(self, texts: Sequence[str]) -> Iterator[str]:
        """Patterns with this place in them, once for each way to write its name."""
        for text in texts:
            yield self.fill(text)
            if "{p}" in text:
                for other in self.spellings:
                    yield self.fill(text.replace("{p}", other))

    @property
    def province(self) -> "Place | None":
        """The province that it is or lies in."""
        return self if self.tier is Tier.PROVINCE else self.above


@dataclass(frozen=True)
class NameScope:
    """Where short names are understood: under this id, and by the patterns of this place."""

    id: str
    place: Place | None = None


def province_place(said: Province) -> Place:
    """A province as a place."""
    party = _PARTY[said.kind]
    command = "Bộ Tư lệnh" if said.slug in _COMMANDS else "Bộ Chỉ huy quân sự"
    words = {
        "t": said.kind,
        "p": said.province,
        "U": f"{party} ủy",
        "D": f"{party} đoàn",
        "B": command,
    }
    slugs = {mark: slug(word) for mark, word in words.items()} | {"p": said.slug}
    return Place(
        id=said.id,
        tier=Tier.PROVINCE,
        words=tuple(words.items()),
        slugs=tuple(slugs.items()),
        spellings=said.short,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        succeeded_by=said.succeeded_by,
    )


def local_place(kind: str, name: str, province: Place) -> Place:
    """A commune or a district of a province."""
    above = dict(province.words), dict(province.slugs)
    tier = Tier.COMMUNE if kind in COMMUNES else Tier.DISTRICT
    own = (
        {"ct": kind, "c": name}
        if tier is Tier.COMMUNE
        else {"ht": kind, "h": name, "H": _DISTRICT_PARTY[kind]}
    )
    words = above[0] | own
    slugs = above[1] | {mark: slug(word) for mark, word in own.items()}
    return Place(
        id="-".join((slug(kind), slug(name), above[1]["p"])),
        tier=tier,
        words=tuple(words.items()),
        slugs=tuple(slugs.items()),
        above=province,
        valid_to=province.valid_to if tier is Tier.DISTRICT else None,
    )


def ministry_place(id_: str, name: str) -> Place:
    """A ministry, whose offices and units are named alike."""
    return Place(id_, Tier.MINISTRY, (("M", name),), (("m", id_), ("M", id_)))


_LOCAL = re.compile(
    rf"^(?P<head>.*?)\b(?P<kind>[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|"
    rf"[Tt]hành phố)\s+(?P<name>{_NAME})"
    r"(?:\s*,?\s+(?:thuộc\s+)?(?P<t>[Tt]ỉnh|[Tt]hành phố|TP\.?)\s+(?P<p>[^,]+))?$"
)


@dataclass
class Gazetteer:
    """Every province, by its name; communes and districts as names speak of them."""

    provinces: tuple[Province, ...]
    _by_key: dict[str, list[Place]] = field(default_factory=dict, init=False)
    by_id: dict[str, Place] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for said in self.provinces:
            place = province_place(said)
            self.by_id[place.id] = place
            self._by_key.setdefault(name_key(said.province), []).append(place)
        names = "|".join(sorted(map(re.escape, self._by_key), key=len, reverse=True))
        self._ending = re.compile(rf"\b(?P<p>{names})$")
        self._named = re.compile(rf"\b(?:tỉnh|thành phố)(?: ủy)? (?P<p>{names})\b")

    def named(self, text: str, on: date | None) -> Place | None:
        """The province that a text speaks of with its kind: "UBND tỉnh Lào Cai"."""
        found = self._named.search(name_key(text))
        return self.of_day(found["p"], on) if found else None

    def ending(self, text: str, on: date | None) -> Place | None:
        """The province whose name ends a text: "Sở Y tế Lào Cai"."""
        found = self._ending.search(name_key(text))
        return self.of_day(found["p"], on) if found else None

    def mentions(self, text: str) -> list[str]:
        """The name of each province that a text speaks of with its kind, as often as it does."""
        return self._named.findall(name_key(text))

    def of_day(self, name: str, on: date | None) -> Place | None:
        """The province of this name on that day; today's where no day is known."""
        same = self._by_key.get(name_key(name), [])
        valid = [each for each in same if on is None or _holds(each, on)]
        return max(valid or same, key=lambda each: each.valid_to or date.max, default=None)

    def local(self, text: str, province: Place | None, on: date | None) -> Place | None:
        """The commune or district that ends a name; in ``province`` if it names none itself."""
        found = _LOCAL.match(text)
        if not found:
            return None
        if found["p"]:
            province = self.of_day(found["p"], on)
        kind = found["kind"].lower()
        if province is None or (kind == "thành phố" and self.of_day(found["name"], on)):
            return None
        return local_place(kind, found["name"], province)

    def placed(self, p: str, ct: str = "", c: str = "") -> Place:
        """A place as the register writes it: the slug of a province, with a commune of it."""
        province = next(each for each in self.by_id.values() if dict(each.slugs)["p"] == p)
        return local_place(ct, c, province) if ct else province

    def spelled(self, id_: str, said: str) -> Iterator[Place]:
        """The communes and districts that an id may end with, as ``said`` spells them."""
        words = _WORD.findall(said)
        runs = itertools.combinations(range(len(words) + 1), 2)
        names = {slug(name): name for a, b in runs if (name := " ".join(words[a:b]))}
        for province in self.by_id.values():
            own = id_.removesuffix(f"-{dict(province.slugs)['p']}")
            for name in (names[each] for each in names if own != id_ and own.endswith(f"-{each}")):
                places = (local_place(kind, name, province) for kind in _KINDS)
                yield from (each for each in places if f"-{id_}".endswith(f"-{each.id}"))


def _holds(place: Place, on: date) -> bool:
    return (place.valid_from or on) <= on <= (place.valid_to or on)


def read_provinces(data: dict[str, Any]) -> tuple[Province, ...]:
    """The provinces of the register's file, those of before first."""
    return tuple(
        Province.model_validate(each) for each in (*data["former_provinces"], *data["provinces"])
    )
