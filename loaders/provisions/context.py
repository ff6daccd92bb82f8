"""What those who read the provisions of a document are told of the rest of it."""

from dataclasses import dataclass
from datetime import date

from loaders.parsed.document import Name, ParsedIndicator, ParsedTask
from loaders.wording.names.shape import Knows


@dataclass(frozen=True)
class Context:
    """Whom the register knows, and what head and tables of the document say.

    ``parts``: solutions are taken apart into sentences and clauses, as those of a resolution.
    ``directs``: the document speaks to bodies throughout (chỉ thị, thông báo, công điện), and to
    ``addressees`` wherever it names none.
    """

    knows: Knows
    issued_on: date | None = None
    year: int | None = None
    parts: bool = False
    directs: bool = False
    addressees: tuple[Name, ...] = ()
    tabled: tuple[ParsedIndicator, ...] = ()
    """Indicators of its tables."""
    rows: tuple[ParsedTask, ...] = ()
    """Tasks of its tables."""
