"""The end of a document: recipients (Nơi nhận) and who signed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.base.words import UPPER, one_space
from loaders.formulas.marks import (
    ARCHIVE,
    RECIPIENTS_BEGUN,
    REFERS,
    SIGNED,
    SMALL_OFFICE,
    is_office,
    is_recipients,
)
from loaders.parsed.document import Name
from loaders.source.lines import Line, clean
from loaders.source.readings import Notes, Reading
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows, is_name

_ITEM = re.compile(r"^[-–+•]\s*")
_LISTED = re.compile(r"[;,.]$")
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
_CODE = re.compile(r"^[A-Z]{2,}\w*\d+\.?$|^[\w.]{1,14}\.?$")


@dataclass(frozen=True)
class Closing:
    """To whom a document goes, and who signed it."""

    recipients: tuple[Name, ...] = ()
    signer: str | None = None


def read_closing(lines: Sequence[Line], knows: Knows) -> Reading[Closing]:
    """Recipients and signer; a typist's mark behind them is ignored."""
    return _ClosingReader(knows).read(lines)


class _ClosingReader:
    def __init__(self, knows: Knows) -> None:
        self._knows = knows
        self._notes = Notes()
        self._recipients: list[Name] = []
        self._signer: str | None = None

    def read(self, lines: Sequence[Line]) -> Reading[Closing]:
        inside = False
        for line, text in _items(lines, self._notes):
            if is_recipients(line) or RECIPIENTS_BEGUN.match(text):
                inside = True
                self._notes.ignore([line], "heading")
                text = RECIPIENTS_BEGUN.pattern.sub("", text)
            if text and not self._read_signature(text, line):
                self._read_item(text, line, inside=inside)
        return self._notes.reading(Closing(tuple(self._recipients), self._signer))

    def _read_item(self, text: str, line: Line, *, inside: bool) -> None:
        if inside and (_ITEM.match(text) or _LISTED.search(text) or ARCHIVE.match(text)):
            self._read_recipient(_ITEM.sub("", text), line)
        elif SIGNED.match(text):
            self._notes.ignore([line], "signature")
        elif inside and _CODE.match(text):
            self._notes.ignore([line], "junk")
            self._notes.add("junk-tail", line.number, text)
        elif inside and self._recipients and self._signer is None:
            self._read_recipient(text, line)

    def _read_signature(self, text: str, line: Line) -> bool:
        """True for the office or the person that signs."""
        bare = _PERSON_TITLE.sub("", text)
        if found := _OFFICE_AND_PERSON.match(text):
            self._signer = _PERSON_TITLE.sub("", found["person"])
        elif not (is_office(Line(line.number, text, text)) or SMALL_OFFICE.match(text)):
            if not _is_person(bare, text, shouted=self._signer is None):
                return False
            self._signer = bare.title() if _PERSON_SHOUTED.match(bare) else bare
        self._notes.read([line], "head")
        return True

    def _read_recipient(self, text: str, line: Line) -> None:
        if ARCHIVE.match(text):
            self._notes.ignore([line], "archive-note")
            return
        item = one_space(_NOTE.sub("", text)).strip(" ;,.")
        if not item:
            return
        if not REFERS.match(item):
            names = [item] if self._knows(item) else split_names(item, self._knows)
            self._recipients += [Name(name, line.number, quote=text) for name in names]
        self._notes.read([line], "recipient")


def _is_person(bare: str, text: str, *, shouted: bool) -> bool:
    """True for the name of a person; one in capitals only where ``shouted``."""
    named = _PERSON.match(bare) or (shouted and _PERSON_SHOUTED.match(bare))
    return bool(named) and not _ITEM.match(text) and not _is_shouted_body(bare)


def _is_shouted_body(text: str) -> bool:
    """ "BỘ Y TẾ" in capitals is no person."""
    return text == text.upper() and is_name(f"{text[:1]}{text[1:].lower()}")


def _items(lines: Sequence[Line], notes: Notes) -> Iterator[tuple[Line, str]]:
    """Cells apart, list items apart; an item that runs over to the next line is one."""
    items: list[tuple[Line, str]] = []
    for line in lines:
        for text in _apart(line):
            last = items[-1] if items else None
            if last and _runs_over(last, line, text):
                items[-1] = (last[0], f"{last[1]} {text}")
                notes.read([line], "recipient")
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
