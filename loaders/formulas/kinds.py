"""The kinds of document, each with all that is known of it: a new kind is a row here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.schema.nodes import Document, Plan, Regulation, Resolution


@dataclass(frozen=True)
class Kind:
    """One kind of document."""

    name: str
    """As it is printed in a sentence; in a heading it stands in capitals."""
    codes: tuple[str, ...] = ()
    """What stands for it in a symbol: "CTr" in 05-CTr/TU."""
    label: type[Document] = Regulation
    """Its label in the graph; what issues a Plan is a Plan itself."""
    short: str | None = None
    """What stands for it in front of a symbol: "QĐ 403/QĐ-TTg"."""
    alone: tuple[str, ...] = ()
    """What names such a document by its number alone: "Nghị quyết 71", "NQ 71"."""
    headed: bool = True
    """It prints its kind above its title; a letter begins with "Kính gửi"."""
    directs: bool = False
    """Its whole body tells bodies what to do."""
    issues: bool = False
    """It issues other documents, which may be attached to it."""
    attached: bool = False
    """It may be attached to the decision that issues it."""


LETTER = Kind("Công văn", headed=False, directs=True)
KINDS = (
    Kind("Nghị quyết", ("NQ",), Resolution, "NQ", ("Nghị quyết", "NQ"), issues=True),
    Kind("Nghị quyết liên tịch", ("NQLT",), Resolution, issues=True),
    Kind("Kết luận", ("KL",), Resolution, "KL", ("Kết luận", "KL"), directs=True),
    Kind("Chỉ thị", ("CT",), Resolution, "CT", ("Chỉ thị",), directs=True),
    Kind("Quyết định", ("QĐ",), short="QĐ", issues=True),
    Kind("Chương trình", ("CTr",), Plan, alone=("Chương trình",), attached=True),
    Kind("Chương trình hành động", ("CTrHĐ", "CTHĐ"), Plan, attached=True),
    Kind("Kế hoạch", ("KH",), Plan, "KH", attached=True),
    Kind("Đề án", ("ĐA",), Plan, attached=True),
    Kind("Chiến lược", label=Plan, attached=True),
    Kind("Phương án", ("PA",), Plan, attached=True),
    Kind("Quy chế", ("QC",), attached=True),
    Kind("Quy định", ("QyĐ",), attached=True),
    Kind("Hướng dẫn", ("HD",), attached=True),
    Kind("Đề cương", attached=True),
    Kind("Thông báo", ("TB",), directs=True),
    Kind("Công điện", ("CĐ",), directs=True),
    LETTER,
    Kind("Nghị định", ("NĐ",)),
    Kind("Thông tư", ("TT",)),
    Kind("Thông tư liên tịch", ("TTLT",)),
    Kind("Tờ trình", ("TTr",)),
    Kind("Báo cáo", ("BC",)),
    Kind("Pháp lệnh", ("PL",)),
    Kind("Luật", ("QH",)),
)
DIRECTIVES = tuple(kind for kind in KINDS if kind.issues or kind.label is not Regulation)
"""The kinds that set direction or carry it out: what is read here is mostly one of them."""


def names_of(kinds: Iterable[Kind]) -> str:
    """The printed names as alternatives of a pattern, the longer of two that begin alike first."""
    return "|".join(sorted((kind.name for kind in kinds), key=len, reverse=True))


_BY_NAME = {kind.name: kind for kind in KINDS}
NAMES = names_of(KINDS)
"""Every kind, as a sentence names it."""
DIRECTIVE = names_of(DIRECTIVES)
"""The kinds whose opening says who issues them."""
ISSUING = names_of(kind for kind in KINDS if kind.issues)
ATTACHED = names_of(kind for kind in KINDS if kind.attached)
HEADINGS = tuple(kind.name.upper() for kind in KINDS if kind.headed)
"""Every kind that is printed above its title, in capitals."""
_SHOUTED = names_of(kind for kind in KINDS if kind.headed).upper()
# "KẾ HOẠCH", "KẾ HOẠCH Chuyển đổi số", "Kế hoạch" alone
KIND_LINE = re.compile(rf"^(?P<kind>{_SHOUTED}|(?i:{_SHOUTED})(?=\W*$))(?:\s+(?P<rest>\S.*))?$")
# "DEN i: : _ CHỈ THỊ": scraps of a stamp in front of the kind
KIND_AT_END = re.compile(rf"\W\s({_SHOUTED})$")
DIRECTIVE_LINE = re.compile(rf"^(?:{DIRECTIVE.upper()})\b")
ATTACHED_LINE = re.compile(rf"^(?:{ATTACHED.upper()})\b")
_ISSUES_PLAN = re.compile(
    rf"(?:ban hành|phê duyệt)\s+(?:{names_of(kind for kind in KINDS if kind.label is Plan)})",
    re.IGNORECASE,
)


def label_of(kind: str | None, title: str | None) -> type[Document]:
    """Whether a document sets direction, carries out, or is any other legal text."""
    known = _BY_NAME.get(kind or "")
    if known is None:
        return Regulation
    issues_plan = known.issues and _ISSUES_PLAN.search(title or "")
    return Plan if known.label is Regulation and issues_plan else known.label


def directs(kind: str | None) -> bool:
    """True if the whole body tells bodies what to do, as that of a text of no kind may."""
    known = _BY_NAME.get(kind or "")
    return kind is None or (known is not None and known.directs)
