"""Duties: from annex tables, from "Tổ chức thực hiện", and from paragraphs that name a body."""

import re
from collections.abc import Sequence

from graph.vocabulary import Origin, SupportRole, TimeframeKind
from graph.words import one_space
from loaders.issues import Issues
from loaders.lines import Ledger
from loaders.names import Knows, is_name, read_lead_cell, read_subject, split_names, trim_to_known
from loaders.parsed import Name, ParsedTask
from loaders.quantities import DATE, Timeframe, read_timeframe
from loaders.structure import Clause, Mark
from loaders.tables import Column, Row, Table, section_path, section_title


def read_table_tasks(
    table: Table, knows: Knows, ledger: Ledger, issues: Issues
) -> list[ParsedTask]:
    """One task for each data row of a table whose rows somebody leads."""
    role = _support_role(table)
    tasks = []
    for row in table.rows:
        task = _row_task(table, row, knows, issues)
        task.support_role = role
        tasks.append(task)
        ledger.read(row.lines, "task")
    return tasks


def _support_role(table: Table) -> SupportRole:
    place = table.place(Column.SUPPORT)
    heading = table.headings[place].casefold() if place is not None else ""
    advises, helps = "tham mưu" in heading, "phối hợp" in heading
    if advises and helps:
        return SupportRole.EITHER
    return SupportRole.ADVISE if advises else SupportRole.COORDINATE


def _row_task(table: Table, row: Row, knows: Knows, issues: Issues) -> ParsedTask:
    def named(texts: Sequence[str], quote: str) -> list[Name]:
        return [Name(text, row.line, quote=quote) for text in texts]

    lead_cell = table.cell(row, Column.LEAD)
    lead = read_lead_cell(lead_cell, knows)
    support_cell = table.cell(row, Column.SUPPORT)
    approver = table.cell(row, Column.APPROVER)
    task = ParsedTask(
        number=row.number or None,
        section=section_title(row.section),
        text=table.cell(row, Column.TEXT),
        origin=Origin.ANNEX,
        line=row.line,
        path=(table.annex, *section_path(row.section)),
        lead=named(lead.lead, lead_cell),
        focal=named(lead.focal, lead_cell),
        coordinating=named(lead.others, lead_cell)
        + named(split_names(support_cell, knows), support_cell),
        approver=Name(approver, row.line, quote=approver) if approver else None,
        timeframe=read_timeframe(table.cell(row, Column.TIMEFRAME)),
        output=table.cell(row, Column.OUTPUT) or None,
        note=table.cell(row, Column.NOTE) or None,
    )
    if not task.lead:
        issues.add("lead-missing", row.line, task.text)
    check_timeframe(task.timeframe, row.line, issues)
    return task


def check_timeframe(frame: Timeframe | None, line: int, issues: Issues) -> None:
    """An impossible or unreadable deadline becomes an issue."""
    if frame is None:
        return
    if frame.impossible:
        issues.add("date-impossible", line, frame.text)
    elif frame.kind is TimeframeKind.UNREADABLE:
        issues.add("timeframe-unreadable", line, frame.text)


