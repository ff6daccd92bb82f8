"""What must be spoken of for a plan to count as taking up a part, where people have written it.

For the resolutions whose outlines the project ships, essentials and scope belong to the parts of
the resolution, whichever file it is read from. People change them in the file of corrections.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph.base.ids import symbol_key
from graph.schema.vocabulary import Grain, Scope
from loaders.parsed.document import Parsed, ParsedSolution
from loaders.wording.syllables import core

SUFFIXES = (".yaml", ".yml")
SAME_TEXT = 0.3
"""Share of the outline's words that a part must have to be the part that the outline means."""
Wording = Annotated[str, Field(min_length=1)]


class EssentialsDecision(BaseModel):
    """What a person wrote: each inner list is one essential with its alternative wordings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    essentials: tuple[Annotated[tuple[Wording, ...], Field(min_length=1)], ...] = Field(
        min_length=1, description="The essentials."
    )
    document: str = Field(min_length=1, description="Symbol of the document, such as 71-NQ/TW.")
    code: str = Field(min_length=1, description="Code of the part, such as 7.2.3.")
    file: str | None = Field(
        default=None, min_length=1, description="File it holds for; all of the folder if none."
    )
    reason: str = Field(min_length=1, description="Why.")
    by: str = Field(min_length=1, description="Who decided it.")
    on: date = Field(description="When.")


@dataclass(frozen=True)
class _Known:
    """What an outline says of one part."""

    text: str
    scope: Scope | None
    essentials: tuple[str, ...]


def give_essentials(parsed: Parsed, decisions: Sequence[EssentialsDecision] = ()) -> None:
    """Give the parts of a document what people have written of them; each decision is said."""
    symbol = symbol_key(parsed.head.symbol or "")
    known = _shipped().get((symbol, parsed.head.year or 0), {})
    decided = {each.code: each for each in decisions if symbol_key(each.document) == symbol}
    for part in parsed.solutions:
        if part.code in known and part.grain is Grain.PART:
            _take(part, known[part.code], parsed)
        if decision := decided.get(part.code):
            part.essentials = tuple(" | ".join(each) for each in decision.essentials)
            said = f"{decision.reason} ({decision.by}, {decision.on:%d/%m/%Y})."
            parsed.issues.add("essentials-decided", part.line, part.code, said)


def _take(part: ParsedSolution, known: _Known, parsed: Parsed) -> None:
    if part.essentials or part.text == known.text:
        return
    if _share(known.text, part.text) < SAME_TEXT:
        parsed.issues.add("essentials-unmatched", part.line, part.code)
        return
    part.essentials = known.essentials
    part.scope = part.scope or known.scope


def _share(outline: str, text: str) -> float:
    """How many of the outline's syllables the text has."""
    words = set(core(outline))
    return len(words & set(core(text))) / len(words) if words else 0.0


@lru_cache(maxsize=1)
def _shipped() -> dict[tuple[str, int], dict[str, _Known]]:
    """By symbol and year, what the shipped outlines say of each part."""
    found = {}
    for file in resources.files("loaders").joinpath("reference").iterdir():
        if file.name.endswith(SUFFIXES):
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
            head = content["resolution"]
            key = (symbol_key(head["symbol"]), int(str(head["date"])[:4]))
            found[key] = dict(_parts(content["groups"]))
    return found


def _parts(
    groups: Sequence[dict[str, list[dict[str, list[dict[str, str]]]]]],
) -> Iterator[tuple[str, _Known]]:
    for group in groups:
        for solution in group["solutions"]:
            for part in solution["parts"]:
                essentials = tuple(" | ".join(terms) for terms in part.get("key_terms", ()))
                scope = part.get("scope")
                yield (
                    part["code"],
                    _Known(part["statement"], Scope(scope) if scope else None, essentials),
                )
