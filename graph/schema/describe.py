"""Writes ``docs/schema.md`` from the schema: ``python -m graph.schema.describe``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.schema.derive import Property, properties
from graph.schema.edges import EDGES
from graph.schema.model import (
    Edge,
    Node,
    Record,
)
from graph.schema.nodes import DOCUMENTS, NODES, Document

TARGET = Path(__file__).parents[2] / "docs" / "schema.md"
INTRODUCTION = """\
# The schema

Made from `graph/schema` by `python -m graph.schema.describe`; do not edit. A star marks a property
that every node or edge of its kind has, *indexed* one that questions look things up by.
"""
LEGEND = {
    "STRING": "text",
    "INT64": "whole number",
    "DOUBLE": "number",
    "BOOL": "true or false",
    "DATE": "date",
    "STRING[]": "list of texts",
    "INT64[]": "list of whole numbers",
}


def render_schema() -> str:
    """The whole description as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield INTRODUCTION
    yield from _diagram()
    yield "\n## Nodes\n"
    yield from _summary(("label", "what it is"), ((each.label(), each) for each in NODES))
    yield "\n### " + ", ".join(f"`{each.label()}`" for each in DOCUMENTS) + "\n"
    yield from _properties(properties(Document))
    for node in NODES:
        if node not in DOCUMENTS:
            yield f"\n### `{node.label()}`\n\n{_meaning(node)}\n"
            yield from _properties(properties(node))
    yield "\n## Edges\n"
    yield from _edges()
    yield "\n### Every edge\n"
    yield from _properties(properties(Edge))
    for edge in EDGES:
        own = [each for each in properties(edge) if each not in properties(Edge)]
        if own:
            yield f"\n### `{edge.type}`\n\n{_meaning(edge)}\n"
            yield from _properties(own)
    yield ""


def _diagram() -> Iterator[str]:
    """Labels and edges; the three labels of documents are drawn as one box."""
    yield "```mermaid\nflowchart LR"
    yield f'    Document["{" / ".join(each.label() for each in DOCUMENTS)}"]'
    for node in NODES:
        if node not in DOCUMENTS:
            yield f"    {node.label()}"
    for edge in EDGES:
        ends = dict.fromkeys((_box(each.start), _box(each.end)) for each in edge.allowed)
        for start, end in ends:
            yield f"    {start} -- {edge.type} --> {end}"
    yield "```"


def _box(node: type[Node]) -> str:
    return "Document" if node in DOCUMENTS else node.label()


def _edges() -> Iterator[str]:
    yield "| type | from | to | meaning |"
    yield "|---|---|---|---|"
    for edge in EDGES:
        groups: dict[tuple[str, ...], list[str]] = {}
        for start in dict.fromkeys(_box(each.start) for each in edge.allowed):
            ends = tuple(
                dict.fromkeys(_box(each.end) for each in edge.allowed if _box(each.start) == start)
            )
            groups.setdefault(ends, []).append(start)
        for ends, starts in groups.items():
            cells = (f"`{edge.type}`", ", ".join(starts), ", ".join(ends), _meaning(edge))
            yield _row(cells)


def _summary(head: tuple[str, str], kinds: Iterable[tuple[str, type[Record]]]) -> Iterator[str]:
    yield _row(head)
    yield "|---|---|"
    for name, kind in kinds:
        yield _row((f"`{name}`", _meaning(kind)))


def _properties(found: Iterable[Property]) -> Iterator[str]:
    yield "| property | type | meaning |"
    yield "|---|---|---|"
    for each in found:
        name = f"`{each.name}`" + ("\\*" if each.required else "")
        yield _row((name, _type(each), _explained(each)))


def _type(found: Property) -> str:
    return LEGEND[found.type] + (", *indexed*" if found.indexed else "")


def _explained(found: Property) -> str:
    if not found.values:
        return found.description
    return f"{found.description} One of " + ", ".join(f"`{each}`" for each in found.values) + "."


def _meaning(kind: type[Record]) -> str:
    return " ".join((kind.__doc__ or "").split())


def _row(cells: Iterable[str]) -> str:
    """A row of a table; a bar inside a cell would end it."""
    return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"


def main() -> None:
    """Rewrite the file."""
    TARGET.write_text(render_schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
