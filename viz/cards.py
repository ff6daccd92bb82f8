"""The card of each kind of box: everything that does not fit on the canvas."""

from collections.abc import Iterable, Sequence

from graph.schema.labels import NO_SYMBOL, NOT_STATED, begin, say
from graph.schema.vocabulary import Basis
from viz.highlights import mark
from viz.phrases import day, place
from viz.picture import Card, Fact, Quote
from viz.scene import Scene
from viz.statements import Clause, Doc, Duty, Item, Led, Link
from viz.tree import GroupState

EXPLAINED = 4
"""Links whose two sides a card shows in full."""
NAMED = 3
"""Places that the card of an agency quotes."""
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
    source = doc.source_kind if doc.loaded else "cited"
    return card(
        doc.title or doc.name,
        (
            fact("Số, ký hiệu", [doc.symbol or NO_SYMBOL]),
            fact("Loại văn bản", [doc.kind]),
            fact("Cơ quan ban hành", [doc.issuer]),
            fact("Cấp", [say("level", doc.level)]),
            fact("Ngày ban hành", [day(doc.issued_on) or NOT_STATED]),
            fact("Nguồn đọc", [begin(say("source_kind", source))]),
            fact(
                "Thực hiện",
                [f"{scene.name(each.to_id)} ({say('basis', each.basis)})" for each in cited],
            ),
            *more,
        ),
        (
            Quote(text=each.quote, place=place(scene.name(each.said_in), each.line))
            for each in cited
            if each.quote
        ),
    )


def group_card(scene: Scene, group: Clause, state: GroupState, label: str) -> Card:
    """The group with the status of each of its solutions."""
    return card(
        f"{group.code}. {group.text}",
        (
            fact("Tình trạng", [label]),
            fact("Giải pháp có kế hoạch", [f"{state.taken}/{state.total}"]),
            fact("Văn bản thực hiện", sorted(scene.name(plan) for plan in state.plans)),
            fact(
                "Từng giải pháp",
                [
                    f"{each.code} – {say('status', each.status)}: {each.text}"
                    for each in state.solutions
                ],
            ),
        ),
    )


def serves(scene: Scene, links: Iterable[Link], label: str | None = None) -> Fact:
    """What these links take up, each with how far, how sure, and who has looked."""
    said = []
    for link in links:
        how = say("coverage", link.coverage)
        score = f", điểm {link.score:.2f}".replace(".", ",") if link.score is not None else ""
        status = say("status", link.status, say("basis", link.basis))
        said.append(f"{link.code} {link.text} ({how}{score}, {status})")
    return fact(label or f"Thực hiện nội dung của {scene.root.name}", said)


def link_quotes(scene: Scene, plan: Doc, links: Iterable[Link]) -> list[Quote]:
    """Both sides of each link, with the words that they share marked, and why it is there."""
    quotes = []
    for link in [each for each in links if each.quote][:EXPLAINED]:
        above = f"{scene.root.name}, mã {link.code}"
        below = place(plan.name, link.line)
        why = f"{below}. {link.rationale}" if link.rationale else below
        own = link.quote or ""
        quotes.append(Quote(text=link.text, place=above, parts=mark(link.text, link.shared)))
        quotes.append(Quote(text=own, place=why, parts=mark(own, link.shared)))
    return quotes


def task_card(scene: Scene, plan: Doc, item: Item, links: list[Link]) -> Card:
    """A task: deadline, product, who answers for it, what it carries out, and its words."""
    deadline = item.timeframe or NOT_STATED
    if item.due_on:
        deadline += f" (chậm nhất {day(item.due_on)})"
    quoted = [
        Quote(text=each.quote, place=place(plan.name, each.line))
        for each in item.leads
        if each.quote
    ]
    text = Quote(text=item.quote or item.text, place=place(plan.name, item.line))
    return card(
        item.text,
        (
            fact("Số thứ tự", [item.number]),
            fact("Mục", [item.section]),
            fact("Văn bản", [plan.name, plan.title]),
            fact("Thời hạn", [deadline]),
            fact("Cơ quan chủ trì", [_who(each) for each in item.leads] or [NOT_STATED]),
            fact("Cơ quan phối hợp", [_who(each) for each in item.helps]),
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


def led_card(scene: Scene, name: str, led: Sequence[Led]) -> Card:
    """An agency and how many tasks of each document it answers for."""
    return card(
        name,
        [
            fact(f"{begin(each.role)} trong {scene.name(each.plan)}", [f"{each.tasks} nhiệm vụ"])
            for each in sorted(led, key=lambda each: (each.plan, each.role))
        ],
        (
            Quote(text=each.quote, place=place(scene.name(each.plan), each.line))
            for each in led[:NAMED]
            if each.quote
        ),
    )


def duties_card(scene: Scene, plan: Doc, duties: Sequence[Duty], texts: dict[str, str]) -> Card:
    """An agency and the tasks of one document that it answers for, by its role in them."""
    roles = dict.fromkeys(duty.role for duty in duties)
    return card(
        duties[0].name,
        [
            fact(
                f"{begin(role)} trong {plan.name}",
                dict.fromkeys(texts[duty.task] for duty in duties if duty.role == role),
            )
            for role in roles
        ],
        (
            Quote(text=duty.quote, place=place(plan.name, duty.line))
            for duty in duties[:NAMED]
            if duty.quote
        ),
    )


def _who(duty: Duty) -> str:
    basis = "" if duty.basis == Basis.STATED else f", {say('basis', duty.basis)}"
    return f"{duty.name} ({duty.role}{basis})"
