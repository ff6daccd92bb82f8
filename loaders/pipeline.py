"""Files to a store: read, record, link, write, report. The steps in their order, nothing else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

import yaml

from graph.agencies import Register
from graph.errors import GraphError, NotFound, Unreadable
from graph.ids import symbol_key
from graph.records import Records
from graph.store import Store, read_all
from loaders.issues import Severity
from loaders.linking import Linker
from loaders.outline import SUFFIXES as OUTLINES
from loaders.outline import read_outline
from loaders.parse import fingerprint, parse_document
from loaders.parsed import Parsed
from loaders.recorder import Recorder

READABLE = (".txt", ".md", *OUTLINES)
"""Endings of the files that can be read."""
_STORED = """
MATCH (d:Resolution|Plan|Regulation) WHERE d.loaded
RETURN d.id AS id, d.fingerprint AS fingerprint, d.source AS source
"""
Progress = Callable[[Path], None]


@dataclass
class FileReport:
    """What became of one file."""

    path: Path
    state: str
    kind: str | None = None
    document: str | None = None
    symbol: str | None = None
    solutions: int = 0
    tasks: int = 0
    indicators: int = 0
    issues: int = 0
    unread: int = 0
    error: GraphError | None = None


@dataclass
class LoadReport:
    """What became of a load: every file, and the graph's counts after it."""

    files: list[FileReport] = field(default_factory=list)
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> list[FileReport]:
        """Files that could not be read."""
        return [each for each in self.files if each.error]

    @property
    def unread(self) -> int:
        """Lines that nobody understood."""
        return sum(each.unread for each in self.files)


@lru_cache(maxsize=1)
def known_years() -> dict[str, int]:
    """Years of the resolutions that the project ships, for citations without a date."""
    folder = resources.files("loaders").joinpath("reference")
    years = {}
    for file in folder.iterdir():
        if not file.name.endswith(OUTLINES):
            continue
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        for part in content.values():
            if isinstance(part, dict) and part.get("symbol") and part.get("date"):
                years[symbol_key(part["symbol"])] = int(str(part["date"])[:4])
    return years


def read_file(path: Path, register: Register) -> Parsed:
    """One file as a parsed document; raises ``Unreadable`` or ``NotFound``."""
    if not path.is_file():
        raise NotFound(f"Không có tệp “{path}”.", hint="Kiểm tra lại đường dẫn và tên tệp.")
    if path.suffix.casefold() not in READABLE:
        raise Unreadable(
            f"Chưa đọc được loại tệp “{path.suffix or path.name}”.",
            hint=f"Đọc được: {', '.join(READABLE)}.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"Không mở được tệp “{path}”: {error.strerror or error}.",
            hint="Kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp.",
        ) from error
    if path.suffix.casefold() in OUTLINES:
        return read_outline(data, path.name, register, fingerprint(data))
    return parse_document(data, path.name, register)


def record(parsed: Parsed, register: Register) -> tuple[Recorder, Records]:
    """The records of a parsed document, and who its names mean."""
    recorder = Recorder(parsed, register, known_years())
    return recorder, recorder.build()


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and every readable file in the folders named; raises ``NotFound``."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if _is_document(each))
            if not inside:
                raise NotFound(
                    f"Thư mục “{path}” không có văn bản nào đọc được.",
                    hint=f"Đọc được: {', '.join(READABLE)}.",
                )
            found.update(dict.fromkeys(inside))
        elif path.is_file():
            found[path] = None
        else:
            raise NotFound(f"Không có tệp hay thư mục “{path}”.", hint="Kiểm tra lại đường dẫn.")
    return list(found)


def _is_document(path: Path) -> bool:
    return path.is_file() and path.suffix.casefold() in READABLE and not path.name.startswith(".")


def load(
    store: Store, paths: Sequence[Path], register: Register, progress: Progress | None = None
) -> LoadReport:
    """Read the files and write what they say, all in one write.

    A file that cannot be read is reported and does not stop the rest; a file that says what the
    store already holds is left alone.
    """
    report, batch = LoadReport(), dict[str, Records]()
    rows = read_all(store, _STORED)
    stored = {row["id"]: row["fingerprint"] for row in rows}
    sources = {row["source"]: row["id"] for row in rows}
    for path in _found(paths, report):
        if progress:
            progress(path)
        entry, records = _read(path, register)
        report.files.append(entry)
        if records is None:
            continue
        own = records.document
        if own.id in batch:
            entry.state = "trùng với tệp khác trong lần nạp này; lấy tệp sau"
        elif own.id in stored:
            entry.state = "không đổi" if stored[own.id] == own.fingerprint else "thay bản cũ"
        elif own.source in sources:
            entry.state = f"mới; kho còn văn bản khác từ tệp cùng tên ({sources[own.source]})"
        batch[own.id] = records
    _write(store, _changed(batch, stored), report)
    return report


def _found(paths: Sequence[Path], report: LoadReport) -> list[Path]:
    """The files to read, each once; what is not there is reported."""
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(find_files([path])))
        except NotFound as error:
            report.files.append(FileReport(path, "lỗi", error=error))
    return list(found)


def _read(path: Path, register: Register) -> tuple[FileReport, Records | None]:
    try:
        parsed = read_file(path, register)
        _, records = record(parsed, register)
    except GraphError as error:
        return FileReport(path, "lỗi", error=error), None
    entry = FileReport(
        path,
        "mới",
        kind=parsed.head.kind,
        document=records.document.id,
        symbol=records.document.symbol,
        solutions=len(parsed.solutions),
        tasks=len(parsed.tasks),
        indicators=len(parsed.indicators),
        issues=sum(1 for each in parsed.issues.found if each.severity is not Severity.INFO),
        unread=parsed.ledger.counts()["unread"],
    )
    return entry, records


def _changed(batch: dict[str, Records], stored: dict[str, str]) -> Iterator[Records]:
    return (
        records for id_, records in batch.items() if stored.get(id_) != records.document.fingerprint
    )


def _write(store: Store, changed: Iterator[Records], report: LoadReport) -> None:
    batch = list(changed)
    if not batch:
        return
    written = store.write(batch, Linker(store, batch).links())
    report.nodes, report.edges = written.nodes, written.edges
