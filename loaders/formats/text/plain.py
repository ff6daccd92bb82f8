"""Plain text, as extracted by somebody else: bytes to lines."""

from graph.base.errors import Unreadable
from loaders.formats.text import encodings
from loaders.source.issues import Issues
from loaders.source.lines import Line, read_line
from loaders.wording.tears import unsegment

MAX_BYTES = 50_000_000


def read_text(data: bytes, name: str, issues: Issues | None = None) -> tuple[Line, ...]:
    """The lines of a text in any encoding that is sure; raises ``Unreadable`` for the others."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"Tệp “{name}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
            hint="Hãy tách tệp, hoặc bỏ phần không phải văn bản.",
        )
    decoded = encodings.decode(data, name)
    if issues is not None and decoded.legacy:
        issues.add("encoding-converted", None, name, f"Bảng mã: {decoded.encoding}.")
    text = unsegment(decoded.text)
    return tuple(read_line(number, raw) for number, raw in enumerate(_split(text), start=1))


def decode(data: bytes, name: str) -> str:
    """Text of the bytes; raises ``Unreadable`` where their encoding is not sure."""
    return encodings.decode(data, name).text


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
