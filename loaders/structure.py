"""Lines to a tree of clauses by the numbering grammar, and the zones of a document."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.words import UPPER
from loaders.columns import read_columns
from loaders.issues import Issues
from loaders.lines import Line
from loaders.quantities import roman


class Role(StrEnum):
    """What a section of a directive is about."""

    BACKGROUND = "background"
    GOALS = "goals"
    SOLUTIONS = "solutions"
    FUNDING = "funding"
    ORGANISATION = "organisation"
    OTHER = "other"


_ROLES = (
    (
        Role.ORGANISATION,
        r"tổ chức (?:thực hiện|triển khai)|^\W*(?:trách nhiệm|phân công)|trách nhiệm (?:của|"
        r"thực hiện|"
        r"thi hành|cụ thể|các)|phân công (?:nhiệm vụ|thực hiện|trách nhiệm)|"
        r"chế độ (?:thông tin,? )?báo cáo|"
        r"^\W*(?:thông tin,? )?báo cáo$",
    ),
    (Role.SOLUTIONS, r"nhiệm vụ|giải pháp|nội dung"),
    (Role.GOALS, r"mục tiêu|chỉ tiêu"),
    (Role.FUNDING, r"kinh phí|nguồn lực"),
    (
        Role.BACKGROUND,
        r"mục đích|yêu cầu|tình hình|quan điểm|sự cần thiết|phạm vi|bối cảnh|thực trạng|đánh giá",
    ),
)


TITLE_LENGTH = 250
"""A longer text is a paragraph and no heading."""
SENTENCE_LENGTH = 120
"""A text that ends with a stop is a sentence from this length on."""


def role_of(title: str) -> Role:
    """What a section is about, by its heading."""
    if len(title) > TITLE_LENGTH or (len(title) > SENTENCE_LENGTH and title.rstrip().endswith(".")):
        return Role.OTHER
    lower = title.casefold().strip(" .:;")
    return next((role for role, words in _ROLES if re.search(words, lower)), Role.OTHER)


def is_title(text: str) -> bool:
    """Short words that end in no stop: the heading of something else, such as a table."""
    return len(text) <= SENTENCE_LENGTH and not re.search(r"[.;,]\s*$", text)


class Mark(StrEnum):
    """The kinds of numbering, coarse to fine."""

    PART = "part"
    LETTERED = "lettered"
    ROMAN = "roman"
    ARTICLE = "article"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    NONE = "none"


_RANK = {mark: place for place, mark in enumerate(Mark)}
_PART = re.compile(
    r"^(?P<n>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+\w+|[IVXL]+|\d+))\b[.:\s-]*(?P<t>.*)$"
)
_ARTICLE = re.compile(r"^Điều\s+(?P<n>\d+[a-z]?)\s*[.:]\s*(?P<t>.*)$")
_ROMAN = re.compile(r"^(?P<n>[IVXL]+)\s*(?:[.\-–)]+|/(?=\s))\s*(?P<t>\S.*)$")
# "IH. MỤC TIÊU", "IIl. NHIỆM VỤ", "(l) Sở Công Thương": numerals as a scan reads them
_MISREAD_ROMAN = re.compile(rf"^(?P<n>(?=\S*[Hl|1])[IVXHl|1]{{2,4}})\.\s+(?P<t>[{UPPER}]{{2}}.*)$")
_MISREAD_ONE = re.compile(rf"^(?:\([lI|]\)|[l|]\.)\s+(?P<t>[{UPPER}].*)$")
_AS_ROMAN = str.maketrans("l|1", "III")
_LETTERED = re.compile(rf"^(?P<n>[A-HK])\s*[.\-–)]\s+(?P<t>[{UPPER}]{{2}}.*)$")
_DECIMAL = re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2})+)\s*[.)\-–]?\s+(?P<t>\S.*)$")
_NUMBER = re.compile(r"^\(?(?P<n>\d{1,3})\s*(?:\)\.?|[.\-–]|/(?=\s))\s*(?P<t>(?![\d%]).*\S.*)$")
_LETTER = re.compile(r"^(?P<n>[a-zđ])\s*[).]\s+(?P<t>\S.*)$")
_DASH = re.compile(r"^[-–—•*]\s*(?P<t>\S.*)$")
_PLUS = re.compile(r"^\+\s*(?P<t>\S.*)$")


@dataclass(frozen=True)
class Marked:
    """A line with its numbering taken off."""

    mark: Mark
    number: str | None
    text: str


def read_mark(text: str) -> Marked:
    """The numbering of a line: "2.1. Giai đoạn" -> decimal 2.1."""
    if misread := _MISREAD_ROMAN.match(text):
        numeral = misread["n"].translate(_AS_ROMAN).replace("H", "II")
        if roman(numeral) is not None:
            return Marked(Mark.ROMAN, numeral, misread["t"])
    if misread := _MISREAD_ONE.match(text):
        return Marked(Mark.NUMBER, "1", misread["t"])
    found = _ROMAN.match(text)
    if found and roman(found["n"]) is not None:
        return Marked(Mark.ROMAN, found["n"], found["t"])
    for mark, pattern in (
        (Mark.PART, _PART),
        (Mark.ARTICLE, _ARTICLE),
        (Mark.LETTERED, _LETTERED),
        (Mark.DECIMAL, _DECIMAL),
        (Mark.NUMBER, _NUMBER),
        (Mark.LETTER, _LETTER),
    ):
        if found := pattern.match(text):
            return Marked(mark, found["n"], found["t"])
    for mark, pattern in ((Mark.PLUS, _PLUS), (Mark.DASH, _DASH)):
        if found := pattern.match(text):
            return Marked(mark, None, found["t"])
    return Marked(Mark.NONE, None, text)


@dataclass
class Clause:
    """A numbered or dashed piece of a directive with all that stands under it."""

    mark: Mark
    number: str | None
    text: str
    lines: list[Line]
    children: list["Clause"] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    @property
    def printed(self) -> str:
        """Its first line with the numbering, as it stands in the document."""
        return self.lines[0].text

    def walk(self) -> Iterator["Clause"]:
        """The clause and everything under it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_lines(self) -> Iterator[Line]:
        """Every line of the clause and of what stands under it."""
        return (line for clause in self.walk() for line in clause.lines)

    def whole_text(self) -> str:
        """Its words and those under it."""
        return " ".join(clause.text for clause in self.walk())


