"""Tasks written as a list: the duty, then "Cơ quan chủ trì: …", "Thời gian: …", "Sản phẩm: …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.base.words import one_space
from graph.schema.vocabulary import Absence, Origin
from loaders.formulas.columns import Column, column_of
from loaders.layout.clauses import Clause
from loaders.layout.tables.cells import read_lead_cell, read_support_cell
from loaders.parsed.document import Name, ParsedTask
from loaders.provisions.context import Context
from loaders.provisions.tasks import check_timeframe
from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.timeframes import read_timeframe
from loaders.wording.names.lists import split_names
from loaders.wording.numerals import read_mark

_NOUN = r"(?:(?:các )?(?:cơ quan|đơn vị|tổ chức|bộ phận|sở, ngành|cơ quan, đơn vị|ngành|nơi))"
_LABEL = (
    rf"{_NOUN}(?: chịu trách nhiệm)?\s+(?:chủ trì|phối hợp|thực hiện|tham mưu|phụ trách|theo dõi|"
    rf"trình|soạn thảo|"
    rf"đầu mối)(?:[ ,/]+(?:chủ trì|tham mưu|thực hiện|chính|soạn thảo|phối hợp))*|"
    r"chủ trì(?: thực hiện)?|phối hợp(?: thực hiện)?|đầu mối|lãnh đạo phụ trách|cấp trình|"
    r"cấp phê duyệt|"
    r"(?:thời gian|thời hạn|tiến độ)(?:[ ,/]+(?:thực hiện|hoàn thành|hoàn tất|kết thúc|trình|"
    r"ban hành|báo cáo|triển khai))*|hoàn thành|"
    r"(?:dự kiến )?(?:sản phẩm|kết quả)(?: (?:đầu ra|dự kiến|hoàn thành|cần đạt|thực hiện|"
    r"đạt được))?|ghi chú"
)
_ATTRIBUTE = re.compile(rf"^[-–+•*.\s]*(?P<label>{_LABEL})\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE)
_INLINE = re.compile(rf"(?:^|[\s;.,(–-])\s*(?P<label>{_LABEL})\s*[:：]\s*", re.IGNORECASE)
_TASK_COLUMNS = {Column.LEAD, Column.SUPPORT, Column.TIMEFRAME, Column.OUTPUT}


@dataclass
class Listed:
    """A duty with the attributes that are listed below or behind it."""

    clause: Clause
    text: str
    values: dict[Column, str] = field(default_factory=dict)
    places: dict[Column, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def is_task(self) -> bool:
        """True if somebody is named, or two other attributes are."""
        named = {Column.LEAD, Column.SUPPORT} & set(self.values)
        return bool(named) or len(_TASK_COLUMNS & set(self.values)) > 1


def read_attribute(text: str) -> tuple[Column, str] | None:
    """What a line such as "- Cơ quan chủ trì: Sở Y tế" says; none for any other line."""
    found = _ATTRIBUTE.match(read_mark(text).text if not _ATTRIBUTE.match(text) else text)
    if not found:
        return None
    column = column_of(found["label"])
    return (column, found["value"].strip()) if column is not Column.OTHER else None


def find_listed(clause: Clause) -> list[Listed]:
    """The tasks that a clause and its children list; empty if they are no such list."""
    if shared := _shared(clause):
        return shared
    own = _inline(clause)
    groups = _groups(clause)
    if len(groups) == 1 and groups[0].clause is clause:
        own.values |= groups[0].values
        own.places |= groups[0].places
        own.text = one_space(f"{own.text} {groups[0].text}")
    found = [own] if own.is_task else [each for each in groups if each.is_task]
    return found


_CONTENT = re.compile(r"^(?:Nội dung|Nhiệm vụ|Công việc)\b[^:]{0,40}:?$", re.IGNORECASE)
_BARE_LABEL = re.compile(rf"^(?:{_LABEL})(?:, phối hợp)?\s*:?$", re.IGNORECASE)


def _shared(clause: Clause) -> list[Listed]:
    """ "1. Nội dung: a) … b) …; 2. Cơ quan chủ trì: - … ; 3. Thời gian: …": each gets all."""
    content = next(
        (each for each in clause.children if _CONTENT.match(each.text) and each.children), None
    )
    if content is None:
        return []
    values: dict[Column, str] = {}
    places: dict[Column, int] = {}
    for child in clause.children:
        if child is not content:
            _collect_values(child, values, places)
    if Column.LEAD not in values:
        return []
    return [
        Listed(each, each.whole_text(), dict(values), dict(places), list(clause.all_lines()))
        for each in content.children
    ]


def _collect_values(clause: Clause, values: dict[Column, str], places: dict[Column, int]) -> None:
    if any(
        _BARE_LABEL.match(child.text) or read_attribute(child.text) for child in clause.children
    ):
        for child in clause.children:
            _collect_values(child, values, places)
        return
    said = read_attribute(clause.text)
    if said is None and _BARE_LABEL.match(clause.text) and clause.children:
        said = (column_of(clause.text), "")
    if said is None or said[0] is Column.OTHER:
        return
    below = [child.whole_text() for child in clause.children]
    values.setdefault(said[0], "\n".join(each for each in (said[1], *below) if each))
    places.setdefault(said[0], clause.line)


def _inline(clause: Clause) -> Listed:
    """Attributes inside the sentence: "… (Chủ trì: Sở A; thời gian: Quý I/2026)."."""
    text = clause.text
    found = [each for each in _INLINE.finditer(text)]
    if not found or column_of(found[0]["label"]) is Column.OTHER:
        return Listed(clause, text)
    listed = Listed(clause, text[: found[0].start()].strip(" ;.,(–-"))
    ends = [*(each.start() for each in found[1:]), len(text)]
    for label, end in zip(found, ends, strict=True):
        column = column_of(label["label"])
        value = text[label.end() : end].strip(" ;.,–-")
        if value.count(")") > value.count("("):
            value = value.rstrip(")").strip()
        listed.values.setdefault(column, value)
        listed.places.setdefault(column, clause.line)
    return listed


def _groups(clause: Clause) -> list[Listed]:
    """Attribute lines go to the duty before them: a sibling, or the clause they stand under."""
    leads = sum(_is_lead(child) for child in clause.children)
    groups: list[Listed] = []
    current = own = Listed(clause, "")
    words: list[str] = []
    for child in clause.children:
        said = read_attribute(child.text)
        if said is None:
            inner = find_listed(child) if child.children else []
            if inner:
                groups += inner
            elif leads > 1:
                current = Listed(child, child.text)
                groups.append(current)
            elif not groups or groups[-1] is not current:
                words.append(child.whole_text())
            continue
        if not any(each is current for each in groups[-1:]):
            groups.append(current)
        column, value = said
        below = "\n".join(each.whole_text() for each in child.children)
        current.values.setdefault(column, f"{value}\n{below}".strip())
        current.places.setdefault(column, child.line)
    own.text = one_space(" ".join(words))
    return groups


def _is_lead(clause: Clause) -> bool:
    said = read_attribute(clause.text)
    return said is not None and said[0] is Column.LEAD


@dataclass(frozen=True)
class ListReader:
    """Makes tasks of listed duties."""

    context: Context
    notes: Notes

    def read(
        self, found: Iterable[Listed], section: Clause, origin: Origin
    ) -> Iterator[ParsedTask]:
        """One task for each listed duty; all lines of the list are read."""
        for listed in found:
            self.notes.read(listed.clause.all_lines(), "task")
            self.notes.read(listed.lines, "task")
            yield self._task(listed, section, origin)

    def _task(self, listed: Listed, section: Clause, origin: Origin) -> ParsedTask:
        clause = listed.clause
        lead = read_lead_cell(listed.values.get(Column.LEAD, ""), self.context.knows)
        helpers = read_support_cell(listed.values.get(Column.SUPPORT, ""), self.context.knows)
        frame = read_timeframe(
            listed.values.get(Column.TIMEFRAME, "").rstrip(" .;"), issued_on=self.context.issued_on
        )
        check_timeframe(frame, clause.line, self.notes)
        numbers = (each.number for each in (section, clause) if each.number)
        task = ParsedTask(
            number=clause.number,
            section=section.printed if section is not clause else None,
            text=listed.text.rstrip(" :;"),
            origin=origin,
            line=clause.line,
            path=tuple(numbers)[:-1] or ("ds",),
            lead=self._named(listed, Column.LEAD, lead.lead),
            focal=self._named(listed, Column.LEAD, lead.focal),
            coordinating=[
                *self._named(listed, Column.LEAD, [*lead.others, *lead.coordinating]),
                *self._named(listed, Column.SUPPORT, helpers),
            ],
            monitors=self._named(listed, Column.MONITOR, self._names(listed, Column.MONITOR)),
            timeframe=frame,
            output=_value(listed, Column.OUTPUT),
            note=_value(listed, Column.NOTE),
            person=_value(listed, Column.PERSON),
            quote=clause.text,
        )
        if approver := _value(listed, Column.APPROVER):
            task.approver = Name(approver, listed.places[Column.APPROVER], quote=approver)
        if not task.lead:
            task.lead_absence = lead.absence or Absence.NOT_STATED
            self.notes.add("lead-missing", clause.line, task.text)
        return task

    def _names(self, listed: Listed, column: Column) -> list[str]:
        return split_names(listed.values.get(column, ""), self.context.knows)

    @staticmethod
    def _named(listed: Listed, column: Column, texts: Sequence[str]) -> list[Name]:
        quote = one_space(listed.values.get(column, ""))
        line = listed.places.get(column, listed.clause.line)
        return [Name(text, line, quote=quote) for text in texts]


def _value(listed: Listed, column: Column) -> str | None:
    return one_space(listed.values.get(column, "")).rstrip(" ;.") or None
