"""Word documents: paragraphs with their computed numbers, tables with their merged cells."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from loaders.formats.grids.frames import emit, split_tabs
from loaders.formats.grids.geometry import (
    Grid,
    Spot,
    lay_out,
)
from loaders.formats.package.office_package import Package, open_package
from loaders.formats.word.list_numbers import (
    Numbering,
    Styles,
    W,
    is_on,
    value,
    whole,
)
from loaders.formats.word.runs import (
    ProseReader,
    inside,
    paragraphs_and_tables,
)
from loaders.source.issues import Issues
from loaders.source.lines import (
    Line,
    LineBuilder,
    Position,
)

NARROW = 170
"""Edges of columns closer than this (twentieths of a point; 3 mm) are meant to be one."""
_ROW = frozenset((W + "tr",))
_CELL = frozenset((W + "tc",))
_FOREIGN = frozenset((W + "altChunk",))


def read_docx(data: bytes, name: str, issues: Issues) -> tuple[Line, ...]:
    """The lines of a .docx; raises ``Unreadable`` if it is no sound Word document."""
    package = open_package(data, name)
    main = package.main()
    parts = {kind: part for kind, _, part in package.related(main) if package.has(part)}
    body = package.tree(main).find(W + "body")
    if body is None:
        raise package.broken("phần chính không phải văn bản Word")
    return _DocxReader(package, parts, issues).read(body)


class _DocxReader:
    """Reads one document: its body, then the notes that the body refers to."""

    def __init__(self, package: Package, parts: dict[str, str], issues: Issues) -> None:
        self._package = package
        self._parts = parts
        self._issues = issues
        self._builder = LineBuilder()
        styles = Styles(self._tree("styles"))
        self._prose = ProseReader(styles, Numbering(self._tree("numbering"), styles))
        self._tables = 0

    def _tree(self, kind: str) -> Element | None:
        return self._package.tree(self._parts[kind]) if kind in self._parts else None

    def read(self, body: Element) -> tuple[Line, ...]:
        """Every paragraph and table of the body, in their order."""
        paragraph = 0
        for group in paragraphs_and_tables(body):
            paragraph += sum(each.tag == W + "p" for each in group)
            for block in self._blocks(group):
                if isinstance(block, Grid):
                    emit(block, self._builder)
                else:
                    self._builder.text(block, Position(paragraph=paragraph))
            self._say_skipped()
        self._read_notes()
        if next(inside(body, _FOREIGN), None) is not None:
            hint = "Tệp khác được chèn nguyên vào văn bản (altChunk): mở bằng Word rồi lưu lại."
            self._issues.add("part-skipped", None, "altChunk", hint)
        return tuple(self._builder.lines)

    def _say_skipped(self) -> None:
        for hint, quote in self._prose.skipped:
            self._issues.add("part-skipped", len(self._builder.lines) or None, quote, hint)
        self._prose.skipped.clear()

    def _blocks(self, group: Sequence[Element]) -> Iterator[str | Grid]:
        """A table, or a paragraph followed by its text boxes."""
        if group[0].tag == W + "tbl":
            yield self._grid(group[0])
            return
        prose = self._prose.read(group)
        yield "\n".join(split_tabs(line) for line in prose.text.split("\n"))
        for box in prose.boxes:
            yield from self._content(box)

    def _content(self, parent: Element) -> Iterator[str | Grid]:
        for group in paragraphs_and_tables(parent):
            yield from self._blocks(group)

    def _grid(self, table: Element) -> Grid:
        self._tables += 1
        number = self._tables
        rows: list[list[Spot]] = []
        above: set[int] = set()
        for row in inside(table, _ROW):
            if is_on(row.find(W + "trPr"), "del") is None:
                spots, above = self._row(row, above)
                rows.append(spots)
        places = [Position(table=number, row=row) for row in range(1, len(rows) + 1)]
        return lay_out(_snap(rows, table), places)

    def _row(self, row: Element, above: set[int]) -> tuple[list[Spot], set[int]]:
        """The cells of a row, and the columns in which a cell may continue in the next one."""
        column = whole(value(row, "trPr/gridBefore"))
        spots: list[Spot] = []
        tall: set[int] = set()
        for cell in inside(row, _CELL):
            properties = cell.find(W + "tcPr")
            width = max(1, whole(value(properties, "gridSpan"), 1))
            sideways, upwards = value(properties, "hMerge"), value(properties, "vMerge")
            if sideways in ("", "continue") and spots:
                spots[-1].width += width
            else:
                up = upwards in ("", "continue") and column in above
                spots.append(Spot(column, width, () if up else list(self._content(cell)), up))
                if upwards is not None:
                    tall.add(column)
            column += width
        return spots, tall

    def _read_notes(self) -> None:
        """Footnotes and endnotes, each where the text first refers to it."""
        notes = {
            (kind, each.get(W + "id")): each
            for kind in ("footnote", "endnote")
            if (root := self._tree(f"{kind}s")) is not None
            for each in root.findall(W + kind)
        }
        for number, key in enumerate(dict.fromkeys(self._prose.notes), start=1):
            if key in notes:
                words = [line for block in self._content(notes[key]) for line in _lines(block)]
                self._builder.text(f"[{number}] " + "\n".join(words))


def _lines(block: str | Grid) -> list[str]:
    """The lines of a block that cannot hold a table."""
    if isinstance(block, Grid):
        return [" ".join(row) for row in block.texts()]
    return [line.strip() for line in block.split("\n") if line.strip()]


def _snap(rows: Sequence[Sequence[Spot]], table: Element) -> list[list[Spot]]:
    """The cells with edges that nearly meet brought together: a hand drew them apart."""
    grid = table.find(W + "tblGrid")
    widths = [] if grid is None else [whole(each.get(W + "w")) for each in grid]
    alone = {spot.start for row in rows for spot in row if spot.width == 1 and _is_filled(spot)}
    moved: dict[int, int] = {}
    for column, width in enumerate(widths):
        if 0 < width < NARROW and column not in alone:
            moved[column + 1] = moved.get(column, column)
    snapped = []
    for row in rows:
        edges = [
            (_moved(spot.start, moved), _moved(spot.start + spot.width, moved)) for spot in row
        ]
        snapped.append(
            [
                Spot(first, stop - first, spot.blocks, spot.up)
                for spot, (first, stop) in zip(row, edges, strict=True)
                if first < stop
            ]
        )
    return snapped


def _moved(edge: int, moved: dict[int, int]) -> int:
    return moved.get(edge, edge)


def _is_filled(spot: Spot) -> bool:
    return any(isinstance(block, Grid) or block.strip() for block in spot.blocks)