def build_clauses(lines: Iterable[Line]) -> list[Clause]:
    """The clauses of a run of lines; a paragraph torn by a page break is joined again."""
    roots: list[Clause] = []
    open_clauses: list[Clause] = []
    for line in lines:
        marked = read_mark(line.text)
        last = open_clauses[-1] if open_clauses else None
        if last and marked.mark is Mark.NONE and _goes_on(last, line.text):
            last.text = f"{last.text} {line.text}"
            last.lines.append(line)
            continue
        clause = Clause(marked.mark, marked.number, marked.text, [line])
        while open_clauses and not _holds(open_clauses[-1], clause):
            open_clauses.pop()
        (open_clauses[-1].children if open_clauses else roots).append(clause)
        open_clauses.append(clause)
    return roots


def _goes_on(clause: Clause, text: str) -> bool:
    """True if ``text`` is the rest of a sentence that the clause began."""
    return text[:1].islower() and clause.text.rstrip()[-1:] not in ".;:!?…"


def _holds(outer: Clause, inner: Clause) -> bool:
    if outer.mark is Mark.DECIMAL and inner.mark is Mark.DECIMAL:
        return (inner.number or "").startswith(f"{outer.number}.")
    return _RANK[outer.mark] < _RANK[inner.mark]


_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check_numbering(clauses: Sequence[Clause], issues: Issues) -> None:
    """Numbers and letters that jump or come twice among neighbours are said, never mended."""
    for mark in (Mark.ROMAN, Mark.NUMBER, Mark.LETTER, Mark.ARTICLE):
        numbered = [each for each in clauses if each.mark is mark and each.number]
        for before, after in itertools.pairwise(numbered):
            first, second = _ordinal(before), _ordinal(after)
            if first and second and second not in (first + 1, 1):
                hint = f"Sau “{before.number}” là “{after.number}”."
                issues.add("numbering-gap", after.line, after.printed[:60], hint)
    for each in clauses:
        check_numbering(each.children, issues)


def _ordinal(clause: Clause) -> int | None:
    number = clause.number or ""
    if clause.mark is Mark.ROMAN:
        return roman(number)
    if clause.mark is Mark.LETTER:
        return _LETTERS.find(number) + 1 or None
    return int(number) if number.isdecimal() else None


def is_section(line: Line) -> bool:
    """True for the heading of a main section, which ends the head of a document."""
    marked = read_mark(line.text)
    return marked.mark in (Mark.PART, Mark.ARTICLE, Mark.LETTERED, Mark.ROMAN)


def is_numbered(line: Line) -> bool:
    """True for "1. …", which ends the head of a document that has no greater sections."""
    return read_mark(line.text).mark is Mark.NUMBER


