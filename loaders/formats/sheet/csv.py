"""Tables as text: values parted by commas, semicolons or tabs."""

import csv
from collections import Counter
from io import StringIO

from graph.base.errors import Unreadable
from loaders.formats.grids.frames import emit
from loaders.formats.grids.geometry import (
    MAX_CELLS,
    Cell,
    Grid,
    too_large,
)
from loaders.formats.text.plain import MAX_BYTES, decode
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    LineBuilder,
    Position,
)

_DELIMITERS = ",;\t"
_SAMPLE = 20_000
"""Characters by which the delimiter is known."""


def read_csv(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a .csv or .tsv; titles above and below the table are paragraphs."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"Tệp “{name}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
            hint="Tách tệp thành nhiều tệp nhỏ rồi nạp lại.",
        )
    delimiter, text = _delimiter(decode(data, name))
    rows: list[list[str]] = []
    places: list[Position] = []
    try:
        for number, row in enumerate(csv.reader(StringIO(text), delimiter=delimiter), start=1):
            if any(value.strip() for value in row):
                rows.append(row)
                places.append(Position(row=number))
    except csv.Error as error:
        raise Unreadable(
            f"Tệp “{name}” không phải CSV đúng: có ô quá dài, có lẽ thiếu dấu nháy kép đóng.",
            hint="Mở tệp bằng Excel rồi lưu lại thành .xlsx hoặc .csv.",
        ) from error
    builder = LineBuilder()
    emit(_grid(rows, places), builder, loose=True)
    return tuple(builder.lines)


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter that gives most rows the same width, and the text without "sep=;"."""
    first, _, rest = text.partition("\n")
    first = first.strip('\ufeff\r "')
    if first.startswith("sep=") and len(first) == 5:
        return first[4], rest
    return max(_DELIMITERS, key=lambda mark: _agreement(text[:_SAMPLE], mark)), text


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the width that is most common, and that width."""
    try:
        widths = Counter(len(row) for row in csv.reader(StringIO(sample), delimiter=delimiter))
    except csv.Error:
        return 0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda each: (several[each], each), default=0)
    return several.get(width, 0), width


def _grid(rows: list[list[str]], places: list[Position]) -> Grid:
    """Rows of one width, without columns at the end that hold nothing."""
    width = max((n for row in rows for n, value in enumerate(row, 1) if value.strip()), default=0)
    if width * len(rows) > MAX_CELLS:
        raise too_large()
    padded = ([*row, *[""] * (width - len(row))][:width] for row in rows)
    return Grid([[Cell((value,)) for value in row] for row in padded], places)
