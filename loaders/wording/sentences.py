"""Sentences and clauses of a paragraph: what a resolution's parts are made of."""

import re
from collections.abc import Iterator

from graph.base.words import UPPER

_STOP = re.compile(
    rf"(?P<stop>[.!?…]+[”\"']?)\s+(?=[“\"(]?[{UPPER}]|\d{{1,3}}(?:[.,]\d+)?\s*%)|(?P<semicolon>;)\s*(?=\S)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|Tp|TX|TT|Q|P|H|PGS|GS|TS|ThS|TSKH|BS|KS|CN|Ông|Bà|Mr|Mrs|St|No|v\.v|vv)|"
    r"\b[A-ZĐ]|\b[IVXL]+|(?:^|\s)\d{1,2})\.$"
)
_OPEN, _CLOSE = "([“", ")]”"


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its stop."""
    return [text[start:stop].strip() for start, stop in _spans(text, semicolons=False)]


def split_clauses(text: str) -> list[str]:
    """The sentences and the clauses between semicolons, in their order.

    A stop inside brackets or quotation marks, or behind an abbreviation, ends nothing; brackets
    that are not closed guard nothing.

    >>> split_clauses("Rà soát quy định; sửa đổi (luật; nghị định). Báo cáo Thủ tướng.")
    ['Rà soát quy định;', 'sửa đổi (luật; nghị định).', 'Báo cáo Thủ tướng.']
    """
    return [text[start:stop] for start, stop in clause_spans(text)]


def clause_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each of those clauses begins and ends, without the blanks around it."""
    for start, stop in _spans(text, semicolons=True):
        clause = text[start:stop]
        yield start + len(clause) - len(clause.lstrip()), start + len(clause.rstrip())


def _spans(text: str, *, semicolons: bool) -> Iterator[tuple[int, int]]:
    start = depth = scanned = 0
    guarded = _balance(text) == 0
    for found in _STOP.finditer(text):
        depth += _balance(text[scanned : found.start()]) if guarded else 0
        scanned = found.start()
        if found["semicolon"] and (not semicolons or depth > 0):
            continue
        end = found.end("semicolon") if found["semicolon"] else found.end("stop")
        if found["stop"] and (depth > 0 or _ABBREVIATED.search(text[max(0, end - 8) : end])):
            continue
        yield start, end
        start, depth = end, 0
    if text[start:].strip():
        yield start, len(text)


def _balance(text: str) -> int:
    opened = sum(text.count(mark) for mark in _OPEN)
    return opened - sum(text.count(mark) for mark in _CLOSE)
