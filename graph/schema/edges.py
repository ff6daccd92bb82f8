"""The declaration of the edges, each with the nodes that it joins."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from graph.schema.model import (
    Edge,
    Joins,
    joins,
)
from graph.schema.nodes import DOCUMENTS as DOCUMENTS
from graph.schema.nodes import PASSAGES as PASSAGES
from graph.schema.nodes import Agency as Agency
from graph.schema.nodes import Decision as Decision
from graph.schema.nodes import Document as Document
from graph.schema.nodes import Indicator as Indicator
from graph.schema.nodes import Objective as Objective
from graph.schema.nodes import Plan as Plan
from graph.schema.nodes import Regulation as Regulation
from graph.schema.nodes import Resolution as Resolution
from graph.schema.nodes import Solution as Solution
from graph.schema.nodes import Task as Task
from graph.schema.vocabulary import (
    Coverage,
    FigureRole,
    LeadRole,
    Opinion,
    Relation,
    SupportRole,
    TargetVerdict,
    Verdict,
)


class Reference(Edge):
    """A document named in a text."""

    cited_as: str | None = Field(default=None, description="Symbol as written there.")
    cited_on: date | None = Field(default=None, description="Date of issue as written there.")


class Implements(Reference):
    """Carries out what the other sets."""

    type: ClassVar[str] = "IMPLEMENTS"
    allowed: ClassVar[tuple[Joins, ...]] = (
        *joins(DOCUMENTS, DOCUMENTS),
        *joins(PASSAGES, (Solution,)),
        *joins((Task, Solution), (Task,)),
        *joins((Indicator,), (Indicator,)),
    )

    coverage: Coverage | None = Field(
        default=None, description="For a matched edge: how much of the upper text is taken up."
    )
    words_score: float | None = Field(
        default=None, description="Share of the upper text's weighted words that are said, 0 to 1."
    )
    letters_score: float | None = Field(
        default=None, description="Likeness of the two texts by runs of letters, 0 to 1."
    )
    essentials_share: float | None = Field(
        default=None, description="Weighted share of the essentials that are spoken of, 0 to 1."
    )
    section_agreement: float | None = Field(
        default=None, description="Headings: 1 they agree, -1 they are of others, 0 neither."
    )
    by_words: Opinion | None = Field(
        default=None, description="What the first method says alone (words, essentials, headings)."
    )
    by_letters: Opinion | None = Field(
        default=None, description="What the second method says alone (letters)."
    )
    shared_words: tuple[str, ...] = Field(
        default=(), description="Phrases of the quote that the upper text has too."
    )
    missing_words: tuple[str, ...] = Field(
        default=(), description="Phrases of the upper text that the quote does not have."
    )
    missing_essentials: tuple[str, ...] = Field(
        default=(), description="Essentials that the quote does not speak of."
    )
    essentials_derived: bool | None = Field(
        default=None, description="True if nobody wrote the essentials: derived from the text."
    )
    rank: int | None = Field(
        default=None, description="1 for the best passage of its document for this part."
    )
    next_best: float | None = Field(
        default=None, description="Score of the passage that comes next for this part."
    )
    relation: Relation | None = Field(
        default=None, description="Whether the quote says as much, less, more, or other than above."
    )
    strength: int | None = Field(
        default=None, description="The score as a whole number from 0 to 10."
    )
    rationale: str | None = Field(default=None, description="Why the link is there, in one line.")
    verdict: TargetVerdict | None = Field(
        default=None, description="For two targets: how the lower one stands beside the other."
    )
    verdict_reason: str | None = Field(default=None, description="The figures that say so.")
    floor: float | None = Field(
        default=None, description="For two targets: the level that each province has to reach."
    )
    drift: str | None = Field(
        default=None, description="For two targets: how population or label changed on the way."
    )
    decided_by: str | None = Field(default=None, description="Who decided on it last.")
    decided_at: str | None = Field(default=None, description="When, as ISO 8601 in UTC.")
    reason: str | None = Field(default=None, description="Why it was decided so.")
    suspect: bool | None = Field(
        default=None, description="True if either text has changed since the decision."
    )


class Leads(Edge):
    """Leads it and answers for it (chủ trì)."""

    type: ClassVar[str] = "CHỦ_TRÌ"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Task, Indicator))

    role: LeadRole = Field(default=LeadRole.LEAD, description="Leads, is focal unit, or monitors.")


class Supports(Edge):
    """Helps with it (phối hợp, tham mưu)."""

    type: ClassVar[str] = "PHỐI_HỢP"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Task,))

    role: SupportRole = Field(default=SupportRole.COORDINATE, description="As the column says.")


class ReportsTo(Edge):
    """Owes the other a report."""

    type: ClassVar[str] = "REPORTS_TO"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Agency,))

    when: str | None = Field(default=None, description="When, as written.")
    dates: tuple[str, ...] = Field(default=(), description="Days of the year, as MM-DD.")
    frequency: str | None = Field(default=None, description="How often, as written.")
    through: str | None = Field(default=None, description="Through whom, as written (qua …).")


class Contains(Edge):
    """Holds it in its text."""

    type: ClassVar[str] = "CONTAINS"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, (Solution, Task, Indicator, Objective))


class States(Edge):
    """Gives a figure for it that another place gives differently (số liệu không thống nhất)."""

    type: ClassVar[str] = "STATES"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, (Indicator,))

    role: FigureRole = Field(description="Present value, or target.")
    value: str = Field(description="The figure as written.")
    number: float | None = Field(default=None, description="The figure as a number.")
    preferred: bool | None = Field(
        default=None, description="True for the one that a person chose; none before a decision."
    )
    reason: str | None = Field(default=None, description="Why it was chosen.")
    decided_by: str | None = Field(default=None, description="Who chose it.")
    decided_on: date | None = Field(default=None, description="When it was chosen.")


class GapReviewed(Edge):
    """A person has looked at the gap: the document does not take up this part."""

    type: ClassVar[str] = "GAP_REVIEWED"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, (Solution,))

    verdict: Verdict = Field(description="It is a gap, it is justified, or it cannot be told.")
    reason: str = Field(description="Why.")
    decided_by: str = Field(description="Who decided it.")
    decided_at: str = Field(description="When, as ISO 8601 in UTC.")
    suspect: bool = Field(description="True if either text has changed since the decision.")


class Repeats(Edge):
    """Repeats words of the other, word for word (sao chép); the score is the share."""

    type: ClassVar[str] = "REPEATS"
    allowed: ClassVar[tuple[Joins, ...]] = joins(PASSAGES, DOCUMENTS)

    words: int = Field(description="Its syllables.")
    repeated: int = Field(description="Those in runs of five and more that the other has too.")


class InferredFrom(Edge):
    """Probably goes back to it: what stands between the two is cited and not loaded."""

    type: ClassVar[str] = "INFERRED_FROM"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, DOCUMENTS)

    missing: str = Field(description="Id of the document between the two.")
    reason: str = Field(description="What speaks for it.")


class PartOf(Edge):
    """Belongs to it."""

    type: ClassVar[str] = "PART_OF"
    allowed: ClassVar[tuple[Joins, ...]] = (
        *joins((Solution,), (Solution,)),
        *joins((Agency,), (Agency,)),
        *joins(DOCUMENTS, DOCUMENTS),
    )


class MemberOf(Edge):
    """Is one of the bodies that a group stands for, while it exists."""

    type: ClassVar[str] = "MEMBER_OF"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Agency,))


class PartyBodyOf(Edge):
    """Is the Party body that leads it from within (đảng ủy của một cơ quan)."""

    type: ClassVar[str] = "PARTY_BODY_OF"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Agency,))


class IssuedBy(Edge):
    """Was issued by it."""

    type: ClassVar[str] = "ISSUED_BY"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, (Agency,))


class SentTo(Edge):
    """Names it among the recipients (Nơi nhận)."""

    type: ClassVar[str] = "SENT_TO"
    allowed: ClassVar[tuple[Joins, ...]] = joins(DOCUMENTS, (Agency,))


class ApprovedBy(Edge):
    """Needs its approval (cấp trình phê duyệt)."""

    type: ClassVar[str] = "APPROVED_BY"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Task,), (Agency,))


class Cites(Reference):
    """Names it."""

    type: ClassVar[str] = "CITES"
    allowed: ClassVar[tuple[Joins, ...]] = joins((*DOCUMENTS, Task), DOCUMENTS)


class Amends(Reference):
    """Changes it, or asks for it to be changed (sửa đổi, bổ sung)."""

    type: ClassVar[str] = "AMENDS"
    allowed: ClassVar[tuple[Joins, ...]] = joins((*DOCUMENTS, Task), DOCUMENTS)


class Replaces(Reference):
    """Takes its place, or asks for that (thay thế)."""

    type: ClassVar[str] = "REPLACES"
    allowed: ClassVar[tuple[Joins, ...]] = joins((*DOCUMENTS, Task), DOCUMENTS)


class Succeeds(Edge):
    """Took over from it."""

    type: ClassVar[str] = "SUCCEEDS"
    allowed: ClassVar[tuple[Joins, ...]] = joins((Agency,), (Agency,))

    effective_on: date | None = Field(default=None, description="First day of the successor.")


EDGES: tuple[type[Edge], ...] = (
    Implements,
    Leads,
    Supports,
    ReportsTo,
    Contains,
    States,
    GapReviewed,
    Repeats,
    InferredFrom,
    PartOf,
    MemberOf,
    PartyBodyOf,
    IssuedBy,
    SentTo,
    ApprovedBy,
    Cites,
    Amends,
    Replaces,
    Succeeds,
)
