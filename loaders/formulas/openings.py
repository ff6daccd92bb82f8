"""The sentences between title and body: legal basis, and who issues it."""

import re

# "Thực hiện Nghị quyết số …", "Căn cứ Luật …"
_OPENING = re.compile(
    r"^(?:Thực hiện|Căn cứ|Theo|Nhằm|Để|Xét|Trên cơ sở|Tiếp tục|Ngày \d|Sau khi|Trong thời gian|"
    r"Trong những năm|Thời gian qua|Hiện nay|Vừa qua|Năm 20\d\d|Kính gửi)\b"
)
# "…, Bộ Y tế ban hành Kế hoạch …", "… yêu cầu các Bộ …"
_ISSUES = (
    r"\s*(?:\([^)]*\)\s*)?(?:xây dựng|ban hành|yêu cầu|triển khai|đề ra)\s+(?:các nội dung\s+)?"
    r"(?:Kế hoạch|Chương trình|Nghị quyết|Chỉ thị|Đề án|Quyết định|Kết luận)"
)
_ASKS = (
    r"\s+(?:chỉ thị|yêu cầu|điện|giao|đề nghị)\s*:?\s+"
    r"(?:các|Bộ|Chủ tịch|Thủ trưởng|Giám đốc|UBND|Ủy ban)\b"
)
ISSUES_IT = re.compile(f"{_ISSUES}|{_ASKS}")
_ISSUED = re.compile(_ISSUES)
_KNOWN = re.compile(r"\bthông báo\b.*\b(?:biết|thực hiện)|trân trọng", re.IGNORECASE)


def begins_opening(text: str) -> bool:
    """True for "Căn cứ …", "Thực hiện …"."""
    return _OPENING.match(text) is not None


def opens(text: str) -> bool:
    """True for any sentence of an opening, up to "như sau:" and "QUYẾT ĐỊNH:".

    What asks somebody for something and ends there is a duty, and opens nothing.
    """
    issued = _ISSUED.search(text) or text.endswith(":") or _KNOWN.search(text)
    return bool(begins_opening(text) or issued or re.fullmatch(r"QUYẾT (?:ĐỊNH|NGHỊ)\W*", text))
