"""Finding documents and agencies by what people type."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from graph.base.errors import NotFound, UsageError
from graph.base.settings import Settings
from graph.schema.edges import SentTo
from graph.schema.model import Node
from graph.schema.nodes import Agency, Plan
from graph.schema.records import Records
from graph.schema.vocabulary import AgencyKind
from graph.search.index import Fit, normal_form
from graph.search.lookup import (
    find_agencies,
    find_documents,
    get_agencies,
    get_document,
)
from graph.store.ladybug.embedded import LadybugStore
from graph.store.protocol import Store
from tests.conftest import Filled, Filler

DAY = date(2026, 1, 31)
AGENCIES = [
    ("so-gddt", "Sở Giáo dục và Đào tạo", ("Sở GDĐT", "Sở GD&ĐT")),
    ("bo-gddt", "Bộ Giáo dục và Đào tạo", ("Bộ GDĐT",)),
    ("phong-vhxh", "Phòng Văn hóa - Xã hội", ("VHXXH",)),
    ("xa-tan-lap", "UBND xã Tân Lập", ()),
    ("xa-tan-lap-2", "UBND xã Tấn Lập", ()),
]


def fill_with_names(store: Store) -> None:
    """Two plans with the same symbol, one without, and a few agencies."""
    agencies = [
        Agency(id=id_, name=name, aliases=aliases, kind=AgencyKind.STATE)
        for id_, name, aliases in AGENCIES
    ]
    store.write(
        [
            plan("71-kh-bgddt", "71/KH-BGDĐT", *agencies),
            plan("05-ctr-tu-a", "05-CTr/TU"),
            plan("05-ctr-tu-b", "05-CTr/TU"),
            plan("kh-phuong-1a2b", None),
        ]
    )


@pytest.fixture(scope="module")
def store(filled: Callable[[Filler], Filled]) -> Iterator[LadybugStore]:
    settings = Settings(store=str(filled(fill_with_names).folder))
    opened = LadybugStore.open(settings, read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def growing(
    filled: Callable[[Filler], Filled], ladybug_settings: Settings
) -> Iterator[LadybugStore]:
    """A store of the test's own that holds the same."""
    shutil.copytree(filled(fill_with_names).folder, ladybug_settings.store)
    opened = LadybugStore.open(ladybug_settings)
    yield opened
    opened.close()


def plan(id_: str, symbol: str | None, *agencies: Node) -> Records:
    sent = [SentTo(from_id=id_, to_id=each.id, document=id_) for each in agencies]
    aliases = (f"{id_}-cu",)
    return Records(
        document=Plan(id=id_, symbol=symbol, aliases=aliases, loaded=True),
        nodes=agencies,
        edges=tuple(sent),
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("so gddt", "Sở GDĐT"),
        ("GD&ĐT", "GDĐT"),
        ("Văn hóa -Xã hội", "Văn hóa – Xã hội"),
        ("xoá mù chữ", "xóa mù chữ"),
        ("Khoa học & Công nghệ", "Khoa học và Công nghệ"),
        ("So\u031b\u0309 Y te\u0302\u0301", "Sở Y tế"),
    ],
)
def test_spellings_of_the_same_name_have_the_same_normal_form(typed: str, written: str) -> None:
    assert normal_form(typed) == normal_form(written)


def test_an_agency_is_found_without_accents_by_its_alias(store: LadybugStore) -> None:
    (found,) = get_agencies(store, "so gddt", DAY)

    assert (found.id, found.match) == ("so-gddt", Fit.FOLDED)


def test_exact_accents_come_first_and_are_taken_alone(store: LadybugStore) -> None:
    assert [each.id for each in get_agencies(store, "UBND xã Tấn Lập", DAY)] == ["xa-tan-lap-2"]
    assert len(get_agencies(store, "ubnd xa tan lap", DAY)) == 2


def test_candidates_are_ranked_with_a_reason(store: LadybugStore) -> None:
    found = find_agencies(store, "giáo dục và đào tạo")

    assert [each.match for each in found] == [Fit.CONTAINS, Fit.CONTAINS]
    assert found[0].match.reason == "có chứa cụm từ này"


