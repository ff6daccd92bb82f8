"""Two names whose separator was lost, parted again: "Vụ TCCB các đơn vị thuộc Bộ"."""

import re
from collections.abc import Iterator

from graph.base.words import UPPER
from loaders.formulas.lexicon import GROUP_NOUNS
from loaders.wording.names.shape import (
    BOUND_TO,
    WAITING,
    Knows,
    is_name,
)

_UNMARKED = re.compile(
    rf"\s+(?=(?:C|c)ác\s+(?!cấp\b)(?i:{GROUP_NOUNS})\b|(?:Bộ|Sở|Phòng|Cục|Vụ|Chi cục)\s+[{UPPER}])"
)
# "Sở Y tế các tỉnh, thành phố" are those of the provinces; "Bộ Y tế các tỉnh" are two
_LOCAL = re.compile(r"(?:Sở|Chi cục|Công an|UBND|Ủy ban|Hội|Phòng|Ban|Trạm)\b", re.IGNORECASE)
_PLACES = re.compile(r"(?i:các)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|địa phương)\b")
_TWICE = re.compile(
    r"^(?P<first>(?P<head>Bộ|Sở|Cục|Vụ|Phòng|Viện|Chi cục|Trung tâm|UBND|Công an|Khoa)"
    rf"\s+[{UPPER}].*?"
    rf"[^\W\d_]{{2,}})\s+(?P<second>(?P=head)\s+[{UPPER}].*)$"
)


def split_unmarked(name: str, knows: Knows) -> Iterator[str]:
    """Part two names whose separator was lost: "Vụ TCCB các đơn vị thuộc Bộ"."""
    twice = _TWICE.match(name)
    if twice and not knows(name) and not BOUND_TO.search(twice["first"]):
        yield twice["first"]
        yield from split_unmarked(twice["second"], knows)
        return
    for found in _UNMARKED.finditer(name):
        before, after = name[: found.start()], name[found.end() :]
        if _LOCAL.match(before) and _PLACES.match(after):
            continue
        loose = found.end() < len(name) and name[found.end()].isupper()
        if knows(name) or WAITING.search(before) or not _complete(before, knows, loose=loose):
            continue
        yield before
        yield from split_unmarked(after, knows)
        return
    yield name


def _complete(name: str, knows: Knows, *, loose: bool) -> bool:
    """True if a name is whole; ``loose``: a longer one that ends in no preposition is taken so."""
    words = name.split()
    whole = (
        loose
        and len(words) > 3
        and is_name(name)
        and not BOUND_TO.search(name)
        and words[-1].islower()
    )
    return whole or (
        len(words) > 1
        and (knows(name) or re.fullmatch(r"[A-ZĐ]{2,}[A-Za-zĐđ&-]*", words[-1]) is not None)
    )
