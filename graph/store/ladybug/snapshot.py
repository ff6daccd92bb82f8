"""One version of the embedded graph, open for reading by several threads."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import ladybug

BUFFER_POOL = 256 * 2**20
"""Memory that a reader may use for pages: an office PC may have 4 GB in all."""
MAX_DB_SIZE = 2**36
"""Address space that the engine reserves; its own default is 8 TB."""


def open_database(
    file: Path, *, read_only: bool, buffer_pool: int = BUFFER_POOL
) -> ladybug.Database:
    """Open a graph file within the limits of a small machine."""
    return ladybug.Database(
        str(file),
        read_only=read_only,
        buffer_pool_size=buffer_pool,
        max_db_size=MAX_DB_SIZE,
    )


class Snapshot:
    """An open version: lends connections, and closes once it is retired and all are back."""

    def __init__(self, version: str, file: Path, closed: Callable[[], None] | None = None) -> None:
        self.version = version
        self._database = open_database(file, read_only=True)
        self._closed = closed
        self._lock = threading.Lock()
        self._lent = 0
        self._retired = False

    def try_lend(self) -> bool:
        """Count one more borrower; false once the snapshot is retired."""
        with self._lock:
            if self._retired:
                return False
            self._lent += 1
            return True

    @contextmanager
    def connection(self) -> Iterator[ladybug.Connection]:
        """A connection of one's own, after ``try_lend`` said yes.

        It is closed after use: an open one keeps every statement that it has prepared, and a few
        dozen of those fill the memory for pages.
        """
        try:
            with ladybug.Connection(self._database) as connection:
                yield connection
        finally:
            self._give_back()

    def retire(self) -> None:
        """Lend no more; close now, or when the last borrower is done."""
        with self._lock:
            self._retired, was_retired = True, self._retired
            last = self._lent == 0 and not was_retired
        if last:
            self._close()

    def _give_back(self) -> None:
        with self._lock:
            self._lent -= 1
            last = self._retired and self._lent == 0
        if last:
            self._close()

    def _close(self) -> None:
        self._database.close()
        if self._closed is not None:
            self._closed()
