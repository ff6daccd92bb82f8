"""Lines at the edges of pages that are no text: page numbers, headers and footers that repeat."""

import re
from collections.abc import Iterable, Sequence

from loaders.formats.pdf.placed_words import TextLine

_PAGE_NUMBER = re.compile(
    r"(?:[-–—.\s]*\d{1,4}[-–—.\s]*|(?:trang|page)\s*\d+(?:\s*/\s*\d+)?|\d+\s*/\s*\d+)",
    re.IGNORECASE,
)
_SMUDGE = re.compile(r"\W{0,2}\w?\W{0,2}")
_NUMBER_ZONE = 0.12
_REPEAT_ZONE = 0.075

Key = tuple[str, int]


def edge_keys(lines: Iterable[TextLine], height: float) -> set[Key]:
    """The lines in the outer margins with their height on the page: what may be a header."""
    return {_key(line) for line in lines if _in_zone(line, height, _REPEAT_ZONE)}


def without_edges(
    lines: Sequence[TextLine], height: float, repeated: set[Key]
) -> tuple[list[TextLine], list[TextLine]]:
    """The text of a page, and the headers and footers dropped; page numbers are simply left out."""
    headers = [
        line for line in lines if _in_zone(line, height, _REPEAT_ZONE) and _key(line) in repeated
    ]
    kept = [line for line in lines if line not in headers]
    for end in (0, -1):
        if kept and _is_page_number(kept[end], height):
            del kept[end]
    return kept, [line for line in headers if not _is_page_number(line, height)]


def _key(line: TextLine) -> Key:
    return line.text, round(line.top / 6)


def _in_zone(line: TextLine, height: float, zone: float) -> bool:
    return line.bottom < zone * height or line.top > (1 - zone) * height


def _is_page_number(line: TextLine, height: float) -> bool:
    """A number alone in the margin; of recognised text also a sign that was one."""
    if not _in_zone(line, height, _NUMBER_ZONE):
        return False
    recognised = all(word.sure < 100 for word in line.words)
    return bool(_PAGE_NUMBER.fullmatch(line.text) or (recognised and _SMUDGE.fullmatch(line.text)))
