"""The one shape of an answer, shown by every door."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What a question returned, with all that is needed to trust and repeat it."""

    model_config = ConfigDict(frozen=True)

    question: str = Field(description="Name of the question file, or 'cypher'.")
    title: str = Field(description="Title in Vietnamese.")
    title_en: str | None = Field(default=None, description="Title in English.")
    params: dict[str, Any] = Field(description="Parameters as given, defaults filled in.")
    as_of: date = Field(description="The day the answer is true for.")
    columns: list[str] = Field(description="Names of the columns, in their order.")
    labels: dict[str, str] = Field(
        default_factory=dict, description="Vietnamese heading of each column."
    )
    rows: list[dict[str, Any]] = Field(description="The findings.")
    found: int = Field(description="How many findings there are, shown or cut.")
    total: int = Field(description="What they are counted against.")
    truncated: bool = Field(description="True when `rows` does not hold all findings.")
    documents: list[str] = Field(description="Ids of the documents that were counted.")
    query: str = Field(description="The query that was run.")
