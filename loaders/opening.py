"""The sentences between title and body: legal basis, and who issues it."""

import re

# "Thực hiện Nghị quyết số …", "Căn cứ Luật …"
_OPENING = re.compile(
    r"^(?:Thực hiện|Căn cứ|Theo|Nhằm|Để|Xét|Trên cơ sở|Tiếp tục|Ngày \d|Sau khi|Trong thời gian|"
    r"Trong những năm|Thời gian qua|Hiện nay|Vừa qua|Năm 20\d\d|Kính gửi)\b"
)
# "…, Bộ Y tế ban hành Kế hoạch …", "… yêu cầu các Bộ …"
ISSUES_IT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:xây dựng|ban hành|yêu cầu|triển khai|đề ra)\s+(?:các nội dung\s+)?"
    r"(?:Kế hoạch|Chương trình|Nghị quyết|Chỉ thị|Đề án|Quyết định|Kết luận)|"
    r"\s+(?:chỉ thị|yêu cầu|điện|giao|đề nghị)\s*:?\s+"
    r"(?:các|Bộ|Chủ tịch|Thủ trưởng|Giám đốc|UBND|Ủy ban)\b"
)


def begins_opening(text: str) -> bool:
    """True for "Căn cứ …", "Thực hiện …"."""
    return _OPENING.match(text) is not None


def opens(text: str) -> bool:
    """True for any sentence of an opening, up to "như sau:" and "QUYẾT ĐỊNH:"."""
    issued = ISSUES_IT.search(text) or text.endswith((":", "./."))
    return bool(begins_opening(text) or issued or re.fullmatch(r"QUYẾT (?:ĐỊNH|NGHỊ)\W*", text))
