"""Names of agencies in a cell or a sentence, one by one, as written."""

import itertools
import re
from collections.abc import Callable, Iterator

from graph.words import UPPER, one_space
from loaders.lexicon import (
    GROUP_NOUNS,
    HEADS,
    LOWER_HEADS,
    NOT_BODIES,
    VERBS,
    WHOLE,
)

Knows = Callable[[str], bool]

_COLLECTIVES = r"(?:C|c)ác|(?:M|m)ột số|(?:T|t)ất cả(?: các)?"
_PROPER = re.compile(
    rf"(?!(?:{NOT_BODIES})\b)(?:(?:{HEADS})(?=\s+[\w(]|$)|(?:{WHOLE})\b|[A-ZĐ]{{2,}}[A-Za-zĐđ&-]*\b)"
)
_GROUP = re.compile(rf"(?:{_COLLECTIVES})\s+\w")
_LOWER = re.compile(
    rf"(?:{LOWER_HEADS}|\d{{1,3}}\s+(?:khu phố|xã|phường|thôn|ấp|bản|tổ dân phố|huyện|trường|đơn vị))\b"
)
_LISTED = re.compile(
    r"(?:Bộ|Sở|Ban|Cục|Xã|Huyện),\s+(?:ban|ngành|cơ quan|đơn vị|địa phương|phường|xã)\b"
)
_SEPARATOR = re.compile(
    r"\s*(?:;|(?<=[a-zà-ỹ]{2})\.(?=\s+[A-ZĐ])|\n|(?<!\d)/(?!\d)|,|\s+(?:và|cùng|[-–+])\s+)\s*(?:và\s+)?"
)
_HARD = re.compile(r"[;\n/]")
# "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn ĐBQH và HĐND tỉnh": one office serves both
_OFFICE_OF_TWO = re.compile(
    r"Văn phòng (?:Đoàn (?:ĐBQH|đại biểu Quốc hội)|HĐND|Hội đồng nhân dân)(?:,\s*[\w ]+)?$"
)
# "Cục C08 - Bộ Công an", "… - Chi nhánh Nghệ An", "… - CTCP": the dash is inside the name
_DASHED = re.compile(r"Chi nhánh\b|CTCP\b|Công ty cổ phần\b|Công ty TNHH\b")
_UNDER = {"Cục": "Bộ", "Vụ": "Bộ", "Phòng": "Sở", "Chi cục": "Sở", "Trung tâm": "Sở"}
_WAITING = re.compile(
    r"(?:Đảng ủy|Đảng uỷ|UBND|Ủy ban nhân dân|HĐND|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Lãnh đạo|"
    r"Giám đốc|"
    r"Thanh tra|Văn phòng|Ban Chỉ đạo|Bí thư|người đứng đầu|cấp ủy|thuộc|của|tại|cho|với|Bộ trưởng|lãnh đạo|Công an|Hội|đại diện)$",
    re.IGNORECASE,
)
_BOUND_TO = re.compile(
    r"(?:\b(?:của|thuộc|tại|ở|với|và|cùng|các|trực|Văn phòng|Thanh tra|Lãnh đạo|Đảng ủy|Thủ trưởng)|[-–,(])$"
)
_PERSONS = re.compile(r"(?:Chủ tịch|Thủ trưởng|Người đứng đầu|Giám đốc|Bí thư|Lãnh đạo)\b", re.I)
_UNMARKED = re.compile(
    rf"\s+(?=(?:C|c)ác\s+(?i:{GROUP_NOUNS})\b|(?:Bộ|Sở|Phòng|Cục|Vụ|Chi cục)\s+[{UPPER}])"
)


def is_name(text: str) -> bool:
    """True if the text begins like the name of a body or a group of bodies."""
    return any(pattern.match(text) for pattern in (_PROPER, _GROUP, _LOWER, _LISTED))


_BEGINS = (
    rf"(?:[{UPPER}(]|và Phát thanh|cơ quan|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thôn|các|cấp|nhân dân|nhà nước|"
    r"trung ương|đảng|chuyên môn|liên quan|có liên quan|sở|ban|trực thuộc|thuộc|địa phương|chủ)"
)
_BODY = re.compile(rf"(?:{HEADS})\s+{_BEGINS}")
_BODY_GROUP = re.compile(rf"(?:{_COLLECTIVES})\s+(?i:{GROUP_NOUNS})\b")


def is_body(name: str, knows: Knows) -> bool:
    """True for a name that surely is one: known, a group, or with what bodies are called by."""
    return knows(name) or bool(
        _BODY.match(name) or _BODY_GROUP.match(name) or re.match(rf"(?:{WHOLE})\b", name)
    )


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


LONGEST_CELL = 4000
"""Letters of a text that may be a list of names; a longer one is kept whole."""
_BULLET = re.compile(r"^(?:[-–+•*]\s*|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s*)")


