"""The part of Cypher that free queries may use, as what may stand where.

The reader does not look for bad words. It follows the query token by token and knows at each place
whether a clause, a value, a name or an operator may stand there; a word that is none of these has
no place to stand, so a clause that nobody has thought of is refused like one that everybody knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NoReturn

from graph.base.errors import QueryRefused
from graph.cypher.tokens import Kind, Token, refusal

MAX_DEPTH = 40
MAX_CASES = 8
"""How deep CASE may stand in CASE: ladybug takes twice as long for each, before its time limit."""
MAX_TOKENS = 2_000

STARTERS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN")
TAILS = ("ORDER", "SKIP", "LIMIT")
CLAUSES = (*STARTERS, *TAILS, "WHERE", "UNION")
OPERATORS = ("AND", "OR", "XOR", "IN", "CONTAINS", "STARTS", "ENDS", "IS")
CHOICES = ("WHEN", "THEN", "ELSE")
DIRECTIONS = ("ASC", "ASCENDING", "DESC", "DESCENDING")
PREFIXES = ("NOT", "DISTINCT")
LITERALS = ("NULL", "TRUE", "FALSE")
OTHERS = ("AS", "BY", "CASE", "END", "ALL")
RESERVED = frozenset((*CLAUSES, *OPERATORS, *CHOICES, *DIRECTIONS, *PREFIXES, *LITERALS, *OTHERS))
SECOND_WORDS = {"OPTIONAL": "MATCH", "ORDER": "BY", "STARTS": "WITH", "ENDS": "WITH"}
SUBQUERIES = ("EXISTS", "COUNT")

_FUNCTION_NAMES = """
    count sum avg min max collect coalesce size length left right reverse
    lower upper tolower toupper trim ltrim rtrim abs ceil floor sign sqrt date nodes
    relationships any all none single
