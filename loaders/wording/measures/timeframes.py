"""Deadlines as administrative Vietnamese words them (see MODEL: Timeframes)."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.base.words import one_space
from graph.schema.vocabulary import TimeframeKind
from loaders.formulas.kinds import DIRECTIVES, names_of
from loaders.wording.measures.quantities import (
    DATE,
    YEAR,
    find_date,
    find_dates,
    make_date,
)

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class Timeframe:
    """A deadline: the words, what kind they are, and the days they set."""

    text: str
    kind: TimeframeKind
    start_on: date | None = None
    due_on: date | None = None
    impossible: bool = False

    @property
    def recurs(self) -> bool:
        """True when the duty comes again and again."""
        return self.kind in (TimeframeKind.RECURRING, TimeframeKind.ONGOING)


_QUARTER_NAME = r"(?:iv|i{1,3}|[1-4])"
_EACH_YEAR = re.compile(
    r"(?:h[ằà]ng|mỗi) (?:năm|quý|tháng|tuần|ngày)|định kỳ|(?:tháng|quý|kỳ) liền kề|^năm học hằng",
    re.I,
)
_ONGOING = re.compile(r"thường xuyên|liên tục|lâu dài", re.I)
_CONDITION = re.compile(
    r"^(?:khi|sau khi|theo|ngay(?: sau)? khi|ngay sau|tùy|tuỳ|căn cứ|trên cơ sở|phù hợp với)\b",
    re.I,
)
_TRIGGERED = re.compile(r"(?:kể từ|tính từ|sau|từ) (?:khi|ngày|thời điểm)\s+(?!\d)|sau khi\b", re.I)
_WITHIN = re.compile(r"(\d{1,3})\s*(ngày|tuần|tháng|năm|giờ)\b", re.I)
_KIND = names_of(DIRECTIVES)
_OWN_ISSUE = re.compile(
    rf"(?:kể từ|tính từ|sau|từ) (?:khi|ngày)\s+(?:(?:{_KIND}|văn bản)(?: này)?\s+(?:được\s+)?)?"
    rf"(?:ký\s+)?(?:ban hành|ký)(?:\s+(?:{_KIND})(?: này)?)?\s*$",
    re.I,
)
_PROPOSED = re.compile(r"^đề xuất\b", re.I)
_PERIOD = re.compile(rf"({YEAR})\s*(?:[-–—]|đến(?:\s+năm)?)\s*({YEAR})", re.I)
_QUARTER = re.compile(
    rf"\bq(?:uý)?\s*\.?\s*(?P<list>{_QUARTER_NAME}(?:\s*(?:,|-|–|và|"
    rf"&)\s*(?:quý\s*)?{_QUARTER_NAME})*)"
    rf"\s*(?:năm|/|-|–|,|\.)?\s*(?P<year>{YEAR})",
    re.I,
)
_BAD_QUARTER = re.compile(r"\bquý\b", re.I)
_FROM = re.compile(r"(?:kể )?từ\b", re.I)
_BEFORE_YEAR = re.compile(rf"trước năm {YEAR}", re.I)
_YEARS = re.compile(rf"(?:(?:các )?năm\s*)?{YEAR}(?:\s*(?:,|và|;)\s*(?:năm\s*)?{YEAR})+", re.I)
_HALF = re.compile(rf"6 tháng (đầu|cuối) năm ({YEAR})", re.I)
_MONTHS = re.compile(
    rf"(?:tháng|t)\s*(1[0-2]|0?[1-9])\s*(?:,|-|–|và|đến(?: tháng)?)\s*(1[0-2]|0?[1-9])\s*(?:/|"
    rf"năm)\s*({YEAR})",
    re.I,
)
_MONTH = re.compile(rf"(?:\bt(?:háng)?\s*)?(?<!\d)(1[0-2]|0?[1-9])\s*(?:/|năm|-)\s*({YEAR})", re.I)
_PART_OF_YEAR = re.compile(rf"\b(đầu|giữa|cuối) năm ({YEAR})", re.I)
_YEAR_ONLY = re.compile(
    rf"^(?:(?:hoàn thành|xong|thực hiện|chậm nhất|ban hành|trình)\s*)*"
    rf"(?:(?:trong|đến|hết|đến hết|trước|vào|là)\s*)*(?:năm\s*)?({YEAR})\b",
    re.I,
)
_AND_AFTER = re.compile(rf"({YEAR}) và (?:các |những )?năm (?:tiếp theo|sau)", re.I)
_FROM_YEAR = re.compile(rf"^(?:ngay )?từ năm (?:học )?{YEAR}(?:\s*-\s*{YEAR})?(?!\S*\s*đến)", re.I)
_FROM_NOW = re.compile(r"^Từ (?:nay|khi|ngày ban hành)[^\d]{0,40}?\bđến\b", re.I)
_BEFORE = re.compile(r"^(?:hoàn thành\s+|xong\s+)*trước\s+(?:tháng|quý)\b", re.I)
_YEARLESS_DAYS = re.compile(
    r"^(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?:\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?"
    r"\d{1,2}\s*/\s*\d{1,2})+$",
    re.I,
)
"""Two days of no year come back every year."""
_BRACKETS = re.compile(r"\([^()]*\)")
_YEARLESS = re.compile(
    rf"(?:quý\s*{_QUARTER_NAME}(?:\s*(?:,|-|và)\s*{_QUARTER_NAME})*|tháng\s*\d{{1,2}}|"
    rf"\d{{1,2}}\s*/\s*\d{{1,2}})$",
    re.I,
)
_MONTH_SPAN = re.compile(
    rf"(?:tháng\s*)?\d{{1,2}}\s*/\s*{YEAR}\s*(?:[-–—]|đến)\s*(?:tháng\s*)?\d{{1,2}}\s*/\s*{YEAR}$",
    re.I,
)
_SPAN = re.compile(r"\s*(?:[-–—]|đến(?: hết)?)\s*", re.I)


def read_timeframe(
    text: str, *, year: int | None = None, issued_on: date | None = None
) -> Timeframe | None:
    """What a deadline cell says; none for an empty cell.

    ``year`` is the one that stands in the column's heading, for cells that name none;
    ``issued_on`` is the day from which "… kể từ ngày ban hành" counts.
    """
    text = one_space(text)
    if not text.strip(" .;,-–…"):
        return None
    core = one_space(_BRACKETS.sub(" ", text)).strip(" .;") or text
    if year and not re.search(YEAR, core) and _YEARLESS.search(core):
        core = f"{core}/{year}" if "/" in core or "háng" in core else f"{core} năm {year}"
    readers = (_read_wording, lambda words: _read_relative(words, issued_on), _read_days)
    for reader in readers:
        if frame := reader(core):
            return replace(_the_day_before(frame, core), text=text)
    return Timeframe(text, TimeframeKind.UNREADABLE)


def _the_day_before(frame: Timeframe, text: str) -> Timeframe:
    """ "Trước tháng 6/2026" ends with May: the day before what is named."""
    if not _BEFORE.match(text) or frame.kind not in (TimeframeKind.MONTH, TimeframeKind.QUARTER):
        return frame
    begin = _begin(frame)
    return replace(frame, due_on=begin - timedelta(days=1)) if begin else frame


def _read_wording(text: str) -> Timeframe | None:
    if _PROPOSED.search(text):
        return _read_proposed(text)
    if _CONDITION.search(text) and not _starts_with_day(text) and not _WITHIN.search(text):
        return Timeframe(text, TimeframeKind.CONDITIONAL)
    if _YEARLESS_DAYS.match(text) or _EACH_YEAR.search(text) or _AND_AFTER.search(text):
        return Timeframe(text, TimeframeKind.RECURRING, _first_day(text), impossible=_never(text))
    if _FROM_NOW.match(text) and (last := find_date(text)):
        return Timeframe(text, TimeframeKind.DATE, due_on=last.value, impossible=_never(text))
    if _ONGOING.search(text) or _FROM_YEAR.search(text):
        last = find_date(text)
        return Timeframe(
            text,
            TimeframeKind.ONGOING,
            start_on=_first_day(text),
            due_on=last.value if last else None,
            impossible=_never(text),
        )
    return None


def _read_relative(text: str, issued_on: date | None) -> Timeframe | None:
    """ "100 ngày kể từ ngày ban hành" counts from this document; other events are waited for."""
    span = _WITHIN.search(text)
    if not span or not _TRIGGERED.search(text):
        return None
    if span[2].casefold() == "giờ":
        return Timeframe(text, TimeframeKind.CONDITIONAL)
    if "ngày làm việc" in text.casefold():
        return Timeframe(text, TimeframeKind.RELATIVE, start_on=issued_on)
    if (from_day := find_date(text)) and from_day.value:
        due = _after(from_day.value, int(span[1]), span[2].casefold())
        return Timeframe(text, TimeframeKind.RELATIVE, start_on=from_day.value, due_on=due)
    if not _OWN_ISSUE.search(text):
        return Timeframe(text, TimeframeKind.CONDITIONAL)
    due = _after(issued_on, int(span[1]), span[2].casefold()) if issued_on else None
    return Timeframe(text, TimeframeKind.RELATIVE, start_on=issued_on, due_on=due)


def _after(day: date, count: int, unit: str) -> date | None:
    if unit in ("ngày", "tuần"):
        return day + timedelta(days=count * (7 if unit == "tuần" else 1))
    months = day.month - 1 + count * (12 if unit == "năm" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _never(text: str) -> bool:
    """True if a full date in the text is in no calendar, or a day that no month has."""
    if any(each.value is None for each in find_dates(text)):
        return True
    days = re.findall(r"(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})(?![\d/])", text)
    return any(make_date(2024, int(month), int(day)) is None for day, month in days)


def _first_day(text: str) -> date | None:
    """The day from which something recurs: "Quý IV năm 2025 và … hằng năm" -> 1 October."""
    if found := _QUARTER.search(text):
        return date(int(found["year"]), _quarters(found)[0] * 3 - 2, 1)
    year = re.match(rf"(?:(?:ngay )?từ\s+)?(?:năm\s+)?(?:học\s+)?({YEAR})\b", text, re.I)
    return date(int(year[1]), 1, 1) if year else None


def _starts_with_day(text: str) -> bool:
    return DATE.match(text) is not None


def _read_proposed(text: str) -> Timeframe:
    found = re.search(YEAR, text)
    if not found:
        return Timeframe(text, TimeframeKind.PROPOSED)
    year = int(found[0])
    return Timeframe(text, TimeframeKind.PROPOSED, date(year, 1, 1), date(year, 12, 31))


def _read_days(text: str) -> Timeframe | None:
    for reader in (
        _read_several_months,
        _read_dates,
        _read_span,
        _read_period,
        _read_quarters,
        _read_months,
    ):
        if frame := reader(text):
            return frame
    if _BAD_QUARTER.search(text):
        return None
    if found := _YEAR_ONLY.search(text):
        year = int(found[1]) - bool(_BEFORE_YEAR.search(text))
        return Timeframe(text, TimeframeKind.YEAR, due_on=date(year, 12, 31))
    return None


def _read_several_months(text: str) -> Timeframe | None:
    """ "Tháng 3-6/2026" is no day of June."""
    found = _MONTHS.search(text)
    return _month_end(text, TimeframeKind.MONTH, int(found[3]), int(found[2])) if found else None


def _read_dates(text: str) -> Timeframe | None:
    """Full dates: one to finish by, or "từ … đến …"."""
    written = find_dates(text)
    if not written:
        return None
    days = [each.value for each in written]
    if any(day is None for day in days):
        return Timeframe(text, TimeframeKind.UNREADABLE, impossible=True)
    if _FROM.match(text):
        if len(days) == 1:
            return Timeframe(text, TimeframeKind.ONGOING, start_on=days[0])
        return Timeframe(text, TimeframeKind.PERIOD, start_on=days[0], due_on=days[1])
    return Timeframe(text, TimeframeKind.DATE, due_on=days[-1])


def _read_span(text: str) -> Timeframe | None:
    """ "Từ quý I/2026 đến quý IV/2027": from the first day of one to the last of the other."""
    ends = _SPAN.split(re.sub(r"^(?:kể )?từ\s+", "", text, flags=re.I))
    if len(ends) != 2 or not (_FROM.match(text) or _MONTH_SPAN.match(text)):
        return None
    first, last = (_read_quarters(end) or _read_months(end) for end in ends)
    if not (first and last and first.due_on and last.due_on):
        return None
    return Timeframe(text, TimeframeKind.PERIOD, _begin(first), last.due_on)


def _begin(frame: Timeframe) -> date | None:
    if frame.start_on or not frame.due_on:
        return frame.start_on
    months = 3 if frame.kind is TimeframeKind.QUARTER else 1
    return date(frame.due_on.year, frame.due_on.month - months + 1, 1)


def _read_period(text: str) -> Timeframe | None:
    if found := _PERIOD.search(text):
        first, last = int(found[1]), int(found[2])
        if first > last:
            return Timeframe(text, TimeframeKind.UNREADABLE)
        return Timeframe(text, TimeframeKind.PERIOD, date(first, 1, 1), date(last, 12, 31))
    if _YEARS.fullmatch(text):
        years = [int(year) for year in re.findall(YEAR, text)]
        return Timeframe(
            text, TimeframeKind.PERIOD, date(min(years), 1, 1), date(max(years), 12, 31)
        )
    if found := _HALF.search(text):
        year, month = int(found[2]), 6 if found[1].casefold() == "đầu" else 12
        start = date(year, month - 5, 1)
        return replace(_month_end(text, TimeframeKind.PERIOD, year, month), start_on=start)
    return None


def _quarters(found: re.Match[str]) -> list[int]:
    names = re.findall(_QUARTER_NAME, found["list"].lower())
    return [QUARTERS[name] for name in names]


def _read_quarters(text: str) -> Timeframe | None:
    """The last quarter that is named: "Quý IV/2025 - Quý II/2026", "Quý II, III năm 2026".

    A year behind the quarters is later: "Quý III, IV/2026, 2027" runs to the end of 2027.
    """
    found = list(_QUARTER.finditer(text))
    if not found:
        return None
    last = found[-1]
    years = [int(year) for year in re.findall(rf"(?<![\d/]){YEAR}\b", text[last.end() :])]
    if years:
        start = date(int(found[0]["year"]), _quarters(found[0])[0] * 3 - 2, 1)
        return Timeframe(text, TimeframeKind.PERIOD, start, date(max(years), 12, 31))
    return _month_end(text, TimeframeKind.QUARTER, int(last["year"]), _quarters(last)[-1] * 3)


def _read_months(text: str) -> Timeframe | None:
    if _BAD_QUARTER.search(text):
        return None
    if found := list(_MONTH.finditer(text)):
        return _month_end(text, TimeframeKind.MONTH, int(found[-1][2]), int(found[-1][1]))
    if part := _PART_OF_YEAR.search(text):
        month = {"đầu": 3, "giữa": 6, "cuối": 12}[part[1].casefold()]
        kind = TimeframeKind.YEAR if month == 12 else TimeframeKind.UNREADABLE
        due = date(int(part[2]), 12, 31) if month == 12 else None
        return Timeframe(text, kind, due_on=due)
    return None


def _month_end(text: str, kind: TimeframeKind, year: int, month: int) -> Timeframe:
    last = calendar.monthrange(year, month)[1]
    return Timeframe(text, kind, due_on=date(year, month, last))


_DAY = rf"(?:{DATE.pattern})"
_CLOCK = r"(?:\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?,?\s+)"
_DAY_MONTH = r"(?:ngày\s+)?\d{1,2}\s*(?:tháng|/)\s*\d{1,2}(?![\d/])"
_PROSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "trước ngày 30/5 và 20/11 hằng năm", "trước ngày 15/6 và 15/12"
        rf"(?:định kỳ,?\s+)?(?P<due>(?:trước|vào)\s+{_DAY_MONTH}(?:\s*(?:,|và)\s*{_DAY_MONTH})*"
        r"\s*,?\s*h[ằà]ng năm)",
        # "chậm nhất là ngày 20/02/2025", "trước 17 giờ 00 ngày 25/9/2025"
        rf"(?P<due>(?:(?:chậm|muộn) nhất(?:\s+(?:vào|là|trước))*|trước|vào|đến|đến hết|hết)\s+"
        rf"{_CLOCK}?(?:ngày\s+)?{_DAY})",
        rf"(?P<due>từ\s+{_CLOCK}?ngày\s+{_DAY}\s+(?:cho\s+)?đến\s+[^,;.]{{3,60}})",
        # "trong quý III năm 2012", "chậm nhất là tháng 3/2026"
        r"(?P<due>(?:chậm nhất(?:\s+(?:là|vào|trong))?|trong|trước|vào|hết|đến hết)\s+"
        rf"(?:quý\s+{_QUARTER_NAME}(?:\s*(?:,|và)\s*{_QUARTER_NAME})*|tháng\s+\d{{1,2}})"
        rf"\s*(?:/|,|năm)?\s*(?:năm\s+)?{YEAR})",
        rf"(?:hoàn thành|xong)\s+(?P<due>(?:quý\s+{_QUARTER_NAME}|tháng\s+\d{{1,2}})"
        rf"\s*(?:/|năm)\s*{YEAR})",
        rf"(?:hoàn thành|xong|thực hiện|trình|ban hành|triển khai)[^,;.]{{0,60}}?\s"
        rf"(?P<due>trong năm {YEAR}(?: và các năm tiếp theo)?)",
        rf"(?P<due>(?:ngay từ năm (?:học )?|từ năm học ){YEAR}(?:\s*[-–]\s*{YEAR})?)",
        # "trong thời hạn 30 ngày kể từ ngày ban hành", "không quá 06 giờ kể từ khi …"
        r"(?P<due>(?:trong (?:thời hạn |vòng )?|sau |không quá )\d{1,3}\s*(?:giờ|ngày|tháng|tuần)"
        r"(?: làm việc)?,?\s+(?:kể từ|tính từ|sau|từ) (?:khi|ngày)[^,;.]{3,80})",
        # "trước ngày 15/6 và 15/12", "trước ngày 05 hằng tháng"
        rf"(?P<due>trước\s+{_DAY_MONTH}(?:\s*(?:,|và)\s*(?:trước\s+)?{_DAY_MONTH})*)",
        r"(?P<due>trước ngày \d{1,2} (?:h[ằà]ng tháng|của tháng[^,;.)]{3,40}))",
        r"^(?P<due>Thường xuyên|Hằng năm|Hàng năm|Hằng quý|Hàng quý|Hằng tháng|Hàng tháng|"
        r"Định kỳ(?: h[ằà]ng năm| h[ằà]ng quý| \d+ tháng)?)\b",
    )
)


def prose_timeframe(text: str, issued_on: date | None = None) -> Timeframe | None:
    """The deadline that a sentence states: a day to finish by, or "Thường xuyên" at its start."""
    for pattern in _PROSE:
        if found := pattern.search(text):
            return read_timeframe(found["due"], issued_on=issued_on)
    return None
