"""What ``chidao parse --json`` prints: one document as read, before it enters a store."""

from dataclasses import asdict
from typing import Any

from graph.base.words import name_key
from loaders.exchange.places import (
    citation,
    citations,
    source_lines,
    where,
)
from loaders.exchange.printed import LISTS
from loaders.parsed.document import (
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
from loaders.recording.recorder import Recorded
from loaders.wording.measures.timeframes import Timeframe


def parsed_view(recorded: Recorded) -> dict[str, Any]:
    """The object of the command line's contract.

    What an attached document says stands behind what the document itself says, with the
    attached one's id under ``document``; their heads are listed under ``attached``. Where a name
    stands is under ``said``: a place for each name of a list, or one for all of them.
    """
    parsed = recorded.parsed
    view = _content(recorded)
    for inner in recorded.attached:
        _merge(view, inner)
    view["agencies"] = dict(sorted(view["agencies"].items()))
    view["issues"] = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "line": each.line,
            "quote": each.quote,
            "message": each.message,
        }
        for each in sorted(parsed.issues.found, key=lambda each: (each.line or 0, each.code))
    ]
    view["source_lines"] = source_lines(parsed, recorded.everything)
    view["lines"] = parsed.ledger.counts()
    return view


def _merge(view: dict[str, Any], recorded: Recorded) -> None:
    inner = _content(recorded)
    own = inner["document"]
    view.setdefault("attached", []).append(own)
    for name in LISTS:
        view[name] += [each | {"document": own["id"]} for each in inner[name]]
    view["agencies"] |= inner["agencies"]
    document = view["document"]
    named = {*document["implements"], *document["cites"], document["symbol"]}
    document["cites"] += [each for each in (*own["implements"], *own["cites"]) if each not in named]


def _content(recorded: Recorded) -> dict[str, Any]:
    parsed = recorded.parsed
    return {
        "document": _document(recorded),
        "solutions": [_solution(each) for each in parsed.solutions],
        "tasks": [_task(each) for each in parsed.tasks],
        "indicators": [_indicator(each) for each in parsed.indicators],
        "objectives": [_objective(each) for each in parsed.objectives],
        "reports": [_report(each) for each in parsed.reports],
        "links": _links(parsed, recorded.records.document.id),
        "agencies": dict(recorded.mentions),
    }


def _document(recorded: Recorded) -> dict[str, Any]:
    parsed, document = recorded.parsed, recorded.records.document
    head = parsed.head
    issuer = recorded.issuer
    written = head.issuer.text if head.issuer else None
    implemented = [each.symbol for each in parsed.implements]
    cited = dict.fromkeys(each.symbol for each in parsed.citations)
    return {
        "id": document.id,
        "symbol": document.symbol,
        "kind": document.kind,
        "title": document.title,
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "year": document.year,
        "issuer": written if issuer is None or _is_same(issuer.name, written) else issuer.name,
        "level": document.level.value if document.level else None,
        "signer": document.signer,
        "source_kind": document.source_kind.value if document.source_kind else None,
        "implements": implemented,
        "cites": [symbol for symbol in cited if symbol not in implemented],
        "cites_in_notes": list(dict.fromkeys(each.symbol for each in parsed.noted)),
        "sent_to": _names(head.recipients),
        "issuer_id": head.issuer_id,
        "issuer_written": written,
        "source": None if head.title else parsed.source,
        **_place(head),
        **({"month": head.month} if head.month and not head.issued_on else {}),
        "citations": [*citations(parsed)],
        "said": where(issuer=[head.issuer] if head.issuer else [], sent_to=head.recipients),
    }


def _is_same(name: str, written: str | None) -> bool:
    return name_key(name) == name_key(written or "")


def _place(head: Head) -> dict[str, Any]:
    """Where the document was issued, and where it says so."""
    line, words = head.caption or (None, None)
    return {
        "place": head.place,
        "province": head.province,
        "line": head.lines[0] if head.lines else 1,
        "caption": {"line": line, "quote": words} if head.caption else None,
    }


def _solution(said: ParsedSolution) -> dict[str, Any]:
    return {
        "code": said.code,
        "text": said.text,
        "grain": said.grain.value,
        "part_of": said.part_of,
        "scope": said.scope.value if said.scope else None,
        "essentials": list(said.essentials),
        "line": said.line,
    }


