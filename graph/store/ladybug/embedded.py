"""The embedded store: a folder of versions, each a ladybug database that is never changed."""

import hashlib
import logging
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import ladybug

from graph.base.errors import QueryFailed, StoreUnavailable
from graph.base.settings import Settings
from graph.base.values import (
    edge_value,
    node_value,
    path_value,
    simple_value,
)
from graph.cypher.parameters import pick_parameters
from graph.schema.derive import (
    arrow_table,
    ladybug_tables,
    quote,
)
from graph.schema.model import (
    Edge,
    Joins,
    Node,
)
from graph.schema.nodes import Decision
from graph.schema.records import Links, Records
from graph.store.ladybug.snapshot import Snapshot, open_database
from graph.store.ladybug.versions import EMPTY, Versions
from graph.store.protocol import (
    Result,
    Row,
    WriteReport,
)
from graph.store.reading import dump
from graph.store.writing import write

log = logging.getLogger(__name__)

WRITE_POOL = 512 * 2**20
"""Memory that a write may use for pages."""
ENGINE_KEYS = frozenset({"_ID", "_LABEL", "_SRC", "_DST"})


class LadybugStore:
    """A graph in a folder. Readers keep the version they opened and are never disturbed."""

    name = "ladybug"

    def __init__(self, versions: Versions, settings: Settings, *, read_only: bool) -> None:
        self._versions = versions
        self._settings = settings
        self._read_only = read_only
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    @classmethod
    def open(cls, settings: Settings, *, read_only: bool = False) -> Self:
        """The store in the folder that the settings name; the first write makes the folder."""
        folder = Path(settings.store).expanduser()
        if folder.exists() and not folder.is_dir():
            raise StoreUnavailable(
                f"{folder} là một tệp, không phải thư mục kho dữ liệu.",
                hint="Đặt CHIDAO_STORE (hoặc --store) là một thư mục.",
            )
        store = cls(Versions(folder, _schema_mark()), settings, read_only=read_only)
        store.version()
        return store

    def write(
        self,
        records: Sequence[Records],
        links: Sequence[Links] = (),
        decisions: Sequence[Decision] = (),
    ) -> WriteReport:
        """Change a copy of the current version, then make the copy the current one."""
        if self._read_only:
            raise StoreUnavailable.read_only(self._versions.folder)
        with self._versions.draft() as (version, file):
            try:
                report = _write_draft(version, file, records, links, decisions)
            except RuntimeError as error:
                raise StoreUnavailable(
                    f"Không ghi được vào kho dữ liệu {self._versions.folder}: {error}",
                    hint="Kho giữ nguyên như trước khi ghi. Kiểm tra dung lượng đĩa và bộ nhớ, "
                    "hoặc khôi phục kho từ bản sao lưu.",
                ) from error
        log.info("wrote %d documents as version %s", len(records), version)
        return report

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> Result:
        """Run one read-only query on the version that holds now."""
        limit = self._settings.row_limit if limit is None else limit
        values = pick_parameters(cypher, params)
        with self._connection() as connection:
            connection.set_query_timeout(max(1, round(self._settings.query_timeout * 1000)))
            try:
                return _read_table(connection, cypher, values, limit)
            except RuntimeError as error:
                raise self._query_error(error) from error

    def dump(self) -> Iterator[Row]:
        """Every node, then every edge, of one version."""
        with self._connection() as connection:
            connection.set_query_timeout(0)
            yield from dump(lambda cypher, params: _rows(connection, cypher, params))

    def version(self) -> str:
        """The name of the version that holds now."""
        return self._versions.current()

    def close(self) -> None:
        """Let go of the version that is open."""
        with self._lock:
            snapshot, self._snapshot = self._snapshot, None
        if snapshot is not None:
            snapshot.retire()

    @contextmanager
    def _connection(self) -> Iterator[ladybug.Connection]:
        with self._lend().connection() as connection:
            yield connection

    def _lend(self) -> Snapshot:
        """The version that the pointer names, opened if another one was open so far."""
        with self._lock:
            version = self._versions.current()
            former = self._snapshot
            if former is None or former.version != version:
                self._snapshot = self._open_snapshot(version)
                if former is not None:
                    former.retire()
            snapshot = self._snapshot
            if snapshot is None or not snapshot.try_lend():
                raise AssertionError("a snapshot in use cannot be retired under the lock")
            return snapshot

    def _open_snapshot(self, version: str) -> Snapshot:
        """Open a version; when a writer has just removed it, the one that came after."""
        if version == EMPTY:
            return _open_empty()
        try:
            return Snapshot(version, self._versions.file(version))
        except (RuntimeError, StoreUnavailable) as error:
            newer = self._versions.current()
            if newer != version:
                return self._open_snapshot(newer)
            if isinstance(error, StoreUnavailable):
                raise
            raise StoreUnavailable(
                f"Không mở được kho dữ liệu {self._versions.folder}: {error}",
                hint="Khôi phục thư mục kho từ bản sao lưu, hoặc chọn kho khác bằng CHIDAO_STORE "
                "rồi nạp lại văn bản.",
            ) from error

    def _query_error(self, error: RuntimeError) -> QueryFailed:
        if "Interrupted" in str(error):
            return QueryFailed.timed_out(self._settings.query_timeout)
        return QueryFailed.rejected(error)


