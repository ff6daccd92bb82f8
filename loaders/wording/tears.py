"""Words that a scan or a tool has torn or glued: found and compared, never corrected."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from graph.base.words import nfc, tone

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_TO_STOP = "\u0301\u0323"
_RIME = (
    "a(?:ch?|i|m|n[gh]?|o|p|t|u|y)?|ă(?:c|m|ng?|p|t)|â(?:c|m|ng?|p|t|u|y)"
    "|e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|n[gh]?|p|t|u)?|i(?:a|ch|m|nh?|p|t|u)?|iê(?:c|m|ng?|p|t|u)"
    "|o(?:c|i|m|ng?|p|t|oc|ong)?|oa(?:ch?|i|m|n[gh]?|o|p|t|y)?|oă(?:c|m|ng?|t)|oe(?:n|o|t)?"
    "|ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?|u(?:a|c|i|m|ng?|ơ|p|t)?|uâ(?:ng?|t|y)|uê(?:ch|nh)?"
    "|uô(?:c|i|m|ng?|t)|uy(?:a|ch|nh?|p|t|u)?|uyê(?:n|t)"
    "|ư(?:a|c|i|m|ng?|t|u)?|ươ(?:c|i|m|ng?|p|t|u)|y|yê(?:m|ng?|t|u)"
)
_ONSETS = "b|ch|d|đ|gi|h|kh|l|m|n|nh|p|ph|qu|r|s|t|th|tr|v|x"
_FRONT = "(?:k|gh|ngh)(?=[eêiy])|g(?=i)"
_BACK = "(?:c|g|ng)(?=[aăâoôơuư])"
_SYLLABLE = re.compile(f"(?:{_ONSETS}|{_FRONT}|{_BACK})?(?:{_RIME})")
_STOPPED = re.compile("(?:c|ch|p|t)$")


MAX_CODES = 12
"""No syllable is longer, even with its marks apart."""


def is_syllable(word: str) -> bool:
    """True if Vietnamese could spell a syllable so: onset, rime and tone fit each other."""
    return len(word) <= MAX_CODES and _is_syllable(word)


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in parts if mark in _TONES]
    bare = nfc("".join(mark for mark in parts if mark not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or (bool(tones) and tones[0] in _OPEN_TO_STOP)


_LETTERS = re.compile(r"[^\W\d_]+")
_ONSET_ALONE = re.compile(f"(?:{_ONSETS}|c|g|k|ng|gh|ngh)", re.I)
_WHOLE = re.compile(
    "á|à|ai|am|án?|an|áng|anh|ảnh|ánh|ao|áo|ào|ảo|áp|ạt|ăng?|ắt|âm|ấm|ẩm|ân|ấn|ẩn|ấp|ất|âu|ấu|ấy"
    "|em?|én|eo|ép|ế|ếch|êm|ích|im|ỉm|in|ít|iu|o|ò|oai|oan|oán|oanh|oe|óc|oi|ói|om|ôn|ổn|ông|ống"
    "|ốc|ôi|ốm|ôm|ồn|ổ|ô|ơ|ở|ờ|ợ|ơi|ơn|ớn|ớt|u|ú|ủ|ung|ủng|úng|út|uy|ủy|uỷ|úy|uý|uốn|uổng|uống"
    "|ư|ừ|ưa|ứa|ức|ưng|ứng|ước|ươm|ướm|ương|ướt|ưu|y|ý|ỷ|ỵ|yêm|yểm|yên|yến|yêng|yết|yêu|yếu"
)
"""Syllables without an onset that are words of their own."""
_ROMAN = re.compile("[IVX]+")
_LABEL = re.compile(
    r"(?:mẫu|biểu|bảng|nhóm|khối|lớp|hạng|loại|mục|phần|điểm|khoản|phụ lục|vitamin|khu|lô|hàng|cột"
    r"|số|tiết|hệ|tổ|đội|trạm|dự án|công trình|gói)\W*$",
    re.I,
)


def torn_words(text: str) -> list[str]:
    """Pairs of pieces with a stray space between them: "S Ở", "TH ÔNG", "N ghị", in order."""
    words = list(_LETTERS.finditer(nfc(text)))
    found = []
    for left, right in _neighbours(words):
        before = left.string[max(0, left.start() - 20) : left.start()]
        if _is_torn(left[0], right[0]) and not _LABEL.search(before):
            found.append(f"{left[0]} {right[0]}")
    return found


def _neighbours(words: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Words that stand beside each other with one blank between them."""
    for left, right in pairwise(words):
        if left.string[left.end() : right.start()] == " ":
            yield left, right


def _is_torn(left: str, right: str) -> bool:
    """True if the two are one syllable, in capitals or with a capital first, and not two words."""
    capitals = left.isupper() and right.isupper()
    if not (capitals or (left.istitle() and right.islower())) or not is_syllable(left + right):
        return False
    if _ONSET_ALONE.fullmatch(left):
        return not _ROMAN.fullmatch(left + right)
    return capitals and is_syllable(left) and is_loose_rime(right)


def is_loose_rime(word: str) -> bool:
    """True for a rime that is no word of its own: "ẠCH"."""
    low = word.casefold()
    return (
        unicodedata.normalize("NFD", low)[0] in "aeiouy"
        and not _WHOLE.fullmatch(low)
        and len(low) > 1
    )


_JOINED = re.compile(r"(?<![^\s(\[“\"'])[^\W\d_]+(?:_[^\W\d_]+)+")
_JOINT = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
_ADDRESS = re.compile(r"@|://|www\.")
_TOKEN = re.compile(r"\S+")
MIN_JOINED = 3
MIN_SHARE = 0.03
"""Of all words of a segmented document about a third are joined; of others, none."""


def unsegment(text: str) -> str:
    """The text with "Uỷ_ban_nhân_dân" in four words, if the document joins its words so.

    The whole document decides; an identifier in a normal document stays. No offset moves.
    """
    if not _is_segmented(text):
        return text
    return _TOKEN.sub(_parted, text)


def _parted(token: re.Match[str]) -> str:
    """The words of a token; an address stays whole."""
    return token[0] if _ADDRESS.search(token[0]) else _JOINT.sub(" ", token[0])


def _is_segmented(text: str) -> bool:
    if "_" not in text:
        return False
    joined = [found[0] for found in _JOINED.finditer(text) if _is_words(found[0])]
    return len(joined) >= MIN_JOINED and len(joined) >= MIN_SHARE * len(text.split())


def _is_words(joined: str) -> bool:
    """True if every piece is a Vietnamese syllable, and one has a mark that English lacks."""
    return not joined.isascii() and all(is_syllable(each) for each in nfc(joined).split("_"))


_NO_LETTER = re.compile(r"[\W\d_]+")
_OLD_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![cimnoptuyê])")


def squeeze(text: str) -> str:
    """The letters alone, as capitals with accents, the tone as it is placed today: a key."""
    letters = _NO_LETTER.sub("", tone(nfc(text).lower()))
    return _OLD_TONE.sub(lambda found: tone(found[0]), letters).upper()


def find_squeezed(text: str, words: Sequence[str]) -> str | None:
    """The longest of the words with which the text begins, however it is torn: "KẾ HO ẠCH"."""
    longest = max((len(squeeze(word)) for word in words), default=0)
    openings, pieces = set[str](), list[str]()
    for piece in _LETTERS.findall(nfc(text[: 8 * longest])):
        pieces.append(piece)
        openings.add(squeeze(" ".join(pieces)))
        if sum(map(len, pieces)) > longest:
            break
    fitting = [word for word in words if squeeze(word) in openings]
    return max(fitting, key=len, default=None)
