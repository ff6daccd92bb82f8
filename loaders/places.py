"""Where statements stand in their source, as ``chidao parse --json`` prints it beside them.

With this the graph that is loaded from the JSON quotes the same words of the same lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.records import Records
from graph.schema import Task
from loaders.collector import BEGINNING, NEARBY
from loaders.parsed import Name, Parsed
from loaders.references import Citation


def where(**lists: Sequence[Name]) -> dict[str, list[dict[str, Any]]]:
    """Where the names of each list stand; one place where all of a list share it."""
    found = {}
    for key, names in lists.items():
        places = [
            {"line": name.line, "basis": name.basis.value, "quote": name.quote} for name in names
        ]
        if places:
            shared = all(each == places[0] for each in places)
            found[key] = places[:1] if shared else places
    return found


def citations(parsed: Parsed) -> Iterator[dict[str, Any]]:
    """The places that say something new of a document: the first, those with its day or issuer."""
    for how, places in (
        ("implements", parsed.implements),
        ("cites", parsed.citations),
        ("note", parsed.noted),
    ):
        new: dict[tuple[object, ...], Citation] = {}
        for each in places:
            new.setdefault((each.symbol, each.issued_on, each.year, each.issuer), each)
        for each in new.values():
            yield {"how": how} | citation(each)


def citation(place: Citation) -> dict[str, Any]:
    """One place that names a document."""
    return {
        "symbol": place.symbol,
        "line": place.line,
        "issued_on": place.issued_on.isoformat() if place.issued_on else None,
        "year": place.year,
        "issuer": place.issuer,
        "cited_as": place.as_written,
        "quote": place.quote,
    }


def source_lines(parsed: Parsed, records: Sequence[Records]) -> list[dict[str, Any]]:
    """The lines of the source that are needed to quote it.

    They are those that were corrected or mended, and those around a statement whose words begin
    on another line than the one it was read from.
    """
    mended = {each.line for each in parsed.issues.found if each.code == "letters-joined"}
    wanted = _begun_elsewhere(parsed, records) | mended
    return [
        {
            "line": line.number,
            "text": line.text,
            "corrected": [
                {"source": source, "meaning": meaning} for source, meaning in line.corrected
            ],
        }
        for line in parsed.ledger.lines
        if line.corrected or line.number in wanted
    ]


def _begun_elsewhere(parsed: Parsed, records: Sequence[Records]) -> set[int | None]:
    documents = (parsed, *parsed.attached)
    stated = {(line, words[:BEGINNING]) for each in documents for line, words in _statements(each)}
    cited = [
        each for one, built in zip(documents, records, strict=True) for each in _cited(one, built)
    ]
    wanted = {
        line
        for line, words, row in cited
        if line != row and (line, words[:BEGINNING]) not in stated
    }
    near = {number for line in wanted for number in range(line - NEARBY, line + 1)}
    return {line for line, _, _ in cited if line in near}


def _cited(parsed: Parsed, records: Records) -> Iterator[tuple[int, str, int | None]]:
    """The line and the words of each edge; for one from a task, the line of the task too."""
    tasks = (node.id for node in records.nodes if isinstance(node, Task))
    rows = dict(zip(tasks, (task.line for task in parsed.tasks), strict=False))
    for edge in records.edges:
        if edge.document == records.document.id and edge.line and edge.quote:
            yield edge.line, edge.quote, rows.get(edge.from_id)


def _statements(parsed: Parsed) -> Iterator[tuple[int | None, str]]:
    """The line and the words of all that the document says."""
    head = parsed.head
    yield from _named([*([head.issuer] if head.issuer else []), *head.recipients])
    for solution in parsed.solutions:
        yield solution.line, solution.text
    for task in parsed.tasks:
        yield task.line, task.quote or task.text
        yield from _named([*task.lead, *task.focal, *task.coordinating, *task.monitors])
        yield from _named([task.approver] if task.approver else [])
    for indicator in parsed.indicators:
        yield indicator.line, indicator.quote or indicator.name
        yield from _named(indicator.monitored_by)
    for report in parsed.reports:
        yield report.line, report.quote
    for link in parsed.links:
        yield link.upper.line, link.quote
    for place in (*parsed.implements, *parsed.citations, *parsed.noted):
        yield place.line, place.quote or place.as_written
        yield place.line, f"của {place.issuer}"


def _named(names: Iterable[Name]) -> Iterator[tuple[int | None, str]]:
    return ((name.line, name.quote or name.text) for name in names)
