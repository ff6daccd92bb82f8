"""One body of the register of agencies, as its file writes it."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from graph.register.places import Place
from graph.schema.nodes import Agency
from graph.schema.vocabulary import AgencyKind, Level


class Entry(BaseModel):
    """One body of the register. ``scope`` is where its short names are understood."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    global_aliases: tuple[str, ...] = ()
    code: str | None = None
    kind: AgencyKind
    level: Level | None = None
    part_of: str | None = None
    scope: str | None = None
    collective: bool = False
    office: bool = False
    members: tuple[str, ...] = ()
    member_rule: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    succeeded_by: tuple[str, ...] = ()
    source: str
    party_of: str | None = None
    """The body that a Party body leads from within."""
    ended_by: str | None = None
    """The text that ended it, where the register knows it."""
    made_for: Place | None = None
    """The place whose pattern it follows: an id alone does not say how that is spelled."""

    def short_name(self) -> str | None:
        """The shortest alias, if it is shorter than the name."""
        shortest = min((*self.global_aliases, *self.aliases), key=len, default=self.name)
        return shortest if len(shortest) < len(self.name) else None

    def is_valid(self, on: date) -> bool:
        """Whether the body exists on that day, as far as the register knows."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    def node(self) -> Agency:
        """The body as a node of the graph."""
        return Agency(
            id=self.id,
            name=self.name,
            short_name=self.short_name(),
            aliases=tuple(dict.fromkeys((*self.global_aliases, *self.aliases))),
            kind=self.kind,
            level=self.level,
            place=self.scope or (self.id if self.level is Level.ASSOCIATION else None),
            collective=self.collective,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


class MisreadName(BaseModel):
    """A name that is known to be a slip of a scanner or a typist, and what it probably means."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    means: str
    reason: str = ""


class AmbiguousName(BaseModel):
    """A name that several bodies bear."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    candidates: tuple[str, ...] = ()
    reason: str = ""
