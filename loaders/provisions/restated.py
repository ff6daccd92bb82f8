"""Figures that a document gives twice: in a table and in its prose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.base.words import name_key
from graph.schema.vocabulary import FigureRole
from loaders.parsed.document import (
    ParsedIndicator,
    Stated,
)
from loaders.source.issues import Issues
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


def compare_figures(
    tabled: Sequence[ParsedIndicator],
    said: Iterable[ParsedIndicator],
    present: Iterable[Figure],
    issues: Issues,
) -> list[ParsedIndicator]:
    """The targets of the prose that no table has; a figure that differs from the table's is kept.

    Both stand side by side under the indicator of the table, each with its source, and are
    reported: nobody but a person can say which of them holds.
    """
    kept = []
    for each in said:
        row = _row_of(each.name, each.target_year, tabled)
        if row is None:
            kept.append(each)
        elif each.target and not _is_in(each.target, row):
            figure = Figure(
                each.name,
                FigureRole.TARGET,
                each.target,
                each.target_year,
                each.line,
                each.quote or each.name,
            )
            _put_beside(row, figure, issues)
    for figure in present:
        row = _row_of(figure.name, None, tabled)
        if row and row.baseline and read_number(row.baseline) != read_number(figure.value):
            _put_beside(row, figure, issues)
    return kept


def _row_of(
    name: str, year: int | None, tabled: Sequence[ParsedIndicator]
) -> ParsedIndicator | None:
    """The row that measures the same; the one for the same year comes first."""
    same = [each for each in tabled if is_same_measure(each.name, name)]
    exact = [each for each in same if year and each.target_year == year]
    open_ = [each for each in same if year is None or each.target_year is None]
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


def _put_beside(row: ParsedIndicator, figure: Figure, issues: Issues) -> None:
    own = row.target if figure.role is FigureRole.TARGET else row.baseline
    if not own:
        return
    if not any(each.role is figure.role for each in row.stated):
        row.stated.append(Stated(figure.role, own, row.line, own))
    row.stated.append(Stated(figure.role, figure.value, figure.line, figure.quote))
    issues.add("figures-differ", figure.line, figure.quote, f"“{own}” ở dòng {row.line}.")
