"""``chidao export``: the whole graph, or the picture, as a file for other tools."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx

from graph.schema.derive import quote as quoted
from graph.store.protocol import Row, Store
from viz.draw import draw
from viz.hierarchy import render_page

NODE_KEYS, EDGE_KEYS = {"label"}, {"type", "from_id", "to_id"}


def write_export(store: Store, format: str, path: Path) -> int:
    """Write the file; how many nodes and edges it holds (for html: 0)."""
    return _WRITERS[format](store, path)


def _write_jsonl(store: Store, path: Path) -> int:
    return _write_lines(
        path, (json.dumps(row, ensure_ascii=False, default=str) for row in store.dump())
    )


def _write_lines(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count


def _as_networkx(store: Store) -> "nx.MultiDiGraph[str]":
    """All nodes and edges with plain values: what GraphML and GEXF can hold."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in store.dump():
        values = {name: _scalar(value) for name, value in row.items() if value not in (None, [])}
        if "label" in row:
            text = row.get("name") or row.get("symbol") or row.get("text") or row["id"]
            graph.add_node(
                row["id"], **(values | {"kind_of_node": row["label"], "label": text[:120]})
            )
        else:
            kept = {
                name: value
                for name, value in values.items()
                if name not in ("from_id", "to_id", "id")
            }
            graph.add_edge(
                row["from_id"], row["to_id"], key=row["id"], **(kept | {"label": row["type"]})
            )
    return graph


def _scalar(value: Any) -> Any:  # noqa: ANN401 - whatever the schema holds
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    if isinstance(value, date):
        return value.isoformat()
    return _printable(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    """XML cannot hold control characters."""
    return "".join(letter for letter in text if letter in "\t\n" or letter >= " ")


def _write_graphml(store: Store, path: Path) -> int:
    graph = _as_networkx(store)
    nx.write_graphml_xml(graph, path, encoding="utf-8")
    return len(graph) + graph.number_of_edges()


def _write_gexf(store: Store, path: Path) -> int:
    graph = _as_networkx(store)
    nx.write_gexf(graph, path, encoding="utf-8")
    return len(graph) + graph.number_of_edges()


def _write_cypher(store: Store, path: Path) -> int:
    """One statement a line, for any engine that reads openCypher."""
    return _write_lines(path, map(_statement, store.dump()))


def _statement(row: Row) -> str:
    if "label" in row:
        return f"CREATE (:{quoted(row['label'])} {_map(row, NODE_KEYS)});"
    return (
        f"MATCH (a {{id: {_literal(row['from_id'])}}}) MATCH (b {{id: {_literal(row['to_id'])}}}) "
        f"CREATE (a)-[:{quoted(row['type'])} {_map(row, EDGE_KEYS)}]->(b);"
    )


def _map(row: Row, without: set[str]) -> str:
    pairs = (
        f"{quoted(name)}: {_literal(value)}"
        for name, value in row.items()
        if name not in without and value is not None
    )
    return "{" + ", ".join(pairs) + "}"


def _literal(value: Any) -> str:  # noqa: ANN401 - whatever the schema holds
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_literal(each) for each in value) + "]"
    if isinstance(value, str):
        return "'" + "".join(_escaped(value)) + "'"
    return str(value)


_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(text: str) -> Iterator[str]:
    for letter in text:
        yield _ESCAPES.get(letter) or (f"\\u{ord(letter):04x}" if letter < " " else letter)


def _write_html(store: Store, path: Path) -> int:
    path.write_text(render_page(draw(store), inline=True), encoding="utf-8", newline="\n")
    return 0


_WRITERS: dict[str, Callable[[Store, Path], int]] = {
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "jsonl": _write_jsonl,
    "cypher": _write_cypher,
    "html": _write_html,
}
