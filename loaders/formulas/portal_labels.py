"""The labels under which a portal says beside a saved page what the document is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.base.words import fold


class Said(StrEnum):
    """What a portal says of a document."""

    NUMBER = "number"
    DAY = "day"
    KIND = "kind"
    ISSUER = "issuer"
    SIGNER = "signer"
    UNUSED = "unused"


@dataclass(frozen=True)
class Label:
    """One label.

    ``plain``: it means the same without a colon. ``common``: a document may use the word itself,
    so that only the layout of a page makes a label of it.
    """

    name: str
    said: Said = Said.UNUSED
    plain: bool = False
    common: bool = False


LABELS = (
    Label("Số hiệu", Said.NUMBER, plain=True),
    Label("Số hiệu văn bản", Said.NUMBER),
    Label("Số/Ký hiệu", Said.NUMBER, plain=True),
    Label("Số ký hiệu", Said.NUMBER, plain=True),
    Label("Số, ký hiệu", Said.NUMBER),
    Label("Ngày ban hành", Said.DAY, plain=True),
    Label("Ngày ký", Said.DAY),
    Label("Loại văn bản", Said.KIND, plain=True),
    Label("Hình thức văn bản", Said.KIND),
    Label("Cơ quan ban hành", Said.ISSUER, plain=True),
    Label("Nơi ban hành", Said.ISSUER, plain=True),
    Label("Đơn vị ban hành", Said.ISSUER),
    Label("Người ký", Said.SIGNER, plain=True),
    Label("Ngày hiệu lực", plain=True),
    Label("Ngày có hiệu lực", plain=True),
    Label("Ngày hết hiệu lực"),
    Label("Ngày công báo", plain=True),
    Label("Số công báo", plain=True),
    Label("Ngày đăng"),
    Label("Ngày cập nhật"),
    Label("Tình trạng"),
    Label("Tình trạng hiệu lực"),
    Label("Lĩnh vực"),
    Label("Lĩnh vực, ngành"),
    Label("Trích yếu"),
    Label("Tài liệu đính kèm"),
    Label("Tệp đính kèm"),
    Label("File đính kèm"),
    Label("Chức vụ", common=True),
    Label("Chức danh", common=True),
    Label("Hiệu lực", common=True),
    Label("Phạm vi", common=True),
    Label("Áp dụng", common=True),
)
_OWN = {label.name.casefold(): label.said for label in LABELS if not label.common}
_WRITTEN = "|".join(re.escape(label.name) for label in LABELS if not label.common)
# "Số hiệu: 565/TB-UBND", "Người ký | Trần Văn A |"
STATED = re.compile(
    rf"^(?P<name>{_WRITTEN})\s*[:|]\s*(?P<value>\S.*?)\s*\|?$",
    re.IGNORECASE,
)
NAMED = re.compile(rf"(?P<name>{_WRITTEN})\s*:?", re.IGNORECASE)
_PLAIN = frozenset(fold(label.name) for label in LABELS if label.plain)
_FOLDED = frozenset(fold(label.name) for label in LABELS)


def said_under(name: str) -> Said:
    """What stands behind a label found by ``STATED`` or ``NAMED``."""
    return _OWN[name.casefold()]


def is_label(text: str) -> bool:
    """True for "Số hiệu:" and the like, alone on a line of a page."""
    name = fold(text).strip(" -:") if len(text) < 30 else ""
    return name in _PLAIN or (name in _FOLDED and text.rstrip().endswith(":"))
