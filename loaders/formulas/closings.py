"""Sentences that lay nothing down: those that end a document, enforce it or point to an annex."""

import re

from loaders.formulas.kinds import ISSUING, NAMES
from loaders.formulas.phrase import Phrase, Says

ENDS = Phrase(
    "ends",
    Says.CLOSING,
    re.compile(r"^Trên đây là\b"),
    ("Trên đây là Kế hoạch chuyển đổi số năm 2026.",),
    ("Trên địa bàn tỉnh",),
)
ASKS_TO_CARRY_OUT = Phrase(
    "asks-to-carry-out",
    Says.CLOSING,
    re.compile(r"^(?:Yêu cầu|Đề nghị) (?:các|thủ trưởng)\b.*\./"),
    ("Yêu cầu các đơn vị nghiêm túc thực hiện./.",),
    ("Yêu cầu các đơn vị báo cáo trước ngày 15/6.", "Các đơn vị thực hiện./."),
)
IS_SPREAD = Phrase(
    "is-spread",
    Says.CLOSING,
    re.compile(rf"^(?:{NAMES}) này (?:được )?phổ biến"),
    ("Nghị quyết này phổ biến đến chi bộ.", "Quy định này được phổ biến đến đảng viên."),
    ("Kế hoạch này được triển khai", "phổ biến Nghị quyết này"),
)
IS_TOLD = Phrase(
    "is-told",
    Says.CLOSING,
    re.compile(r"^Nay thông báo\b|^Thông báo này\b"),
    ("Nay thông báo để các đơn vị biết.", "Thông báo này gửi các sở."),
    ("Nay ban hành", "thông báo này"),
)
CHARGES = Phrase(
    "charges",
    Says.ENFORCEMENT,
    re.compile(
        rf"(?:chịu trách nhiệm|có trách nhiệm)\s+(?:tổ chức\s+)?thi hành (?:{NAMES}) này|"
        r"căn cứ Quyết định (?:này )?thi hành"
    ),
    (
        "Chánh Văn phòng, các Vụ trưởng chịu trách nhiệm thi hành Quyết định này.",
        "Giám đốc các sở căn cứ Quyết định thi hành.",
    ),
    ("chịu trách nhiệm thi hành công vụ",),
)
TAKES_EFFECT = Phrase(
    "takes-effect",
    Says.ENFORCEMENT,
    re.compile(rf"(?:{NAMES}) này (?:có hiệu lực|thay thế)"),
    ("Quyết định này có hiệu lực kể từ ngày ký.", "Quy chế này có hiệu lực từ năm 2026."),
    ("Hợp đồng này có hiệu lực", "Quyết định này giao"),
)
IS_ISSUED_WITH = Phrase(
    "is-issued-with",
    Says.ENFORCEMENT,
    re.compile(rf"^Ban hành kèm theo (?:{ISSUING}) này"),
    ("Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.",),
    ("Ban hành kèm theo Kế hoạch này", "(Ban hành kèm theo Quyết định này)"),
)
ANNEX_POINTER = Phrase(
    "annex-pointer",
    Says.ANNEX,
    re.compile(
        r"(?:tại|theo|trong) (?:các )?Phụ lục\b|(?:có )?Phụ lục (?:chi tiết )?kèm theo",
        re.IGNORECASE,
    ),
    ("Nhiệm vụ cụ thể tại Phụ lục kèm theo.", "(Có Phụ lục chi tiết kèm theo)"),
    ("Phụ lục I", "Kế hoạch kèm theo"),
)
CLOSINGS = (
    *(ENDS, ASKS_TO_CARRY_OUT, IS_SPREAD, CHARGES, TAKES_EFFECT, IS_ISSUED_WITH),
    IS_TOLD,
    ANNEX_POINTER,
)


def closes(text: str) -> bool:
    """True for a sentence that ends a document: "Trên đây là …", "Nghị quyết này phổ biến …"."""
    return any(each.says is Says.CLOSING and each.search(text) for each in CLOSINGS)


def enforces(text: str) -> bool:
    """True for "Chánh Văn phòng, … chịu trách nhiệm thi hành Quyết định này"."""
    return any(each.says is Says.ENFORCEMENT and each.search(text) for each in CLOSINGS)
