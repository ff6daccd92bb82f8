"""What loading and parsing print for people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from api.console import console
from graph.schema.labels import NO_SYMBOL, NOT_STATED, RECORDS, SEVERITIES
from loaders.exchange.fates import Fate
from loaders.pipeline import FileReport, LoadReport
from loaders.pipeline import Progress as OnFile
from loaders.source.issues import Severity

SHOWN = 12
"""Issues that are listed one by one."""


NAME_WIDTH = 40


@contextmanager
def progress_bar() -> Iterator[OnFile]:
    """A bar on the error stream that names the file being read; none where nobody watches."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    out = console(error=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Đọc văn bản", total=None)

        def show(name: str, rank: int, total: int) -> None:
            short = Text(name).plain[:NAME_WIDTH].replace("[", "(")
            bar.update(task, description=f"Đọc {short}", completed=rank - 1, total=total)

        yield show


def _table(*columns: str) -> Table:
    table = Table(show_lines=False, expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def print_load(report: LoadReport, out: Console) -> None:
    """One table: file, document, what was read, state; then what went wrong."""
    table = _table("Tệp", "Văn bản", "Đọc được", "Cần xem", "Chưa đọc", "Kết quả")
    for each in report.files:
        table.add_row(*(Text(cell) for cell in _cells(each)))
    out.print(table)
    for each in report.failed:
        assert each.error
        out.print(
            f"Lỗi: {each.error.message} {each.error.hint}",
            style="red",
            markup=False,
            soft_wrap=True,
        )
    if report.nodes:
        nodes, edges = sum(report.nodes.values()), sum(report.edges.values())
        out.print(f"Đồ thị hiện có {nodes} nút và {edges} quan hệ.", markup=False)
    if any(each.issues for each in report.files):
        out.print("Xem chỗ cần xem lại của từng văn bản: chidao parse TỆP", style="dim")


def _cells(file: FileReport) -> list[str]:
    if file.error:
        return [file.name, "", "", "", "", file.state]
    counts = (
        (file.solutions, RECORDS["solution"]),
        (file.tasks, RECORDS["task"]),
        (file.indicators, RECORDS["indicator"]),
    )
    return [
        file.name,
        f"{file.kind or 'Chưa rõ loại'} {file.symbol or f'({NO_SYMBOL})'}",
        ", ".join(f"{count} {what}" for count, what in counts if count),
        str(file.issues or ""),
        f"{file.unread} dòng" if file.unread else "",
        file.state,
    ]


def print_parsed(view: dict[str, Any], out: Console) -> None:
    """The head, the counts, the tasks and the issues of one document."""
    document = view["document"]
    out.print(
        Text(
            f"{document['kind'] or 'Văn bản'} {document['symbol'] or f'({NO_SYMBOL})'}",
            style="bold",
        )
    )
    for label, value in _head(document):
        out.print(f"  {label}: {value}", markup=False)
    _print_tasks(view["tasks"], out)
    _print_issues(view["issues"], out)
    lines = view["lines"]
    out.print(
        f"Dòng: {lines['read']} đã đọc, {lines['ignored']} bỏ qua có lý do, "
        f"{lines['unread']} chưa đọc được. Giải pháp {len(view['solutions'])}, "
        f"nhiệm vụ {len(view['tasks'])}, chỉ tiêu {len(view['indicators'])}, "
        f"chế độ báo cáo {len(view['reports'])}.",
        markup=False,
    )


def _head(document: dict[str, Any]) -> list[tuple[str, str]]:
    said = (
        ("Trích yếu", document["title"]),
        ("Cơ quan ban hành", document["issuer"]),
        ("Ngày ban hành", document["issued_on"]),
        ("Người ký", document["signer"]),
        ("Thực hiện", ", ".join(document["implements"])),
        ("Dẫn chiếu", ", ".join(document["cites"])),
        ("Nơi nhận", "; ".join(document["sent_to"])),
        ("Mã", document["id"]),
    )
    return [(label, value) for label, value in said if value]


def _print_tasks(tasks: list[dict[str, Any]], out: Console) -> None:
    if not tasks:
        return
    table = _table("Dòng", "Số", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
    for task in tasks:
        lead = "; ".join(task["lead"]) + (f" ({task['focal']})" if task["focal"] else "")
        cells = (
            str(task["line"]),
            task["number"] or "",
            task["text"],
            lead or f"({NOT_STATED})",
            "; ".join(task["coordinating"]),
            task["timeframe"]["text"] or "",
        )
        table.add_row(*(Text(cell) for cell in cells))
    out.print(table)


def _print_issues(issues: list[dict[str, Any]], out: Console) -> None:
    """The gravest first; the same words with the same message once, with all their lines."""
    order = {"error": 0, "warning": 1, "info": 2}
    places: dict[tuple[int, str, str], list[str]] = {}
    for issue in issues:
        key = (order[issue["severity"]], issue["quote"], issue["message"])
        places.setdefault(key, []).append(str(issue["line"] or "?"))
    ranked = sorted(places.items(), key=lambda each: each[0][0])
    for (_, quote, message), lines in ranked[:SHOWN]:
        out.print(f"  [dòng {', '.join(lines)}] “{quote}”: {message}", markup=False)
    if len(ranked) > SHOWN:
        out.print(f"  … và {len(ranked) - SHOWN} chỗ khác (thêm --json để xem hết).", markup=False)


_SIGNS = {"read": ("✓", "green"), "ignored": ("·", "dim"), "unread": ("?", "bold red")}
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def print_fates(fates: Iterable[Fate], lines: dict[str, int], out: Console) -> None:
    """The document line by line: read into what, ignored for what, or unread; with its issues."""
    for each in fates:
        if each.fate:
            sign, style = _SIGNS[each.fate]
            place = f" ({each.place})" if each.place else ""
            row = Text(f"{each.number:>5}{place} {sign} ")
            row.append(f"[{each.into or 'chưa đọc được'}] ", style=style)
            row.append(each.text)
            out.print(row, soft_wrap=True)
        for issue in each.issues:
            word, style = SEVERITIES[issue.severity], _STYLES[issue.severity]
            quote = f"“{issue.quote}”: " if issue.quote else ""
            out.print(
                Text(f"        ↳ {word}: {quote}{issue.message}", style=style), soft_wrap=True
            )
    out.print(
        f"Dòng: {lines['read']} đã đọc (✓), {lines['ignored']} bỏ qua có lý do (·), "
        f"{lines['unread']} chưa đọc được (?).",
        markup=False,
    )
