"""Two documents in one file: a decision or resolution, and the plan or programme that it issues."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formulas.marks import (
    is_caption,
    is_recipients,
    is_signature,
)
from loaders.source.lines import Line

_KIND = re.compile(
    r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|"
    r"HƯỚNG DẪN|ĐỀ CƯƠNG)\b"
)
_ISSUES = re.compile(
    r"\b(?:ban hành|phê duyệt|kèm theo)\b.{0,60}?\b(?:Kế hoạch|Chương trình|Đề án|Chiến lược|"
    r"Phương án|Quy chế|Quy định|Hướng dẫn)\b",
    re.IGNORECASE,
)
_ISSUED_WITH = re.compile(r"kèm theo (?:Nghị quyết|Quyết định)", re.IGNORECASE)
CAPTION_WITHIN = 10
"""How many lines behind its kind the caption of an attached document may stand."""


@dataclass(frozen=True)
class Split:
    """The lines of the document itself and those of what it issues, if that is in the file too."""

    own: tuple[Line, ...]
    attached: tuple[Line, ...] = ()


def split_attached(lines: Sequence[Line]) -> Split:
    """Where an attached document begins: its kind in capitals behind the closing of the first."""
    filled = [line for line in lines if line.text]
    closing = next(
        (n for n, line in enumerate(filled) if is_recipients(line) or is_signature(line)), None
    )
    if closing is None or not any(_ISSUES.search(line.text) for line in filled[:closing]):
        return Split(tuple(lines))
    for place in range(closing + 1, len(filled)):
        if _begins(filled, place):
            start = _with_header(filled, place, closing)
            number = filled[start].number
            return Split(
                tuple(line for line in lines if line.number < number),
                tuple(line for line in lines if line.number >= number),
            )
    return Split(tuple(lines))


def _begins(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.is_row or not _KIND.match(line.text):
        return False
    behind = lines[place : place + CAPTION_WITHIN]
    captions = (each for each in behind if not each.is_row)
    return any(is_caption(each) and _ISSUED_WITH.search(each.text) for each in captions)


def _with_header(lines: Sequence[Line], place: int, closing: int) -> int:
    """The header block in capitals above the kind belongs to the attached document."""
    start = place
    while start - 1 > closing and _is_header(lines[start - 1]):
        start -= 1
    return start


def _is_header(line: Line) -> bool:
    cells = line.cells or (line.text,)
    return all(
        re.search(
            r"CỘNG H(?:ÒA|OÀ|OA) XÃ HỘI|Độc lập\s*-|ĐẢNG CỘNG SẢN|^[\W_]*$|^(?:ỦY BAN|UBND|BỘ |"
            r"SỞ |TỈNH |"
            r"THÀNH PHỐ |TỈNH ỦY|CHÍNH PHỦ|THỦ TƯỚNG|TRƯỜNG |TỔNG |CỤC |CHI CỤC |HỘI |LIÊN |BAN |"
            r"VIỆN |TRUNG TÂM |ĐẢNG |XÃ |PHƯỜNG |HUYỆN |QUẬN )",
            cell,
        )
        for cell in cells
    )
