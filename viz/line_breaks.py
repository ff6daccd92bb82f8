"""Text on the canvas: measured, wrapped and shortened before any browser sees it."""

import unicodedata

NARROW = frozenset("iíìỉĩịIÍÌỈĨỊlịjtfr.,;:'’!|()[]{}/- ")
WIDE = frozenset("mwMWƯỪỨỮỰỬƠỜỚỠỢỞ%@…—&")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is, in pixels; on the safe side for the usual sans-serif fonts."""
    units = 0.0
    for letter in text:
        if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
            continue
        if letter in NARROW:
            units += 0.33
        elif letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
            units += 0.9
        else:
            units += 0.68 if letter.isupper() else 0.575
    return units * size * (1.08 if bold else 1.0)


def visible(text: str) -> str:
    """One line of printable text: no control or direction marks, no double blanks."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs")
    )
    return " ".join(kept.split())


def wrap(text: str, width: float, size: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """Lines no wider than ``width``; what does not fit into ``most`` lines ends in ``…``."""
    words = _fitting_words(visible(text), width, size, bold)
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _shortened(lines[-1], width, size, bold)
            break
    return tuple(lines)


def _fitting_words(text: str, width: float, size: float, bold: bool) -> list[str]:
    """The words of a text; one that is wider than a line is cut into pieces."""
    words: list[str] = []
    for word in text.split(" "):
        piece = ""
        for letter in word:
            if piece and text_width(piece + letter, size, bold=bold) > width:
                words.append(piece)
                piece = ""
            piece += letter
        words.append(piece)
    return [word for word in words if word]


def _shortened(line: str, width: float, size: float, bold: bool) -> str:
    while text_width(line + " …", size, bold=bold) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,;:.") + " …"
