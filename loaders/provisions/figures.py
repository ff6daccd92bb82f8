"""Figures that a document gives twice: in a table and in its prose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.base.words import name_key
from graph.schema.vocabulary import FigureRole
from loaders.parsed.document import (
    ParsedIndicator,
    Stated,
)
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import read_number

ALIKE = 0.8
"""Share of words that two names of one measure have in common."""
FEWEST = 3
"""Words that a name must have to be told from another."""
_EMPTY = re.compile(
    r"\b(?:t[ỷỉ] (?:lệ|trọng)|số lượng|số|phấn đấu|đạt|duy trì|toàn tỉnh|của tỉnh|cả nước|"
    r"trên địa bàn(?: tỉnh)?|hằng năm|hàng năm|được)\b"
)


@dataclass(frozen=True)
class Figure:
    """What prose says of a measure."""

    name: str
    role: FigureRole
    value: str
    year: int | None
    line: int
    quote: str


@dataclass(frozen=True)
class Compared:
    """The indicators of tables, with figures that differ beside them, and those of prose alone."""

    tabled: tuple[ParsedIndicator, ...]
    others: tuple[ParsedIndicator, ...]


def compare_figures(
    tabled: Sequence[ParsedIndicator],
    said: Iterable[ParsedIndicator],
    present: Iterable[Figure],
    notes: Notes,
) -> Compared:
    """Keep the targets of the prose that no table has, and figures that differ from a table's.

    Both stand side by side under the indicator of the table, each with its source, and are
    reported: nobody but a person can say which of them holds.
    """
    rows, others = list(tabled), []
    for each in said:
        place = _row_of(each.name, each.target_year, rows)
        if place is None:
            others.append(each)
        elif each.target and not _is_in(each.target, rows[place]):
            quote = each.quote or each.name
            figure = Figure(
                each.name, FigureRole.TARGET, each.target, each.target_year, each.line, quote
            )
            rows[place] = _beside(rows[place], figure, notes)
    for figure in present:
        place = _row_of(figure.name, None, rows)
        own = rows[place].baseline if place is not None else None
        if place is not None and own and read_number(own) != read_number(figure.value):
            rows[place] = _beside(rows[place], figure, notes)
    return Compared(tuple(rows), tuple(others))


def _row_of(name: str, year: int | None, tabled: Sequence[ParsedIndicator]) -> int | None:
    """Where the row that measures the same stands; the one for the same year comes first."""
    same = [place for place, each in enumerate(tabled) if is_same_measure(each.name, name)]
    exact = [place for place in same if year and tabled[place].target_year == year]
    open_ = [place for place in same if year is None or tabled[place].target_year is None]
    return next(iter(exact or open_), None)


def is_same_measure(first: str, second: str) -> bool:
    """Whether two names are of one measure, by the words that say what is measured."""
    one, other = _words(first), _words(second)
    shorter, common = min(len(one), len(other)), len(one & other)
    return shorter >= FEWEST and common / len(one | other) >= ALIKE


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", _EMPTY.sub(" ", name_key(name))))


def _is_in(target: str, row: ParsedIndicator) -> bool:
    """Whether a value is the row's target, or one on its way."""
    value = read_number(target)
    values = (row.target or "", *row.milestones.values())
    return any(value is not None and read_number(each) == value for each in values)


def _beside(row: ParsedIndicator, figure: Figure, notes: Notes) -> ParsedIndicator:
    """The row with a figure that differs from its own."""
    own = row.target if figure.role is FigureRole.TARGET else row.baseline
    if not own:
        return row
    stated = list(row.stated)
    if not any(each.role is figure.role for each in stated):
        stated.append(Stated(figure.role, own, row.line, own))
    stated.append(Stated(figure.role, figure.value, figure.line, figure.quote))
    notes.add("figures-differ", figure.line, figure.quote, f"“{own}” ở dòng {row.line}.")
    return replace(row, stated=stated)