def _names(names: list[Name]) -> list[str]:
    return [name.text for name in names]


def _timeframe(frame: Timeframe | None) -> dict[str, Any]:
    if frame is None:
        return {"text": None, "kind": None, "start_on": None, "due_on": None}
    return {
        "text": frame.text,
        "kind": frame.kind.value,
        "start_on": frame.start_on.isoformat() if frame.start_on else None,
        "due_on": frame.due_on.isoformat() if frame.due_on else None,
    }


def _task(said: ParsedTask) -> dict[str, Any]:
    return {
        "number": said.number,
        "section": said.section,
        "text": said.text,
        "origin": said.origin.value,
        "lead": _names(said.lead),
        "focal": "; ".join(_names(said.focal)) or None,
        "coordinating": _names(said.coordinating),
        "approver": said.approver.text if said.approver else None,
        "timeframe": _timeframe(said.timeframe),
        "output": said.output,
        "note": said.note,
        "monitored_by": _names(said.monitors),
        "person": said.person,
        "lead_absence": said.lead_absence.value if said.lead_absence else None,
        "line": said.line,
        "path": list(said.path),
        "focal_names": _names(said.focal),
        "support_role": said.support_role.value,
        "quote": said.quote,
        "said": where(
            lead=said.lead,
            focal=said.focal,
            coordinating=said.coordinating,
            monitored_by=said.monitors,
            approver=[said.approver] if said.approver else [],
        ),
    }


def _indicator(said: ParsedIndicator) -> dict[str, Any]:
    bases = {name.basis.value for name in said.monitored_by}
    return {
        "number": said.number,
        "section": said.section,
        "name": said.name,
        "unit": said.unit,
        "comparator": said.comparator.value if said.comparator else None,
        "target": said.target,
        "target_value": said.target_value,
        "target_year": said.target_year,
        "baseline": said.baseline,
        "baseline_value": said.baseline_value,
        "baseline_year": said.baseline_year,
        "milestones": {str(year): value for year, value in said.milestones.items()},
        "monitored_by": _names(said.monitored_by),
        "monitored_by_basis": bases.pop() if len(bases) == 1 else None,
        "population": said.population,
        "numerator": said.numerator,
        "denominator": said.denominator,
        "quantified": said.target_value is not None,
        "line": said.line,
        "path": list(said.path),
        "quote": said.quote,
        "said": where(monitored_by=said.monitored_by),
        "stated": [_stated(each) for each in said.stated],
    }


def _objective(said: ParsedObjective) -> dict[str, Any]:
    return {
        "section": said.section,
        "text": said.text,
        "line": said.line,
        "path": list(said.path),
    }


def _stated(said: Stated) -> dict[str, Any]:
    choice = said.choice
    decided = choice and asdict(choice) | {"on": choice.on.isoformat()}
    return {
        "role": said.role.value,
        "value": said.value,
        "line": said.line,
        "quote": said.quote,
        "choice": decided,
    }


def _report(said: ParsedReport) -> dict[str, Any]:
    return {
        "from": ", ".join(_names(said.senders)),
        "to": ", ".join(_names(said.to)) or None,
        "when": said.when,
        "dates": list(said.dates),
        "frequency": said.frequency,
        "through": said.through,
        "line": said.line,
        "from_names": _names(said.senders),
        "to_names": _names(said.to),
        "quote": said.quote,
        "said": where(**{"from": said.senders, "to": said.to}),
    }


def _links(parsed: Parsed, own_id: str) -> list[dict[str, Any]]:
    own = parsed.head.symbol or own_id
    implemented = [
        {"from": own, "to": each.symbol, "type": "IMPLEMENTS", "line": each.line}
        for each in parsed.implements
    ]
    return [
        *implemented,
        *(
            {
                "from": each.lower.symbol,
                "to": each.upper.symbol,
                "type": "IMPLEMENTS",
                "line": each.upper.line,
                "quote": each.quote,
                "from_cited": citation(each.lower),
                "to_cited": citation(each.upper),
            }
            for each in parsed.links
        ),
    ]
