"""Pages saved as one file (.mht): mail whose first part of HTML is the page."""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from graph.base.errors import Unreadable

MAX_HEADER = 10_000
"""Bytes that the header of a part may have."""
MAX_PARTS = 500
"""Parts that are looked at."""
MAX_DEPTH = 3
"""Parts may stand in parts so deep."""
_SAYS = re.compile(rb"^(?:MIME-Version|Content-Type)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_END = re.compile(rb"\r?\n[ \t]*\r?\n")


def is_mail(data: bytes) -> bool:
    """True for a page with the header of a mail in front."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    return not head.startswith(b"<") and _SAYS.search(head) is not None


def read_page(data: bytes, name: str) -> tuple[bytes, str]:
    """The first part of HTML, unpacked, and the encoding it says; raises ``Unreadable``."""
    for part in _pages(data.removeprefix(b"\xef\xbb\xbf").lstrip()):
        page = part.get_payload(decode=True)
        if isinstance(page, bytes) and page.strip():
            return page, part.get_content_charset("")
    raise Unreadable(
        f"Trang “{name}” (.mht) không có phần HTML nào đọc được.",
        hint="Mở bằng trình duyệt rồi lưu lại dạng “Trang web, chỉ HTML”, hoặc .docx.",
    )


def _pages(data: bytes) -> Iterator[Message]:
    """The parts of HTML, in their order."""
    waiting = [(data, 0)]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        end = _END.search(part, 0, MAX_HEADER)
        if end is None:
            continue
        said = BytesHeaderParser().parsebytes(part[: end.start()] + b"\n\n")
        body, boundary = part[end.end() :], said.get_boundary("")
        if said.get_content_type() == "text/html":
            said.set_payload(body.decode("ascii", "surrogateescape"))
            yield said
        elif said.get_content_maintype() == "multipart" and boundary and depth < MAX_DEPTH:
            inside = _split(body, boundary.encode("utf-8", "surrogateescape"))
            waiting += [(each, depth + 1) for each in reversed(inside)]


def _split(body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the lines of the boundary, without what is in front of the first."""
    line = rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?=\r?\n|\Z)"
    parts = re.split(line, body, maxsplit=MAX_PARTS)[1:]
    return [part.removeprefix(b"\r").removeprefix(b"\n") for part in parts]
