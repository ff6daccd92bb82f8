"""Where statements stand in their source, as ``chidao parse --json`` prints it beside them.

With this the graph that is loaded from the JSON quotes the same words of the same lines.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.base.words import one_space
from graph.schema.records import Records
from loaders.exchange.printed import JsonLine
from loaders.parsed.document import Name, Parsed
from loaders.parsed.evidence import NEARBY, Span
from loaders.source.lines import Line
from loaders.wording.references import Citation


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
        *((how, [each]) for how, each in parsed.changed),
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
    """The lines of the source that are quoted, or were read otherwise than they are written.

    A tab stands between the cells of a row.
    """
    wanted = {each.line for each in parsed.issues.found if each.code == "letters-joined"}
    for built in records:
        for edge in built.edges:
            if edge.document == built.document.id:
                wanted |= {edge.line, *(Span.read(each).line for each in edge.spans)}
    return [
        {
            "line": line.number,
            "text": "\t".join(line.cells) or line.text,
            "corrected": [
                {"source": source, "meaning": meaning} for source, meaning in line.corrected
            ],
        }
        for line in parsed.ledger.lines
        if line.corrected or line.number in wanted
    ]


def read_source_lines(said: Sequence[JsonLine]) -> tuple[Line, ...]:
    """These lines, and those before from which a quote may be looked for, without words."""
    lines = {
        number: Line(number, "", "")
        for each in said
        for number in range(max(1, each.line - NEARBY), each.line)
    }
    for each in said:
        pairs = tuple((one.source, one.meaning) for one in each.corrected)
        cells = tuple(each.text.split("\t")) if "\t" in each.text else ()
        text = one_space(each.text)
        lines[each.line] = Line(each.line, each.text, text, cells, corrected=pairs)
    return tuple(lines[number] for number in sorted(lines))
