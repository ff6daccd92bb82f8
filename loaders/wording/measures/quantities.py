"""Dates, numbers and Roman numerals, as administrative Vietnamese writes them."""

import re
from dataclasses import dataclass
from datetime import date

from graph.schema.vocabulary import Comparator

ROMAN = {letter: value for letter, value in zip("IVXLC", (1, 5, 10, 50, 100), strict=True)}

# "14 / 5/2026", "22/8/2025", "ngày 22 tháng 8 năm 2025"
_SLASHED = r"(?<![\d/])(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>(?:19|20)\d\d)"
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
# "80%[1]", "1.435 MW3"
_FOOTNOTE = re.compile(
    r"(?<=%)\s?(?:\[\d{1,2}\]|\d{1,2}(?!\d|[.,]\d|\s*%))(?=[\s.,;)]|$)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|"
    r"(?:(?<=tấn)|(?<=đồng)|(?<=USD)|(?<=MW))\d{1,2}(?=[\s.,;)]|$)"
)
# "8 - 10%/năm", "từ 40% đến 50%"
_RANGE = re.compile(r"^\D*\d[\d.,]*\s*%?\s*(?:[-–]|đến)\s*\d")
_MANY = r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)"
_EACH = r"(?:\s*/\s*\w+(?:\s(?:viên|động|án|sinh|khách|dân)(?!\w))?)"
# "tỷ USD", "tấn/ha", "triệu đồng/người/năm", "đồng trở lên/hội viên"
UNIT = re.compile(
    rf"\s*(?P<unit>{_MANY}*(?:đồng|USD|EUR|đô la(?:\s+Mỹ)?|tấn|tạ|kg|"
    rf"héc ta|hecta|ha|km2|km²|km|m2|m²|m3|m³|lít|[kMGT]Wh?|[kMG]?VA)(?!\w){_EACH}*)"
    rf"(?P<more>\s+trở (?:lên|xuống){_EACH}*)?",
    re.IGNORECASE,
)
# "đến hết năm 2030", "(2030)", "tầm nhìn 2045", "giai đoạn 2026 - 2030"
_YEARS = re.compile(
    r"(?:\b(?:đến(?: hết)?|vào|trong|hết|trước|tới|từ)?\s*\bnăm\s+(20\d\d)|\((20\d\d)\)|"
    r"\b(?:đến|trước|vào)\s+(20\d\d)(?=\s*(?:[,;:.]|đạt\b|có\b|còn\b|phấn đấu\b|$))|"
    r"\btầm nhìn(?: đến)?(?: năm)?\s+(20\d\d)(?!\d)|"
    r"(?:\btrong\s+)?\bgiai đoạn\s+20\d\d\s*[-–]\s*(20\d\d))",
    re.IGNORECASE,
)
# "so với năm 2020", "so với cùng kỳ năm 2020", "so với giai đoạn 2016 - 2020"
_BASELINE = re.compile(r"\bso với\s+(?:[^\W\d]+\s+){0,4}20\d\d(?:\s*[-–]\s*20\d\d)?", re.IGNORECASE)
# "tỷ lệ bác sĩ |trên 10.000 dân đạt 15|": a number that the measure is taken for
_PER = re.compile(
    rf"(?:1(?:00|0?\.?000|00\.?000|\.?000\.?000)|\d+(?=\s+(?:nghìn|ngàn|vạn|triệu)\s))(?!\d)\s+{_MANY}?"
    r"(?P<whom>dân|người|trẻ|phụ nữ|bà mẹ|hộ|ca|lao động|học sinh|sinh viên|[^\W\d]+)\b"
    r"(?P<reaches>[^\d,;.:]{0,60}\s(?:đạt|là|giảm|tăng|còn|xuống|lên|ở mức|dưới|trên)\s"
    r"[^\d,;.:]{0,40}\d)?",
    re.IGNORECASE,
)
# not "50 lớp cho trên 10.000 người"
_OF = "".join(
    rf"(?<!\b{word})"
    for word in ("đạt", "có", "là", "cho", "với", "và", "gồm", "của", "thu hút", "hỗ trợ")
)
_OF += r"\s+trên\s+$"
_RATE_OF = re.compile(
    rf"\b(?:t[ỷỉ] (?:lệ|số|suất)|số|mật độ)\s[^,;:.\d]{{2,80}}{_OF}",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(rf"\d\s+[^,;:.\d]{{2,40}}{_OF}", re.IGNORECASE)
_PEOPLE = ("dân", "người", "trẻ", "phụ nữ", "bà mẹ", "hộ", "lao động", "học sinh", "sinh viên")


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
    if value is not None and comparator is None and not _RANGE.match(text):
        comparator = Comparator.EQUAL
    fraction = _FRACTION.search(text)
    numerator, denominator = (int(fraction[1]), int(fraction[2])) if fraction else (None, None)
    return Measure(text, comparator if value is not None else None, value, numerator, denominator)


def blank_footnotes(text: str) -> str:
    """The text with blanks for the marks of footnotes; every word stays in its place."""
    return _FOOTNOTE.sub(lambda found: " " * len(found[0]), text)


def find_last_year(text: str) -> int | None:
    """The last year that the words name: the end of a period."""
    found = [next(filter(None, each.groups())) for each in _YEARS.finditer(text)]
    return int(found[-1]) if found else None


def without_years(text: str, *, at_start: bool = False) -> str:
    """The words without the years they name, or without the one they open with."""
    if at_start:
        found = _YEARS.match(text)
        return text[found.end() :] if found else text
    return re.sub(r"\s{2,}", " ", _YEARS.sub(" ", text))


def without_baselines(text: str) -> str:
    """The words without what they compare with: "so với năm 2020" is no year to reach."""
    return _BASELINE.sub(" ", text)


def is_denominator(text: str, place: int) -> bool:
    """Whether the number at ``place`` is what a rate is taken of: "bác sĩ trên 10.000 dân"."""
    found = _PER.match(text, place)
    before = text[max(0, place - 100) : place]
    if not found:
        return False
    if found["reaches"] and _RATE_OF.search(before):
        return True
    return found["whom"].lower() in _PEOPLE and _COUNT_OF.search(before) is not None
