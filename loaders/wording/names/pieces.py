"""What stands between the commas of a list of names, and which head it shares."""

import re
from collections.abc import Iterator

from loaders.wording.names.shape import Knows, is_name

KINDS = (
    "Ban Quản lý dự án|Bộ|Sở|Cục|Vụ|Ban|Phòng|Viện|Trường|Chi cục|Tổng cục|Tập đoàn|"
    "Tổng công ty|Hội|Khoa|Trung tâm"
)
_SEPARATOR = re.compile(
    r"\s*(?:;|(?<=[a-zà-ỹ]{2})\.(?=\s+[A-ZĐ])|\n|(?<!\d)/(?!\d)|"
    r",(?!(?<=[A-ZĐ]{2},)[A-ZĐ]{2})|"
    r"\s+(?:và(?!\s+(?:PTNT|ĐT|MT|DL|CN|XH|TT)\b)|cùng|[-–+])\s+)\s*(?:và\s+)?"
)
LONGEST = 4
"""How many pieces between separators one name may have."""


def split_pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stands between separators outside brackets, each with the separator before it."""
    place, separator = 0, ""
    for found in _SEPARATOR.finditer(text):
        if text.count("(", place, found.start()) > text.count(")", place, found.start()):
            continue
        if piece := text[place : found.start()].strip(" ."):
            yield piece, separator
        place, separator = found.end(), found[0]
    if piece := text[place:].strip(" ."):
        yield piece, separator


def plain(separator: str) -> str:
    """The separator as names are spelled with it."""
    bare = separator.strip()
    return ", " if bare == "," else f" {bare} "


def spelled(pieces: list[tuple[str, str]]) -> str:
    """The pieces with their separators, as one name."""
    first, *rest = pieces
    return first[0] + "".join(f"{plain(separator)}{piece}" for piece, separator in rest)


def under(head: str, field: str, knows: Knows) -> bool:
    """True if a body of that head has this field; departments have the fields of ministries."""
    return knows(f"{head} {field}") or (head == "Sở" and knows(f"Bộ {field}"))


def known_length(head: str, pieces: list[tuple[str, str]], knows: Knows) -> int:
    """How many pieces the first name has: the longest that is known, else up to the next comma."""
    for count in range(min(LONGEST, len(pieces)), 0, -1):
        if under(head, spelled(pieces[:count]), knows):
            return count
    count = 1
    while count < len(pieces) and _goes_on(pieces[count], head, knows):
        count += 1
    return count


def _goes_on(piece: tuple[str, str], head: str, knows: Knows) -> bool:
    """ "… và Phát triển nông thôn" of an unknown name; not a body of its own."""
    text, separator = piece
    inner = separator.strip() in ("và", "-", "–")
    return inner and not is_name(text) and not under(head, text, knows)


def shared_head(name: str, piece: str, knows: Knows) -> str | None:
    """ "Sở Tài chính, Xây dựng": the head of the name before, where both are known under it."""
    head = re.match(rf"({KINDS})\s+(\S.*)$", name)
    if not head or is_name(piece) or knows(f"{name}, {piece}") or knows(f"{name} và {piece}"):
        return None
    both = under(head[1], head[2], knows) and under(head[1], piece, knows)
    return head[1] if both else None
