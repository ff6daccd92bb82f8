"""The second view: one plan's sections and tasks, the groups they serve, and who leads them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.base.errors import NotFound
from graph.schema.labels import NOT_STATED, PLAN_STATES
from viz.cards import (
    card,
    clause_card,
    document_card,
    duties_card,
    fact,
    link_quotes,
    serves,
    task_card,
)
from viz.group_boxes import GROUP_WIDTH, SERVED, contained, group_boxes, root_box, tallies
from viz.leads import roles_said
from viz.picture import LEVEL, Box, Connector, Fact, Picture, View
from viz.placement import INDENT, BoxColumn, Words, box, place
from viz.scene import Scene
from viz.sections import Section, read_sections
from viz.statements import SAID, Clause, Doc, Duty, Item, Link, read_items
from viz.tree import GroupState, Tree

GUTTER = 84.0
ITEM_WIDTH = 370.0
AGENCY_WIDTH = 220.0


@dataclass(frozen=True)
class Opened:
    """The plan that is looked at, with all that its boxes are made of."""

    scene: Scene
    plan: Doc
    tree: Tree
    """The clauses of the resolution, as this plan alone takes them up."""
    sections: list[Section]
    links: dict[str, list[Link]]
    shown: frozenset[str]
    """Ids of the sections whose members are drawn one by one."""

    @property
    def tasks(self) -> list[Item]:
        """The tasks of the plan, in its order."""
        return [task for section in self.sections for task in section.tasks]


def plan_view(scene: Scene, plan_id: str, section: str | None, limit: int) -> Picture:
    """One plan. Above ``limit`` items its sections stay closed; ``section`` opens one of them."""
    opened = _open(scene, plan_id, section, limit)
    states = opened.tree.states()
    groups = group_boxes(scene, opened.tree, states, PLAN_STATES)
    outline = _outline(opened)
    agencies = _agency_boxes(opened)
    lines = [
        *contained(scene.root.id, groups),
        *_outline_lines(opened, {each.id: each for each in outline}),
        *_group_lines(opened),
        *_lead_lines(opened),
    ]
    columns = [
        BoxColumn("NGHỊ QUYẾT, NHÓM NHIỆM VỤ", GROUP_WIDTH, [root_box(scene), *groups], fixed=True),
        BoxColumn("NỘI DUNG CỦA VĂN BẢN", ITEM_WIDTH, outline, fixed=True),
        BoxColumn("CƠ QUAN CHỦ TRÌ", AGENCY_WIDTH, agencies, fixed=True),
    ]
    layout = place(columns, lines, GUTTER)
    return Picture(
        title=f"{opened.plan.name}: nhiệm vụ nào thực hiện nhóm nào, ai chủ trì?",
        summary=_summary(opened, states),
        view=View(resolution=scene.root.id, plan=plan_id, section=section),
        choices=scene.choices,
        back=View(resolution=scene.root.id, plan=plan_id if section else None),
        tallies=tallies(states, PLAN_STATES),
        boxes=layout.boxes,
        lines=layout.lines,
        notes=_notes(opened),
        documents=(scene.root.id, plan_id),
        width=layout.width,
        height=layout.height,
    )


def _open(scene: Scene, plan_id: str, section: str | None, limit: int) -> Opened:
    plan = scene.documents.get(plan_id)
    if plan is None or plan_id == scene.root.id:
        raise NotFound(
            f"Không có văn bản “{plan_id}” trong các văn bản triển khai {scene.root.name}.",
            hint="Chọn một văn bản trên hình của nghị quyết.",
        )
    own = Tree(map(Clause.of, scene.inquiry.ask("solutions", document=plan_id).rows))
    tasks = read_items(scene.inquiry.ask("task_assignments", document=plan_id).rows)
    sections = read_sections(tasks, own)
    if section is not None and section not in {each.id for each in sections}:
        raise NotFound(f"{plan.name} không có mục “{section}”.", hint="Chọn một mục trên hình.")
    everything = sum(len(each.members) for each in sections) <= limit
    shown = {each.id for each in sections if each.id == section or everything}
    tree, _ = scene.tree("all", document=plan_id)
    return Opened(scene, plan, tree, sections, _links(scene, plan_id, own), frozenset(shown))


def _links(scene: Scene, plan_id: str, own: Tree) -> dict[str, list[Link]]:
    """What each passage of the plan takes up; a heading is no commitment."""
    given = {"resolution": scene.root.id, "document": plan_id}
    headings = {group.id for group in own.groups}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in map(Link.of, scene.inquiry.ask("link_explanations", **given).rows):
        if not link.is_rejected and link.item not in headings:
            links[link.item].append(link)
    return links


def _outline(opened: Opened) -> list[Box]:
    """The plan, its sections and, where they are open, what stands under them."""
    plan = opened.plan
    boxes = [
        box(
            plan.id,
            "plan",
            LEVEL["plan"],
            Words(head=plan.name, body=plan.issuer or plan.title or ""),
            document_card(opened.scene, plan, [_undrawn(opened)]),
            ITEM_WIDTH,
        )
    ]
    for section in opened.sections:
        boxes.append(_section_box(opened, section))
        if section.id in opened.shown:
            boxes += [_task_box(opened, task) for task in section.tasks]
            boxes += [_clause_box(opened, clause) for clause in section.clauses]
    return boxes


def _undrawn(opened: Opened) -> Fact:
    """What the plan's objectives and indicators take up: they have no box of their own."""
    drawn = _drawn(opened)
    links = [link for item, own in opened.links.items() if item not in drawn for link in own]
    return serves(opened.scene, links, "Mục tiêu, chỉ tiêu của văn bản cũng thực hiện")


