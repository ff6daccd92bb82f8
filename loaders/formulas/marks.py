"""Lines to a tree of clauses by the numbering grammar, and the zones of a document."""

import re

from graph.base.words import UPPER
from loaders.source.lines import Line

_ANNEX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s*)?(?P<n>[IVXL]+|\d+|[A-Z]))?\s*[.:]?$|^PHỤ LỤC\b|"
    rf"^Phụ lục\s+(?:số\s*)?(?:[IVXL]+|\d+|[A-Z])\s*[.:–-]?\s+(?=[{UPPER}]{{2}})"
)
_CAPTION = re.compile(
    r"^[(\s]*(?:(?:Ban hành|Nhiệm vụ|Danh mục|Biểu|Bảng)\s+)?kèm theo\s+\S+", re.IGNORECASE
)
_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:TM\.|T/M|KT\.|TL\.|TUQ\.|Q\.|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|TRƯỞNG|"
    r"TỔNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|CHỦ NHIỆM|TƯ LỆNH|CHỈ HUY)|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|PHÓ BÍ THƯ|[ỦU][YỶ] VIÊN)"
)


def annex_number(line: Line) -> str | None:
    """``""`` for an unnumbered annex heading, its number otherwise, none for other lines."""
    found = _ANNEX.match(line.text)
    return (found["n"] or "") if found else None


def is_caption(line: Line) -> bool:
    """True for "(Kèm theo Kế hoạch số …)"."""
    return _CAPTION.match(line.text) is not None


def is_recipients(line: Line) -> bool:
    """True for "Nơi nhận:"."""
    return any(_RECIPIENTS.match(text) for text in (line.text, *line.cells))


def is_signature(line: Line) -> bool:
    """True for "TM. ỦY BAN NHÂN DÂN", which opens a closing without recipients."""
    return re.match(r"(?:TM\.|T/M|KT\.|TL\.|TUQ\.)\s*\S", line.text) is not None


def is_office(line: Line) -> bool:
    """True for the office under which a document is signed."""
    return _OFFICE.match(line.text) is not None and line.text == line.text.upper()
