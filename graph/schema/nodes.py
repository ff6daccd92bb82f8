"""The declaration of the nodes, and which of them are documents, passages or owned by one."""

from datetime import date
from typing import Annotated

from pydantic import Field

from graph.schema.model import Indexed, Node
from graph.schema.vocabulary import (
    Absence,
    AgencyKind,
    Comparator,
    Coverage,
    Grain,
    Level,
    Origin,
    Scope,
    SourceKind,
    TimeframeKind,
    Verdict,
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
    done_on: date | None = Field(default=None, description="Day it was done, if that is reported.")
    reported_on: date | None = Field(
        default=None, description="Day of the report on it; without done_on it was not done then."
    )
    reported_by: str | None = Field(default=None, description="Who reported it.")
    report_reason: str | None = Field(default=None, description="What shows it.")
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
    contradictions: tuple[str, ...] = Field(
        default=(), description="What its figures contradict, the kind before a colon."
    )
    quantified: bool = Field(description="False for a qualitative target (không lượng hóa).")
    position: int = Field(description="Its rank in the document.")


class Objective(Node):
    """What a directive is for, in words that measure nothing (mục tiêu không lượng hóa)."""

    section: str | None = Field(default=None, description="Heading that it stands under.")
    text: str = Field(description="Its words.")
    position: int = Field(description="Its rank in the document.")


class Decision(Node):
    """One entry of the review log, which is only ever appended to and is no part of a document."""

    number: int = Field(description="Its rank in the log, from 1.")
    document: Annotated[str, Indexed()] = Field(description="Id of the lower document.")
    solution: str = Field(description="Id of the part above.")
    passage: str | None = Field(default=None, description="Id of the passage; none for a gap.")
    verdict: Verdict = Field(description="What was decided.")
    coverage: Coverage | None = Field(
        default=None, description="How much is taken up, if the person said so."
    )
    reason: str = Field(description="Why.")
    decided_by: str = Field(description="Who decided it.")
    decided_at: str = Field(description="When, as ISO 8601 in UTC.")
    upper_digest: str = Field(description="Of the words above that were judged.")
    lower_digest: str = Field(description="Of the words below that were judged.")
    previous: str = Field(description="Digest of the entry before; empty for the first.")
    digest: str = Field(description="SHA-256 of this entry and of the one before it.")


DOCUMENTS: tuple[type[Document], ...] = (Resolution, Plan, Regulation)
PASSAGES: tuple[type[Node], ...] = (Task, Solution, Objective, Indicator)
"""What of a plan can carry out a part of the text above."""
NODES: tuple[type[Node], ...] = (
    *DOCUMENTS,
    Solution,
    Task,
    Agency,
    Indicator,
    Objective,
    Decision,
)
OWNED: tuple[type[Node], ...] = (Solution, Task, Indicator, Objective)
REGISTER_ID = "so-co-quan"
"""What stands as ``document`` on edges that come from the register of agencies."""
