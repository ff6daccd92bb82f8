"""The left column of every view: a resolution and its groups, by how far they are taken up."""

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.schema.labels import COVERAGES, UNSURE, Wording, begin
from viz.cards import document_card, group_card
from viz.picture import LEVEL, Box, Connector, State, Tally
from viz.placement import INDENT, Words, box
from viz.scene import Scene
from viz.tree import TAKEN_UP, GroupState, Tree

GROUP_WIDTH = 340.0
SERVED = ("taken", *TAKEN_UP)
ORDER: tuple[State, ...] = ("none", "unsure", "not_assessable", "partial", "taken", "full")
"""In which states are counted at the head of the page: what asks for work comes first."""


def root_box(scene: Scene) -> Box:
    """The resolution, at the head of its groups."""
    root = scene.root
    return box(
        root.id,
        "resolution",
        LEVEL["resolution"],
        Words(head=f"{root.kind or 'Nghị quyết'} {root.name}", body=root.title or ""),
        document_card(scene, root),
        GROUP_WIDTH,
    )


def group_boxes(
    scene: Scene, tree: Tree, states: Mapping[str, GroupState], words: Wording
) -> list[Box]:
    """One box for each group: its name, how many solutions are taken up, and its state in words."""
    return [
        box(
            group.id,
            "group",
            LEVEL["group"],
            Words(
                body=f"{group.code}. {group.text}",
                foot=_foot(states[group.id], words),
                foot_lines=3,
            ),
            group_card(scene, group, states[group.id], begin(words[states[group.id].state])),
            GROUP_WIDTH - INDENT,
            state=states[group.id].state,
        )
        for group in tree.groups
    ]


def _foot(state: GroupState, words: Wording) -> str:
    if state.state not in SERVED:
        return f"{state.taken}/{state.total} giải pháp · {begin(words[state.state])}"
    said = f"{state.taken}/{state.total} giải pháp có kế hoạch"
    if state.state == "taken":
        return f"{said}, còn thiếu ý"
    gaps = (
        f"{word}: {', '.join(codes)}"
        for word, status in ((COVERAGES["none"], "none"), (UNSURE, "unsure"))
        if (codes := state.codes(status))
    )
    return " · ".join((said, *gaps))


def contained(parent: str, children: Iterable[Box]) -> list[Connector]:
    """What stands in a text."""
    return [
        Connector(from_id=parent, to_id=child.id, stated=True, kind="contains")
        for child in children
    ]


def tallies(states: Mapping[str, GroupState], words: Wording) -> tuple[Tally, ...]:
    """How many groups are in each state; states that none is in are left out."""
    counts = Counter(state.state for state in states.values())
    return tuple(
        Tally(label=begin(words[state]), found=counts[state], total=len(states), state=state)
        for state in ORDER
        if counts[state]
    )
