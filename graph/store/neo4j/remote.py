"""The store on a Neo4j server."""

import logging
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.graph import Node as ServerNode
from neo4j.graph import Path, Relationship
from neo4j.time import Date, DateTime

from graph.base.errors import (
    GraphError,
    QueryFailed,
    StoreUnavailable,
)
from graph.base.settings import Settings
from graph.base.values import (
    edge_value,
    node_value,
    path_value,
    simple_value,
)
from graph.cypher.fragments import DOCUMENT, LOADED
from graph.cypher.parameters import pick_parameters
from graph.schema.derive import neo4j_constraints, quote
from graph.schema.model import (
    Edge,
    Joins,
    Node,
)
from graph.schema.nodes import Decision
from graph.schema.records import Links, Records
from graph.store.protocol import (
    Result,
    Row,
    WriteReport,
)
from graph.store.reading import dump
from graph.store.writing import write

log = logging.getLogger(__name__)

BATCH = 5000
CONNECTION_WAIT = 5.0
RETRY_WAIT = 10.0
SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
NEVER_WRITTEN = "0"
LOCK = "ChidaoLock"
"""A node that lives only inside a write: the constraint on it makes writers wait."""
MARK = "chidao_version"
"""What a write leaves on the documents that it wrote; questions do not see it."""