class DutyReader:
    """Reads the duties that a section of prose gives to bodies."""

    def __init__(self, knows: Knows, ledger: Ledger, issues: Issues) -> None:
        self._knows = knows
        self._ledger = ledger
        self._issues = issues

    def read_section(self, section: Clause) -> list[ParsedTask]:
        """Duties under a heading such as "V. TỔ CHỨC THỰC HIỆN"."""
        self._ledger.read(section.lines, "section")
        tasks: list[ParsedTask] = []
        for child in section.children:
            tasks += self._read_item(child, section)
        return tasks

    def _read_item(self, clause: Clause, section: Clause) -> list[ParsedTask]:
        heading = clause.text.rstrip(" :.;")
        heading = re.sub(r"\s+(?:có trách nhiệm|chịu trách nhiệm)$", "", heading)
        names, _ = read_subject(f"{heading} thực hiện", self._knows)
        if clause.children and is_name(heading) and self._is_heading(clause):
            return self._read_unit(clause, heading, section)
        if clause.children and not names and clause.mark is not Mark.NONE:
            self._ledger.read(clause.lines, "section")
            return [task for child in clause.children for task in self._read_item(child, clause)]
        return self._read_paragraph(clause, section)

    def _is_heading(self, clause: Clause) -> bool:
        """A heading names bodies and says nothing of them."""
        names, _ = read_subject(clause.text, self._knows)
        return not names or clause.text.rstrip().endswith(":")

    def _read_unit(self, clause: Clause, heading: str, section: Clause) -> list[ParsedTask]:
        """A heading that names a body, with its duties below."""
        self._ledger.read(clause.lines, "section")
        leads = [
            Name(name, clause.line, quote=heading) for name in split_names(heading, self._knows)
        ]
        title = clause.printed.rstrip(" :")
        path = tuple(part for part in (section.number, clause.number) if part)
        return [self.duty(child, leads, title, path) for child in clause.children]

    def _read_paragraph(self, clause: Clause, section: Clause) -> list[ParsedTask]:
        """A paragraph that begins with the bodies it tells what to do."""
        names, verb = read_subject(clause.text, self._knows)
        if not names:
            return []
        leads = [Name(name, clause.line, quote=clause.text[:verb]) for name in names]
        path = (section.number,) if section.number else ()
        return [self.duty(clause, leads, section.printed, path, verb)]

    def duty(
        self,
        clause: Clause,
        leads: list[Name],
        section: str | None,
        path: tuple[str, ...],
        verb: int = 0,
        origin: Origin = Origin.ORGANISATION,
    ) -> ParsedTask:
        """One duty with the deadline and the helpers that its words name."""
        self._ledger.read(clause.all_lines(), "task")
        starts_inside = re.match(r"(?:Trong quá trình|Nếu|Khi)\b", clause.text)
        own = clause.text if starts_inside else clause.text[verb:]
        children = " ".join(f"- {child.whole_text()}" for child in clause.children)
        text = one_space(f"{own} {children}")
        frame = prose_timeframe(text)
        check_timeframe(frame, clause.line, self._issues)
        helpers = [Name(name, clause.line, quote=text) for name in find_helpers(text, self._knows)]
        return ParsedTask(
            number=clause.number,
            section=section,
            text=text,
            origin=origin,
            line=clause.line,
            path=path,
            lead=leads,
            focal=leads if text.startswith("là đầu mối") else [],
            coordinating=helpers,
            approver=_find_approver(text, clause.line, self._knows),
            timeframe=frame,
        )


_SUBMITS = re.compile(
    r"\btrình\s+(?P<name>[A-ZĐỦ].{2,80}?)\s+(?:ký|phê duyệt|ban hành|quyết định)\b"
)


def _find_approver(text: str, line: int, knows: Knows) -> Name | None:
    """Whose approval a duty needs: "trình Lãnh đạo Bộ phê duyệt"."""
    found = _SUBMITS.search(text)
    if not found or not is_name(found["name"]):
        return None
    return Name(trim_to_known(found["name"], knows), line, quote=found[0])


_DUE = re.compile(
    rf"(?:hoàn thành\s+)?(?P<due>(?:chậm nhất (?:vào |là )?)?(?:trước|vào|đến|"
    rf"hết)\s+(?:ngày\s+)?(?P<date>{DATE.pattern}))",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"(?P<due>trước\s+(?:ngày\s+)?\d{1,2}\s*(?:tháng|/)\s*\d{1,2}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}\s*(?:tháng|/)\s*\d{1,2})*"
    r"\s*,?\s*h[ằà]ng năm)",
    re.IGNORECASE,
)
_BY_PERIOD = re.compile(
    r"(?:hoàn thành|xong)\s+(?P<due>(?:trong|trước|vào)?\s*(?:quý\s+[IV]+|"
    r"tháng\s+\d{1,2})\s*(?:/|năm)\s*20\d\d)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^(?P<due>Thường xuyên|Hằng năm|Hàng năm|Định kỳ(?: hằng năm| hàng năm)?)\b")


def prose_timeframe(text: str) -> Timeframe | None:
    """The deadline that a sentence states: a day to finish by, or "Thường xuyên" at its start."""
    for pattern in (_YEARLY, _DUE, _BY_PERIOD, _OPENS):
        if found := pattern.search(text):
            return read_timeframe(found["due"])
    return None


_WITH = re.compile(
    r"phối hợp(?: chặt chẽ)?(?: với)?\s+(?P<names>(?:các|Các|[A-ZĐỦ]).{2,400}?)(?=[;.]|$)"
)


def find_helpers(text: str, knows: Knows) -> list[str]:
    """The bodies that a sentence wants the duty done together with."""
    found_names: list[str] = []
    for found in _WITH.finditer(text):
        names, _ = read_subject(f"{_until_clause(found['names'])} thực hiện", knows)
        names = [trim_to_known(name, knows) for name in names]
        found_names += [name for name in names if name not in found_names]
    return found_names


def _until_clause(text: str) -> str:
    return re.split(r"\s(?:để|nhằm|trong việc|theo|khi|đối với)\s", text)[0].rstrip(" ,")
