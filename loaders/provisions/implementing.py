"""Which documents a document names, which of them it carries out, and which by number alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.parsed.document import Parsed
from loaders.provisions.amending import read_changes
from loaders.source.lines import Line
from loaders.wording.references import (
    Citation,
    StatedLink,
    find_bare,
    find_citations,
    find_links,
)

_CARRIES_OUT = re.compile(
    r"^(?:(?:Để|Nhằm)\s+)?(?:Triển khai\s+|Tiếp tục\s+|Tổ chức\s+)*(?:thực hiện|thi hành)\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"(?:thực hiện|thi hành)\s", re.IGNORECASE)


def read_references(parsed: Parsed, lines: Sequence[Line]) -> None:
    """Every document that these lines name; a symbol broken over two lines is one."""
    own = parsed.head.symbol
    links: dict[tuple[str, str], StatedLink] = {}
    for text, line in _texts(lines):
        found = find_citations(text, line.number)
        parsed.citations += [each for each in found if each.symbol != own]
        for link in find_links(text, found):
            if link.lower.symbol != own:
                links.setdefault((link.lower.symbol, link.upper.symbol), link)
    parsed.links = list(links.values())
    parsed.implements = _implemented(parsed, lines)
    read_changes(parsed, lines)
    _check_bare(parsed, lines)


def _texts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Each line, a row cell by cell: a citation never runs over a cell's border."""
    for line in lines:
        for text in line.cells if line.is_row else (line.text,):
            if text:
                yield text.replace("\n", " "), line


def _implemented(parsed: Parsed, lines: Sequence[Line]) -> list[Citation]:
    """What the opening sentence "Thực hiện A; B; C, …" names, or else the title."""
    here = {line.number for line in lines}
    openings = [
        line for line, _, into in parsed.ledger.fates() if into == "opening" and line.number in here
    ]
    for line in openings:
        if _CARRIES_OUT.match(line.text):
            return _first_of_items(line.text, line.number, parsed.head.symbol)
    number = parsed.head.lines[0] if parsed.head.lines else None
    for title, place in ((parsed.head.title or "", number), *_captions(parsed, here)):
        if found := _IN_TITLE.search(title):
            return _first_of_items(title[found.start() :], place, parsed.head.symbol)[:1]
    return []


def _captions(parsed: Parsed, here: set[int]) -> list[tuple[str, int]]:
    """What stands below the titles of annexes: "(Kèm theo Kế hoạch … thực hiện Nghị quyết …)"."""
    return [
        (line.text, line.number)
        for line, _, into in parsed.ledger.fates()
        if into == "annex-title" and line.number in here and line.text.startswith("(")
    ]


def _first_of_items(text: str, line: int | None, own: str | None) -> list[Citation]:
    """The first document of each item; those inside its description are not carried out.

    Each is quoted from the verb to its own name, so that the quote says what it is for.
    """
    sentence = _GROUNDS.split(_ASKED.split(re.split(r"\.\s", text)[0])[0])[0]
    ends = [found.start() for found in re.finditer(r"(?<=\w|\))\s*;", sentence)]
    citations = find_citations(sentence, line)
    found: dict[str, Citation] = {}
    start = 0
    for end in (*ends, len(sentence)):
        inside = [each for each in citations if start <= each.start < end]
        for each in _side_by_side(sentence, inside):
            if each.symbol != own:
                found.setdefault(each.symbol, replace(each, quote=sentence[: each.stop]))
        start = end
    return list(found.values())


# "…; theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số …": who asked for it
_ASKED = re.compile(r"[;,]\s+(?:theo|xét|trên cơ sở|căn cứ)\s+(?:đề nghị|đề xuất|ý kiến)\b", re.I)
# "Thực hiện Kế hoạch …; căn cứ Nghị định …": what it rests on is not what it carries out
_GROUNDS = re.compile(r"[;,]\s+căn cứ\b", re.I)
_AND = re.compile(r"(?:\bvà|,)\s+(?:các\s+)?(?:[\w ]{4,24}?\s+)?(?:số\s*:?\s*)?$")


def _side_by_side(sentence: str, inside: Sequence[Citation]) -> Iterator[Citation]:
    """The first document of an item, and those that "và" puts beside it and not inside it."""
    for before, each in zip((None, *inside), inside, strict=False):
        if before and not _AND.search(sentence[before.stop : each.start]):
            return
        yield each


def _check_bare(parsed: Parsed, lines: Sequence[Line]) -> None:
    """ "Nghị quyết 71" is the one document of that kind and number named elsewhere, or none."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for each in parsed.citations:
        cited[each.number].append(each)
    for text, line in _texts(lines):
        for kind, number, start, stop in find_bare(text):
            same = {
                each.symbol
                for each in cited[number]
                if each.kind and kind.casefold() in each.kind.casefold()
            }
            quote = text[start:stop]
            if len(same) == 1:
                parsed.issues.add("reference-short", line.number, quote, f"{same.pop()}.")
            else:
                parsed.issues.add("reference-bare", line.number, quote, ", ".join(sorted(same)))
