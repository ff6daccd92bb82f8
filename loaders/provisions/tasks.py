"""Duties from tables whose rows somebody leads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.base.words import UPPER
from graph.schema.vocabulary import (
    Absence,
    Basis,
    Origin,
    SupportRole,
    TimeframeKind,
)
from loaders.formulas.columns import Column
from loaders.layout.tables.cells import (
    LeadCell,
    cut_name,
    is_ditto,
    is_empty,
    read_lead_cell,
    read_support_cell,
)
from loaders.layout.tables.table import (
    Table,
    TableRow,
    section_path,
    section_title,
)
from loaders.parsed.document import Name, ParsedTask
from loaders.provisions.context import Context
from loaders.source.issues import Issues
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import YEAR
from loaders.wording.measures.timeframes import Timeframe, read_timeframe
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows, is_body
from loaders.wording.numerals import read_mark


@dataclass(frozen=True)
class TableTasks:
    """Reads one task for each data row of a table whose rows somebody leads."""

    context: Context
    notes: Notes

    def read(
        self, table: Table, whole: Sequence[Name] = (), origin: Origin = Origin.ANNEX
    ) -> list[ParsedTask]:
        """The tasks; ``whole`` leads every row, as the sentence before the table says."""
        role = _support_role(table)
        tasks: list[ParsedTask] = []
        for row in table.rows:
            task = self._row(table, row, tasks[-1] if tasks else None, whole)
            task.support_role, task.origin = role, origin
            tasks.append(task)
            self.notes.read(row.lines, "task")
        _inherit_leads(tasks, self.notes)
        for task in tasks:
            if not task.lead:
                self.notes.add("lead-missing", task.line, task.text)
        return tasks

    def _row(
        self, table: Table, row: TableRow, above: ParsedTask | None, whole: Sequence[Name]
    ) -> ParsedTask:
        lead, basis = self._lead(table, row, above)
        cell = table.paragraphs(row, Column.LEAD)
        named = _Namer(row.line, cell, basis)
        support = self._support(table, row, above)
        approver = table.cell(row, Column.APPROVER)
        task = ParsedTask(
            number=row.number or None,
            section=section_title(row.section),
            text=table.cell(row, Column.TEXT),
            origin=Origin.ANNEX,
            line=row.line,
            path=(table.annex, *section_path(row.section)),
            lead=named(lead.lead) or list(whole),
            focal=named(lead.focal),
            coordinating=[*named(lead.others), *named(lead.coordinating), *support],
            approver=Name(approver, row.line, quote=approver) if approver else None,
            timeframe=self._timeframe(table, row, above),
            output=table.cell(row, Column.OUTPUT) or None,
            note=table.cell(row, Column.NOTE) or None,
            person=table.cell(row, Column.PERSON) or None,
            monitors=self._names(table, row, Column.MONITOR),
        )
        task.lead_absence = None if task.lead else lead.absence or Absence.NOT_STATED
        check_timeframe(task.timeframe, row.line, self.notes)
        return task

    def _lead(
        self, table: Table, row: TableRow, above: ParsedTask | None
    ) -> tuple[LeadCell, Basis]:
        cell, cut = cut_name(table.paragraphs(row, Column.LEAD))
        self._report_cut(cut, row, table.cell(row, Column.LEAD))
        if above and is_ditto(cell):
            texts = [name.text for name in above.lead]
            return LeadCell(texts, [name.text for name in above.focal]), Basis.INHERITED
        lead = read_lead_cell(cell, self.context.knows)
        if lead.absence is Absence.UNREADABLE:
            self.notes.add("lead-unreadable", row.line, cell)
        return lead, table.basis(row, Column.LEAD)

    def _support(self, table: Table, row: TableRow, above: ParsedTask | None) -> list[Name]:
        if above and table.place(Column.SUPPORT) is None:
            lead = table.paragraphs(row, Column.LEAD)
            named = _Namer(row.line, lead, Basis.INHERITED)
            return named([each.text for each in above.coordinating]) if is_ditto(lead) else []
        cell, cut = cut_name(table.paragraphs(row, Column.SUPPORT))
        self._report_cut(cut, row, table.cell(row, Column.SUPPORT))
        if above and is_ditto(cell):
            named = _Namer(row.line, cell, Basis.INHERITED)
            return named([name.text for name in above.coordinating])
        named = _Namer(row.line, cell, table.basis(row, Column.SUPPORT))
        return named(read_support_cell(cell, self.context.knows))

    def _names(self, table: Table, row: TableRow, column: Column) -> list[Name]:
        cell = table.paragraphs(row, column)
        if is_empty(cell):
            return []
        return _Namer(row.line, cell, table.basis(row, column))(
            split_names(cell, self.context.knows)
        )

    def _report_cut(self, cut: str | None, row: TableRow, cell: str) -> None:
        if cut:
            self.notes.add("name-cut", row.line, cell, f"Ô kết thúc ở “{cut}”.")

    def _timeframe(self, table: Table, row: TableRow, above: ParsedTask | None) -> Timeframe | None:
        """The deadline cell with the year of its heading, or the marks under years and quarters."""
        place = table.place(Column.TIMEFRAME)
        heading = table.headings[place] if place is not None else ""
        year = re.search(YEAR, heading)
        cell = table.cell(row, Column.TIMEFRAME)
        if above and is_ditto(cell):
            return above.timeframe
        frame = read_timeframe(
            cell, year=int(year[0]) if year else None, issued_on=self.context.issued_on
        )
        return frame or self._marked(table, row)

    def _marked(self, table: Table, row: TableRow) -> Timeframe | None:
        """ "x" under "2026" and "2027" is a period; under "Quý II" of a year a quarter."""
        heads = [
            table.periods.get(place, str(table.years.get(place, "")))
            for place in sorted({*table.periods, *table.years})
            if place < len(row.cells) and re.fullmatch(r"\s*[xX✓√+]\s*", row.cells[place])
        ]
        if not heads:
            return None
        years = [head for head in heads if re.search(YEAR, head)]
        if years == heads and len(heads) > 1:
            whole = all(re.fullmatch(rf"(?:[Nn]ăm\s*)?{YEAR}", head) for head in heads)
            return read_timeframe(f"{heads[0]} - {heads[-1]}" if whole else ", ".join(heads))
        year = re.search(YEAR, " ".join((*table.top, *table.headings)))
        if len(heads) == 4 and year and all("quý" in head.casefold() for head in heads):
            span = read_timeframe(f"{year[0]} - {year[0]}")
            return replace(span, text=f"{', '.join(heads)} năm {year[0]}") if span else None
        return read_timeframe(heads[-1], year=int(year[0]) if year else None)


_WHOLE = re.compile(
    rf"(?:^|\s)(?:[Gg]iao(?: cho)?|[Dd]o|[Pp]hân công)\s+(?P<given>[{UPPER}].{{2,120}}?)\s+(?:chủ "
    rf"trì|thực hiện|làm|"
    r"chịu|là|triển khai|tham mưu)\b|"
    rf"^(?P<named>(?:[{UPPER}]|[Cc]ác\s).{{2,120}}?)\s+(?:chủ trì|có trách nhiệm|"
    rf"chịu trách nhiệm)\b"
)


def lead_before(table: Table, knows: Knows) -> list[Name]:
    """Who leads a whole table without a column of leads, as the sentence before it says."""
    if Column.LEAD in table.columns:
        return []
    for line in reversed(table.before[-3:]):
        text = read_mark(line.text).text
        found = _WHOLE.search(text)
        if found and (found["given"] or found["named"]):
            named = found["given"] or found["named"]
            return [
                Name(name, line.number, Basis.INHERITED, line.text)
                for name in split_names(named, knows)
            ]
        if text.endswith(":") and is_body(text.rstrip(" :"), knows):
            names = split_names(text.rstrip(" :"), knows)
            return [Name(name, line.number, Basis.INHERITED, line.text) for name in names]
    return []


class _Namer:
    """Makes names of a cell's words, each quoting the whole cell."""

    def __init__(self, line: int, cell: str, basis: Basis) -> None:
        self._line = line
        self._quote = " ".join(cell.split()) or None
        self._basis = basis

    def __call__(self, texts: Sequence[str]) -> list[Name]:
        return [Name(text, self._line, self._basis, self._quote) for text in texts]


