"""The right column of the first view: who leads most in the documents, and how much of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from viz.cards import card, fact, led_card
from viz.picture import LEVEL, Box, Connector
from viz.placement import Words, box
from viz.scene import Scene
from viz.statements import Led

AGENCIES = 12
MORE_AGENCIES = "more-agencies"


def seats(led: Iterable[Led]) -> dict[str, str]:
    """Which box each agency sits in: its own for those that lead most, else the common one."""
    leads: Counter[str] = Counter()
    for each in led:
        leads[each.agency] += each.tasks
    ranked = sorted(leads, key=lambda agency: (-leads[agency], agency))
    own = ranked if len(ranked) <= AGENCIES else ranked[: AGENCIES - 1]
    return {agency: agency if agency in own else MORE_AGENCIES for agency in ranked}


def agency_boxes(
    scene: Scene, led: Sequence[Led], places: Mapping[str, str], width: float
) -> list[Box]:
    """One box for each agency that leads most, and one for all others."""
    by_seat: dict[str, list[Led]] = {seat: [] for seat in places.values()}
    for each in led:
        by_seat[places[each.agency]].append(each)
    return [
        _more_box(seat, held, width)
        if seat == MORE_AGENCIES
        else _agency_box(scene, seat, held, width)
        for seat, held in by_seat.items()
    ]


def _agency_box(scene: Scene, seat: str, held: list[Led], width: float) -> Box:
    name = held[0].name
    said = Words(body=name, foot=_foot(held))
    return box(seat, "agency", LEVEL["agency"], said, led_card(scene, name, held), width)


def _more_box(seat: str, held: list[Led], width: float) -> Box:
    names = sorted({each.name for each in held})
    text = f"và {len({each.agency for each in held})} cơ quan khác"
    said = Words(body=text, foot=_foot(held))
    return box(seat, "more", LEVEL["agency"], said, card(text, [fact("Cơ quan", names)]), width)


def _foot(held: Iterable[Led]) -> str:
    """How many tasks in each role."""
    counts: Counter[str] = Counter()
    for each in held:
        counts[each.role] += each.tasks
    return roles_said(counts)


def roles_said(counts: Mapping[str, int]) -> str:
    """How many tasks in each role, in words."""
    return ", ".join(f"{role} {counts[role]} nhiệm vụ" for role in sorted(counts))


def lead_lines(
    led: Iterable[Led], places: Mapping[str, str], drawn: Mapping[str, str]
) -> list[Connector]:
    """From each agency to the documents whose tasks it answers for."""
    tasks: Counter[tuple[str, str]] = Counter()
    stated: dict[tuple[str, str], bool] = defaultdict(bool)
    for each in led:
        pair = (places[each.agency], drawn[each.plan])
        tasks[pair] += each.tasks
        stated[pair] |= each.stated
    return [
        Connector(
            from_id=agency, to_id=plan, stated=stated[agency, plan], kind="leads", weight=number
        )
        for (agency, plan), number in sorted(tasks.items())
    ]
