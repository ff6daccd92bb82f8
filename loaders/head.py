"""The head of a document: number, place and date, kind, title, issuer; recipients and signer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.agencies import Found, Register
from graph.vocabulary import AgencyKind, Level
from graph.words import name_key, one_space
from loaders.issues import Issues
from loaders.lines import Ledger, Line
from loaders.names import is_name, split_names
from loaders.parsed import Head, Name
from loaders.quantities import find_date, make_date
from loaders.references import SYMBOL, find_citations, kind_of, read_symbol
from loaders.structure import Zones, is_office, is_recipients

_MOTTO = re.compile(
    r"(?:CỘNG H[ÒO]A XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM)",
    re.IGNORECASE,
)
_RULER = re.compile(r"^[\W_]+$")
_NUMBER_LINE = re.compile(r"^(?:Số|SỐ)\s*:?\s*(?P<rest>.*)$")
_SUFFIX = re.compile(r"^[\s.…_]*[/-]\s*(?P<code>[A-ZĐ][\wĐđ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ&]*)*)\s*$")
_PLACE_DATE = re.compile(
    r"^(?P<place>[A-ZĐ][^,\d]{1,40}),\s*ngày\s*(?P<d>\d{0,2})[\s.…_]*tháng\s*(?P<m>\d{0,2})[\s.…_]*năm\s*(?P<y>\d{4})?"
)
_KINDS = (
    "NGHỊ QUYẾT|NGHỊ ĐỊNH|KẾT LUẬN|CHỈ THỊ|QUYẾT ĐỊNH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|"
    "KẾ HOẠCH|ĐỀ ÁN|"
    "THÔNG BÁO|THÔNG TƯ|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|CÔNG ĐIỆN|TỜ TRÌNH|BÁO CÁO|PHÁP LỆNH|LUẬT"
)
_KIND_LINE = re.compile(rf"^(?P<kind>{_KINDS}|(?i:{_KINDS})(?=\W*$))(?:\s+(?P<rest>\S.*))?$")
_OPENING = re.compile(r"^(?:Thực hiện|Căn cứ|Theo|Nhằm|Để|Xét|Trên cơ sở|Tiếp tục)\b")
_ISSUES_IT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:xây dựng|ban hành|yêu cầu|triển khai|đề ra)\s+(?:các nội dung\s+)?"
    r"(?:Kế hoạch|Chương trình|Nghị quyết|Chỉ thị|Đề án|Quyết định|Kết luận)"
)
_ATTACHED = re.compile(
    rf"kèm theo\s+(?P<kind>(?:{_KINDS.title()}|[\w ]{{3,30}}?))\s+(?:số\s*:?\s*)", re.IGNORECASE
)
_OF_ISSUER = re.compile(
    r"^[\s,]*của\s+(?P<issuer>[A-ZĐỦ][^,;.()]*?)(?=\s+(?:về|triển khai|thực hiện|ban hành)\b|"
    r"[,;.()]|$)"
)


class HeadReader:
    """Reads the head of one document and accounts for its lines."""

    def __init__(self, zones: Zones, ledger: Ledger, issues: Issues, register: Register) -> None:
        self.zones = zones
        self.ledger = ledger
        self.issues = issues
        self.register = register
        self.head = Head()
        self.number_line: Line | None = None
        self.header: Name | None = None

    def read(self) -> Head:
        """Everything the head, the closing and the captions of the annexes say."""
        rest = self._read_numbering(_apart(self.zones.top))
        rest = self._read_kind_and_title(rest)
        rest = [line for line in rest if _opens(line.text)]
        self.ledger.read(rest, "opening")
        self._read_captions()
        self._read_issuer(rest)
        self._finish()
        return self.head

    def _read_numbering(self, lines: list[Line]) -> list[Line]:
        left = []
        for line in lines:
            if not line.text or _RULER.match(line.text):
                self.ledger.ignore([line], "motto" if not line.text else "ruler")
            elif number := _NUMBER_LINE.match(line.text):
                self._read_number(number["rest"], line)
            elif place := _PLACE_DATE.match(line.text):
                self._read_place_date(place, line)
            else:
                left.append(line)
        return left

    def _read_number(self, rest: str, line: Line) -> None:
        self.ledger.read([line], "head")
        self.number_line = line
        if found := SYMBOL.match(rest):
            self.head.symbol = read_symbol(found)
            self.head.suffix = re.sub(r"^[\d\s]+[a-z]?\s*[/-]\s*", "", self.head.symbol)
            return
        if blank := _SUFFIX.match(rest):
            self.head.suffix = re.sub(r"\s+", "", blank["code"])
        self.issues.add("number-blank", line.number, line.text)

    def _read_place_date(self, found: re.Match[str], line: Line) -> None:
        self.ledger.read([line], "head")
        self.head.place = found["place"]
        self.head.year = int(found["y"]) if found["y"] else None
        if not (found["d"] and found["m"] and found["y"]):
            self.issues.add("number-blank", line.number, line.text)
            return
        self.head.issued_on = make_date(int(found["y"]), int(found["m"]), int(found["d"]))
        if self.head.issued_on is None:
            self.issues.add("date-impossible", line.number, line.text)

    def _read_kind_and_title(self, lines: list[Line]) -> list[Line]:
        at = next((n for n, line in enumerate(lines) if _KIND_LINE.match(line.text)), None)
        if at is None:
            return lines
        self._read_header(lines[:at])
        found = _KIND_LINE.match(lines[at].text)
        assert found
        self.head.kind = found["kind"].capitalize()
        title = [found["rest"]] if found["rest"] else []
        self.ledger.read([lines[at]], "head")
        last = lines[at]
        stop = at + 1
        while stop < len(lines) and self._is_title(lines[stop], last, title):
            title.append(lines[stop].text)
            self.ledger.read([lines[stop]], "head")
            last = lines[stop]
            stop += 1
        self.head.title = one_space(" ".join(title)) or None
        self.head.lines = [line.number for line in lines[at:stop]]
        return lines[stop:]

    @staticmethod
    def _is_title(line: Line, last: Line, title: list[str]) -> bool:
        if not title:
            return True
        if _OPENING.match(line.text) or _ISSUES_IT.search(line.text) or line.text.endswith(":"):
            return False
        adjacent = line.number == last.number + 1
        return adjacent or line.text[:1].islower()

    def _read_header(self, lines: list[Line]) -> None:
        """Who issues stands above the number, in capitals, below the body it belongs to."""
        capitals = [line for line in lines if _is_capital(line)]
        self.ledger.read(capitals, "head")
        names = _capital_names(capitals, self.register)
        places = (self.register.place_in(name.text) for name in names)
        self.head.province = next((place for place in places if place), None)
        for name in reversed(names):
            found = self.register.find(name.text, (), self.head.issued_on).entry
            if found and found.kind is not AgencyKind.COLLECTIVE:
                self.head.issuer = self.head.issuer or name
            elif not _GENERIC.fullmatch(name.text):
                self.header = self.header or name

    def _captions(self) -> Iterator[tuple[str, Line]]:
        """Each "kèm theo … số …" with the two lines that follow it, as one text."""
        lines = self.zones.annexes
        for place, line in enumerate(lines):
            if not line.is_row and _ATTACHED.search(line.text):
                following = [each.text for each in lines[place : place + 3] if not each.is_row]
                yield " ".join(following), line

    def _read_captions(self) -> None:
        for text, line in self._captions():
            attached = _ATTACHED.search(text)
            assert attached
            found = SYMBOL.match(text, attached.end())
            if not found:
                continue
            self._compare_caption(read_symbol(found), text, found.end(), line)

    def _compare_caption(self, symbol: str, text: str, stop: int, line: Line) -> None:
        head = self.head
        suffix = re.sub(r"^\d+[a-z]?[/-]", "", symbol)
        written = find_date(text[stop : stop + 40])
        issued_on = written.value if written else None
        if (head.suffix and head.suffix != suffix) or (head.symbol and head.symbol != symbol):
            self.issues.add("number-conflict", line.number, line.text)
            return
        if head.issued_on and issued_on and head.issued_on != issued_on:
            self.issues.add("number-conflict", line.number, line.text)
        if head.symbol is None or (head.issued_on is None and issued_on):
            self.issues.add("number-recovered", line.number, line.text, f"“{symbol}”.")
        head.symbol = symbol
        head.kind = head.kind or kind_of(symbol)
        head.issued_on = head.issued_on or issued_on
        rest = text[stop:]
        if written:
            rest = rest[rest.index(written.text) + len(written.text) :]
        of_issuer = _OF_ISSUER.match(rest)
        if of_issuer and head.issuer is None:
            name = one_space(of_issuer["issuer"])
            head.issuer = Name(name, self._line_of(name, line))

    def _line_of(self, words: str, line: Line) -> int:
        """The line of a caption that holds these words; its first line if they are torn."""
        numbers = range(line.number, line.number + 3)
        captions = (each for each in self.zones.annexes if each.number in numbers)
        return next((each.number for each in captions if words in each.text), line.number)

    def _read_issuer(self, opening: Sequence[Line]) -> None:
        """The first name that the register knows; else the head's own, else the opening's."""
        if self.head.issuer is None:
            named = [Name(name, line.number) for line in opening for name in _issuers_in(line.text)]
            candidates = [*named, *([self.header] if self.header else [])]
            known = (each for each in candidates if self._find(each.text).entry)
            self.head.issuer = next(known, None) or next(reversed(candidates), None)
        if self.head.issuer is None and self.head.suffix:
            code = re.split(r"[-/]", self.head.suffix)[-1]
            if entry := self.register.by_code.get(code):
                said = self.number_line or self.zones.top[0]
                self.head.issuer = Name(entry.name, said.number, quote=said.text)

    def _find(self, name: str) -> Found:
        """Whom a name means in the province that the document speaks of most."""
        scope = main_province(self.zones, self.register)
        return self.register.find(name, (scope,) if scope else (), self.head.issued_on)

    def _finish(self) -> None:
        head = self.head
        if head.issued_on:
            head.year = head.issued_on.year
        if head.kind is None:
            self.issues.add("head-missing", None, "")
        if head.issuer is None:
            self.issues.add("issuer-unknown", None, "")
            return
        found = self._find(head.issuer.text)
        if found.entry is None:
            head.level = level_of_name(head.issuer.text)
            self.issues.add("issuer-unknown", head.issuer.line, head.issuer.text)
            return
        head.issuer_id, head.level = found.entry.id, found.entry.level


_GENERIC = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BAN THƯỜNG VỤ|ĐẢNG ỦY")
_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s")


def _is_capital(line: Line) -> bool:
    return line.text == line.text.upper() and re.search(r"[A-ZĐ]{2}", line.text) is not None


def _capital_names(lines: Sequence[Line], register: Register) -> list[Name]:
    """The names in capitals, each whole: "ỦY BAN NHÂN DÂN / TỈNH LÀO CAI" is one."""
    names: list[Name] = []
    for line in lines:
        whole = f"{names[-1].text} {line.text}" if names else ""
        if names and (_PLACE.match(line.text) or register.knows(whole)):
            names[-1] = Name(whole, names[-1].line, quote=names[-1].text)
        else:
            names.append(Name(line.text, line.number))
    return [Name(_cased(each.text), each.line, quote=each.quote or each.text) for each in names]


def _cased(text: str) -> str:
    """A name in capitals as it is written in a sentence: "Ủy ban nhân dân tỉnh Lào Cai"."""
    place = re.search(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s+(.+)$", text)
    if not place:
        return text
    return text[: place.start(1)].capitalize() + place[1].title()


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Cells of a header table as lines of their own, each without the motto beside it."""
    return [
        Line(line.number, line.raw, one_space(_MOTTO.sub("", text)))
        for line in lines
        for text in (line.cells if line.is_row else (line.text,))
        if text
    ]


