"""Vietnamese text as a key: what must be equal although it is written differently."""

import re
import unicodedata

UPPER = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
"""Capital letters, for a character class; a range would take small ones with it."""
DASHES = "-‐‑‒–—−"
_DASH = re.compile(rf"\s*[{DASHES}]\s*")
_SPACE = re.compile(r"\s+")
_AMPERSAND = re.compile(r"\s*&\s*")
_CITY = re.compile(r"\bTP\.?\s+(?=\w)", re.IGNORECASE)
_OLD_TONE = {
    f"{vowel}{marked}": f"{tone}{tail}"
    for vowel, tail, old, new in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for marked, tone in zip(old, new, strict=True)
}
_NEW_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)


def nfc(text: str) -> str:
    """Composed letters, as every id, query and value has them."""
    return unicodedata.normalize("NFC", text)


def one_space(text: str) -> str:
    """Every run of blanks as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def tone(text: str) -> str:
    """Lower-case text with the tone where the present spelling has it: hoá -> hóa, uỷ -> ủy."""
    return _NEW_TONE.sub(lambda found: _OLD_TONE[found[0]], text)


def name_key(text: str) -> str:
    """Equal for two spellings of the same name: case, tone placement, dashes, ``&``, TP."""
    text = _CITY.sub("thành phố ", nfc(text))
    text = tone(text.casefold())
    text = _AMPERSAND.sub("&", _DASH.sub("-", text))
    return one_space(text).strip(" .,;:")


def loose_key(text: str) -> str:
    """Equal for two ways to join the words of a name: "Kế hoạch - Đầu tư", "Kế hoạch và Đầu tư"."""
    return "~" + re.sub(r"\bvà\b|[^\w]+", "", name_key(text))


def fold(text: str) -> str:
    """Without accents and with d for đ: what a person types in a hurry."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """Safe in a URL and the same on every reload: ``Bộ Y tế`` -> ``bo-y-te``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
