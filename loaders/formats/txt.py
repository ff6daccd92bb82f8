"""Plain text, as extracted by somebody else: bytes to lines."""

import codecs

from graph.errors import Unreadable
from loaders.lines import Line, read_line

MAX_BYTES = 50_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a UTF-8 or UTF-16 file; raises ``Unreadable`` for anything else."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"Tệp “{name}” lớn quá mức cho phép ({MAX_BYTES // 1_000_000} MB).",
            hint="Hãy tách tệp, hoặc bỏ phần không phải văn bản.",
        )
    text = decode(data, name)
    return tuple(read_line(number, raw) for number, raw in enumerate(_split(text), start=1))


def decode(data: bytes, name: str) -> str:
    """Text of the bytes, by their mark or as UTF-8."""
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"Tệp “{name}” không phải văn bản UTF-8 (hỏng ở byte thứ {error.start}).",
            hint="Mở tệp bằng trình soạn thảo, chọn “Lưu dưới dạng” với mã UTF-8 rồi nạp lại.",
        ) from error
    if "\x00" in text:
        raise Unreadable(
            f"Tệp “{name}” là tệp nhị phân, không phải văn bản.",
            hint="Nạp được tệp .txt (UTF-8) và tệp đề cương .yaml.",
        )
    return text


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").split("\n")
