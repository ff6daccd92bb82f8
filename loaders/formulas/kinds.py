"""What the kind of a document says of it, and how headings and sentences name kinds."""

import re

from graph.schema.nodes import Document, Plan, Regulation
from loaders.wording.document_kinds import DIRECTIVES, KINDS, names_of

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
