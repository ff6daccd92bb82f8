"""A cell or a list in a sentence split into the names it holds, one by one, as written."""

import re
from collections.abc import Iterator

from graph.base.words import UPPER, one_space
from loaders.wording.names.pieces import (
    KINDS,
    known_length,
    plain,
    shared_head,
    spelled,
    split_pieces,
    under,
)
from loaders.wording.names.separators import split_unmarked
from loaders.wording.names.shape import (
    GROUP,
    LOWER,
    PROPER,
    WAITING,
    Knows,
    goes_on_over_commas,
    is_name,
)

_HARD = re.compile(r"[;\n/]")
# "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn ĐBQH và HĐND tỉnh": one office serves both
_OFFICE_OF_TWO = re.compile(
    r"Văn phòng (?:Đoàn (?:ĐBQH|đại biểu Quốc hội)|HĐND|Hội đồng nhân dân)(?:,\s*[\w ]+)?$"
)
# "Cục C08 - Bộ Công an", "… - Chi nhánh Nghệ An", "… - CTCP": the dash is inside the name
_DASHED = re.compile(r"Chi nhánh\b|CTCP\b|Công ty cổ phần\b|Công ty TNHH\b")
_UNDER = {"Cục": "Bộ", "Vụ": "Bộ", "Phòng": "Sở", "Chi cục": "Sở", "Trung tâm": "Sở"}
_PERSONS = re.compile(
    r"(?:Chủ tịch|Thủ trưởng|Người đứng đầu|Giám đốc|Bí thư|Lãnh đạo)\b", re.IGNORECASE
)
LONGEST_CELL = 4000
"""Letters of a text that may be a list of names; a longer one is kept whole."""


def split_names(text: str, knows: Knows) -> list[str]:
    """The names in a cell, in its order, as written; a factored head is given to each.

    A comma or "và" parts two names only if a new name begins behind it, so that
    "Bộ Văn hóa, Thể thao và Du lịch" and "Các sở, ban, ngành" stay whole.

    >>> split_names("Bộ Y tế, các bộ, ngành và UBND các tỉnh", lambda name: False)
    ['Bộ Y tế', 'các bộ, ngành', 'UBND các tỉnh']
    >>> split_names("Các Bộ: Quốc phòng, Xây dựng", lambda name: False)
    ['Bộ Quốc phòng', 'Bộ Xây dựng']
    """
    if len(text) > LONGEST_CELL:
        return [one_space(text)]
    return [name for chunk in _chunks(text) for name in _split_chunk(chunk, knows)]


_BULLET = re.compile(r"^(?:[-–+•*]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s*)")


def _chunks(text: str) -> Iterator[str]:
    """The paragraphs of a cell; one that goes on in the middle of a name is joined."""
    chunk = ""
    for part in text.split("\n"):
        bullet = _BULLET.match(part)
        bare = part[bullet.end() :] if bullet else part
        ends = re.search(r"(?:[;.,]|\))\s*$", chunk) or not WAITING.search(chunk.strip(" ,"))
        if chunk and (bullet or (is_name(bare) and ends and not chunk.rstrip().endswith(" và"))):
            yield one_space(chunk).strip(" .;,")
            chunk = bare
        else:
            chunk = f"{chunk} {bare}"
    yield one_space(chunk).strip(" .;,")


_FACTORED = re.compile(
    rf"^(?P<before>(?:.*?[,;]\s+)?)(?:Các|các)\s+(?P<kind>(?i:{KINDS}|cơ quan|đơn vị|địa phương))"
    r"(?P<more>(?:,\s*(?:ban|ngành|cơ quan|đơn vị|địa phương))*)(?:\s+(?:tỉnh|thành phố))?"
    rf"(?P<colon>\s*:)?\s+(?P<listed>[{UPPER}].+)$"
)
_PLACED = re.compile(
    rf"^(?P<before>(?:.*?[,;]\s+)?)"
    r"(?P<body>UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Công an)"
    rf"\s+(?:các\s+)(?P<kind>xã|phường|đặc khu|huyện|quận|tỉnh)\s*:?\s+(?P<listed>[{UPPER}].+)$"
)


