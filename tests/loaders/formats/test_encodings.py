import re
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

from graph.base.errors import Unreadable
from loaders.formats.text.encodings import (
    CP1258,
    TCVN3,
    VNI,
    convert_legacy,
    decode,
    find_legacy,
)
from loaders.formats.text.plain import read_text
from loaders.source.issues import Issues
from tests.golden.sample import SAMPLES

TEXT = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND ngày 01 tháng 3 năm 2026
Ủy ban nhân dân tỉnh giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với các sở, ngành liên quan
xây dựng kế hoạch triển khai thực hiện Nghị quyết; báo cáo kết quả trước ngày 15 tháng 12."""
MOTTO_TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam"
MOTTO_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
LOWER = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SHARED = Path(__file__).parents[4] / "shared"
FOLDERS = [SHARED / "seeds", SHARED / "wild"]
GOOD = [
    *SAMPLES,
    *(path for folder in FOLDERS for path in folder.glob("*") if path.suffix in (".txt", ".md")),
]

# How the fonts and keyboards of the nineties wrote each letter, by hand: codes beside letters.
TCVN3_CODES = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ",
        "\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xc6\xa9\xc7\xc8\xc9\xca\xcb\xcc\xce\xcf\xd0\xd1"
        "\xaa\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xab\xe5\xe6\xe7\xe8\xe9"
        "\xac\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xad\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
        "\xae\xa1\xa2\xa3\xa4\xa5\xa6\xa7",
        strict=True,
    )
)
VNI_CODES = dict(
    zip(
        LOWER,
        re.findall(
            r"\S+",
            "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä "
            "ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï "
            "uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ",
        ),
        strict=True,
    )
)


def to_tcvn3(text: str) -> str:
    """As it was typed; a capital with a tone is the small letter, in a font of capitals."""
    return "".join(TCVN3_CODES.get(each) or TCVN3_CODES.get(each.lower(), each) for each in text)


def to_vni(text: str) -> str:
    upper = {letter.upper(): codes.upper() for letter, codes in VNI_CODES.items()}
    return "".join((VNI_CODES | upper).get(each, each) for each in text)


def to_cp1258(text: str) -> bytes:
    """As a keyboard of Windows wrote it: the tone after its letter."""
    letters = chain.from_iterable(_parted(each) for each in text)
    return "".join(letters).encode("cp1258", "replace")


def _parted(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base = "".join(mark for mark in parts if mark not in TONES)
    return unicodedata.normalize("NFC", base) + "".join(mark for mark in parts if mark in TONES)


def small(text: str) -> str:
    """What TCVN3 cannot say: a capital with a tone."""
    return "".join(each if each in TCVN3_CODES else _small(each) for each in text)


def _small(letter: str) -> str:
    return letter.lower() if letter.lower() in TCVN3_CODES else letter


def test_all_letters_have_a_code() -> None:
    letters = LOWER + LOWER.upper()

    assert len(letters) == 134
    assert TCVN3.convert(to_tcvn3(letters)) == small(letters)
    assert VNI.convert(to_vni(letters)) == letters
    assert CP1258.convert(to_cp1258(letters).decode("cp1252")) == letters


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:3])
def test_a_document_comes_back_whole(path: Path) -> None:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    as_bytes = to_tcvn3(text).encode("cp1252", "replace")

    assert decode(to_tcvn3(text).encode(), "a.txt").text == small(text)
    assert decode(as_bytes, "a.txt").encoding == "TCVN3 (ABC)"
    assert decode(to_vni(text).encode(), "a.txt").text == text
    assert decode(to_cp1258(text), "a.txt").text == text.replace("≥", "?")


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec), "a.txt")

    assert (decoded.text, decoded.encoding, decoded.legacy) == (TEXT, encoding, False)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (MOTTO_TCVN3.encode(), "TCVN3 (ABC)", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (MOTTO_TCVN3.encode("cp1252"), "TCVN3 (ABC)", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (MOTTO_TCVN3.encode("utf-16"), "TCVN3 (ABC)", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (MOTTO_VNI.encode(), "VNI-Windows", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (MOTTO_VNI.encode("cp1252"), "VNI-Windows", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (to_cp1258(TEXT), "Windows-1258", TEXT),
    ],
)
def test_a_legacy_encoding_is_recognised(data: bytes, encoding: str, text: str) -> None:
    decoded = decode(data, "a.txt")

    assert (decoded.text, decoded.encoding, decoded.legacy) == (text, encoding, True)


@pytest.mark.parametrize(
    ("coded", "text"),
    [
        ("Bé C«ng an", "Bộ Công an"),
        ("Së Y tÕ", "Sở Y tế"),
        ("ng−êi d©n, tr−íc n¨m", "người dân, trước năm"),
        ("Ñaûng uûy", "Đảng ủy"),
        ("UYÛ BAN NHAÂN DAÂN TÆNH", "UỶ BAN NHÂN DÂN TỈNH"),
    ],
)
def test_a_few_words_of_another_reader_are_converted(coded: str, text: str) -> None:
    assert convert_legacy(coded) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bộ Công an",
        "Hà Nam, xã Hòa An, và",
        "café, résumé, naïve",
        "Müller für größere Städte",
        "São Tomé, Côte d'Ivoire, señor niño",
        "5 µm, 7 µm, 9 µg",
        "· © 2026 ® ± «»",
        "ViÖt",
        "English text with one ViÖt Nám in it, and nothing else that would be coded",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert convert_legacy(text) is None
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_document_is_never_converted(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")

    assert decode(path.read_bytes(), path.name).text == text
    assert find_legacy(unicodedata.normalize("NFD", text)) is None
    assert [line for line in text.split("\n") if convert_legacy(line)] == []


def test_a_line_in_unicode_stays_in_a_coded_document() -> None:
    text = f"ỦY BAN NHÂN DÂN\n{to_tcvn3(TEXT)}"

    assert decode(text.encode(), "a.txt").text == f"ỦY BAN NHÂN DÂN\n{small(TEXT)}"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Kế hoạch\n".encode() * 9 + b"\xe1\xbb", "byte thứ 117"),
        ("café à la crème\n".encode("latin-1"), "Không nhận ra bảng mã"),
        ("tiếng Việt".encode("utf-16") + b"\x00", "không phải văn bản UTF-16"),
        (b"\xff\xfe\x00\x00\x00\xd8\x00\x00", "không phải văn bản UTF-32"),
        (b"PK\x03\x04\x00\x00\x00\x00", "nhị phân"),
        (bytes(range(256)) * 4, "Không nhận ra bảng mã"),
        (b"\x01\x00\x02\x00\x03\x00\x04\x00", "nhị phân"),
    ],
)
def test_what_is_not_sure_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refused:
        decode(data, "a.txt")

    assert refused.value.hint


def test_the_hint_for_a_binary_file_names_no_short_list_of_what_can_be_read() -> None:
    with pytest.raises(Unreadable) as refused:
        decode(b"PK\x03\x04\x00\x00\x00\x00", "a.txt")

    assert ".docx" in refused.value.hint and "đề cương" not in refused.value.hint


def test_a_conversion_is_reported_with_the_encoding() -> None:
    issues = Issues()

    lines = read_text(MOTTO_VNI.encode("cp1252"), "cũ.txt", issues)

    assert lines[0].text == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert [(each.code, each.quote) for each in issues.found] == [("encoding-converted", "cũ.txt")]
    assert "VNI-Windows" in issues.found[0].message


def test_unicode_is_not_reported() -> None:
    issues = Issues()

    read_text(TEXT.encode("utf-16"), "a.txt", issues)

    assert issues.found == []
