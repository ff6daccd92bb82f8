"""What there is to read: files, folders, archives; each with its name, its size watched."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.base.errors import (
    GraphError,
    NotFound,
    Unreadable,
)
from graph.base.words import nfc
from loaders.decided.corrections import is_corrections
from loaders.exchange.outline import SUFFIXES as OUTLINES
from loaders.formats.dispatch import ENDINGS
from loaders.formats.package.archive import read_archive

ARCHIVES = (".zip",)
READABLE = (*ENDINGS, *OUTLINES, ".json", *ARCHIVES)
"""Endings of the files that can be read."""
MAX_BYTES = 200_000_000
"""A larger file is refused before it is read."""
_SYSTEM = ("thumbs.db", "desktop.ini")
_GRAPH = re.compile(r"\.lbug(?:\.\w+)?$|\.wal$", re.IGNORECASE)
_STORE = ("current", "current.new", "lock")
"""What a store keeps beside its folder "versions"."""


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
        name = f"{self.path.name}/{self.inside}" if self.inside else self.path.name
        return nfc(name)

    def read(self) -> bytes:
        """Its bytes; raises ``Unreadable`` or ``NotFound``."""
        if self.error:
            raise self.error
        return self.data if self.data is not None else read_bytes(self.path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of a sensible size; raises ``Unreadable`` or ``NotFound``."""
    if not path.is_file():
        raise NotFound(
            f"Không có tệp “{nfc(str(path))}”.", hint="Kiểm tra lại đường dẫn và tên tệp."
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(
                f"Tệp “{nfc(path.name)}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
                hint="Hãy tách tệp, hoặc bỏ phần không phải văn bản.",
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"Không mở được tệp “{nfc(str(path))}”: {error.strerror or error}.",
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
                    f"Thư mục “{nfc(str(path))}” không có văn bản nào đọc được.",
                    hint=f"Đọc được: {', '.join(READABLE)}.",
                )
            found.update(dict.fromkeys(inside))
        elif path.is_file():
            found[path] = None
        else:
            raise NotFound(
                f"Không có tệp hay thư mục “{nfc(str(path))}”.", hint="Kiểm tra lại đường dẫn."
            )
    return list(found)


def _is_document(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.casefold() in _SYSTEM
    return not hidden and path.is_file() and not is_corrections(path) and not _is_of_store(path)


def _is_of_store(path: Path) -> bool:
    """True for a file of a store of this program, see ``graph.store.ladybug.versions``."""
    if _GRAPH.search(path.name):
        return True
    return path.name in _STORE and (path.parent / "versions").is_dir()


def open_sources(path: Path) -> Iterator[Source]:
    """The file itself, or each member of an archive; what cannot be opened carries its error."""
    if path.suffix.casefold() not in ARCHIVES:
        yield Source(path)
        return
    try:
        for member in read_archive(path, nfc(path.name)):
            yield Source(path, member.path, member.data, member.error)
    except GraphError as error:
        yield Source(path, error=error)


def find_source(path: Path) -> Source:
    """One file, also one inside an archive ("a.zip/b.txt"); raises ``Unreadable``, ``NotFound``."""
    if _is_archive(path):
        name = nfc(path.name)
        raise Unreadable(
            f"“{name}” là tệp nén, gồm nhiều tệp; mỗi lần chỉ đọc thử được một tệp.",
            hint=f'Nạp cả tệp nén: chidao load "{name}"; hoặc nêu tên tệp bên trong: '
            f'chidao parse "{name}/tên tệp".',
        )
    archive = next((each for each in path.parents if _is_archive(each)), None)
    if archive is None:
        return Source(path)
    wanted = nfc(path.relative_to(archive).as_posix())
    for source in open_sources(archive):
        if source.error and source.inside is None:
            raise source.error
        if source.inside and nfc(source.inside) == wanted:
            return source
    raise NotFound(
        f"Tệp nén “{nfc(archive.name)}” không có tệp “{wanted}”.",
        hint="Kiểm tra lại tên tệp bên trong, cả thư mục chứa nó.",
    )


def _is_archive(path: Path) -> bool:
    return path.suffix.casefold() in ARCHIVES and path.is_file()
