"""Values of an answer as both engines should give them: what JSON knows, and dates."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

SIMPLE = (str, int, float, bool, type(None))


def simple_value(value: Any) -> Any:  # noqa: ANN401
    """A single value: a date stays a date, other values that JSON does not know become text."""
    if isinstance(value, SIMPLE) or type(value) is date:
        return value
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)


def node_value(label: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A whole node in an answer: its label, then the properties it has."""
    return {"label": label} | _present(properties)


def edge_value(type_: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A whole edge in an answer: its type, then the properties it has."""
    return {"type": type_} | _present(properties)


def path_value(nodes: list[Any], edges: list[Any]) -> dict[str, Any]:
    """A path in an answer: its nodes and its edges, in their order."""
    return {"nodes": nodes, "edges": edges}


def _present(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sorted(properties.items()) if value is not None}
