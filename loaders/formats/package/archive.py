"""Members of a .zip, each read within limits; a bad one does not stop the rest."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from graph.base.errors import GraphError, Unreadable
from graph.base.words import nfc
from loaders.wording.tears import is_syllable

MAX_TOTAL = 500_000_000
MAX_MEMBER = 100_000_000
MAX_MEMBERS = 10_000
MAX_RATIO = 200
RATIO_FROM = 10_000_000
"""A smaller member may shrink as much as it likes: blank forms do."""
MAX_DEPTH = 2
MAX_SIGNATURES = 20 * MAX_MEMBERS
_CHUNK = 1 << 16
_SIGNATURE = b"PK\x01\x02"
_UTF_8_NAME = 0x800
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\._|~\$|(?:Thumbs\.db|desktop\.ini|\.DS_Store)$)", re.I)
_MB = 1_000_000


@dataclass(frozen=True)
class Member:
    """One file of an archive: its path as a label, its bytes, or why it could not be read."""

    path: str
    data: bytes = b""
    error: GraphError | None = None


@dataclass
class _Budget:
    """What may still be inflated and listed, over the archive and all archives inside it."""

    total: int = field(default_factory=lambda: MAX_TOTAL)
    members: int = field(default_factory=lambda: MAX_MEMBERS)


def read_archive(data_or_path: bytes | Path, name: str) -> Iterator[Member]:
    """The members of a .zip, one at a time; raises ``Unreadable`` at once if it is none.

    Nothing is written to a disk; a path with ".." or from a root is only a label. Archives inside
    are opened twice deep. What is inflated is counted, whatever the headers say.
    """
    budget = _Budget()
    try:
        file = io.BytesIO(data_or_path) if isinstance(data_or_path, bytes) else _open(data_or_path)
    except OSError as error:
        raise Unreadable(
            f"Không mở được tệp “{name}”: {error.strerror or error}.",
            hint="Kiểm tra quyền đọc, hoặc đóng chương trình đang giữ tệp.",
        ) from error
    try:
        archive = _guard(file, name, budget)
    except GraphError:
        file.close()
        raise
    return _members(file, archive, name, budget, depth=0)


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _guard(file: BinaryIO, name: str, budget: _Budget) -> zipfile.ZipFile:
    """The opened archive; raises ``Unreadable`` if it is none or promises more than may be read."""
    if file.seek(0, io.SEEK_END) > MAX_TOTAL or _has_many_entries(file):
        raise _too_much(name, f"lớn hơn {MAX_TOTAL // _MB} MB hoặc quá nhiều mục")
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise Unreadable(
            f"Tệp “{name}” không phải tệp nén .zip, hoặc đã hỏng.",
            hint="Nén lại, hoặc giải nén rồi nạp thư mục.",
        ) from error
    entries = archive.infolist()
    budget.members -= len(entries)
    if budget.members < 0:
        raise _too_much(name, f"có hơn {MAX_MEMBERS} mục")
    if sum(entry.file_size for entry in entries) > budget.total:
        raise _too_much(name, f"giải nén ra hơn {MAX_TOTAL // _MB} MB")
    return archive


def _too_much(name: str, what: str) -> Unreadable:
    return Unreadable(
        f"Tệp nén “{name}” {what}.", hint="Tách thành nhiều tệp nén nhỏ hơn rồi nạp từng tệp."
    )


def _has_many_entries(file: BinaryIO) -> bool:
    """True if so many entries may be listed that the list alone would fill the memory."""
    file.seek(0)
    found, tail = 0, b""
    while found <= MAX_SIGNATURES and (chunk := file.read(_CHUNK)):
        found += (tail + chunk).count(_SIGNATURE)
        tail = chunk[-len(_SIGNATURE) + 1 :]
    return found > MAX_SIGNATURES


def _members(
    file: BinaryIO, archive: zipfile.ZipFile, name: str, budget: _Budget, depth: int
) -> Iterator[Member]:
    with file, archive:
        for entry in archive.infolist():
            path = _label(_name(entry))
            if entry.filename.endswith("/") or not path or _SKIPPED.search(path):
                continue
            try:
                data = _inflate(archive, entry, f"{name}/{path}", budget)
            except GraphError as error:
                yield Member(path, error=error)
                continue
            if path.casefold().endswith(".zip"):
                yield from _nested(data, path, f"{name}/{path}", budget, depth + 1)
            else:
                yield Member(path, data)


def _nested(data: bytes, path: str, full: str, budget: _Budget, depth: int) -> Iterator[Member]:
    """The members of an archive inside, under its own path; ``full`` is what errors call it."""
    if depth > MAX_DEPTH:
        error = Unreadable(
            f"Tệp nén “{full}” nằm sâu quá {MAX_DEPTH} lớp nén.", hint="Giải nén rồi nạp thư mục."
        )
        yield Member(path, error=error)
        return
    file = io.BytesIO(data)
    try:
        archive = _guard(file, full, budget)
    except GraphError as error:
        yield Member(path, error=error)
        return
    for member in _members(file, archive, full, budget, depth):
        yield replace(member, path=f"{path}/{member.path}")


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, budget: _Budget) -> bytes:
    """The bytes of a member, counted as they come; raises ``Unreadable`` past a limit."""
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(
            f"Tệp “{path}” trong tệp nén có mật khẩu.", hint="Bỏ mật khẩu rồi nạp lại."
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(
            f"Tệp “{path}” nén theo cách chưa đọc được.", hint="Nén lại theo cách thường (Deflate)."
        )
    parts, size = list[bytes](), 0
    try:
        with archive.open(entry) as stream:
            while part := stream.read(_CHUNK):
                size += len(part)
                budget.total -= len(part)
                _check(size, entry, path, budget)
                parts.append(part)
    except _BROKEN as error:
        raise Unreadable(
            f"Tệp “{path}” trong tệp nén đã hỏng.", hint="Nén lại từ tệp gốc rồi nạp lại."
        ) from error
    return b"".join(parts)


def _check(size: int, entry: zipfile.ZipInfo, path: str, budget: _Budget) -> None:
    if size > MAX_MEMBER:
        raise _too_big(path, f"giải nén ra hơn {MAX_MEMBER // _MB} MB")
    if budget.total < 0:
        raise _too_big(path, f"đưa tổng số giải nén quá {MAX_TOTAL // _MB} MB")
    if size > RATIO_FROM and size > MAX_RATIO * max(1, entry.compress_size):
        raise _too_big(path, f"nở ra hơn {MAX_RATIO} lần, như một quả bom nén")


def _too_big(path: str, what: str) -> Unreadable:
    return Unreadable(
        f"Tệp “{path}” trong tệp nén {what}.", hint="Kiểm tra tệp nén, hoặc nạp riêng tệp ấy."
    )


def _label(path: str) -> str:
    """The path below the archive, with "/"; what would lead out of it is dropped."""
    parts = re.split(r"[\\/]+", re.sub(r"^[A-Za-z]:", "", path))
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was typed: by its mark UTF-8, or else what its bytes fit."""
    if entry.flag_bits & _UTF_8_NAME:
        return nfc(entry.filename)
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return nfc(entry.filename)
    try:
        return nfc(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _vietnamese(raw) or nfc(entry.filename)


def _vietnamese(raw: bytes) -> str | None:
    """The name in Windows-1258, if its accented words are Vietnamese then."""
    try:
        text = nfc(raw.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    right = sum(map(is_syllable, words))
    return text if words and 2 * right > len(words) else None
