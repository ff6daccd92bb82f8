"""Which label a document has in the graph."""

import re

from graph.schema.nodes import Document, Plan, Regulation, Resolution

_RESOLUTIONS = {"Nghị quyết", "Nghị quyết liên tịch", "Kết luận", "Chỉ thị"}
_PLANS = {"Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án"}
_ISSUES_PLAN = re.compile(
    r"(?:ban hành|phê duyệt)\s+(?:Kế hoạch|Chương trình|Đề án|Chiến lược)", re.IGNORECASE
)


def label_of(kind: str | None, title: str | None) -> type[Document]:
    """Whether a document sets direction, carries out, or is any other legal text."""
    if kind in _RESOLUTIONS:
        return Resolution
    if kind in _PLANS or (kind == "Quyết định" and _ISSUES_PLAN.search(title or "")):
        return Plan
    return Regulation
