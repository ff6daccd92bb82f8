"""Dates, timeframes, numbers and Roman numerals, as administrative Vietnamese writes them."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from graph.vocabulary import Comparator, TimeframeKind
from graph.words import one_space

ROMAN = {letter: value for letter, value in zip("IVXLC", (1, 5, 10, 50, 100), strict=True)}

# "14 / 5/2026", "22/8/2025", "ngày 22 tháng 8 năm 2025"
_SLASHED = r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>(?:19|20)\d\d)"
_WORDED = r"(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>(?:19|20)\d\d)"
DATE = re.compile(
    rf"(?:ngày\s*)?(?:{_SLASHED.replace('?P<', '?P<s')}|{_WORDED.replace('?P<', '?P<w')})",
    re.IGNORECASE,
)
YEAR = r"(?:19|20)\d\d"

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def roman(text: str) -> int | None:
    """14 for XIV; none for anything that is not a Roman numeral up to 399."""
    if not re.fullmatch(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text):
        return None
    values = [ROMAN[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


@dataclass(frozen=True)
class WrittenDate:
    """A date as written; ``value`` is none if the calendar has no such day."""

    text: str
    value: date | None
    year: int


def find_date(text: str, start: int = 0) -> WrittenDate | None:
    """The first full date at or after ``start``."""
    found = DATE.search(text, start)
    return _written(found) if found else None


def find_dates(text: str) -> list[WrittenDate]:
    """Every full date in the text."""
    return [_written(found) for found in DATE.finditer(text)]


def _written(found: re.Match[str]) -> WrittenDate:
    day, month, year = (int(found[f"s{part}"] or found[f"w{part}"]) for part in "dmy")
    return WrittenDate(found[0], make_date(year, month, day), year)


def make_date(year: int, month: int, day: int) -> date | None:
    """None for 30 February: an impossible date is never bent into another one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


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


