"""Tables whose bars were left on lines of their own: "|", a cell, "|", a cell, "|"."""

from collections.abc import Sequence
from dataclasses import replace

from graph.base.words import one_space
from loaders.source.lines import Line


def read_barred(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; what stands between lone bars is a cell, and two bars in a row end a row."""
    done: list[Line] = []
    place = 0
    while place < len(lines):
        if not _is_bar(lines[place]):
            done.append(lines[place])
            place += 1
            continue
        row, place = _read_row(lines, place)
        done += row
    return tuple(done)


def _is_bar(line: Line) -> bool:
    return line.raw.strip() in ("|", "||")


def _read_row(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """One row from a bar to the next pair of bars; a lone cell is left as lines."""
    cells: list[list[Line]] = [[]]
    used = [lines[start]]
    place = start + 1
    while place < len(lines):
        line = lines[place]
        if _is_bar(line):
            used.append(line)
            place += 1
            if place >= len(lines) or _is_bar(lines[place]) or _ends(lines, place):
                break
            cells.append([])
        elif line.text or cells[-1]:
            cells[-1].append(line)
            used.append(line)
            place += 1
        else:
            place += 1
    own = [line for line in used if line.text and not _is_bar(line)]
    if len(cells) < 2 or not own:
        return [line for line in used if not _is_bar(line)], place
    texts = ["\n".join(_paragraphs(cell)) for cell in cells]
    others = tuple(line.number for line in used if line is not own[0])
    row = replace(own[0], text=one_space(" ".join(texts)), cells=tuple(texts), others=others)
    return [row], place


def _ends(lines: Sequence[Line], place: int) -> bool:
    """Behind the last bar of a table stands no further bar for a while."""
    ahead = lines[place : place + 12]
    return not any(_is_bar(line) for line in ahead)


def _paragraphs(cell: Sequence[Line]) -> list[str]:
    """The lines of a cell; one that goes on in small letters or behind a comma is joined."""
    parts: list[str] = []
    for line in cell:
        if not line.text:
            continue
        goes_on = (
            parts
            and not line.text.startswith(("-", "+", "•"))
            and not parts[-1].endswith((";", "."))
        )
        if goes_on:
            parts[-1] = f"{parts[-1]} {line.text}"
        else:
            parts.append(line.text)
    return parts
