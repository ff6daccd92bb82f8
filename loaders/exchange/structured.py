"""Structured import: what ``chidao parse --json`` prints comes in through the same door again."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from pydantic import ValidationError

from graph.base.errors import Unreadable
from graph.register.agencies import Register
from graph.schema.vocabulary import Absence, Basis
from loaders.exchange.places import read_source_lines
from loaders.exchange.printed import (
    JsonCitation,
    JsonDocument,
    JsonHead,
    JsonIndicator,
    JsonIssue,
    JsonLink,
    JsonPlace,
    JsonReport,
    JsonStated,
    JsonTask,
)
from loaders.formats.text.plain import decode
from loaders.parsed.document import (
    FigureChoice,
    Head,
    Name,
    Parsed,
    ParsedIndicator,
    ParsedObjective,
    ParsedReport,
    ParsedSolution,
    ParsedTask,
    Stated,
)
from loaders.provisions.tasks import check_timeframe
from loaders.source.issues import Issue, Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line, read_line
from loaders.wording.measures.quantities import read_number
from loaders.wording.measures.timeframes import Timeframe, read_timeframe
from loaders.wording.names.lists import split_names
from loaders.wording.references import (
    Citation,
    StatedLink,
    kind_of,
)

SUFFIX = ".json"
_SHAPE = "Khuôn là những gì “chidao parse TỆP --json” in ra."


def is_structured(name: str) -> bool:
    """True for a file of records."""
    return name.casefold().endswith(SUFFIX)


@dataclass
class Rows(Ledger):
    """The account of the JSON's own ``rows``.

    The records cite another file, the document: ``lines`` are the few lines of it that the JSON
    holds, so that no quote is ever looked for among the rows.
    """

    rows: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        self.read(self.rows, "structured")

    def fates(self) -> Iterator[tuple[Line, str, str]]:
        """Every row is read."""
        return ((row, "read", "structured") for row in self.rows)

    def unread(self) -> list[Line]:
        """None: a row that cannot be read refuses the file."""
        return []


def read_structured(data: bytes, source: str, register: Register, digest: str) -> Parsed:
    """Records from JSON; raises ``Unreadable`` with the place of the first value that is wrong."""
    text = decode(data, source)
    said = _validated(text, source)
    rows = tuple(read_line(number, row) for number, row in enumerate(text.split("\n"), start=1))
    ledger, issues = Rows(read_source_lines(said.source_lines), rows=rows), _issues(said.issues)
    first, *others = (
        _part(Parsed(head.source or source, digest, ledger, issues), said.part(head), register)
        for head in said.heads()
    )
    first.attached = others
    if first.head.kind is None and not first.says_anything:
        raise Unreadable(
            f"Tệp “{source}” không nói gì: “document” không có tên loại văn bản (“kind”), và không "
            "có nhiệm vụ, giải pháp hay chỉ tiêu nào.",
            hint=_SHAPE,
        )
    return first


def _validated(text: str, source: str) -> JsonDocument:
    try:
        content = json.loads(text)
        if not isinstance(content, dict):
            _refuse(source, "ngoài cùng phải là một đối tượng { … } có “document”")
        said = JsonDocument.model_validate(content)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" ở dòng {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(
            f"Tệp “{source}” không phải JSON đúng cú pháp{place}.", hint="Mở tệp ở dòng ấy và sửa."
        ) from error
    except ValidationError as error:
        _refuse(source, _places(error), error)
    if strays := said.strays():
        _refuse(source, f"không có văn bản nào mang id “{'”, “'.join(strays)}” (“document”)")
    return said


def _refuse(source: str, reason: str, error: Exception | None = None) -> NoReturn:
    raise Unreadable(f"Tệp “{source}” không đúng khuôn: {reason}.", hint=_SHAPE) from error


def _places(error: ValidationError) -> str:
    """Each wrong value with its part and its rank in it, counted from 1."""
    shown = [
        ", ".join(
            f"mục {step + 1}" if isinstance(step, int) else f"“{step}”" for step in each["loc"]
        )
        for each in error.errors()[:5]
    ]
    more = error.error_count() - len(shown)
    return "; ".join(shown) + (f"; và {more} chỗ khác" if more else "")


def _issues(said: Sequence[JsonIssue]) -> Issues:
    """What the reading of the document said, so that recording it again says nothing twice."""
    found = [Issue(each.code, each.severity, each.line, each.quote, each.message) for each in said]
    return Issues(found)


def _part(parsed: Parsed, said: JsonDocument, register: Register) -> Parsed:
    """One document: the main one, or one that it issues."""
    parsed.head = _head(said.document, register)
    names = _Names(register, parsed.head)
    parsed.head.recipients = names.read(said.document.sent_to, said.document, "sent_to")
    parsed.solutions = [
        ParsedSolution(
            each.code,
            each.text,
            each.grain,
            each.part_of,
            each.line,
            scope=each.scope,
            essentials=tuple(each.essentials),
        )
        for each in said.solutions
    ]
    parsed.tasks = [_task(each, names, parsed.issues) for each in said.tasks]
    parsed.indicators = [_indicator(each, names) for each in said.indicators]
    parsed.objectives = [
        ParsedObjective(each.section, each.text, each.line, tuple(each.path))
        for each in said.objectives
    ]
    parsed.reports = [_report(each, names) for each in said.reports]
    _add_references(parsed, said)
    return parsed


def _head(said: JsonHead, register: Register) -> Head:
    written = said.issuer_written or said.issuer
    entry = register.get(said.issuer_id, written or "")
    if entry is None and said.issuer:
        entry = register.find(said.issuer, (), said.issued_on).entry
    place = (said.said.get("issuer") or [JsonPlace()])[0]
    caption = said.caption
    return Head(
        symbol=said.symbol,
        kind=said.kind,
        title=said.title,
        issued_on=said.issued_on,
        month=said.month,
        year=said.year or (said.issued_on.year if said.issued_on else None),
        issuer=Name(written, place.line or said.line, quote=place.quote) if written else None,
        issuer_id=entry.id if entry else None,
        level=said.level or (entry.level if entry else None),
        signer=said.signer,
        place=said.place,
        province=said.province,
        source_kind=said.source_kind,
        lines=[said.line],
        caption=(caption.line or said.line, caption.quote or "") if caption else None,
    )


class _Names:
    """Names with the places that the JSON gives them."""

    def __init__(self, register: Register, head: Head) -> None:
        self._register, self._on = register, head.day
        issuer = head.issuer.text if head.issuer else ""
        self._scopes = register.scopes(register.get(head.issuer_id, issuer))

    def split(self, joined: str | None, names: Sequence[str]) -> list[str]:
        """The names one by one: as listed, or else as the joined text names them."""
        if names or not joined:
            return list(names)
        return [name for name in split_names(joined, self._register.knows) if name]

    def read(
        self,
        names: Sequence[str],
        entry: JsonHead | JsonTask | JsonIndicator | JsonReport,
        key: str,
        basis: Basis = Basis.STATED,
    ) -> list[Name]:
        """Each name where ``said`` has it: one place for each of them, or one for all.

        Where no words are given, names of one body share those of its first, as names of one
        cell do: the same statement is not made twice.
        """
        places = entry.said.get(key, [])
        if len(places) == 1:
            places = places * len(names)
        if len(places) == len(names):
            return [
                Name(text, place.line or entry.line, place.basis, place.quote)
                for text, place in zip(names, places, strict=True)
            ]
        first: dict[str, str] = {}
        return [
            Name(text, entry.line, basis, first.setdefault(self._body(text), text))
            for text in names
        ]

    def _body(self, text: str) -> str:
        entry = self._register.find(text, self._scopes, self._on).entry
        return entry.id if entry else text


def _add_references(parsed: Parsed, said: JsonDocument) -> None:
    """What it carries out and cites; the lists say which documents, ``citations`` say more.

    Among the main document's ``cites`` are those of the documents that it issues.
    """
    head = said.document
    carried_out = list(head.implements)
    for link in said.links:
        if link.lower not in (head.symbol, head.id):
            parsed.links.append(_link(link))
        elif link.upper not in carried_out:
            carried_out.append(link.upper)
    told: dict[str, list[Citation]] = defaultdict(list)
    for each in head.citations:
        told[each.how].append(_citation(each))
    parsed.implements = _of_symbols(told["implements"], carried_out)
    others = {each for inner in said.attached for each in (*inner.implements, *inner.cites)}
    own = {each.symbol for each in told["cites"]}
    cited = [each for each in head.cites if each in own or each not in others]
    parsed.citations = _of_symbols(told["cites"], [*carried_out, *cited])
    parsed.noted = _of_symbols(told["note"], head.cites_in_notes)
    parsed.changed = [(how, each) for how in ("amends", "replaces") for each in told[how]]


def _of_symbols(told: Sequence[Citation], symbols: Sequence[str]) -> list[Citation]:
    """The places that name these documents; a document without one is known by symbol alone."""
    found = [each for each in told if each.symbol in symbols]
    bare = dict.fromkeys(symbols).keys() - {each.symbol for each in found}
    return [*found, *(_cited(each) for each in dict.fromkeys(symbols) if each in bare)]


def _cited(symbol: str) -> Citation:
    return _citation(JsonCitation(symbol=symbol, line=1))


def _citation(said: JsonCitation) -> Citation:
    return Citation(
        symbol=said.symbol,
        kind=kind_of(said.symbol),
        number=said.symbol.split("/")[0].split("-")[0],
        start=0,
        stop=len(said.symbol),
        line=said.line,
        issued_on=said.issued_on,
        year=said.year or (said.issued_on.year if said.issued_on else None),
        issuer=said.issuer,
        as_written=said.cited_as or said.symbol,
        quote=said.quote,
    )


def _link(said: JsonLink) -> StatedLink:
    lower = said.from_cited or JsonCitation(symbol=said.lower, line=said.line)
    upper = said.to_cited or JsonCitation(symbol=said.upper, line=said.line)
    quote = said.quote or upper.cited_as or said.upper
    return StatedLink(_citation(lower), _citation(upper), quote)


def _timeframe(said: JsonTask, issues: Issues) -> Timeframe | None:
    frame = said.timeframe
    if frame.text and frame.kind:
        return Timeframe(frame.text, frame.kind, frame.start_on, frame.due_on)
    read = read_timeframe(frame.text) if frame.text else None
    check_timeframe(read, said.line, issues)
    return read


def _absence(said: JsonTask) -> Absence | None:
    """As printed; where the file says nothing of it, no lead means that none is stated."""
    if "lead_absence" in said.model_fields_set or said.lead:
        return said.lead_absence
    return Absence.NOT_STATED


def _task(said: JsonTask, names: _Names, issues: Issues) -> ParsedTask:
    focal = said.focal_names or (said.focal.split("; ") if said.focal else [])
    approver = names.read([said.approver] if said.approver else [], said, "approver")
    return ParsedTask(
        number=said.number,
        section=said.section,
        text=said.text,
        origin=said.origin,
        line=said.line,
        path=_path(said),
        lead=names.read(said.lead, said, "lead"),
        focal=names.read(focal, said, "focal"),
        coordinating=names.read(said.coordinating, said, "coordinating"),
        support_role=said.support_role,
        approver=approver[0] if approver else None,
        timeframe=_timeframe(said, issues),
        output=said.output,
        note=said.note,
        monitors=names.read(said.monitored_by, said, "monitored_by"),
        person=said.person,
        lead_absence=_absence(said),
        quote=said.quote,
    )


def _path(said: JsonTask | JsonIndicator) -> tuple[str, ...]:
    return tuple(said.path) if said.path is not None else ("js", said.section or "")


def _indicator(said: JsonIndicator, names: _Names) -> ParsedIndicator:
    basis = said.monitored_by_basis or Basis.STATED
    value = said.baseline_value
    return ParsedIndicator(
        number=said.number,
        section=said.section,
        name=said.name,
        line=said.line,
        path=_path(said),
        unit=said.unit,
        comparator=said.comparator,
        target=said.target,
        target_value=said.target_value,
        target_year=said.target_year,
        baseline=said.baseline,
        baseline_value=read_number(said.baseline or "") if value is None else value,
        baseline_year=said.baseline_year,
        population=said.population,
        numerator=said.numerator,
        denominator=said.denominator,
        milestones=dict(said.milestones),
        monitored_by=names.read(said.monitored_by, said, "monitored_by", basis),
        stated=[_stated(each) for each in said.stated],
        quote=said.quote,
    )


def _stated(said: JsonStated) -> Stated:
    made = said.choice
    choice = FigureChoice(made.preferred, made.reason, made.by, made.on) if made else None
    return Stated(said.role, said.value, said.line, said.quote, choice)


def _report(said: JsonReport, names: _Names) -> ParsedReport:
    senders = names.split(said.sender, said.from_names)
    return ParsedReport(
        senders=names.read(senders, said, "from"),
        to=names.read(names.split(said.to, said.to_names), said, "to"),
        when=said.when,
        dates=tuple(said.dates),
        frequency=said.frequency,
        line=said.line,
        quote=said.quote or said.when or said.sender,
        through=said.through,
    )