def _opens(text: str) -> bool:
    """True for the sentences between title and body: legal basis, who issues it, "như sau:"."""
    issued = _ISSUES_IT.search(text) or text.endswith((":", "./."))
    return bool(_OPENING.match(text) or issued or re.fullmatch(r"QUYẾT (?:ĐỊNH|NGHỊ)\W*", text))


def _issuers_in(text: str) -> Iterator[str]:
    """Who the opening says issues it: "…, Bộ Y tế (sau đây gọi là Bộ) ban hành Kế hoạch"."""
    for found in _ISSUES_IT.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in (", ", "; ", ". ", ")")) + 1
        name = text[start : found.start()].strip()
        if is_name(name) and not find_citations(name):
            yield name


def main_province(zones: Zones, register: Register) -> str | None:
    """The province that a document speaks of most; none if two are spoken of as often."""
    text = " ".join(line.text for zone in (zones.top, zones.body, zones.annexes) for line in zone)
    names = "|".join(re.escape(name) for name in register.provinces)
    named = re.findall(rf"\b(?:tỉnh|thành phố|TP\.?)\s+({names})\b", text, re.IGNORECASE)
    counts = Counter(name_key(name) for name in named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    by_key: dict[str, str] = {name_key(name): id_ for name, id_ in register.provinces.items()}
    return by_key[counts[0][0]]


_LEVELS = (
    (Level.COMMUNE, r"\b(?:xã|phường|đặc khu|thị trấn)\b"),
    (Level.DISTRICT, r"\b(?:huyện|quận|thị xã)\b"),
    (Level.PROVINCE, r"\b(?:tỉnh|thành phố|tỉnh ủy|thành ủy)\b"),
    (Level.MINISTRY, r"^bộ\b"),
)


def level_of_name(name: str) -> Level | None:
    """The tier that a name speaks of."""
    lower = name.casefold()
    return next((level for level, words in _LEVELS if re.search(words, lower)), None)


_ITEM = re.compile(r"^[-–+•]\s*")
_LISTED = re.compile(r"[;,.]$")
_ARCHIVE = re.compile(r"^Lưu\b")
_NOTE = re.compile(r"\s*\([^()]*\)")
_PERSON = re.compile(r"^[A-ZĐÀ-Ỹ][a-zà-ỹ]*(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹ]*){1,4}$")
_PERSON_TITLE = re.compile(r"^(?:(?:PGS|GS|TS|ThS|TSKH|BS|LS|KS)\.?\s*)+")


def read_closing(zones: Zones, head: Head, ledger: Ledger, register: Register) -> None:
    """Recipients and signer."""
    inside = False
    for line in _joined(zones.closing, ledger):
        text = line.text
        if is_recipients(line):
            inside = True
            ledger.ignore([line], "heading")
        elif inside and (_ITEM.match(text) or _LISTED.search(text)):
            _read_recipient(_ITEM.sub("", text), line, head, ledger, register)
        elif is_office(line):
            ledger.read([line], "head")
        elif _PERSON.match(name := _PERSON_TITLE.sub("", text)):
            head.signer = name
            ledger.read([line], "head")


def _joined(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """The lines of the closing; a recipient that runs over to the next line is one item."""
    items: list[Line] = []
    for line in lines:
        last = items[-1] if items else None
        if last and _runs_over(last, line):
            items[-1] = Line(last.number, last.raw, f"{last.text} {line.text}")
            ledger.read([line], "recipient")
        else:
            items.append(line)
    return items


def _runs_over(last: Line, line: Line) -> bool:
    if not _ITEM.match(last.text) or _ITEM.match(line.text):
        return False
    return line.number == last.number + 1 and not re.search(r"[;,.]$", last.text)


def _read_recipient(text: str, line: Line, head: Head, ledger: Ledger, register: Register) -> None:
    if _ARCHIVE.match(text):
        ledger.ignore([line], "archive-note")
        return
    item = one_space(_NOTE.sub("", text)).strip(" ;,.")
    names = [item] if register.knows(item) else split_names(item, register.knows)
    head.recipients += [Name(name, line.number, quote=text) for name in names]
    ledger.read([line], "recipient")
