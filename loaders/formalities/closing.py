"""The end of a document: recipients (Nơi nhận) and who signed."""

import re
from collections.abc import Iterator, Sequence

from graph.base.words import UPPER, one_space
from graph.register.agencies import Register
from loaders.formulas.marks import is_office, is_recipients
from loaders.layout.zones import Zones
from loaders.parsed.document import Head, Name
from loaders.source.issues import Issues
from loaders.source.ledger import Ledger
from loaders.source.lines import Line, clean
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import is_name

_ITEM = re.compile(r"^[-–+•]\s*")
_REFERS = re.compile(r"Như (?:trên|Điều|kính gửi|mục)\b", re.IGNORECASE)
_LISTED = re.compile(r"[;,.]$")
_ARCHIVE = re.compile(r"^Lưu\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*\([^()]*\)")
_PERSON = re.compile(rf"^[{UPPER}][a-zà-ỹđ]*(?:\s+[{UPPER}][a-zà-ỹđ]*){{1,4}}$")
_PERSON_SHOUTED = re.compile(
    rf"^(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH|MAI|"
    rf"TRƯƠNG|"
    rf"LÂM|ĐOÀN|LƯƠNG|HÀ|CAO|TẠ|ĐÀO|TÔ|THÁI|TĂNG|QUÁCH|LƯU|VƯƠNG|CHU|"
    rf"TRIỆU)(?:\s+[{UPPER}]+){{1,4}}$"
)
"""A name in capitals; only the commonest family names tell one from the name of an office."""
_PERSON_TITLE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|TSKH|BS|LS|KS|NGND|NGƯT|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|"
    r"Đại tá|Thượng tá|Trung tá)\.?,?\s*)+"
)
# "KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Công Thành" in one cell
_OFFICE_AND_PERSON = re.compile(
    rf"^(?P<office>[{UPPER}][{UPPER}.,/\s-]{{3,}}?)\s+(?:\[?\(?đã ký\)?\]?\s+)?"
    rf"(?P<person>(?:[A-Z][a-zA-Z.]*\.\s*)*[{UPPER}][a-zà-ỹđ]+(?:\s+[{UPPER}][a-zà-ỹđ]*){{1,4}})$"
)
_SIGNED = re.compile(r"^\W*(?:đã ký|ký tên|signed)\W*$", re.IGNORECASE)
# "phó thủ tướng" of a font whose capitals are small letters
_SMALL_OFFICE = re.compile(
    r"^(?:(?:TM\.|KT\.|TL\.|TUQ\.)\s*.{3,40}|(?:phó )?(?:thủ tướng|chủ tịch|giám đốc|bí thư)|"
    r"bộ trưởng|"
    r"thứ trưởng)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z]{2,}\w*\d+\.?$|^[\w.]{1,14}\.?$")


def read_closing(
    zones: Zones, head: Head, ledger: Ledger, issues: Issues, register: Register
) -> None:
    """Recipients and signer; a typist's mark behind them is ignored."""
    inside = False
    for line, text in _items(zones.closing, ledger):
        if is_recipients(line) or re.match(r"Nơi nhận\b", text):
            inside = True
            ledger.ignore([line], "heading")
            text = re.sub(r"^Nơi nhận\s*:?\s*", "", text)
            if not text:
                continue
        if _read_signature(text, line, head, ledger):
            continue
        if inside and (_ITEM.match(text) or _LISTED.search(text) or _ARCHIVE.match(text)):
            _read_recipient(_ITEM.sub("", text), line, head, ledger, register)
        elif _SIGNED.match(text):
            ledger.ignore([line], "signature")
        elif inside and _CODE.match(text):
            ledger.ignore([line], "junk")
            issues.add("junk-tail", line.number, text)
        elif inside and head.recipients and head.signer is None:
            _read_recipient(text, line, head, ledger, register)


def _read_signature(text: str, line: Line, head: Head, ledger: Ledger) -> bool:
    bare = _PERSON_TITLE.sub("", text)
    if found := _OFFICE_AND_PERSON.match(text):
        head.signer = _PERSON_TITLE.sub("", found["person"])
        ledger.read([line], "head")
        return True
    if is_office(Line(line.number, text, text)) or _SMALL_OFFICE.match(text):
        ledger.read([line], "head")
        return True
    shouted = _PERSON_SHOUTED.match(bare) and head.signer is None and not _ITEM.match(text)
    if shouted and not _is_shouted_body(bare):
        head.signer = bare.title()
        ledger.read([line], "head")
        return True
    if _PERSON.match(bare) and not _ITEM.match(text) and not _is_shouted_body(bare):
        head.signer = bare
        ledger.read([line], "head")
        return True
    return False


def _is_shouted_body(text: str) -> bool:
    """ "BỘ Y TẾ" in capitals is no person."""
    return text == text.upper() and is_name(f"{text[:1]}{text[1:].lower()}")


def _items(lines: Sequence[Line], ledger: Ledger) -> Iterator[tuple[Line, str]]:
    """Cells apart, list items apart; an item that runs over to the next line is one."""
    items: list[tuple[Line, str]] = []
    for line in lines:
        for text in _apart(line):
            last = items[-1] if items else None
            if last and _runs_over(last, line, text):
                items[-1] = (last[0], f"{last[1]} {text}")
                ledger.read([line], "recipient")
            else:
                items.append((line, text))
    return iter(items)


def _apart(line: Line) -> Iterator[str]:
    """ "Nơi nhận: - A; - B; - Lưu VT." in one line or cell: each item."""
    cells = line.cells if line.is_row else _side_by_side(line)
    for cell in cells:
        for part in cell.split("\n"):
            yield from (each.strip() for each in re.split(r"(?<=[;:.])\s+(?=[-–]\s)", part) if each)


def _side_by_side(line: Line) -> Sequence[str]:
    """ "Nơi nhận:        KT. CHỦ TỊCH" in a plain text: the two columns."""
    parts = re.split(r"\t+|\s{3,}", line.raw.strip())
    return [clean(part) for part in parts if part] if len(parts) > 1 else (line.text,)


def _runs_over(last: tuple[Line, str], line: Line, text: str) -> bool:
    if not _ITEM.match(last[1]) or _ITEM.match(text) or last[0].number == line.number:
        return False
    return line.number == last[0].number + 1 and not re.search(r"[;.]$", last[1])


def _read_recipient(text: str, line: Line, head: Head, ledger: Ledger, register: Register) -> None:
    if _ARCHIVE.match(text):
        ledger.ignore([line], "archive-note")
        return
    item = one_space(_NOTE.sub("", text)).strip(" ;,.")
    if not item:
        return
    if _REFERS.match(item):
        ledger.read([line], "recipient")
        return
    names = [item] if register.knows(item) else split_names(item, register.knows)
    head.recipients += [Name(name, line.number, quote=text) for name in names]
    ledger.read([line], "recipient")