class Neo4jStore:
    """A graph on a server; each write is one transaction."""

    name = "neo4j"

    def __init__(self, driver: neo4j.Driver, settings: Settings, *, read_only: bool) -> None:
        self._driver = driver
        self._settings = settings
        self._read_only = read_only

    @classmethod
    def open(cls, settings: Settings, *, read_only: bool = False) -> Self:
        """Connect to the server that the settings name. Raises ``StoreUnavailable``."""
        auth = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
        if "@" in settings.store:
            raise StoreUnavailable(
                "Địa chỉ kho dữ liệu không được chứa tên và mật khẩu.",
                hint="Đặt CHIDAO_NEO4J_USER và CHIDAO_NEO4J_PASSWORD; CHIDAO_STORE chỉ ghi máy.",
            )
        try:
            if settings.store.partition("://")[0] not in SCHEMES:
                raise ValueError("giao thức phải là bolt:// hoặc neo4j://")
            driver = neo4j.GraphDatabase.driver(
                settings.store,
                auth=auth,
                connection_timeout=CONNECTION_WAIT,
                max_transaction_retry_time=RETRY_WAIT,
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise _bad_address(settings, f": {error}") from error
        store = cls(driver, settings, read_only=read_only)
        try:
            store._connect()
            store.version()
        except ValueError as error:
            store.close()
            raise _bad_address(settings) from error
        except GraphError:
            store.close()
            raise
        return store

    def write(
        self,
        records: Sequence[Records],
        links: Sequence[Links] = (),
        decisions: Sequence[Decision] = (),
    ) -> WriteReport:
        """Write all or nothing; writers wait for each other."""
        if self._read_only:
            raise StoreUnavailable.read_only(self._settings.store)
        with self._session() as session:
            for statement in _schema_statements():
                session.run(statement).consume()
            report = session.execute_write(_write, records, links, decisions)
        log.info("wrote %d documents as version %s", len(records), report.version)
        return report

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> Result:
        """Run one read-only query."""
        limit = self._settings.row_limit if limit is None else limit
        values = pick_parameters(cypher, params)

        @neo4j.unit_of_work(timeout=self._settings.query_timeout)
        def read(transaction: neo4j.ManagedTransaction) -> Result:
            result = transaction.run(cypher, values)
            rows = [_row(record) for record in result.fetch(limit + 1)]
            result.consume()
            return Result(tuple(result.keys()), rows[:limit], truncated=len(rows) > limit)

        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(read)

    def dump(self) -> Iterator[Row]:
        """Every node, then every edge, read in one transaction."""
        with (
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            yield from dump(lambda cypher, params: _rows(transaction, cypher, params))

    def version(self) -> str:
        """The mark that the last write left."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_version)

    def close(self) -> None:
        """Let go of the connections."""
        self._driver.close()

    def _connect(self) -> None:
        """Fail at once where no server is; a query would try again for a while."""
        with self._session(neo4j.READ_ACCESS):
            self._driver.verify_connectivity()

    @contextmanager
    def _session(self, access: str = neo4j.WRITE_ACCESS) -> Iterator[neo4j.Session]:
        """A session whose errors speak of the settings."""
        try:
            with self._driver.session(
                database=self._settings.neo4j_database, default_access_mode=access
            ) as session:
                yield session
        except (Neo4jError, DriverError) as error:
            reading = access == neo4j.READ_ACCESS
            told = self._query_error(error) if reading else self._write_error(error)
            raise (self._unavailable(error) or told) from error

    def _unavailable(self, error: Neo4jError | DriverError) -> StoreUnavailable | None:
        """The error, if it is one of the connection or the account and not of a statement."""
        address = self._settings.store
        if isinstance(error, AuthError):
            return StoreUnavailable(
                f"Máy chủ Neo4j {address} từ chối tài khoản {self._settings.neo4j_user!r}.",
                hint="Kiểm tra CHIDAO_NEO4J_USER và CHIDAO_NEO4J_PASSWORD.",
            )
        code = getattr(error, "code", None) or ""
        if "DatabaseNotFound" in code:
            return StoreUnavailable(
                f"Máy chủ Neo4j {address} không có cơ sở dữ liệu "
                f"{self._settings.neo4j_database!r}.",
                hint="Kiểm tra CHIDAO_NEO4J_DATABASE.",
            )
        if isinstance(error, ServiceUnavailable | SessionExpired | ConfigurationError):
            return StoreUnavailable(
                f"Không kết nối được máy chủ Neo4j {address}: {error}",
                hint="Kiểm tra máy chủ đang chạy và địa chỉ trong CHIDAO_STORE.",
            )
        return None

    def _write_error(self, error: Neo4jError | DriverError) -> StoreUnavailable:
        return StoreUnavailable(
            f"Máy chủ Neo4j {self._settings.store} không ghi được: {_words(error)}",
            hint="Đồ thị giữ nguyên như trước khi ghi. Kiểm tra quyền của tài khoản và bộ nhớ của "
            "máy chủ, hoặc nạp ít văn bản hơn mỗi lần.",
        )

    def _query_error(self, error: Neo4jError | DriverError) -> QueryFailed:
        if "TransactionTimedOut" in (getattr(error, "code", None) or ""):
            return QueryFailed.timed_out(self._settings.query_timeout)
        return QueryFailed.rejected(_words(error))


class _Engine:
    """The server inside one write."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, params: Mapping[str, Any]) -> list[Row]:
        return list(_rows(self._transaction, cypher, params))

    def insert_nodes(self, kind: type[Node], rows: list[Row]) -> None:
        self._batches(f"UNWIND $rows AS row CREATE (n:{quote(kind.label())}) SET n = row", rows)

    def insert_edges(self, kind: type[Edge], ends: Joins, rows: list[Row]) -> None:
        keys = ("from_id", "to_id")
        apart = [
            {key: row[key] for key in keys}
            | {"own": {name: value for name, value in row.items() if name not in keys}}
            for row in rows
        ]
        self._batches(
            f"UNWIND $rows AS row MATCH (a:{quote(ends.start.label())} {{id: row.from_id}}) "
            f"WITH row, a MATCH (b:{quote(ends.end.label())} {{id: row.to_id}}) "
            f"CREATE (a)-[e:{quote(kind.type)}]->(b) SET e = row.own",
            apart,
        )

    def _batches(self, cypher: str, rows: list[Row]) -> None:
        for start in range(0, len(rows), BATCH):
            self.run(cypher, {"rows": rows[start : start + BATCH]})


def _bad_address(settings: Settings, why: str = ".") -> StoreUnavailable:
    return StoreUnavailable(
        f"Địa chỉ kho dữ liệu {settings.store} không hợp lệ{why}",
        hint="Đặt CHIDAO_STORE dạng bolt://máy:7687 hoặc neo4j://máy:7687.",
    )


def _words(error: Neo4jError | DriverError) -> str:
    """What the server says, without its codes."""
    return (error.message if isinstance(error, Neo4jError) else None) or str(error)


def _schema_statements() -> Iterator[str]:
    yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (lock:{LOCK}) REQUIRE lock.id IS UNIQUE"
    yield from neo4j_constraints()


def _write(
    transaction: neo4j.ManagedTransaction,
    records: Sequence[Records],
    links: Sequence[Links],
    decisions: Sequence[Decision],
) -> WriteReport:
    """One write. It starts by taking the lock, so what it reads no other writer changes.

    A write that leaves every document as it was leaves the version too.
    """
    engine = _Engine(transaction)
    engine.run(f"CREATE (:{LOCK} {{id: 'write'}})", {})
    version = _next_version(_version(transaction))
    report = write(engine, records, links, version, decisions)
    documents = [each.document.id for each in records] + [each.document for each in links]
    engine.run(
        f"MATCH (d:{DOCUMENT}) WHERE d.id IN $documents SET d.{MARK} = $version",
        {"documents": documents, "version": version},
    )
    engine.run(f"MATCH (lock:{LOCK}) DELETE lock", {})
    return replace(report, version=_version(transaction))


def _version(transaction: neo4j.ManagedTransaction) -> str:
    """The newest mark on any document."""
    record = transaction.run(f"{LOADED} RETURN max(d.{MARK}) AS version").single()
    return str((record and record["version"]) or NEVER_WRITTEN)


def _next_version(current: str) -> str:
    """A mark that sorts behind the current one, unlike any other."""
    number = int(current.split("-")[0]) + 1 if current != NEVER_WRITTEN else 1
    return f"{number:012d}-{uuid.uuid4().hex[:8]}"


def _rows(
    transaction: neo4j.Transaction | neo4j.ManagedTransaction,
    cypher: str,
    params: Mapping[str, Any],
) -> Iterator[Row]:
    return map(_row, transaction.run(cypher, dict(params)))


def _row(record: neo4j.Record) -> Row:
    return {name: _plain(value) for name, value in dict(record).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401
    """A value of an answer as the embedded store would give it."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, ServerNode):
        own = {name: each for name, each in value.items() if name != MARK}
        return node_value(next(iter(sorted(value.labels)), ""), _plain(own))
    if isinstance(value, Relationship):
        return edge_value(value.type, _plain(dict(value)))
    if isinstance(value, Path):
        return path_value(_plain(list(value.nodes)), _plain(list(value.relationships)))
    if isinstance(value, Date | DateTime):
        return simple_value(value.to_native())
    return simple_value(value)