def _chunks(text: str) -> Iterator[str]:
    """The paragraphs of a cell; one that goes on in the middle of a name is joined."""
    chunk = ""
    for part in text.split("\n"):
        bullet = _BULLET.match(part)
        bare = part[bullet.end() :] if bullet else part
        ends = re.search(r"(?:[;.,]|\))\s*$", chunk) or not _WAITING.search(chunk.strip(" ,"))
        if chunk and (bullet or (is_name(bare) and ends and not chunk.rstrip().endswith(" và"))):
            yield one_space(chunk).strip(" .;,")
            chunk = bare
        else:
            chunk = f"{chunk} {bare}"
    yield one_space(chunk).strip(" .;,")


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
    for piece, separator in _pieces(text):
        parts = _HARD.search(separator) or not names
        if parts or _begins_anew(names[-1], piece, separator, knows):
            names.append(piece)
        elif head := _shared_head(names[-1], piece, knows):
            names.append(f"{head} {piece}")
        else:
            names[-1] = _grown(text, names[-1], piece, separator)
    return [part for name in names for part in _split_unmarked(name, knows) if part]


_KINDS = (
    "Ban Quản lý dự án|Bộ|Sở|Cục|Vụ|Ban|Phòng|Viện|Trường|Chi cục|Tổng cục|Tập đoàn|Tổng công ty|Hội|"
    "Khoa|Trung tâm"
)
_FACTORED = re.compile(
    rf"^(?P<before>(?:.*?[,;]\s+)?)(?:Các|các)\s+(?P<kind>(?i:{_KINDS}|cơ quan|đơn vị|địa phương))"
    r"(?P<more>(?:,\s*(?:ban|ngành|cơ quan|đơn vị|địa phương))*)(?:\s+(?:tỉnh|thành phố))?"
    rf"(?P<colon>\s*:)?\s+(?P<listed>[{UPPER}].+)$"
)


_PLACED = re.compile(
    rf"^(?P<before>(?:.*?[,;]\s+)?)(?P<body>UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Công an)"
    rf"\s+(?:các\s+)(?P<kind>xã|phường|đặc khu|huyện|quận|tỉnh)\s*:?\s+(?P<listed>[{UPPER}].+)$"
)


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
    return not found["more"] and _under(head, first, knows) and first != found["listed"]


def _under(head: str, field: str, knows: Knows) -> bool:
    """True if a body of that head has this field; departments have the fields of ministries."""
    return knows(f"{head} {field}") or (head == "Sở" and knows(f"Bộ {field}"))


LONGEST = 4
"""How many pieces between separators one name may have."""


def _with_head(kind: str, listed: str, knows: Knows) -> list[str]:
    """Each listed name with the head that was said once; a name with a head of its own keeps it."""
    head = kind[:1].upper() + kind[1:]
    if head in ("Cơ quan", "Đơn vị", "Địa phương"):
        return split_names(listed, knows)
    pieces, names = list(_pieces(listed)), list[str]()
    while pieces:
        count = _known_length(head, pieces, knows)
        name = _spelled(pieces[:count])
        headed = _under(head, name, knows) or not is_name(name)
        names.append(f"{head} {name}" if headed else name)
        pieces = pieces[count:]
    return names


def _known_length(head: str, pieces: list[tuple[str, str]], knows: Knows) -> int:
    """How many pieces the first name has: the longest that is known, else up to the next comma."""
    for count in range(min(LONGEST, len(pieces)), 0, -1):
        if _under(head, _spelled(pieces[:count]), knows):
            return count
    count = 1
    while count < len(pieces) and _goes_on(pieces[count], head, knows):
        count += 1
    return count


def _goes_on(piece: tuple[str, str], head: str, knows: Knows) -> bool:
    """ "… và Phát triển nông thôn" of an unknown name; not a body of its own."""
    text, separator = piece
    inner = separator.strip() in ("và", "-", "–")
    return inner and not is_name(text) and not _under(head, text, knows)


def _spelled(pieces: list[tuple[str, str]]) -> str:
    first, *rest = pieces
    return first[0] + "".join(f"{_plain(separator)}{piece}" for piece, separator in rest)


def _shared_head(name: str, piece: str, knows: Knows) -> str | None:
    """ "Sở Tài chính, Xây dựng": the head of the name before, where both are known under it."""
    head = re.match(rf"({_KINDS})\s+(\S.*)$", name)
    if not head or is_name(piece) or knows(f"{name}, {piece}") or knows(f"{name} và {piece}"):
        return None
    both = _under(head[1], head[2], knows) and _under(head[1], piece, knows)
    return head[1] if both else None


def _plain(separator: str) -> str:
    """The separator as names are spelled with it."""
    bare = separator.strip()
    return ", " if bare == "," else f" {bare} "


def _pieces(text: str) -> Iterator[tuple[str, str]]:
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


def _grown(text: str, name: str, piece: str, separator: str) -> str:
    """The name with the piece that belongs to it, as the text has them."""
    begin = text.find(name)
    if begin < 0:
        return f"{name}{_plain(separator)}{piece}"
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
        or re.search(rf"\bcác\s+(?:{LOWER_HEADS}|\w+)(?:,\s*(?:{LOWER_HEADS}|\w+))*$", name)
    )


