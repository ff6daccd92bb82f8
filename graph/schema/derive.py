"""What follows from the schema: columns, tables, constraints, typed rows, JSON Schema."""

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

import pyarrow as pa
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from graph.schema.edges import EDGES
from graph.schema.model import (
    Edge,
    Indexed,
    Node,
    Record,
)
from graph.schema.nodes import NODES
from graph.schema.records import Links, Records

LABELS: Mapping[str, type[Node]] = {each.label(): each for each in NODES}
TYPES: Mapping[str, type[Edge]] = {each.type: each for each in EDGES}
ENDS = ("from_id", "to_id")


class ColumnType(StrEnum):
    """How a property is stored, in the words of the embedded store."""

    STRING = "STRING"
    INT = "INT64"
    FLOAT = "DOUBLE"
    BOOL = "BOOL"
    DATE = "DATE"
    STRINGS = "STRING[]"
    INTS = "INT64[]"


COLUMN_TYPES: Mapping[Any, ColumnType] = {
    str: ColumnType.STRING,
    int: ColumnType.INT,
    float: ColumnType.FLOAT,
    bool: ColumnType.BOOL,
    date: ColumnType.DATE,
    tuple[str, ...]: ColumnType.STRINGS,
    tuple[int, ...]: ColumnType.INTS,
}
ARROW_TYPES: Mapping[ColumnType, pa.DataType] = {
    ColumnType.STRING: pa.string(),
    ColumnType.INT: pa.int64(),
    ColumnType.FLOAT: pa.float64(),
    ColumnType.BOOL: pa.bool_(),
    ColumnType.DATE: pa.date32(),
    ColumnType.STRINGS: pa.list_(pa.string()),
    ColumnType.INTS: pa.list_(pa.int64()),
}


@dataclass(frozen=True)
class Property:
    """One stored property of a node or an edge."""

    name: str
    type: ColumnType
    description: str
    required: bool = True
    indexed: bool = False
    values: tuple[str, ...] = ()

    @property
    def quoted(self) -> str:
        """Its name as a query may write it, reserved word or not."""
        return quote(self.name)


EDGE_ID = Property("id", ColumnType.STRING, "Digest of what is stated, by which text, and where.")


def quote(name: str) -> str:
    """A label, type or property of the schema as Cypher takes it."""
    return f"`{name}`"


@cache
def properties(kind: type[Record]) -> tuple[Property, ...]:
    """What is stored of a node or an edge; the ends of an edge are not properties of it."""
    own = [_property(name, field) for name, field in kind.model_fields.items() if name not in ENDS]
    return (EDGE_ID, *own) if issubclass(kind, Edge) else tuple(own)


def _property(name: str, field: FieldInfo) -> Property:
    kind, optional = _without_none(field.annotation)
    is_enum = isinstance(kind, type) and issubclass(kind, StrEnum)
    return Property(
        name=name,
        type=ColumnType.STRING if is_enum else COLUMN_TYPES[kind],
        description=field.description or "",
        required=not optional,
        indexed=any(isinstance(each, Indexed) for each in field.metadata),
        values=tuple(str(each) for each in kind) if is_enum else (),
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """The type of a property, and whether it may be absent."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    (kind,) = (each for each in get_args(annotation) if each is not type(None))
    return kind, True


def plain(record: Record) -> dict[str, Any]:
    """The stored properties of a node or an edge as plain values."""
    return {
        each.name: _plain_value(getattr(record, each.name)) for each in properties(type(record))
    }


def _plain_value(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def edge_row(edge: Edge) -> dict[str, Any]:
    """An edge as plain values, its ends first."""
    return {"from_id": edge.from_id, "to_id": edge.to_id} | plain(edge)


def read_edge(kind: type[Edge], row: Mapping[str, Any]) -> Edge:
    """The edge that a stored row tells of."""
    known = {name: row[name] for name in kind.model_fields if row.get(name) is not None}
    return kind.model_validate(known)


def arrow_table(kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows in columns of the declared types, so that a column without values keeps its type."""
    columns = [(each.name, ARROW_TYPES[each.type]) for each in properties(kind)]
    if issubclass(kind, Edge):
        columns = [(end, pa.string()) for end in ENDS] + columns
    return pa.Table.from_pylist(list(rows), schema=pa.schema(columns))


def ladybug_tables() -> Iterator[str]:
    """Statements that make the tables of the embedded store."""
    for node in NODES:
        columns = ", ".join(f"{each.quoted} {each.type}" for each in properties(node))
        yield f"CREATE NODE TABLE {quote(node.label())}({columns}, PRIMARY KEY(`id`))"
    for edge in EDGES:
        ends = ", ".join(
            f"FROM {quote(each.start.label())} TO {quote(each.end.label())}"
            for each in edge.allowed
        )
        columns = ", ".join(f"{each.quoted} {each.type}" for each in properties(edge))
        yield f"CREATE REL TABLE {quote(edge.type)}({ends}, {columns})"


def neo4j_constraints() -> Iterator[str]:
    """Statements that give a Neo4j server its constraints and indexes; safe to repeat."""
    for node in NODES:
        label = quote(node.label())
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.`id` IS UNIQUE"
        for each in properties(node):
            if each.indexed:
                yield f"CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{each.quoted})"
    for edge in EDGES:
        for name in ("id", "document"):
            yield f"CREATE INDEX IF NOT EXISTS FOR ()-[e:{quote(edge.type)}]-() ON (e.`{name}`)"


def json_schema() -> dict[str, Any]:
    """JSON Schema of all nodes, edges and of what a store takes."""
    kinds: tuple[type[Record], ...] = (*NODES, *EDGES, Records, Links)
    _, schema = models_json_schema(
        [(kind, "validation") for kind in kinds], title="Chidao", description=__doc__
    )
    for edge in EDGES:
        schema["$defs"][edge.__name__] |= {
            "x-type": edge.type,
            "x-joins": [[each.start.label(), each.end.label()] for each in edge.allowed],
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
