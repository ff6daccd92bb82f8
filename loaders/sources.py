"""What there is to read: files, folders, archives; each with its name, its size watched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import GraphError, NotFound, Unreadable
from loaders.corrections import is_corrections
from loaders.formats.archive import read_archive
from loaders.formats.dispatch import ENDINGS
from loaders.outline import SUFFIXES as OUTLINES

ARCHIVES = (".zip",)
READABLE = (*ENDINGS, *OUTLINES, ".json", *ARCHIVES)
"""Endings of the files that can be read."""
MAX_BYTES = 200_000_000
"""A larger file is refused before it is read."""
_SYSTEM = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Source:
    """One file to read: where it is, and its path inside an archive if it is in one.

    ``error`` says why it cannot be read at all.
    """

    path: Path
    inside: str | None = None
    data: bytes | None = None
    error: GraphError | None = None

    @property
    def name(self) -> str:
        """The name that people know it by."""
        return f"{self.path.name}/{self.inside}" if self.inside else self.path.name

    def read(self) -> bytes:
        """Its bytes; raises ``Unreadable`` or ``NotFound``."""
        if self.error:
            raise self.error
        return self.data if self.data is not None else read_bytes(self.path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of a sensible size; raises ``Unreadable`` or ``NotFound``."""
    if not path.is_file():
        raise NotFound(f"Không có tệp “{path}”.", hint="Kiểm tra lại đường dẫn và tên tệp.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(
                f"Tệp “{path.name}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
                hint="Hãy tách tệp, hoặc bỏ phần không phải văn bản.",
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"Không mở được tệp “{path}”: {error.strerror or error}.",
            hint="Kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp.",
        ) from error


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and every file in the folders named; raises ``NotFound``."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if _is_document(each))
            if not any(each.suffix.casefold() in READABLE for each in inside):
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
    hidden = path.name.startswith((".", "~$")) or path.name.casefold() in _SYSTEM
    return not hidden and path.is_file() and not is_corrections(path)


def open_sources(path: Path) -> Iterator[Source]:
    """The file itself, or each member of an archive; what cannot be opened carries its error."""
    if path.suffix.casefold() not in ARCHIVES:
        yield Source(path)
        return
    try:
        for member in read_archive(path, path.name):
            yield Source(path, member.path, member.data, member.error)
    except GraphError as error:
        yield Source(path, error=error)
