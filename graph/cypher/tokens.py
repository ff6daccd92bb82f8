"""Cypher cut into tokens, so strictly that both engines must cut it in the same places."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.base.errors import QueryRefused


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SYMBOL = "symbol"


@dataclass(frozen=True)
class Token:
    """One token and where it stands; ``line`` and ``column`` count from 1."""

    kind: Kind
    text: str
    start: int
    line: int
    column: int

    @property
    def end(self) -> int:
        """Offset just behind it."""
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        """The text of a bare word in capitals; of anything else as it stands."""
        return self.text.upper() if self.kind is Kind.WORD else self.text

    @property
    def name(self) -> str:
        """What it names: without back-quotes or the dollar sign of a parameter."""
        return self.text.strip("`").removeprefix("$")


def _vietnamese_letters() -> str:
    """Every letter outside ASCII that Vietnamese is written with, composed (NFC)."""
    bases = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", base + tone) for base in bases for tone in tones}
    letters.add("đ")
    marked = sorted(letter for letter in letters if not letter.isascii())
    return "".join(marked + [letter.upper() for letter in marked])


_LETTER = f"A-Za-z_{_vietnamese_letters()}"
_NAME = rf"[{_LETTER}][{_LETTER}0-9]*"

# Where the engines are known to disagree, the narrower reading is taken and the rest is refused.
# Neo4j turns \u0027 and its like into characters before it looks for the end of a string or a
# comment: so no backslash in comments and names, and in strings only the escapes that mean the same
# everywhere. A block comment holds no two stars in a row, which one grammar reads past its end.
_ESCAPE = r"\\(?:['\"ntr]|\\(?![uU]))"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("blank", r"[ \t\n]+|\r\n"),
    ("comment", r"//[^\\\n\r]*|/\*(?:[^*\\\r]|\r\n|\*(?![*/]))*\*/"),
    (Kind.STRING, rf"'(?:[^'\\\r]|\r\n|{_ESCAPE})*'|\"(?:[^\"\\\r]|\r\n|{_ESCAPE})*\""),
    (Kind.QUOTED, r"`[^`\\\n\r]+`(?!`)"),
    (Kind.PARAMETER, rf"\${_NAME}"),
    (Kind.WORD, _NAME),
    (Kind.NUMBER, rf"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![{_LETTER}0-9])"),
    (Kind.SYMBOL, r"=~|<>|<=|>=|->|<-|\.\.|[()\[\]{},.:|=<>+\-*/%^;]"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read_tokens(query: str) -> list[Token]:
    """Cut ``query`` into tokens, without blanks and comments. Raises ``QueryRefused``."""
    control = _CONTROL.search(query)
    if control:
        raise _refusal(query, control.start(), "có ký tự điều khiển không nhìn thấy được")
    return list(_tokens(query))


def _tokens(query: str) -> Iterator[Token]:
    start, line, line_start = 0, 1, 0
    while start < len(query):
        match = _TOKEN.match(query, start)
        if match is None:
            raise _refusal(query, start, _unknown(query, start))
        text = match[0]
        if match.lastgroup not in ("blank", "comment"):
            yield Token(Kind(str(match.lastgroup)), text, start, line, start - line_start + 1)
        if "\n" in text:
            line += text.count("\n")
            line_start = start + text.rfind("\n") + 1
        start = match.end()


def _place(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted from 1."""
    before = query[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def _unknown(query: str, start: int) -> str:
    character = query[start]
    if character in "'\"":
        return "chuỗi ký tự chưa đóng, hoặc sau dấu \\ không phải là một trong \\ ' \" n t r"
    if character == "`":
        return "tên trong dấu ` chưa đóng hoặc có ký tự không được phép"
    if query.startswith("/*", start):
        return "chú thích /* */ chưa đóng hoặc có hai dấu * liền nhau"
    if character.isdecimal() and character.isascii():
        return "số viết sai"
    code = f"U+{ord(character):04X}"
    return f"ký tự “{character}” ({code}) không được dùng ngoài chuỗi ký tự"


def _refusal(query: str, offset: int, reason: str) -> QueryRefused:
    return refusal(
        *_place(query, offset),
        reason,
        hint="Ngoài chuỗi ký tự chỉ dùng chữ cái, chữ số, dấu gạch dưới và các dấu của Cypher.",
    )


def refusal(line: int, column: int, reason: str, *, hint: str) -> QueryRefused:
    """A query is not let pass for what stands at this place."""
    return QueryRefused(f"Truy vấn bị từ chối: dòng {line}, cột {column}: {reason}.", hint=hint)
