"""What the columns of a table hold, by their headings."""

import re
from collections.abc import Sequence
from enum import StrEnum

from graph.base.words import one_space
from loaders.formulas.phrase import Phrase


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    LEAD = "lead"
    MONITOR = "monitor"
    SUPPORT = "support"
    APPROVER = "approver"
    PERSON = "person"
    START = "start"
    TIMEFRAME = "timeframe"
    OUTPUT = "output"
    NOTE = "note"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    YEAR = "year"
    BUDGET = "budget"
    OTHER = "other"


HEADINGS = (
    Phrase(
        "ordinal",
        Column.NUMBER,
        re.compile(r"^(?:s?tt|số tt|số thứ tự|tt chung|số|#|no)\.?$", re.IGNORECASE),
        ("TT", "STT", "Số thứ tự", "No."),
        ("Ngày sinh",),
    ),
    Phrase(
        "money",
        Column.BUDGET,
        re.compile(
            r"kinh phí|dự toán|nguồn vốn|thành tiền|đơn giá|số tiền|tổng mức đầu tư", re.IGNORECASE
        ),
        ("Kinh phí (triệu đồng)", "Tổng mức đầu tư"),
        ("Số lượng",),
    ),
    Phrase(
        "who-decides",
        Column.APPROVER,
        re.compile(
            r"cấp (?:có thẩm quyền )?(?:trình|phê duyệt|ban hành|quyết định)|"
            r"^(?:cấp|người) phê duyệt|thẩm quyền|^phê duyệt|trình cấp|^nơi trình",
            re.IGNORECASE,
        ),
        ("Cấp trình phê duyệt", "Người phê duyệt", "Nơi trình"),
        ("Cấp học",),
    ),
    Phrase(
        "who-watches",
        Column.MONITOR,
        re.compile(r"theo dõi|đôn đốc|giám sát", re.IGNORECASE),
        ("Cơ quan theo dõi",),
        ("Quan sát",),
    ),
    Phrase(
        "which-person",
        Column.PERSON,
        re.compile(
            r"^(?:đồng chí|đ/c|người|cán bộ|chuyên viên|lãnh đạo)\b"
            r"(?!.*(?:phối hợp|cơ quan|đơn vị))|"
            r"(?:lãnh đạo|đồng chí|ủy viên|thành viên)\s.*(?:phụ trách|chỉ đạo)",
            re.IGNORECASE,
        ),
        ("Lãnh đạo phụ trách", "Đ/c Phó Chủ tịch"),
        ("Họ và tên",),
    ),
    Phrase(
        "who-leads",
        Column.LEAD,
        re.compile(
            r"chủ trì|đầu mối|thực hiện chính|chịu trách nhiệm|soạn thảo|được giao", re.IGNORECASE
        ),
        ("Cơ quan chủ trì", "CƠ QUAN CHỦ TRÌ", "Đơn vị đầu mối"),
        ("Chủ tịch",),
    ),
    Phrase(
        "who-helps",
        Column.SUPPORT,
        re.compile(r"phối hợp|tham mưu|cùng thực hiện", re.IGNORECASE),
        ("Cơ quan phối hợp", "Đơn vị phối hợp thực hiện"),
        ("Phối cảnh",),
    ),
    Phrase(
        "product",
        Column.OUTPUT,
        re.compile(
            r"sản phẩm|kết quả đầu ra|hình thức văn bản|dạng văn bản|loại văn bản", re.IGNORECASE
        ),
        ("Sản phẩm", "Kết quả đầu ra"),
        ("Sản lượng",),
    ),
    Phrase(
        "present",
        Column.BASELINE,
        re.compile(
            r"kết quả thực hiện|hiện trạng|ước (?:đạt|thực hiện)|"
            r"^(?:thực hiện|th|ước th)\b.*20\d\d|^năm gốc|đến nay|^kết quả\b.*20\d\d",
            re.IGNORECASE,
        ),
        ("Kết quả thực hiện", "Ước đạt", "Thực hiện 2024"),
        ("Hiện vật",),
    ),
    Phrase(
        "begins",
        Column.START,
        re.compile(
            r"^(?:thời gian |ngày |thời điểm )?(?:bắt đầu|khởi công|khởi động)", re.IGNORECASE
        ),
        ("Ngày bắt đầu", "Khởi công"),
        ("Bắt buộc",),
    ),
    Phrase(
        "by-when",
        Column.TIMEFRAME,
        re.compile(
            r"thời gian|thời hạn|tiến độ|hoàn thành|thời điểm|lộ trình|^hạn|^mốc", re.IGNORECASE
        ),
        ("Thời gian hoàn thành", "Tiến độ"),
        ("Giới hạn",),
    ),
    Phrase(
        "result",
        Column.OUTPUT,
        re.compile(r"kết quả|đầu ra", re.IGNORECASE),
        ("Kết quả",),
        ("Hiệu quả",),
    ),
    Phrase(
        "remark",
        Column.NOTE,
        re.compile(r"^ghi chú|^chú thích", re.IGNORECASE),
        ("Ghi chú",),
        ("Ghi nhận",),
    ),
    Phrase(
        "aim-of-year",
        Column.TARGET,
        re.compile(
            r"^(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu)?\s*(?:đến )?(?:hết )?(?:năm )?20[3-9]\d$",
            re.IGNORECASE,
        ),
        ("Mục tiêu đến năm 2030", "2035"),
        ("Giai đoạn 2026-2030",),
    ),
    Phrase(
        "measure",
        Column.UNIT,
        re.compile(r"^đơn vị(?: tính)?$|^đvt$|^đv tính$", re.IGNORECASE),
        ("Đơn vị tính", "ĐVT"),
        ("Đơn giản",),
    ),
    Phrase(
        "year",
        Column.YEAR,
        re.compile(r"^(?:năm\s*)?20\d\d$|^năm$", re.IGNORECASE),
        ("Năm 2026", "2027"),
        ("Năm học",),
    ),
    Phrase(
        "who-does",
        Column.LEAD,
        re.compile(
            r"^(?:tên\s+)?(?:các\s+)?(?:cơ quan|đơn vị|tổ chức|sở|bộ|phòng|ban|nơi|ngành)\b.*"
            r"(?:thực hiện|phụ trách|triển khai|trách nhiệm|thi hành)|^trách nhiệm|^phân công|"
            r"^phụ trách|"
            r"^(?:cơ quan|đơn vị)(?: thực hiện)?$|^thực hiện$|^tổ chức thực hiện$",
            re.IGNORECASE,
        ),
        ("Đơn vị thực hiện", "Phân công", "Cơ quan"),
        ("Cơ sở",),
    ),
    Phrase(
        "what",
        Column.TEXT,
        re.compile(
            r"nội dung|nhiệm vụ|công việc|chỉ tiêu|giải pháp|hoạt động|đề án|^tên\b|dự án|việc|"
            r"chương trình|văn bản|lĩnh vực|mục tiêu",
            re.IGNORECASE,
        ),
        ("Nội dung nhiệm vụ", "Nhiệm vụ, giải pháp", "Tên đề án"),
        ("Địa bàn",),
    ),
)
HEADING_LENGTH = 90
_PLACES = {Column.YEAR, Column.OTHER, Column.BUDGET}
"""Kinds of which a table may have several columns."""


