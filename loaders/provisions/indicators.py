"""Targets: from tables with a unit column, and from sentences that set a percentage."""

import re
from collections.abc import Iterable

from graph.schema.vocabulary import (
    Basis,
    Comparator,
    FigureRole,
)
from loaders.formulas.columns import Column
from loaders.layout.clauses import Clause
from loaders.layout.tables.table import Table, TableRow, section_path, section_title
from loaders.parsed.document import Name, ParsedIndicator
from loaders.provisions.figures import Figure
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.baselines import take_reached
from loaders.wording.measures.horizons import (
    Target,
    baseline_of,
    way_of,
)
from loaders.wording.measures.quantities import (
    find_last_year,
    read_measure,
    read_number,
    without_baselines,
)
from loaders.wording.measures.targets import find_targets
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows
from loaders.wording.sentences import split_clauses

_YEAR = re.compile(r"20\d\d")


def read_table_indicators(table: Table, knows: Knows, notes: Notes) -> list[ParsedIndicator]:
    """One indicator for each data row of a table that measures something."""
    found = []
    for row in table.rows:
        found.append(_row_indicator(table, row, knows))
        notes.read(row.lines, "indicator")
    return found


def inherit_monitors(indicators: list[ParsedIndicator], notes: Notes) -> None:
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
            notes.add(
                "probably-merged",
                each.line,
                each.name,
                f"Ô phía trên: {first.monitored_by[0].text}.",
            )


def _row_indicator(table: Table, row: TableRow, knows: Knows) -> ParsedIndicator:
    unit, target = table.cell(row, Column.UNIT), table.cell(row, Column.TARGET)
    milestones = {year: row.cells[place] for place, year in table.years.items() if row.cells[place]}
    final = None
    if table.place(Column.TARGET) is None and len(table.years) > 1:
        final = max(table.years.values())
        target = milestones.get(final, "")
    if not target and len(unit) > 20:
        unit, target = "", unit
    measure = read_measure(target)
    quantified = measure.value is not None and not _is_only_year(target)
    baseline = table.cell(row, Column.BASELINE)
    heading = _heading(table, Column.BASELINE) if baseline else ""
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
        target_year=final
        or _last_year(section)
        or _last_year(target)
        or _last_year(_heading(table, Column.TARGET)),
        baseline=baseline or None,
        baseline_value=read_number(baseline),
        baseline_year=_last_year(heading),
        numerator=measure.numerator,
        denominator=measure.denominator,
        milestones=milestones,
        monitored_by=[Name(name, row.line, quote=cell) for name in split_names(cell, knows)],
    )


def _heading(table: Table, column: Column) -> str:
    place = table.place(column)
    return table.headings[place] if place is not None and place < len(table.headings) else ""


def _is_only_year(text: str) -> bool:
    """ "Năm 2030 đạt chuẩn" measures nothing."""
    return read_number(_YEAR.sub("", text)) is None


def _last_year(text: str | None) -> int | None:
    years = _YEAR.findall(text or "")
    return int(years[-1]) if years else None


