"""Which documents a document names, which of them it carries out, and which by number alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.parsed.document import Head
from loaders.provisions.amending import find_changes
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
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


@dataclass(frozen=True)
class References:
    """The documents that a document names, by what it says of them."""

    citations: tuple[Citation, ...]
    links: tuple[StatedLink, ...]
    implements: tuple[Citation, ...]
    changed: tuple[tuple[str, Citation], ...]


def read_references(
    lines: Sequence[Line], head: Head, opening: Sequence[Line], captions: Sequence[Line]
) -> Reading[References]:
    """Every document that these lines name; a symbol broken over two lines is one.

    ``opening`` are the sentences between title and body, ``captions`` what stands below the
    titles of annexes: "(Kèm theo Kế hoạch … thực hiện Nghị quyết …)".
    """
    citations: list[Citation] = []
    links: dict[tuple[str, str], StatedLink] = {}
    for text, line in _texts(lines):
        found = find_citations(text, line.number)
        citations += [each for each in found if each.symbol != head.symbol]
        for link in find_links(text, found):
            if link.lower.symbol != head.symbol:
                links.setdefault((link.lower.symbol, link.upper.symbol), link)
    notes = Notes()
    _check_bare(lines, citations, notes)
    return notes.reading(
        References(
            tuple(citations),
            tuple(links.values()),
            tuple(_implemented(head, opening, captions)),
            tuple(find_changes(lines, head)),
        )
    )


def _texts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Each line, a row cell by cell: a citation never runs over a cell's border."""
    for line in lines:
        for text in line.cells if line.is_row else (line.text,):
            if text:
                yield text.replace("\n", " "), line


def _implemented(head: Head, opening: Sequence[Line], captions: Sequence[Line]) -> list[Citation]:
    """What the opening sentence "Thực hiện A; B; C, …" names, or else the title."""
    for line in opening:
        if _CARRIES_OUT.match(line.text):
            return _first_of_items(line.text, line.number, head.symbol)
    number = head.lines[0] if head.lines else None
    named = ((line.text, line.number) for line in captions)
    for title, place in ((head.title or "", number), *named):
        if found := _IN_TITLE.search(title):
            return _first_of_items(title[found.start() :], place, head.symbol)[:1]
    return []


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


def _check_bare(lines: Sequence[Line], citations: Sequence[Citation], notes: Notes) -> None:
    """ "Nghị quyết 71" is the one document of that kind and number named elsewhere, or none."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for each in citations:
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
                notes.add("reference-short", line.number, quote, f"{same.pop()}.")
            else:
                notes.add("reference-bare", line.number, quote, ", ".join(sorted(same)))
