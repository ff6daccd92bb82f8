"""What the name of a body, or of a group of bodies, looks like."""

import re
from collections.abc import Callable

from graph.base.words import UPPER
from loaders.formulas.lexicon import (
    GROUP_NOUNS,
    HEADS,
    LOWER_HEADS,
    NOT_BODIES,
    WHOLE,
)

Knows = Callable[[str], bool]
_COLLECTIVES = r"(?:C|c)ác|(?:M|m)ột số|(?:T|t)ất cả(?: các)?"
PROPER = re.compile(
    rf"(?!(?:{NOT_BODIES})\b)(?:(?:{HEADS})(?=\s+[\w(]|$)|"
    rf"(?:{WHOLE})\b|[A-ZĐ]{{2,}}[A-Za-zĐđ&-]*\b)"
)
GROUP = re.compile(rf"(?:{_COLLECTIVES})\s+\w")
LOWER = re.compile(
    rf"(?:{LOWER_HEADS}|phòng(?=\s+[{UPPER}])|\d{{1,3}}\s+(?:khu phố|xã|phường|thôn|ấp|bản|"
    rf"tổ dân phố|huyện|trường|"
    r"đơn vị))\b"
)
_LISTED = re.compile(
    r"(?:Bộ|Sở|Ban|Cục|Xã|Huyện),\s+(?:ban|ngành|cơ quan|đơn vị|địa phương|phường|xã)\b"
)


def is_name(text: str) -> bool:
    """True if the text begins like the name of a body or a group of bodies."""
    return any(pattern.match(text) for pattern in (PROPER, GROUP, LOWER, _LISTED))


_BEGINS = (
    rf"(?:[{UPPER}(]|và Phát thanh|cơ quan|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thôn|"
    r"các|cấp|nhân dân|nhà nước|"
    r"trung ương|đảng|chuyên môn|liên quan|có liên quan|sở|ban|trực thuộc|thuộc|địa phương|chủ)"
)
_BODY = re.compile(rf"(?:{HEADS})\s+{_BEGINS}")
_BODY_GROUP = re.compile(rf"(?:{_COLLECTIVES})\s+(?i:{GROUP_NOUNS})\b")


def is_body(name: str, knows: Knows) -> bool:
    """True for a name that surely is one: known, a group, or with what bodies are called by."""
    return knows(name) or bool(
        _BODY.match(name) or _BODY_GROUP.match(name) or re.match(rf"(?:{WHOLE})\b", name)
    )


def goes_on_over_commas(name: str) -> bool:
    """A group goes on over commas: "các bộ, ngành, địa phương"."""
    return bool(
        GROUP.match(name)
        or LOWER.match(name)
        or re.match(r"(?:Bộ|Sở|Tập đoàn|Ban|Xã|Phường)(?:,|$)", name)
        or re.search(rf"\bcác\s+(?:{LOWER_HEADS}|\w+)(?:,\s*(?:{LOWER_HEADS}|\w+))*$", name)
    )


# "… của Đảng ủy": behind these words a name goes on
WAITING = re.compile(
    r"(?:Đảng ủy|Đảng uỷ|UBND|Ủy ban nhân dân|HĐND|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Lãnh đạo|"
    r"Giám đốc|Thanh tra|Văn phòng|Ban Chỉ đạo|Bí thư|người đứng đầu|cấp ủy|thuộc|của|tại|cho|với|"
    r"Bộ trưởng|lãnh đạo|Công an|Hội|đại diện)$",
    re.IGNORECASE,
)
# "… và các": behind these words another name is bound to the one before
BOUND_TO = re.compile(
    r"(?:\b(?:của|thuộc|tại|ở|với|và|cùng|các|trực|Văn phòng|Thanh tra|"
    r"Lãnh đạo|Đảng ủy|Thủ trưởng)|[-–,(])$"
)
