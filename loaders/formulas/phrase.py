"""A phrase of convention: what it says, how it is known, and what it is and is not like."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Says(StrEnum):
    """What a phrase tells of the line that it stands in."""

    MOTTO = "motto"
    BODY = "body"
    NUMBER = "number"
    DATE = "date"
    SUBJECT = "subject"
    ADDRESS = "address"
    OPENING = "opening"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    CLOSING = "closing"
    ENFORCEMENT = "enforcement"
    CAPTION = "caption"
    ANNEX = "annex"
    TABLE = "table"
    RULER = "ruler"


S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Phrase(Generic[S]):
    """One row of a table of phrases; those above it in the table rank above it.

    ``examples`` are matched by no phrase above it, ``others`` (which resemble it) by none at all.
    ``shouted``: the whole line is in capitals.
    """

    id: str
    says: S
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]
    shouted: bool = False

    def match(self, text: str) -> re.Match[str] | None:
        """Where a text begins with the phrase."""
        return self.pattern.match(text) if self._loud_enough(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first stands in a text."""
        return self.pattern.search(text) if self._loud_enough(text) else None

    def _loud_enough(self, text: str) -> bool:
        return not self.shouted or text == text.upper()
