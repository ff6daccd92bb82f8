"""The register answers each look-up alike, whatever was looked up before."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest

from graph.register.agencies import Register, shipped_facts
from graph.register.entries import Entry
from tests.golden.sample import SAMPLES, golden

DAY = date(2026, 6, 1)
FRESH = 12
"""Look-ups that are made with a register of their own."""
PLACES = [
    ("ubnd-xa-muong-kim-lai-chau", "UBND xã Mường Kim, tỉnh Lai Châu"),
    ("tram-y-te-xa-muong-kim-lai-chau", "Đảng ủy xã Mường Kim"),
    ("ubnd-huyen-tra-bong-quang-ngai-cu", "UBND huyện Trà Bồng"),
    ("huyen-uy-huyen-tra-bong-quang-ngai-cu", "Huyện ủy Trà Bồng"),
    ("so-ke-hoach-va-dau-tu-yen-bai", "Sở Kế hoạch và Đầu tư Yên Bái"),
    ("bo-y-te-lanh-dao-bo", "Lãnh đạo Bộ Y tế"),
    ("cac-so-giao-duc-va-dao-tao", "các sở giáo dục và đào tạo"),
]
LookUp = Callable[[Register], object]


def fresh() -> Register:
    return Register(shipped_facts().model_dump())


def found(id_: str, said: str, register: Register) -> Entry | None:
    return register.get(id_, said)


def around(id_: str, said: str, register: Register) -> object:
    entry = register.get(id_, said)
    return entry and (
        register.scopes(entry),
        register.place_of(entry),
        register.closure([entry]),
        register.members(entry),
    )


def meant(name: str, issuer: tuple[str, str], register: Register) -> object:
    return register.find(name, register.scopes(register.get(*issuer)), DAY)


def lookups(texts: Iterator[str]) -> list[LookUp]:
    """Every name and id of these documents, in them and by themselves."""
    made: list[LookUp] = [partial(kind, *each) for kind in (found, around) for each in PLACES]
    made += [partial(found, id_, "") for id_, _ in PLACES]
    made += [partial(meant, name, each) for each in PLACES for _, name in PLACES]
    for text in texts:
        said = json.loads(text)
        issuer = (said["document"]["issuer_id"], said["document"]["issuer_written"])
        for name, id_ in said["agencies"].items():
            made += [partial(meant, name, each) for each in (issuer, ("", ""))]
            made += [partial(kind, id_, issuer[1]) for kind in (found, around)]
            made += [partial(found, id_, "")]
    return made


@pytest.fixture(scope="module")
def wanted() -> list[LookUp]:
    """Of the shipped documents, and of one of a commune that the register does not list."""
    texts = [golden(each).read_text(encoding="utf-8") for each in SAMPLES]
    other = texts[3].replace("Thủy Nguyên", "Vĩnh Bảo").replace("thuy-nguyen", "vinh-bao")
    return lookups(iter((*texts, other)))


def test_what_is_looked_up_first_does_not_change_an_answer(wanted: list[LookUp]) -> None:
    order = list(range(len(wanted)))
    answers = []
    for seed in (1, 2):
        register = fresh()
        random.Random(seed).shuffle(order)
        answers.append({place: wanted[place](register) for place in order})

    assert answers[0] == answers[1]
    for place in random.Random(3).sample(order, FRESH):
        assert wanted[place](fresh()) == answers[0][place], wanted[place]


@pytest.mark.parametrize(("id_", "said"), PLACES)
def test_a_body_is_found_by_its_id_alone_or_where_its_place_is_spelled(id_: str, said: str) -> None:
    entry = fresh().get(id_, said)

    assert entry and entry.id == id_
    local = any(f"-{kind}-" in id_ for kind in ("xa", "huyen"))
    assert fresh().get(id_) == (None if local else entry)


@pytest.mark.parametrize(
    "said", ["UBND xã Mường Khoa", "UBND xã Muong Kim", "Mường Kim", "Lào Cai", ""]
)
def test_only_a_text_with_the_words_of_an_id_says_how_it_is_spelled(said: str) -> None:
    entry = fresh().get("ubnd-xa-muong-kim-lai-chau", said)

    assert (entry and entry.name) == {
        "UBND xã Muong Kim": "Ủy ban nhân dân xã Muong Kim",
        "Mường Kim": "Ủy ban nhân dân xã Mường Kim",
    }.get(said)
