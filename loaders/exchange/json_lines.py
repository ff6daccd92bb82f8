"""The source in ``chidao parse --json``: the lines that are quoted, and what was remarked on.

With them the graph that is loaded from the JSON quotes the same words of the same lines.
"""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from graph.base.words import one_space
from loaders.exchange.json_part import JsonPart, Text
from loaders.parsed.evidence import NEARBY, Span
from loaders.recording.recorder import Recorded
from loaders.source.issues import CODES, Issues, Severity
from loaders.source.lines import Line


def _known(code: str) -> str:
    if code not in CODES:
        raise ValueError(f"{code!r} is no code of an issue")
    return code


class JsonIssue(JsonPart):
    """Something that a person should look at."""

    code: Annotated[str, AfterValidator(_known)] = Field(description="What it is.")
    severity: Severity = Field(description="How grave it is.")
    line: int | None = Field(None, description="Line of the source, if it has one.")
    quote: Text = Field("", description="The words that gave rise to it.")
    message: Text = Field("", description="What is to be said of this one (Vietnamese).")

    @classmethod
    def all_of(cls, said: Issues) -> list[Self]:
        """The issues in the order of the source."""
        found = sorted(said.found, key=lambda each: (each.line or 0, each.code))
        return [cls.like(each) for each in found]


class JsonCorrection(JsonPart):
    """Words of a line that were read as others."""

    source: Text = Field(description="As they are written.")
    meaning: Text = Field(description="As they were read.")


class JsonLine(JsonPart):
    """A line that is quoted, or that was read otherwise than it is written."""

    line: int = Field(description="Its number, counted from 1.")
    text: Text = Field("", description="Its words; a tab stands between the cells of a row.")
    corrected: list[JsonCorrection] = Field([], description="What was read otherwise.")

    @classmethod
    def all_of(cls, recorded: Recorded) -> list[Self]:
        """The lines that the document and what it issues need to be quoted."""
        parsed = recorded.parsed
        wanted = {each.line for each in parsed.issues.found if each.code == "letters-joined"}
        for built in recorded.everything:
            for edge in built.edges:
                if edge.document == built.document.id:
                    wanted |= {edge.line, *(Span.read(each).line for each in edge.spans)}
        lines = parsed.ledger.lines
        return [cls.of(each) for each in lines if each.corrected or each.number in wanted]

    @classmethod
    def of(cls, said: Line) -> Self:
        """The line, printed."""
        pairs = [
            JsonCorrection.model_construct(source=source, meaning=meaning)
            for source, meaning in said.corrected
        ]
        text = "\t".join(said.cells) or said.text
        return cls.model_construct(line=said.number, text=text, corrected=pairs)

    def parsed(self) -> Line:
        """The line again."""
        pairs = tuple((each.source, each.meaning) for each in self.corrected)
        cells = tuple(self.text.split("\t")) if "\t" in self.text else ()
        return Line(self.line, self.text, one_space(self.text), cells, corrected=pairs)


def lines_of(said: Sequence[JsonLine]) -> tuple[Line, ...]:
    """These lines again, and those before from which a quote may be looked for, without words."""
    near = {number for each in said for number in range(max(1, each.line - NEARBY), each.line)}
    lines = {number: Line(number, "", "") for number in near}
    lines |= {each.line: each.parsed() for each in said}
    return tuple(lines[number] for number in sorted(lines))