_ANNEX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s*)?(?P<n>[IVXL]+|\d+|[A-Z]))?\s*[.:]?$|^PHỤ LỤC\b|"
    rf"^Phụ lục\s+(?:số\s*)?(?:[IVXL]+|\d+|[A-Z])\s*[.:–-]?\s+(?=[{UPPER}]{{2}})"
)
_CAPTION = re.compile(
    r"^[(\s]*(?:(?:Ban hành|Nhiệm vụ|Danh mục|Biểu|Bảng)\s+)?kèm theo\s+\S+", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:TM\.|T/M|KT\.|TL\.|TUQ\.|Q\.|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|TRƯỞNG|"
    r"TỔNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|CHỦ NHIỆM|TƯ LỆNH|CHỈ HUY)|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|PHÓ BÍ THƯ|[ỦU][YỶ] VIÊN)"
)


def annex_number(line: Line) -> str | None:
    """``""`` for an unnumbered annex heading, its number otherwise, none for other lines."""
    found = _ANNEX.match(line.text)
    return (found["n"] or "") if found else None


def is_caption(line: Line) -> bool:
    """True for "(Kèm theo Kế hoạch số …)"."""
    return _CAPTION.match(line.text) is not None


def is_recipients(line: Line) -> bool:
    """True for "Nơi nhận:"."""
    return any(_RECIPIENTS.match(text) for text in (line.text, *line.cells))


def is_signature(line: Line) -> bool:
    """True for "TM. ỦY BAN NHÂN DÂN", which opens a closing without recipients."""
    return re.match(r"(?:TM\.|T/M|KT\.|TL\.|TUQ\.)\s*\S", line.text) is not None


def is_office(line: Line) -> bool:
    """True for the office under which a document is signed."""
    return _OFFICE.match(line.text) is not None and line.text == line.text.upper()


@dataclass(frozen=True)
class Zones:
    """The four parts of a directive: head, body, closing (recipients, signature), annexes."""

    top: tuple[Line, ...]
    body: tuple[Line, ...]
    closing: tuple[Line, ...]
    annexes: tuple[Line, ...]


def split_zones(lines: Sequence[Line]) -> Zones:
    """Where head, body, closing and annexes begin and end; blank lines are left out."""
    filled = [line for line in lines if line.text or line.is_row]
    closing = _first(filled, is_recipients, len(filled))
    if closing == len(filled):
        closing = _first(filled, is_signature, len(filled))
    annexes = _annexes_begin(filled, closing)
    closing = min(closing, annexes)
    closing = _signature_above(filled, closing)
    body = _first(filled[:closing], is_section, closing)
    if body == closing:
        body = _first(filled[:closing], is_numbered, closing)
    body = min(body, _first(filled[:closing], _heads_table, closing))
    return Zones(
        top=tuple(filled[:body]),
        body=tuple(filled[body:closing]),
        closing=tuple(filled[closing:annexes]),
        annexes=tuple(filled[annexes:]),
    )


SIGNATURE_LINES = 6
"""How many lines an office, "đã ký" and a name may take above "Nơi nhận"."""


def _signature_above(lines: Sequence[Line], closing: int) -> int:
    """Where the closing begins if the signature stands above the recipients."""
    start = closing
    while start > 0 and is_office(lines[start - 1]):
        start -= 1
    if closing == len(lines):
        return start
    for place in range(max(0, closing - SIGNATURE_LINES), start):
        signs = is_signature(lines[place]) or is_office(lines[place])
        if signs and all(len(each.text) < 60 for each in lines[place:closing]):
            return place
    return start


def _heads_table(line: Line) -> bool:
    """True for the heading of a table of duties, which may follow the title at once."""
    return line.is_row and read_columns(line.cells) is not None


def _closes(line: Line) -> bool:
    """True for a row that holds the recipients or the signature."""
    cells = [Line(line.number, cell, cell) for cell in line.cells]
    listed = any(re.match(r"[-–]\s.*[;.,]$|[-–]\s*Lưu\b", cell) for cell in line.cells)
    return listed or any(
        is_recipients(cell) or is_signature(cell) or is_office(cell) for cell in cells
    )


def _first(lines: Sequence[Line], test: Callable[[Line], bool], default: int) -> int:
    return next((place for place, line in enumerate(lines) if test(line)), default)


def _annexes_begin(lines: Sequence[Line], closing: int) -> int:
    start = closing
    if closing == len(lines):
        headed = _first(lines, lambda line: annex_number(line) is not None, len(lines))
        start = min(headed, _first(lines, is_section, 0))
    for place in range(start, len(lines)):
        line = lines[place]
        if annex_number(line) is not None or (is_caption(line) and place > start):
            return place
        if line.is_row and closing < len(lines) and not _closes(line):
            return place
    return len(lines)
