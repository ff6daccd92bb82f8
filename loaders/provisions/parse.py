"""One source to one parsed document: the steps in their order, nothing else."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from graph.base.errors import Unreadable
from graph.register.agencies import Register
from graph.schema.vocabulary import Origin
from loaders.formalities.closing import read_closing
from loaders.formalities.head import HeadReader
from loaders.formats.text.plain import read_text
from loaders.formulas.kinds import label_of
from loaders.layout.attached import split_attached
from loaders.layout.letters import mend
from loaders.layout.margins import join_over_pages, rejoin
from loaders.layout.tables.bars import read_barred
from loaders.layout.tables.blanks import read_spaced
from loaders.layout.tables.rows import RowReader
from loaders.layout.tables.stacks import align_short_rows, unflatten
from loaders.layout.tables.table import Table, TableReader
from loaders.layout.zones import Zones, split_zones
from loaders.parsed.document import Name, Parsed
from loaders.provisions.annexes import AnnexReader
from loaders.provisions.body import BodyReader
from loaders.provisions.duties import find_addressees
from loaders.provisions.implementing import read_references
from loaders.provisions.indicators import inherit_monitors, read_table_indicators
from loaders.provisions.press import PressReader, is_press
from loaders.provisions.repeats import drop_repeated
from loaders.provisions.reports import find_reports
from loaders.provisions.tasks import TableTasks, lead_before
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line
from loaders.wording.measures.quantities import find_date
from loaders.wording.references import (
    SYMBOL,
    find_citations,
    kind_of,
    read_symbol,
)

READER_VERSION = "3"
"""Changes when the same file would be read differently; part of every fingerprint."""
DIRECTING = ("Chỉ thị", "Thông báo", "Công điện", "Công văn", "Kết luận")
"""Kinds whose whole body tells bodies what to do."""


def fingerprint(data: bytes, register: Register, corrections: bytes = b"") -> str:
    """SHA-256 of all that decides how a file is read: itself, reader, register, corrections."""
    digest = hashlib.sha256(READER_VERSION.encode() + b"\n" + register.digest + corrections)
    digest.update(data)
    return digest.hexdigest()


def parse_document(data: bytes, source: str, register: Register) -> Parsed:
    """Read one text document; raises ``Unreadable`` if the bytes are no text, or none."""
    issues = Issues()
    lines = read_text(data, source, issues)
    return parse_lines(lines, source, fingerprint(data, register), issues, register)


def parse_lines(
    lines: Sequence[Line], source: str, digest: str, issues: Issues, register: Register
) -> Parsed:
    """Read the lines of one source, and of what it issues; raises ``Unreadable``."""
    parsed = Parsed(source, digest, Ledger(tuple(lines)), issues)
    kept = _without_notes(parsed, _without_markup(parsed, register))
    if not any(line.text for line in kept):
        raise Unreadable(f"Tệp “{source}” không có chữ nào.", hint="Kiểm tra lại tệp gốc.")
    if is_press(kept):
        PressReader(parsed, register).read(kept)
        _finish(parsed, kept, register)
    else:
        split = split_attached(kept)
        _read_directive(parsed, split.own, register)
        if split.attached:
            parsed.attached = [_read_attached(parsed, split.attached, register)]
            parsed.implements = parsed.implements or parsed.attached[0].implements
    _account(parsed)
    if parsed.head.kind is None and not parsed.says_anything:
        raise Unreadable(
            f"Tệp “{source}” không nhận ra là văn bản chỉ đạo: không có tên loại văn bản, "
            "nhiệm vụ, giải pháp hay chỉ tiêu.",
            hint="Kiểm tra lại tệp; nếu là văn bản, tên loại (KẾ HOẠCH, …) phải đứng riêng dòng.",
        )
    return parsed


_GRID_RULER = re.compile(r"[\s|:\-–_=*+]*-{2}[\s|:\-–_=*+]*")
_COMMENT = re.compile(r"\s*<!--.*-->\s*|\s*>.*")
_PAGE = re.compile(r"-?\s?\d{1,3}\s?-?|PAGE BREAK|(?:Trang|Page)\s+\d{1,3}(?:/\d{1,3})?")


def _without_markup(parsed: Parsed, register: Register) -> tuple[Line, ...]:
    """The lines without front matter, comments and numbers of pages; flattened tables as rows."""
    ledger = parsed.ledger
    front = _front_matter(ledger.lines)
    ledger.ignore(front, "front-matter")
    rulers = [line for line in ledger.lines if _GRID_RULER.fullmatch(line.text)]
    ledger.ignore([line for line in rulers if ledger.is_open(line)], "ruler")
    ledger.ignore([line for line in ledger.lines if _COMMENT.fullmatch(line.raw)], "comment")
    whole = mend([line for line in ledger.lines if ledger.is_open(line)], parsed.issues)
    barred = read_barred(whole)
    rows = read_spaced(barred)
    kept = align_short_rows(unflatten(rows, register.knows), register.knows)
    pages = [line for line in kept if not line.others and _PAGE.fullmatch(line.text)]
    ledger.ignore(pages, "page-number")
    whole = join_over_pages([line for line in kept if ledger.is_open(line)], pages)
    kept = rejoin(whole)
    return tuple(line for line in kept if ledger.is_open(line))


_NOTE = re.compile(r"^\[\d{1,3}\](?:\s|$)")


def _without_notes(parsed: Parsed, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the footnotes at the end; what these cite is kept apart."""
    start = next((n for n, line in enumerate(lines) if _NOTE.match(line.text)), len(lines))
    notes = lines[start:]
    if any(line.is_row for line in notes):
        return lines
    parsed.ledger.read(notes, "footnote")
    for line in notes:
        parsed.noted += find_citations(line.text, line.number)
    return lines[:start]