def _split_chunk(text: str, knows: Knows) -> list[str]:
    placed = _PLACED.match(text)
    if placed:
        return [*_of_each_place(placed, knows)]
    factored = _FACTORED.match(text)
    if factored and (factored["colon"] or _is_factored(factored, knows)):
        before = factored["before"].strip(" ,;")
        first = _split_chunk(re.sub(r"\s+và$", "", before), knows) if before else []
        return [*first, *_with_head(factored["kind"], factored["listed"], knows)]
    names: list[str] = []
    for piece, separator in split_pieces(text):
        parts = _HARD.search(separator) or not names
        if parts or _begins_anew(names[-1], piece, separator, knows):
            names.append(piece)
        elif head := shared_head(names[-1], piece, knows):
            names.append(f"{head} {piece}")
        else:
            names[-1] = _grown(text, names[-1], piece, separator)
    return [part for name in names for part in split_unmarked(name, knows) if part]


def _of_each_place(found: re.Match[str], knows: Knows) -> Iterator[str]:
    """ "UBND các xã: Mê Pu, Đa Kai": the committee of each."""
    if before := found["before"].strip(" ,;"):
        yield from _split_chunk(before, knows)
    listed = re.split(r"\s*(?:,|;|\s+và\s+)\s*", found["listed"])
    for place in listed:
        named = is_name(place) or not place
        yield place if named else f"{found['body']} {found['kind']} {place}"


def _is_factored(found: re.Match[str], knows: Knows) -> bool:
    """ "các Bộ Quốc phòng, Công an": no colon, but each is known under that head."""
    head = found["kind"].capitalize()
    first = re.split(r",|\s+và\s+", found["listed"])[0]
    return not found["more"] and under(head, first, knows) and first != found["listed"]


def _with_head(kind: str, listed: str, knows: Knows) -> list[str]:
    """Each listed name with the head that was said once; a name with a head of its own keeps it."""
    head = kind[:1].upper() + kind[1:]
    if head in ("Cơ quan", "Đơn vị", "Địa phương"):
        return split_names(listed, knows)
    pieces, names = list(split_pieces(listed)), list[str]()
    while pieces:
        count = known_length(head, pieces, knows)
        name = spelled(pieces[:count])
        headed = under(head, name, knows) or not is_name(name)
        names.append(f"{head} {name}" if headed else name)
        pieces = pieces[count:]
    return names


def _grown(text: str, name: str, piece: str, separator: str) -> str:
    """The name with the piece that belongs to it, as the text has them."""
    begin = text.find(name)
    if begin < 0:
        return f"{name}{plain(separator)}{piece}"
    return text[begin : text.index(piece, begin + len(name)) + len(piece)]


def _is_inside(name: str, piece: str, separator: str) -> bool:
    """The words on both sides of a separator are one name."""
    mark = separator.strip()
    if mark == "và" and _OFFICE_OF_TWO.search(name):
        return re.match(r"(?:HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân)\b", piece) is not None
    if mark not in ("-", "–"):
        return False
    upper = next((above for head, above in _UNDER.items() if name.startswith(f"{head} ")), None)
    return bool(_DASHED.match(piece)) or (upper is not None and piece.startswith(f"{upper} "))


def _begins_anew(name: str, piece: str, separator: str, knows: Knows) -> bool:
    if _is_inside(name, piece, separator):
        return False
    whole_is_known = any(knows(f"{name}{sep}{piece}") for sep in (", ", " và "))
    if whole_is_known and (not knows(name) or _PERSONS.match(name)):
        return False
    if " là " in name and not GROUP.match(piece):
        return False
    if PROPER.match(piece) or GROUP.match(piece):
        return True
    if not LOWER.match(piece):
        return False
    both_known = "," in separator and "," not in name and knows(name) and knows(piece)
    return both_known or not goes_on_over_commas(name)
