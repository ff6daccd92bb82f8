"""The marks by which the zones of a document are known: motto, number, recipients, signature …

Where a line is known by less at one place than at another, there are two phrases: the one that
asks for more ranks above the other.
"""

import re

from graph.base.words import DASHES, UPPER
from loaders.formulas.kinds import ISSUING
from loaders.formulas.phrase import Phrase, Says
from loaders.source.lines import Line

BESIDE = Phrase(
    "beside",
    Says.MOTTO,
    re.compile(
        r"\s{3,}(?=[*_]*(?:CỘNG H|Độc lập|ĐẢNG CỘNG|"
        rf"[{UPPER}][^,\s]*(?: [^,\s]+){{0,4}},\s*ngày))",
        re.IGNORECASE,
    ),
    ("BỘ Y TẾ     CỘNG HÒA XÃ HỘI", "Số: 12/KH-BYT     Hà Nội, ngày 05 tháng 02 năm 2025"),
    ("Cục A     Vụ Pháp chế",),
)
"""Where motto or date stand at the right of something else."""
_DASH = rf"\s*[{DASHES}]\s*"
_SOCIALIST = r"CỘNG H(?:ÒA|OÀ|OA) XÃ HỘI"
MOTTO = Phrase(
    "motto",
    Says.MOTTO,
    re.compile(
        rf"{_SOCIALIST} CHỦ NGHĨA VIỆT NAM|Độc lập{_DASH}Tự do{_DASH}Hạnh phúc|"
        r"ĐẢNG CỘNG SẢN VIỆT NAM",
        re.IGNORECASE,
    ),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Độc lập - Tự do - Hạnh phúc",
        "ĐỘC LẬP – TỰ DO – HẠNH PHÚC",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ),
    ("Đảng bộ tỉnh Lào Cai", "Đơn vị sự nghiệp độc lập", "Cộng hòa Pháp"),
)
MOTTO_BEGUN = Phrase(
    "motto-begun",
    Says.MOTTO,
    re.compile(rf"{_SOCIALIST}|ĐẢNG CỘNG SẢN\b"),
    ("CỘNG HÒA XÃ HỘI CHỦ", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN"),
    ("Cộng hòa xã hội chủ", "Đảng Cộng sản", "CỘNG HÒA PHÁP"),
)
WATCHWORDS_BEGUN = Phrase(
    "watchwords-begun",
    Says.MOTTO,
    re.compile(rf"Độc lập{_DASH}Tự do", re.IGNORECASE),
    ("Độc lập - Tự do -", "ĐỘC LẬP - TỰ DO"),
    ("Độc lập, tự do", "tự do - hạnh phúc"),
)

_NUMBER_SIGN = r"(?:Số|SỐ|Sô(?=\s*:)|Sỗ|Só(?=\s*:))"
"""Also what a scanner makes of "Số"."""
_BLANKS = r"[\s\d.…_]*"
NUMBER_WITH_CODE = Phrase(
    "number-with-code",
    Says.NUMBER,
    re.compile(
        rf"^(?:(?i:số)|{_NUMBER_SIGN})\s*:?{_BLANKS}[a-z]?(?:\s*/+\s*\d{{4}})?\s*[/-]+\s*[A-ZĐ]"
    ),
    ("Số: 12/KH-BGDĐT", "Số:      /KH-BGDĐT", "Số 71-NQ/TW", "Sô: 05a/2025/QĐ-UBND"),
    ("Sở: KH&CN", "12/KH-BGDĐT"),
)
NUMBER_STATED = Phrase(
    "number-stated",
    Says.NUMBER,
    re.compile(rf"^{_NUMBER_SIGN}\s*:"),
    ("Số:", "SỐ: 12", "Só : ……"),
    ("Sổ: theo dõi", "Mã số: 12"),
)
NUMBER_LINE = Phrase(
    "number-line",
    Says.NUMBER,
    re.compile(rf"^{_NUMBER_SIGN}\s*:?\s*(?P<rest>.*)$"),
    ("Số 12", "Số ……"),
    ("số lượng", "Sô cô la"),
)

# also with day and month left blank, or a smeared day
_PLACE_DATE = (
    rf"^(?P<place>[{UPPER}][^,\d]{{1,40}}),\s*ngày\s*(?:(?P<d>\d{{1,2}})(?!\w)|[^\s,]{{0,5}})"
    r"[\s.…_]*tháng\s*(?P<m>\d{0,2})[\s.…_]*năm\s*(?P<y>\d{4})?"
)
PLACE_DATE_ALONE = Phrase(
    "place-date-alone",
    Says.DATE,
    re.compile(rf"{_PLACE_DATE}{_BLANKS}$"),
    (
        "Hà Nội, ngày 05 tháng 02 năm 2025",
        "Ứng Hòa, ngày 5 tháng 2 năm 2025",
        "Hà Nội, ngày     tháng     năm 202…",
        "Lào Cai, ngày ?6 tháng 02 năm 2025",
    ),
    ("Hà Nội, ngày 5/2/2025", "ngày 5/2/2025"),
)
PLACE_DATE = Phrase(
    "place-date",
    Says.DATE,
    re.compile(_PLACE_DATE),
    ("Hà Nội, ngày 05 tháng 02 năm 2025 (ban hành lần đầu)",),
    ("Hà Nội, ngày 05/02", "tại Hà Nội ngày 05"),
)
PLACE_DATE_TORN = Phrase(
    "place-date-torn",
    Says.DATE,
    re.compile(rf"^[{UPPER}][^,\d]{{1,40}},(?:\s*ngày\b{_BLANKS}(?:tháng\b{_BLANKS})?(?:năm)?)?$"),
    ("Hà Nội, ngày 05 tháng 11", "Hà Nội, ngày", "Ứng Hòa,"),
    ("Hà Nội, chiều 05", "hà nội,"),
)
DATE_INSIDE = Phrase(
    "date-inside",
    Says.DATE,
    re.compile(r"ngày.*tháng|năm \d{4}", re.IGNORECASE),
    ("TP. H6 Chi Minh, ngày tháng", "tháng 02 năm 2025"),
    ("ngày làm việc", "năm học"),
)
ADDRESS = Phrase(
    "address",
    Says.ADDRESS,
    re.compile(r"^Kính gửi\b", re.IGNORECASE),
    ("Kính gửi: Các bộ", "KÍNH GỬI"),
    ("Trân trọng kính gửi",),
)
SUBJECT = Phrase(
    "subject",
    Says.SUBJECT,
    re.compile(r"^V/v:?\s*|^Về việc\s+", re.IGNORECASE),
    ("V/v triển khai", "Về việc triển khai"),
    ("Về triển khai",),
)
ENACTS = Phrase(
    "enacts",
    Says.OPENING,
    re.compile(r"^QUYẾT (?:ĐỊNH|NGHỊ)\W*$"),
    ("QUYẾT ĐỊNH:", "QUYẾT NGHỊ"),
    ("Quyết định:", "QUYẾT TÂM:"),
)

RECIPIENTS = Phrase(
    "recipients",
    Says.RECIPIENTS,
    re.compile(r"^Nơi\s*nhận(?:\W*$|\s*:)", re.IGNORECASE),
    ("Nơi nhận:", "Nơi nhận", "NƠI NHẬN: - Như trên;"),
    ("Ngày nhận:", "Tại nơi nhận:"),
)
RECIPIENTS_BEGUN = Phrase(
    "recipients-begun",
    Says.RECIPIENTS,
    re.compile(r"^Nơi\s*nhận\b\s*:?\s*", re.IGNORECASE),
    ("Nơi nhận - Như Điều 3;", "Nơi nhận KT. BỘ TRƯỞNG"),
    ("Nơi ở",),
)
ARCHIVE_ITEM = Phrase(
    "archive-item",
    Says.RECIPIENTS,
    re.compile(r"^[-–—+•]\s*Lưu\b", re.IGNORECASE),
    ("- Lưu: VT, KHTC.", "+ Lưu VT"),
    ("- Lựu đạn", "- Sao lưu dữ liệu"),
)
ARCHIVE = Phrase(
    "archive",
    Says.RECIPIENTS,
    re.compile(r"^Lưu\b", re.IGNORECASE),
    ("Lưu: VT.",),
    ("Sao lưu",),
)
REFERS = Phrase(
    "refers",
    Says.RECIPIENTS,
    re.compile(r"^Như (?:trên|Điều|kính gửi|mục)\b", re.IGNORECASE),
    ("Như trên", "Như Điều 3"),
    ("Như sau",),
)

_FOR = r"(?:(?:TM|KT|TL|TUQ)\.|T/M|K/T|T/L)"
"""For whom one signs: on behalf of a body, in place of a superior, by his order."""
ON_BEHALF = Phrase(
    "on-behalf",
    Says.SIGNATURE,
    re.compile(rf"^(?:{_FOR}|(?:TM|KT|TL|TUQ|Q)\b\.?)\s*[{UPPER}]"),
    ("TM. ỦY BAN NHÂN DÂN", "KT BỘ TRƯỞNG", "T/M BAN THƯỜNG VỤ", "Q. GIÁM ĐỐC"),
    ("TMĐT", "KT-XH", "QUY MÔ"),
    shouted=True,
)
SIGNS_FOR = Phrase(
    "signs-for",
    Says.SIGNATURE,
    re.compile(rf"^{_FOR}\s*\S"),
    ("TM. Ủy ban nhân dân", "KT. Bộ trưởng"),
    ("TM", "KT"),
)
OFFICE = Phrase(
    "office",
    Says.SIGNATURE,
    re.compile(
        rf"^(?:{_FOR}|Q\.|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|TRƯỞNG|TỔNG|"
        r"VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|CHỦ NHIỆM|TƯ LỆNH|"
        r"CHỈ HUY)|BỘ TRƯỞNG|THỨ TRƯỞNG|[ỦU][YỶ] VIÊN)"
    ),
    ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BỘ TRƯỞNG", "TỔNG GIÁM ĐỐC", "ỦY VIÊN"),
    ("NGƯỜI LẬP BIỂU", "PHÓ MẶC"),
    shouted=True,
)
SMALL_OFFICE = Phrase(
    "small-office",
    Says.SIGNATURE,
    re.compile(
        rf"^(?:{_FOR}\s*.{{3,40}}|(?:phó )?(?:thủ tướng|chủ tịch|giám đốc|bí thư)|bộ trưởng|"
        r"thứ trưởng)$",
        re.IGNORECASE,
    ),
    ("phó thủ tướng", "Chủ tịch", "kt. bộ trưởng"),
    ("Chủ tịch Ủy ban nhân dân tỉnh", "Phó Trưởng ban"),
)
"""Of a font whose capitals are small letters."""
SIGNED = Phrase(
    "signed",
    Says.SIGNATURE,
    re.compile(r"^\W*(?:đã ký|ký tên|signed)\W*$", re.IGNORECASE),
    ("(Đã ký)", "[đã ký]", "Signed"),
    ("Đã ký kết",),
)
SIGNED_BEGUN = Phrase(
    "signed-begun",
    Says.SIGNATURE,
    re.compile(r"^\((?:đã )?ký\b", re.IGNORECASE),
    ("(Đã ký) Nguyễn Văn A", "(Ký, đóng dấu)"),
    ("(kỳ họp)",),
)

ANNEX = Phrase(
    "annex",
    Says.ANNEX,
    re.compile(
        r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s*)?(?P<n>[IVXL]+|\d+|[A-Z]))?\s*[.:]?$|^PHỤ LỤC\b|"
        rf"^Phụ lục\s+(?:số\s*)?(?:[IVXL]+|\d+|[A-Z])\s*[.:–-]?\s+(?=[{UPPER}]{{2}})"
    ),
    ("PHỤ LỤC", "Phụ lục II", "PHỤ LỤC NHIỆM VỤ", "Phụ lục 1: DANH MỤC NHIỆM VỤ"),
    ("Phụ lục kèm theo", "Phụ lục 1 của Kế hoạch"),
)
_WITH = r"^[(\s]*(?:(?:Ban hành|Nhiệm vụ|Danh mục|Biểu|Bảng)\s+)?kèm theo\s+"
CAPTION_OF_DECISION = Phrase(
    "caption-of-decision",
    Says.CAPTION,
    re.compile(rf"{_WITH}(?:{ISSUING})", re.IGNORECASE),
    ("(Ban hành kèm theo Quyết định số 12/QĐ-BYT)", "(Kèm theo Nghị quyết này)"),
    ("Quyết định kèm theo",),
)
"""Below the title of a document that a decision issues."""
CAPTION = Phrase(
    "caption",
    Says.CAPTION,
    re.compile(rf"{_WITH}\S+", re.IGNORECASE),
    ("(Kèm theo Kế hoạch số 12/KH-BYT)", "Danh mục kèm theo Công văn này"),
    ("Phụ lục chi tiết kèm theo.", "(Có kế hoạch kèm theo)"),
)
CAPTION_WITH_NUMBER = Phrase(
    "caption-with-number",
    Says.CAPTION,
    re.compile(r"kèm theo\s+[\w ]{3,30}?\s+số\s*:?\s*", re.IGNORECASE),
    ("PHÂN CÔNG NHIỆM VỤ (Kèm theo Kế hoạch số 12/KH-BYT)",),
    ("Phụ lục chi tiết kèm theo.",),
)
TABLE_TITLE = Phrase(
    "table-title",
    Says.TABLE,
    re.compile(r"^(?:BẢNG|BIỂU|DANH MỤC|DANH SÁCH|LỊCH|CHỈ TIÊU|PHÂN CÔNG)\s"),
    ("LỊCH KIỂM TRA", "PHÂN CÔNG NHIỆM VỤ"),
    ("Lịch kiểm tra", "CHỈ TIÊU"),
    shouted=True,
)
TABLE_NAME = Phrase(
    "table-name",
    Says.TABLE,
    re.compile(r"^(?:DANH MỤC|BẢNG|BIỂU|PHÂN CÔNG|Danh mục|Bảng|Biểu(?: số)?)\s"),
    ("DANH MỤC nhiệm vụ", "Biểu số 01"),
    ("bảng chữ cái", "Biểu"),
)
BODY_SHOUTED = Phrase(
    "body-shouted",
    Says.BODY,
    re.compile(
        r"^(?:ỦY BAN|UBND|BỘ |SỞ |TỈNH |THÀNH PHỐ |TỈNH ỦY|CHÍNH PHỦ|THỦ TƯỚNG|TRƯỜNG |TỔNG |CỤC |"
        r"CHI CỤC |HỘI |LIÊN |BAN |VIỆN |TRUNG TÂM |ĐẢNG |XÃ |PHƯỜNG |HUYỆN |QUẬN )"
    ),
    ("ỦY BAN NHÂN DÂN", "SỞ CÔNG THƯƠNG", "BỘ Y TẾ"),
    ("Bộ Y tế", "MỤC TIÊU"),
)
RULER = Phrase("ruler", Says.RULER, re.compile(r"^[\W_]+$"), ("-----", "* * *"), ("- a", "1"))

