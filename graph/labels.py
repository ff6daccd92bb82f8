"""Vietnamese words for the codes that answers hold; tables for people use them."""

_VALUES: dict[str, dict[str, str]] = {
    "status": {
        "full": "đủ",
        "partial": "một phần",
        "none": "chưa có",
        "unsure": "chưa chắc, cần người xem",
        "not_assessable": "không đánh giá được",
        "inherited": "suy từ ô gộp",
        "not_stated": "không nêu",
        "members_known": "có trong sổ",
        "members_unknown": "sổ không ghi gồm những ai",
    },
    "scope": {"national": "trung ương", "local": "địa phương", "both": "mọi cấp"},
    "basis": {
        "stated": "văn bản nêu rõ",
        "inherited": "suy từ ô gộp",
        "matched": "so khớp nội dung",
        "reviewed": "đã có người xem",
        "register": "theo sổ tham chiếu",
    },
    "finding": {
        "not_stated": "không nêu cơ quan chủ trì",
        "focal": "cơ quan chủ trì và đầu mối là hai cơ quan",
        "several": "nhiều cơ quan cùng chủ trì",
        "collective": "chủ trì là một nhóm cơ quan",
        "unknown": "không rõ cơ quan nào",
        "none": "văn bản ghi là không có",
        "unreadable": "ô chủ trì không nêu tên đọc được",
    },
    "state": {
        "passed": "đã qua hạn ghi",
        "ahead": "chưa đến hạn",
        "no_day": "không có ngày cụ thể",
    },
    "choice": {
        "undecided": "chưa chọn",
        "preferred": "được chọn",
        "set_aside": "không chọn",
    },
    "direction": {"up": "lên trên", "down": "xuống dưới"},
    "timeframe_kind": {
        "year": "năm",
        "quarter": "quý",
        "month": "tháng",
        "date": "ngày",
        "period": "giai đoạn",
        "ongoing": "thường xuyên",
        "recurring": "định kỳ",
        "conditional": "theo điều kiện",
        "proposed": "đề xuất",
        "relative": "tính từ ngày ban hành",
        "unreadable": "không đọc được",
    },
}


def say(column: str, value: str) -> str:
    """The word for a code in this column; any other text as it is."""
    return _VALUES.get(column, {}).get(value, value)
