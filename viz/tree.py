"""A text as a tree of its clauses, each with how far documents take it up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.schema.vocabulary import Grain
from viz.picture import State
from viz.statements import Clause

TAKEN_UP = ("full", "partial")


@dataclass(frozen=True)
class GroupState:
    """One group: what the answer says of it and of its solutions.

    ``taken`` where it is partial but every solution is taken up: nothing is left out altogether.
    """

    state: State
    solutions: tuple[Clause, ...]
    plans: frozenset[str]

    @property
    def total(self) -> int:
        """All solutions of the group."""
        return len(self.solutions)

    @property
    def taken(self) -> int:
        """Solutions taken up, in full or in part; an unsure one is not among them."""
        return sum(each.status in TAKEN_UP for each in self.solutions)

    def codes(self, status: str) -> list[str]:
        """Solutions of one status, by their codes."""
        return [each.code for each in self.solutions if each.status == status]


class Tree:
    """The clauses of a text by what they are part of."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = {clause.id: clause for clause in clauses}
        self.children: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in self.clauses.values():
            # A group is nobody's part, so what hangs below a group cannot run in a circle.
            parent = None if clause.grain == Grain.GROUP else clause.parent
            self.children[parent].append(clause)

    @property
    def groups(self) -> list[Clause]:
        """The groups, in the order of the text."""
        return [clause for clause in self.clauses.values() if clause.grain == Grain.GROUP]

    def group_of(self, id: str) -> str | None:
        """The group that a clause belongs to."""
        seen: set[str] = set()
        while id in self.clauses and id not in seen:
            seen.add(id)
            clause = self.clauses[id]
            if clause.grain == Grain.GROUP:
                return id
            id = clause.parent or ""
        return None

    def states(self) -> dict[str, GroupState]:
        """The state of each group."""
        return {group.id: self._state(group) for group in self.groups}

    def _state(self, group: Clause) -> GroupState:
        solutions = tuple(self.children[group.id])
        whole = bool(solutions) and all(each.status in TAKEN_UP for each in solutions)
        state: State = "taken" if whole and group.status == "partial" else group.status
        return GroupState(state, solutions, group.plans)