class _Engine:
    """The embedded engine inside one write."""

    def __init__(self, connection: ladybug.Connection) -> None:
        self._connection = connection

    def run(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        return list(_rows(self._connection, cypher, pick_parameters(cypher, params)))

    def insert_nodes(self, kind: type[Node], rows: list[Row]) -> None:
        self._connection.execute(
            f"COPY {quote(kind.label())} FROM $rows", {"rows": arrow_table(kind, rows)}
        )

    def insert_edges(self, kind: type[Edge], ends: Joins, rows: list[Row]) -> None:
        self._connection.execute(
            f"COPY {quote(kind.type)} FROM $rows "
            f"(from='{ends.start.label()}', to='{ends.end.label()}')",
            {"rows": arrow_table(kind, rows)},
        )


def _write_draft(
    version: str,
    file: Path,
    records: Sequence[Records],
    links: Sequence[Links],
    decisions: Sequence[Decision],
) -> WriteReport:
    new = not file.exists()
    with (
        open_database(file, read_only=False, buffer_pool=WRITE_POOL) as database,
        ladybug.Connection(database) as connection,
    ):
        if new:
            _make_tables(connection)
        connection.execute("BEGIN TRANSACTION")
        report = write(_Engine(connection), records, links, version, decisions)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
        return report


def _schema_mark() -> str:
    """Changes with the tables: a graph with other tables cannot be read or written."""
    return hashlib.sha256("\n".join(ladybug_tables()).encode()).hexdigest()[:8]


def _make_tables(connection: ladybug.Connection) -> None:
    for statement in ladybug_tables():
        connection.execute(statement)


def _open_empty() -> Snapshot:
    """A graph with all tables and no rows, outside the store: reading makes no folder there."""
    folder = tempfile.TemporaryDirectory(prefix="chidao-", ignore_cleanup_errors=True)
    file = Path(folder.name) / "graph.lbug"
    with (
        open_database(file, read_only=False) as database,
        ladybug.Connection(database) as connection,
    ):
        _make_tables(connection)
    return Snapshot(EMPTY, file, closed=folder.cleanup)


def _read_table(
    connection: ladybug.Connection, cypher: str, params: Mapping[str, Any], limit: int
) -> Result:
    with _run(connection, cypher, params) as result:
        columns = tuple(result.get_column_names())
        rows: list[Row] = []
        while result.has_next():
            if len(rows) == limit:
                return Result(columns, rows, truncated=True)
            rows.append(dict(zip(columns, map(_plain, result.get_next()), strict=True)))
    return Result(columns, rows)


def _rows(connection: ladybug.Connection, cypher: str, params: Mapping[str, Any]) -> Iterator[Row]:
    with _run(connection, cypher, params) as result:
        columns = result.get_column_names()
        while result.has_next():
            yield dict(zip(columns, result.get_next(), strict=True))


def _run(
    connection: ladybug.Connection, cypher: str, params: Mapping[str, Any]
) -> ladybug.QueryResult:
    """Run one statement; the engine itself would take several at once."""
    result = connection.execute(cypher, dict(params))
    if isinstance(result, list):
        raise QueryFailed("Mỗi lần chỉ chạy được một câu truy vấn.", hint="Bỏ dấu chấm phẩy (;).")
    return result


def _plain(value: Any) -> Any:  # noqa: ANN401
    """A value of an answer without the engine's own keys."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return simple_value(value)
    if "_NODES" in value:
        return path_value(_plain(value["_NODES"]), _plain(value["_RELS"]))
    own = {name: _plain(each) for name, each in value.items() if name not in ENGINE_KEYS}
    if "_LABEL" not in value:
        return own
    return (edge_value if "_SRC" in value else node_value)(value["_LABEL"], own)