@pytest.mark.parametrize(
    ("typed", "first", "reason"),
    [
        ("UBND xã Tấn Lập", "xa-tan-lap-2", "trùng tên"),
        ("UBND xã Tân Lập", "xa-tan-lap", "trùng tên"),
        ("UỶ BAN", None, ""),
        ("so gddt", "so-gddt", "trùng khi bỏ dấu"),
        ("giao duc tao", "bo-gddt", "có đủ các từ này"),
        ("văn hoá", "phong-vhxh", "có chứa cụm từ này"),
        ("van hóa xa", "phong-vhxh", "có chứa cụm từ này"),
        ("phong van", "phong-vhxh", "tên bắt đầu bằng cụm từ này"),
    ],
)
def test_a6_without_accents_all_are_found_and_with_accents_those_come_first(
    store: LadybugStore, typed: str, first: str | None, reason: str
) -> None:
    found = find_agencies(store, typed)

    assert [(each.id, each.reason) for each in found[:1]] == ([(first, reason)] if first else [])
    if "Lập" in typed:
        assert {each.id for each in found} == {"xa-tan-lap", "xa-tan-lap-2"}


@pytest.mark.parametrize("typed", ['a" OR b', "NOT sở", "sở*", "form:sở", "(", "NEAR(sở y)"])
def test_words_of_the_search_language_are_plain_words(store: LadybugStore, typed: str) -> None:
    assert all(each.match is not Fit.NAME for each in find_agencies(store, typed))


def test_an_unknown_agency_is_answered_with_the_nearest_names(store: LadybugStore) -> None:
    with pytest.raises(NotFound) as caught:
        get_agencies(store, "Sở Giáo dục Đào tạp", DAY)

    assert "Sở Giáo dục và Đào tạo" in caught.value.hint


@pytest.mark.parametrize("nothing", ["", "  ", "&", "-/-"])
def test_text_without_letters_names_no_agency(store: LadybugStore, nothing: str) -> None:
    assert not find_agencies(store, nothing)


@pytest.mark.parametrize(
    "typed",
    ["71/KH-BGDĐT", "71 / KH - BGDĐT", "71/kh-bgddt", "Kế hoạch số 71/KH-BGDĐT", "71-kh-bgddt-cu"],
)
def test_a_document_is_found_by_symbol_or_id(store: LadybugStore, typed: str) -> None:
    assert get_document(store, typed).id == "71-kh-bgddt"


def test_a_bare_number_finds_nothing_but_suggests(store: LadybugStore) -> None:
    assert find_documents(store, "71") == []

    with pytest.raises(NotFound) as caught:
        get_document(store, "71")
    assert "71/KH-BGDĐT" in caught.value.hint


def test_a_symbol_of_two_documents_asks_for_the_id(store: LadybugStore) -> None:
    with pytest.raises(UsageError) as caught:
        get_document(store, "05-CTr/TU")

    assert "05-ctr-tu-a, 05-ctr-tu-b" in caught.value.hint


def test_a_document_without_symbol_is_found_by_its_id(store: LadybugStore) -> None:
    assert get_document(store, "kh-phuong-1a2b").label == "kh-phuong-1a2b"


def test_names_are_read_again_when_the_graph_has_changed(growing: LadybugStore) -> None:
    assert find_documents(growing, "9/KH-UBND") == []

    growing.write([plan("9-kh-ubnd", "9/KH-UBND")])

    assert [each.id for each in find_documents(growing, "9/KH-UBND")] == ["9-kh-ubnd"]


def test_agencies_are_found_in_the_version_that_holds_now(growing: LadybugStore) -> None:
    assert not find_agencies(growing, "so noi vu")

    added = Agency(id="so-noi-vu", name="Sở Nội vụ", kind=AgencyKind.STATE)
    growing.write([plan("9-kh-ubnd", "9/KH-UBND", added)])

    assert [each.id for each in find_agencies(growing, "so noi vu")] == ["so-noi-vu"]
