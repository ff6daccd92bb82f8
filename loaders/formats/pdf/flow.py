"""Pages to the stream of lines: paragraphs over page breaks, tables over pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.pdf.page_edges import (
    Key,
    edge_keys,
    without_edges,
)
from loaders.formats.pdf.page_paragraphs import (
    Margins,
    Paragraph,
    find_margins,
    read_paragraphs,
)
from loaders.formats.pdf.pages import PageContent
from loaders.formats.pdf.placed_words import (
    TextLine,
    Word,
    group_lines,
    inside,
)
from loaders.formats.pdf.ruled_tables import (
    RuledGrid,
    columns_of,
    read_rows,
)
from loaders.formats.pdf.side_by_side import Stretch, split_columns
from loaders.source.issues import Issues
from loaders.source.lines import LineBuilder, Position
from loaders.wording.spelling import suspicious_words

_SURE = 50.0
_SMEAR = "có lẽ là vết bẩn hay nét chữ ký, không lấy làm chữ."


@dataclass
class Flow:
    """Writes what the pages say; holds the paragraph or table that the next page may continue."""

    builder: LineBuilder
    issues: Issues
    _fresh: bool = True
    _first: int = 1
    _open: tuple[Paragraph, int] | None = None
    _margins: Margins | None = None
    _columns: list[float] = field(default_factory=list)
    _table: int = 0
    _row: int = 0
    _edges: set[Key] = field(default_factory=set)

    def read(self, sheets: Iterable[PageContent]) -> None:
        """Write all pages; one is held back to see which lines the next one repeats."""
        held: PageContent | None = None
        for sheet in sheets:
            if held is not None:
                self._write(held, _edges_of(sheet))
            held = sheet
        if held is not None:
            self._write(held, set())
        self._close()

    def _write(self, sheet: PageContent, following: set[Key]) -> None:
        lines = _lines_of(sheet)
        lines, headers = without_edges(lines, sheet.height, self._edges | following)
        self._edges |= _edges_of(sheet) & following
        parts = list(_parts(lines, sheet))
        body = [
            line
            for part in parts
            if isinstance(part, Stretch) and not part.fixed
            for line in part.lines
        ]
        self._margins = find_margins(body, sheet.width, self._margins)
        self._fresh = True
        self._first = self._next()
        for part in parts:
            if isinstance(part, RuledGrid):
                self._put_grid(part, sheet)
            else:
                self._put_stretch(part, sheet.number)
        self._report(sheet, [line.text for line in headers])

    def _report(self, sheet: PageContent, headers: Sequence[str]) -> None:
        """What was found out about the page as a whole."""
        page, issues = f"trang {sheet.number}", self.issues
        line = None if self._fresh else self._first
        if sheet.spoilt:
            issues.add("text-layer-broken", line, sheet.spoilt)
        if sheet.recognised:
            issues.add("text-recognised", line, page)
        if sheet.legacy:
            issues.add("encoding-converted", line, sheet.legacy)
        for seal in sheet.seals:
            issues.add("signature-stamp", line, seal)
        if sheet.failure and sheet.unrecognised:
            issues.add("recogniser-missing", line, page, sheet.failure)
        elif sheet.failure:
            issues.add("part-skipped", line, page, sheet.failure)
        for header in headers:
            issues.add("part-skipped", None, header, "Dòng lặp lại ở mép các trang.")

    def _put_stretch(self, stretch: Stretch, page: int) -> None:
        if stretch.fixed or self._margins is None:
            paragraphs = [Paragraph((line,)) for line in stretch.lines]
        else:
            paragraphs = read_paragraphs(stretch.lines, self._margins)
        for paragraph in paragraphs:
            if _is_smear(paragraph):
                self.issues.add("word-doubtful", None, paragraph.text, f"Trang {page}: {_SMEAR}")
            else:
                self._put_paragraph(paragraph, page)

    def _put_paragraph(self, paragraph: Paragraph, page: int) -> None:
        if self._fresh and self._open is not None and self._open[0].goes_on_in(paragraph):
            before, began = self._open
            self._open = Paragraph(before.lines + paragraph.lines, paragraph.margins), began
        else:
            self._close()
            self._open = paragraph, page
        self._began()
        self._columns = []

    def _began(self) -> None:
        """Remember the line on which a page begins."""
        if self._fresh:
            self._fresh, self._first = False, self._next()

    def _close(self) -> None:
        if self._open is None:
            return
        paragraph, page = self._open
        self._open = None
        number = self._next()
        self.builder.text(paragraph.text, Position(page=page))
        self._check(
            number, paragraph.text, [word for line in paragraph.lines for word in line.words]
        )

    def _put_grid(self, grid: RuledGrid, sheet: PageContent) -> None:
        self._close()
        known = self._columns if self._fresh else []
        columns = columns_of(grid, known)
        if columns is None:
            columns, self._table, self._row = grid.columns, self._table + 1, 0
        self._columns = columns
        self._began()
        words = [word for word in sheet.words if inside(word, grid.box)]
        for row in read_rows(grid, words, columns):
            self._row += 1
            number = self._next()
            self.builder.row(row.cells, row.merged, Position(sheet.number, self._table, self._row))
            self._check(number, " ".join(row.cells), row.words)

    def _next(self) -> int:
        return len(self.builder.lines) + 1

    def _check(self, number: int, text: str, words: Sequence[Word]) -> None:
        """Report what a signature drew, and recognised words that are doubtful."""
        for word in words:
            if word.stamped:
                self.issues.add("signature-stamp", number, word.text)
        recognised = [word for word in words if word.sure < 100]
        if recognised:
            unsure = [word.text for word in recognised if word.sure < _SURE]
            for doubtful in dict.fromkeys([*suspicious_words(text), *unsure]):
                self.issues.add("word-doubtful", number, doubtful)


def _lines_of(sheet: PageContent) -> list[TextLine]:
    boxes = [grid.box for grid in sheet.grids]
    return group_lines(w for w in sheet.words if not any(inside(w, box) for box in boxes))


def _edges_of(sheet: PageContent) -> set[Key]:
    return edge_keys(_lines_of(sheet), sheet.height)


def _parts(lines: Sequence[TextLine], sheet: PageContent) -> Iterator[Stretch | RuledGrid]:
    """Stretches of text and tables from top to bottom."""
    rest = list(lines)
    for grid in sheet.grids:
        above = [line for line in rest if line.top + line.bottom < 2 * grid.box[1]]
        yield from split_columns(above, sheet.width)
        yield grid
        rest = rest[len(above) :]
    yield from split_columns(rest, sheet.width)


def _is_smear(paragraph: Paragraph) -> bool:
    """Two or three recognised signs that are surely no word and no number."""
    words = [word for line in paragraph.lines for word in line.words]
    return all(word.sure < _SURE for word in words) and sum(map(str.isalnum, paragraph.text)) < 4
