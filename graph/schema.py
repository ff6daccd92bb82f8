"""The declaration of the graph: every label, edge and property. All else derives from it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from graph.model import Edge, Indexed, Joins, Node, joins
from graph.vocabulary import (
    Absence,
    AgencyKind,
    Comparator,
    Coverage,
    FigureRole,
    Grain,
    LeadRole,
    Level,
    Opinion,
    Origin,
    Scope,
    SourceKind,
    SupportRole,
    TimeframeKind,
)


class Document(Node):
    """What every directive or legal text has, whether loaded or only cited."""

    symbol: Annotated[str | None, Indexed()] = Field(
        default=None, description="Number and code as issued (số, ký hiệu), such as 71-NQ/TW."
    )
    aliases: tuple[str, ...] = Field(
        default=(), description="Ids it had while its number was not known."
    )
    kind: str | None = Field(default=None, description="Kind as printed, such as Nghị quyết.")
    title: str | None = Field(default=None, description="Its abstract (trích yếu).")
    issued_on: date | None = Field(default=None, description="Date of issue, if it is stated.")
    year: Annotated[int | None, Indexed()] = Field(default=None, description="Year of issue.")
    level: Annotated[Level | None, Indexed()] = Field(
        default=None, description="Tier of the body that issued it."
    )
    signer: str | None = Field(default=None, description="Who signed.")
    source: str | None = Field(default=None, description="Name of the file that was read.")
    source_kind: SourceKind | None = Field(
        default=None, description="The document itself, a press report, or a register."
    )
    loaded: bool = Field(default=False, description="False for a document that is only cited.")
    fingerprint: str | None = Field(
        default=None, description="SHA-256 of the file, the reader's version and the corrections."
    )
    issue_count: int | None = Field(
        default=None, description="What a person should look at in the file that was read."
    )
    unread_count: int | None = Field(
        default=None, description="Lines of that file that nobody understood."
    )


class Resolution(Document):
    """A directive that sets direction: nghị quyết, kết luận, chỉ thị."""


class Plan(Document):
    """A directive that carries one out: kế hoạch, chương trình, đề án and decisions on them."""


class Regulation(Document):
    """Any other legal text that is cited, amended or replaced: luật, nghị định, thông tư."""


class Solution(Node):
    """What a directive wants done, not yet assigned (nhóm nhiệm vụ, giải pháp, ý)."""

    code: Annotated[str, Indexed()] = Field(
        description="Its place in the text: 7, 7.2 or 7.2.3 for group, solution and part."
    )
    text: str = Field(description="Its words.")
    grain: Annotated[Grain, Indexed()] = Field(description="Group, solution or part of one.")
    scope: Scope | None = Field(default=None, description="Who can carry it out.")
    essentials: tuple[str, ...] = Field(
        default=(),
        description="What must be spoken of to count as addressing it; ' | ' between alternatives.",
    )
    position: int = Field(description="Its rank in the document.")


class Task(Node):
    """A duty: an annex row, or one that "Tổ chức thực hiện" gives to an agency."""

    number: str | None = Field(default=None, description="Number as printed; restarts by section.")
    section: str | None = Field(default=None, description="Heading that it stands under.")
    text: str = Field(description="The duty, in the words of the document.")
    origin: Annotated[Origin, Indexed()] = Field(description="Annex table, body, or organisation.")
    timeframe: str | None = Field(default=None, description="The deadline as written.")
    timeframe_kind: Annotated[TimeframeKind | None, Indexed()] = Field(
        default=None, description="How the deadline is worded; none when none is stated."
    )
    start_on: date | None = Field(default=None, description="First day, if the words give one.")
    due_on: Annotated[date | None, Indexed()] = Field(
        default=None, description="Last day to finish, if the words give one."
    )
    recurs: bool = Field(default=False, description="True when it is to be done again and again.")
    output: str | None = Field(default=None, description="Product asked for (kết quả, sản phẩm).")
    note: str | None = Field(default=None, description="Note (ghi chú).")
    person: str | None = Field(
        default=None, description="Person who looks after it, as written (lãnh đạo phụ trách)."
    )
    lead_absence: Absence | None = Field(
        default=None, description="Why nobody leads it; none when somebody does."
    )
    position: int = Field(description="Its rank in the document.")


class Agency(Node):
    """A body that owns, helps, approves, reports or receives."""

    name: Annotated[str, Indexed()] = Field(description="Full name.")
    short_name: str | None = Field(default=None, description="Common abbreviation.")
    aliases: tuple[str, ...] = Field(default=(), description="Other ways to write it.")
    kind: AgencyKind = Field(description="Sort of body; unknown if no register explains it.")
    level: Level | None = Field(default=None, description="Tier it belongs to.")
    place: str | None = Field(
        default=None,
        description="Province, commune or central body that it works for; none for the centre.",
    )
    collective: bool = Field(default=False, description="Stands for several bodies (các …).")
    valid_from: date | None = Field(default=None, description="First day of existence, if known.")
    valid_to: date | None = Field(default=None, description="Last day of existence, if it ended.")


class Indicator(Node):
    """A measured target (chỉ tiêu)."""

    number: str | None = Field(default=None, description="Number as printed.")
    section: str | None = Field(default=None, description="Heading that it stands under.")
    name: str = Field(description="What is measured.")
    unit: str | None = Field(default=None, description="Unit as written.")
    comparator: Comparator | None = Field(
        default=None, description="Direction; none for a qualitative target."
    )
    target: str | None = Field(default=None, description="Target as written.")
    target_value: float | None = Field(default=None, description="Target as a number.")
    target_year: Annotated[int | None, Indexed()] = Field(
        default=None, description="Year by which it is to be met."
    )
    baseline: str | None = Field(default=None, description="Present value as written.")
    baseline_value: float | None = Field(default=None, description="Present value as a number.")
    baseline_year: int | None = Field(default=None, description="Year of the present value.")
    population: str | None = Field(
        default=None, description="Whom or what the share or number is taken of."
    )
    numerator: int | None = Field(default=None, description="Upper number of a target (8/38).")
    denominator: int | None = Field(default=None, description="Lower number of a target (8/38).")
    milestone_years: tuple[int, ...] = Field(default=(), description="Years on the way.")
    milestone_values: tuple[str, ...] = Field(
        default=(), description="Value for each of those years, as written."
    )
    quantified: bool = Field(description="False for a qualitative target (không lượng hóa).")
    position: int = Field(description="Its rank in the document.")


class Objective(Node):
    """What a directive is for, in words that measure nothing (mục tiêu không lượng hóa)."""

    section: str | None = Field(default=None, description="Heading that it stands under.")
    text: str = Field(description="Its words.")
    position: int = Field(description="Its rank in the document.")


DOCUMENTS: tuple[type[Document], ...] = (Resolution, Plan, Regulation)
PASSAGES: tuple[type[Node], ...] = (Task, Solution, Objective, Indicator)
"""What of a plan can carry out a part of the text above."""


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


NODES: tuple[type[Node], ...] = (*DOCUMENTS, Solution, Task, Agency, Indicator, Objective)
OWNED: tuple[type[Node], ...] = (Solution, Task, Indicator, Objective)
EDGES: tuple[type[Edge], ...] = (
    Implements,
    Leads,
    Supports,
    ReportsTo,
    Contains,
    States,
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
REGISTER_ID = "so-co-quan"
"""What stands as ``document`` on edges that come from the register of agencies."""
