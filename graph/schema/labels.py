"""The Vietnamese words for codes, each once; every table, page and message takes them from here."""

from collections.abc import Mapping
from typing import TypeAlias

from graph.schema.vocabulary import (
    Basis,
    Coverage,
    Grain,
    Level,
    LinkStatus,
    Opinion,
    Origin,
    Relation,
    Scope,
    SourceKind,
    TargetVerdict,
    TimeframeKind,
    Verdict,
)

Wording: TypeAlias = Mapping[str, str]

YES, NO = "có", "không"
UNSURE = "chưa chắc, cần người xem"
UNREADABLE = "không đọc được"
NOT_ASSESSABLE = "không đánh giá được"
NO_DAY = "không có hạn cụ thể"
CHANGED = "văn bản đã đổi sau quyết định"
NOT_STATED = "không nêu"
NO_SYMBOL = "chưa rõ số"

LEVELS: Wording = {
    Level.CENTRAL: "Trung ương",
    Level.MINISTRY: "Bộ, ngành",
    Level.ASSOCIATION: "Hội, đoàn thể",
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.UNIT: "Đơn vị",
}
"""Levels of those who issue documents, from central to local."""
LINK_STATUSES: Wording = {
    LinkStatus.PROPOSED: "máy đề xuất",
    LinkStatus.CONFIRMED: "đã xác nhận",
    LinkStatus.REJECTED: "đã bác",
}
BASES: Wording = {
    Basis.STATED: "văn bản nêu rõ",
    Basis.INHERITED: "suy từ ô gộp",
    Basis.MATCHED: "so khớp nội dung",
    Basis.REVIEWED: "đã có người xem",
    Basis.REGISTER: "theo sổ tham chiếu",
}
SOURCES: Wording = {
    SourceKind.OFFICIAL: "văn bản gốc",
    SourceKind.PRESS: "tin báo chí (không phải văn bản gốc)",
    SourceKind.REGISTER: "danh mục tham chiếu",
    "cited": "chỉ được dẫn, chưa có toàn văn",
}
"""What was read of a document; of one that is only cited, nothing."""
COVERAGES: Wording = {
    Coverage.FULL: "đủ",
    Coverage.PARTIAL: "một phần",
    "none": "chưa có",
    Coverage.UNSURE: UNSURE,
    "not_assessable": NOT_ASSESSABLE,
}
OPINIONS: Wording = {Opinion.ADDRESSED: YES, Opinion.UNSURE: UNSURE, Opinion.NONE: NO}
"""Whether a method says that a part is taken up."""
VERDICTS: Wording = {
    Verdict.CONFIRM: "xác nhận",
    Verdict.REJECT: "bác",
    Verdict.UNSURE: UNSURE,
    Verdict.PROPOSE: "đề xuất",
    Verdict.JUSTIFY: "khoảng trống có lý do",
}
GAP_VERDICTS: Wording = {**VERDICTS, Verdict.CONFIRM: "đúng là khoảng trống"}
"""What a person says of a gap: to confirm it says that it is one."""
RECORDS: Wording = {
    "resolution": "nghị quyết",
    "plan": "văn bản triển khai",
    "section": "mục",
    "group": "nhóm nhiệm vụ",
    "solution": "giải pháp",
    "part": "ý",
    "task": "nhiệm vụ",
    "indicator": "chỉ tiêu",
    "objective": "mục tiêu không lượng hóa",
    "agency": "cơ quan",
    "more": "phần gộp lại",
}
"""What is read from documents and stands on pictures."""
ORIGINS: Wording = {
    Origin.ANNEX: "phụ lục nhiệm vụ",
    Origin.BODY: "nhiệm vụ trong văn bản",
    Origin.ORGANISATION: "tổ chức thực hiện",
}
LOCAL_STATES: Wording = {
    "full": "mọi giải pháp có kế hoạch địa phương, đủ ý",
    "taken": "mọi giải pháp có kế hoạch địa phương, còn thiếu ý",
    "partial": "còn giải pháp chưa có hoặc chưa chắc có kế hoạch địa phương",
    "none": "chưa có kế hoạch địa phương nào thực hiện",
    "unsure": UNSURE,
    "not_assessable": NOT_ASSESSABLE,
}
"""How far local plans take a group up, as a whole sentence."""
PLAN_STATES: Wording = {
    **LOCAL_STATES,
    "full": "văn bản này thực hiện mọi giải pháp, đủ ý",
    "taken": "văn bản này thực hiện mọi giải pháp, còn thiếu ý",
    "partial": "văn bản này mới thực hiện một số giải pháp",
    "none": "văn bản này chưa nêu",
}
"""How far one plan takes a group up, as a whole sentence."""
SEVERITIES: Wording = {"error": "lỗi", "warning": "cần xem", "info": "lưu ý"}
"""How much an issue of a reading weighs."""

