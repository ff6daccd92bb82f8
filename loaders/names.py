"""Names of agencies in a cell or a sentence, one by one, as written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.words import one_space
from loaders.lexicon import HEADS, LOWER_HEADS, NOT_BODIES, VERBS, WHOLE

Knows = Callable[[str], bool]

_COLLECTIVES = r"(?:C|c)ác|(?:M|m)ột số|(?:T|t)ất cả(?: các)?"
_PROPER = re.compile(
    rf"(?!(?:{NOT_BODIES})\b)(?:(?:{HEADS})(?=\s+[\w(]|$)|(?:{WHOLE})\b|[A-ZĐ]{{2,}}[A-Za-zĐđ&-]*\b)"
)
_GROUP = re.compile(rf"(?:{_COLLECTIVES})\s+\w")
_LOWER = re.compile(rf"(?:{LOWER_HEADS})\b")
_SEPARATOR = re.compile(r"\s*(?:;|\n|(?<!\d)/(?!\d)|,|\s+(?:và|cùng|[-–+])\s+)\s*(?:và\s+)?")
_HARD = re.compile(r"[;\n/]")
_WAITING = re.compile(
    r"(?:Đảng ủy|Đảng uỷ|UBND|Ủy ban nhân dân|HĐND|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Lãnh đạo|"
    r"Giám đốc|"
    r"Bí thư|người đứng đầu|cấp ủy|thuộc|của|tại|cho|với|Bộ trưởng|lãnh đạo|Công an|Hội|đại diện)$",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"(?:Chủ tịch|Thủ trưởng|Người đứng đầu|Giám đốc|Bí thư|Lãnh đạo)\b", re.I)
_UNMARKED = re.compile(r"\s+(?=(?:C|c)ác\s+\w|Bộ\s+[A-ZĐ]|Sở\s+[A-ZĐ])")
_FOCAL = re.compile(r"^(?P<lead>[^()]+?)\s*\((?P<focal>[^()]+)\)\s*(?P<rest>.*)$", re.DOTALL)


def is_name(text: str) -> bool:
    """True if the text begins like the name of a body or a group of bodies."""
    return bool(_PROPER.match(text) or _GROUP.match(text) or _LOWER.match(text))


def split_names(text: str, knows: Knows) -> list[str]:
    """The names in a cell, in its order, as written.

    A comma or "và" parts two names only if a new name begins behind it, so that
    "Bộ Văn hóa, Thể thao và Du lịch" and "Các sở, ban, ngành" stay whole.

    >>> split_names("Bộ Y tế, các bộ, ngành và UBND các tỉnh", lambda name: False)
    ['Bộ Y tế', 'các bộ, ngành', 'UBND các tỉnh']
    """
    text = one_space(text).strip(" .;,")
    names: list[str] = []
    for piece, separator in _pieces(text):
        parts = _HARD.search(separator) or not names
        if not parts and not _begins_anew(names[-1], piece, separator, knows):
            names[-1] = text[text.index(names[-1]) : _end_of(text, names[-1], piece)]
        else:
            names.append(piece)
    return [part for name in names for part in _split_unmarked(name, knows) if part]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stands between separators, each with the separator before it."""
    place, separator = 0, ""
    for found in _SEPARATOR.finditer(text):
        if piece := text[place : found.start()].strip(" ."):
            yield piece, separator
        place, separator = found.end(), found[0]
    if piece := text[place:].strip(" ."):
        yield piece, separator


def _end_of(text: str, name: str, piece: str) -> int:
    begin = text.index(name) + len(name)
    return text.index(piece, begin) + len(piece)


def _begins_anew(name: str, piece: str, separator: str, knows: Knows) -> bool:
    whole_is_known = any(knows(f"{name}{sep}{piece}") for sep in (", ", " và "))
    if whole_is_known and (not knows(name) or _PERSONS.match(name)):
        return False
    if " là " in name and not _GROUP.match(piece):
        return False
    if _PROPER.match(piece) or _GROUP.match(piece):
        return True
    if not _LOWER.match(piece):
        return False
    both_known = "," in separator and "," not in name and knows(name) and knows(piece)
    return both_known or not _is_group(name)


