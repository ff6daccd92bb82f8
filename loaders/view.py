"""What ``chidao parse --json`` prints: one document as read, before it enters a store."""

from typing import Any

from graph.records import Records
from loaders.parsed import Name, Parsed, ParsedIndicator, ParsedReport, ParsedTask
from loaders.recorder import Recorder
from loaders.timeframes import Timeframe


def parsed_view(recorder: Recorder, records: Records) -> dict[str, Any]:
    """The object of the command line's contract.

    What an attached document says stands behind what the document itself says, with the
    attached one's id under ``document``; their heads are listed under ``attached``.
    """
    parsed = recorder.parsed
    view = _content(recorder, records)
    for inner, built in zip(recorder.attached, recorder.build_all()[1:], strict=True):
        _merge(view, inner, built)
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
    view["lines"] = parsed.ledger.counts()
    return view


LISTS = ("solutions", "tasks", "indicators", "reports", "links")


def _merge(view: dict[str, Any], recorder: Recorder, records: Records) -> None:
    inner = _content(recorder, records)
    own = inner["document"]
    view.setdefault("attached", []).append(own)
    for name in LISTS:
        view[name] += [each | {"document": own["id"]} for each in inner[name]]
    view["agencies"] |= inner["agencies"]
    document = view["document"]
    named = {*document["implements"], *document["cites"], document["symbol"]}
    document["cites"] += [each for each in (*own["implements"], *own["cites"]) if each not in named]


def _content(recorder: Recorder, records: Records) -> dict[str, Any]:
    parsed = recorder.parsed
    return {
        "document": _document(recorder, records),
        "solutions": [
            {
                "code": each.code,
                "text": each.text,
                "grain": each.grain.value,
                "part_of": each.part_of,
                "line": each.line,
            }
            for each in parsed.solutions
        ],
        "tasks": [_task(each) for each in parsed.tasks],
        "indicators": [_indicator(each) for each in parsed.indicators],
        "reports": [_report(each) for each in parsed.reports],
        "links": _links(parsed, records.document.id),
        "agencies": dict(recorder.mentions),
    }


def _document(recorder: Recorder, records: Records) -> dict[str, Any]:
    parsed, document = recorder.parsed, records.document
    issuer = recorder.register.by_id.get(parsed.head.issuer_id or "")
    written = parsed.head.issuer.text if parsed.head.issuer else None
    implemented = [each.symbol for each in parsed.implements]
    cited = dict.fromkeys(each.symbol for each in parsed.citations)
    return {
        "id": document.id,
        "symbol": document.symbol,
        "kind": document.kind,
        "title": document.title,
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "year": document.year,
        "issuer": issuer.name if issuer else written,
        "level": document.level.value if document.level else None,
        "signer": document.signer,
        "source_kind": document.source_kind.value if document.source_kind else None,
        "implements": implemented,
        "cites": [symbol for symbol in cited if symbol not in implemented],
        "cites_in_notes": list(dict.fromkeys(each.symbol for each in parsed.noted)),
        "sent_to": [name.text for name in parsed.head.recipients],
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
    }


def _links(parsed: Parsed, own_id: str) -> list[dict[str, Any]]:
    own = parsed.head.symbol or own_id
    stated = [(own, each.symbol, each.line) for each in parsed.implements]
    stated += [(each.lower.symbol, each.upper.symbol, each.upper.line) for each in parsed.links]
    return [
        {"from": lower, "to": upper, "type": "IMPLEMENTS", "line": line}
        for lower, upper, line in stated
    ]
