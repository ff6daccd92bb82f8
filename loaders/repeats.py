"""Work that a document gives twice: in its prose and in a row of its annex."""

from graph.vocabulary import Origin
from graph.words import name_key
from loaders.parsed import Parsed, ParsedTask

ENOUGH = 30
"""Letters that the shorter text must have to be the beginning of the longer one."""


def drop_repeated(parsed: Parsed) -> None:
    """Keep the annex row where a duty of the prose says the same of the same lead.

    What the prose adds (helpers, an approver, a deadline the row leaves blank) stays with the row.
    """
    rows = [task for task in parsed.tasks if task.origin is Origin.ANNEX]
    for task in list(parsed.tasks):
        if task.origin is Origin.ANNEX:
            continue
        same = next((row for row in rows if _same(row, task)), None)
        if same:
            parsed.tasks.remove(task)
            same.timeframe = same.timeframe or task.timeframe
            same.approver = same.approver or task.approver
            hint = f"Dòng {same.line} của phụ lục."
            parsed.issues.add("task-repeated", task.line, task.text, hint)


def _same(row: ParsedTask, task: ParsedTask) -> bool:
    first, second = name_key(row.text), name_key(task.text)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < ENOUGH or not longer.startswith(shorter):
        return False
    return bool({name_key(n.text) for n in row.lead} & {name_key(n.text) for n in task.lead})
