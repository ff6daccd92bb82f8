"""Work that a document gives twice: in its prose and in a row of its annex."""

from collections import defaultdict

from graph.base.words import name_key
from graph.schema.vocabulary import Origin
from loaders.parsed.document import Parsed, ParsedTask

ENOUGH = 30
"""Letters that the shorter text must have to be the beginning of the longer one."""


def drop_repeated(parsed: Parsed) -> None:
    """Keep the annex row where a duty of the prose says the same of the same lead.

    A deadline or an approver that the row leaves blank is taken from the prose.
    """
    rows: dict[str, list[tuple[str, ParsedTask]]] = defaultdict(list)
    for task in parsed.tasks:
        key = name_key(task.text)
        if task.origin is Origin.ANNEX and len(key) >= ENOUGH:
            rows[key[:ENOUGH]].append((key, task))
    if rows:
        parsed.tasks = [task for task in parsed.tasks if not _is_repeated(parsed, task, rows)]


def _is_repeated(
    parsed: Parsed, task: ParsedTask, rows: dict[str, list[tuple[str, ParsedTask]]]
) -> bool:
    if task.origin is Origin.ANNEX:
        return False
    key = name_key(task.text)
    near = rows.get(key[:ENOUGH], ()) if len(key) >= ENOUGH else ()
    same = next((row for other, row in near if _goes_with(other, key) and _shares(row, task)), None)
    if same is None:
        return False
    same.timeframe = same.timeframe or task.timeframe
    same.approver = same.approver or task.approver
    hint = f"Dòng {same.line} của phụ lục."
    parsed.issues.add("task-repeated", task.line, task.text, hint)
    return True


def _goes_with(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _shares(row: ParsedTask, task: ParsedTask) -> bool:
    return bool({name_key(n.text) for n in row.lead} & {name_key(n.text) for n in task.lead})
