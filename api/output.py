"""An answer for the terminal and for files: table, JSON, CSV, XLSX; always the same answer."""

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.console import console
from graph.base.errors import UsageError
from graph.questions.answer import Answer
from graph.schema.labels import NO, NOT_ASSESSABLE, YES, begin, say

FORMATS = ("table", "json", "csv", "xlsx")
NARROW_COLUMN = 16
"""A column whose words are no longer than this keeps its width."""
CUT = " …"
NOTHING_COUNTED = (
    f"{begin(NOT_ASSESSABLE)}: không có nội dung nào để đếm "
    "(văn bản được hỏi chưa nạp, hoặc kho chưa có nội dung loại này)."
)
"""What an answer of 0 out of 0 says: it must not be taken for "nothing is missing"."""
SHOWN = 200
"""Letters of one cell in a table on the terminal."""
CELL_LENGTH = 32_000
"""Excel's own limit is 32,767."""
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HIDDEN = re.compile(r"(?:^|_)ids?$|^query$|^fingerprint$")


def show(answer: Answer, format: str, output: Path | None, *, with_query: bool = False) -> None:
    """Print the answer, or write it to ``output``."""
    if format == "xlsx":
        _write_bytes(to_xlsx(answer), output)
    elif format == "json":
        _write_text(to_json(answer), output)
    elif format == "csv":
        _write_text(to_csv(answer), output, bom=True)
        print_summary(answer, console(error=True), with_query=with_query)
    elif output is None:
        print_table(answer, console())
        print_summary(answer, console(), with_query=with_query)
    else:
        with output.open("w", encoding="utf-8") as file:
            out = Console(file=file, width=160, highlight=False)
            print_table(answer, out)
            print_summary(answer, out, with_query=with_query)


