"""The card of each kind of box: everything that does not fit on the canvas."""

from collections.abc import Iterable, Sequence

from graph.schema.labels import (
    BASES,
    LEVELS,
    LINK_STATUSES,
)
from viz import words
from viz.marks import mark
from viz.picture import Card, Fact, Quote
from viz.reads import Clause, Doc, Duty, Item, Link
from viz.rollup import GroupState
from viz.scene import Scene

EXPLAINED = 4
"""Links whose two sides a card shows in full."""
LISTED = 40
"""Values under one label of a card; the rest is counted."""


def fact(label: str, values: Iterable[str | None]) -> Fact:
    """A row of a card, without blanks; a long list ends in how many more there are."""
    kept = [value for value in values if value]
    if len(kept) > LISTED:
        kept = [*kept[:LISTED], f"… và {len(kept) - LISTED} mục nữa"]
    return Fact(label=label, values=tuple(kept))


def card(title: str, facts: Iterable[Fact], quotes: Iterable[Quote] = ()) -> Card:
    """A card without empty rows."""
    return Card(
        title=title, facts=tuple(each for each in facts if each.values), quotes=tuple(quotes)
    )


def document_card(scene: Scene, doc: Doc, more: Sequence[Fact] = ()) -> Card:
    """What is known of a document, and in which words it says what it carries out."""
    cited = [each for each in scene.citations if each.from_id == doc.id]
    return card(
        doc.title or doc.name,
        (
            fact("Số, ký hiệu", [doc.symbol or "chưa rõ số"]),
            fact("Loại văn bản", [doc.kind]),
            fact("Cơ quan ban hành", [doc.issuer]),
            fact("Cấp", [words.say(LEVELS, doc.level)]),
            fact("Ngày ban hành", [words.day(doc.issued_on) or "không ghi"]),
            fact(
                "Nguồn đọc",
                [
                    words.say(words.SOURCES, doc.source_kind)
                    if doc.loaded
                    else "Chỉ được dẫn trong văn bản khác, chưa có trong kho"
                ],
            ),
            fact(
                "Thực hiện",
                [f"{scene.name(each.to_id)} ({words.say(BASES, each.basis)})" for each in cited],
            ),
            *more,
        ),
        (
            Quote(text=each.quote, place=words.place(scene.name(each.document), each.line))
            for each in cited
            if each.quote
        ),
    )


def group_card(scene: Scene, group: Clause, state: GroupState, label: str) -> Card:
    """The group with the status of each of its solutions."""
    solutions = scene.tree.children[group.id]
    return card(
        f"{group.code}. {group.text}",
        (
            fact("Tình trạng", [label]),
            fact("Giải pháp có kế hoạch", [f"{state.taken}/{state.total}"]),
            fact("Văn bản thực hiện", sorted(scene.name(plan) for plan in state.plans)),
            fact(
                "Từng giải pháp",
                [f"{each.code} – {_status(state, each)}: {each.text}" for each in solutions],
            ),
        ),
    )


def _status(state: GroupState, solution: Clause) -> str:
    return words.say(words.COVERAGES, state.statuses[solution.id])


def serves(scene: Scene, links: Iterable[Link], label: str | None = None) -> Fact:
    """What these links take up, each with how far, how sure, and who has looked."""
    said = []
    for link in links:
        clause = scene.tree.clauses[link.target]
        how = words.say(words.COVERAGES, link.coverage)
        score = f", điểm {link.score:.2f}".replace(".", ",") if link.score is not None else ""
        status = words.say(LINK_STATUSES, link.status, words.say(BASES, link.basis))
        said.append(f"{clause.code} {clause.text} ({how}{score}, {status})")
    return fact(label or f"Thực hiện nội dung của {scene.root.name}", said)


def link_quotes(scene: Scene, plan: Doc, links: Iterable[Link]) -> list[Quote]:
    """Both sides of each link, with the words that they share marked, and why it is there."""
    quotes = []
    for link in [each for each in links if each.quote][:EXPLAINED]:
        clause = scene.tree.clauses[link.target]
        shared = link.shared or []
        above = f"{scene.root.name}, mã {clause.code}"
        below = words.place(plan.name, link.line)
        why = f"{below}. {link.rationale}" if link.rationale else below
        quotes.append(Quote(text=clause.text, place=above, parts=mark(clause.text, shared)))
        quotes.append(Quote(text=link.quote or "", place=why, parts=mark(link.quote or "", shared)))
    return quotes


def task_card(
    scene: Scene, plan: Doc, item: Item, lead: list[Duty], help_: list[Duty], links: list[Link]
) -> Card:
    """A task: deadline, product, who answers for it, what it carries out, and its words."""
    deadline = item.timeframe or "không ghi"
    if item.due_on:
        deadline += f" (chậm nhất {words.day(item.due_on)})"
    quoted = [
        Quote(text=each.quote, place=words.place(plan.name, each.line))
        for each in lead
        if each.quote
    ]
    text = Quote(text=item.quote or item.text, place=words.place(plan.name, item.line))
    return card(
        item.text,
        (
            fact("Số thứ tự", [item.number]),
            fact("Mục", [item.section]),
            fact("Văn bản", [plan.name, plan.title]),
            fact("Thời hạn", [deadline]),
            fact("Cơ quan chủ trì", [_who(each) for each in lead] or ["không ghi"]),
            fact("Cơ quan phối hợp", [_who(each) for each in help_]),
            fact("Kết quả, sản phẩm", [item.output]),
            serves(scene, links),
        ),
        (text, *quoted, *link_quotes(scene, plan, links)),
    )


def clause_card(scene: Scene, plan: Doc, clause: Clause, links: list[Link]) -> Card:
    """A solution of a plan: its words and what it carries out."""
    return card(
        clause.text,
        (
            fact("Mã", [clause.code]),
            fact("Văn bản", [plan.name, plan.title]),
            serves(scene, links),
        ),
        link_quotes(scene, plan, links),
    )


def agency_card(scene: Scene, name: str, duties: list[Duty], texts: dict[str, str]) -> Card:
    """An agency and what it leads in the documents that are shown."""
    plans = sorted({duty.plan for duty in duties})
    return card(
        name,
        (
            *(
                fact(
                    f"Chủ trì trong {scene.name(plan)}",
                    [f"{sum(duty.plan == plan for duty in duties)} nhiệm vụ"],
                )
                for plan in plans
            ),
            fact("Nhiệm vụ", dict.fromkeys(texts.get(duty.task) for duty in duties)),
        ),
        (
            Quote(text=duty.quote, place=words.place(scene.name(duty.plan), duty.line))
            for duty in duties[:3]
            if duty.quote
        ),
    )


def _who(duty: Duty) -> str:
    basis = "" if duty.basis == "stated" else f", {words.say(BASES, duty.basis)}"
    return f"{duty.name} ({duty.role}{basis})"
