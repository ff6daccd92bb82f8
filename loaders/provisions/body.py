"""The body of a directive: each section goes to the interpreter that its heading asks for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.register.agencies import Register
from graph.schema.vocabulary import Grain, Origin
from loaders.formulas.numerals import Mark
from loaders.layout.clauses import (
    Clause,
    build_clauses,
    check_numbering,
)
from loaders.layout.roles import Role, role_of
from loaders.parsed.document import (
    Name,
    Parsed,
    ParsedObjective,
    ParsedSolution,
)
from loaders.provisions.attributes import ListReader, find_listed
from loaders.provisions.duties import DutyReader, placed
from loaders.provisions.indicators import (
    GoalReader,
    find_present,
    line_at,
)
from loaders.provisions.restated import Figure, compare_figures
from loaders.source.lines import Line
from loaders.wording.sentences import split_clauses, split_sentences

_CLOSING = re.compile(
    r"^Trên đây là\b|^(?:Yêu cầu|Đề nghị) (?:các|thủ trưởng)\b.*\./|"
    r"^(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Hướng dẫn) này (?:được )?phổ biến|"
    r"^Nay thông báo\b|^Thông báo này\b"
)
_ENFORCES = re.compile(
    r"(?:chịu trách nhiệm|có trách nhiệm)\s+(?:tổ chức\s+)?thi hành (?:Nghị quyết|Quyết định|"
    r"Chỉ thị|Thông tư) này|"
    r"(?:Nghị quyết|Quyết định|Chỉ thị|Thông tư) này (?:có hiệu lực|thay thế)|"
    r"căn cứ Quyết định (?:này )?thi hành|^Ban hành kèm theo (?:Nghị quyết|Quyết định) này"
)
_POINTER = re.compile(
    r"(?:tại|theo|trong) (?:các )?Phụ lục\b|(?:có )?Phụ lục (?:chi tiết )?kèm theo", re.I
)
_TABLE_TITLE = re.compile(r"^(?:BẢNG|BIỂU|DANH MỤC|DANH SÁCH|LỊCH|CHỈ TIÊU|PHÂN CÔNG)\s")
_PURPOSE = re.compile(r"mục đích|yêu cầu", re.IGNORECASE)
_JUNK_TAIL = re.compile(r"\.?/\s*(?P<junk>[A-Za-z]{1,8})$")
_MEASURED = re.compile(r"\d\s*%|ít nhất|tối thiểu|trở lên|phấn đấu|không quá", re.IGNORECASE)
SPOKEN_SHARE = 0.6
"""How many paragraphs of a section must begin with a body for all such to be duties."""


class BodyReader:
    """Reads the body of one document into its records.

    ``parts``: solutions are taken apart into sentences and clauses, as those of a resolution.
    ``directs``: the document speaks to bodies throughout (chỉ thị, thông báo, công điện), and to
    ``addressees`` wherever it names none.
    """

    def __init__(
        self,
        parsed: Parsed,
        register: Register,
        *,
        indicators_in_annex: bool,
        parts: bool,
        directs: bool,
        addressees: Sequence[Name] = (),
    ) -> None:
        issued_on = parsed.head.issued_on
        self._parsed = parsed
        self._ledger = parsed.ledger
        self._duties = DutyReader(register.knows, parsed.ledger, parsed.issues, issued_on)
        self._lists = ListReader(register.knows, parsed.ledger, parsed.issues, issued_on)
        self._goals = GoalReader(
            parsed.ledger,
            qualitative=parts,
            measured_only=indicators_in_annex,
            issued=parsed.head.year,
        )
        self._present: list[Figure] = []
        self._indicators_in_annex = indicators_in_annex
        self._parts = parts
        self._directs = directs
        self._addressees = list(addressees) if directs else []
        self._in_article = False
        self._taken: Counter[str] = Counter()

    def read(self, lines: Sequence[Line]) -> None:
        """Every section of the body."""
        kept = [line for line in self._without_closing(lines) if not line.is_row]
        clauses = build_clauses(kept)
        check_numbering(clauses, self._parsed.issues)
        for section in clauses:
            self._in_article = section.mark is Mark.ARTICLE
            self._read_section(section, role_of(section.text))
        self._read_loose_targets()
        parsed = self._parsed
        parsed.indicators += compare_figures(
            parsed.indicators, self._goals.found, self._present, parsed.issues
        )

    def _without_closing(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines but for formulas; a closing sentence may run over several lines."""
        last: Line | None = None
        for line in lines:
            goes_on = (
                last is not None
                and line.number == last.number + 1
                and not re.search(r"[.:;]\W*$", last.text)
            )
            if not line.is_row and (self._is_formula(line) or goes_on):
                if goes_on and self._ledger.is_open(line):
                    self._ledger.ignore([line], "closing-formula")
                last = line if goes_on or _CLOSING.match(line.text) else None
            else:
                last = None
                yield line

    def _is_formula(self, line: Line) -> bool:
        if re.fullmatch(r"[\W_]+", line.text):
            self._ledger.ignore([line], "ruler")
            return True
        if _TABLE_TITLE.match(line.text) and line.text == line.text.upper():
            self._ledger.ignore([line], "table-title")
            return True
        if not _CLOSING.match(line.text):
            return False
        if self._directs and re.match(r"(?:Yêu cầu|Đề nghị)", line.text):
            return False
        self._ledger.ignore([line], "closing-formula")
        if junk := _JUNK_TAIL.search(line.text):
            self._parsed.issues.add("junk-tail", line.number, junk["junk"])
        return True

    def _read_section(self, section: Clause, role: Role) -> None:
        section = _behind_pointer(section)
        if self._read_listed(section, section):
            return
        section, role = _titled(section, role)
        if section.mark is Mark.ARTICLE and _ENFORCES.search(section.whole_text()):
            self._ledger.ignore(section.all_lines(), "enforcement-formula")
        elif role is Role.ORGANISATION:
            self._parsed.tasks += self._duties.read_section(section)
        elif role is Role.GOALS:
            self._read_goals(section)
        elif self._is_duty(section, role):
            self._parsed.tasks += self._duties.read_item(section, section, Origin.BODY)
        elif role is Role.SOLUTIONS:
            self._read_solutions(section)
        elif role in (Role.BACKGROUND, Role.FUNDING):
            self._read_background(section)
            self._ledger.ignore(self._open(section), role.value)
        else:
            self._read_other(section)

    def _open(self, section: Clause) -> list[Line]:
        return [line for line in section.all_lines() if self._ledger.is_open(line)]

    def _read_background(self, section: Clause) -> None:
        """A purpose may set a target; what is said of the present may differ from a table."""
        aims = _PURPOSE.search(section.text) is not None
        for clause in section.walk():
            if not _MEASURED.search(clause.text):
                continue
            if aims and self._goals.read_text(clause.text, clause, (), in_goals=False):
                self._ledger.read(clause.lines, "indicator")
            elif self._indicators_in_annex and not aims:
                self._present += find_present(clause)

    def _read_other(self, section: Clause) -> None:
        if self._addressees and all(each.mark is Mark.NONE for each in section.children):
            self._give_to_addressees(section, section)
        elif section.children:
            self._ledger.read(section.lines, "section")
            for child in self._duties.under_addresses(section.children):
                self._read_section(child, role_of(child.text))

    def _give_to_addressees(self, clause: Clause, section: Clause) -> None:
        if clause.mark is not Mark.NONE and re.search(r"[.;]\s*$", clause.text):
            clause, apart = replace(clause, children=[]), clause.children
        else:
            apart = []
        where = placed(clause, section)
        task = self._duties.duty(clause, self._addressees, *where, 0, Origin.BODY)
        self._parsed.tasks.append(task)
        for each in apart:
            self._give_to_addressees(each, section)

    def _is_duty(self, section: Clause, role: Role) -> bool:
        """A heading that is a body, or a paragraph that tells one what to do."""
        if section.children and self._duties.unit(section):
            return True
        if role is Role.SOLUTIONS and section.children:
            return False
        return self._duties.assigns(section) or (
            (self._directs or self._in_article) and self._duties.speaks(section)
        )

    def _read_listed(self, clause: Clause, section: Clause) -> bool:
        """ "Cơ quan chủ trì: …" below a duty makes a task of it, wherever it stands."""
        found = find_listed(clause)
        if not found:
            return False
        near = {id(clause), *(id(child) for child in clause.children)}
        if not any(id(each.clause) in near or each.lines for each in found):
            return False
        self._ledger.read(clause.lines, "section")
        for each in found:
            title = section if each.clause is clause or each.lines else clause
            self._parsed.tasks += self._lists.read([each], title, Origin.BODY)
        for child in clause.children:
            if any(self._ledger.is_open(line) for line in child.all_lines()):
                self._read_section(child, role_of(child.text))
        return True

    def _read_goals(self, section: Clause) -> None:
        path = (section.number,) if section.number else ()
        if section.children:
            self._ledger.read(section.lines, "section")
        self._goals.read_clauses(section.children or [section], path)
        self._read_objectives(section, section.text if section.children else None, path)

    def _read_objectives(self, clause: Clause, title: str | None, path: tuple[str, ...]) -> None:
        """What no target was found in: kept word for word, under its heading."""
        lines = [line for line in clause.lines if self._ledger.is_open(line)]
        if lines and clause.text.endswith(":"):
            self._ledger.ignore(lines, "lead-in")
        elif lines:
            self._parsed.objectives.append(ParsedObjective(title, clause.text, clause.line, path))
            self._ledger.read(lines, "objective")
        for child in clause.children:
            inner = (*path, child.number) if child.number else path
            self._read_objectives(child, clause.text if clause.children else title, inner)

    def _read_solutions(self, section: Clause) -> None:
        self._ledger.read(section.lines, "section")
        if not section.children:
            return
        told = self._tells_each(section)
        for child in section.children:
            if not child.children and _POINTER.search(child.text):
                self._ledger.ignore(child.lines, "pointer-to-annex")
            elif child.children and role_of(child.text) is Role.GOALS and len(child.text) < 40:
                self._read_goals(child)
            elif self._read_listed(child, section):
                continue
            elif self._is_duty(child, Role.OTHER) or (told and self._duties.speaks(child)):
                self._parsed.tasks += self._duties.read_item(child, section, Origin.BODY)
            elif self._addressees and not child.children:
                self._give_to_addressees(child, section)
            elif child.number and (child.children or not self._parts):
                self._read_group(child)
            else:
                code = self._next_code(section.number or "1")
                self._add(child, Grain.SOLUTION, code, section.number)

    def _tells_each(self, section: Clause) -> bool:
        """True for a section of a plan whose paragraphs begin, most of them, with who is to act."""
        spoken = sum(self._duties.speaks(child) for child in section.children)
        return not self._parts and spoken >= max(3, SPOKEN_SHARE * len(section.children))

    def _read_group(self, clause: Clause) -> None:
        code = clause.number or ""
        self._add(clause, Grain.GROUP, code, None, alone=True)
        place = 0
        for child in _with_paragraphs(clause.children):
            if self._read_listed(child, clause):
                continue
            if self._is_duty(child, Role.OTHER):
                self._parsed.tasks += self._duties.read_item(child, clause, Origin.BODY)
                continue
            if self._addressees:
                self._give_to_addressees(child, clause)
                continue
            self._read_inner_units(child, clause)
            place += 1
            self._add(child, Grain.SOLUTION, f"{code}.{place}", code)

    def _read_inner_units(self, clause: Clause, group: Clause) -> None:
        """ "a) Hoàn thiện thể chế:" over "- Bộ Tài chính" over "+ …": duties inside a solution."""
        units = [each for each in clause.children if self._is_duty(each, Role.OTHER)]
        if not units or clause.mark is Mark.NONE:
            return
        for each in units:
            self._parsed.tasks += self._duties.read_item(each, group, Origin.BODY)
        clause.children = [each for each in clause.children if each not in units]

    def _next_code(self, group: str) -> str:
        self._taken[group] += 1
        return f"{group}.{self._taken[group]}"

    def _add(
        self, clause: Clause, grain: Grain, code: str, part_of: str | None, *, alone: bool = False
    ) -> None:
        text = clause.text if alone else clause.whole_text()
        self._parsed.solutions.append(ParsedSolution(code, text, grain, part_of, clause.line))
        self._ledger.read(clause.lines if alone else clause.all_lines(), "solution")
        if self._parts and grain is Grain.SOLUTION:
            self._add_parts(clause, code)

    def _add_parts(self, clause: Clause, solution: str) -> None:
        """Each sentence or clause between semicolons of a resolution's solution."""
        place = 0
        for each in clause.walk():
            start = 0
            for words in split_clauses(each.text):
                start = each.text.index(words, start)
                place += 1
                self._parsed.solutions.append(
                    ParsedSolution(
                        f"{solution}.{place}", words, Grain.PART, solution, line_at(each, start)
                    )
                )
                start += len(words)

    def _read_loose_targets(self) -> None:
        """Targets that solutions and duties set in passing."""
        lines = {line.number: line for line in self._ledger.lines}
        solutions = [
            (each.text, each.line)
            for each in self._parsed.solutions
            if each.grain is not Grain.PART and not self._parts
        ]
        for text, number in solutions:
            self._goals.read_dated(text, lines[number])
        duties = [(each.text, each.line) for each in self._parsed.tasks if each.origin != "annex"]
        texts = [*solutions, *duties]
        for text, number in texts:
            if _MEASURED.search(text):
                self._goals.read_text(text, lines[number], (), in_goals=False)