def _front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between two rules of dashes at the very top."""
    fences = [place for place, line in enumerate(lines[:100]) if line.raw.strip() == "---"]
    if len(fences) < 2 or any(line.text for line in lines[: fences[0]]):
        return ()
    inside = [line.raw for line in lines[fences[0] + 1 : fences[1]]]
    keyed = all(re.match(r"\s*[\w-]+\s*:|\s+\S|\s*-\s|\s*$", raw) for raw in inside)
    return lines[fences[0] : fences[1] + 1] if keyed else ()


def _read_directive(parsed: Parsed, lines: Sequence[Line], register: Register) -> None:
    zones = split_zones(lines)
    reader = HeadReader(zones, parsed.ledger, parsed.issues, register)
    parsed.head = reader.read()
    if not zones.body:
        zones = replace(zones, body=tuple(reader.left))
    read_closing(zones, parsed.head, parsed.ledger, parsed.issues, register)
    parsed.head.signer = parsed.head.signer or reader.portal_signer
    _read_content(parsed, zones, register)
    _finish(parsed, lines, register)


def _read_attached(main: Parsed, lines: Sequence[Line], register: Register) -> Parsed:
    """A plan in the same file: it has the issuer and the day of the decision that issues it."""
    parsed = Parsed(main.source, main.fingerprint, main.ledger, main.issues)
    zones = split_zones(lines)
    head = HeadReader(zones, parsed.ledger, Issues(), register).read()
    own = main.head
    if head.caption:
        _recover_from_caption(main, *head.caption)
    head.symbol, head.issued_on = None, own.issued_on
    head.month, head.year = own.month, own.year
    head.issuer, head.issuer_id, head.level = own.issuer, own.issuer_id, own.level
    head.province, head.place, head.source_kind = own.province, own.place, own.source_kind
    parsed.head = head
    _read_content(parsed, zones, register)
    _finish(parsed, lines, register)
    return parsed


def _recover_from_caption(main: Parsed, number: int, text: str) -> None:
    """ "(Ban hành kèm theo Quyết định số 773/QĐ-TTg ngày …)" says what the decision leaves out."""
    found, own = SYMBOL.search(text), main.head
    if found is None:
        return
    symbol, day = read_symbol(found), find_date(text[found.end() : found.end() + 40])
    if own.symbol and own.symbol != symbol:
        main.issues.add("number-conflict", number, text)
        return
    if own.symbol is None:
        main.issues.add("number-recovered", number, text, f"“{symbol}”.")
    own.symbol, own.kind = symbol, own.kind or kind_of(symbol)
    if day and day.value and not own.agrees(day.value):
        main.issues.add("number-conflict", number, text)
    elif day and day.value:
        own.issued_on, own.year = day.value, day.value.year


def _read_content(parsed: Parsed, zones: Zones, register: Register) -> None:
    annex_indicators = _read_tables(parsed, zones, register)
    head = parsed.head
    opening = [line for line, _, into in parsed.ledger.fates() if into == "opening"]
    body = BodyReader(
        parsed,
        register,
        indicators_in_annex=annex_indicators,
        parts=label_of(head.kind, head.title).__name__ == "Resolution",
        directs=head.kind is None or head.kind in DIRECTING,
        addressees=find_addressees(opening, register.knows),
    )
    body.read(zones.body)
    AnnexReader(parsed, register).read(zones.annexes)
    drop_repeated(parsed)


def _read_tables(parsed: Parsed, zones: Zones, register: Register) -> bool:
    tables = TableReader(parsed.ledger, parsed.issues).read((*zones.body, *zones.annexes))
    rows = RowReader(parsed.ledger, parsed.issues)
    duties = TableTasks(register.knows, parsed.ledger, parsed.issues, parsed.head.issued_on)
    in_body = {line.number for line in zones.body}
    for table in tables:
        rows.read(table)
        origin = Origin.BODY if table.header_lines[0].number in in_body else Origin.ANNEX
        whole = lead_before(table, register.knows)
        if table.has_indicators:
            found = read_table_indicators(table, register.knows, parsed.ledger, parsed.issues)
            parsed.indicators += found
        elif table.has_tasks or (whole and table.may_have_tasks):
            parsed.tasks += duties.read(table, whole, origin)
        else:
            _leave_table(parsed, table)
    inherit_monitors(parsed.indicators, parsed.issues)
    return bool(parsed.indicators)


def _leave_table(parsed: Parsed, table: Table) -> None:
    """A form, a budget or a schedule gives no tasks; any other table is not understood."""
    lines = [line for row in table.raw for line in row.lines]
    if table.is_form:
        parsed.ledger.ignore(lines, "form-table")
    else:
        parsed.issues.add("table-unknown", table.header_lines[0].number, table.headings[0])


def _finish(parsed: Parsed, lines: Sequence[Line], register: Register) -> None:
    read_references(parsed, lines)
    _read_reports(parsed, register)


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
