"""Duties in prose: under a body's heading, in paragraphs that begin with a body, behind "giao"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.base.words import UPPER, one_space
from graph.schema.vocabulary import (
    Absence,
    Origin,
)
from loaders.formulas.kinds import NAMES
from loaders.formulas.lexicon import VERBS
from loaders.layout.clauses import Clause
from loaders.layout.roles import is_title
from loaders.parsed.document import Name, ParsedTask
from loaders.provisions.addressees import addressed
from loaders.provisions.context import Context
from loaders.provisions.tasks import check_timeframe
from loaders.source.readings import Notes
from loaders.wording.measures.timeframes import prose_timeframe
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import (
    Knows,
    is_body,
    is_name,
)
from loaders.wording.names.subjects import read_subject, trim_to_known
from loaders.wording.numerals import Mark

_CALLS = re.compile(
    r"^(?P<call>(?:Giao cho|Giao|Yêu cầu|Đề nghị|Phân công|Đối với|Trách nhiệm của|Nhiệm vụ của|"
    r"Riêng)\s+)"
    r"(?:trách nhiệm (?:cho|của)\s+)?(?=\S)"
)
_BY_OFFICE = re.compile(
    r"^,?\s*(?:căn cứ|theo|trên cơ sở|trong phạm vi)\s+(?:chức năng|nhiệm vụ|thẩm quyền|lĩnh vực)"
    r"(?:(?:,|\s+và)?\s*(?:nhiệm vụ|quyền hạn|thẩm quyền))*"
    r"(?:\s+(?:được giao|được phân công|của mình|quản lý|phụ trách|của (?:đơn vị|ngành|"
    r"cơ quan)))*,?\s+"
    r"(?!được|của|theo|quy|trong|nêu|và|tại)(?=[a-zđà-ỹ])|"
    rf"^,?\s*căn cứ (?:{NAMES}|"
    r"nội dung \w+ \w+) này,?\s+"
    r"(?:và [^,]{3,60},\s+)?(?=[a-zđà-ỹ])",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"^là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|"
    r"chủ trì)(?:\s+giúp[^,;]{0,60})?,?\s+(?:có trách nhiệm\s+)?"
    r"(?=(?:tham mưu|theo dõi|tổng hợp|đôn đốc|hướng dẫn|chủ trì|kiểm tra|giúp)\b)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"^(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?:\s+(?:trong việc))?\s+(?!trước|toàn diện|"
    r"về|chung|chính)"
)
# "1. Sở Y tế (Cơ quan thường trực Ban Chỉ đạo)"
_LISTED = re.compile(r"(?:Sở|Bộ),\s+(?:ban|ngành)\b")
# "Nhân dịp …, Ủy ban nhân dân thành phố đề nghị các cơ quan … treo cờ"
_ASKED_BY = re.compile(
    rf"[.,]\s+[{UPPER}][^.,;]{{3,80}}?\s(?:đề nghị|yêu cầu|giao)\s+"
    r"(?=(?:các|Bộ|Sở|Ủy ban|UBND)\s)"
)
_IN_OFFICE = re.compile(
    r"\s*\((?:là\s+)?(?:cơ quan|đơn vị|bộ phận)\s+(?:thường trực|đầu mối|chủ trì)[^()]*\)",
    re.IGNORECASE,
)
_HEADING_TAIL = re.compile(
    r"\s*(?:,\s*)?(?:(?:căn cứ|theo|trong phạm vi|trên cơ sở)\s+(?:chức năng|nhiệm vụ|"
    r"thẩm quyền)[^:]*|"
    r"(?:có|chịu) trách nhiệm(?: thực hiện)?|có nhiệm vụ|thực hiện(?: các nhiệm vụ)?(?: sau|"
    r" sau đây)?|"
    r"tập trung(?: thực hiện| triển khai)?[^:]{0,60}|triển khai[^:]{0,60}|chủ trì)\s*$"
)
_LEADS_WITH = re.compile(
    r"^(?:(?:chủ động|tích cực|tiếp tục|khẩn trương|trực tiếp)[,\s]+)*(?P<role>chủ trì|chủ động)?,?"
    r"\s*(?:và\s+)?(?:phối hợp(?: chặt chẽ)?(?:\s+(?:với|cùng))?|(?<=chủ trì, )cùng(?: với)?)\s+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:(?i:phối hợp)(?: chặt chẽ)?(?:\s+(?:với|cùng(?: với)?))?|(?<=chủ trì, )cùng(?: với)?)\s+"
    rf"(?P<names>(?:các|Các|cơ quan|đơn vị|[{UPPER}])[^;.]{{2,300}})"
)
_SUBMITS = re.compile(
    rf"\btrình\s+(?P<name>[{UPPER}].{{2,80}}?)\s+(?:ký|phê duyệt|ban hành|quyết định|xem xét)\b"
)


_PURPOSE = re.compile(r"\s(?:để|trong việc)\s+")
_DO = re.compile(rf"(?!Trong\b|Căn cứ|Theo\b|Là\b|Yêu cầu\b|Cần\b)(?:{VERBS})\b", re.IGNORECASE)
_LATER_CALL = re.compile(rf"[.;]\s+(?=Giao\s+[{UPPER}])")
_INLINE = re.compile(
    rf"^(?!(?:Các|các)\s+\w+(?:\s+\w+)?:)(?P<names>[^:]{{4,160}}):\s+(?=[{UPPER}])"
)


@dataclass(frozen=True)
class DutyReader:
    """Reads the duties that prose gives to bodies."""

    context: Context
    notes: Notes

    def read_section(self, section: Clause) -> list[ParsedTask]:
        """Duties under a heading such as "V. TỔ CHỨC THỰC HIỆN"."""
        if not section.children:
            tasks = self.read_item(section, section)
            if not tasks and is_title(section.text):
                self.notes.read(section.lines, "section")
            return tasks
        self.notes.read(section.lines, "section")
        children = self.under_addresses(section.children)
        return [task for child in children for task in self.read_item(child, section)]

    def under_addresses(self, clauses: Sequence[Clause]) -> list[Clause]:
        """The clauses, those behind "… yêu cầu Chính phủ thực hiện các nhiệm vụ sau:" under it."""
        kept: list[Clause] = []
        for clause in clauses:
            above = kept[-1] if kept else None
            if above and clause.mark is not Mark.NONE and self._addresses(above):
                kept[-1] = replace(above, children=(*above.children, clause))
            else:
                kept.append(clause)
        return kept

    def _addresses(self, clause: Clause) -> bool:
        """True for a paragraph that says to whom what follows is said."""
        return clause.mark is Mark.NONE and bool(addressed(clause.text, self.context.knows))

    def read_item(
        self, clause: Clause, section: Clause, origin: Origin = Origin.ORGANISATION
    ) -> list[ParsedTask]:
        """The duties of one clause: of the body in its heading, or of those its sentence names."""
        if clause.children and (names := self.unit(clause)):
            return self._read_unit(clause, names, section, origin)
        found = self._read_paragraph(clause, section, origin)
        if not (found or clause.children) and self._is_unassigned(clause):
            return [self._unassigned(clause, section, origin)]
        if found or not clause.children or clause.mark is Mark.NONE:
            return found
        self.notes.read(clause.lines, "section")
        return [task for child in clause.children for task in self.read_item(child, clause, origin)]

    @staticmethod
    def _is_unassigned(clause: Clause) -> bool:
        """ "1. Thành lập Ban Chỉ đạo …" under "Tổ chức thực hiện": a duty of nobody."""
        return clause.mark in (Mark.NUMBER, Mark.LETTER) and _DO.match(clause.text) is not None

    def _unassigned(self, clause: Clause, section: Clause, origin: Origin) -> ParsedTask:
        task = self.duty(clause, [], *placed(clause, section), 0, origin)
        task.lead_absence = Absence.NOT_STATED
        self.notes.add("lead-missing", clause.line, clause.text)
        return task

    def unit(self, clause: Clause) -> list[str]:
        """The bodies that a heading names, if it says nothing else of them: "2. Sở Y tế:"."""
        colon = clause.text.rstrip().endswith(":")
        heading = _IN_OFFICE.sub("", clause.text).rstrip(" :.;")
        bare = _CALLS.sub("", heading)
        bare = _HEADING_TAIL.sub("", bare).strip(" ,")
        told = addressed(f"{heading}:", self.context.knows) if colon else []
        if colon and not (told or is_name(bare)):
            told = read_subject(heading, self.context.knows)[0]
        if told:
            return told if is_body(told[0], self.context.knows) else []
        shouted = bare == bare.upper() and " " in bare and not self.context.knows(bare)
        if shouted or not is_name(bare) or len(bare) > 400:
            return []
        listed = "Các " if _LISTED.match(bare) else ""
        names, _ = read_subject(f"{listed}{bare} thực hiện", self.context.knows)
        own, _ = read_subject(heading, self.context.knows)
        if own and colon:
            return own if is_body(own[0], self.context.knows) else []
        whole = names and not own and is_body(names[0], self.context.knows)
        found = split_names(f"{listed}{bare}", self.context.knows) if whole else []
        return [each.removeprefix(listed) for each in found]

    def _read_unit(
        self, clause: Clause, names: list[str], section: Clause, origin: Origin
    ) -> list[ParsedTask]:
        """A heading that names bodies, with their duties below."""
        self.notes.read(clause.lines, "section")
        heading = clause.text.rstrip(" :.;")
        leads = [Name(name, clause.line, quote=heading) for name in names]
        title = clause.printed.rstrip(" :")
        path = tuple(part for part in (section.number, clause.number) if part)
        tasks: list[ParsedTask] = []
        for child in clause.children:
            inner = self.unit(child) if child.children else []
            if inner:
                tasks += self._read_unit(child, inner, clause, origin)
                continue
            child, apart = _paragraphs_apart(child)
            tasks += [
                self._read_child(each, leads, title, path, origin) for each in (child, *apart)
            ]
        return tasks

    def _read_child(
        self,
        child: Clause,
        leads: list[Name],
        title: str,
        path: tuple[str, ...],
        origin: Origin,
    ) -> ParsedTask:
        """A duty below a heading; one that begins with another body is that body's."""
        start = _call_ends(child.text)
        names, verb = self._called(child.text)
        own_body = names and all(is_body(name, self.context.knows) for name in names)
        if own_body and is_name(child.text[start:]):
            own = [Name(name, child.line, quote=child.text[:verb]) for name in names]
            return self.duty(child, own, title, path, verb, origin)
        return self.duty(child, leads, title, path, 0, origin)

    def _read_paragraph(self, clause: Clause, section: Clause, origin: Origin) -> list[ParsedTask]:
        """A paragraph that begins with the bodies it tells what to do."""
        clause = self._told(clause)
        names, verb = self._inline(clause.text) or self._called(clause.text)
        if not names:
            return []
        leads = [Name(name, clause.line, quote=clause.text[:verb]) for name in names]
        clause, apart = _paragraphs_apart(clause)
        own = self.duty(clause, leads, *placed(clause, section), verb, origin)
        return [
            own,
            *(task for each in apart for task in self._after(each, leads, section, origin)),
        ]

    def _told(self, clause: Clause) -> Clause:
        """The paragraph from "Giao Sở X …" on, if only a later sentence of it names who does it."""
        later = _LATER_CALL.search(clause.text) or _ASKED_BY.search(clause.text)
        if (
            later is None
            or read_subject(clause.text, self.context.knows)[0]
            or _CALLS.match(clause.text)
        ):
            return clause
        return replace(clause, text=clause.text[later.end() :])

    def _inline(self, text: str) -> tuple[list[str], int] | None:
        """ "2. Công an tỉnh: Chỉ đạo các đơn vị …": the bodies and where their duty begins."""
        found = _INLINE.match(text)
        names = split_names(found["names"], self.context.knows) if found else []
        own = names and all(is_name(name) and is_body(name, self.context.knows) for name in names)
        return (names, found.end("names") + 1) if found and own else None

    def _after(
        self, clause: Clause, leads: list[Name], section: Clause, origin: Origin
    ) -> list[ParsedTask]:
        """A paragraph behind a duty: of the bodies it names, or of the same ones."""
        found = self._read_paragraph(clause, section, origin)
        return found or [self.duty(clause, leads, *placed(clause, section), 0, origin)]

    def _called(self, text: str) -> tuple[list[str], int]:
        """Whom a text names, "Giao Sở X …" or "Sở X …", and where the verb behind them begins."""
        start = _call_ends(text)
        names, verb = read_subject(text[start:], self.context.knows)
        return names, start + verb

    def assigns(self, clause: Clause) -> bool:
        """True for a paragraph that says who is to do it: "Giao Sở X …", "Sở X chủ trì …"."""
        clause = self._told(clause)
        call = _CALLS.match(clause.text)
        names, verb = self._called(clause.text)
        if not names or not (call or is_body(names[0], self.context.knows)):
            return False
        if call and call["call"].startswith(("Giao", "Phân công", "Yêu cầu", "Đề nghị")):
            return True
        said = clause.text[verb:].lstrip()
        return (
            re.match(
                r"(?:chủ trì|(?:có|chịu) trách nhiệm|là (?:cơ quan|đầu mối)|làm đầu mối)", said
            )
            is not None
        )

    def speaks(self, clause: Clause) -> bool:
        """True for a paragraph that begins with a body and goes on with what it is to do."""
        names, _ = self._inline(clause.text) or self._called(clause.text)
        return bool(names) and all(is_body(name, self.context.knows) for name in names)

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
        self.notes.read(clause.all_lines(), "task")
        starts_inside = re.match(r"(?:Trong quá trình|Nếu|Khi)\b", clause.text)
        own = clause.text if starts_inside else clause.text[verb:]
        children = " ".join(f"- {child.whole_text()}" for child in clause.children)
        said = one_space(f"{own} {children}")
        frame = prose_timeframe(said, self.context.issued_on)
        check_timeframe(frame, clause.line, self.notes)
        helpers = [
            Name(name, clause.line, quote=said) for name in find_helpers(said, self.context.knows)
        ]
        return ParsedTask(
            number=clause.number,
            section=section,
            text=self._bare(said, helpers, subject=verb > 0) if not starts_inside else said,
            origin=origin,
            line=clause.line,
            path=path,
            lead=leads,
            focal=leads if said.casefold().startswith("là đầu mối") else [],
            coordinating=helpers,
            approver=_find_approver(said, clause.line, self.context.knows),
            timeframe=frame,
            quote=clause.text,
        )

    def _bare(self, said: str, helpers: list[Name], *, subject: bool) -> str:
        """The duty without "theo chức năng …", "có trách nhiệm", "chủ trì, phối hợp với …"."""
        text = _STANDING.sub("", _BY_OFFICE.sub("", said))
        text = _BY_OFFICE.sub("", _BOUND.sub("", text))
        together = _LEADS_WITH.match(text)
        if helpers and together:
            said = text[together.end() :]
            names, verb = read_subject(said, self.context.knows)
            purpose = _PURPOSE.search(said[:250])
            verb = purpose.end() if purpose and (not names or purpose.start() < verb) else verb
            rest = said[verb:].strip() if names or purpose else ""
            if len(rest) > 15:
                return rest
        return text


def _call_ends(text: str) -> int:
    found = _CALLS.match(text)
    return found.end() if found else 0


def placed(clause: Clause, section: Clause) -> tuple[str | None, tuple[str, ...]]:
    """The heading that a duty stands under, as printed, and its path; a paragraph heads nothing."""
    own = section.line == clause.line or section.text.rstrip().endswith((".", ";"))
    return None if own else section.printed, (section.number,) if section.number else ()


def _paragraphs_apart(clause: Clause) -> tuple[Clause, list[Clause]]:
    """A paragraph without a mark behind a whole sentence is a duty of its own."""
    whole = re.search(r"[.;]\s*$", clause.text) is not None
    apart = [each for each in clause.children if whole and each.mark is Mark.NONE]
    kept = tuple(each for each in clause.children if each not in apart)
    return replace(clause, children=kept), apart


def _find_approver(text: str, line: int, knows: Knows) -> Name | None:
    """Whose approval a duty needs: "trình Lãnh đạo Bộ phê duyệt"."""
    found = _SUBMITS.search(text)
    if not found or not is_name(found["name"]):
        return None
    return Name(trim_to_known(found["name"], knows), line, quote=found[0])


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
