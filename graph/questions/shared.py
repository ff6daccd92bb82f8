"""What question files share: one file of fragments, each a piece of Cypher under its name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from graph.base.errors import QueryRefused
from graph.cypher.fragments import LABELS, Fragment, expand, find_uses
from graph.questions.files import BadQuestionFile

FILE = "fragments.cypher"
_HEAD_RE = re.compile(r"//\s*fragment:\s*(?P<name>\w+)(?:\((?P<names>[\w, ]+)\))?\s*")
_START_RE = re.compile(r"^//\s*fragment\b.*$", re.MULTILINE)


def read_fragments(text: str) -> dict[str, Fragment]:
    """The fragments of the file, with those of the schema; one may use those above it.

    Raises ``BadQuestionFile`` with the line at fault.
    """
    fragments = dict(LABELS)
    for line, head, body in _blocks(text):
        match = _HEAD_RE.fullmatch(head)
        if match is None or match["name"] in fragments:
            raise BadQuestionFile(FILE, line, f"“{head}” viết sai, hoặc tên đã có")
        if not body or "//" in body:
            raise BadQuestionFile(FILE, line, "đoạn không có nội dung, hoặc có chú thích xen vào")
        try:
            body = expand(body, fragments)
        except QueryRefused as error:
            raise BadQuestionFile(FILE, line, error.message) from error
        names = tuple(each.strip() for each in (match["names"] or "").split(",") if each)
        fragments[match["name"]] = Fragment(body, names, line)
    return fragments


def check_used(fragments: Mapping[str, Fragment], texts: Iterable[str]) -> None:
    """Refuse a fragment of the file that none of these texts uses."""
    used = {use.name for text in texts for use in find_uses("\n".join(_lines(text)))}
    for name, fragment in fragments.items():
        if name not in used and name not in LABELS:
            raise BadQuestionFile(FILE, fragment.line, f"không câu hỏi nào dùng “{name}”")


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, head and piece of each fragment."""
    starts = [match.start() for match in _START_RE.finditer(text)]
    if _piece(text[: starts[0]] if starts else text):
        raise BadQuestionFile(FILE, 1, "nội dung đứng trước đoạn đầu tiên")
    for start, end in pairwise([*starts, len(text)]):
        head, _, rest = text[start:end].partition("\n")
        yield text.count("\n", 0, start) + 1, head, _piece(rest)


def _piece(text: str) -> str:
    """As one line: so the lines of a question keep their numbers."""
    return " ".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; whole lines of remarks are left out."""
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("//"))
