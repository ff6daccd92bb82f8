"""Files to a store: read, record, link, write, report. The steps in their order, nothing else."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

import yaml

from graph.base.errors import (
    GraphError,
    NotFound,
    Unreadable,
)
from graph.base.ids import symbol_key
from graph.base.words import nfc
from graph.cypher.fragments import LOADED
from graph.register.agencies import Register
from graph.schema.records import Records
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)
from loaders.decided.corrections import Overlay, find_overlay
from loaders.decided.essentials import give_essentials
from loaders.decided.identities import AgencyDecision
from loaders.decided.preferences import prefer
from loaders.decided.progress import report_progress
from loaders.exchange.json_file import is_structured, read_structured
from loaders.exchange.outline import SUFFIXES as OUTLINES
from loaders.exchange.outline import read_outline
from loaders.formats.dispatch import read_lines
from loaders.formats.pdf.recogniser import has_recogniser, wants_recogniser
from loaders.matching.reviews import reviewed_linker
from loaders.parsed.document import Parsed
from loaders.provisions.parse import fingerprint, parse_lines
from loaders.recording.recorder import Recorded, record_document
from loaders.source.issues import Issues
from loaders.sources import Source, find_files, find_source, open_sources

log = logging.getLogger(__name__)

_STORED = f"""
{LOADED}
RETURN d.id AS id, d.fingerprint AS fingerprint, d.source AS source, d.kind AS kind,
  d.symbol AS symbol, d.issue_count AS issues, d.unread_count AS unread,
  COUNT {{ MATCH (d)-[:CONTAINS]->(s:Solution) }} AS solutions,
  COUNT {{ MATCH (d)-[:CONTAINS]->(t:Task) }} AS tasks,
  COUNT {{ MATCH (d)-[:CONTAINS]->(i:Indicator) }} AS indicators
