"""How the picture says a day and a place."""

from datetime import date


def day(value: date | None) -> str:
    """A date as Vietnamese documents print it."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}" if value else ""


def place(document: str, line: int | None) -> str:
    """Where a quote stands."""
    return f"{document}, dòng {line}" if line else document
