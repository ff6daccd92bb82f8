"""One source to one parsed document: the steps in their order, nothing else."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.agencies import Register
from graph.errors import Unreadable
from loaders.body import BodyReader
from loaders.formats.txt import read_text
from loaders.head import HeadReader, read_closing
from loaders.indicators import inherit_monitors, read_table_indicators
from loaders.issues import Issues
from loaders.lines import Ledger, Line
from loaders.parsed import Name, Parsed
from loaders.press import PressReader, is_press
from loaders.references import Citation, StatedLink, find_bare, find_citations, find_links
from loaders.reports import find_reports
from loaders.structure import (
    Mark,
    Zones,
    annex_number,
    is_caption,
    read_mark,
    split_zones,
)
from loaders.rows import RowReader
from loaders.tables import TableReader
from loaders.tasks import read_table_tasks

READER_VERSION = "1"
"""Changes when the same file would be read differently; part of every fingerprint."""


def fingerprint(data: bytes) -> str:
    """SHA-256 of the file and of the reader's version."""
    return hashlib.sha256(READER_VERSION.encode() + b"\n" + data).hexdigest()


def parse_document(data: bytes, source: str, register: Register) -> Parsed:
    """Read one text document; raises ``Unreadable`` if the bytes are no text, or none."""
    parsed = Parsed(source, fingerprint(data), Ledger(read_text(data, source)), Issues())
    lines = _without_markup(parsed.ledger)
    if not any(line.text for line in lines):
        raise Unreadable(f"Tệp “{source}” không có chữ nào.", hint="Kiểm tra lại tệp gốc.")
    if is_press(lines):
        PressReader(parsed, register).read(lines)
    else:
        _read_directive(parsed, split_zones(lines), register)
    _read_references(parsed, lines)
    _read_reports(parsed, register)
    _account(parsed)
    if parsed.head.kind is None and not (parsed.tasks or parsed.solutions or parsed.indicators):
        raise Unreadable(
            f"Tệp “{source}” không nhận ra là văn bản chỉ đạo: không có tên loại văn bản, "
            "nhiệm vụ, giải pháp hay chỉ tiêu.",
            hint="Kiểm tra lại tệp; nếu là văn bản, tên loại (KẾ HOẠCH, …) phải đứng riêng dòng.",
        )
    return parsed


_COMMENT = re.compile(r"\s*<!--.*-->\s*")


_PAGE = re.compile(r"\s*-?\s*\d{1,3}\s*-?\s*")


def _without_markup(ledger: Ledger) -> tuple[Line, ...]:
    """The lines without front matter, comments and numbers of pages."""
    front = _front_matter(ledger.lines)
    ledger.ignore(front, "front-matter")
    ledger.ignore([line for line in ledger.lines if _COMMENT.fullmatch(line.raw)], "comment")
    ledger.ignore([line for line in ledger.lines if _PAGE.fullmatch(line.raw)], "page-number")
    return tuple(line for line in ledger.lines if ledger.is_open(line))


def _front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between two rules of dashes at the very top."""
    fences = [place for place, line in enumerate(lines[:100]) if line.raw.strip() == "---"]
    if len(fences) < 2 or any(line.text for line in lines[: fences[0]]):
        return ()
    inside = [line.raw for line in lines[fences[0] + 1 : fences[1]]]
    keyed = all(re.match(r"\s*[\w-]+\s*:|\s+\S|\s*-\s|\s*$", raw) for raw in inside)
    return lines[fences[0] : fences[1] + 1] if keyed else ()


def _read_directive(parsed: Parsed, zones: Zones, register: Register) -> None:
    parsed.head = HeadReader(zones, parsed.ledger, parsed.issues, register).read()
    read_closing(zones, parsed.head, parsed.ledger, register)
    annex_indicators = _read_tables(parsed, zones, register)
    body = BodyReader(parsed, register.knows, indicators_in_annex=annex_indicators)
    body.read(zones.body)
    _read_annex_words(parsed, zones.annexes)


def _read_tables(parsed: Parsed, zones: Zones, register: Register) -> bool:
    tables = TableReader(parsed.ledger, parsed.issues).read((*zones.body, *zones.annexes))
    rows = RowReader(parsed.ledger, parsed.issues)
    for table in tables:
        rows.read(table)
        if table.has_indicators:
            found = read_table_indicators(table, register.knows, parsed.ledger, parsed.issues)
            parsed.indicators += found
        elif table.has_tasks:
            parsed.tasks += read_table_tasks(table, register.knows, parsed.ledger, parsed.issues)
        else:
            parsed.issues.add("table-unknown", table.header_lines[0].number, table.headings[0])
    inherit_monitors(parsed.indicators, parsed.issues)
    return bool(parsed.indicators)


_RULER = re.compile(r"[\W_]+")
_JUNK = re.compile(r"[A-Z]{1,8}")


TITLE_LINES = 6
"""How many lines behind "Phụ lục" or a caption may be the title of an annex."""


def _read_annex_words(parsed: Parsed, lines: Sequence[Line]) -> None:
    """Titles, captions, rulers and junk between and behind the tables; the rest stays unread."""
    last_row = max((line.number for line in lines if line.is_row), default=0)
    left = TITLE_LINES
    for line in lines:
        if _RULER.fullmatch(line.text):
            parsed.ledger.ignore([line], "ruler")
        elif line.is_row:
            left = 0
        elif line.number > last_row > 0 and _JUNK.fullmatch(line.text):
            parsed.ledger.ignore([line], "junk")
            parsed.issues.add("junk-tail", line.number, line.text)
        elif annex_number(line) is not None or is_caption(line):
            left = TITLE_LINES
            parsed.ledger.read([line], "annex-title")
        elif left > 0 and read_mark(line.text).mark is Mark.NONE:
            left -= 1
            parsed.ledger.read([line], "annex-title")
        else:
            left = 0


def _texts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Each line, a row cell by cell: a citation never runs over a cell's border."""
    for line in lines:
        for text in line.cells if line.is_row else (line.text,):
            if text:
                yield text, line


