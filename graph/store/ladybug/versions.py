"""A folder of versions that are never changed, and a pointer to the one that holds.

Layout: ``current`` names a version, ``versions/<name>/graph-<schema>.lbug`` is one. A writer
prepares a draft beside them and moves the pointer when it is complete, so a crash leaves the old
version in force. What a crash left behind is cleared away by the next writer.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import filelock

from graph.base.errors import StoreBusy, StoreUnavailable

T = TypeVar("T")

NAME_RE = re.compile(r"[0-9]{8}-[0-9a-f]{8}")
EMPTY = "00000000-00000000"
"""The version of a store that was never written."""
KEPT = 2
LOCK_WAIT = 2.0


class Versions:
    """The versions under one folder."""

    def __init__(self, folder: Path, schema: str) -> None:
        """``schema`` stands for the tables that a graph has; others are not opened."""
        self.folder = folder
        self._file = f"graph-{schema}.lbug"
        self._pointer = folder / "current"
        self._versions = folder / "versions"

    def current(self) -> str:
        """The name of the version that holds; ``EMPTY`` before the first write."""
        try:
            name = _patiently(lambda: self._pointer.read_text(encoding="ascii")).strip()
        except FileNotFoundError:
            return EMPTY
        except (OSError, UnicodeDecodeError) as error:
            raise self._broken(str(error)) from error
        if not NAME_RE.fullmatch(name):
            raise self._broken(f"tệp {self._pointer.name} không chứa tên phiên bản")
        return name

    def file(self, name: str) -> Path:
        """Where the graph of a version is. Raises ``StoreUnavailable`` if it is not there."""
        folder = self._versions / name
        file = folder / self._file
        if file.is_file() and file.stat().st_size:
            return file
        if any(folder.glob("graph-*.lbug")) and not file.exists():
            raise StoreUnavailable(
                f"Kho dữ liệu {self.folder} được tạo bằng một phiên bản khác của chương trình.",
                hint="Chọn thư mục kho mới bằng CHIDAO_STORE rồi nạp lại văn bản.",
            )
        raise self._broken(f"thiếu tệp {file}")

    @contextmanager
    def draft(self) -> Iterator[tuple[str, Path]]:
        """A copy of the current graph to change; it becomes the current one on leaving.

        After an error nothing has changed. Raises ``StoreBusy`` while another process writes.
        """
        with self._lock():
            before = self.current()
            self._clear_leftovers()
            name = f"{int(before[:8]) + 1:08d}-{secrets.token_hex(4)}"
            work = self._versions / f"draft-{name}"
            try:
                work.mkdir()
                file = work / self._file
                if before != EMPTY:
                    shutil.copyfile(self.file(before), file)
                yield name, file
                _flush(file)
                work.rename(self._versions / name)
                self._point_to(name)
            except OSError as error:
                raise self._unwritable(error) from error
            finally:
                shutil.rmtree(work, ignore_errors=True)
            self._clear_old()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        try:
            self._versions.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(self.folder / "lock", timeout=LOCK_WAIT)
            lock.acquire()
        except filelock.Timeout as error:
            raise StoreBusy(
                f"Kho dữ liệu {self.folder} đang được một tiến trình khác ghi.",
                hint="Chờ lần nạp đang chạy kết thúc rồi thử lại.",
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            yield
        finally:
            lock.release()

    def _point_to(self, name: str) -> None:
        new = self._pointer.with_suffix(".new")
        new.write_text(name + "\n", encoding="ascii")
        _flush(new)
        _patiently(lambda: new.replace(self._pointer))

    def _clear_leftovers(self) -> None:
        for left in self._versions.iterdir():
            if not NAME_RE.fullmatch(left.name):
                shutil.rmtree(left, ignore_errors=True)

    def _clear_old(self) -> None:
        """Remove old versions; one that a reader keeps open (on Windows) waits for next time."""
        current = self.current()
        others = [each for each in self._versions.iterdir() if each.name != current]
        old = sorted(each.name for each in others if NAME_RE.fullmatch(each.name))
        for name in old[: 1 - KEPT]:
            doomed = self._versions / f"old-{name}"
            try:
                (self._versions / name).rename(doomed)
            except OSError:
                continue
            shutil.rmtree(doomed, ignore_errors=True)

    def _broken(self, reason: str) -> StoreUnavailable:
        return StoreUnavailable(
            f"Kho dữ liệu {self.folder} bị hỏng hoặc không đọc được: {reason}.",
            hint="Khôi phục thư mục này từ bản sao lưu, hoặc chọn kho khác bằng CHIDAO_STORE "
            "rồi nạp lại văn bản.",
        )

    def _unwritable(self, error: OSError) -> StoreUnavailable:
        return StoreUnavailable(
            f"Không ghi được vào kho dữ liệu {self.folder}: {error.strerror or error}.",
            hint="Kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng CHIDAO_STORE.",
        )


def _flush(file: Path) -> None:
    """Have the system put a file on the disk before something points to it."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _patiently(action: Callable[[], T], tries: int = 20) -> T:
    """Windows refuses a file for the instant that another process reads or replaces it."""
    for _ in range(tries - 1):
        try:
            return action()
        except PermissionError:
            time.sleep(0.05)
    return action()
