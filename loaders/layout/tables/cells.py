"""Cells that name agencies, taken apart: who leads, focal units, helpers, and what is no name."""

import re
from dataclasses import dataclass, field

from graph.base.words import name_key, one_space
from graph.schema.vocabulary import Absence
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import Knows, is_name

_NONE = re.compile(r"^(?:không(?: có)?|chưa có|không quy định|x|\(?không\)?)$", re.IGNORECASE)
_DITTO = re.compile(r"^[-–\s]*(?:nt|n/t|như trên|”|“|\"|//)[-–\s.]*$", re.IGNORECASE)
_EMPTY = re.compile(r"^[\s.\-–—…_/*]*$")
_LABEL = re.compile(
    r"(?:^|[\s;.,(])[-–+•]?\s*(?:(?:Cơ quan|Đơn vị|Bộ phận|Sở|Bộ)(?:,\s*đơn vị)?\s+)?"
    r"(?P<label>[Cc]hủ trì|[Pp]hối hợp|[Đđ]ầu mối|[Tt]ham mưu|[Tt]heo dõi)(?: thực hiện|"
    r" chính)?\s*:",
)
# "Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện"
_SENTENCE = re.compile(
    r"^(?:Giao\s+|Do\s+)?(?P<lead>.+?)\s+(?:là cơ quan\s+|(?:cùng\s+)?đồng\s+)?(?:chủ trì|"
    r"làm đầu mối|đầu mối|chịu trách nhiệm|"
    r"tham mưu|chủ động|đăng cai|tổ chức thực hiện|thực hiện)\b"
    r"(?:[^;]*?\bphối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+(?P<help>.+?))?"
    r"(?:\s+(?:thực hiện|tham mưu|triển khai|tổ chức)\b[^;]*)?$",
    re.DOTALL,
)
_ROLE_BRACKETS = re.compile(
    r"\s*\((?P<role>(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp|đầu mối|thường trực))\)", re.IGNORECASE
)
_FOCAL = re.compile(r"^(?P<lead>[^()]+?)\s*\((?P<focal>[^()]+)\)\s*(?P<rest>.*)$", re.DOTALL)
# "Ban Kinh tế chủ trì, Văn phòng phối hợp"
_LEAD_AND_HELP = re.compile(
    r"^(?P<lead>.+?)\s+(?:chủ trì|làm đầu mối)\s*[,;]?\s+(?:và\s+)?(?P<help>(?!phối hợp).+?)\s+"
    r"(?:cùng\s+)?phối hợp(?:\s+thực hiện)?$",
    re.DOTALL,
)
_BY_REFERENCE = re.compile(
    r"^(?:Theo|Như|Căn cứ)\s+(?:phân công|quy định|danh sách|Phụ lục|Quyết định)", re.I
)
_WITH = re.compile(r"^(?:phối hợp|cùng|và)(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
_CUT = re.compile(r"(?:,|;|\bvà)\s*(?P<head>Bộ|Sở|UBND|Ủy ban|Ban|Cục|Vụ|Viện|Văn phòng|Tổng)$")


@dataclass(frozen=True)
class LeadCell:
    """A lead cell taken apart: who leads, the focal unit in brackets, who follows, who helps."""

    lead: list[str]
    focal: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    coordinating: list[str] = field(default_factory=list)
    absence: Absence | None = None


def is_ditto(text: str) -> bool:
    """True for "nt", "như trên": the cell says what the one above says."""
    return _DITTO.match(text) is not None


def is_empty(text: str) -> bool:
    """True for a cell without words; dashes and dots count as none."""
    return _EMPTY.match(text) is not None


def cut_name(text: str) -> tuple[str, str | None]:
    """A cell that breaks off behind "Bộ" loses the stump, which is given beside it.

    >>> cut_name("Bộ Y tế, Bộ")
    ('Bộ Y tế', 'Bộ')
    """
    found = _CUT.search(text.rstrip(" .;,"))
    return (text[: found.start()].rstrip(" ,;"), found["head"]) if found else (text, None)


def read_lead_cell(text: str, knows: Knows) -> LeadCell:
    """``A (B) C, D``: A leads, B is its focal unit, C and D carry out with it.

    Labels ("Chủ trì: A; phối hợp: B") and sentences ("A chủ trì, phối hợp với B") are understood.
    """
    if is_empty(text):
        return LeadCell([], absence=Absence.NOT_STATED)
    if _NONE.match(text.strip()):
        return LeadCell([], absence=Absence.NONE)
    if labelled := _read_labels(text, knows):
        return labelled
    if _ROLE_BRACKETS.search(text):
        return _read_role_brackets(text, knows)
    if _BY_REFERENCE.match(one_space(text)) or not re.search(r"[^\W\d_]{2}", text):
        return LeadCell([], absence=Absence.UNREADABLE)
    both = _LEAD_AND_HELP.match(one_space(text))
    if both and not knows(one_space(text)) and is_name(both["lead"]) and is_name(both["help"]):
        helpers = split_names(both["help"], knows)
        return LeadCell(split_names(both["lead"], knows), coordinating=helpers)
    sentence = _SENTENCE.match(one_space(text))
    if sentence and not knows(text) and is_name(sentence["lead"]) and not knows(one_space(text)):
        help_ = sentence["help"] or ""
        return LeadCell(split_names(sentence["lead"], knows), [], [], split_names(help_, knows))
    return _read_brackets(text, knows)


def _read_brackets(text: str, knows: Knows) -> LeadCell:
    found = _FOCAL.match(one_space(text))
    if not found or not _is_unit(found["focal"]):
        names = split_names(text, knows)
        return LeadCell(names, absence=None if names else Absence.UNREADABLE)
    return LeadCell(
        lead=split_names(found["lead"], knows),
        focal=split_names(found["focal"], knows),
        others=split_names(found["rest"].strip(" .;,"), knows),
    )


def _read_labels(text: str, knows: Knows) -> LeadCell | None:
    found = list(_LABEL.finditer(text))
    if not found:
        return None
    roles: dict[str, list[str]] = {}
    opening = text[: found[0].start()].strip(" .;,-")
    if opening:
        roles["chủ trì"] = split_names(opening, knows)
    ends = [*(each.start() for each in found[1:]), len(text)]
    for label, end in zip(found, ends, strict=True):
        said, role = text[label.end() : end].strip(" .;,("), label["label"].casefold()
        said = said if said.count("(") >= said.count(")") else said.rstrip(" )")
        cell = _read_brackets(said, knows)
        roles.setdefault(role, []).extend([*cell.lead, *cell.others])
        roles.setdefault("đầu mối", []).extend(cell.focal if role == "chủ trì" else [])
    return LeadCell(
        lead=roles.get("chủ trì", []) or roles.get("tham mưu", []),
        focal=roles.get("đầu mối", []),
        coordinating=roles.get("phối hợp", []),
        absence=None if roles.get("chủ trì") or roles.get("tham mưu") else Absence.NOT_STATED,
    )


def _read_role_brackets(text: str, knows: Knows) -> LeadCell:
    """ "Sở A (chủ trì), Sở B (phối hợp)": each name with the role behind it."""
    lead: list[str] = []
    helpers: list[str] = []
    place = 0
    for found in _ROLE_BRACKETS.finditer(text):
        names = split_names(text[place : found.start()].strip(" ,;"), knows)
        (helpers if "phối hợp" in found["role"].casefold() else lead).extend(names)
        place = found.end()
    rest = split_names(text[place:].strip(" ,;."), knows)
    return LeadCell(lead, coordinating=[*helpers, *rest])


def read_support_cell(text: str, knows: Knows) -> list[str]:
    """The helpers that a cell names; none for an empty one or "Không"."""
    if is_empty(text) or _NONE.match(text.strip()):
        return []
    if _BY_REFERENCE.match(one_space(text)):
        return []
    names = split_names(_WITH.sub("", text.strip()), knows)
    return [_without_unit(name) for name in names if name_key(name)]


def _without_unit(name: str) -> str:
    """ "Bộ Công an (Cục Cảnh sát giao thông)": the body itself; the quote keeps its unit."""
    found = _FOCAL.match(name)
    whole = found and not found["rest"].strip() and _is_unit(found["focal"])
    return found["lead"].strip() if found and whole else name


def _is_unit(text: str) -> bool:
    return (
        is_name(text)
        or re.match(r"(?:Bộ phận|Nhóm|Đầu mối|đầu mối|[Cc]ông chức|[Cc]huyên viên)\b", text)
        is not None
    )
