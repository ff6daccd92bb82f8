"""The first view: a resolution's groups, the documents that carry them out, and who leads."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graph.schema.labels import LEVELS
from viz import words
from viz.cards import agency_card, card, document_card, fact
from viz.groups import GROUP_WIDTH, contained, group_boxes, root_box, tallies
from viz.layout import BoxColumn, Words, box, place
from viz.picture import LEVEL, Box, Connector, Picture, State, View
from viz.reads import Doc, Duty
from viz.rollup import GroupState, local_states
from viz.scene import Scene

PLAN_WIDTH = 310.0
AGENCY_WIDTH = 240.0
GUTTER = 84.0
AGENCIES = 12
MORE_PLANS = "more-plans"
MORE_AGENCIES = "more-agencies"


def overview(scene: Scene, limit: int) -> Picture:
    """Groups, at most ``limit`` documents and the agencies that lead most; the rest is grouped."""
    states = local_states(scene.tree, scene.links, scene.documents)
    served = _served(scene)
    plans = _local_first(scene.plans, served)
    shown, rest = plans[:limit], plans[limit:]
    drawn = {doc.id: doc.id for doc in shown} | {doc.id: MORE_PLANS for doc in rest}
    duties = scene.reader.duties([doc.id for doc in plans], "CHỦ_TRÌ")
    seats = _seats(duties)
    groups = group_boxes(scene, states, words.GROUP_STATES)
    lines = [
        *contained(scene.root.id, groups),
        *_stated_lines(scene, drawn),
        *_group_lines(served, drawn),
        *_lead_lines(duties, seats, drawn),
    ]
    documents = [*_plan_boxes(scene, shown, served), *_more_plans(rest)]
    columns = [
        BoxColumn("NGHỊ QUYẾT, NHÓM NHIỆM VỤ", GROUP_WIDTH, [root_box(scene), *groups], fixed=True),
        BoxColumn("VĂN BẢN TRIỂN KHAI", PLAN_WIDTH, documents, fixed=True),
        BoxColumn("CƠ QUAN CHỦ TRÌ", AGENCY_WIDTH, _agency_boxes(scene, duties, seats)),
    ]
    layout = place(columns, lines, GUTTER)
    return Picture(
        title=f"{scene.root.name}: nhóm nhiệm vụ nào đã có kế hoạch địa phương?",
        summary=_summary(scene, states),
        view=View(resolution=scene.root.id),
        choices=scene.choices,
        tallies=tallies(states, words.GROUP_STATES),
        boxes=layout.boxes,
        lines=layout.lines,
        notes=_notes(scene, rest, seats),
        documents=(scene.root.id, *(doc.id for doc in plans if doc.loaded)),
        width=layout.width,
        height=layout.height,
    )


def _local_first(plans: Sequence[Doc], served: Mapping[str, Counter[str]]) -> list[Doc]:
    """Loaded before cited, local before other, those that serve most groups first."""
    return sorted(plans, key=lambda doc: (not doc.loaded, not doc.is_local, -len(served[doc.id])))


def _served(scene: Scene) -> dict[str, Counter[str]]:
    """For each document, the groups it takes up and with how many clauses; unsure ones are out."""
    targets: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for link in scene.links:
        group = scene.tree.group_of(link.target)
        if group and link.coverage != "unsure":
            targets[link.plan][group].add(link.target)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for plan, groups in targets.items():
        counts[plan] = Counter({group: len(clauses) for group, clauses in groups.items()})
    return counts


def _group_lines(served: Mapping[str, Counter[str]], drawn: Mapping[str, str]) -> list[Connector]:
    weights: Counter[tuple[str, str]] = Counter()
    for plan, groups in served.items():
        for group, number in groups.items():
            weights[drawn[plan], group] += number
    return [
        Connector(from_id=plan, to_id=group, stated=False, kind="implements", weight=number)
        for (plan, group), number in sorted(weights.items())
    ]


def _stated_lines(scene: Scene, drawn: dict[str, str]) -> list[Connector]:
    """Documents that say what they carry out; each pair once."""
    ends = drawn | {scene.root.id: scene.root.id}
    pairs = {
        (ends[each.from_id], ends[each.to_id]): each.basis in ("stated", "reviewed", "register")
        for each in scene.citations
        if each.from_id != scene.root.id and ends[each.from_id] != ends[each.to_id]
    }
    return [
        Connector(from_id=start, to_id=end, stated=stated, kind="implements")
        for (start, end), stated in sorted(pairs.items())
    ]


def _plan_boxes(
    scene: Scene, plans: Sequence[Doc], served: Mapping[str, Counter[str]]
) -> list[Box]:
    counts = scene.reader.task_counts([doc.id for doc in plans])
    total = len(scene.tree.groups)
    return [
        box(
            doc.id,
            "plan",
            LEVEL["plan"],
            Words(
                head=" · ".join(filter(None, (doc.name, words.say(LEVELS, doc.level, "")))),
                body=doc.issuer or doc.title or "",
                foot=_plan_foot(doc, len(served[doc.id]), total, counts.get(doc.id, 0)),
                body_lines=2,
            ),
            document_card(
                scene,
                doc,
                [
                    fact("Số nhiệm vụ", [str(counts.get(doc.id, 0))] if doc.loaded else []),
                    fact(
                        "Nhóm nhiệm vụ thực hiện",
                        [scene.tree.clauses[group].text for group in sorted(served[doc.id])],
                    ),
                ],
            ),
            PLAN_WIDTH,
            state=_source_state(doc),
            opens=View(resolution=scene.root.id, plan=doc.id) if doc.loaded else None,
        )
        for doc in plans
    ]


def _source_state(doc: Doc) -> State:
    if not doc.loaded:
        return "cited"
    return "press" if doc.is_press else "plain"


def _plan_foot(doc: Doc, groups: int, total: int, tasks: int) -> str:
    if not doc.loaded:
        return "Chỉ được dẫn, chưa có toàn văn"
    source = "Theo tin báo chí · " if doc.is_press else ""
    duties = f" · {tasks} nhiệm vụ" if tasks else ""
    return f"{source}{groups}/{total} nhóm{duties}"


def _more_plans(rest: Sequence[Doc]) -> list[Box]:
    if not rest:
        return []
    text = f"và {len(rest)} văn bản khác"
    names = card(text, [fact("Văn bản", (f"{doc.name} – {doc.issuer or ''}" for doc in rest))])
    return [box(MORE_PLANS, "more", LEVEL["plan"], Words(head=text), names, PLAN_WIDTH)]


def _seats(duties: Sequence[Duty]) -> dict[str, str]:
    """Which box each agency sits in: its own for those that lead most, else the common one."""
    leads = Counter(agency for _, agency in {(duty.task, duty.agency) for duty in duties})
    ranked = sorted(leads, key=lambda agency: (-leads[agency], agency))
    own = ranked if len(ranked) <= AGENCIES else ranked[: AGENCIES - 1]
    return {agency: agency if agency in own else MORE_AGENCIES for agency in ranked}


def _agency_boxes(scene: Scene, duties: Sequence[Duty], seats: Mapping[str, str]) -> list[Box]:
    by_seat: dict[str, list[Duty]] = {seat: [] for seat in seats.values()}
    for duty in duties:
        by_seat[seats[duty.agency]].append(duty)
    others = sum(seat == MORE_AGENCIES for seat in seats.values())
    return [
        _agency_box(scene, seat, held, others if seat == MORE_AGENCIES else 0)
        for seat, held in by_seat.items()
    ]


def _agency_box(scene: Scene, seat: str, held: list[Duty], others: int) -> Box:
    led = len({duty.task for duty in held})
    name = f"và {others} cơ quan khác" if others else held[0].name
    inside = (
        card(name, [fact("Cơ quan", sorted({duty.name for duty in held}))])
        if others
        else agency_card(scene, name, held, {})
    )
    return box(
        seat,
        "more" if others else "agency",
        LEVEL["agency"],
        Words(body=name, foot=f"chủ trì {led} nhiệm vụ"),
        inside,
        AGENCY_WIDTH,
    )


def _lead_lines(
    duties: Sequence[Duty], seats: Mapping[str, str], drawn: Mapping[str, str]
) -> list[Connector]:
    tasks: dict[tuple[str, str], set[str]] = defaultdict(set)
    stated: dict[tuple[str, str], bool] = defaultdict(bool)
    for duty in duties:
        pair = (seats[duty.agency], drawn[duty.plan])
        tasks[pair].add(duty.task)
        stated[pair] |= duty.basis in ("stated", "reviewed")
    return [
        Connector(
            from_id=agency, to_id=plan, stated=stated[agency, plan], kind="leads", weight=len(led)
        )
        for (agency, plan), led in sorted(tasks.items())
    ]


def _summary(scene: Scene, states: Mapping[str, GroupState]) -> str:
    local = sum(doc.is_local and doc.loaded for doc in scene.plans)
    loaded = sum(doc.loaded for doc in scene.plans)
    whole = sum(bool(state.total) and state.taken == state.total for state in states.values())
    taken = sum(state.taken for state in states.values())
    total = sum(state.total for state in states.values())
    unsure = sum(state.count("unsure") for state in states.values())
    left = f" (thêm {unsure} chưa rõ)" if unsure else ""
    bare = [scene.tree.clauses[id].code for id, state in states.items() if state.state == "none"]
    said = (
        f"{taken}/{total} giải pháp{left} đã có kế hoạch địa phương thực hiện; "
        f"{whole}/{len(states)} nhóm nhiệm vụ đủ mọi giải pháp"
    )
    if bare:
        said += f"; {len(bare)} nhóm chưa có: nhóm {', '.join(bare)}"
    elif codes := _weakest(scene, states):
        said += f"; thấp nhất: {codes}"
    return f"{said}. Đã xét {loaded} văn bản triển khai, trong đó {local} của địa phương."


def _weakest(scene: Scene, states: Mapping[str, GroupState]) -> str:
    """The groups with the smallest share of solutions taken up, if any solution is missing."""
    shares = {id: state.taken / state.total for id, state in states.items() if state.total}
    least = min(shares.values(), default=1.0)
    return "; ".join(
        f"nhóm {scene.tree.clauses[id].code} ({states[id].taken}/{states[id].total} giải pháp)"
        for id, share in shares.items()
        if share == least < 1
    )


def _notes(scene: Scene, rest: Sequence[Doc], seats: Mapping[str, str]) -> tuple[str, ...]:
    notes = []
    if not scene.tree.groups:
        notes.append(f"Chưa có toàn văn {scene.root.name}: không có nhóm nhiệm vụ để đối chiếu.")
    if rest:
        notes.append(f"{len(rest)} văn bản ít liên kết hơn được gộp vào một ô.")
    grouped = sum(seat == MORE_AGENCIES for seat in seats.values())
    if grouped:
        notes.append(f"{grouped} cơ quan chủ trì ít nhiệm vụ hơn được gộp vào một ô.")
    if scene.unstated:
        notes.append(
            f"{scene.unstated} văn bản có nội dung khớp nhưng không nêu rõ thực hiện "
            f"{scene.root.name}: không tính."
        )
    if scene.reader.truncated:
        notes.append("Kho có nhiều liên kết hơn mức đọc được; hình này chưa đủ.")
    return tuple(notes)
