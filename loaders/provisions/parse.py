"""One source to one parsed document: the steps in their order, nothing else."""

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from graph.base.errors import Unreadable
from graph.register.agencies import Register
from graph.schema.nodes import Resolution
from loaders.formalities.closing import read_closing
from loaders.formalities.head import read_head
from loaders.formats.text.plain import read_text
from loaders.formulas.kinds import directs, label_of
from loaders.layout.attached import split_attached
from loaders.layout.preparation import prepare
from loaders.layout.zones import Zones, split_zones
from loaders.parsed.document import Name, Parsed
from loaders.provisions.addressees import find_addressees
from loaders.provisions.annexes import read_annexes
from loaders.provisions.body import read_body
from loaders.provisions.context import Context
from loaders.provisions.implementing import read_references
from loaders.provisions.press import is_press, read_press
from loaders.provisions.repeats import drop_repeated
from loaders.provisions.reporting_duties import find_reports
from loaders.provisions.schedules import read_tables
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
from loaders.wording.measures.quantities import find_date
from loaders.wording.references import (
    SYMBOL,
    find_citations,
    kind_of,
    read_symbol,
)

READER_VERSION = "4"
"""Changes when the same file would be read differently; part of every fingerprint."""
log = logging.getLogger(__name__)
T = TypeVar("T")


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
    prepared = _take(parsed, prepare(lines, register.knows))
    if not any(line.text for line in prepared.lines):
        raise Unreadable(f"Tệp “{source}” không có chữ nào.", hint="Kiểm tra lại tệp gốc.")
    for line in prepared.footnotes:
        parsed.noted += find_citations(line.text, line.number)
    if is_press(prepared.lines):
        _read_report(parsed, prepared.lines, register)
    else:
        split = split_attached(prepared.lines)
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


def _take(parsed: Parsed, reading: Reading[T]) -> T:
    """Merge what a reader says; a line that another has claimed stays with that one."""
    if refused := parsed.ledger.merge(reading.claims):
        log.error("Lines %s of %s are claimed by two readers", refused, parsed.source)
    parsed.issues.merge(reading.issues)
    return reading.found


def _read_report(parsed: Parsed, lines: Sequence[Line], register: Register) -> None:
    report = _take(parsed, read_press(lines, register))
    parsed.head = report.head
    parsed.solutions, parsed.tasks = [*report.solutions], [*report.tasks]
    parsed.indicators, parsed.objectives = [*report.indicators], [*report.objectives]
    _finish(parsed, lines, register)


def _read_directive(parsed: Parsed, lines: Sequence[Line], register: Register) -> None:
    zones = split_zones(lines)
    heading = _take(parsed, read_head(zones, register))
    closing = _take(parsed, read_closing(zones.closing, register.knows))
    parsed.head = replace(
        heading.head,
        recipients=[*heading.head.recipients, *closing.recipients],
        signer=closing.signer or heading.head.signer or heading.portal_signer,
    )
    zones = replace(zones, body=zones.body or heading.rest)
    captions = _read_content(parsed, zones, heading.opening, register)
    _finish(parsed, lines, register, heading.opening, captions)


def _read_attached(main: Parsed, lines: Sequence[Line], register: Register) -> Parsed:
    """A plan in the same file: it has the issuer and the day of the decision that issues it."""
    parsed = Parsed(main.source, main.fingerprint, main.ledger, main.issues)
    zones = split_zones(lines)
    heading = _take(parsed, replace(read_head(zones, register), issues=()))
    own = main.head
    if heading.head.caption:
        _recover_from_caption(main, *heading.head.caption)
    parsed.head = replace(
        heading.head,
        symbol=None,
        issued_on=own.issued_on,
        month=own.month,
        year=own.year,
        issuer=own.issuer,
        issuer_id=own.issuer_id,
        level=own.level,
        province=own.province,
        place=own.place,
        source_kind=own.source_kind,
    )
    captions = _read_content(parsed, zones, heading.opening, register)
    _finish(parsed, lines, register, heading.opening, captions)
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


def _read_content(
    parsed: Parsed, zones: Zones, opening: Sequence[Line], register: Register
) -> tuple[Line, ...]:
    """Tables, body and annexes, each told of what was read before; the captions of annexes."""
    head, knows = parsed.head, register.knows
    speaks = directs(head.kind)
    context = Context(
        knows,
        head.issued_on,
        head.year,
        parts=label_of(head.kind, head.title) is Resolution,
        directs=speaks,
        addressees=tuple(find_addressees(opening, knows)) if speaks else (),
    )
    tabled = _take(parsed, read_tables(zones.body, zones.annexes, context))
    context = replace(context, rows=tabled.tasks, tabled=tabled.indicators)
    body = _take(parsed, read_body([*filter(parsed.ledger.is_open, zones.body)], context))
    annexes = _take(parsed, read_annexes(zones.annexes, parsed.ledger.claims, context))
    parsed.solutions, parsed.objectives = [*body.solutions], [*body.objectives]
    parsed.indicators = [*body.tabled, *body.indicators]
    notes = Notes()
    tasks = (*tabled.tasks, *body.tasks, *annexes.tasks)
    parsed.tasks = drop_repeated(tasks, notes)
    _take(parsed, notes.reading(None))
    return annexes.captions


def _finish(
    parsed: Parsed,
    lines: Sequence[Line],
    register: Register,
    opening: Sequence[Line] = (),
    captions: Sequence[Line] = (),
) -> None:
    named = _take(parsed, read_references(lines, parsed.head, opening, captions))
    parsed.citations, parsed.links = [*named.citations], [*named.links]
    parsed.implements, parsed.changed = [*named.implements], [*named.changed]
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