_EVERY = re.compile(
    r"(?P<target>[Tt]ất cả)\s+(?P<name>(?:các\s+)?(?:bộ|cơ quan|địa phương|đơn vị|cán bộ|"
    r"giáo viên|học sinh|trường|xã|phường|cơ sở|sở|tỉnh)\b.*)$"
)
EVERY_WITHIN = 120
"""How far into a sentence "tất cả các …" may stand to be its subject."""
# "Thực hiện lộ trình đến năm 2030 cung cấp miễn phí …"; not "Đề án … đến năm 2030, tầm nhìn …"
_BY_YEAR = re.compile(
    r"(?:(?:phấn đấu|thực hiện lộ trình|theo lộ trình)[\s,]+)?đến (?:hết )?năm 20\d\d,?\s+"
    r"(?!tầm nhìn)",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_GENERAL = re.compile(r"\b(?:chung|tổng quát|tầm nhìn)\b", re.IGNORECASE)
_SPECIFIC = re.compile(r"\bcụ thể\b|\bchỉ tiêu\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"[Gg]iai đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)|[Đđ]ến(?: hết)? năm\s+(20\d\d)|[Nn]ăm\s+(20\d\d)"
)
# "duy trì các kết quả đạt được trong giai đoạn 2025-2030": a period that is over by then
_REACHED_IN = re.compile(
    r"(?:kết quả|thành tựu|đạt được|thực hiện)\s(?:[^\W\d]+\s){0,4}(?:giai đoạn|năm)\s+"
    r"20\d\d(?:\s*[-–]\s*20\d\d)?",
    re.IGNORECASE,
)
_ATTAINED = re.compile(
    r"^(?:[Pp]hấn đấu\s+)?(?:hoàn thành|đạt|giữ vững|không còn|xóa|xoá|thuộc nhóm|đứng|"
    r"trở thành|cơ bản)\b",
    re.IGNORECASE,
)


class GoalReader:
    """Reads the targets of a section of goals; a period holds until the next one.

    ``qualitative``: a sentence without a number is a target too (in a resolution's own goals).
    ``measured_only``: only numbers count, where a table holds the rest.
    ``issued``: the year of the document; what is reached by then is where a measure stands.
    """

    def __init__(
        self,
        notes: Notes,
        *,
        qualitative: bool = False,
        measured_only: bool = False,
        issued: int | None = None,
    ) -> None:
        self._notes = notes
        self._measured_only = measured_only
        self._issued = issued
        self._qualitative = qualitative
        self._period: str | None = None
        self._year: int | None = None
        self._specific = False
        self.found: list[ParsedIndicator] = []

    def read_clauses(self, clauses: Iterable[Clause], path: tuple[str, ...]) -> None:
        """Targets of these clauses and of what stands under them."""
        for clause in clauses:
            inner = (*path, clause.number) if clause.number else path
            if _is_heading(clause):
                self._set_period(clause.printed)
                self._specific = _is_specific(clause.text, self._specific)
                self._notes.read(clause.lines, "section")
            elif self.read_text(clause.text, clause, inner, in_goals=True):
                self._notes.read(clause.lines, "indicator")
            self.read_clauses(clause.children, inner)

    def read_text(
        self, text: str, place: Clause | Line, path: tuple[str, ...], *, in_goals: bool
    ) -> bool:
        """Keep the targets that the words set; false if they set none."""
        before = len(self.found)
        covered: set[int] = set()
        plain, _ = take_reached(text)
        for each in find_targets(text, in_goals=in_goals):
            opening = plain[: min(each.starts)]
            if in_goals and (period := _last_period(opening)):
                self._set_period(period)
            covered |= {*each.starts}
            self._keep(each, place, text, path, in_goals=in_goals)
        if in_goals and not self._measured_only:
            self._read_every(text, place, path)
            self._read_qualities(text, place, path, covered)
        return len(self.found) > before

    def read_dated(self, text: str, place: Line) -> None:
        """What a solution is to reach by a year, unmeasured: "đến năm 2030 cung cấp miễn phí …"."""
        start = 0
        for clause in split_clauses(text):
            start = text.index(clause, start)
            if _BY_YEAR.match(clause) and not _MEASURED.search(clause):
                name = clause.rstrip(" .;")
                goal = Target(name, "", None, None, None, find_last_year(clause), None, start)
                self._keep(goal, place, text, (), in_goals=False)
            start += len(clause)

    def _read_every(self, text: str, place: Clause | Line, path: tuple[str, ...]) -> None:
        found = _EVERY.search(split_clauses(text)[0]) if text else None
        if not found or found.start() > EVERY_WITHIN:
            return
        if period := _last_period(text[: found.start()]):
            self._set_period(period)
        name = found["name"].rstrip(" .;")
        every = Target(
            name, found["target"], Comparator.EQUAL, 100.0, None, None, None, found.start()
        )
        self._keep(every, place, text, path, in_goals=True)

    def _read_qualities(
        self, text: str, place: Clause | Line, path: tuple[str, ...], measured: set[int]
    ) -> None:
        """Clauses that set a goal without measuring it: counted, never dropped."""
        start = 0
        for clause in split_clauses(text):
            start = text.index(clause, start)
            inside = any(start <= each < start + len(clause) for each in measured)
            wanted = self._qualitative or self._specific or (self._year and _ATTAINED.match(clause))
            if wanted and not inside and len(clause) > 20 and not clause.endswith(":"):
                name = clause.rstrip(" .;")
                goal = Target(name, "", None, None, None, find_last_year(clause), None, start)
                self._keep(goal, place, text, path, in_goals=True)
            start += len(clause)

    def _keep(
        self,
        said: Target,
        place: Clause | Line,
        text: str,
        path: tuple[str, ...],
        *,
        in_goals: bool,
    ) -> None:
        today = baseline_of(said, self._issued)
        self.found.append(
            ParsedIndicator(
                number=None,
                section=self._period if in_goals else None,
                name=said.name,
                line=line_at(place, min(said.starts)),
                path=path,
                quote=_clause_at(text, said),
                unit=said.unit,
                comparator=said.comparator,
                target=said.target or None,
                target_value=said.value,
                target_year=said.year or (self._year if in_goals else None),
                population=said.population,
                baseline=today.value if today else None,
                baseline_value=read_number(today.value) if today else None,
                baseline_year=today.year if today else None,
                milestones={
                    each.year: each.value for each in way_of(said, self._issued) if each.year
                },
            )
        )

    def _set_period(self, text: str) -> None:
        if found := _PERIOD.search(text):
            self._period = text
            self._year = int(next(year for year in reversed(found.groups()) if year))


