"""The first view: a resolution's groups, the documents that carry them out, and who leads."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.schema.labels import COVERAGES, LOCAL_STATES, SOURCES, UNSURE, begin, say
from graph.schema.vocabulary import Grain
from viz.cards import card, document_card, fact
from viz.group_boxes import GROUP_WIDTH, contained, group_boxes, root_box, tallies
from viz.leads import agency_boxes, lead_lines, seats
from viz.picture import LEVEL, Box, Connector, Picture, State, View
from viz.placement import BoxColumn, Words, box, place
from viz.scene import Scene
from viz.statements import SAID, Doc, Led
from viz.tree import GroupState, Tree

PLAN_WIDTH = 310.0
AGENCY_WIDTH = 240.0
GUTTER = 84.0
MORE_PLANS = "more-plans"


@dataclass(frozen=True)
class Overlook:
    """What the boxes of the first view are made of."""

    scene: Scene
    states: dict[str, GroupState]
    """How far local plans take each group up."""
    local: Tree
    local_plans: frozenset[str]
    served: dict[str, Counter[str]]
    """For each document, the groups it takes up, with how many of their parts."""
    led: list[Led]


def overview(scene: Scene, limit: int) -> Picture:
    """Groups, at most ``limit`` documents and the agencies that lead most; the rest is grouped."""
    view = _read(scene)
    plans = _local_first(view)
    shown, rest = plans[:limit], plans[limit:]
    drawn = {doc.id: doc.id for doc in shown} | {doc.id: MORE_PLANS for doc in rest}
    groups = group_boxes(scene, view.local, view.states, LOCAL_STATES)
    places = seats(view.led)
    lines = [
        *contained(scene.root.id, groups),
        *_stated_lines(scene, drawn),
        *_group_lines(view.served, drawn),
        *lead_lines(view.led, places, drawn),
    ]
    documents = [*(_plan_box(view, doc) for doc in shown), *_more_plans(rest)]
    agencies = agency_boxes(scene, view.led, places, AGENCY_WIDTH)
    columns = [
        BoxColumn("NGHỊ QUYẾT, NHÓM NHIỆM VỤ", GROUP_WIDTH, [root_box(scene), *groups], fixed=True),
        BoxColumn("VĂN BẢN TRIỂN KHAI", PLAN_WIDTH, documents, fixed=True),
        BoxColumn("CƠ QUAN CHỦ TRÌ", AGENCY_WIDTH, agencies),
    ]
    layout = place(columns, lines, GUTTER)
    return Picture(
        title=f"{scene.root.name}: nhóm nhiệm vụ nào đã có kế hoạch địa phương?",
        summary=_summary(view),
        view=View(resolution=scene.root.id),
        choices=scene.choices,
        tallies=tallies(view.states, LOCAL_STATES),
        boxes=layout.boxes,
        lines=layout.lines,
        notes=_notes(view, rest, places),
        documents=(scene.root.id, *(doc.id for doc in plans if doc.loaded)),
        width=layout.width,
        height=layout.height,
    )


def _read(scene: Scene) -> Overlook:
    local, local_plans = scene.tree("local")
    led = scene.inquiry.ask("leading_agencies", resolution=scene.root.id).rows
    return Overlook(
        scene=scene,
        states=local.states(),
        local=local,
        local_plans=frozenset(local_plans),
        served=_served(local, scene.plans),
        led=[Led.of(row) for row in led],
    )


def _served(tree: Tree, plans: Sequence[Doc]) -> dict[str, Counter[str]]:
    served: dict[str, Counter[str]] = {doc.id: Counter() for doc in plans}
    for group in tree.groups:
        for plan in group.plans | group.elsewhere:
            served[plan][group.id] += 0
    for clause in tree.clauses.values():
        group_id = tree.group_of(clause.id)
        if clause.grain == Grain.PART and group_id:
            for plan in clause.plans | clause.elsewhere:
                served[plan][group_id] += 1
    return served


def _local_first(view: Overlook) -> list[Doc]:
    """Loaded before cited, local before other, those that serve most groups first."""
    return sorted(
        view.scene.plans,
        key=lambda doc: (
            not doc.loaded,
            doc.id not in view.local_plans,
            -len(view.served[doc.id]),
        ),
    )


def _group_lines(served: Mapping[str, Counter[str]], drawn: Mapping[str, str]) -> list[Connector]:
    weights: Counter[tuple[str, str]] = Counter()
    for plan, groups in served.items():
        for group, number in groups.items():
            weights[drawn[plan], group] += max(number, 1)
    return [
        Connector(from_id=plan, to_id=group, stated=False, kind="implements", weight=number)
        for (plan, group), number in sorted(weights.items())
    ]


def _stated_lines(scene: Scene, drawn: dict[str, str]) -> list[Connector]:
    """Documents that say what they carry out; each pair once."""
    ends = drawn | {scene.root.id: scene.root.id}
    pairs = {
        (ends[each.from_id], ends[each.to_id]): each.basis in (*SAID, "register")
        for each in scene.citations
        if each.from_id != scene.root.id and ends[each.from_id] != ends[each.to_id]
    }
    return [
        Connector(from_id=start, to_id=end, stated=stated, kind="implements")
        for (start, end), stated in sorted(pairs.items())
    ]


def _plan_box(view: Overlook, doc: Doc) -> Box:
    scene, served = view.scene, view.served[doc.id]
    groups = [view.local.clauses[group].text for group in sorted(served)]
    return box(
        doc.id,
        "plan",
        LEVEL["plan"],
        Words(
            head=" · ".join(filter(None, (doc.name, say("level", doc.level)))),
            body=doc.issuer or doc.title or "",
            foot=_plan_foot(doc, len(served), len(view.states)),
            body_lines=2,
        ),
        document_card(
            scene,
            doc,
            [
                fact("Số nhiệm vụ", [str(doc.tasks)] if doc.loaded else []),
                fact("Nhóm nhiệm vụ thực hiện", groups),
            ],
        ),
        PLAN_WIDTH,
        state=_source_state(doc),
        opens=View(resolution=scene.root.id, plan=doc.id) if doc.loaded else None,
    )


def _source_state(doc: Doc) -> State:
    if not doc.loaded:
        return "cited"
    return "press" if doc.is_press else "plain"


def _plan_foot(doc: Doc, groups: int, total: int) -> str:
    if not doc.loaded:
        return begin(SOURCES["cited"])
    source = f"{begin(SOURCES['press'])} · " if doc.is_press else ""
    duties = f" · {doc.tasks} nhiệm vụ" if doc.tasks else ""
    return f"{source}{groups}/{total} nhóm{duties}"


def _more_plans(rest: Sequence[Doc]) -> list[Box]:
    if not rest:
        return []
    text = f"và {len(rest)} văn bản khác"
    names = card(text, [fact("Văn bản", (f"{doc.name} – {doc.issuer or ''}" for doc in rest))])
    return [box(MORE_PLANS, "more", LEVEL["plan"], Words(head=text), names, PLAN_WIDTH)]


def _summary(view: Overlook) -> str:
    states = view.states
    whole = sum(bool(state.total) and state.taken == state.total for state in states.values())
    taken = sum(state.taken for state in states.values())
    total = sum(state.total for state in states.values())
    unsure = sum(len(state.codes("unsure")) for state in states.values())
    left = f" (thêm {unsure} giải pháp {UNSURE})" if unsure else ""
    bare = [view.local.clauses[id].code for id, state in states.items() if state.state == "none"]
    said = (
        f"{taken}/{total} giải pháp{left} đã có kế hoạch địa phương thực hiện; "
        f"{whole}/{len(states)} nhóm nhiệm vụ đủ mọi giải pháp"
    )
    if bare:
        said += f"; {len(bare)} nhóm {COVERAGES['none']}: nhóm {', '.join(bare)}"
    elif codes := _weakest(view):
        said += f"; thấp nhất: {codes}"
    local = len(view.local_plans)
    return (
        f"{said}. Đã xét {view.scene.counted} văn bản triển khai, trong đó {local} của địa phương."
    )


def _weakest(view: Overlook) -> str:
    """The groups with the smallest share of solutions taken up, if any solution is missing."""
    shares = {id: state.taken / state.total for id, state in view.states.items() if state.total}
    least = min(shares.values(), default=1.0)
    return "; ".join(
        f"nhóm {view.local.clauses[id].code} ({view.states[id].taken}/{view.states[id].total} "
        "giải pháp)"
        for id, share in shares.items()
        if share == least < 1
    )


def _notes(view: Overlook, rest: Sequence[Doc], places: Mapping[str, str]) -> tuple[str, ...]:
    scene, notes = view.scene, []
    if not view.states:
        notes.append(f"Chưa có toàn văn {scene.root.name}: không có nhóm nhiệm vụ để đối chiếu.")
    if rest:
        notes.append(f"{len(rest)} văn bản ít liên kết hơn được gộp vào một ô.")
    grouped = sum(agency != seat for agency, seat in places.items())
    if grouped:
        notes.append(f"{grouped} cơ quan chủ trì ít nhiệm vụ hơn được gộp vào một ô.")
    if scene.unstated:
        notes.append(
            f"{scene.unstated} văn bản có nội dung khớp nhưng không nêu rõ thực hiện "
            f"{scene.root.name}: không tính."
        )
    if scene.inquiry.truncated:
        notes.append("Kho có nhiều liên kết hơn mức đọc được; hình này chưa đủ.")
    return tuple(notes)
