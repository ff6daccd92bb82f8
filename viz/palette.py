"""Colours and strokes, one place for canvas and legend; never the only sign of a state."""

from dataclasses import dataclass

from viz.picture import Box


@dataclass(frozen=True)
class Look:
    """How a box is painted; dashes say that it is not certain."""

    fill: str
    stroke: str
    ink: str = "#16202c"
    width: int = 1
    dashed: bool = False


STATES = {
    "none": Look("#fdecea", "#b3261e", "#8c1d18", width=3),
    "unsure": Look("#ffffff", "#9a6700", dashed=True, width=2),
    "press": Look("#eceff1", "#5f6b76", dashed=True),
    "partial": Look("#ffedc2", "#9a6700", width=2),
    "taken": Look("#edf7ec", "#4d8b57"),
    "full": Look("#cdebd3", "#1b6e33", width=2),
    "not_assessable": Look("#ffffff", "#7b8794", dashed=True),
    "cited": Look("#ffffff", "#7b8794", "#4b5763", dashed=True),
}
KINDS = {
    "resolution": Look("#123c69", "#123c69", "#ffffff"),
    "plan": Look("#e4eefa", "#2f6db3"),
    "section": Look("#eef1f4", "#7b8794"),
    "task": Look("#ffffff", "#5b87b8"),
    "solution": Look("#ffffff", "#5b87b8"),
    "agency": Look("#efe9f8", "#6a4fa3"),
    "more": Look("#ffffff", "#7b8794", dashed=True),
    "heading": Look("#ffffff", "#ffffff", "#4b5763"),
}
LINES = {"contains": "#9aa7b4", "implements": "#2f6db3", "leads": "#8f79c2"}


def look(box: Box) -> Look:
    """What a box looks like: by its state, else by what it is."""
    return STATES.get(box.state) or KINDS.get(box.kind) or KINDS["section"]