def _outline_lines(opened: Opened, boxes: Mapping[str, Box]) -> list[Connector]:
    """The plan holds its sections, a section what stands under it."""
    lines = contained(opened.plan.id, [boxes[section.id] for section in opened.sections])
    for section in opened.sections:
        members = [boxes[member] for member in section.members if member in boxes]
        lines += contained(section.id, members)
    return lines


def _section_box(opened: Opened, section: Section) -> Box:
    closed = section.id not in opened.shown
    view = View(resolution=opened.scene.root.id, plan=opened.plan.id, section=section.id)
    texts = [each.text for each in section.tasks] + [each.text for each in section.clauses]
    links = [link for member in section.members for link in opened.links[member]]
    return box(
        section.id,
        "section",
        LEVEL["section"],
        Words(head=section.name, foot=section.size if closed else ""),
        card(
            section.name,
            [fact("Gồm", texts), serves(opened.scene, links)],
            link_quotes(opened.scene, opened.plan, links),
        ),
        ITEM_WIDTH - INDENT,
        opens=view if closed else None,
    )


def _task_box(opened: Opened, task: Item) -> Box:
    leading = "; ".join(duty.name for duty in task.leads) or f"{NOT_STATED} cơ quan chủ trì"
    deadline = task.timeframe or f"{NOT_STATED} thời hạn"
    number = f"{task.number}. " if task.number else ""
    return box(
        task.id,
        "task",
        LEVEL["task"],
        Words(body=number + task.text, foot=f"{leading} · {deadline}", foot_lines=3),
        task_card(opened.scene, opened.plan, task, opened.links[task.id]),
        ITEM_WIDTH - 2 * INDENT,
    )


def _clause_box(opened: Opened, clause: Clause) -> Box:
    return box(
        clause.id,
        "solution",
        LEVEL["solution"],
        Words(body=f"{clause.code} {clause.text}"),
        clause_card(opened.scene, opened.plan, clause, opened.links[clause.id]),
        ITEM_WIDTH - 2 * INDENT,
    )


def _drawn(opened: Opened) -> dict[str, str]:
    """Which box stands for each task and solution: its own, or that of its closed section."""
    own = {member: member for section in opened.sections for member in section.members}
    own |= {part: clause for each in opened.sections for part, clause in each.inside.items()}
    closed = {
        member: section.id
        for section in opened.sections
        if section.id not in opened.shown
        for member in (*section.members, *section.inside)
    }
    return own | closed


def _group_lines(opened: Opened) -> list[Connector]:
    drawn, tree = _drawn(opened), opened.tree
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item, links in opened.links.items():
        for link in links:
            group = tree.group_of(link.target)
            if group and not link.is_unsure:
                pairs[drawn.get(item, opened.plan.id), group].add(link.target)
    return [
        Connector(from_id=start, to_id=group, stated=False, kind="implements", weight=len(targets))
        for (start, group), targets in sorted(pairs.items())
    ]


def _duties(opened: Opened) -> dict[str, list[Duty]]:
    """What each agency answers for, agencies in the order in which the plan names them."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for task in opened.tasks:
        for duty in task.leads:
            found[duty.agency].append(duty)
    return found


def _agency_boxes(opened: Opened) -> list[Box]:
    texts = {task.id: task.text for task in opened.tasks}
    return [
        box(
            agency,
            "agency",
            LEVEL["agency"],
            Words(
                body=duties[0].name,
                foot=roles_said(Counter(duty.role for duty in duties)),
                body_lines=3,
            ),
            duties_card(opened.scene, opened.plan, duties, texts),
            AGENCY_WIDTH,
        )
        for agency, duties in _duties(opened).items()
    ]


def _lead_lines(opened: Opened) -> list[Connector]:
    drawn = _drawn(opened)
    pairs: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for agency, duties in _duties(opened).items():
        for duty in duties:
            pairs[agency, drawn[duty.task]].append(duty)
    return [
        Connector(
            from_id=agency,
            to_id=item,
            stated=any(duty.basis in SAID for duty in duties),
            kind="leads",
            weight=len(duties),
        )
        for (agency, item), duties in sorted(pairs.items())
    ]


def _summary(opened: Opened, states: Mapping[str, GroupState]) -> str:
    served = sum(state.state in SERVED for state in states.values())
    led = sum(task.has_lead for task in opened.tasks)
    return (
        f"Văn bản này thực hiện {served}/{len(states)} nhóm nhiệm vụ của "
        f"{opened.scene.root.name}; {led}/{len(opened.tasks)} nhiệm vụ ghi rõ cơ quan chủ trì."
    )


def _notes(opened: Opened) -> tuple[str, ...]:
    notes = []
    closed = [section for section in opened.sections if section.id not in opened.shown]
    if closed:
        hidden = sum(len(section.members) for section in closed)
        notes.append(f"{hidden} nội dung được gộp theo {len(closed)} mục; mở từng mục để xem.")
    helping = {duty.agency for task in opened.tasks for duty in task.helps}
    only = helping - set(_duties(opened))
    if only:
        notes.append(f"{len(only)} cơ quan chỉ phối hợp không vẽ; xem trong thẻ của nhiệm vụ.")
    if opened.scene.inquiry.truncated:
        notes.append("Kho có nhiều liên kết hơn mức đọc được; hình này chưa đủ.")
    return tuple(notes)
