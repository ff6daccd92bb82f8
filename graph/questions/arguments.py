"""Parameters of questions: how they are declared, and the values that people give them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from graph.base.errors import UsageError
from graph.base.words import nfc
from graph.schema.vocabulary import LOCAL_LEVELS, Grain, Level
from graph.search.lookup import get_agencies, get_document
from graph.store.protocol import Store

NO_DEFAULT = "none"
ALL = "all"
LOCAL = "local"
NO_LEVEL = "unknown"
"""How a query names the level of a document that has none."""

LEVELS: Mapping[str, list[str]] = {
    LOCAL: [*LOCAL_LEVELS],
    ALL: [*Level, NO_LEVEL],
    **{level: [level] for level in Level},
}
_TRUE = ("true", "1", "yes", "có", "đúng")
_FALSE = ("false", "0", "no", "không", "sai")
_VALUE_RE = re.compile(
    r"(?P<type>\w+)(?:\((?P<choices>[^)]*)\))?\s*(?:=\s*(?P<default>[^:\s]+)\s*)?:\s*(?P<meaning>.+)"
)


class ParameterType(StrEnum):
    """What a value stands for."""

    TEXT = "text"
    INT = "int"
    FLOAT = "float"
    DATE = "date"
    BOOL = "bool"
    DOCUMENT = "document"
    AGENCY = "agency"
    LEVEL = "level"
    GRAIN = "grain"
    CHOICE = "choice"


class Parameter(BaseModel):
    """A value that a question needs."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="Name of the parameter.")
    type: ParameterType = Field(description="What the value stands for.")
    meaning: str = Field(description="What it is for, in Vietnamese.")
    required: bool = Field(description="True if there is no answer without it.")
    default: str | None = Field(default=None, description="Value if none is given.")
    choices: tuple[str, ...] = Field(default=(), description="All values allowed, if few.")


def read_parameter(name: str, declaration: str) -> Parameter:
    """Read ``TYPE [= default]: meaning``; ``none`` as default makes it optional.

    Raises ``ValueError`` with the reason in Vietnamese.
    """
    match = _VALUE_RE.fullmatch(declaration)
    if match is None:
        raise ValueError(f"tham số “{name}” phải ghi: kiểu [= mặc định]: ý nghĩa")
    if match["type"] not in list(ParameterType):
        raise ValueError(f"kiểu “{match['type']}” lạ; các kiểu: {', '.join(ParameterType)}")
    type_ = ParameterType(match["type"])
    parameter = Parameter(
        name=name,
        type=type_,
        meaning=match["meaning"],
        required=match["default"] is None,
        default=None if match["default"] == NO_DEFAULT else match["default"],
        choices=_choices(type_, match["choices"]),
    )
    if parameter.choices and parameter.default not in (None, *parameter.choices):
        raise ValueError(f"mặc định của “{name}” không phải là giá trị được dùng")
    return parameter


def _choices(type_: ParameterType, listed: str | None) -> tuple[str, ...]:
    if type_ is ParameterType.LEVEL:
        return tuple(LEVELS)
    if type_ is ParameterType.GRAIN:
        return tuple(Grain)
    choices = tuple(each.strip() for each in (listed or "").split(",") if each.strip())
    if (type_ is ParameterType.CHOICE) != bool(choices):
        raise ValueError("chỉ kiểu choice mới có danh sách giá trị, và phải có")
    return choices


def given_values(
    parameters: Iterable[Parameter], given: Mapping[str, object]
) -> dict[str, str | None]:
    """What was given, as text, with the defaults filled in. Raises ``UsageError``."""
    known = {parameter.name: parameter for parameter in parameters}
    unknown = [name for name in given if name not in known]
    if unknown:
        raise UsageError(
            f"Câu hỏi này không có tham số “{unknown[0]}”.",
            hint=f"Các tham số: {', '.join(known) or 'không có'}.",
        )
    missing = [each for each in known.values() if each.required and _text(given, each) is None]
    if missing:
        raise UsageError(
            f"Thiếu tham số “{missing[0].name}”: {missing[0].meaning}.",
            hint=f"Thêm {missing[0].name}=… vào câu hỏi.",
        )
    return {each.name: _text(given, each) or each.default for each in known.values()}


def _text(given: Mapping[str, object], parameter: Parameter) -> str | None:
    value = given.get(parameter.name)
    text = value.isoformat() if isinstance(value, date) else str(value)
    return None if value is None else nfc(text).strip() or None


def query_value(store: Store, parameter: Parameter, text: str | None, as_of: date) -> Any:  # noqa: ANN401
    """What a query gets for the text that was given, on that day.

    Raises ``UsageError``, ``NotFound`` or ``ManyAgencies``.
    """
    if text is None:
        return None
    if parameter.choices and text not in parameter.choices:
        raise _bad_value(parameter, text, f"một trong: {', '.join(parameter.choices)}")
    return _READERS[parameter.type](Asked(store, as_of), parameter, text)


@dataclass(frozen=True)
class Asked:
    """Where, and for which day, a question is asked."""

    store: Store
    as_of: date


_Reader: TypeAlias = Callable[[Asked, Parameter, str], Any]


def _read_text(asked: Asked, parameter: Parameter, text: str) -> str:
    return text


def _read_int(asked: Asked, parameter: Parameter, text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,15}", text, re.ASCII):
        raise _bad_value(parameter, text, "một số nguyên, ví dụ 2030")
    return int(text)


def _read_float(asked: Asked, parameter: Parameter, text: str) -> float:
    if not re.fullmatch(r"[+-]?\d{1,15}([.,]\d{1,15})?", text, re.ASCII):
        raise _bad_value(parameter, text, "một số, ví dụ 0,5")
    return float(text.replace(",", "."))


def read_date(text: str) -> date | None:
    """The day that ``2025-12-31`` or ``31/12/2025`` names; none if it is no day."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _read_date(asked: Asked, parameter: Parameter, text: str) -> date:
    day = read_date(text)
    if day is None:
        raise _bad_value(parameter, text, "một ngày có thật, viết 2025-12-31 hoặc 31/12/2025")
    return day


def _read_bool(asked: Asked, parameter: Parameter, text: str) -> bool:
    if text.casefold() not in _TRUE + _FALSE:
        raise _bad_value(parameter, text, "“có” hoặc “không”")
    return text.casefold() in _TRUE


def _read_document(asked: Asked, parameter: Parameter, text: str) -> str:
    return get_document(asked.store, text).id


def _read_agency(asked: Asked, parameter: Parameter, text: str) -> list[str]:
    return [agency.id for agency in get_agencies(asked.store, text, asked.as_of)]


def _read_level(asked: Asked, parameter: Parameter, text: str) -> list[str]:
    return [str(level) for level in LEVELS[text]]


_READERS: Mapping[ParameterType, _Reader] = {
    ParameterType.TEXT: _read_text,
    ParameterType.INT: _read_int,
    ParameterType.FLOAT: _read_float,
    ParameterType.DATE: _read_date,
    ParameterType.BOOL: _read_bool,
    ParameterType.DOCUMENT: _read_document,
    ParameterType.AGENCY: _read_agency,
    ParameterType.LEVEL: _read_level,
    ParameterType.GRAIN: _read_text,
    ParameterType.CHOICE: _read_text,
}


def _bad_value(parameter: Parameter, text: str, allowed: str) -> UsageError:
    return UsageError(
        f"Tham số “{parameter.name}” không nhận giá trị “{text}”.", hint=f"Cần {allowed}."
    )
