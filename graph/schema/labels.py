"""Vietnamese words for the codes that answers hold; tables for people use them."""

from graph.schema.vocabulary import Level

LEVELS: dict[str, str] = {
    Level.CENTRAL: "Trung ương",
    Level.MINISTRY: "Bộ, ngành",
    Level.ASSOCIATION: "Hội, đoàn thể",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.UNIT: "Đơn vị",
}
"""Levels of those who issue documents."""
LINK_STATUSES = {"proposed": "máy đề xuất", "confirmed": "đã xác nhận", "rejected": "đã bác"}
BASES = {
    "stated": "văn bản nêu rõ",
    "inherited": "suy từ ô gộp",
    "matched": "so khớp nội dung",
    "reviewed": "đã có người xem",
    "register": "theo sổ tham chiếu",
}
_COVERAGE = {
    "full": "đủ",
    "partial": "một phần",
    "none": "chưa có",
    "unsure": "chưa chắc, cần người xem",
    "not_assessable": "không đánh giá được",
}
_OPINION = {"addressed": "có triển khai", "unsure": "chưa chắc", "none": "không"}
_VERDICT = {
    "confirm": "xác nhận",
    "reject": "bác",
    "unsure": "chưa chắc",
    "propose": "đề xuất",
    "justify": "khoảng trống có lý do",
}
_VALUES: dict[str, dict[str, str]] = {
    "status": {
        **_COVERAGE,
        "inherited": "suy từ ô gộp",
        "not_stated": "không nêu",
        "members_known": "có trong sổ",
        "members_unknown": "sổ không ghi gồm những ai",
        **LINK_STATUSES,
    },
    "level": LEVELS,
    "scope": {"national": "trung ương", "local": "địa phương", "both": "mọi cấp"},
    "basis": BASES,
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
        "equal": "bằng nhau",
        "later": "muộn hơn cấp trên",
        "earlier": "sớm hơn cấp trên",
        "holds": "có hiệu lực",
        "suspect": "cần xem lại: văn bản đã đổi",
        "gone": "nội dung không còn",
        "replaced": "đã có quyết định sau",
    },
    "choice": {
        "undecided": "chưa chọn",
        "preferred": "được chọn",
        "set_aside": "không chọn",
    },
    "coverage": _COVERAGE,
    **dict.fromkeys(
        ("shallow", "deep", "central", "ministry", "province", "commune", "association"), _COVERAGE
    ),
    "by_words": _OPINION,
    "by_letters": _OPINION,
    "gap": {**_VERDICT, "confirm": "đúng là khoảng trống"},
    "decision": _VERDICT,
    "relation": {
        "equal": "nói như cấp trên",
        "subset": "nói ít hơn",
        "superset": "nói nhiều hơn",
        "intersect": "giao nhau một phần",
    },
    "verdict": {
        "below": "thấp hơn chỉ tiêu trên",
        "meets": "bằng chỉ tiêu trên",
        "above": "cao hơn chỉ tiêu trên",
        "above_floor": "thấp hơn mức chung, trên mức sàn",
        "not_comparable": "không so được",
        "not_localised": "chưa cụ thể hóa con số",
        "no_local_target": "không đặt chỉ tiêu này",
    },
    "why": {
        "disagree": "hai cách đối chiếu trái nhau",
        "suspect": "văn bản đã đổi sau quyết định",
        "uncertain": "điểm chưa chắc",
    },
    "progress": {
        "done_on_time": "hoàn thành đúng hạn",
        "done_late": "hoàn thành quá hạn",
        "open": "chưa hoàn thành, trong hạn",
        "overdue": "chưa hoàn thành, quá hạn",
        "unknown_past": "đã qua hạn, chưa rõ kết quả",
        "unknown_ahead": "chưa đến hạn, chưa rõ kết quả",
        "no_day": "không có hạn cụ thể",
    },
    "kind": {
        "baseline": "thấp hơn mức đã đạt",
        "fraction": "phân số không khớp tỷ lệ",
        "sum": "các năm không cộng ra tổng",
        "last": "năm cuối không đạt",
        "path": "bước lùi",
        "overlap": "hai mức cho cùng một năm",
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