_TWICE = re.compile(
    rf"^(?P<first>(?P<head>Bộ|Sở|Cục|Vụ|Phòng|Viện|Chi cục|Trung tâm|UBND|Công an|Khoa)\s+[{UPPER}].*?"
    rf"[^\W\d_]{{2,}})\s+(?P<second>(?P=head)\s+[{UPPER}].*)$"
)


def _split_unmarked(name: str, knows: Knows) -> Iterator[str]:
    """Part two names whose separator was lost: "Vụ TCCB các đơn vị thuộc Bộ"."""
    twice = _TWICE.match(name)
    if twice and not knows(name) and not _BOUND_TO.search(twice["first"]):
        yield twice["first"]
        yield from _split_unmarked(twice["second"], knows)
        return
    for found in _UNMARKED.finditer(name):
        before, after = name[: found.start()], name[found.end() :]
        loose = found.end() < len(name) and name[found.end()].isupper()
        if knows(name) or _WAITING.search(before) or not _complete(before, knows, loose=loose):
            continue
        yield before
        yield from _split_unmarked(after, knows)
        return
    yield name


def _complete(name: str, knows: Knows, *, loose: bool) -> bool:
    """True if a name is whole; ``loose``: a longer one that ends in no preposition is taken so."""
    words = name.split()
    whole = (
        loose
        and len(words) > 3
        and is_name(name)
        and not _BOUND_TO.search(name)
        and words[-1].islower()
    )
    return (
        whole
        or len(words) > 1
        and (knows(name) or re.fullmatch(r"[A-ZĐ]{2,}[A-Za-zĐđ&-]*", words[-1]) is not None)
    )


_VERB = re.compile(rf"\s(?:(?:sẽ|cần|phải|có)\s+)?(?:{VERBS})\b")


def read_subject(text: str, knows: Knows) -> tuple[list[str], int]:
    """Who the sentence gives a duty to, and where its verb begins; an empty list if nobody.

    "Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng …" -> ["Đảng ủy UBND tỉnh"]
    """
    for start in _subject_starts(text):
        verb = _first_verb(text, start, knows) or _behind_known(text, start, knows)
        if verb is not None:
            return split_names(text[start:verb], knows), verb
    return [], 0


_LONGEST_NAME = 16
"""Words of a known name that is looked for at the beginning of a sentence."""
_NO_VERB = re.compile(
    r"(?:thuộc|của|và|các|liên quan|có|tại|trên|ở|cấp|với|để|về|tỉnh|thành phố|huyện|xã|phường|nơi|"
    r"được|trong|theo|cùng|hoặc|nhà nước|địa phương|đã|này|trực thuộc|ngành|từ|như|do|bị|không|mà|đó)\b"
)


def _behind_known(text: str, start: int, knows: Knows) -> int | None:
    """Where a sentence goes on behind a known name with a verb that no list holds."""
    if _GROUP.match(text, start):
        return None
    words = list(re.finditer(r"\S+", text[start : start + 200]))[:_LONGEST_NAME]
    for before, after in reversed(list(itertools.pairwise(words))):
        name, rest = text[start : start + before.end()], text[start + after.start() :]
        proper = len(re.findall(rf"\b[{UPPER}]", name)) > 1
        if (
            proper
            and rest[:1].islower()
            and not _NO_VERB.match(rest)
            and name[-1:].isalnum()
            and knows(name)
        ):
            return start + before.end()
    return None


_OPENS = re.compile(
    r"(?:Trong|Đồng thời|Ngoài ra|Căn cứ|Nếu|Khi|Hằng năm|Hàng năm|Định kỳ|Trên cơ sở|Theo|Để|Nhằm)\b"
)
_AT_TIMES = re.compile(r"(?:Trước|Sau|Đến|Hằng quý|Hàng quý|Hằng tháng|Hàng tháng)\b[^,]{0,60},\s+")


def _subject_starts(text: str) -> Iterator[int]:
    """Where a subject may begin: at the start, behind an opening clause, behind "Trong đó,"."""
    if is_name(text):
        yield 0
    if timed := _AT_TIMES.match(text):
        if is_name(text[timed.end() :]):
            yield timed.end()
    elif _OPENS.match(text):
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
    if verb == "trình":
        return re.search(r"\b(?:công|chương|quy|lộ|tiến|giáo)$", before.strip()) is not None
    if verb == "xây dựng":
        return re.search(r"(?:\bđầu tư|\bđầu tư và)$", before.strip()) is not None
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
        rest = " ".join(words[count:])
        if knows(" ".join(words[:count])) and not _goes_further(words[count - 1], rest):
            return " ".join(words[:count]).rstrip(" ,")
    return name


def _goes_further(last: str, rest: str) -> bool:
    """ "các cơ quan, đơn vị" of "… và địa phương": the group goes on behind the known part."""
    further = r"(?:và|,|-|–)\s|(?:có )?liên quan\b|khác\b|(?:trực )?thuộc\b|trên địa bàn\b|cấp\b"
    return last.endswith(",") or re.match(further, rest) is not None
