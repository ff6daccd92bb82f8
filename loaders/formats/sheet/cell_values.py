"""Values of a sheet as the page shows them, in Vietnamese notation."""

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

MAX_DECIMALS = 15
_LARGEST = 10**15
"""Figures beyond this are not exact in a sheet."""
_IGNORED = re.compile(r"\[[^\]]*\]|_.|\*.")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_CORE = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+")


def render_number(value: float, shape: str, epoch: datetime) -> str:
    """A number under its number format: 0.62 as "0%" is "62%", 23500 as "#,##0" is "23.500"."""
    if is_timedelta_format(shape) or is_date_format(shape):
        return _render_date(value, shape, epoch)
    section = _IGNORED.sub("", _sections(shape, value))
    bare = _QUOTED.sub("", section)
    core = _CORE.search(bare)
    if section.strip().lower() in ("", "general", "@") or core is None or abs(value) >= _LARGEST:
        return plain(value)
    if re.search(r"[eE][+-]|/", bare):
        return plain(value)
    before, after = _around(section)
    figure = _figure(abs(value), core[0], bare.count("%"))
    sign = "-" if value < 0 and re.search("[1-9]", figure) else ""
    return sign + before + figure + after


def plain(value: float) -> str:
    """A number without a format: 71.9 is "71,9", 5.0 is "5"."""
    if value == int(value) and abs(value) < _LARGEST:
        return str(int(value))
    digits = f"{value:.11g}"
    return digits.replace(".", ",")


def _sections(shape: str, value: float) -> str:
    """The part of a format that holds for this value: positive; negative; zero."""
    parts: list[str] = re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;)', shape) or [shape]
    if value < 0 and len(parts) > 1:
        return re.sub("[()-]", "", parts[1])
    if value == 0 and len(parts) > 2 and _CORE.search(_QUOTED.sub("", parts[2])):
        return parts[2]
    return parts[0]


def _around(section: str) -> tuple[str, str]:
    """The words that a format prints before and after the figure."""
    words = {
        chr(0xE000 + n): found[1] or found[2] or ""
        for n, found in enumerate(_QUOTED.finditer(section))
    }
    marks = iter(words)
    hidden = _QUOTED.sub(lambda found: next(marks), section)
    core = _CORE.search(hidden)
    assert core
    sides = (hidden[: core.start()], _CORE.sub("", hidden[core.end() :]))
    shown = ["".join(words.get(each, each) for each in side) for side in sides]
    return shown[0].replace("-", "").lstrip(), shown[1].rstrip()


def _figure(value: float, core: str, percent: int) -> str:
    scaled = core.rstrip(",")
    number = Decimal(repr(value)) * 100**percent / 1000 ** (len(core) - len(scaled))
    whole, _, decimals = scaled.partition(".")
    try:
        rounded = number.quantize(
            Decimal(1).scaleb(-min(len(decimals), MAX_DECIMALS)), ROUND_HALF_UP
        )
    except InvalidOperation:
        return plain(value)
    left, _, right = f"{rounded:f}".partition(".")
    least = len(decimals.rstrip("#?"))
    right = right[:least] + right[least:].rstrip("0")
    left = left.zfill(whole.replace(",", "").count("0"))
    if "," in whole:
        left = f"{int(left):,}".replace(",", ".")
    return f"{left},{right}" if right else left


def _render_date(value: float, shape: str, epoch: datetime) -> str:
    """A day as dd/mm/yyyy; only the month or the year where the format shows no more."""
    try:
        moment = from_excel(value, epoch, timedelta=is_timedelta_format(shape))
    except (OverflowError, ValueError):
        return plain(value)
    if isinstance(moment, timedelta):
        minutes = round(moment.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(moment, time):
        return moment.strftime("%H:%M")
    return render_day(moment, shape)


def render_day(moment: datetime, shape: str = "d") -> str:
    """A day with as much of it as the number format shows."""
    letters = _QUOTED.sub("", _IGNORED.sub("", shape)).lower()
    if "d" not in letters and "h" not in letters:
        if "y" in letters:
            year = f"{moment.year:04}"
            return f"{moment.month:02}/{year}" if "m" in letters else year
        return f"{moment.month:02}"
    day = f"{moment.day:02}/{moment.month:02}/{moment.year:04}"
    if "y" not in letters and "h" not in letters:
        day = day[:5]
    return f"{day} {moment:%H:%M}" if "h" in letters and (moment.hour or moment.minute) else day
