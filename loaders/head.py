"""The head of a document: number, place and date, kind, title, issuer; recipients and signer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.agencies import Found, Register
from graph.vocabulary import AgencyKind, Level
from graph.words import UPPER, fold, name_key, one_space
from loaders.issues import Issues
from loaders.lines import Ledger, Line, clean
from loaders.names import is_name
from loaders.parsed import Head, Name
from loaders.quantities import find_date, make_date
from loaders.references import SYMBOL, find_citations, kind_of, read_symbol
from loaders.structure import Zones, is_caption

_MOTTO = re.compile(
    r"(?:CỘNG H(?:ÒA|OÀ|OA) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM)",
    re.IGNORECASE,
)
_RULER = re.compile(r"^[\W_]+$")
_NUMBER_LINE = re.compile(r"^(?:Số|SỐ|Sô(?=\s*:)|Sỗ|Só(?=\s*:))\s*:?\s*(?P<rest>.*)$")
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
_OPENING = re.compile(
    r"^(?:Thực hiện|Căn cứ|Theo|Nhằm|Để|Xét|Trên cơ sở|Tiếp tục|Ngày \d|Sau khi|Trong thời gian|"
    r"Trong những năm|Thời gian qua|Hiện nay|Vừa qua|Năm 20\d\d|Kính gửi)\b"
)
TITLE_LENGTH = 220
"""A longer line in small letters behind a title is the first paragraph."""
_ISSUES_IT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:xây dựng|ban hành|yêu cầu|triển khai|đề ra)\s+(?:các nội dung\s+)?"
    r"(?:Kế hoạch|Chương trình|Nghị quyết|Chỉ thị|Đề án|Quyết định|Kết luận)|"
    r"\s+(?:chỉ thị|yêu cầu|điện|giao|đề nghị)\s*:?\s+(?:các|Bộ|Chủ tịch|Thủ trưởng|Giám đốc|UBND|Ủy ban)\b"
)
_ATTACHED = re.compile(
    rf"kèm theo\s+(?P<kind>(?:{_KINDS.title()}|[\w ]{{3,30}}?))\s+(?:số\s*:?\s*)", re.IGNORECASE
)
_OF_ISSUER = re.compile(
    rf"^[\s,]*của\s+(?P<issuer>[{UPPER}][^,;.()]*?)(?=\s+(?:về|triển khai|thực hiện|ban hành)\b|"
    r"[,;.()]|$)"
)


class HeadReader:
    """Reads the head of one document and accounts for its lines.

    ``left`` are the paragraphs between title and body that neither open nor head it.
    """

    def __init__(self, zones: Zones, ledger: Ledger, issues: Issues, register: Register) -> None:
        self.zones = zones
        self.ledger = ledger
        self.issues = issues
        self.register = register
        self.head = Head()
        self.left: list[Line] = []
        self.number_line: Line | None = None
        self.header: Name | None = None
        self.metadata: dict[str, tuple[str, Line]] = {}

    def read(self) -> Head:
        """Everything the head, the closing and the captions of the annexes say."""
        rest = self._read_metadata(_apart(self.zones.top))
        rest = self._read_numbering(rest)
        rest = self._read_kind_and_title(rest)
        rest = self._read_own_caption(rest)
        opening = [line for line in rest if _opens(line.text)]
        self.ledger.read(opening, "opening")
        self.left = [line for line in rest if not _opens(line.text)]
        if self.zones.body:
            self.ledger.ignore(self.left, "preamble")
        self._read_captions()
        self._read_issuer(opening)
        self._finish()
        return self.head

    def _read_metadata(self, lines: list[Line]) -> list[Line]:
        """ "Số hiệu: 565/TB-UBND" beside a saved page: evidence for what the text leaves blank."""
        left = []
        for line in lines:
            found = _METADATA.match(line.text)
            if found:
                self.metadata.setdefault(found["name"].casefold(), (found["value"], line))
                self.ledger.read([line], "metadata")
            else:
                left.append(line)
        return left

    def _use_metadata(self) -> None:
        head = self.head
        for name, (value, line) in self.metadata.items():
            if "số" in name and head.symbol is None and (found := SYMBOL.search(value)):
                head.symbol = read_symbol(found)
                self.issues.add("number-recovered", line.number, line.text, f"“{head.symbol}”.")
            elif "ngày" in name and head.issued_on is None and (day := find_date(value)):
                head.issued_on = day.value
                self.issues.add("number-recovered", line.number, line.text)
            elif name == "loại văn bản" and head.kind is None:
                head.kind = value.strip().capitalize()
            elif "người ký" in name and head.signer is None:
                head.signer = value.strip()
            elif "ban hành" in name and "ngày" not in name and head.issuer is None:
                head.issuer = Name(value.strip(), line.number, quote=line.text)

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
            if place := _PLACE_DATE.match(rest[found.end() :].strip()):
                self._read_place_date(place, line)
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
            return self._read_kindless(lines)
        self._read_header(lines[:at])
        found = _KIND_LINE.match(lines[at].text)
        assert found
        self.head.kind = found["kind"].capitalize()
        return self._read_title(lines, at, found["rest"])

    def _read_title(self, lines: list[Line], at: int, rest: str | None) -> list[Line]:
        title = [rest] if rest else []
        self.ledger.read([lines[at]], "head")
        last = lines[at]
        stop = at + 1
        while stop < len(lines) and self._is_title(lines[stop], last, title):
            if title and self._is_issuer_line(lines[stop]):
                break
            title.append(lines[stop].text)
            self.ledger.read([lines[stop]], "head")
            last = lines[stop]
            stop += 1
        if stop < len(lines) and self._is_issuer_line(lines[stop]):
            self.head.issuer = self.head.issuer or Name(
                _cased(lines[stop].text), lines[stop].number, quote=lines[stop].text
            )
            self.ledger.read([lines[stop]], "head")
            lines = [*lines[:stop], *lines[stop + 1 :]]
        self.head.title = self._without_issuer(one_space(" ".join(title)), lines[at])
        self.head.lines = [line.number for line in lines[at:stop]]
        return lines[stop:]

    def _is_issuer_line(self, line: Line) -> bool:
        """ "ỦY BAN THƯỜNG VỤ QUỐC HỘI" alone below the title: who decides."""
        shouted = line.text == line.text.upper() and not line.text.endswith(":")
        return (
            shouted
            and is_name(_cased(line.text))
            and self._is_known(Name(_cased(line.text), line.number))
        )

    def _without_issuer(self, title: str, line: Line) -> str | None:
        """ "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ về …" names its issuer in front of its title."""
        found = _TITLE_ISSUER.match(title)
        if found:
            entry = self.register.find(found["issuer"], (), self.head.issued_on).entry
            self.head.issuer = Name(
                entry.name if entry else found["issuer"], line.number, quote=found[0].strip()
            )
            title = title[found.end() :].strip()
        return title or None

    def _read_kindless(self, lines: list[Line]) -> list[Line]:
        """No line with a kind: letters torn or misread, or a letter (công văn)."""
        for at, line in enumerate(lines):
            if kind := _misread_kind(line.text) or _kind_at_end(line.text):
                self._read_header(lines[:at])
                self.head.kind = kind
                self.issues.add("word-doubtful", line.number, line.text, f"Hiểu là “{kind}”.")
                return self._read_title(lines, at, None)
        letter = next((n for n, line in enumerate(lines) if _ADDRESSED.match(line.text)), None)
        if letter is None:
            return lines
        self._read_header(lines[:letter])
        self.head.kind = "Công văn"
        subject = next((line for line in lines[:letter] if _SUBJECT.match(line.text)), None)
        if subject:
            self.head.title = _SUBJECT.sub("", subject.text)
            self.head.lines = [subject.number]
            self.ledger.read([subject], "head")
        self.ledger.read([lines[letter]], "opening")
        return lines[letter + 1 :]

    def _read_own_caption(self, lines: list[Line]) -> list[Line]:
        """ "(Kèm theo Quyết định số …)" under a title: what the document is a part of."""
        for line in lines:
            if is_caption(line):
                self.head.caption = (line.number, line.text)
                self.ledger.read([line], "head")
        return [line for line in lines if not is_caption(line)]

    @staticmethod
    def _is_title(line: Line, last: Line, title: list[str]) -> bool:
        if is_caption(line):
            return False
        if not title:
            return True
        if _OPENING.match(line.text) or _ISSUES_IT.search(line.text) or line.text.endswith(":"):
            return False
        if len(line.text) > TITLE_LENGTH and line.text != line.text.upper():
            return False
        adjacent = line.number == last.number + 1
        return adjacent or line.text[:1].islower()

    def _read_header(self, lines: list[Line]) -> None:
        """Who issues stands above the number, in capitals, below the body it belongs to."""
        capitals = [line for line in lines if _is_capital(line)]
        self.ledger.read(capitals, "head")
        opening = [line for line in lines if not _is_capital(line) and _OPENING.match(line.text)]
        self.ledger.read(opening, "opening")
        small = [line for line in lines if not _is_capital(line) and line not in opening]
        self.ledger.ignore(small, "above-head")
        names = [
            name
            for name in self._written(_capital_names(capitals, self.register))
            if not _GENERIC.fullmatch(name.text) and is_name(_cased(name.text))
        ]
        places = [place for name in names if (place := self.register.place_in(name.text))]
        self.head.province = places[0] if places else None
        known = [name for name in names if self._is_known(name)]
        if names:
            own = names[-1]
            self.header = own
            if len(names) > 1 and not _PLACE_INSIDE.search(own.text):
                self.head.parent = names[-2]
                own = self._with_place(own, names[-2])
                self.header = own
            if self._is_known(names[-1]):
                self.head.issuer = names[-1]
            elif len(names) == 1 and known:
                self.head.issuer = known[0]

    def _written(self, names: Sequence[Name]) -> Iterator[Name]:
        """The names with the capitals that the text gives them: "Sở Văn hóa và Thể thao"."""
        text = "\n".join(line.text for zone in (self.zones.body, self.zones.top) for line in zone)
        for name in names:
            spelled = Counter(
                found[0]
                for found in re.finditer(rf"\b{re.escape(name.text)}\b", text, re.IGNORECASE)
                if found[0] != found[0].upper() and found[0][:1].isupper()
            ).most_common(1)
            yield replace(name, text=spelled[0][0]) if spelled else name

    def _is_known(self, name: Name) -> bool:
        found = self.register.find(name.text, (), self.head.issued_on).entry
        return found is not None and found.kind is not AgencyKind.COLLECTIVE

    def _with_place(self, own: Name, parent: Name) -> Name:
        """ "SỞ CÔNG THƯƠNG" below "UBND TỈNH LÀO CAI" is that of the province."""
        place = _PLACE_INSIDE.search(parent.text)
        text = own.text
        if place and (tail := re.search(r"\s(tỉnh|thành phố|huyện|xã|phường)$", text)):
            text = text[: tail.start()]
        unplaced = not self.register.knows(own.text) or own.text.upper().startswith("SỞ")
        return (
            Name(f"{text} {place[0].strip()}", own.line, quote=own.quote)
            if place and unplaced
            else own
        )

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
        if of_issuer and head.issuer is None and self.header is None:
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
            known = (each for each in named if self._find(each.text).entry)
            self.head.issuer = self.header or next(known, None) or next(iter(named), None)
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
        self._use_metadata()
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


_PLACE_INSIDE = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s+(?!ủy|uỷ)\S.*$", re.IGNORECASE
)
_METADATA = re.compile(
    r"^(?P<name>Số hiệu|Số/Ký hiệu|Số ký hiệu|Ngày ban hành|Ngày ký|Cơ quan ban hành|Nơi ban hành|"
    r"Loại văn bản|Người ký|Ngày hiệu lực|Ngày có hiệu lực|Tình trạng|Lĩnh vực|Ngày công báo|Số công báo)\s*[:|]\s*"
    r"(?P<value>\S.*?)\s*\|?$",
    re.IGNORECASE,
)
_TITLE_ISSUER = re.compile(
    r"^(?:CỦA|của)\s+(?P<issuer>(?:BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH TRUNG ƯƠNG|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|"
    rf"BAN THƯỜNG VỤ [{UPPER} ]+|BAN CHẤP HÀNH [{UPPER} ]+))(?=\s+(?:về|Về|VỀ)\b|\s*$)\s*"
)
_ADDRESSED = re.compile(r"^Kính gửi\b", re.IGNORECASE)
_SUBJECT = re.compile(r"^V/v:?\s*|^Về việc\s+", re.IGNORECASE)
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


_SHORT = re.compile(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|BQL|BCH|UBKT|TNCS|HTX|KH&CN)\b")


def _cased(text: str) -> str:
    """A name in capitals as it is written in a sentence: "Ủy ban nhân dân tỉnh Lào Cai"."""
    place = re.search(
        r"\b(?:(?:TỈNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|"
        r"PHƯỜNG|ĐẶC KHU)(?!\s+(?:ỦY|UỶ)))\s+(.+)$",
        text,
    )
    stop = place.start(1) if place else len(text)
    kept = {found.start(): found[0] for found in _SHORT.finditer(text[:stop])}
    cased = list(text[:stop].capitalize())
    for start, short in kept.items():
        cased[start : start + len(short)] = short
    return "".join(cased) + (place[1].title() if place else "")


_BESIDE = re.compile(
    r"\s{3,}(?=CỘNG H|Độc lập|ĐẢNG CỘNG|[*_]*[A-ZĐ][^,\s]*(?: [^,\s]+){0,4},\s*ngày)", re.IGNORECASE
)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Cells of a header table as lines of their own, each without the motto beside it."""
    return [
        replace(line, text=one_space(_MOTTO.sub("", text)), cells=())
        for line in lines
        for text in _segments(line)
        if text
    ]


def _segments(line: Line) -> list[str]:
    if line.is_row:
        return [part for cell in line.cells for part in re.split(r"\n|(?<=\S)\s+[-_]{3,}", cell)]
    parts = _BESIDE.split(line.raw.strip())
    return [clean(part) for part in parts] if len(parts) > 1 else [line.text]


def _kind_at_end(text: str) -> str | None:
    """ "DEN i: : _ CHỈ THỊ": scraps of a stamp in front of the kind."""
    found = re.search(rf"\W\s({_KINDS})$", text)
    return found[1].capitalize() if found and len(text) < 60 else None


def _misread_kind(text: str) -> str | None:
    """ "CHÍ THỊ", "KẾ HO ẠCH": a kind but for accents and blanks, alone on its line."""
    key = fold(re.sub(r"\W+", "", text))
    if len(key) > 20 or text != text.upper():
        return None
    return next(
        (kind.capitalize() for kind in _KINDS.split("|") if fold(kind.replace(" ", "")) == key),
        None,
    )


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
