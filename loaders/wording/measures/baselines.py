"""Where a measure stands today, or on the way, as a sentence about its target mentions it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.wording.measures.quantities import UNIT

_NUM = r"\d[\d.,]*\d|\d"
_UNITS = UNIT.pattern.removeprefix(r"\s*").replace("?P<unit>", "?:").replace("?P<more>", "?:")
_VALUE = rf"(?:{_NUM})(?:\s*(?:%|‰)|\s+(?:{_UNITS}))?(?![\w/])"
_ABOUT = r"(?:(?:mới|mức|khoảng|gần|trên|dưới|hơn|chỉ|ước|là|đạt|có|chiếm|:)\s*)*"
_WORDS = r"(?:\s+(?!trở\b|lên\b|xuống\b|năm\b|đến\b)[^\W\d_]+){0,4}?"
_NOW = r"(?:hiện nay|hiện tại|hiện có|hiện mới|hiện|đến nay)"
_PART = r"(?:quý\s+[IVX1-4]+|tháng\s+\d{{1,2}}|\d{{1,2}} tháng(?: đầu)?)\s*(?:/|năm\s+)"
_YEAR = (
    r"(?:(?:vào|của|trong|cuối|đầu|hết|thực hiện|ước)\s+)*"
    rf"(?:{_PART}|năm\s+)(?P<{{name}}>(?:19|20)\d\d)"
)
# "từ 65% năm 2025 lên 75%", "từ mức 41,2% (năm 2025) xuống dưới 38,5%", "từ 40% lên 50%"
_FROM = re.compile(
    rf"\btừ\s+{_ABOUT}(?P<value>{_VALUE}{_WORDS})\s*[(,]?\s*"
    rf"(?:{_YEAR.format(name='year')}|{_NOW})?\s*\)?\s*,?\s*"
    r"(?=(?:(?:tăng|giảm|nâng)\s+)?(?:lên|xuống|còn|thành|(?P<until>đến|tới))\b)",
    re.IGNORECASE,
)
# "năm 2025 là 3,2%", "hiện nay 22,4%"
_STATED = rf"(?:{_YEAR.format(name='year')}|{_NOW})\s*,?\s*{_ABOUT}(?P<value>{_VALUE}{_WORDS})"
_ONE = re.compile(_STATED, re.IGNORECASE)
_PLAIN = _STATED.replace("?P<year>", "?:").replace("?P<value>", "?:")
_BRACKET = re.compile(
    rf"[(\[]\s*(?P<inner>{_PLAIN}(?:\s*(?:,|;|và)\s*{_PLAIN})*)\s*[)\]]", re.IGNORECASE
)
# "Hiện nay, tỷ lệ trường đạt chuẩn là 71,9%, phấn đấu đến năm 2030 đạt 80%"
_OPENING = re.compile(
    rf"(?:^|[.;]\s*)\s*(?P<now>{_NOW}|(?:hết )?{_YEAR.format(name='year')})\s*,?"
    rf"[^.;%\d]{{5,120}}?(?P<said>\s(?:là|đạt|mới đạt|chiếm|còn|có|ở mức)\s+{_ABOUT}"
    rf"(?P<value>{_VALUE}))\s*[,;]?\s*(?=(?:phấn đấu|mục tiêu|dự kiến|sẽ)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reached:
    """A value that a sentence states besides its target, where it says so, and for which year."""

    value: str
    year: int | None
    start: int
    ahead: bool
    """True where the target follows: "từ 65% lên 75%"; false behind it: "75% (nay 65%)"."""
    aim: bool = False
    """True for a value that is itself to be reached, in a year before the target's own."""


Span = tuple[int, int]


# "Tỷ lệ chi hội … năm 2018 mới đạt 42%; phấn đấu hết năm 2019 đạt 60%"
_MEANWHILE = re.compile(
    rf"\s(?P<said>(?:{_YEAR.format(name='year')}|{_NOW})\s+(?:mới|đã|chỉ|ước)\s*{_ABOUT}"
    rf"(?P<value>{_VALUE})\s*[,;])\s*(?=(?:phấn đấu|mục tiêu|dự kiến|sẽ)\b)",
    re.IGNORECASE,
)


def take_reached(text: str) -> tuple[str, list[Reached]]:
    """The text with blanks for what it states besides targets, and what that was.

    Every word that is left stays in its place.

    >>> [(each.value, each.year) for each in take_reached("tăng từ 65% năm 2025 lên 75%")[1]]
    [('65%', 2025)]
    """
    found: list[Reached] = []
    taken: list[Span] = []
    for each, spans in (*_in_brackets(text), *_at_opening(text), *_from(text)):
        if any(_meet(one, other) for one in spans for other in taken):
            continue
        found += each
        taken += spans
    for start, stop in taken:
        text = f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"
    return text, sorted(found, key=lambda each: each.start)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in_brackets(text: str) -> Iterator[tuple[list[Reached], list[Span]]]:
    """ "đạt 80% (năm 2025: 71,9%)"."""
    for found in _BRACKET.finditer(text):
        start = found.start("inner")
        inside = [
            _reached(each, start + each.start(), ahead=False)
            for each in _ONE.finditer(found["inner"])
        ]
        yield inside, [found.span()]


def _at_opening(text: str) -> Iterator[tuple[list[Reached], list[Span]]]:
    """ "Hiện nay, tỷ lệ … là 71,9%, phấn đấu … đạt 80%": the words between name the measure."""
    for found in _OPENING.finditer(text):
        each = _reached(found, found.start("value"), ahead=True)
        yield [each], [found.span("now"), (found.start("said"), found.end())]
    for found in _MEANWHILE.finditer(text):
        yield [_reached(found, found.start("value"), ahead=True)], [found.span("said")]


def _from(text: str) -> Iterator[tuple[list[Reached], list[Span]]]:
    """ "từ 65% năm 2025 lên 75%"; "từ 40% đến 50%" without a year is a range."""
    for found in _FROM.finditer(text):
        if not found["until"] or found["year"]:
            yield [_reached(found, found.start(), ahead=True)], [found.span()]


def _reached(found: re.Match[str], start: int, *, ahead: bool) -> Reached:
    year = int(found["year"]) if found["year"] else None
    return Reached(found["value"].strip(), year, start, ahead)