def _is_specific(title: str, above: bool) -> bool:
    """Whether the goals below a title are targets one by one, by it or by a title above."""
    if _GENERAL.search(title):
        return False
    return above or _SPECIFIC.search(title) is not None


def find_present(clause: Clause) -> list[Figure]:
    """What a paragraph says of the present: each share with its measure."""
    found = find_targets(clause.text, in_goals=True, present=True)
    return [
        Figure(
            each.name,
            FigureRole.BASELINE,
            each.target,
            each.year,
            line_at(clause, min(each.starts)),
            _clause_at(clause.text, each),
        )
        for each in found
    ]


def _is_heading(clause: Clause) -> bool:
    """A title above targets: "1. Mục tiêu đến năm 2030", "2.1. Giai đoạn 2026-2030"."""
    if _PERIOD.fullmatch(clause.text.rstrip(" :.")):
        return True
    titled = len(clause.text) < 90 and not re.search(r"[;.]$|\d\s*%", clause.text)
    return bool(clause.children) and titled


def _clause_at(text: str, said: Target) -> str:
    """The words that set a target, from the clause of its first value to that of its last."""
    start = 0
    words = ""
    first, last = min(said.starts), max([said.start, *(each.start for each in said.reached)])
    for clause in split_clauses(text):
        start = text.index(clause, start)
        stop = start + len(clause)
        if stop > first:
            words = f"{words} {clause}".strip()
        if stop > last:
            break
        start = stop
    return words


def _last_period(text: str) -> str | None:
    found = list(_PERIOD.finditer(_REACHED_IN.sub(" ", without_baselines(text))))
    return found[-1][0] if found else None


def line_at(place: Clause | Line, offset: int) -> int:
    """The line on which a place in the text of a clause stands."""
    if isinstance(place, Line):
        return place.number
    for line in place.lines:
        if offset <= len(line.text):
            return line.number
        offset -= len(line.text) + 1
    return place.lines[-1].number
