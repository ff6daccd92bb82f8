"""The lines of a source made ready to be read: marks of files taken off, broken text made whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.layout.letters import mend
from loaders.layout.margins import join_over_pages, rejoin
from loaders.layout.tables.bars import read_barred
from loaders.layout.tables.blanks import read_spaced
from loaders.layout.tables.stacks import align_short_rows, unflatten
from loaders.source.lines import Line
from loaders.source.readings import Notes, Reading
from loaders.wording.names.shape import Knows

_GRID_RULER = re.compile(r"[\s|:\-–_=*+]*-{2}[\s|:\-–_=*+]*")
_COMMENT = re.compile(r"\s*<!--.*-->\s*|\s*>.*")
_PAGE = re.compile(r"-?\s?\d{1,3}\s?-?|PAGE BREAK|(?:Trang|Page)\s+\d{1,3}(?:/\d{1,3})?")
_NOTE = re.compile(r"^\[\d{1,3}\](?:\s|$)")


@dataclass(frozen=True)
class Prepared:
    """The lines to read, and the footnotes at their end."""

    lines: tuple[Line, ...]
    footnotes: tuple[Line, ...]


def prepare(lines: Sequence[Line], knows: Knows) -> Reading[Prepared]:
    """The lines without marks of files and numbers of pages; flattened tables as rows."""
    notes = Notes()
    whole = _without_markup(lines, notes, knows)
    start = next((n for n, line in enumerate(whole) if _NOTE.match(line.text)), len(whole))
    footnotes = whole[start:]
    if any(line.is_row for line in footnotes):
        return notes.reading(Prepared(whole, ()))
    notes.read(footnotes, "footnote")
    return notes.reading(Prepared(whole[:start], footnotes))


def _without_markup(lines: Sequence[Line], notes: Notes, knows: Knows) -> tuple[Line, ...]:
    notes.ignore(_front_matter(lines), "front-matter")
    rulers = [line for line in lines if _GRID_RULER.fullmatch(line.text)]
    notes.ignore(rulers, "ruler")
    notes.ignore([line for line in lines if _COMMENT.fullmatch(line.raw)], "comment")
    whole = mend(_open(lines, notes), notes)
    rows = read_spaced(read_barred(whole))
    kept = align_short_rows(unflatten(rows, knows), knows)
    pages = [line for line in kept if not line.others and _PAGE.fullmatch(line.text)]
    notes.ignore(pages, "page-number")
    return rejoin(join_over_pages(_open(kept, notes), pages))


def _open(lines: Sequence[Line], notes: Notes) -> list[Line]:
    return [line for line in lines if notes.is_open(line)]


def _front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between two rules of dashes at the very top."""
    fences = [place for place, line in enumerate(lines[:100]) if line.raw.strip() == "---"]
    if len(fences) < 2 or any(line.text for line in lines[: fences[0]]):
        return ()
    inside = [line.raw for line in lines[fences[0] + 1 : fences[1]]]
    keyed = all(re.match(r"\s*[\w-]+\s*:|\s+\S|\s*-\s|\s*$", raw) for raw in inside)
    return lines[fences[0] : fences[1] + 1] if keyed else ()
