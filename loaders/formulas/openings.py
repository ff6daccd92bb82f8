"""The sentences between title and body: legal basis, and who issues it."""

import re

from loaders.formulas.kinds import DIRECTIVE
from loaders.formulas.marks import ADDRESS, ENACTS
from loaders.formulas.phrase import Phrase, Says

LEGAL_BASIS = Phrase(
    "legal-basis",
    Says.OPENING,
    re.compile(r"^Căn cứ\b"),
    ("Căn cứ Luật Giáo dục số 43/2019/QH14;",),
    ("căn cứ tình hình thực tế", "Căn nhà"),
)
GROUNDS = Phrase(
    "grounds",
    Says.OPENING,
    re.compile(
        r"^(?:Thực hiện|Theo|Nhằm|Để|Xét|Trên cơ sở|Tiếp tục|Ngày \d|Sau khi|Trong thời gian|"
        r"Trong những năm|Thời gian qua|Hiện nay|Vừa qua|Năm 20\d\d)\b"
    ),
    ("Thực hiện Nghị quyết số 71-NQ/TW", "Xét đề nghị của Vụ trưởng", "Năm 2025, cả nước"),
    ("thực hiện nhiệm vụ", "Ngày mai", "Các bộ thực hiện"),
)
ISSUES = Phrase(
    "issues",
    Says.OPENING,
    re.compile(
        r"\s*(?:\([^)]*\)\s*)?(?:xây dựng|ban hành|yêu cầu|triển khai|đề ra)\s+"
        rf"(?:các nội dung\s+)?(?:{DIRECTIVE})"
    ),
    ("Bộ Y tế ban hành Kế hoạch", "UBND tỉnh (sau đây gọi là tỉnh) xây dựng Phương án"),
    ("Bộ Y tế ban hành kế hoạch", "Bộ Y tế xây dựng Báo cáo"),
)
ASKS = Phrase(
    "asks",
    Says.OPENING,
    re.compile(
        r"\s+(?:chỉ thị|yêu cầu|điện|giao|đề nghị)\s*:?\s+"
        r"(?:các|Bộ|Chủ tịch|Thủ trưởng|Giám đốc|UBND|Ủy ban)\b"
    ),
    ("Thủ tướng Chính phủ yêu cầu các Bộ trưởng", "Bộ Y tế đề nghị: UBND các tỉnh"),
    ("yêu cầu công việc", "Yêu cầu các đơn vị"),
)
LEADS_IN = Phrase(
    "leads-in",
    Says.OPENING,
    re.compile(r":$"),
    ("với các nội dung như sau:",),
    ("như sau: nội dung",),
)
MAKES_KNOWN = Phrase(
    "makes-known",
    Says.OPENING,
    re.compile(r"\bthông báo\b.*\b(?:biết|thực hiện)|trân trọng", re.IGNORECASE),
    ("Văn phòng thông báo để các đơn vị biết", "Trân trọng cảm ơn."),
    ("thông báo kết luận",),
)
ISSUES_IT = re.compile(f"{ISSUES.pattern.pattern}|{ASKS.pattern.pattern}")
"""What stands behind the name of whoever issues the document."""
OPENINGS = (LEGAL_BASIS, GROUNDS, ISSUES, ASKS, LEADS_IN, MAKES_KNOWN)


def begins_opening(text: str) -> bool:
    """True for "Căn cứ …", "Thực hiện …", "Kính gửi …"."""
    return any(phrase.match(text) for phrase in (LEGAL_BASIS, GROUNDS, ADDRESS))


def opens(text: str) -> bool:
    """True for any sentence of an opening, up to "như sau:" and "QUYẾT ĐỊNH:".

    What asks somebody for something and ends there is a duty, and opens nothing.
    """
    told = (ISSUES, LEADS_IN, MAKES_KNOWN, ENACTS)
    return begins_opening(text) or any(phrase.search(text) for phrase in told)
