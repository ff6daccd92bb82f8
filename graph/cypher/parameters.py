"""The parameters of a query, as the engines take them."""

import math
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from graph.base.errors import QueryFailed

AS_OF = "as_of"
"""The parameter that every query may use: the day the answer is true for."""
INT_MIN, INT_MAX = -(2**63), 2**63 - 1

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
    return {name: _plain(name, given[name]) for name in used}


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401
    """A value that both engines take and give back unchanged."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(name, each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(name, each) for key, each in value.items()}
    if value is None or isinstance(value, str | bool) or type(value) is date:
        return value
    if isinstance(value, int) and INT_MIN <= value <= INT_MAX:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise QueryFailed(
        f"Tham số {name!r} có giá trị không dùng được trong truy vấn.",
        hint="Dùng chữ, số, ngày, đúng/sai hoặc danh sách các giá trị đó.",
    )
