"""One number for a whole graph: equal graphs have equal digests, however they came about."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.store.protocol import Store


def digest(store: Store) -> str:
    """SHA-256 of all nodes and edges, whatever their order and the engine.

    A property without value and a missing property are the same.
    """
    whole = hashlib.sha256()
    for row in sorted(_row_digest(row) for row in store.dump()):
        whole.update(row)
    return whole.hexdigest()


def _row_digest(row: Mapping[str, Any]) -> bytes:
    present = {name: value for name, value in row.items() if value is not None}
    text = json.dumps(present, sort_keys=True, ensure_ascii=False, default=_iso)
    return hashlib.sha256(text.encode()).digest()


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no digest for {type(value).__name__}")
