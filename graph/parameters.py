"""The parameters of a query, as the engines take them."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from graph.errors import QueryFailed

# A string, a back-quoted name or a comment is passed over as a whole; "$name" outside is one.
PARAMETER_RE = re.compile(
    r"'(?:\\.|[^'\\])*'"
    r'|"(?:\\.|[^"\\])*"'
    r"|`[^`]*`"
    r"|//[^\n]*"
    r"|/\*.*?\*/"
    r"|\$(?P<name>\w+)",
    re.DOTALL,
)


def find_parameters(cypher: str) -> set[str]:
    """Names of the parameters that a query uses."""
    return {match["name"] for match in PARAMETER_RE.finditer(cypher) if match["name"]}


def pick_parameters(cypher: str, params: Mapping[str, Any] | None) -> dict[str, Any]:
    """The values that a query uses and no others. Raises ``QueryFailed`` when one is missing."""
    given = params or {}
    used = find_parameters(cypher)
    missing = sorted(used - given.keys())
    if missing:
        raise QueryFailed(
            f"Truy vấn thiếu tham số: {', '.join(missing)}.",
            hint="Thêm giá trị cho các tham số này.",
        )
    return {name: _plain(given[name]) for name in used}


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(each) for each in value]
    return value