def _read_references(parsed: Parsed, lines: Sequence[Line]) -> None:
    own = parsed.head.symbol
    links: dict[tuple[str, str], StatedLink] = {}
    for text, line in _texts(lines):
        citations = [each for each in find_citations(text, line.number) if each.symbol != own]
        parsed.citations += citations
        for link in find_links(text, find_citations(text, line.number)):
            if link.lower.symbol != own:
                links.setdefault((link.lower.symbol, link.upper.symbol), link)
    parsed.links = list(links.values())
    parsed.implements = _implemented(parsed)
    _check_bare(parsed, lines)


_CARRIES_OUT = re.compile(
    r"^(?:Triển khai\s+|Tiếp tục\s+|Tổ chức\s+)*(?:thực hiện|thi hành)\b", re.I
)


def _implemented(parsed: Parsed) -> list[Citation]:
    """What the opening sentence "Thực hiện A; B; C, …" names, or else the title."""
    openings = [line for line, _, into in parsed.ledger.fates() if into == "opening"]
    for line in openings:
        if _CARRIES_OUT.match(line.text):
            return _first_of_items(line.text, line.number, parsed.head.symbol)
    title = parsed.head.title or ""
    found = re.search(r"(?:thực hiện|thi hành)\s", title, re.I)
    if not found:
        return []
    number = parsed.head.lines[0] if parsed.head.lines else None
    return _first_of_items(title[found.start() :], number, parsed.head.symbol)[:1]


def _first_of_items(text: str, line: int | None, own: str | None) -> list[Citation]:
    """The first document of each item; those inside its description are not carried out.

    Each is quoted from the verb to its own name, so that the quote says what it is for.
    """
    sentence = re.split(r"\.\s", text)[0]
    ends = [found.start() for found in re.finditer(r"(?<=\w|\))\s*;", sentence)]
    citations = find_citations(sentence, line)
    found: dict[str, Citation] = {}
    start = 0
    for end in (*ends, len(sentence)):
        inside = [each for each in citations if start <= each.start < end]
        if inside and inside[0].symbol != own:
            first = replace(inside[0], quote=sentence[: inside[0].stop])
            found.setdefault(first.symbol, first)
        start = end
    return list(found.values())


def _check_bare(parsed: Parsed, lines: Sequence[Line]) -> None:
    """ "Nghị quyết 71" is the one document of that kind and number named elsewhere, or none."""
    for text, line in _texts(lines):
        for kind, number, start, stop in find_bare(text):
            same = {
                each.symbol
                for each in parsed.citations
                if each.number == number and each.kind and kind.casefold() in each.kind.casefold()
            }
            quote = text[start:stop]
            if len(same) == 1:
                parsed.issues.add("reference-short", line.number, quote, f"{same.pop()}.")
            else:
                parsed.issues.add("reference-bare", line.number, quote, ", ".join(sorted(same)))


def _read_reports(parsed: Parsed, register: Register) -> None:
    for task in parsed.tasks:
        if task.origin != "annex":
            parsed.reports += find_reports(task.text, task.lead, task.line, register.knows)
    if parsed.head.issuer is None:
        return
    issuer = Name(parsed.head.issuer.text, parsed.head.issuer.line)
    for solution in parsed.solutions:
        if solution.grain == "solution" and re.search(r"\bgửi báo cáo\b", solution.text):
            found = find_reports(solution.text, [issuer], solution.line, register.knows)
            parsed.reports += found


def _account(parsed: Parsed) -> None:
    """What nobody has read is said, line by line."""
    for line in parsed.ledger.unread():
        parsed.issues.add("line-unread", line.number, line.text)
    for line in parsed.ledger.lines:
        if "�" in line.raw:
            parsed.issues.add("characters-lost", line.number, line.text)
