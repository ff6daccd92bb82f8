"""Limits on what a free query may make grow: engines do not stop these by themselves.

A regular expression with repeated groups can run for hours inside one step, and a list that is
joined to itself in every WITH doubles until memory is gone; neither looks at the time limit.
"""

import re
from typing import NoReturn

from graph.cypher.tokens import Kind, Token, refusal

MAX_STEPS = 8
MAX_SUMS = 20
MAX_PATTERN = 200
MAX_REPEATS = 4
_REPEATED_GROUP = re.compile(r"\)\s*[*+{?]")
_REPEAT = re.compile(r"[*+]|\{\d*,?\d*\}")
_BACK_REFERENCE = re.compile(r"\\+(?:[1-9]|k<)")


def check_growth(tokens: list[Token]) -> None:
    """Refuse what could grow without end. Raises ``QueryRefused`` with the place."""
    steps = [token for token in tokens if token.kind is Kind.WORD and token.upper == "WITH"]
    if len(steps) > MAX_STEPS:
        _refuse(steps[MAX_STEPS], f"quá {MAX_STEPS} lần WITH")
    sums = [token for token in tokens if token.kind is Kind.SYMBOL and token.text == "+"]
    if len(sums) > MAX_SUMS:
        _refuse(sums[MAX_SUMS], f"quá {MAX_SUMS} dấu +")
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.text == "=~":
            _check_pattern(token, following)


def _check_pattern(token: Token, pattern: Token | None) -> None:
    if pattern is None or pattern.kind is not Kind.STRING:
        _refuse(token, "sau =~ phải là một mẫu viết sẵn trong dấu nháy")
    text = pattern.text
    if len(text) > MAX_PATTERN or len(_REPEAT.findall(text)) > MAX_REPEATS:
        _refuse(pattern, f"mẫu dài quá {MAX_PATTERN} ký tự hoặc lặp quá {MAX_REPEATS} chỗ")
    if _REPEATED_GROUP.search(text) or _BACK_REFERENCE.search(text):
        _refuse(pattern, "mẫu không được lặp cả nhóm (…)* hay nhắc lại nhóm; hãy dùng CONTAINS")


def _refuse(token: Token, reason: str) -> NoReturn:
    raise refusal(
        token.line,
        token.column,
        reason,
        hint="Chia truy vấn thành các bước nhỏ hơn, hoặc dùng CONTAINS thay cho mẫu.",
    )