def _support_role(table: Table) -> SupportRole:
    place = table.place(Column.SUPPORT)
    heading = table.headings[place].casefold() if place is not None else ""
    advises, helps = "tham mưu" in heading, "phối hợp" in heading
    if advises and helps:
        return SupportRole.EITHER
    return SupportRole.ADVISE if advises else SupportRole.COORDINATE


def _inherit_leads(tasks: Sequence[ParsedTask], notes: Notes) -> None:
    """Where a section names a lead in its first row only, the cell was probably merged."""
    for section in {each.section: None for each in tasks}:
        first, *others = [each for each in tasks if each.section == section]
        blank = [each for each in others if each.lead_absence is Absence.NOT_STATED]
        if not first.lead or len(others) < 2 or len(blank) < len(others):
            continue
        for each in others:
            each.lead = [
                Name(name.text, name.line, Basis.INHERITED, name.quote) for name in first.lead
            ]
            each.lead_absence = None
            hint = f"Ô phía trên: {first.lead[0].text}."
            notes.add("probably-merged", each.line, each.text, hint)


def check_timeframe(frame: Timeframe | None, line: int, notes: Notes | Issues) -> None:
    """An impossible or unreadable deadline becomes an issue."""
    if frame is None:
        return
    if frame.impossible:
        notes.add("date-impossible", line, frame.text)
    elif frame.kind is TimeframeKind.UNREADABLE:
        notes.add("timeframe-unreadable", line, frame.text)
