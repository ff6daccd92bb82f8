"""Lines to a tree of clauses, by the numbering grammar."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.source.lines import Line
from loaders.source.readings import Notes
from loaders.wording.measures.quantities import roman
from loaders.wording.numerals import Mark, read_mark

_RANK = {mark: place for place, mark in enumerate(Mark)}


@dataclass(frozen=True)
class Clause:
    """A numbered or dashed piece of a directive with all that stands under it."""

    mark: Mark
    number: str | None
    text: str
    lines: tuple[Line, ...]
    children: tuple["Clause", ...] = ()

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    @property
    def printed(self) -> str:
        """Its first line with the numbering, as it stands in the document."""
        return self.lines[0].text

    def walk(self) -> Iterator["Clause"]:
        """The clause and everything under it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_lines(self) -> Iterator[Line]:
        """Every line of the clause and of what stands under it."""
        return (line for clause in self.walk() for line in clause.lines)

    def whole_text(self) -> str:
        """Its words and those under it."""
        return " ".join(clause.text for clause in self.walk())


@dataclass
class _Growing:
    """A clause whose end is not yet reached."""

    mark: Mark
    number: str | None
    text: str
    lines: list[Line]
    children: list["_Growing"] = field(default_factory=list)

    def grown(self) -> Clause:
        children = tuple(child.grown() for child in self.children)
        return Clause(self.mark, self.number, self.text, tuple(self.lines), children)


def build_clauses(lines: Iterable[Line]) -> list[Clause]:
    """The clauses of a run of lines; a paragraph torn by a page break is joined again."""
    roots: list[_Growing] = []
    growing: list[_Growing] = []
    for line in lines:
        marked = read_mark(line.text)
        last = growing[-1] if growing else None
        if last and marked.mark is Mark.NONE and _goes_on(last, line.text):
            last.text = f"{last.text} {line.text}"
            last.lines.append(line)
            continue
        clause = _Growing(marked.mark, marked.number, marked.text, [line])
        while growing and not _holds(growing[-1], clause):
            growing.pop()
        (growing[-1].children if growing else roots).append(clause)
        growing.append(clause)
    return [root.grown() for root in roots]


def _goes_on(clause: _Growing, text: str) -> bool:
    """True if ``text`` is the rest of a sentence that the clause began."""
    return text[:1].islower() and clause.text.rstrip()[-1:] not in ".;:!?…"


def _holds(outer: _Growing, inner: _Growing) -> bool:
    if outer.mark is Mark.DECIMAL and inner.mark is Mark.DECIMAL:
        return (inner.number or "").startswith(f"{outer.number}.")
    return _RANK[outer.mark] < _RANK[inner.mark]


_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check_numbering(clauses: Sequence[Clause], notes: Notes) -> None:
    """Numbers and letters that jump or come twice among neighbours are said, never mended."""
    for mark in (Mark.ROMAN, Mark.NUMBER, Mark.LETTER, Mark.ARTICLE):
        numbered = [each for each in clauses if each.mark is mark and each.number]
        for before, after in itertools.pairwise(numbered):
            first, second = _ordinal(before), _ordinal(after)
            if first and second and second not in (first + 1, 1):
                hint = f"Sau “{before.number}” là “{after.number}”."
                notes.add("numbering-gap", after.line, after.printed[:60], hint)
    for each in clauses:
        check_numbering(each.children, notes)


def _ordinal(clause: Clause) -> int | None:
    number = clause.number or ""
    if clause.mark is Mark.ROMAN:
        return roman(number)
    if clause.mark is Mark.LETTER:
        return _LETTERS.find(number) + 1 or None
    return int(number) if number.isdecimal() else None
