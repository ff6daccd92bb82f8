"""What a person reports of a duty: done on a day, or not done by a day. Kept beside the source."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.base.words import name_key
from loaders.parsed.document import ParsedTask, Progress
from loaders.source.issues import Issues


class ProgressReport(BaseModel):
    """One report on one duty, given by its number or by the words that it begins with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    task: str = Field(min_length=1, description="Number as printed, or how its text begins.")
    done: date | Literal["no"] = Field(description="The day it was done; no: not done by ``on``.")
    file: str = Field(min_length=1, description="Name of the file, without its folder.")
    section: str | None = Field(
        default=None, min_length=1, description="How its section begins, where numbers restart."
    )
    reason: str = Field(min_length=1, description="What shows it: report, decision, product.")
    by: str = Field(min_length=1, description="Who reports it.")
    on: date = Field(description="When.")

    def is_of(self, task: ParsedTask) -> bool:
        """Whether the report means this duty."""
        wanted = name_key(self.task)
        named = name_key(task.number or "") == wanted or name_key(task.text).startswith(wanted)
        section = name_key(task.section or "")
        return named and section.startswith(name_key(self.section or ""))


def report_progress(
    tasks: Sequence[ParsedTask], reports: Sequence[ProgressReport], issues: Issues
) -> None:
    """Lay the reports over the duties; one that means none, or several, is said and not used."""
    for report in reports:
        meant = [each for each in tasks if report.is_of(each)]
        if len(meant) != 1:
            said = f"Tệp “{report.file}”: {len(meant)} nhiệm vụ ứng với “{report.task}”."
            issues.add("correction-unused", None, report.task, said)
            continue
        done = report.done if isinstance(report.done, date) else None
        meant[0].progress = Progress(done, report.on, report.reason, report.by)
