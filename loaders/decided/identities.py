"""What people decided of names: whom one means, whom it does not mean, what a body is called."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.base.ids import UNKNOWN_MARK
from graph.base.words import name_key
from graph.register.entries import Entry
from graph.schema.nodes import Agency


class AgencyDecision(BaseModel):
    """One decision of an agency, given by its id or by a name as documents write it.

    Of ``means``, ``never`` and ``rename`` there is exactly one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    agency: str = Field(min_length=1, description="Name as written, or id.")
    means: str | None = Field(
        default=None, min_length=1, description="Name or id of the body that it is."
    )
    never: str | None = Field(
        default=None, min_length=1, description="Id of a body of the register that it is not."
    )
    rename: str | None = Field(
        default=None, min_length=1, description="What to call a body that no register knows."
    )
    file: str | None = Field(
        default=None, min_length=1, description="File it holds for; all of the folder if none."
    )
    reason: str = Field(min_length=1, description="Why.")
    by: str = Field(min_length=1, description="Who decided it.")
    on: date = Field(description="When.")

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if len([each for each in (self.means, self.never, self.rename) if each]) != 1:
            raise ValueError("cần đúng một trong: means, never, rename")
        if self.means and UNKNOWN_MARK in self.means:
            raise ValueError("means: một cơ quan chưa có trong sổ phải ghi bằng tên")
        return self

    @property
    def said(self) -> str:
        """What was decided, why, by whom and when, in Vietnamese."""
        what = (
            f"Là “{self.means}”"
            if self.means
            else f"Không phải “{self.never}”"
            if self.never
            else f"Gọi là “{self.rename}”"
        )
        return f"{what}: {self.reason} ({self.by}, {self.on:%d/%m/%Y})."


class Identities:
    """The decisions that hold for one source, and which of them it called for."""

    def __init__(self, decisions: Sequence[AgencyDecision] = ()) -> None:
        self._decisions = decisions
        self.used: set[AgencyDecision] = set()

    def apart(self, text: str, found: Entry) -> AgencyDecision | None:
        """The decision that ``text`` does not mean the body that was found."""
        for each in self._of(text, found.id):
            if each.never == found.id:
                self.used.add(each)
                return each
        return None

    def meaning(self, text: str, id_: str) -> AgencyDecision | None:
        """The decision on which body ``text`` means, which was taken for ``id_`` so far."""
        found = next((each for each in self._of(text, id_) if each.means), None)
        if found:
            self.used.add(found)
        return found

    def naming(self, node: Agency) -> AgencyDecision | None:
        """The decision on what to call a body that no register knows."""
        if UNKNOWN_MARK not in node.id:
            return None
        found = next((each for each in self._of(node.name, node.id) if each.rename), None)
        if found:
            self.used.add(found)
        return found

    def unused(self) -> Iterator[AgencyDecision]:
        """Decisions for this file alone that nothing in it called for."""
        return (each for each in self._decisions if each.file and each not in self.used)

    def _of(self, text: str, id_: str) -> Iterator[AgencyDecision]:
        key = name_key(text)
        for each in self._decisions:
            if each.agency == id_ or name_key(each.agency) == key:
                yield each
