"""Lines of a body that lay nothing down: rulers, titles of tables, sentences that close it."""

import re
from collections.abc import Iterator, Sequence

from loaders.source.lines import Line
from loaders.source.readings import Notes

_CLOSING = re.compile(
    r"^Trên đây là\b|^(?:Yêu cầu|Đề nghị) (?:các|thủ trưởng)\b.*\./|"
    r"^(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Hướng dẫn) này (?:được )?phổ biến|"
    r"^Nay thông báo\b|^Thông báo này\b"
)
_ASKS = re.compile(r"(?:Yêu cầu|Đề nghị)")
_TABLE_TITLE = re.compile(r"^(?:BẢNG|BIỂU|DANH MỤC|DANH SÁCH|LỊCH|CHỈ TIÊU|PHÂN CÔNG)\s")
_JUNK_TAIL = re.compile(r"\.?/\s*(?P<junk>[A-Za-z]{1,8})$")
_STOP = re.compile(r"[.:;]\W*$")
_RULER = re.compile(r"[\W_]+")


def without_formulas(lines: Sequence[Line], notes: Notes, *, directs: bool) -> Iterator[Line]:
    """The lines but for formulas; a closing sentence may run over several lines.

    ``directs``: what the document asks of bodies is a duty, even if it closes the document.
    """
    last: Line | None = None
    for line in lines:
        goes_on = last is not None and _goes_on(last, line)
        if line.is_row or not (_is_formula(line, notes, directs=directs) or goes_on):
            last = None
            yield line
            continue
        if goes_on:
            notes.ignore([line], "closing-formula")
        last = line if goes_on or _CLOSING.match(line.text) else None


def _goes_on(last: Line, line: Line) -> bool:
    return line.number == last.number + 1 and not _STOP.search(last.text)


def _is_formula(line: Line, notes: Notes, *, directs: bool) -> bool:
    if _RULER.fullmatch(line.text):
        notes.ignore([line], "ruler")
    elif _TABLE_TITLE.match(line.text) and line.text == line.text.upper():
        notes.ignore([line], "table-title")
    elif _CLOSING.match(line.text) and not (directs and _ASKS.match(line.text)):
        notes.ignore([line], "closing-formula")
        if junk := _JUNK_TAIL.search(line.text):
            notes.add("junk-tail", line.number, junk["junk"])
    else:
        return False
    return True
