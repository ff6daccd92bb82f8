"""A plan by its headings: tasks first, then solutions, each in the order of the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.schema.labels import begin, say
from viz.statements import Clause, Item
from viz.tree import Tree


@dataclass
class Section:
    """A heading of the plan with what stands under it."""

    id: str
    name: str
    tasks: list[Item] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    inside: dict[str, str] = field(default_factory=dict)
    """Clauses that have no box, and the one whose box stands for them."""

    @property
    def members(self) -> list[str]:
        """Ids of everything under the heading."""
        return [each.id for each in self.tasks] + [each.id for each in self.clauses]

    @property
    def size(self) -> str:
        """How much stands under it, in words."""
        if self.tasks:
            return f"{len(self.tasks)} nhiệm vụ"
        return f"{len(self.clauses)} giải pháp"


def read_sections(tasks: Iterable[Item], own: Tree) -> list[Section]:
    """Headings of the tasks, then headings of the solutions, each in the order of the text."""
    found: dict[str, Section] = {}
    for task in tasks:
        name = task.section or begin(say("origin", task.origin))
        key = f"{task.origin}:{name}"
        section = found.setdefault(key, Section(f"section-{len(found) + 1}", name))
        section.tasks.append(task)
    for group in own.groups:
        key = f"solutions:{group.id}"
        section = Section(f"section-{len(found) + 1}", f"{group.code}. {group.text}")
        section.clauses = own.children[group.id] or [group]
        section.inside = _inside(own, section.clauses)
        found[key] = section
    return list(found.values())


def _inside(tree: Tree, clauses: list[Clause]) -> dict[str, str]:
    """Everything below these clauses, each with the clause that stands for it."""
    found: dict[str, str] = {}
    waiting = [(part, clause.id) for clause in clauses for part in tree.children[clause.id]]
    for part, drawn in waiting:
        found[part.id] = drawn
        waiting += [(deeper, drawn) for deeper in tree.children[part.id]]
    return found
