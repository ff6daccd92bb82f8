"""Lines to a tree of clauses by the numbering grammar, and the zones of a document."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formulas.numerals import Mark, read_mark
from loaders.source.issues import Issues
from loaders.source.lines import Line
from loaders.wording.measures.quantities import roman

_RANK = {mark: place for place, mark in enumerate(Mark)}


@dataclass
class Clause:
    """A numbered or dashed piece of a directive with all that stands under it."""

    mark: Mark
    number: str | None
    text: str
    lines: list[Line]
    children: list["Clause"] = field(default_factory=list)

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


def build_clauses(lines: Iterable[Line]) -> list[Clause]:
    """The clauses of a run of lines; a paragraph torn by a page break is joined again."""
    roots: list[Clause] = []
    open_clauses: list[Clause] = []
    for line in lines:
        marked = read_mark(line.text)
        last = open_clauses[-1] if open_clauses else None
        if last and marked.mark is Mark.NONE and _goes_on(last, line.text):
            last.text = f"{last.text} {line.text}"
            last.lines.append(line)
            continue
        clause = Clause(marked.mark, marked.number, marked.text, [line])
        while open_clauses and not _holds(open_clauses[-1], clause):
            open_clauses.pop()
        (open_clauses[-1].children if open_clauses else roots).append(clause)
        open_clauses.append(clause)
    return roots


def _goes_on(clause: Clause, text: str) -> bool:
    """True if ``text`` is the rest of a sentence that the clause began."""
    return text[:1].islower() and clause.text.rstrip()[-1:] not in ".;:!?…"


def _holds(outer: Clause, inner: Clause) -> bool:
    if outer.mark is Mark.DECIMAL and inner.mark is Mark.DECIMAL:
        return (inner.number or "").startswith(f"{outer.number}.")
    return _RANK[outer.mark] < _RANK[inner.mark]


_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check_numbering(clauses: Sequence[Clause], issues: Issues) -> None:
    """Numbers and letters that jump or come twice among neighbours are said, never mended."""
    for mark in (Mark.ROMAN, Mark.NUMBER, Mark.LETTER, Mark.ARTICLE):
        numbered = [each for each in clauses if each.mark is mark and each.number]
        for before, after in itertools.pairwise(numbered):
            first, second = _ordinal(before), _ordinal(after)
            if first and second and second not in (first + 1, 1):
                hint = f"Sau “{before.number}” là “{after.number}”."
                issues.add("numbering-gap", after.line, after.printed[:60], hint)
    for each in clauses:
        check_numbering(each.children, issues)


def _ordinal(clause: Clause) -> int | None:
    number = clause.number or ""
    if clause.mark is Mark.ROMAN:
        return roman(number)
    if clause.mark is Mark.LETTER:
        return _LETTERS.find(number) + 1 or None
    return int(number) if number.isdecimal() else None
