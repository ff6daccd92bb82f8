"""The way out of ``chidao parse --json``, and the way in of a file that holds what it prints."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError

from graph.base.errors import Unreadable
from graph.register.agencies import Register
from loaders.exchange.json_document import JsonDocument
from loaders.exchange.json_lines import lines_of
from loaders.formats.text.plain import decode
from loaders.parsed.document import Parsed
from loaders.recording.recorder import Recorded
from loaders.source.ledger import Ledger
from loaders.source.lines import Line, read_line

SUFFIX = ".json"
_SHAPE = "Khuôn là những gì “chidao parse TỆP --json” in ra."


def parsed_view(recorded: Recorded) -> dict[str, Any]:
    """The object of the command line's contract."""
    view = JsonDocument.of(recorded)
    return view.model_dump(mode="json", by_alias=True, exclude_unset=True)


def is_structured(name: str) -> bool:
    """True for a file of records."""
    return name.casefold().endswith(SUFFIX)


@dataclass
class Rows(Ledger):
    """The account of the JSON's own ``rows``.

    The records cite another file, the document: ``lines`` are the few lines of it that the JSON
    holds, so that no quote is ever looked for among the rows.
    """

    rows: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        self.read(self.rows, "structured")

    def fates(self) -> Iterator[tuple[Line, str, str]]:
        """Every row is read."""
        return ((row, "read", "structured") for row in self.rows)

    def unread(self) -> list[Line]:
        """None: a row that cannot be read refuses the file."""
        return []


def read_structured(data: bytes, source: str, register: Register, digest: str) -> Parsed:
    """Records from JSON; raises ``Unreadable`` with the place of the first value that is wrong."""
    text = decode(data, source)
    said = _validated(text, source)
    rows = tuple(read_line(number, row) for number, row in enumerate(text.split("\n"), start=1))
    ledger = Rows(lines_of(said.source_lines), rows=rows)
    parsed = said.parsed(source, digest, ledger, register)
    if parsed.head.kind is None and not parsed.says_anything:
        raise Unreadable(
            f"Tệp “{source}” không nói gì: “document” không có tên loại văn bản (“kind”), và không "
            "có nhiệm vụ, giải pháp hay chỉ tiêu nào.",
            hint=_SHAPE,
        )
    return parsed


def _validated(text: str, source: str) -> JsonDocument:
    try:
        content = json.loads(text)
        if not isinstance(content, dict):
            _refuse(source, "ngoài cùng phải là một đối tượng { … } có “document”")
        said = JsonDocument.model_validate(content)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" ở dòng {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(
            f"Tệp “{source}” không phải JSON đúng cú pháp{place}.", hint="Mở tệp ở dòng ấy và sửa."
        ) from error
    except ValidationError as error:
        _refuse(source, _places(error), error)
    if strays := said.strays():
        _refuse(source, f"không có văn bản nào mang id “{'”, “'.join(strays)}” (“document”)")
    return said


def _refuse(source: str, reason: str, error: Exception | None = None) -> NoReturn:
    raise Unreadable(f"Tệp “{source}” không đúng khuôn: {reason}.", hint=_SHAPE) from error


def _places(error: ValidationError) -> str:
    """Each wrong value with its part and its rank in it, counted from 1."""
    shown = [
        ", ".join(
            f"mục {step + 1}" if isinstance(step, int) else f"“{step}”" for step in each["loc"]
        )
        for each in error.errors()[:5]
    ]
    more = error.error_count() - len(shown)
    return "; ".join(shown) + (f"; và {more} chỗ khác" if more else "")