def column_of(heading: str) -> Column:
    """What a column holds, by its heading."""
    text = one_space(heading).casefold().strip(" :.*")
    if not text or len(text) > HEADING_LENGTH:
        return Column.OTHER
    return next((heading.says for heading in HEADINGS if heading.search(text)), Column.OTHER)


def read_columns(cells: Sequence[str]) -> list[Column] | None:
    """The columns of a heading row; none if the row is not one."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > HEADING_LENGTH for cell in filled):
        return None
    columns = [column_of(cell) for cell in cells]
    known = {column for column in columns if column is not Column.OTHER}
    if Column.NUMBER not in columns and not cells[0]:
        if not known - {Column.TEXT, Column.YEAR}:
            return None
        columns[0] = Column.NUMBER
        known.add(Column.NUMBER)
    if len(known) < 2 or Column.TEXT not in known:
        return None
    if Column.NUMBER not in known and len(known) < 3:
        return None
    if any(re.fullmatch(r"\(?\d{1,3}[.)]*", cell) for cell in filled):
        return None
    return settle(_with_lead(columns, cells))


def _with_lead(columns: list[Column], headings: Sequence[str]) -> list[Column]:
    """Where no column names a lead, who advises ("Cơ quan tham mưu") does the work."""
    if Column.LEAD in columns:
        return columns
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True)):
        if column is Column.SUPPORT and not re.search(r"phối hợp|cùng", heading, re.IGNORECASE):
            return [*columns[:place], Column.LEAD, *columns[place + 1 :]]
    return columns


def settle(columns: Sequence[Column]) -> list[Column]:
    """Of two columns with the same heading the second has another meaning."""
    settled: list[Column] = []
    assigned = Column.LEAD in columns and Column.TIMEFRAME in columns
    measured = Column.UNIT in columns and not assigned
    for column in columns:
        if measured and column in (Column.TEXT, Column.OUTPUT) and Column.TEXT in settled:
            column = Column.TARGET
        elif column is Column.BASELINE and not measured:
            column = Column.OUTPUT if Column.OUTPUT not in settled else Column.OTHER
        if column in settled and column not in _PLACES:
            column = Column.OTHER
        settled.append(column)
    return settled


_PERIODS = re.compile(
    r"^(?:(?:quý\s+(?:iv|i{1,3}|[1-4])|tháng\s+\d{1,2})(?:(?:\s*[/-]\s*|\s+năm\s+)20\d\d)?|"
    r"(?:năm\s*)?20\d\d)$",
    re.I,
)


def is_period(heading: str) -> bool:
    """A heading that is a time: "Quý II", "Tháng 6", "2027"; its cells hold marks."""
    return _PERIODS.match(one_space(heading)) is not None


def read_second_row(above: Sequence[str], cells: Sequence[str]) -> list[str] | None:
    """The joined headings of a two-row heading; none if the second row is data.

    The second row names the columns under a wide heading ("Cơ quan thực hiện": "Chủ trì", "Phối
    hợp"; "Năm": 2026, 2027 …) and is blank under the others.
    """
    filled = [cell for cell in cells if cell]
    if not filled or any(len(cell) > HEADING_LENGTH // 2 for cell in filled):
        return None
    heads = all(column_of(cell) is not Column.OTHER or is_period(cell) for cell in filled)
    repeated = all(cell == head for cell, head in zip(cells, above, strict=False) if cell)
    numbered = any(re.fullmatch(r"\(?\d{1,3}\)?\.?", cell) for cell in filled)
    if not heads or repeated or (numbered and not all(is_period(cell) for cell in filled)):
        return None
    if len(filled) > 1 or not cells[0]:
        return [*_joined(above, cells)]
    return None


def _joined(above: Sequence[str], cells: Sequence[str]) -> list[str]:
    """ "Cơ quan thực hiện" over "Chủ trì", "Phối hợp": the lower words come first."""
    width = max(len(above), len(cells))
    heads = [*above, *[""] * (width - len(above))]
    lower = [*cells, *[""] * (width - len(cells))]
    wide, joined = "", []
    for head, cell in zip(heads, lower, strict=True):
        wide = head or wide
        joined.append(f"{cell} ({wide})" if cell and wide and cell != wide else head or cell)
    return joined
