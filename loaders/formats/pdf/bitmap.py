"""A page as a bitmap: made upright, its ruling lines found, its tables cut out for recognition."""

import re
from dataclasses import replace
from itertools import pairwise

from PIL import Image, ImageChops

from loaders.formats.pdf.pages import PageContent
from loaders.formats.pdf.placed_words import (
    Box,
    Word,
    group_lines,
)
from loaders.formats.pdf.recognition import Recogniser, is_noise
from loaders.formats.pdf.ruled_tables import (
    Edge,
    RuledGrid,
    find_grids,
)
from loaders.formats.pdf.stamps import part_seals
from loaders.wording.spelling import is_possible

MAX_PIXELS = 80_000_000
POINTS = 72.0
_DARK = 150
_RED = 35
_BLACK = 110
_CELL = 24
_FULL = 225
_RUN = re.compile(b"\xff{3,}")
_LEAST_TURN = 0.1
_LEAST_TABLE = 0.3
_LITTLE_INK = 0.004
_INSET = 1.6
_APART = 40
_BLOCK = 6


def recognise(image: Image.Image, sheet: PageContent, recogniser: Recogniser) -> PageContent:
    """The sheet with the words and tables that its grey picture shows, turned if it lies."""
    found = _read(image, sheet, recogniser)
    if _is_legible(found, image):
        return found
    lying = replace(sheet, width=sheet.height, height=sheet.width, words=())
    turned = [_read(image.rotate(angle, expand=True), lying, recogniser) for angle in (90, 270)]
    return max((found, *turned), key=_sure_words)


def _is_legible(sheet: PageContent, image: Image.Image) -> bool:
    """Most of what was recognised is surely words; or there was hardly anything to recognise."""
    inked = sum(image.histogram()[:_DARK]) > _LITTLE_INK * image.width * image.height
    return not inked or _sure_words(sheet) >= max(3, 0.4 * len(sheet.words))


def _sure_words(sheet: PageContent) -> int:
    return sum(w.sure > 60 and len(w.text) > 1 and is_possible(w.text) for w in sheet.words)


def _read(image: Image.Image, sheet: PageContent, recogniser: Recogniser) -> PageContent:
    image = straighten(image)
    scale = sheet.width / image.width
    found = find_grids(ruling_lines(image, scale))
    grids = [grid for grid in found if grid.box[2] - grid.box[0] > _LEAST_TABLE * sheet.width]
    prose = image.copy()
    for grid in grids:
        prose.paste(255, _pixels(grid.box, scale))
    written = [_scaled(word, scale) for word in recogniser.words(prose) if not is_noise(word)]
    words, seals = part_seals(group_lines(written))
    for grid in grids:
        words += _words_of_cells(image, grid, scale, recogniser)
    words += [word for word in sheet.words if word.stamped]
    return replace(
        sheet,
        words=tuple(words),
        grids=tuple(grids),
        seals=(*sheet.seals, *seals),
        recognised=True,
    )


def as_grey(image: Image.Image) -> Image.Image:
    """In shades of grey, red ink (seals) left out; what is transparent is white."""
    if image.mode in ("1", "L", "I", "I;16", "F"):
        return image.convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    red, green, blue = image.convert("RGB").split()
    excess = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    inked = excess.point([255 if more > _RED else 0 for more in range(256)])
    bright = red.point([255 if shade > _BLACK else 0 for shade in range(256)])
    red.paste(255, mask=ImageChops.darker(inked, bright))
    return red


def straighten(image: Image.Image) -> Image.Image:
    """The image turned so that its lines of text are level."""
    angle = find_skew(image)
    if abs(angle) < _LEAST_TURN:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def find_skew(image: Image.Image) -> float:
    """The turn in degrees that parts rows of text from blank rows most sharply."""
    small = image.reduce(max(1, image.width // 600))
    coarse = max((step / 2 for step in range(-6, 7)), key=lambda angle: _sharpness(small, angle))
    near = (coarse + step / 10 for step in range(-4, 5))
    return max(near, key=lambda angle: _sharpness(small, angle))


def _sharpness(image: Image.Image, angle: float) -> int:
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
    rows = turned.resize((1, image.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows))


def ruling_lines(image: Image.Image, scale: float) -> list[Edge]:
    """Long level and upright strokes of a bitmap, in points."""
    dark = image.point([255 if grey < _DARK else 0 for grey in range(256)])
    across = dark.resize((max(1, image.width // _CELL), image.height), Image.Resampling.BOX)
    down = dark.resize((image.width, max(1, image.height // _CELL)), Image.Resampling.BOX)
    level = [_edge("h", *run) for run in _runs(across, image.width, scale)]
    upright = _runs(down.transpose(Image.Transpose.TRANSPOSE), image.height, scale)
    return level + [_edge("v", *run) for run in upright]


def _runs(strips: Image.Image, length: int, scale: float) -> list[tuple[float, float, float]]:
    """Place, begin and end of each run of dark strips in a row."""
    full = strips.point([255 if share > _FULL else 0 for share in range(256)]).tobytes()
    step = length / strips.width * scale
    return [
        (row * scale, (run.start() - 1) * step, (run.end() + 1) * step)
        for row in range(strips.height)
        for run in _RUN.finditer(full[row * strips.width : (row + 1) * strips.width])
    ]


def _edge(orientation: str, place: float, begin: float, end: float) -> Edge:
    x0, x1, top, bottom = (
        (begin, end, place, place) if orientation == "h" else (place, place, begin, end)
    )
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _words_of_cells(
    image: Image.Image, grid: RuledGrid, scale: float, recogniser: Recogniser
) -> list[Word]:
    """The words of a table: its cells set one below the other, and read as one column."""
    cells = [(cell, piece) for cell in grid.cells if (piece := _piece(image, cell, scale))]
    if not cells:
        return []
    width = max(piece.width for _, piece in cells) + 2 * _APART
    column = Image.new("L", (width, sum(p.height + _APART for _, p in cells) + _APART), 255)
    tops, top = [], _APART
    for _, piece in cells:
        column.paste(piece, (_APART, top))
        tops.append(top)
        top += piece.height + _APART
    words = []
    for word in recogniser.words(column, _BLOCK):
        index = max((i for i, each in enumerate(tops) if each <= word.middle[1]), default=0)
        cell = cells[index][0]
        words.append(_moved(word, scale, cell[0] + _INSET, cell[1] + _INSET, tops[index]))
    return words


def _piece(image: Image.Image, cell: Box, scale: float) -> Image.Image | None:
    """The inside of a cell; ``None`` if nothing is drawn in it."""
    x0, top, x1, bottom = cell
    box = _pixels((x0 + _INSET, top + _INSET, x1 - _INSET, bottom - _INSET), scale)
    if box[2] - box[0] < _CELL // 2 or box[3] - box[1] < _CELL // 2:
        return None
    piece = image.crop(box)
    return piece if sum(piece.histogram()[:_DARK]) > _CELL else None


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (round(place / scale) for place in box)
    return x0, top, x1, bottom


def _scaled(word: Word, scale: float) -> Word:
    return _moved(word, scale, 0.0, 0.0, 0, 0)


def _moved(
    word: Word, scale: float, right: float, down: float, top: int, left: int = _APART
) -> Word:
    """A word of a piece on its place on the page, in points."""
    return replace(
        word,
        x0=(word.x0 - left) * scale + right,
        x1=(word.x1 - left) * scale + right,
        top=(word.top - top) * scale + down,
        bottom=(word.bottom - top) * scale + down,
    )
