"""Who a sentence gives a duty to: the subject in front of its verb."""

import itertools
import re
from collections.abc import Iterator

from graph.base.words import UPPER
from loaders.formulas.lexicon import VERBS
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import (
    GROUP,
    Knows,
    is_name,
)

# "Sở Nội vụ trong thời gian 05 ngày làm việc kể từ ngày nhận được đơn, có trách nhiệm …"
_WITHIN = re.compile(r",?\s+trong (?:thời gian|thời hạn|vòng)\b")
_VERB = re.compile(rf"\s(?:(?:sẽ|cần|phải|có)\s+)?(?:{VERBS})\b")


def read_subject(text: str, knows: Knows) -> tuple[list[str], int]:
    """Who the sentence gives a duty to, and where its verb begins; an empty list if nobody.

    "Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh xây dựng …" -> ["Đảng ủy UBND tỉnh"]
    """
    for start in _subject_starts(text):
        verb = _first_verb(text, start, knows) or _behind_known(text, start, knows)
        if verb is not None:
            within = _WITHIN.search(text, start, verb)
            end = within.start() if within else verb
            return split_names(text[start:end], knows), end
    return [], 0


_LONGEST_NAME = 16
"""Words of a known name that is looked for at the beginning of a sentence."""
_NO_VERB = re.compile(
    r"(?:thuộc|của|và|các|liên quan|có|tại|trên|ở|cấp|với|để|về|tỉnh|thành phố|huyện|xã|phường|nơi|"
    r"được|trong|theo|cùng|hoặc|nhà nước|địa phương|đã|này|trực thuộc|ngành|từ|như|do|bị|"
    r"không|mà|đó)\b"
)


def _behind_known(text: str, start: int, knows: Knows) -> int | None:
    """Where a sentence goes on behind a known name with a verb that no list holds."""
    if GROUP.match(text, start):
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
    r"(?:Trong|Đồng thời|Ngoài ra|Căn cứ|Nếu|Khi|Hằng năm|Hàng năm|Định kỳ|Trên cơ sở|"
    r"Theo|Để|Nhằm)\b"
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
        kept, rest = " ".join(words[:count]), " ".join(words[count:])
        if not knows(kept) or _goes_further(words[count - 1], rest):
            continue
        if not rest or _SAYS.match(rest) or _is_proper(kept):
            return kept.rstrip(" ,")
    return name


_SAYS = re.compile(
    rf"(?:{VERBS}|kết quả|tình hình|về|theo|để|nhằm|trước|việc|những|một số|chậm nhất|định kỳ|"
    r"h[ằà]ng)\b"
)


def _is_proper(name: str) -> bool:
    """ "Bộ Y tế", not "Đảng ủy" or "các doanh nghiệp", of which many are more closely said."""
    return sum(map(str.isupper, name)) > 1 and not re.search(r"\bcác\s", name.casefold())


def _goes_further(last: str, rest: str) -> bool:
    """ "các cơ quan, đơn vị" of "… và địa phương": the group goes on behind the known part."""
    further = r"(?:và|,|-|–)\s|(?:có )?liên quan\b|khác\b|(?:trực )?thuộc\b|trên địa bàn\b|cấp\b|"
    further += r"(?:các|tỉnh|thành phố|huyện|xã|phường)\b"
    return last.endswith(",") or re.match(further, rest) is not None
