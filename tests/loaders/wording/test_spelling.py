import pytest

from loaders.wording.spelling import is_syllable, suspicious_words

KNOWN = """
nghiêng khuya quỳnh quốc giếng gì giữ xoong thuở huỷ hủy hoà hòa yêu ý tuýp Nguyễn ĐƯỜNG Quảng
thẩm tô ngoằn nghèo uống ươm quét quăng kiểm
"""
UNKNOWN = "ngi ka ce gê nguòi thuc tich nghạ qan đưôn chỉh"


@pytest.mark.parametrize("word", KNOWN.split())
def test_syllables_of_the_language_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", UNKNOWN.split())
def test_what_no_rule_spells_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "text",
    [
        "Số: 186/KH-UBND ngày 17/9/2024 của UBND tỉnh Đắk Lắk;",
        "VietGAP, logistics, e-learning, 4.0, GRDP, QH15, 30%, m2, 1.500 km",
        "tô chức, châm thị",
        "III. MỤC TIÊU",
        "“Kon Tum” (Krông Búk) – Pleiku…",
        "(ii) H'Mông",
    ],
)
def test_words_numbers_and_names_pass(text: str) -> None:
    assert suspicious_words(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quảng Ngãi, ngàW/† tháng 5", ["ngàW/†"]),
        ("khoản 2{ Điều 3", ["2{"]),
        ("IH. MỤC TIÊU", ["IH."]),
        ("TỈNH QUẢNG NGAÀI", ["NGAÀI"]),
        ("trực tiêp thực hiện", ["tiêp"]),
        ("ban hành củа Bộ", ["củа"]),
    ],
)
def test_slips_that_make_no_syllable_are_reported(text: str, words: list[str]) -> None:
    assert suspicious_words(text) == words
