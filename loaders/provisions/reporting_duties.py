"""Reporting duties: who reports to whom, when, and how often."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.base.words import UPPER
from loaders.parsed.document import Name, ParsedReport
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows, is_name
from loaders.wording.names.subjects import trim_to_known

_REPORT = re.compile(r"\b[Bb]áo cáo\b(?!\s+(?:của|viên|chí|kinh tế))")
_SEND = re.compile(rf"\b(?:ký )?gửi\s+(?=[{UPPER}]|các\s)")
_DIRECT = re.compile(
    r"\s*(?:(?:,|và)\s*(?:đề xuất|kiến nghị|tham mưu)\s*)*(?:kết quả[^;.]{0,40}?\s(?:với|cho)\s+)?"
)
_THROUGH = re.compile(r"\s(?:về|cho|gửi|tới|lên|đến|\(?qua)\s+")
_NAME_ENDS = re.compile(
    r"\s(?:trước|để|theo|định kỳ|kết quả|những|các vấn đề|tình hình|xem xét|về|khi|nếu|hằng|hàng|"
    r"tổng hợp|việc|"
    r"chậm nhất|vào)\b|[;.()]|,\s(?=(?:kịp thời|đồng thời|tổng hợp|đề xuất|đánh giá)\b)"
)
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})(?!\d)")
_BEFORE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|vào)\s+(?:ngày\s+)?\d{1,2}\s*(?:tháng|/)\s*\d{1,2}"
    r"(?:\s*(?:/|năm)\s*20\d\d)?"
    r"(?:\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s*(?:tháng|/)\s*\d{1,2})*"
    r"(?:\s*,?\s*h[ằà]ng năm)?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:trong|trước|vào|xong)\s+(?:quý\s+(?:IV|I{1,3}|\d)|tháng\s+\d{1,2})\s*(?:/|năm)\s*20\d\d"
    r"|trong năm 20\d\d",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"định kỳ hoặc đột xuất|định kỳ(?: (?:h[ằà]ng )?(?:năm|quý|tháng|tuần)| \d+ tháng)?|kịp thời|"
    r"đột xuất|"
    r"h[ằà]ng (?:năm|quý|tháng)|theo quy định",
    re.IGNORECASE,
)
_URGED = re.compile(r"(?:kịp thời|định kỳ|thường xuyên|đột xuất)\s+$", re.IGNORECASE)
_OFTEN = re.compile(r"h[ằà]ng (?:năm|quý|tháng|tuần)|định kỳ(?: \d+ tháng)?", re.IGNORECASE)


# "báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)", "thông qua Sở Nội vụ"
_VIA = re.compile(
    rf"\(?\b(?:thông )?qua\s+(?P<via>[{UPPER}a-z][^();.]*?)(?=\)|,|;|\.|\s+(?:để|trước|theo|về)\b|"
    rf"$)"
)
# "tham mưu Ủy ban nhân dân tỉnh báo cáo Ban Thường vụ": the one advised reports
_ONWARD = re.compile(r"\bđể\s+(?:[^;.]{0,40}?(?:,|và|tiếp tục)?\s+)?$")
_ADVISED = re.compile(
    rf"(?:tham mưu|giúp|trình)\s+(?:cho\s+)?(?P<name>[{UPPER}][^,;.]{{2,80}}?)\s+(?:tổng "
    rf"hợp,?\s+)?$"
)


NEAR = 160
"""Letters before a verb of reporting that say who, how urgently, and for whom."""
LONGEST = 8000
"""Letters of a duty that is searched for reports."""


@dataclass(frozen=True)
class _Hop:
    """One "báo cáo X" or "gửi X" in a sentence."""

    start: int
    stop: int
    to: list[str]
    onward: bool


def find_reports(
    text: str, senders: Sequence[Name], line: int, knows: Knows
) -> Iterator[ParsedReport]:
    """Each duty to report that a text lays down, with all who report and all who are reported to.

    "gửi Bộ X để tổng hợp, báo cáo Chính phủ" is two duties: the body reported to reports on.
    A duty that names no recipient has none.
    """
    before: list[Name] = []
    text = text[:LONGEST]
    for hop in _hops(text, knows):
        quote = text[hop.start : hop.stop]
        recipients = [Name(name, line, quote=quote) for name in hop.to]
        when = _when(text, hop)
        yield ParsedReport(
            senders=_advised(text, hop, line, knows)
            or (before if hop.onward else [])
            or list(senders),
            to=recipients,
            when=when,
            dates=_dates(when),
            frequency=_frequency(when),
            line=line,
            quote=quote,
            through=_through(text, hop, knows),
        )
        before = recipients or before


def _advised(text: str, hop: _Hop, line: int, knows: Knows) -> list[Name]:
    """Who is advised to report; "trình Lãnh đạo Bộ ký gửi" leaves the duty with who prepares it."""
    if text[hop.start : hop.stop].startswith("ký "):
        return []
    found = _ADVISED.search(text[max(0, hop.start - NEAR) : hop.start])
    if not found or not is_name(found["name"]):
        return []
    quote = text[found.start() : hop.stop]
    return [Name(name, line, quote=quote) for name in split_names(found["name"], knows)]


def _through(text: str, hop: _Hop, knows: Knows) -> str | None:
    """Through whom the report goes, if that is not the recipient."""
    clause_end = re.compile(r"[;.]|\sđể\s").search(text, hop.stop)
    found = _VIA.search(text, hop.start, clause_end.start() if clause_end else len(text))
    if not found or not is_name(found["via"]) or found["via"].strip() in hop.to:
        return None
    return trim_to_known(found["via"].strip(), knows)


def _hops(text: str, knows: Knows) -> Iterator[_Hop]:
    places = [found for pattern in (_REPORT, _SEND) for found in pattern.finditer(text)]
    taken = 0
    for found in sorted(places, key=lambda each: each.start()):
        if found.start() < taken:
            continue
        names, stop = _recipients(text, found, knows)
        urged = found.re is _REPORT and _URGED.search(
            text[max(0, found.start() - NEAR) : found.start()]
        )
        if names or urged:
            taken = stop
            onward = _ONWARD.search(text[max(0, found.start() - NEAR) : found.start()]) is not None
            yield _Hop(found.start(), stop, names, onward)


def _recipients(text: str, found: re.Match[str], knows: Knows) -> tuple[list[str], int]:
    """Who is named right behind the verb, or behind "về", "cho", "qua" in the same clause."""
    direct = _DIRECT.match(text, found.end())
    starts = [direct.end() if direct else found.end()]
    clause_end = re.compile(r"[;.]|\sđể\s").search(text, found.end())
    stop = clause_end.start() if clause_end else len(text)
    if found.re is _REPORT:
        starts += [each.end() for each in _THROUGH.finditer(text, found.end(), stop)]
    for start in starts:
        if start < stop and is_name(text[start:]):
            end = _NAME_ENDS.search(text, start)
            place = min(end.start() if end else len(text), stop)
            return [
                trim_to_known(name, knows) for name in split_names(text[start:place], knows)
            ], place
    return [], found.end()


def _when(text: str, hop: _Hop) -> str | None:
    """The day that the clause names, or how urgently or often: the words next to the verb first."""
    begin = max(text.rfind(";", 0, hop.start), text.rfind(". ", 0, hop.start)) + 1
    end = min(place for place in (text.find(";", hop.stop), len(text)) if place >= 0)
    clause = text[hop.stop : end] if hop.onward else text[begin:end]
    if found := _BEFORE.search(clause) or _WITHIN.search(clause):
        return found[0]
    urged = None if hop.onward else _URGED.search(text[max(0, hop.start - NEAR) : hop.start])
    found = _LOOSE.search(clause)
    return urged[0].strip() if urged and not _OFTEN.match(urged[0]) else found[0] if found else None


def _dates(when: str | None) -> tuple[str, ...]:
    days = _DAY.findall(when or "")
    return tuple(f"{int(month):02}-{int(day):02}" for day, month in days if int(month) <= 12)


def _frequency(when: str | None) -> str | None:
    found = _OFTEN.search(when or "")
    return found[0] if found else None
