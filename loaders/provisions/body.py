"""The body of a directive: each clause goes to the reader that its sense asks for."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.schema.vocabulary import Grain, Origin
from loaders.layout.clauses import Clause, build_clauses, check_numbering
from loaders.layout.roles import Role
from loaders.parsed.document import (
    ParsedIndicator,
    ParsedObjective,
    ParsedSolution,
    ParsedTask,
)
from loaders.provisions.attributes import ListReader
from loaders.provisions.context import Context
from loaders.provisions.duties import DutyReader, placed
from loaders.provisions.figures import Figure, compare_figures
from loaders.provisions.formula_lines import without_formulas
from loaders.provisions.indicators import GoalReader, find_present, line_at
from loaders.provisions.paragraphs import (
    Paragraph,
    Place,
    Sense,
    Standing,
    look_at,
    sense_of,
    tells_each,
)
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
from loaders.wording.numerals import Mark
from loaders.wording.sentences import split_clauses

_PURPOSE = re.compile(r"mục đích|yêu cầu", re.IGNORECASE)
_MEASURED = re.compile(r"\d\s*%|ít nhất|tối thiểu|trở lên|phấn đấu|không quá", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """What the body lays down; ``tabled`` are the indicators of tables, with what differs here."""

    solutions: tuple[ParsedSolution, ...]
    tasks: tuple[ParsedTask, ...]
    tabled: tuple[ParsedIndicator, ...]
    indicators: tuple[ParsedIndicator, ...]
    objectives: tuple[ParsedObjective, ...]


def read_body(lines: Sequence[Line], context: Context) -> Reading[Body]:
    """Every section of the body; its table rows are read with the tables."""
    return _BodyReader(context).read(lines)


class _BodyReader:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._notes = notes = Notes()
        self._duties = DutyReader(context, notes)
        self._lists = ListReader(context, notes)
        self._goals = GoalReader(
            notes,
            qualitative=context.parts,
            measured_only=bool(context.tabled),
            issued=context.year,
        )
        self._present: list[Figure] = []
        self._solutions: list[ParsedSolution] = []
        self._tasks: list[ParsedTask] = []
        self._objectives: list[ParsedObjective] = []
        self._taken: Counter[str] = Counter()

    def read(self, lines: Sequence[Line]) -> Reading[Body]:
        kept = without_formulas(lines, self._notes, directs=self._context.directs)
        clauses = build_clauses(line for line in kept if not line.is_row)
        check_numbering(clauses, self._notes)
        for section in clauses:
            self._read_alone(section, self._context.directs or section.mark is Mark.ARTICLE)
        self._read_loose_targets()
        figures = compare_figures(
            self._context.tabled, self._goals.found, self._present, self._notes
        )
        return self._notes.reading(
            Body(
                tuple(self._solutions),
                tuple(self._tasks),
                figures.tabled,
                figures.others,
                tuple(self._objectives),
            )
        )

    def _read_alone(self, clause: Clause, speaks: bool) -> None:
        self._read(clause, Place(Standing.SECTION, clause, speaks))

    def _read(self, clause: Clause, place: Place) -> Sense:
        paragraph = look_at(clause, place, self._context, self._duties)
        sense = sense_of(paragraph)
        _READERS[sense](self, paragraph)
        return sense

    def _read_listed(self, paragraph: Paragraph) -> None:
        """ "Cơ quan chủ trì: …" below a duty makes a task of it, wherever it stands."""
        clause, section = paragraph.clause, paragraph.place.section
        self._notes.read(clause.lines, "section")
        for each in paragraph.listed:
            title = section if each.clause is clause or each.lines else clause
            self._tasks += self._lists.read([each], title, Origin.BODY)
        for child in clause.children:
            if self._open(child):
                self._read_alone(child, paragraph.place.speaks)

    def _ignore_pointer(self, paragraph: Paragraph) -> None:
        self._notes.ignore(paragraph.clause.lines, "pointer-to-annex")

    def _ignore_enforcement(self, paragraph: Paragraph) -> None:
        self._notes.ignore(paragraph.clause.all_lines(), "enforcement-formula")

    def _read_organisation(self, paragraph: Paragraph) -> None:
        self._tasks += self._duties.read_section(paragraph.clause)

    def _read_duty(self, paragraph: Paragraph) -> None:
        clause, place = paragraph.clause, paragraph.place
        section = clause if place.standing is Standing.SECTION else place.section
        self._tasks += self._duties.read_item(clause, section, Origin.BODY)

    def _read_background(self, paragraph: Paragraph) -> None:
        """A purpose may set a target; what is said of the present may differ from a table."""
        section = paragraph.clause
        aims = _PURPOSE.search(section.text) is not None
        for clause in section.walk():
            if not _MEASURED.search(clause.text):
                continue
            if aims and self._goals.read_text(clause.text, clause, (), in_goals=False):
                self._notes.read(clause.lines, "indicator")
            elif self._context.tabled and not aims:
                self._present += find_present(clause)
        funds = paragraph.role is Role.FUNDING
        self._notes.ignore(self._open(section), "funding" if funds else "background")

    def _open(self, clause: Clause) -> list[Line]:
        return [line for line in clause.all_lines() if self._notes.is_open(line)]

    def _read_title(self, paragraph: Paragraph) -> None:
        """The clauses below a heading that says nothing itself; a line without any is left."""
        section = paragraph.clause
        if section.children:
            self._notes.read(section.lines, "section")
            for child in self._duties.under_addresses(section.children):
                self._read_alone(child, paragraph.place.speaks)

    def _read_addressed(self, paragraph: Paragraph) -> None:
        place = paragraph.place
        alone = place.standing is Standing.SECTION
        self._give(paragraph.clause, paragraph.clause if alone else place.section)

    def _give(self, clause: Clause, section: Clause) -> None:
        """A duty of the addressees; behind a whole sentence each clause is one of its own."""
        apart: tuple[Clause, ...] = ()
        if clause.mark is not Mark.NONE and re.search(r"[.;]\s*$", clause.text):
            clause, apart = replace(clause, children=()), clause.children
        leads = list(self._context.addressees)
        where = placed(clause, section)
        self._tasks.append(self._duties.duty(clause, leads, *where, 0, Origin.BODY))
        for each in apart:
            self._give(each, section)

    def _read_goals(self, paragraph: Paragraph) -> None:
        section = paragraph.clause
        path = (section.number,) if section.number else ()
        if section.children:
            self._notes.read(section.lines, "section")
        self._goals.read_clauses(section.children or [section], path)
        self._read_objectives(section, section.text if section.children else None, path)

    def _read_objectives(self, clause: Clause, title: str | None, path: tuple[str, ...]) -> None:
        """What no target was found in: kept word for word, under its heading."""
        lines = [line for line in clause.lines if self._notes.is_open(line)]
        if lines and clause.text.endswith(":"):
            self._notes.ignore(lines, "lead-in")
        elif lines:
            self._objectives.append(ParsedObjective(title, clause.text, clause.line, path))
            self._notes.read(lines, "objective")
        for child in clause.children:
            inner = (*path, child.number) if child.number else path
            self._read_objectives(child, clause.text if clause.children else title, inner)

    def _read_solutions(self, paragraph: Paragraph) -> None:
        section = paragraph.clause
        self._notes.read(section.lines, "section")
        told = not self._context.parts and tells_each(section.children, self._duties)
        place = Place(Standing.SOLUTIONS, section, paragraph.place.speaks, told)
        for child in section.children:
            self._read(child, place)

    def _read_group(self, paragraph: Paragraph) -> None:
        clause = paragraph.clause
        code = clause.number or ""
        self._add(clause, Grain.GROUP, code, None)
        place = Place(Standing.GROUP, clause, paragraph.place.speaks)
        count = 0
        for child in _with_paragraphs(clause.children):
            sense = self._read(child, replace(place, code=f"{code}.{count + 1}"))
            count += sense is Sense.SOLUTION

    def _read_solution(self, paragraph: Paragraph) -> None:
        place, clause = paragraph.place, paragraph.clause
        if place.standing is Standing.GROUP:
            clause = self._without_units(clause, place)
        group = place.section.number
        self._add(clause, Grain.SOLUTION, place.code or self._next_code(group or "1"), group)

    def _without_units(self, clause: Clause, place: Place) -> Clause:
        """ "a) Hoàn thiện thể chế:" over "- Bộ Tài chính" over "+ …": duties inside a solution."""
        if clause.mark is Mark.NONE:
            return clause
        looked = [look_at(each, place, self._context, self._duties) for each in clause.children]
        units = [each.clause for each in looked if each.heads_body or each.assigns]
        for each in units:
            self._tasks += self._duties.read_item(each, place.section, Origin.BODY)
        return replace(clause, children=tuple(e for e in clause.children if e not in units))

    def _next_code(self, group: str) -> str:
        self._taken[group] += 1
        return f"{group}.{self._taken[group]}"

    def _add(self, clause: Clause, grain: Grain, code: str, part_of: str | None) -> None:
        alone = grain is Grain.GROUP
        text = clause.text if alone else clause.whole_text()
        self._solutions.append(ParsedSolution(code, text, grain, part_of, clause.line))
        self._notes.read(clause.lines if alone else clause.all_lines(), "solution")
        if self._context.parts and not alone:
            self._solutions += _parts(clause, code)

    def _read_loose_targets(self) -> None:
        """Targets that solutions and duties set in passing."""
        solutions = [
            (each.text, each.line)
            for each in self._solutions
            if each.grain is not Grain.PART and not self._context.parts
        ]
        for text, line in solutions:
            self._goals.read_dated(text, Line(line, text, text))
        tasks = [*self._context.rows, *self._tasks]
        duties = [(each.text, each.line) for each in tasks if each.origin is not Origin.ANNEX]
        for text, line in (*solutions, *duties):
            if _MEASURED.search(text):
                self._goals.read_text(text, Line(line, text, text), (), in_goals=False)


_READERS: dict[Sense, Callable[[_BodyReader, Paragraph], None]] = {
    Sense.LISTED: _BodyReader._read_listed,
    Sense.POINTER: _BodyReader._ignore_pointer,
    Sense.ENFORCEMENT: _BodyReader._ignore_enforcement,
    Sense.ORGANISATION: _BodyReader._read_organisation,
    Sense.GOALS: _BodyReader._read_goals,
    Sense.DUTY: _BodyReader._read_duty,
    Sense.SOLUTIONS: _BodyReader._read_solutions,
    Sense.BACKGROUND: _BodyReader._read_background,
    Sense.ADDRESSED: _BodyReader._read_addressed,
    Sense.GROUP: _BodyReader._read_group,
    Sense.SOLUTION: _BodyReader._read_solution,
    Sense.TITLE: _BodyReader._read_title,
}


def _parts(clause: Clause, solution: str) -> Iterator[ParsedSolution]:
    """Each sentence or clause between semicolons of a resolution's solution."""
    place = 0
    for each in clause.walk():
        start = 0
        for words in split_clauses(each.text):
            start = each.text.index(words, start)
            place += 1
            line = line_at(each, start)
            yield ParsedSolution(f"{solution}.{place}", words, Grain.PART, solution, line)
            start += len(words)


def _with_paragraphs(children: Sequence[Clause]) -> list[Clause]:
    """Paragraphs without a dash belong to the dash before them; without one, each stands alone."""
    joined: list[Clause] = []
    for child in children:
        last = joined[-1] if joined else None
        if last and child.mark is Mark.NONE and last.mark is not Mark.NONE:
            joined[-1] = replace(last, children=(*last.children, child))
        else:
            joined.append(child)
    return joined
