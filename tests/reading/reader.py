"""A text read as a file would be, and what two readings differ in."""

from collections import Counter
from typing import Any

from graph.register.agencies import shipped_register
from loaders.decided.corrections import Overlay
from loaders.exchange.json_file import parsed_view
from loaders.parsed.document import Parsed
from loaders.pipeline import read_source, record

View = dict[str, Any]
NAME = "văn bản.txt"
ABSENT = "(absent)"


def parsed(content: str | bytes, name: str = NAME) -> Parsed:
    """What is read from the bytes of a file of this name."""
    data = content.encode() if isinstance(content, str) else content
    return read_source(name, data, shipped_register(), Overlay())


def view(content: str | bytes, name: str = NAME) -> View:
    """What ``chidao parse --json`` prints of such a file."""
    return parsed_view(record(parsed(content, name), shipped_register()))


EVIDENCE = {"said", "quote", "citations", "from_cited", "to_cited", "focal_names", "source_lines"}
"""Keys that say where words stand: they move with every change of the text."""


def changes(before: Any, after: Any, path: str = "") -> dict[str, tuple[Any, Any]]:
    """Where two views differ: path -> old and new; issues as those that went and that came."""
    if path == "issues":
        gone, come = _issues(before) - _issues(after), _issues(after) - _issues(before)
        return {path: (sorted(gone.elements()), sorted(come.elements()))} if gone or come else {}
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [
            (str(key), before.get(key, ABSENT), after.get(key, ABSENT))
            for key in before | after
            if key not in EVIDENCE
        ]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(str(n), *both) for n, both in enumerate(zip(before, after, strict=True))]
        if not any(isinstance(each, dict) for each in (*before, *after)):
            return {} if before == after else {path: (before, after)}
    else:
        return {} if before == after else {path: (before, after)}
    found: dict[str, tuple[Any, Any]] = {}
    for key, old, new in pairs:
        found |= changes(old, new, f"{path}.{key}" if path else key)
    return found


def _issues(issues: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((each["code"], each["quote"]) for each in issues)


def without_places(said: Any) -> Any:
    """The view without numbers and counts of lines, which move when a line is put in."""
    if isinstance(said, dict):
        return {
            key: without_places(value)
            for key, value in said.items()
            if key not in ("line", "lines")
        }
    if isinstance(said, list):
        return [without_places(each) for each in said]
    return said
