"""How far the groups of a resolution are taken up: links rolled up from part to group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from viz.picture import State
from viz.reads import Clause, Doc, Link

GROUP_STATE: dict[str, State] = {
    "full": "covered",
    "partial": "partial",
    "unsure": "unsure",
    "none": "none",
}
RANK = {"none": 0, "unsure": 1, "partial": 2, "full": 3}


@dataclass(frozen=True)
class GroupState:
    """One group: its state, and how many of its solutions are taken up.

    ``covered`` when all is taken up in full, ``taken`` when every solution is, though not in full,
    ``partial`` when only some are.
    """

    state: State
    statuses: Mapping[str, str]
    plans: frozenset[str]

    @property
    def total(self) -> int:
        """All solutions of the group."""
        return len(self.statuses)

    def count(self, *wanted: str) -> int:
        """Solutions that have one of these statuses."""
        return sum(status in wanted for status in self.statuses.values())

    @property
    def taken(self) -> int:
        """Solutions taken up, in full or in part; an unsure one is not among them."""
        return self.count("full", "partial")


class Tree:
    """The clauses of a resolution by what they are part of."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = {clause.id: clause for clause in clauses}
        self.children: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in self.clauses.values():
            # A group is nobody's part, so what hangs below a group cannot run in a circle.
            parent = None if clause.grain == "group" else clause.parent
            self.children[parent].append(clause)

    @property
    def groups(self) -> list[Clause]:
        """The groups, in the order of the text."""
        return [clause for clause in self.clauses.values() if clause.grain == "group"]

    def group_of(self, id: str) -> str | None:
        """The group that a clause belongs to."""
        seen: set[str] = set()
        while id in self.clauses and id not in seen:
            seen.add(id)
            clause = self.clauses[id]
            if clause.grain == "group":
                return id
            id = clause.parent or ""
        return None


def best(statuses: Iterable[str]) -> str:
    """The highest of several statuses; ``none`` of nothing."""
    return max(statuses, key=RANK.__getitem__, default="none")


def together(statuses: list[str]) -> str:
    """The status of a whole from those of its parts."""
    if statuses and all(status == "full" for status in statuses):
        return "full"
    if any(status in ("full", "partial") for status in statuses):
        return "partial"
    return best(statuses)


def clause_status(tree: Tree, clause: Clause, direct: Mapping[str, str]) -> str:
    """The status of a clause: what is said of it, or of all its parts, whichever is more."""
    parts = [clause_status(tree, part, direct) for part in tree.children[clause.id]]
    return best([direct.get(clause.id, "none"), together(parts)])


def group_states(tree: Tree, links: Iterable[Link]) -> dict[str, GroupState]:
    """The state of each group by these links alone."""
    direct: dict[str, str] = {}
    plans: dict[str, set[str]] = defaultdict(set)
    for link in links:
        coverage = link.coverage or "partial"
        direct[link.target] = best([direct.get(link.target, "none"), coverage])
        group = tree.group_of(link.target)
        if group and coverage != "unsure":
            plans[group].add(link.plan)
    return {
        group.id: _state(tree, group, direct, frozenset(plans[group.id])) for group in tree.groups
    }


def _state(
    tree: Tree, group: Clause, direct: Mapping[str, str], plans: frozenset[str]
) -> GroupState:
    statuses = {
        solution.id: clause_status(tree, solution, direct) for solution in tree.children[group.id]
    }
    whole = best([together(list(statuses.values())), direct.get(group.id, "none")])
    all_taken = bool(statuses) and all(each in ("full", "partial") for each in statuses.values())
    state = "taken" if whole == "partial" and all_taken else GROUP_STATE[whole]
    return GroupState(state, statuses, plans)


def local_states(
    tree: Tree, links: list[Link], documents: Mapping[str, Doc]
) -> dict[str, GroupState]:
    """The state of each group by local plans.

    ``press`` when a local plan known from the press alone takes a group up; ``unassessed`` for
    every group when local plans are there but nothing at all has been compared.
    """
    local = {id for id, doc in documents.items() if doc.is_local and doc.loaded}
    press = {id for id in local if documents[id].is_press}
    states = group_states(tree, [link for link in links if link.plan in local - press])
    reported = group_states(tree, [link for link in links if link.plan in press])
    if local and not links:
        return {id: _with(state, "unassessed") for id, state in states.items()}
    return {
        id: _with(state, "press") if state.state == "none" and reported[id].taken else state
        for id, state in states.items()
    }


def _with(state: GroupState, word: State) -> GroupState:
    return GroupState(word, state.statuses, state.plans)
