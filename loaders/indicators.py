"""Targets: from tables with a unit column, and from sentences that set a percentage."""

import re
from collections.abc import Iterable

from graph.vocabulary import Basis, Comparator
from loaders.issues import Issues
from loaders.lines import Ledger, Line
from loaders.names import Knows, split_names
from loaders.parsed import Name, ParsedIndicator
from loaders.quantities import read_measure, read_number
from loaders.structure import Clause
from loaders.tables import Column, Row, Table, section_path, section_title

_YEAR = re.compile(r"20\d\d")


def read_table_indicators(
    table: Table, knows: Knows, ledger: Ledger, issues: Issues
) -> list[ParsedIndicator]:
    """One indicator for each data row of a table that measures something."""
    found = []
    for row in table.rows:
        found.append(_row_indicator(table, row, knows))
        ledger.read(row.lines, "indicator")
    return found


def inherit_monitors(indicators: list[ParsedIndicator], issues: Issues) -> None:
    """Carry a merged monitor cell down, and say so.

    Text extraction keeps a merged cell's words in its first row only. Where the first row of a
    section names a monitor and every other row of that section is blank, the cell was probably
    merged; a single blank row is left blank.
    """
    for section in {each.section: None for each in indicators}:
        first, *others = [each for each in indicators if each.section == section]
        if not first.monitored_by or len(others) < 2 or any(each.monitored_by for each in others):
            continue
        for each in others:
            each.monitored_by = [
                Name(name.text, name.line, Basis.INHERITED, name.quote)
                for name in first.monitored_by
            ]
            issues.add(
                "probably-merged",
                each.line,
                each.name,
                f"Ô phía trên: {first.monitored_by[0].text}.",
            )


def _row_indicator(table: Table, row: Row, knows: Knows) -> ParsedIndicator:
    unit, target = table.cell(row, Column.UNIT), table.cell(row, Column.TARGET)
    if not target and len(unit) > 20:
        unit, target = "", unit
    measure = read_measure(target)
    quantified = measure.value is not None and not _is_only_year(target)
    baseline = table.cell(row, Column.BASELINE)
    heading = table.headings[table.columns.index(Column.BASELINE)] if baseline else ""
    cell = table.cell(row, Column.MONITOR) or table.cell(row, Column.LEAD)
    section = section_title(row.section)
    return ParsedIndicator(
        number=row.number or None,
        section=section,
        name=table.cell(row, Column.TEXT),
        line=row.line,
        path=(table.annex, *section_path(row.section)),
        unit=unit or None,
        comparator=measure.comparator if quantified else None,
        target=target or None,
        target_value=measure.value if quantified else None,
        target_year=_last_year(section) or _last_year(target),
        baseline=baseline or None,
        baseline_value=read_number(baseline),
        baseline_year=_last_year(heading),
        milestones={
            year: row.cells[place] for place, year in table.years.items() if row.cells[place]
        },
        monitored_by=[Name(name, row.line, quote=cell) for name in split_names(cell, knows)],
    )


def _is_only_year(text: str) -> bool:
    """ "Năm 2030 đạt chuẩn" measures nothing."""
    return read_number(_YEAR.sub("", text)) is None


def _last_year(text: str | None) -> int | None:
    years = _YEAR.findall(text or "")
    return int(years[-1]) if years else None


_LEADING = re.compile(
    r"^(?:(?P<period>[Gg]iai đoạn\s+20\d\d\s*[-–]\s*20\d\d)[^%]{0,20}?\s)?"
    r"(?P<target>(?:(?:[Tt]ối thiểu|[Íí]t nhất|[Tt]rên|[Pp]hấn đấu|"
    r"[Tt]ừ)\s+)*\d+(?:,\d+)?\s*%)\s+(?P<name>\w.*)$"
)
_REACHES = re.compile(
    r"(?P<name>[Tt](?:ỷ|ỉ) lệ [^;.]*?)\s+(?:đạt|là)\s+(?P<target>(?:từ |trên |tối thiểu |"
    r"ít nhất |khoảng )?\d+(?:,\d+)?\s*%(?:\s+trở lên)?)"
)
_EVERY = re.compile(
    r"(?P<target>[Tt]ất cả)\s+(?P<name>(?:các\s+)?(?:bộ|cơ quan|địa phương|đơn vị|cán bộ|"
    r"giáo viên|học sinh|trường|xã|phường|cơ sở|sở|tỉnh)\b.*)$"
)
_PERIOD = re.compile(
    r"[Gg]iai đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)|[Đđ]ến năm\s+(20\d\d)|[Nn]ăm\s+(20\d\d)"
)


class GoalReader:
    """Reads the targets of a section of goals; a period holds until the next one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._period: str | None = None
        self._year: int | None = None
        self.found: list[ParsedIndicator] = []

    def read_clauses(self, clauses: Iterable[Clause], path: tuple[str, ...]) -> None:
        """Targets of these clauses and of what stands under them."""
        for clause in clauses:
            if clause.children or _PERIOD.fullmatch(clause.text.rstrip(" :.")):
                self._set_period(clause.printed)
            elif self.read_text(clause.text, clause.lines[0], path):
                self._ledger.read(clause.lines, "indicator")
            self.read_clauses(clause.children, path)

    def read_text(self, text: str, line: Line, path: tuple[str, ...]) -> bool:
        """Keep the target that the sentence sets; false if it sets none."""
        found = _LEADING.match(text) or _EVERY.search(text) or _REACHES.search(text)
        if period := _PERIOD.search(text[: found.start("name")] if found else text):
            self._set_period(period[0])
        if not found or (found.re is _EVERY and found.start() > 120):
            return False
        target = found["target"].removeprefix("phấn đấu ").removeprefix("Phấn đấu ")
        measure = read_measure(target)
        everyone = measure.value is None
        self.found.append(
            ParsedIndicator(
                number=None,
                section=self._period,
                name=found["name"].rstrip(" ."),
                line=line.number,
                path=path,
                unit=None if everyone else "%",
                comparator=Comparator.EQUAL if everyone else measure.comparator,
                target=target,
                target_value=100.0 if everyone else measure.value,
                target_year=self._year,
            )
        )
        return True

    def _set_period(self, text: str) -> None:
        if found := _PERIOD.search(text):
            self._period = text
            self._year = int(next(year for year in reversed(found.groups()) if year))
