"""The left column of every view: a resolution and its groups, by how far they are taken up."""

from collections import Counter
from collections.abc import Iterable, Mapping

from viz.cards import document_card, group_card
from viz.layout import INDENT, Words, box
from viz.picture import LEVEL, Box, Connector, Tally
from viz.rollup import GroupState
from viz.scene import Scene

GROUP_WIDTH = 340.0
SERVED = ("covered", "taken", "partial")


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
    scene: Scene, states: Mapping[str, GroupState], labels: dict[str, str]
) -> list[Box]:
    """One box for each group: its name, how many solutions are taken up, and its state in words."""
    return [
        box(
            group.id,
            "group",
            LEVEL["group"],
            Words(body=f"{group.code}. {group.text}", foot=_foot(scene, states[group.id], labels)),
            group_card(scene, group, states[group.id], labels[states[group.id].state]),
            GROUP_WIDTH - INDENT,
            state=states[group.id].state,
        )
        for group in scene.tree.groups
    ]


def _foot(scene: Scene, state: GroupState, labels: dict[str, str]) -> str:
    if state.state in ("none", "press", "unassessed", "unsure"):
        return f"{state.taken}/{state.total} giải pháp · {labels[state.state]}"
    said = f"{state.taken}/{state.total} giải pháp có kế hoạch"
    if state.state == "taken":
        return f"{said}, còn thiếu ý"
    gaps = (
        f"{word} {codes}"
        for word, status in (("thiếu", "none"), ("chưa rõ", "unsure"))
        if (codes := _codes(scene, state, status))
    )
    return " · ".join((said, *gaps))


def _codes(scene: Scene, state: GroupState, wanted: str) -> str:
    """The solutions of one status, by their codes."""
    found = (id for id, status in state.statuses.items() if status == wanted)
    return ", ".join(scene.tree.clauses[id].code for id in found)


def contained(parent: str, children: Iterable[Box]) -> list[Connector]:
    """What stands in a text."""
    return [
        Connector(from_id=parent, to_id=child.id, stated=True, kind="contains")
        for child in children
    ]


def tallies(states: Mapping[str, GroupState], labels: dict[str, str]) -> tuple[Tally, ...]:
    """How many groups are in each state; states that none is in are left out."""
    counts = Counter(state.state for state in states.values())
    return tuple(
        Tally(label=labels[state], found=counts[state], total=len(states), state=state)
        for state in ("none", "unsure", "press", "partial", "taken", "covered", "unassessed")
        if counts[state]
    )
