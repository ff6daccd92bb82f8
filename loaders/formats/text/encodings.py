"""Bytes to text: Unicode by its marks, and the 8-bit encodings that Vietnamese was typed in."""

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from graph.base.errors import Unreadable
from graph.base.words import nfc
from loaders.wording.tears import is_syllable


@dataclass(frozen=True)
class Decoded:
    """A text with the name of the encoding it came in; ``legacy`` if its letters were converted."""

    text: str
    encoding: str
    legacy: bool = False


@dataclass(frozen=True)
class Legacy:
    """An 8-bit encoding of Vietnamese, undone on the characters that cp1252 shows for its bytes."""

    name: str
    convert: Callable[[str], str]


_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
)
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
"""One character for each letter; capitals with a tone came from a font of their own."""
_LETTERS_BY_CODE = "[A-Za-z\xa1-\xff]"
# "n−íc", "−u": programs that take text out of a PDF write the minus sign for the code of "ư".
_MINUS = re.compile(f"(?<={_LETTERS_BY_CODE})\u2212|\u2212(?=[a-z\xa1-\xff])")
_VNI_ALONE = str.maketrans("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ")
_VNI_TONE = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HAT = dict(zip("áàåãäâ", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", ""), strict=True))
_VNI_BREVE = dict(
    zip("éèúüëê", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", ""), strict=True)
)


def _vni_pairs() -> dict[str, str]:
    """Letter and mark for each lower-case letter that two characters write: "aù" is "á"."""
    pairs = {f"{base}{mark}": base + sign for base in "aeouyôö" for mark, sign in _VNI_TONE.items()}
    pairs |= {
        f"{base}{mark}": f"{base}\u0302{sign}" for base in "aeo" for mark, sign in _VNI_HAT.items()
    }
    pairs |= {f"a{mark}": f"a\u0306{sign}" for mark, sign in _VNI_BREVE.items()}
    return {pair: nfc(text.translate(_VNI_ALONE)) for pair, text in pairs.items()}


_CP1258 = {code: bytes([code]).decode("cp1258") for code in range(0xA1, 0x100)}
_VNI_PAIRS = _vni_pairs()
_VNI = re.compile("[aeouyôö][ùøûõïáàåãäâéèúüëê]|[íìæóòîñôö]", re.I)


def _from_tcvn3(text: str) -> str:
    return _MINUS.sub("ư", text.replace("\u03bc", "µ")).translate(_TCVN3)


def _from_vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    """The letter for a base and its mark; one alone, or a pair that means nothing, by itself."""
    letter = _VNI_PAIRS.get(found[0].lower())
    if letter is None:
        return found[0].translate(_VNI_ALONE)
    return letter.upper() if found[0][0].isupper() else letter


def _from_cp1258(text: str) -> str:
    return nfc(text.translate(_CP1258))


TCVN3 = Legacy("TCVN3 (ABC)", _from_tcvn3)
VNI = Legacy("VNI-Windows", _from_vni)
CP1258 = Legacy("Windows-1258", _from_cp1258)
_LEGACY = (TCVN3, VNI, CP1258)

# What no reading of 8-bit codes contains: Vietnamese letters outside Latin-1, combining marks.
_NATIVE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_CODES = re.compile("[\xa1-\xff]")
_CODED_WORD = re.compile("[A-Za-z\xa1-\xff\u2212]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ASCII_LETTER = re.compile("[A-Za-z]")
SAMPLE = 20_000
"""Words that are enough to know an encoding by."""
MIN_WORDS = 2
MIN_COVER = 0.3
"""Most words of running Vietnamese bear a mark; of other languages, and of symbols, few do."""
MIN_VALID = 0.85
MIN_GAIN = 0.45
"""Measured: the right encoding makes syllables of 98% of the coded words; before, and by a wrong
one, 6-39% are some by chance. Unicode text has 100% before."""


@dataclass(frozen=True)
class _Words:
    """The words of a text that may be coded, and how many words there are in all."""

    coded: tuple[str, ...]
    total: int

    def valid(self, convert: Callable[[str], str] = nfc) -> float:
        """The share of the coded words that are Vietnamese syllables once converted."""
        return sum(is_syllable(convert(word)) for word in self.coded) / max(1, len(self.coded))


def _sample(lines: Iterable[str]) -> _Words:
    words = list(islice((word for line in lines for word in _CODED_WORD.findall(line)), SAMPLE))
    coded = tuple(word for word in words if _CODES.search(word) and _ASCII_LETTER.search(word))
    return _Words(coded, len(words))


def _coded_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _CODES.search(line) and not _NATIVE.search(line)]


def find_legacy(text: str) -> Legacy | None:
    """The encoding whose codes the text shows ("Céng hoµ x· héi"), or none if that is not sure."""
    words = _sample(_coded_lines(text))
    if len(set(words.coded)) < MIN_WORDS or len(words.coded) < MIN_COVER * words.total:
        return None
    shares = [words.valid(each.convert) for each in _LEGACY]
    best, second = sorted(shares, reverse=True)[:2]
    if best < MIN_VALID or best - max(second, words.valid()) < MIN_GAIN:
        return None
    return _LEGACY[shares.index(best)]


def convert_lines(text: str, legacy: Legacy) -> str:
    """The text with its coded lines converted; a line that has Unicode letters stays."""
    return "\n".join(
        line if _NATIVE.search(line) else legacy.convert(line) for line in text.split("\n")
    )


def convert_legacy(text: str) -> str | None:
    """The text in Unicode if it shows the codes of TCVN3, VNI or Windows-1258 for sure, or none."""
    legacy = find_legacy(text)
    return convert_lines(text, legacy) if legacy else None


def decode(data: bytes, name: str) -> Decoded:
    """The text of the bytes and its encoding; raises ``Unreadable`` where that is not sure."""
    encoding, codec = _unicode(data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        text = _from_8_bit(data, name, encoding, error.start)
    if "\x00" in text:
        raise Unreadable(
            f"Tệp “{name}” là tệp nhị phân, không phải văn bản.",
            hint="Đổi đuôi tên tệp cho đúng loại (.docx, .xlsx, .pdf, …), hoặc mở bằng chương "
            "trình đã tạo ra tệp rồi lưu thành .docx, hay .txt với mã UTF-8.",
        )
    legacy = find_legacy(text)
    if legacy is None:
        return Decoded(text, encoding)
    return Decoded(convert_lines(text, legacy), legacy.name, legacy=True)


def _unicode(data: bytes) -> tuple[str, str]:
    """The name and the codec of the Unicode form, by its mark or its NULs; else UTF-8."""
    for mark, encoding, codec in _MARKS:
        if data.startswith(mark):
            return encoding, codec
    for codec in ("utf-16-le", "utf-16-be"):
        if _is_utf_16(data, codec):
            return "UTF-16", codec
    return "UTF-8", "utf-8"


def _is_utf_16(data: bytes, codec: str) -> bool:
    """True if one byte of most pairs is NUL, always on the same side, and words come of it."""
    head = data[:8192]
    pairs, high = len(head) // 2, codec == "utf-16-le"
    if len(data) % 2 or 2 * head[high::2].count(0) < pairs or head[not high :: 2].count(0):
        return False
    try:
        return not _CONTROL.search(data.decode(codec))
    except UnicodeDecodeError:
        return False


def _from_8_bit(data: bytes, name: str, encoding: str, broken: int) -> str:
    """What cp1252 shows for the bytes, if Vietnamese in an 8-bit encoding shows so."""
    text = data.decode("cp1252", errors="replace")
    if encoding == "UTF-8" and find_legacy(text):
        return text
    raise Unreadable(
        f"Không nhận ra bảng mã của tệp “{name}”: không phải văn bản {encoding} "
        f"(hỏng ở byte thứ {broken}), cũng không phải {', '.join(each.name for each in _LEGACY)}.",
        hint="Mở tệp bằng trình soạn thảo, chọn “Lưu dưới dạng” với mã UTF-8 rồi nạp lại.",
    )