_TITLED = re.compile(r"^(?P<title>[^:.;]{4,60}):\s+(?P<rest>\S.{20,})$", re.DOTALL)


def _titled(section: Clause, role: Role) -> tuple[Clause, Role]:
    """ "6. Chế độ báo cáo: Các sở báo cáo …": the heading says what the paragraph is about."""
    found = None if section.children else _TITLED.match(section.text)
    own = role_of(found["title"]) if found else Role.OTHER
    if not found or own is Role.OTHER:
        return section, role
    return replace(section, text=found["rest"]), own


def _behind_pointer(section: Clause) -> Clause:
    """ "Nhiệm vụ cụ thể tại Phụ lục kèm theo. Các cơ quan báo cáo …": what follows is the duty."""
    first, *rest = split_sentences(section.text) or [""]
    if not rest or section.children or not _POINTER.search(first):
        return section
    return replace(section, text=" ".join(rest))


def _with_paragraphs(children: Sequence[Clause]) -> list[Clause]:
    """Paragraphs without a dash belong to the dash before them; without one, each stands alone."""
    joined: list[Clause] = []
    for child in children:
        last = joined[-1] if joined else None
        if last and child.mark is Mark.NONE and last.mark is not Mark.NONE:
            last.children.append(child)
        else:
            joined.append(child)
    return joined