"""
FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
ALLOWED_HINT = (
    "Chỉ được đọc bằng MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, SKIP, LIMIT, "
    "UNION, EXISTS { MATCH … } và COUNT { MATCH … }; mỗi lần một câu truy vấn. "
    "Tên trùng với từ khóa phải đặt trong dấu `…`."
)


class _Place(Enum):
    """What may stand next."""

    CLAUSE = auto()
    VALUE = auto()
    NAME = auto()
    OPERATOR = auto()
    NOTHING = auto()


def check_tokens(tokens: list[Token], parameters: Iterable[str]) -> None:
    """Let the tokens of a read-only query pass. Raises ``QueryRefused`` with place and reason."""
    if not tokens:
        raise QueryRefused("Truy vấn bị từ chối: không có nội dung.", hint=ALLOWED_HINT)
    if len(tokens) > MAX_TOKENS:
        _refuse(tokens[MAX_TOKENS], f"truy vấn dài quá {MAX_TOKENS} từ và dấu")
    _Reader(tokens, frozenset(parameters)).run()


@dataclass
class _Reader:
    """Walks through the tokens and keeps track of what may come next."""

    tokens: list[Token]
    parameters: frozenset[str]
    at: int = 0
    place: _Place = _Place.CLAUSE
    open: list[str] = field(default_factory=list)
    """What is not yet closed: brackets, CASE, and ``q`` for the brace of a subquery."""
    returns: bool = False
    """Whether the present branch of a UNION has its RETURN."""

    def run(self) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if self.place is _Place.NOTHING:
                _refuse(token, "chỉ được gửi một câu truy vấn, sau dấu ; không được có gì nữa")
            self._step(token)
            self.at += 1
        if self.open or self.place not in (_Place.OPERATOR, _Place.NOTHING):
            _refuse(self.tokens[-1], "câu truy vấn chưa trọn vẹn")
        if not self.returns:
            _refuse(self.tokens[-1], "câu truy vấn thiếu RETURN")

    def _step(self, token: Token) -> None:
        if token.kind is Kind.SYMBOL:
            self._symbol(token)
        elif self.place is _Place.NAME:
            self._name(token)
        elif token.kind is Kind.WORD:
            self._word(token)
        else:
            self._value(token)

    def _name(self, token: Token) -> None:
        if token.kind not in (Kind.WORD, Kind.QUOTED):
            _refuse(token, f"cần một tên, không phải “{token.text}”")
        self.place = _Place.OPERATOR

    def _value(self, token: Token) -> None:
        if self.place is not _Place.VALUE:
            _refuse(token, f"“{token.text}” không được đứng ở đây")
        if token.kind is Kind.PARAMETER and token.name not in self.parameters:
            allowed = ", ".join(f"${name}" for name in sorted(self.parameters))
            _refuse(token, f"không có tham số “{token.text}”; chỉ có {allowed}")
        self.place = _Place.OPERATOR

    def _word(self, token: Token) -> None:
        if self.place is _Place.CLAUSE:
            self._clause(token, STARTERS)
        elif self.place is _Place.VALUE:
            self._operand(token)
        elif token.upper in CLAUSES:
            self._clause(token, CLAUSES)
        else:
            self._operator(token)

    def _clause(self, token: Token, allowed: tuple[str, ...]) -> None:
        if token.upper not in allowed:
            _refuse(token, f"không được dùng “{token.text}” ở đây")
        filters = token.upper == "WHERE" and self.open and self.open[-1] in "(["
        if self.open and self.open[-1] != "q" and not filters:
            _refuse(token, f"“{token.text}” không được đứng trong ngoặc")
        self._second_word(token)
        self.place = _Place.VALUE
        if token.upper == "UNION":
            self._union(token)
        elif not self.open:
            self.returns = token.upper == "RETURN" or (self.returns and token.upper in TAILS)

    def _union(self, token: Token) -> None:
        if not self.returns or self.open:
            _refuse(token, "trước UNION phải là một câu truy vấn có RETURN")
        self.returns = False
        self.place = _Place.CLAUSE
        if self._next_is("ALL"):
            self.at += 1

    def _operator(self, token: Token) -> None:
        if token.upper in OPERATORS:
            self._second_word(token)
            self.place = _Place.VALUE
        elif token.upper in CHOICES and self._inside("CASE"):
            self.place = _Place.VALUE
        elif token.upper == "END" and self._inside("CASE"):
            self.open.pop()
        elif token.upper == "AS":
            self.place = _Place.NAME
        elif token.upper not in DIRECTIONS:
            _refuse(token, f"không được dùng “{token.text}” ở đây")

    def _operand(self, token: Token) -> None:
        called = self._next_is("(")
        if token.upper in PREFIXES or (token.upper == "WHEN" and self._previous() == "CASE"):
            return
        if token.upper == "CASE":
            self._case(token)
        elif token.upper in SUBQUERIES and self._next_is("{"):
            self._subquery(token)
        elif called and token.text.lower() in FUNCTIONS:
            self._open(self.tokens[self.at + 1])
            self.at += 1
        elif called:
            _refuse(token, f"không được gọi hàm “{token.text}”; các hàm được dùng: {_functions()}")
        elif token.upper in LITERALS or token.upper not in RESERVED:
            self.place = _Place.OPERATOR
        else:
            _refuse(token, f"từ khóa “{token.text}” không được đứng ở đây")

    def _case(self, token: Token) -> None:
        self._push("CASE", token)
        if self.open.count("CASE") > MAX_CASES:
            _refuse(token, f"CASE lồng nhau quá {MAX_CASES} lớp")

    def _subquery(self, token: Token) -> None:
        after = self.tokens[self.at + 2 : self.at + 3]
        if not after or after[0].upper != "MATCH":
            _refuse(token, f"sau “{token.text} {{” phải là MATCH")
        self._push("q", token)
        self.at += 1
        self.place = _Place.CLAUSE

    def _symbol(self, token: Token) -> None:
        text = token.text
        if text in ("(", "[", "{"):
            self._open(token)
        elif text in (")", "]", "}"):
            self._close(token)
        elif self.place is _Place.OPERATOR:
            self._after_value(token)
        elif self.place is not _Place.VALUE or not self._before_value(token):
            _refuse(token, f"dấu “{text}” không được đứng ở đây")

    def _after_value(self, token: Token) -> None:
        if token.text == ";":
            if self.open:
                _refuse(token, "dấu ; không được đứng trong ngoặc")
            self.place = _Place.NOTHING
        elif token.text == ".":
            self.place = _Place.NAME
        elif token.text == ":":
            self.place = _Place.VALUE if self._inside("{") else _Place.NAME
        elif token.text == "," and self._inside("{"):
            self.place = _Place.NAME
        else:
            self.place = _Place.VALUE

    def _before_value(self, token: Token) -> bool:
        """Symbols that may stand where a value is due: signs, arrows, ``:Label``, ``*``, ``..``."""
        previous = self._previous()
        if token.text in ("-", "->", "<-", "+"):
            return True
        if token.text == ":":
            self.place = _Place.NAME
            return previous in ("(", "[", "|")
        if token.text == "..":
            return self._inside("[")
        if token.text == "*" and not self._inside("["):
            self.place = _Place.OPERATOR
            return previous in ("RETURN", "WITH", "DISTINCT", "(")
        return token.text == "*"

    def _open(self, token: Token) -> None:
        after_value = self.place is _Place.OPERATOR
        if after_value and token.text == "[":
            _refuse(token, "không lấy phần tử bằng [n]: hai loại kho đếm từ số khác nhau")
        if after_value and token.text == "(":
            _refuse(token, "chỉ được gọi hàm bằng tên trần, không có dấu chấm hay dấu `")
        in_pattern = self._inside("(") or self._inside("[")
        if after_value and token.text == "{" and not in_pattern:
            _refuse(token, "dấu { chỉ dùng cho thuộc tính của nút, quan hệ và cho EXISTS, COUNT")
        if not after_value and self.place is not _Place.VALUE:
            _refuse(token, f"dấu “{token.text}” không được đứng ở đây")
        self._push(token.text, token)
        self.place = _Place.NAME if token.text == "{" else _Place.VALUE

    def _push(self, bracket: str, token: Token) -> None:
        self.open.append(bracket)
        if len(self.open) > MAX_DEPTH:
            _refuse(token, f"ngoặc lồng nhau quá {MAX_DEPTH} lớp")

    def _close(self, token: Token) -> None:
        opening = {")": "(", "]": "[", "}": "{"}[token.text]
        if not self.open or self.open[-1].replace("q", "{") != opening:
            _refuse(token, f"dấu “{token.text}” không khớp với ngoặc mở nào")
        endings = (opening, "*", "..") if opening == "[" else (opening,)
        if self.place is not _Place.OPERATOR and self._previous() not in endings:
            _refuse(token, f"trước dấu “{token.text}” còn thiếu nội dung")
        self.open.pop()
        self.place = _Place.OPERATOR

    def _second_word(self, token: Token) -> None:
        second = SECOND_WORDS.get(token.upper)
        if second is None:
            return
        if not self._next_is(second):
            _refuse(token, f"sau “{token.text}” phải là {second}")
        self.at += 1

    def _next_is(self, text: str) -> bool:
        after = self.tokens[self.at + 1 : self.at + 2]
        return bool(after) and after[0].upper == text

    def _previous(self) -> str:
        return self.tokens[self.at - 1].upper if self.at else ""

    def _inside(self, bracket: str) -> bool:
        return self.open[-1:] == [bracket]


def _functions() -> str:
    return ", ".join(sorted(FUNCTIONS))


def _refuse(token: Token, reason: str) -> NoReturn:
    raise refusal(token.line, token.column, reason, hint=ALLOWED_HINT)
