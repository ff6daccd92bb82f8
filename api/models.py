"""What the API answers with, where the graph has no shape for it yet."""

from datetime import date

from pydantic import BaseModel, Field

from graph.questions.arguments import Parameter
from graph.questions.files import AnswerColumn, Question
from graph.search.index import AgencyFound


class Problem(BaseModel):
    """An error, as RFC 9457 lays it out, with a code and what to do about it."""

    type: str = Field(description="Identifies the kind of error.")
    title: str = Field(description="The kind of error, in Vietnamese.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened this time, in Vietnamese.")
    code: str = Field(description="A short name of the kind of error, for programs.")
    hint: str = Field(description="What to do about it, in Vietnamese; may be empty.")
    candidates: list["AgencyHit"] = Field(
        default_factory=list,
        description="Agencies that may be meant, the best first; left out where there are none.",
    )


class QuestionSummary(BaseModel):
    """A question that can be asked."""

    name: str
    theme: str
    title: str
    title_en: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[AnswerColumn, ...]

    @classmethod
    def of(cls, question: Question) -> "QuestionSummary":
        """The part of a question that is of use to one who asks it."""
        return cls.model_validate(question, from_attributes=True)


class QuestionList(BaseModel):
    """All questions, by name."""

    items: list[QuestionSummary]
    total: int
    limit: int
    offset: int


class AgencyHit(BaseModel):
    """An agency that fits what was typed."""

    id: str
    name: str
    short_name: str | None
    level: str | None
    reason: str = Field(description="Why it is offered, in Vietnamese.")
    valid_from: date | None = Field(description="First day that it exists, if known.")
    valid_to: date | None = Field(description="Last day that it exists, if known.")

    @classmethod
    def of(cls, found: AgencyFound) -> "AgencyHit":
        """A found agency, with its reason in words."""
        return cls(
            id=found.id,
            name=found.name,
            short_name=found.short_name,
            level=found.level,
            reason=found.reason,
            valid_from=found.valid_from,
            valid_to=found.valid_to,
        )


class AgencyList(BaseModel):
    """Agencies that fit, the best first."""

    items: list[AgencyHit]
    total: int
    limit: int
    offset: int


class Health(BaseModel):
    """The program runs."""

    status: str = "ok"


class Readiness(BaseModel):
    """The store answers."""

    status: str = "ok"
    store: str = Field(description="The kind of store.")
    version: str = Field(description="Changes whenever the graph changes.")
    documents: int = Field(description="Documents that have been loaded.")
