"""Documents that are zip packages (docx, xlsx, odt): opened without trusting what they claim."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from graph.base.errors import Unreadable

MAX_TOTAL = 300_000_000
"""Bytes that all members together may inflate to."""
MAX_RATIO = 200
SMALL_MEMBER = 10_000_000
"""Below so many bytes a member may be as dense as it likes."""
MAX_MEMBERS = 20_000
MAX_MARKS = 4_000_000
"""Tags and attributes that an XML part may have to be held in memory as a tree."""
_CHUNK = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(main|relationships)\b")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)


class Package:
    """The parts of a package; each is inflated piece by piece, no further than it says."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self._members = {info.filename.replace("\\", "/"): info for info in archive.infolist()}

    def has(self, part: str) -> bool:
        """True if the package has this part."""
        return part in self._members

    def read(self, part: str) -> bytes:
        """The bytes of a part; XML is refused if it declares entities, and never strict."""
        if part not in self._members:
            raise self.broken(f"thiếu phần {part}")
        try:
            with self._archive.open(self._members[part]) as stream:
                data = b"".join(iter(lambda: stream.read(_CHUNK), b""))
        except _BROKEN as error:
            raise self.broken(f"phần {part} hỏng") from error
        if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data[:64] else data):
            raise self.broken(f"phần {part} khai báo thực thể XML, không tệp văn bản thật nào có")
        return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)

    def tree(self, part: str) -> Element:
        """The root element of an XML part."""
        data = self.read(part)
        if data.count(b"<") + data.count(b"=") > MAX_MARKS:
            raise Unreadable(
                f"Tệp “{self.name}” quá lớn: phần {part} có hơn {MAX_MARKS:,} thẻ.",
                hint="Tách tệp thành nhiều tệp nhỏ rồi nạp lại.",
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken(f"phần {part} không phải XML đúng") from error

    def main(self) -> str:
        """The part that holds the document itself."""
        found = next((part for kind, _, part in self.related("") if kind == "officeDocument"), None)
        if found is None:
            raise self.broken("không có phần chính")
        return found

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Kind, id and name of each part of the package that this part refers to."""
        folder, base = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(listing):
            return
        for each in self.tree(listing):
            if each.get("TargetMode") == "External":
                continue
            target = posixpath.join("/", folder, each.get("Target", "").replace("\\", "/"))
            kind = each.get("Type", "").rsplit("/", 1)[-1]
            yield kind, each.get("Id", ""), posixpath.normpath(target).lstrip("/")

    def broken(self, why: str) -> Unreadable:
        """The error for a package that is not what it should be."""
        return Unreadable(
            f"Tệp “{self.name}” hỏng: {why}.",
            hint="Mở tệp bằng Word, Excel hoặc LibreOffice, lưu lại rồi nạp lại.",
        )


def open_package(data: bytes, name: str) -> Package:
    """The package, if it is sound and not a bomb; nothing is inflated yet."""
    if data.startswith(_OLE):
        raise _not_zip(data, name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(
            f"Tệp “{name}” hỏng hoặc không phải tệp Office (không mở được gói zip).",
            hint="Tải lại tệp gốc, hoặc mở bằng Word, Excel rồi lưu lại.",
        ) from error
    members = archive.infolist()
    if any(info.flag_bits & 1 for info in members):
        raise _locked(name)
    if any(info.compress_type not in _METHODS for info in members):
        raise Package(archive, name).broken("cách nén không dùng cho tệp Office")
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in members) > MAX_TOTAL:
        raise _bomb(name)
    if any(map(_too_dense, members)):
        raise _bomb(name)
    return Package(archive, name)


def _too_dense(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SMALL_MEMBER and info.file_size > MAX_RATIO * info.compress_size


def _bomb(name: str) -> Unreadable:
    return Unreadable(
        f"Tệp “{name}” bung ra quá lớn, giống tệp nén phá hoại nên không mở.",
        hint="Nếu là tệp thật, mở bằng Word hoặc Excel, bỏ ảnh và phần thừa rồi lưu lại.",
    )


def _locked(name: str) -> Unreadable:
    return Unreadable(
        f"Tệp “{name}” có mật khẩu nên không đọc được.",
        hint="Mở tệp bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại.",
    )


def _not_zip(data: bytes, name: str) -> Unreadable:
    if _SEALED in data:
        return _locked(name)
    return Unreadable(
        f"Tệp “{name}” là tệp Office cũ (.doc, .xls, …), nội dung không như đuôi tệp.",
        hint="Nếu là văn bản Word thì đổi đuôi về .doc; nếu không, lưu lại thành .docx, .xlsx.",
    )