MARKS = (
    *(BESIDE, MOTTO, MOTTO_BEGUN, WATCHWORDS_BEGUN),
    *(NUMBER_WITH_CODE, NUMBER_STATED, NUMBER_LINE),
    *(PLACE_DATE_ALONE, PLACE_DATE, PLACE_DATE_TORN, DATE_INSIDE),
    *(ADDRESS, SUBJECT, ENACTS),
    *(RECIPIENTS, RECIPIENTS_BEGUN, ARCHIVE_ITEM, ARCHIVE, REFERS),
    *(ON_BEHALF, SIGNS_FOR, OFFICE, SMALL_OFFICE, SIGNED, SIGNED_BEGUN),
    *(ANNEX, CAPTION_OF_DECISION, CAPTION, CAPTION_WITH_NUMBER),
    *(TABLE_TITLE, TABLE_NAME, BODY_SHOUTED, RULER),
)
"""All of them, the one that asks for most first."""


def holds_motto(text: str) -> bool:
    """True for a line with a motto in capitals, or with its beginning."""
    return bool(MOTTO_BEGUN.search(text) or WATCHWORDS_BEGUN.search(text))


def annex_number(line: Line) -> str | None:
    """``""`` for an unnumbered annex heading, its number otherwise, none for other lines."""
    found = ANNEX.match(line.text)
    return (found["n"] or "") if found else None


def is_caption(line: Line) -> bool:
    """True for "(Kèm theo Kế hoạch số …)"."""
    return CAPTION.match(line.text) is not None


def is_recipients(line: Line) -> bool:
    """True for "Nơi nhận:"."""
    return any(RECIPIENTS_BEGUN.match(text) for text in (line.text, *line.cells))


def is_signature(line: Line) -> bool:
    """True for "TM. ỦY BAN NHÂN DÂN", which opens a closing without recipients."""
    return SIGNS_FOR.match(line.text) is not None


def is_office(line: Line) -> bool:
    """True for the office under which a document is signed."""
    return OFFICE.match(line.text) is not None
