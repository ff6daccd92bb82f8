"""The Vietnamese words of the picture, in one place."""

from collections.abc import Mapping
from datetime import date

from graph.schema.vocabulary import SourceKind

GROUP_STATES = {
    "covered": "Mọi giải pháp có kế hoạch địa phương, đủ ý",
    "taken": "Mọi giải pháp có kế hoạch địa phương, còn thiếu ý",
    "partial": "Còn giải pháp chưa có hoặc chưa rõ kế hoạch địa phương",
    "unsure": "Chưa rõ, cần người xem lại",
    "none": "Chưa có kế hoạch địa phương nào thực hiện",
    "press": "Mới biết qua tin báo chí",
    "unassessed": "Chưa đối chiếu",
}
PLAN_GROUP_STATES = GROUP_STATES | {
    "covered": "Văn bản này thực hiện mọi giải pháp, đủ ý",
    "taken": "Văn bản này thực hiện mọi giải pháp, còn thiếu ý",
    "partial": "Văn bản này mới thực hiện một số giải pháp",
    "none": "Văn bản này chưa nêu",
}
COVERAGES = {"full": "đủ", "partial": "một phần", "unsure": "chưa rõ", "none": "chưa có"}
KINDS = {
    "resolution": "Nghị quyết",
    "group": "Nhóm nhiệm vụ",
    "plan": "Văn bản triển khai",
    "section": "Mục",
    "task": "Nhiệm vụ",
    "solution": "Giải pháp",
    "agency": "Cơ quan",
    "more": "Phần gộp lại",
}
SOURCES: dict[str, str] = {
    SourceKind.OFFICIAL: "Văn bản gốc",
    SourceKind.PRESS: "Tin báo chí (không phải văn bản gốc)",
    SourceKind.REGISTER: "Danh mục tham chiếu",
}


def say(words: Mapping[str, str], key: str | None, otherwise: str = "chưa rõ") -> str:
    """The word for a key of a vocabulary; ``otherwise`` for none or an unknown one."""
    return words.get(key, otherwise) if key else otherwise


def day(value: date | None) -> str:
    """A date as Vietnamese documents print it."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}" if value else ""


def place(document: str, line: int | None) -> str:
    """Where a quote stands."""
    return f"{document}, dòng {line}" if line else document