def _is_group(name: str) -> bool:
    """A group goes on over commas: "các bộ, ngành, địa phương"."""
    return bool(
        _GROUP.match(name)
        or _LOWER.match(name)
        or re.match(r"(?:Bộ|Sở|Tập đoàn|Ban|Xã|Phường)(?:,|$)", name)
        or re.search(r"\bcác\s+\w+(?:, \w+)*$", name)
    )


def _split_unmarked(name: str, knows: Knows) -> Iterator[str]:
    """Part two names whose separator was lost: "Vụ TCCB các đơn vị thuộc Bộ"."""
    for found in _UNMARKED.finditer(name):
        before, after = name[: found.start()], name[found.end() :]
        if knows(name) or _WAITING.search(before) or not _complete(before, knows):
            continue
        yield before
        yield from _split_unmarked(after, knows)
        return
    yield name


def _complete(name: str, knows: Knows) -> bool:
    words = name.split()
    return len(words) > 1 and (
        knows(name) or re.fullmatch(r"[A-ZĐ]{2,}[A-Za-zĐđ&-]*", words[-1]) is not None
    )


@dataclass(frozen=True)
class LeadCell:
    """A lead cell taken apart: who leads, the focal unit in brackets, and who follows behind."""

    lead: list[str]
    focal: list[str]
    others: list[str]


def read_lead_cell(text: str, knows: Knows) -> LeadCell:
    """``A (B) C, D``: A leads, B is its focal unit, C and D carry out with it."""
    found = _FOCAL.match(one_space(text))
    if not found or not is_name(found["focal"]):
        return LeadCell(split_names(text, knows), [], [])
    rest = found["rest"].strip(" .;,")
    return LeadCell(
        lead=split_names(found["lead"], knows),
        focal=split_names(found["focal"], knows),
        others=split_names(rest, knows),
    )


_VERB = re.compile(rf"\s(?:(?:sẽ|cần|phải|có)\s+)?(?:{VERBS})\b")


def read_subject(text: str, knows: Knows) -> tuple[list[str], int]:
    """Who the sentence gives a duty to, and where its verb begins; an empty list if nobody.

    "Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng …" -> ["Đảng ủy UBND tỉnh"]
    """
    for start in _subject_starts(text):
        verb = _first_verb(text, start, knows)
        if verb is not None:
            return split_names(text[start:verb], knows), verb
    return [], 0


def _subject_starts(text: str) -> Iterator[int]:
    """Where a subject may begin: at the start, behind an opening clause, behind "Trong đó,"."""
    if is_name(text):
        yield 0
    if re.match(r"(?:Trong|Đồng thời|Ngoài ra|Căn cứ|Nếu|Khi|Hằng năm|Định kỳ)\b", text):
        for found in re.finditer(r",\s+", text[:400]):
            if is_name(text[found.end() :]):
                yield found.end()


def _first_verb(text: str, start: int, knows: Knows) -> int | None:
    """The first verb that is not inside a known name ("các đơn vị tổ chức …")."""
    limit = min(len(text), start + 400)
    for found in _VERB.finditer(text, start, limit):
        before = text[start : found.start()]
        longer = text[start : _word_end(text, found.end())]
        if len(before.split()) > 1 or knows(before):
            ends_name = knows(text[start : found.end()])
            if not ends_name and not knows(longer) and not _inside_name(before, found[0].strip()):
                return found.start()
    return None


def _inside_name(before: str, verb: str) -> bool:
    """ "và tổ chức KH&CN": here "tổ chức" is a noun in a list of bodies."""
    return verb == "tổ chức" and re.search(r"(?:\bvà|\bcác|,)$", before.strip()) is not None


def _word_end(text: str, place: int) -> int:
    found = re.compile(r"\s*\S+").match(text, place)
    return found.end() if found else place


def trim_to_known(name: str, knows: Knows) -> str:
    """Cut what a sentence says of a body from its name, if the register knows the name.

    >>> trim_to_known("Bộ Y tế lan tỏa mô hình tốt", lambda name: name == "Bộ Y tế")
    'Bộ Y tế'
    """
    words = name.split(" ")
    for count in range(len(words), 1, -1):
        if knows(" ".join(words[:count])):
            return " ".join(words[:count]).rstrip(" ,")
    return name
