"""The picture as data: boxes with their place and card, lines between them, and what was cut."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "resolution", "group", "plan", "section", "task", "solution", "agency", "more", "heading"
]
State = Literal[
    "full", "taken", "partial", "unsure", "none", "not_assessable", "press", "cited", "plain"
]
"""What is said of a clause, by the codes of the answers, and how a document is known."""

LEVEL: dict[str, int] = {
    "resolution": 0,
    "group": 1,
    "plan": 2,
    "section": 3,
    "task": 4,
    "solution": 4,
    "agency": 5,
}


class Frozen(BaseModel):
    """Anything on the picture: it does not change once drawn."""

    model_config = ConfigDict(frozen=True)


class Fact(Frozen):
    """One row of a card: a label and what is said under it."""

    label: str
    values: tuple[str, ...]


class Part(Frozen):
    """A piece of a quote; marked if the words that a link rests on stand in it."""

    text: str
    marked: bool = False


class Quote(Frozen):
    """Words of a source, and where they stand; in parts where some of them are marked."""

    text: str
    place: str
    parts: tuple[Part, ...] = ()


class Card(Frozen):
    """What is shown when a box is chosen."""

    title: str = Field(description="Full name or text, never shortened.")
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()


class View(Frozen):
    """A picture that can be asked for: the parameters of its address."""

    resolution: str
    plan: str | None = None
    section: str | None = None


class Text(Frozen):
    """One printed line of a box."""

    text: str
    bold: bool = False


class Box(Frozen):
    """One node: its text, state, place (top left corner) and card."""

    id: str
    kind: Kind
    level: int
    state: State = "plain"
    lines: tuple[Text, ...]
    card: Card
    opens: View | None = Field(default=None, description="The picture behind this box.")
    x: float = 0
    y: float = 0
    width: float
    height: float


class Point(Frozen):
    """A place on the picture."""

    x: float
    y: float


class Connector(Frozen):
    """One edge, drawn from the lower document to what it carries out, or from lead to task."""

    from_id: str
    to_id: str
    stated: bool = Field(description="True when a text says so; false when it was inferred.")
    kind: Literal["contains", "implements", "leads"]
    weight: int = Field(default=1, description="How many statements it stands for.")
    start: Point = Point(x=0, y=0)
    finish: Point = Point(x=0, y=0)


class ShownResolution(Frozen):
    """A resolution that can be shown."""

    id: str
    name: str
    plans: int


class Tally(Frozen):
    """A count at the head of the page: ``found`` of ``total``, by state."""

    label: str
    found: int
    total: int
    state: State


class Picture(Frozen):
    """Everything that a page needs to show one view of the graph."""

    title: str
    summary: str = Field(description="What one sees, in one or two sentences.")
    view: View
    choices: tuple[ShownResolution, ...]
    back: View | None = None
    tallies: tuple[Tally, ...] = ()
    boxes: tuple[Box, ...]
    lines: tuple[Connector, ...]
    notes: tuple[str, ...] = Field(default=(), description="What is grouped, cut or not known.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that were counted.")
    width: float
    height: float


class EmptyPicture(Frozen):
    """There is nothing to draw; ``hint`` says what to do."""

    title: str
    hint: str
