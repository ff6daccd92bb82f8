from pathlib import Path

import pytest

from loaders.wording.tears import (
    find_squeezed,
    is_syllable,
    squeeze,
    torn_words,
    unsegment,
)
from tests.golden.sample import SAMPLES

SEGMENTED = (
    "Uỷ_ban_nhân_dân tỉnh giao Sở Giáo_dục và Đào_tạo chủ_trì , phối_hợp với các sở , ngành\n"
    "báo_cáo kết_quả về phong@ubnd_tinh.vn trước ngày 15 tháng 12 năm 2026 ."
)
HEADS = ["Kế hoạch", "Nghị quyết", "Nghị", "Ủy ban nhân dân", "Ủy ban", "Bộ"]


@pytest.mark.parametrize(
    "word",
    [
        "Nghiêng",
        "giếng",
        "gì",
        "quyển",
        "khuỷu",
        "thuở",
        "hoạch",
        "ủy",
        "uỷ",
        "ỨNG",
        "Đảng",
        "yến",
        "ngoằn",
        "kỹ",
    ],
)
def test_a_syllable_is_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["B", "TH", "cac", "ngiêng", "kác", "céng", "hoµ", "x·", "UBND", "QĐ", "Hoàá", "école"]
)
def test_what_vietnamese_cannot_spell_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ỦY B AN NHÂN D ÂN", ["B AN", "D ÂN"]),
        ("BỘ TH ÔNG TIN VÀ TRUYỀN TH ÔNG", ["TH ÔNG", "TH ÔNG"]),
        ("S Ở Y TẾ", ["S Ở"]),
        ("KẾ HO ẠCH", ["HO ẠCH"]),
        ("N ghị quyết số 12", ["N ghị"]),
        ("BỘ CÔNG AN, ỦY BAN AN TOÀN GIAO THÔNG", []),
        ("Phụ lục B áp dụng cho nhóm B ở xã", []),
        ("Y tế, A an, vitamin B", []),
        ("KẾ  ẠCH", []),
        ("PHẦN IV V I", []),
    ],
)
def test_torn_words_are_found(text: str, found: list[str]) -> None:
    assert torn_words(text) == found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:3])
def test_a_clean_document_has_no_torn_word(path: Path) -> None:
    assert torn_words(path.read_text(encoding="utf-8")) == []


def test_a_segmented_document_is_parted_and_no_offset_moves() -> None:
    parted = unsegment(SEGMENTED)

    assert parted.startswith("Uỷ ban nhân dân tỉnh giao Sở Giáo dục và Đào tạo chủ trì , phối hợp")
    assert "phong@ubnd_tinh.vn" in parted
    assert len(parted) == len(SEGMENTED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Các cột ma_so, ten_goi và don_vi_tinh của bảng dữ liệu",
        "Mẫu số_liệu đính kèm theo văn bản này",
        "snake_case and other_words in_a text",
        "____________",
        "Thư mục kế_hoạch, báo_cáo, số_liệu. " + "Ủy ban nhân dân tỉnh ban hành kế hoạch. " * 20,
    ],
)
def test_an_identifier_in_a_normal_text_stays(text: str) -> None:
    assert unsegment(text) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ỦY B AN NHÂN D ÂN", "ỦYBANNHÂNDÂN"),
        ("Uỷ ban nhân dân", "ỦYBANNHÂNDÂN"),
        ("U Ỷ B AN", "ỦYBAN"),
        ("KẾ HO ẠCH số 12:", "KẾHOẠCHSỐ"),
        ("văn hoá, quý, hoàn", "VĂNHÓAQUÝHOÀN"),
        ("So\u031b\u0309 Y te\u0302\u0301", "SỞYTẾ"),
    ],
)
def test_squeezed_words_are_keys(text: str, key: str) -> None:
    assert squeeze(text) == key


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ỦY B AN NHÂN D ÂN TỈNH LÀO CAI", "Ủy ban nhân dân"),
        ("U Ỷ BAN", "Ủy ban"),
        ("KẾ HO ẠCH", "Kế hoạch"),
        ("KẾ HO ẠCH triển khai", "Kế hoạch"),
        ("N ghị quyết số 71", "Nghị quyết"),
        ("B Ộ Y TẾ", "Bộ"),
        ("Bộc lộ", None),
        ("KẾ HO", None),
        ("Thực hiện kế hoạch", None),
        ("", None),
    ],
)
def test_a_torn_head_is_recognised(text: str, word: str | None) -> None:
    assert find_squeezed(text, HEADS) == word


def test_without_words_nothing_is_found() -> None:
    assert find_squeezed("KẾ HOẠCH", []) is None
