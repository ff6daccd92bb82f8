"""Which documents a document itself amends or replaces: by its title, or where it says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formulas.kinds import NAMES
from loaders.parsed.document import Head
from loaders.source.lines import Line
from loaders.wording.references import (
    Citation,
    changes,
    find_citations,
)
from loaders.wording.sentences import split_sentences

_TITLE = re.compile(
    r"^(?:(?:ban hành|phê duyệt)\s+\w+\s+)?(?:về(?: việc)?\s+)?"
    r"(?P<verb>sửa đổi|bổ sung|điều chỉnh|cập nhật|thay thế|bãi bỏ|hủy bỏ)",
    re.IGNORECASE,
)
_OWN = re.compile(rf"\b(?:{NAMES}) này\b[^;]*?\b(?:thay thế|bãi bỏ|sửa đổi)\b")
_CARRIED_OUT = re.compile(r"(?:thực hiện|triển khai|căn cứ)\s[^;,]*$", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"kèm theo\s[^;,]*$", re.IGNORECASE)
KINDS = {"AMENDS": "amends", "REPLACES": "replaces"}


def find_changes(lines: Sequence[Line], head: Head) -> list[tuple[str, Citation]]:
    """What the document ``amends`` or ``replaces``, each document once for each way."""
    found: dict[tuple[str, str], Citation] = {}
    for how, citation in (*_in_title(head), *_in_sentences(lines)):
        if citation.symbol != head.symbol:
            found.setdefault((how, citation.symbol), citation)
    return [(how, citation) for (how, _), citation in found.items()]


def _in_title(head: Head) -> Iterator[tuple[str, Citation]]:
    """ "Sửa đổi Chương trình … thực hiện A, ban hành kèm theo B": B is changed, and not A."""
    title = head.title or ""
    verb = _TITLE.match(title)
    if not verb:
        return
    number = head.lines[0] if head.lines else None
    cited = find_citations(title, number)
    issued = [each for each in cited if _ISSUED_WITH.search(title[: each.start])]
    own = [each for each in cited if not _CARRIED_OUT.search(title[: each.start])]
    replaced = verb["verb"].casefold() in ("thay thế", "bãi bỏ", "hủy bỏ")
    for each in (issued or own)[:1]:
        yield ("replaces" if replaced else "amends"), replace(each, quote=title)


def _in_sentences(lines: Sequence[Line]) -> Iterator[tuple[str, Citation]]:
    """ "Quyết định này thay thế Quyết định số …"."""
    for line in lines:
        for sentence in split_sentences(line.text) if _OWN.search(line.text) else ():
            if not _OWN.search(sentence):
                continue
            cited = find_citations(sentence, line.number)
            for place, kinds in changes(sentence, cited).items():
                for kind in kinds:
                    yield KINDS[kind], replace(cited[place], quote=sentence)