_EACH_YEAR = re.compile(r"h[ằà]ng (?:năm|quý|tháng|tuần)|mỗi (?:năm|quý|tháng)|định kỳ", re.I)
_ONGOING = re.compile(r"thường xuyên|liên tục", re.I)
_CONDITION = re.compile(r"^(?:khi|sau khi|theo|ngay (?:sau )?khi|tùy|căn cứ)\b", re.I)
_PROPOSED = re.compile(r"^đề xuất\b", re.I)
_PERIOD = re.compile(rf"({YEAR})\s*(?:[-–—]|đến(?:\s+năm)?)\s*({YEAR})", re.I)
_QUARTER = re.compile(
    rf"quý\s*(?:(?:iv|iii|ii|i|[1-4])\s*(?:,|-|–|và)\s*)*(iv|iii|ii|i|[1-4])\s*(?:năm|/|-|,)?\s*({YEAR})",
    re.I,
)
_BAD_QUARTER = re.compile(r"quý", re.I)
_FROM = re.compile(r"(?:kể )?từ\b", re.I)
_BEFORE_YEAR = re.compile(rf"trước năm {YEAR}", re.I)
_YEARS = re.compile(rf"(?:(?:các )?năm\s*)?{YEAR}(?:\s*(?:,|và)\s*{YEAR})+", re.I)
_HALF = re.compile(rf"6 tháng (đầu|cuối) năm ({YEAR})", re.I)
_MONTH = re.compile(rf"(?:tháng\s*)?\b(1[0-2]|0?[1-9])\s*(?:/|năm)\s*({YEAR})", re.I)
_YEAR_ONLY = re.compile(
    rf"^(?:(?:trong|đến|hết|đến hết|trước|xong trong|hoàn thành trong)?\s*năm\s*|đến\s*|"
    rf"hết\s*)?({YEAR})\b",
    re.I,
)
_AND_AFTER = re.compile(rf"({YEAR}) và (?:các |những )?năm (?:tiếp theo|sau)", re.I)
_FROM_YEAR = re.compile(rf"^(?:ngay )?từ năm (?:học )?{YEAR}(?:\s*-\s*{YEAR})?(?!\S*\s*đến)", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")


def read_timeframe(text: str) -> Timeframe | None:
    """What a deadline cell says; none for an empty cell (see MODEL: Timeframes)."""
    text = one_space(text)
    if not text.strip(" .;,-–"):
        return None
    core = one_space(_BRACKETS.sub(" ", text)) or text
    for reader in (_read_wording, _read_days):
        if frame := reader(core):
            return replace(frame, text=text)
    return Timeframe(text, TimeframeKind.UNREADABLE)


def _read_wording(text: str) -> Timeframe | None:
    if _PROPOSED.search(text):
        return _read_proposed(text)
    if _CONDITION.search(text) and not _starts_with_day(text):
        return Timeframe(text, TimeframeKind.CONDITIONAL)
    if _EACH_YEAR.search(text) or _AND_AFTER.search(text):
        return Timeframe(text, TimeframeKind.RECURRING, _first_day(text), impossible=_never(text))
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


def _never(text: str) -> bool:
    """True if a full date in the text is in no calendar, or a day that no month has."""
    if any(each.value is None for each in find_dates(text)):
        return True
    days = re.findall(r"(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})(?![\d/])", text)
    return any(make_date(2024, int(month), int(day)) is None for day, month in days)


def _first_day(text: str) -> date | None:
    """The day from which something recurs: "Quý IV năm 2025 và … hằng năm" -> 1 October."""
    if found := _QUARTER.search(text):
        return date(int(found[2]), QUARTERS[found[1].lower()] * 3 - 2, 1)
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
    for reader in (_read_dates, _read_period, _read_quarters):
        if frame := reader(text):
            return frame
    if (found := _MONTH.search(text)) and not _BAD_QUARTER.search(text):
        return _month_end(text, TimeframeKind.MONTH, int(found[2]), int(found[1]))
    if found := _YEAR_ONLY.search(text):
        year = int(found[1]) - bool(_BEFORE_YEAR.match(text))
        return Timeframe(text, TimeframeKind.YEAR, due_on=date(year, 12, 31))
    return None


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


def _read_quarters(text: str) -> Timeframe | None:
    """The last quarter that is named: "Quý IV/2025 - Quý II/2026", "Quý II, III năm 2026"."""
    found = _QUARTER.findall(text)
    if not found:
        return None
    quarter, year = found[-1]
    return _month_end(text, TimeframeKind.QUARTER, int(year), QUARTERS[quarter.lower()] * 3)


def _month_end(text: str, kind: TimeframeKind, year: int, month: int) -> Timeframe:
    last = calendar.monthrange(year, month)[1]
    return Timeframe(text, kind, due_on=date(year, month, last))


@dataclass(frozen=True)
class Measure:
    """A number as written: ``≥ 80`` is (>=, 80); ``21 (8/38)`` has numerator and denominator."""

    text: str
    comparator: Comparator | None
    value: float | None
    numerator: int | None = None
    denominator: int | None = None


_COMPARATORS = (
    (
        re.compile(
            r"≥|>=|tối thiểu|ít nhất|trở lên|không (?:thấp|ít|dưới) hơn|không dưới|"
            r"từ\s+\d[\d.,]*\s*%?\s*trở lên",
            re.I,
        ),
        Comparator.AT_LEAST,
    ),
    (re.compile(r"≤|<=|tối đa|không quá|trở xuống|không vượt quá", re.I), Comparator.AT_MOST),
    (re.compile(r">|\btrên\s+\d", re.I), Comparator.MORE_THAN),
    (re.compile(r"<|\bdưới\s+\d", re.I), Comparator.LESS_THAN),
)
_NUMBER = re.compile(r"(?<![\w.,])-?\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|-?\d+(?:[.,]\d+)?")
_FRACTION = re.compile(r"\(\s*(\d+)\s*/\s*(\d+)\s*\)")


def read_number(text: str) -> float | None:
    """``71,9`` is 71.9 and ``23.500`` is 23500: a point groups thousands, a comma is decimal."""
    found = _NUMBER.search(text)
    if not found:
        return None
    grouped = re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", found[0])
    digits = found[0].replace(".", "") if grouped else found[0]
    return float(digits.replace(",", "."))


def read_measure(text: str) -> Measure:
    """The first number of a cell with its comparator, and the fraction behind it."""
    value = read_number(text)
    comparator = next((sign for words, sign in _COMPARATORS if words.search(text)), None)
    if value is not None and comparator is None:
        comparator = Comparator.EQUAL
    fraction = _FRACTION.search(text)
    numerator, denominator = (int(fraction[1]), int(fraction[2])) if fraction else (None, None)
    return Measure(text, comparator if value is not None else None, value, numerator, denominator)