COLUMNS: Mapping[str, Wording] = {
    "status": {
        **COVERAGES,
        "inherited": BASES[Basis.INHERITED],
        "not_stated": NOT_STATED,
        "members_known": "có trong sổ",
        "members_unknown": "sổ không ghi gồm những ai",
        **LINK_STATUSES,
    },
    "level": LEVELS,
    "grain": {grain: RECORDS[grain] for grain in Grain},
    "origin": ORIGINS,
    "source_kind": SOURCES,
    "scope": {
        Scope.NATIONAL: LEVELS[Level.CENTRAL],
        Scope.LOCAL: "địa phương",
        Scope.BOTH: "mọi cấp",
    },
    "basis": BASES,
    "finding": {
        "not_stated": f"{NOT_STATED} cơ quan chủ trì",
        "focal": "cơ quan chủ trì và đầu mối là hai cơ quan",
        "several": "nhiều cơ quan cùng chủ trì",
        "collective": "chủ trì là một nhóm cơ quan",
        "unknown": "không rõ cơ quan nào",
        "none": "văn bản ghi là không có",
        "unreadable": f"{UNREADABLE} tên cơ quan chủ trì",
    },
    "state": {
        "passed": "đã qua hạn ghi",
        "ahead": "chưa đến hạn",
        "no_day": NO_DAY,
        "equal": "bằng nhau",
        "later": "muộn hơn cấp trên",
        "earlier": "sớm hơn cấp trên",
        "holds": "có hiệu lực",
        "suspect": CHANGED,
        "gone": "nội dung không còn",
        "replaced": "đã có quyết định sau",
    },
    "choice": {
        "undecided": "chưa chọn",
        "preferred": "được chọn",
        "set_aside": "không chọn",
    },
    "coverage": COVERAGES,
    **dict.fromkeys(
        ("shallow", "deep", "central", "ministry", "province", "commune", "association"), COVERAGES
    ),
    "by_words": OPINIONS,
    "by_letters": OPINIONS,
    "gap": GAP_VERDICTS,
    "decision": VERDICTS,
    "relation": {
        Relation.EQUAL: "nói như cấp trên",
        Relation.SUBSET: "nói ít hơn",
        Relation.SUPERSET: "nói nhiều hơn",
        Relation.INTERSECT: "giao nhau một phần",
    },
    "verdict": {
        TargetVerdict.BELOW: "thấp hơn chỉ tiêu trên",
        TargetVerdict.MEETS: "bằng chỉ tiêu trên",
        TargetVerdict.ABOVE: "cao hơn chỉ tiêu trên",
        TargetVerdict.ABOVE_FLOOR: "thấp hơn mức chung, trên mức sàn",
        TargetVerdict.NOT_COMPARABLE: "không so được",
        TargetVerdict.NOT_LOCALISED: "chưa cụ thể hóa con số",
    },
    "why": {
        "disagree": "hai cách đối chiếu trái nhau",
        "suspect": CHANGED,
        "uncertain": "điểm chưa chắc",
    },
    "progress": {
        "done_on_time": "hoàn thành đúng hạn",
        "done_late": "hoàn thành quá hạn",
        "open": "chưa hoàn thành, trong hạn",
        "overdue": "chưa hoàn thành, quá hạn",
        "unknown_past": "đã qua hạn, chưa rõ kết quả",
        "unknown_ahead": "chưa đến hạn, chưa rõ kết quả",
        "no_day": NO_DAY,
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
        TimeframeKind.YEAR: "năm",
        TimeframeKind.QUARTER: "quý",
        TimeframeKind.MONTH: "tháng",
        TimeframeKind.DATE: "ngày",
        TimeframeKind.PERIOD: "giai đoạn",
        TimeframeKind.ONGOING: "thường xuyên",
        TimeframeKind.RECURRING: "định kỳ",
        TimeframeKind.CONDITIONAL: "theo điều kiện",
        TimeframeKind.PROPOSED: "đề xuất",
        TimeframeKind.RELATIVE: "tính từ ngày ban hành",
        TimeframeKind.UNREADABLE: UNREADABLE,
    },
}
"""The words for the codes of each column of answers."""


def say(column: str, value: str | None, otherwise: str = "") -> str:
    """The word for a code in this column; any other text as it is; ``otherwise`` for none."""
    return COLUMNS.get(column, {}).get(value, value) if value else otherwise


def begin(words: str) -> str:
    """The words with a capital, as they begin a line."""
    return words[:1].upper() + words[1:]