def to_json(answer: Answer) -> str:
    """The object of the contract."""
    return json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def to_csv(answer: Answer) -> str:
    """Headings and rows; a cell that a spreadsheet would calculate is made plain text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_safe(row.get(column)) for column in answer.columns])
    return buffer.getvalue()


def to_xlsx(answer: Answer) -> bytes:
    """A workbook: the rows, and on a second sheet what they are an answer to."""
    from openpyxl import Workbook  # takes longer to import than most answers to make

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Kết quả"
    sheet.append([answer.labels.get(column, column) for column in answer.columns])
    for row in answer.rows:
        sheet.append([_cell(row.get(column)) for column in answer.columns])
    sheet.freeze_panes = "A2"
    about = book.create_sheet("Thông tin")
    for name, value in _about(answer):
        about.append([name, _cell(value)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _about(answer: Answer) -> list[tuple[str, Any]]:
    params = ", ".join(f"{name}={value}" for name, value in answer.params.items())
    return [
        ("Câu hỏi", answer.title),
        ("Tên", answer.question),
        ("Tham số", params),
        ("Tính đến ngày", answer.as_of),
        ("Kết quả", f"{answer.found}/{answer.total}"),
        ("Bị cắt bớt", YES if answer.truncated else NO),
        ("Văn bản đã tính", "; ".join(answer.documents)),
        ("Truy vấn", answer.query),
    ]


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    if isinstance(value, list | tuple):
        return "; ".join(str(_plain(each)) for each in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _safe(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    value = _plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a query returns
    value = _safe(value) if not isinstance(value, date) else value
    return _CONTROL.sub("", value)[:CELL_LENGTH] if isinstance(value, str) else value


def _write_text(text: str, output: Path | None, *, bom: bool = False) -> None:
    if output is not None:
        output.write_bytes((("\ufeff" if bom else "") + text).encode("utf-8"))
    elif bom and not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(("\ufeff" + text).encode("utf-8"))
    else:
        sys.stdout.write(text)


def _write_bytes(data: bytes, output: Path | None) -> None:
    if output is not None:
        output.write_bytes(data)
    elif sys.stdout.isatty():
        raise UsageError(
            "Không in bảng tính Excel ra màn hình.",
            hint="Thêm --output ket-qua.xlsx để ghi ra tệp.",
        )
    else:
        sys.stdout.buffer.write(data)


def print_table(answer: Answer, out: Console) -> None:
    """The rows as a table that fits, or one under the other where it would not.

    Ids are left to the other formats; a long cell is cut, and that is said.
    """
    out.print(Text(answer.title, style="bold"))
    if not answer.rows:
        out.print("Không có dòng nào." if answer.total else NOTHING_COUNTED)
        return
    shown = _shown_columns(answer)
    words = {column: [_words(column, row.get(column)) for row in answer.rows] for column in shown}
    longest = {column: max(map(len, cells)) for column, cells in words.items()}
    wide = [column for column in shown if longest[column] > NARROW_COLUMN]
    room = out.width - sum(longest[column] + 3 for column in shown if column not in wide)
    if wide and room / len(wide) < NARROW_COLUMN:
        _print_cards(answer, words, out)
    else:
        out.print(_table(answer, words, longest))
    if any(cell.endswith(CUT) for cells in words.values() for cell in cells):
        out.print("Ô dài đã rút gọn (…); xem đủ bằng --format json hoặc xlsx.", style="dim")


def _table(answer: Answer, words: dict[str, list[str]], longest: dict[str, int]) -> Table:
    expand = any(length > NARROW_COLUMN for length in longest.values())
    table = Table(show_lines=True, expand=expand)
    for column in words:
        numeric = all(
            isinstance(row.get(column), int | float | None)
            and not isinstance(row.get(column), bool)
            for row in answer.rows
        )
        narrow = longest[column] <= NARROW_COLUMN
        table.add_column(
            answer.labels.get(column, column),
            justify="right" if numeric else "left",
            overflow="fold",
            ratio=None if narrow else round(longest[column] ** 0.5),
            max_width=NARROW_COLUMN if narrow else None,
        )
    for cells in zip(*words.values(), strict=True):
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _print_cards(answer: Answer, words: dict[str, list[str]], out: Console) -> None:
    """One row under the other, for a narrow terminal."""
    for place in range(len(answer.rows)):
        out.rule(str(place + 1), align="left", style="dim")
        for column, cells in words.items():
            if cells[place]:
                label = Text(f"{answer.labels.get(column, column)}: ", style="bold")
                out.print(label + Text(cells[place]))


def _shown_columns(answer: Answer) -> list[str]:
    """Without ids, without columns that are empty, without quotes that repeat the text."""
    shown = [column for column in answer.columns if not _HIDDEN.search(column)]
    if all(_same_words(row) for row in answer.rows):
        shown = [column for column in shown if column != "quote"]
    return [
        column for column in shown if any(row.get(column) not in (None, []) for row in answer.rows)
    ]


def _same_words(row: dict[str, Any]) -> bool:
    """True if the quote only repeats the text."""
    return str(row.get("text") or "").startswith(str(row.get("quote") or ""))


def _words(column: str, value: Any) -> str:  # noqa: ANN401 - whatever a query returns
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    text = "" if value is None else say(column, str(_plain(value)))
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + CUT


def print_summary(answer: Answer, out: Console, *, with_query: bool = False) -> None:
    """n of N, the day, the documents, whether it was cut, and the query."""
    cut = f"; chỉ hiện {len(answer.rows)} dòng đầu" if answer.truncated else ""
    out.print(
        f"{answer.found}/{answer.total} kết quả{cut} · tính đến ngày {answer.as_of:%d/%m/%Y} · "
        f"{len(answer.documents)} văn bản được tính",
        markup=False,
    )
    if answer.documents:
        out.print("Văn bản: " + ", ".join(answer.documents), style="dim", markup=False)
    if with_query:
        out.print("Truy vấn:", style="dim")
        out.print(answer.query, style="dim", markup=False)
    else:
        out.print(f"Truy vấn: {answer.question} (thêm --query để xem)", style="dim", markup=False)
