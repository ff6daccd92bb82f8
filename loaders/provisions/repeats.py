"""Work that a document gives twice: in its prose and in a row of its annex."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.base.words import name_key
from graph.schema.vocabulary import Origin
from loaders.parsed.document import ParsedTask
from loaders.source.readings import Notes

ENOUGH = 30
"""Letters that the shorter text must have to be the beginning of the longer one."""


def drop_repeated(tasks: Sequence[ParsedTask], notes: Notes) -> list[ParsedTask]:
    """The tasks without duties of the prose that an annex row gives to the same lead as well.

    A deadline or an approver that the row leaves blank is taken from the prose.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    keys = [name_key(task.text) for task in tasks]
    for place, (task, key) in enumerate(zip(tasks, keys, strict=True)):
        if task.origin is Origin.ANNEX and len(key) >= ENOUGH:
            rows[key[:ENOUGH]].append(place)
    kept: list[ParsedTask | None] = list(tasks)
    for place, (task, key) in enumerate(zip(tasks, keys, strict=True)):
        if task.origin is Origin.ANNEX or len(key) < ENOUGH:
            continue
        near = (each for each in rows.get(key[:ENOUGH], ()) if _goes_with(keys[each], key))
        same = next((each for each in near if _shares(tasks[each], task)), None)
        if same is not None and (row := kept[same]):
            kept[place], kept[same] = None, _completed(row, task)
            notes.add("task-repeated", task.line, task.text, f"Dòng {row.line} của phụ lục.")
    return [task for task in kept if task]


def _completed(row: ParsedTask, task: ParsedTask) -> ParsedTask:
    timeframe, approver = row.timeframe or task.timeframe, row.approver or task.approver
    return replace(row, timeframe=timeframe, approver=approver)


def _goes_with(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _shares(row: ParsedTask, task: ParsedTask) -> bool:
    return bool({name_key(n.text) for n in row.lead} & {name_key(n.text) for n in task.lead})
