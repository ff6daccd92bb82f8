"""Numbers that Word computes and never writes into the text: "1.", "II.", "a)", "- "."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVEL = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
MAX_ROMAN = 4_000
MAX_LETTERS = 780
_DEPTH = 20
"""How many styles may be based on one another."""


def value(parent: Element, path: str) -> str | None:
    """The ``w:val`` of the child at this path; none without such a child."""
    found = (
        parent.find("/".join(W + step for step in path.split("/"))) if parent is not None else None
    )
    return None if found is None else found.get(W + "val", "")


def is_on(properties: Element, name: str) -> bool | None:
    """A switch of a run or style: on, off, or not said."""
    said = value(properties, name)
    return None if said is None else said not in ("0", "false", "off", "none")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of a part that may be garbled."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


class Styles:
    """What styles say, each with what it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter(W + "style")
        self._styles = {each.get(W + "styleId"): each for each in found}

    def chain(self, style: str | None) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEPTH:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def is_on(self, style: str | None, name: str) -> bool:
        """True if the style or one it is based on turns this switch of its runs on."""
        said = (is_on(each.find(W + "rPr"), name) for each in self.chain(style))
        return next((each for each in said if each is not None), False)


@dataclass
class _Level:
    """One level of a list: where it starts and how its number is printed."""

    start: int = 1
    shape: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None

    @classmethod
    def of(cls, element: Element) -> "_Level":
        """The level that this element declares."""
        restart = value(element, "lvlRestart")
        shape = element.find(f".//{W}numFmt")
        return cls(
            whole(value(element, "start"), 1 if value(element, "start") is None else 0),
            "decimal" if shape is None else shape.get(W + "val", "decimal"),
            value(element, "lvlText") or "",
            bool(is_on(element, "isLgl")),
            None if restart is None else whole(restart),
            value(element, "pStyle"),
        )


@dataclass
class _List:
    """A numbering: its levels, the counter it shares, and the starts it overrides."""

    shared: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {
                each.get(W + "abstractNumId", ""): each for each in root.findall(W + "abstractNum")
            }
            for each in root.findall(W + "num"):
                self._lists[each.get(W + "numId", "")] = self._read_list(each, root)

    def _read_list(self, num: Element, root: Element) -> _List:
        shared = self._linked(value(num, "abstractNumId") or "", root)
        abstract = self._abstract.get(shared)
        levels = {} if abstract is None else _levels(abstract)
        read = _List(shared, levels)
        for change in num.findall(W + "lvlOverride"):
            number = whole(change.get(W + "ilvl"))
            levels.update(_levels(change))
            if (start := value(change, "startOverride")) is not None:
                read.starts[number] = whole(start)
        return read

    def _linked(self, shared: str, root: Element) -> str:
        """A list that only names a style is the list that declares the style."""
        name = value(self._abstract.get(shared), "numStyleLink")
        if name is None:
            return shared
        same = (key for key, each in self._abstract.items() if value(each, "styleLink") == name)
        return next(same, shared)

    def next(self, properties: Element | None) -> str:
        """The printed number of the paragraph with these properties, and a blank; or nothing."""
        key, number = self._of(properties)
        listed = self._lists.get(key)
        level = listed.levels.get(number) if listed else None
        if listed is None or level is None:
            return ""
        counters = self._counters.setdefault(listed.shared, {})
        self._advance(key, number, listed, counters)
        printed = _print(level, listed.levels, counters)
        return f"{printed} " if printed else ""

    def _of(self, properties: Element | None) -> tuple[str, int]:
        """The list and level of a paragraph, by itself or by its style."""
        key, number = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        style = value(properties, "pStyle")
        for each in self._styles.chain(style):
            if key is not None:
                break
            key = value(each, "pPr/numPr/numId")
            number = number if number is not None else value(each, "pPr/numPr/ilvl")
            if number is None and key in self._lists:
                levels = self._lists[key].levels
                named = (
                    str(n) for n, level in levels.items() if level.style == each.get(W + "styleId")
                )
                number = next(named, None)
        return key or "", whole(number)

    def _advance(self, key: str, number: int, listed: _List, counters: dict[int, int]) -> None:
        fresh = (key, number) not in self._begun
        self._begun.add((key, number))
        if fresh and number in listed.starts:
            counters[number] = listed.starts[number]
        elif number in counters:
            counters[number] += 1
        else:
            counters[number] = listed.levels[number].start
        for lower in [each for each in counters if each > number]:
            restart = listed.levels[lower].restart if lower in listed.levels else None
            if restart is None or restart > number:
                del counters[lower]


def _levels(parent: Element) -> dict[int, _Level]:
    return {whole(each.get(W + "ilvl")): _Level.of(each) for each in parent.findall(W + "lvl")}


def _print(level: _Level, levels: dict[int, _Level], counters: dict[int, int]) -> str:
    if level.shape == "bullet":
        return "+" if level.pattern.strip() == "+" else "-"
    if level.shape == "none":
        return _LEVEL.sub("", level.pattern).strip()

    def shown(found: re.Match[str]) -> str:
        other = int(found[1]) - 1
        used = levels.get(other, _Level())
        shape = "decimal" if level.legal else used.shape
        return figure(counters.get(other, used.start), shape)

    return _LEVEL.sub(shown, level.pattern).strip()


def figure(number: int, shape: str) -> str:
    """A number in the shape that the list declares; an unknown shape is decimal."""
    return _SHAPES.get(shape, str)(number)


def _roman(number: int) -> str:
    if not 0 < number < MAX_ROMAN:
        return str(number)
    text = ""
    for weight, letters in _ROMAN:
        text += letters * (number // weight)
        number %= weight
    return text


def _letter(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA, 28 is BB."""
    if not 0 < number <= MAX_LETTERS:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_SHAPES: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}
