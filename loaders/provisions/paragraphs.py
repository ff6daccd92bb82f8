"""What a paragraph is, decided once: by the phrases in it, its heading and where it stands."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from loaders.formulas.closings import ANNEX_POINTER, enforces
from loaders.layout.clauses import Clause
from loaders.layout.roles import Role, role_of
from loaders.provisions.attributes import Listed, find_listed
from loaders.provisions.context import Context
from loaders.provisions.duties import DutyReader
from loaders.wording.numerals import Mark
from loaders.wording.sentences import split_sentences

_TITLED = re.compile(r"^(?P<title>[^:.;]{4,60}):\s+(?P<rest>\S.{20,})$", re.DOTALL)
GOALS_TITLE = 40
"""Letters of a heading of goals among solutions; a longer one is a solution about goals."""
SPOKEN_SHARE = 0.6
"""How many paragraphs of a section must begin with a body for all such to be duties."""


class Standing(StrEnum):
    """Where a clause stands."""

    SECTION = "section"
    """By itself, or in a section that is about nothing in particular."""
    SOLUTIONS = "solutions"
    """Directly under a heading of tasks and solutions."""
    GROUP = "group"
    """In a group of solutions."""
    ANNEX = "annex"
    """In an annex, outside its tables."""


class Sense(StrEnum):
    """What a clause is."""

    LISTED = "listed"
    """A duty with "Cơ quan chủ trì: …" and the like listed below or behind it."""
    POINTER = "pointer"
    """Says that the tasks stand in an annex."""
    ENFORCEMENT = "enforcement"
    """The article that says who enforces the decision, and from when."""
    ORGANISATION = "organisation"
    GOALS = "goals"
    DUTY = "duty"
    """Tells bodies what to do."""
    SOLUTIONS = "solutions"
    BACKGROUND = "background"
    ADDRESSED = "addressed"
    """A duty of those to whom the whole document speaks."""
    GROUP = "group"
    """A group of solutions."""
    SOLUTION = "solution"
    TITLE = "title"
    """A heading over clauses that must be looked at one by one; without any, it is nothing."""


@dataclass(frozen=True)
class Place:
    """Where a clause stands, and what holds for all clauses there."""

    standing: Standing
    section: Clause
    """The clause that it is read under; itself where it stands alone."""
    speaks: bool = False
    """Document or article speak to bodies: a paragraph that begins with one tells it what to do."""
    tells_each: bool = False
    """So do the paragraphs of this section, most of which begin with a body."""
    code: str | None = None
    """Of the next solution."""


@dataclass(frozen=True)
class Paragraph:
    """A clause at its place, with all that can be asked of it."""

    clause: Clause
    place: Place
    role: Role
    context: Context
    duties: DutyReader

    @cached_property
    def listed(self) -> list[Listed]:
        """The duties that are listed here; those listed deeper down are found there."""
        found = find_listed(self.clause)
        near = {id(self.clause), *(id(child) for child in self.clause.children)}
        return found if any(id(each.clause) in near or each.lines for each in found) else []

    @property
    def is_whole(self) -> bool:
        """True if nothing stands under it."""
        return not self.clause.children

    @property
    def heads_body(self) -> bool:
        """True for a heading that is a body: "2. Sở Y tế:"."""
        return bool(self.clause.children and self.duties.unit(self.clause))

    @property
    def assigns(self) -> bool:
        """True if it says who is to do it."""
        speaks = self.place.speaks or self.place.tells_each
        return self.duties.assigns(self.clause) or (speaks and self.duties.speaks(self.clause))

    @property
    def has_addressees(self) -> bool:
        """True if the document speaks to somebody throughout."""
        return bool(self.context.addressees)

    @property
    def is_article(self) -> bool:
        """True for "Điều 1."."""
        return self.clause.mark is Mark.ARTICLE


Test = Callable[[Paragraph], bool]
_SECTION, _SOLUTIONS, _GROUP = Standing.SECTION, Standing.SOLUTIONS, Standing.GROUP
_ANYWHERE = tuple(Standing)
_DECISIONS: tuple[tuple[Sense, Sequence[Standing], Test], ...] = (
    (Sense.LISTED, _ANYWHERE, lambda p: bool(p.listed)),
    (
        Sense.POINTER,
        (_SOLUTIONS,),
        lambda p: p.is_whole and ANNEX_POINTER.search(p.clause.text) is not None,
    ),
    (Sense.ENFORCEMENT, (_SECTION,), lambda p: p.is_article and enforces(p.clause.whole_text())),
    (Sense.ORGANISATION, (_SECTION,), lambda p: p.role is Role.ORGANISATION),
    (Sense.GOALS, (_SECTION,), lambda p: p.role is Role.GOALS),
    (
        Sense.GOALS,
        (_SOLUTIONS,),
        lambda p: p.role is Role.GOALS and not p.is_whole and len(p.clause.text) < GOALS_TITLE,
    ),
    (Sense.DUTY, _ANYWHERE, lambda p: p.heads_body),
    (Sense.SOLUTIONS, (_SECTION,), lambda p: p.role is Role.SOLUTIONS and not p.is_whole),
    (Sense.DUTY, _ANYWHERE, lambda p: p.assigns),
    (Sense.SOLUTIONS, (_SECTION,), lambda p: p.role is Role.SOLUTIONS),
    (Sense.BACKGROUND, (_SECTION,), lambda p: p.role in (Role.BACKGROUND, Role.FUNDING)),
    (
        Sense.ADDRESSED,
        (_SECTION,),
        lambda p: p.has_addressees and all(each.mark is Mark.NONE for each in p.clause.children),
    ),
    (Sense.ADDRESSED, (_SOLUTIONS,), lambda p: p.has_addressees and p.is_whole),
    (Sense.ADDRESSED, (_GROUP,), lambda p: p.has_addressees),
    (
        Sense.GROUP,
        (_SOLUTIONS,),
        lambda p: bool(p.clause.number) and not (p.is_whole and p.context.parts),
    ),
    (Sense.SOLUTION, (_SOLUTIONS, _GROUP), lambda _: True),
    (Sense.TITLE, _ANYWHERE, lambda _: True),
)
"""The first row that fits decides: what it is, where it must stand, and what must hold of it."""


def sense_of(paragraph: Paragraph) -> Sense:
    """What a clause is."""
    return next(
        sense
        for sense, standings, holds in _DECISIONS
        if paragraph.place.standing in standings and holds(paragraph)
    )


def look_at(clause: Clause, place: Place, context: Context, duties: DutyReader) -> Paragraph:
    """The clause with its role; of one that stands by itself, without its title or pointer."""
    role = role_of(clause.text)
    if place.standing is not Standing.SECTION:
        return Paragraph(clause, place, role, context, duties)
    paragraph = Paragraph(_behind_pointer(clause), place, role, context, duties)
    return paragraph if paragraph.listed else _titled(paragraph)


def tells_each(clauses: Sequence[Clause], duties: DutyReader) -> bool:
    """True for a section whose paragraphs begin, most of them, with who is to act."""
    spoken = sum(duties.speaks(each) for each in clauses)
    return spoken >= max(3, SPOKEN_SHARE * len(clauses))


def _titled(paragraph: Paragraph) -> Paragraph:
    """ "6. Chế độ báo cáo: Các sở báo cáo …": the heading says what the paragraph is about."""
    clause = paragraph.clause
    found = _TITLED.match(clause.text) if paragraph.is_whole else None
    own = role_of(found["title"]) if found else Role.OTHER
    if not found or own is Role.OTHER:
        return paragraph
    return replace(paragraph, clause=replace(clause, text=found["rest"]), role=own)


def _behind_pointer(section: Clause) -> Clause:
    """ "Nhiệm vụ cụ thể tại Phụ lục kèm theo. Các cơ quan báo cáo …": what follows is the duty."""
    first, *rest = split_sentences(section.text) or [""]
    if not rest or section.children or not ANNEX_POINTER.search(first):
        return section
    return replace(section, text=" ".join(rest))
