"""Dates, numbers and Roman numerals, as administrative Vietnamese writes them."""

import re
from dataclasses import dataclass
from datetime import date

from graph.vocabulary import Comparator

ROMAN = {letter: value for letter, value in zip("IVXLC", (1, 5, 10, 50, 100), strict=True)}

# "14 / 5/2026", "22/8/2025", "ngày 22 tháng 8 năm 2025"
_SLASHED = r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>(?:19|20)\d\d)"
_WORDED = r"(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>(?:19|20)\d\d)"
DATE = re.compile(
    rf"(?:ngày\s*)?(?:{_SLASHED.replace('?P<', '?P<s')}|{_WORDED.replace('?P<', '?P<w')})",
    re.IGNORECASE,
)
YEAR = r"(?:19|20)\d\d"


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
