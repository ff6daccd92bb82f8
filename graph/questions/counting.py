"""What answers of every kind are made of, whoever wrote the query."""

from collections.abc import Mapping
from typing import Any

from graph.cypher.fragments import LOADED
from graph.cypher.projection import read_projection
from graph.store.protocol import (
    Result,
    Store,
    read_all,
)

LOADED_DOCUMENTS = f"{LOADED} RETURN d.id AS id ORDER BY id"


def loaded_documents(store: Store) -> list[str]:
    """Ids of all loaded documents."""
    return [row["id"] for row in read_all(store, LOADED_DOCUMENTS)]


def count_loaded(store: Store) -> int:
    """How many documents are loaded."""
    return number(store.query(f"{LOADED} RETURN count(d) AS found"), "found")


def count_found(store: Store, query: str, values: Mapping[str, Any], table: Result) -> int:
    """How many rows the query has in all, where ``table`` may hold only the first of them."""
    if not table.truncated:
        return len(table.rows)
    projection = read_projection(query)
    if projection is None:
        return len(store.query(query, values).rows)
    return number(store.query(projection.counting(), values), "found")


def number(table: Result, column: str) -> int:
    """The one number that a counting query returns."""
    return int(table.rows[0][column])
