import unicodedata

import pytest

from graph.base.ids import (
    Ids,
    clause_path,
    document_id,
    is_local_code,
    symbol_key,
    unnumbered_id,
)
from graph.base.words import (
    fold,
    name_key,
    slug,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("xoá mù chữ", "xóa mù chữ"),
        ("Bộ GD & ĐT", "Bộ GD&ĐT"),
        ("Vụ Kế hoạch – Tài chính", "Vụ Kế hoạch - Tài chính"),
        ("Phòng Văn hóa -Xã hội", "Phòng Văn hóa - Xã hội"),
        ("UBND TP. Huế", "UBND thành phố Huế"),
        ("Sở Y tế;", "sở y tế"),
        (unicodedata.normalize("NFD", "Sở Giáo dục"), "Sở Giáo dục"),
    ],
)
def test_two_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Vụ GDĐH", "Vụ GDĐT"), ("Bộ Công an", "Bộ Công Thương"), ("quý", "quy")]
)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_vowel_after_q_keeps_its_tone_where_it_is() -> None:
    assert name_key("quý IV, quỹ đất, thuỷ lợi") == "quý iv, quỹ đất, thủy lợi"


def test_folding_leaves_no_mark_and_no_barred_d() -> None:
    assert fold("Đảng ủy Sở GDĐT") == "dang uy so gddt"
    assert slug("Đảng ủy UBND tỉnh (mới)") == "dang-uy-ubnd-tinh-moi"


def test_a_number_alone_is_never_a_key() -> None:
    resolution = document_id("71-NQ/TW", 2025, None)
    programme = document_id("71/NQ-CP", 2025, None)

    assert (resolution, programme) == ("71-nq-tw-2025", "71-nq-cp-2025")


def test_every_province_has_its_own_number_five() -> None:
    lai_chau = document_id("05-CTr/TU", 2025, "tinh-lai-chau")
    hai_phong = document_id("05-CTr/TU", 2025, "thanh-pho-hai-phong")

    assert lai_chau == "05-ctr-tu-tinh-lai-chau-2025"
    assert lai_chau != hai_phong


def test_a_year_that_stands_in_the_symbol_is_not_repeated() -> None:
    assert document_id("109/2022/NĐ-CP", 2022, None) == "109-2022-nd-cp"


@pytest.mark.parametrize(
    ("symbol", "local"),
    [("05-CTr/TU", True), ("547/QĐ-UBND", True), ("100/KH-BGDĐT", False), ("71-NQ/TW", False)],
)
def test_codes_that_many_bodies_bear_are_known(symbol: str, local: bool) -> None:
    assert is_local_code(symbol) is local


def test_an_unnumbered_document_is_known_by_issuer_kind_and_title() -> None:
    one = unnumbered_id("Kế hoạch", "ubnd-phuong-a", "Truyền thông")
    other = unnumbered_id("Kế hoạch", "ubnd-phuong-a", "Chuyển đổi số")

    assert one.startswith("ubnd-phuong-a-ke-hoach-")
    assert one != other
    assert one == unnumbered_id("Kế hoạch", "ubnd-phuong-a", "TRUYỀN THÔNG")


def test_points_d_and_dd_stay_apart() -> None:
    assert clause_path("III", "1", "d") == "III.1.d"
    assert clause_path("III", "1", "đ") == "III.1.dd"


def test_an_id_is_handed_out_once() -> None:
    ids = Ids("doc")

    assert [ids.take("I", "1"), ids.take("I", "1"), ids.take("II", "1")] == [
        "doc~I~1",
        "doc~I~1_2",
        "doc~II~1",
    ]


def test_blanks_and_dashes_in_a_symbol_do_not_count() -> None:
    assert symbol_key("71 – NQ/TW") == symbol_key("71-NQ/TW")