ORDER BY id
"""
Progress = Callable[[str, int, int], None]
"""Called before each file with its name, its rank and how many there are."""
UNCHANGED = "không đổi"


@dataclass
class FileReport:
    """What became of one file."""

    path: Path
    state: str
    name: str = ""
    kind: str | None = None
    document: str | None = None
    symbol: str | None = None
    solutions: int = 0
    tasks: int = 0
    indicators: int = 0
    issues: int = 0
    unread: int = 0
    error: GraphError | None = None

    def __post_init__(self) -> None:
        self.name = nfc(self.name or self.path.name)


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


def read_file(path: Path, register: Register, *, corrections: bool = True) -> Parsed:
    """One file as a parsed document; raises ``Unreadable`` or ``NotFound``."""
    source = find_source(path)
    overlay = find_overlay(source.path, source.name) if corrections else Overlay()
    return read_source(source.name, source.read(), register, overlay)


def read_source(name: str, data: bytes, register: Register, overlay: Overlay) -> Parsed:
    """The bytes of one source, read by the reader that its kind needs; raises ``Unreadable``."""
    name = nfc(name)
    digest = fingerprint(data, register, overlay.digest)
    if name.casefold().endswith(OUTLINES):
        return _decided(read_outline(data, name, register, digest), overlay)
    if is_structured(name):
        return _decided(read_structured(data, name, register, digest), overlay)
    issues = Issues()
    lines = overlay.apply(read_lines(data, name, issues), issues)
    if wants_recogniser(issues):
        digest = _unrecognised(digest)
    parsed = parse_lines(lines, name, digest, issues, register)
    for each in (parsed, *parsed.attached):
        prefer(each.indicators, overlay.preferences, issues)
    return _decided(parsed, overlay)


def _decided(parsed: Parsed, overlay: Overlay) -> Parsed:
    """The same, with what people wrote of its parts and reported of its tasks."""
    for each in (parsed, *parsed.attached):
        give_essentials(each, overlay.essentials)
    tasks = [task for each in (parsed, *parsed.attached) for task in each.tasks]
    report_progress(tasks, overlay.progress, parsed.issues)
    return parsed


def _unrecognised(digest: str) -> str:
    """The fingerprint of a file whose pages of pictures could not be read."""
    return hashlib.sha256(f"{digest} without recogniser".encode()).hexdigest()


def record(
    parsed: Parsed, register: Register, decisions: Sequence[AgencyDecision] = ()
) -> Recorded:
    """The records of a parsed document; ``decisions`` say whom some of its names mean."""
    return record_document(parsed, register, known_years(), decisions)


def record_file(path: Path, register: Register, *, corrections: bool = True) -> Recorded:
    """One file, read and recorded; raises ``Unreadable`` or ``NotFound``."""
    source = find_source(path)
    overlay = find_overlay(source.path, source.name) if corrections else Overlay()
    parsed = read_source(source.name, source.read(), register, overlay)
    return record(parsed, register, overlay.agencies)


class Loader:
    """One load: reads what has changed, reports every file, writes all in one write."""

    def __init__(self, store: Store, register: Register, *, corrections: bool = True) -> None:
        self._store = store
        self._register = register
        self._corrections = corrections
        self._report = LoadReport()
        self._batch: dict[str, list[Records]] = {}
        self._stored = list(read_all(store, _STORED))
        self._known: dict[str, list[Row]] = {}
        for row in self._stored:
            self._known.setdefault(row["fingerprint"], []).append(row)

    @cached_property
    def _recognises(self) -> bool:
        return has_recogniser()

    def load(self, paths: Sequence[Path], progress: Progress | None = None) -> LoadReport:
        """Read the files and write what they say, all in one write."""
        files = self._found(paths)
        for rank, path in enumerate(files, start=1):
            if progress:
                progress(nfc(path.name), rank, len(files))
            for source in open_sources(path):
                self._report.files.append(self._read(source))
        self._write()
        return self._report

    def _found(self, paths: Sequence[Path]) -> list[Path]:
        """The files to read, each once; what is not there is reported."""
        found: dict[Path, None] = {}
        for path in paths:
            try:
                found.update(dict.fromkeys(find_files([path])))
            except NotFound as error:
                self._report.files.append(FileReport(path, "lỗi", error=error))
        return list(found)

    def _read(self, source: Source) -> FileReport:
        """One source; a file that says what the store already holds is not read again."""
        try:
            data = source.read()
            wanted = find_overlay(source.path, source.name) if self._corrections else Overlay()
            digest = fingerprint(data, self._register, wanted.digest)
            if unchanged := self._unchanged(source, digest):
                return unchanged
            parsed = read_source(source.name, data, self._register, wanted)
            built = record(parsed, self._register, wanted.agencies).everything
        except GraphError as error:
            return FileReport(source.path, "lỗi", source.name, error=error)
        except Exception:  # a fault of the reader stops this file, not the others
            log.exception("Reading %s failed", source.name)
            fault = Unreadable(
                f"Chương trình gặp lỗi ngoài dự kiến khi đọc “{source.name}”.",
                hint="Các tệp khác vẫn được nạp. Gửi tệp này cho người phụ trách hệ thống.",
            )
            return FileReport(source.path, "lỗi", source.name, error=fault)
        return self._entry(source, parsed, built)

    def _unchanged(self, source: Source, digest: str) -> FileReport | None:
        rows = self._same(digest)
        if not rows:
            return None
        for row in rows:
            self._batch.pop(row["id"], None)
        first = rows[0]
        return FileReport(
            source.path,
            UNCHANGED,
            source.name,
            kind=first["kind"],
            document=first["id"],
            symbol=first["symbol"],
            solutions=sum(row["solutions"] for row in rows),
            tasks=sum(row["tasks"] for row in rows),
            indicators=sum(row["indicators"] for row in rows),
            issues=first["issues"],
            unread=first["unread"],
        )

    def _same(self, digest: str) -> list[Row]:
        """What the store holds of a file; nothing once its skipped pages can be recognised."""
        if rows := self._known.get(digest):
            return rows
        skipped = self._known.get(_unrecognised(digest), [])
        return [] if skipped and self._recognises else skipped

    def _entry(self, source: Source, parsed: Parsed, built: list[Records]) -> FileReport:
        own = built[0].document
        everything = [parsed, *parsed.attached]
        entry = FileReport(
            source.path,
            self._state(built[0]),
            source.name,
            kind=parsed.head.kind,
            document=own.id,
            symbol=own.symbol,
            solutions=sum(len(each.solutions) for each in everything),
            tasks=sum(len(each.tasks) for each in everything),
            indicators=sum(len(each.indicators) for each in everything),
            issues=own.issue_count or 0,
            unread=own.unread_count or 0,
        )
        self._batch[own.id] = built
        return entry

    def _state(self, records: Records) -> str:
        own = records.document
        stored = {row["id"] for row in self._stored}
        if own.id in self._batch:
            return "trùng với tệp khác trong lần nạp này; lấy tệp sau"
        if own.id in stored:
            return "thay bản cũ"
        same = next((row["id"] for row in self._stored if row["source"] == own.source), None)
        return f"mới; kho còn văn bản khác từ tệp cùng tên ({same})" if same else "mới"

    def _write(self) -> None:
        batch = list(_all(self._batch.values()))
        if not batch:
            return
        written = self._store.write(batch, reviewed_linker(self._store, batch).links())
        self._report.nodes, self._report.edges = written.nodes, written.edges


def _all(built: Iterable[list[Records]]) -> Iterator[Records]:
    return (records for each in built for records in each)


def load(
    store: Store,
    paths: Sequence[Path],
    register: Register,
    progress: Progress | None = None,
    *,
    corrections: bool = True,
) -> LoadReport:
    """Read the files and write what they say, all in one write.

    A file that cannot be read is reported and does not stop the rest; a file that says what the
    store already holds is left alone. ``corrections``: whether those beside a file are applied.
    """
    return Loader(store, register, corrections=corrections).load(paths, progress)
