"""Question files: reading them, and refusing those that are not complete."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict, Field

from graph.base.errors import GraphError, QueryRefused
from graph.cypher.check import check
from graph.cypher.fragments import LABELS, Fragment, expand
from graph.cypher.parameters import AS_OF, find_parameters
from graph.cypher.projection import Projection, read_projection
from graph.questions.arguments import Parameter, read_parameter
from graph.questions.counting import LOADED_DOCUMENTS

PARTS = ("rows", "total", "documents", "picture")
SINGLE = ("title", "title_en", "question", "key", "severity")
_PART_RE = re.compile(r"//\s*part:\s*(?P<name>\S+)\s*")
_ENTRY_RE = re.compile(r"//\s*(?P<key>\w+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*\S)\s*")


class Weight(StrEnum):
    """How much one finding weighs."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class BadQuestionFile(GraphError):
    """A question file that is not complete or does not hold together."""

    code = "tep-cau-hoi-hong"

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"Tệp câu hỏi {file}, dòng {line}: {reason}.")


class AnswerColumn(BaseModel):
    """A column of the findings."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="Name of the column.")
    label: str = Field(description="Its heading in Vietnamese.")


class Question(BaseModel):
    """One question that can be asked of the graph."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="Name by which it is asked.")
    theme: str = Field(description="Folder of its theme.")
    title: str = Field(description="Title in Vietnamese.")
    title_en: str = Field(description="Title in English.")
    question: str = Field(description="The whole question, in Vietnamese.")
    severity: Weight = Field(description="How much one finding weighs.")
    parameters: tuple[Parameter, ...] = Field(description="What can be given.")
    columns: tuple[AnswerColumn, ...] = Field(description="What each finding tells.")
    key: tuple[str, ...] = Field(description="Columns that identify a finding.")
    parts: dict[str, str] = Field(description="The queries, by the name of their part.")

    @property
    def rows(self) -> str:
        """The query for the findings."""
        return self.parts["rows"]

    @property
    def documents(self) -> str:
        """The query for the documents that are counted."""
        return self.parts.get("documents", LOADED_DOCUMENTS)


class _Header:
    """The comment lines before the first part, with the line of each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.single: dict[str, str] = {}
        self.parameters: list[Parameter] = []
        self.columns: list[AnswerColumn] = []

    def add(self, number: int, line: str) -> None:
        entry = _ENTRY_RE.fullmatch(line)
        if entry is None:
            raise BadQuestionFile(self.file, number, f"không hiểu dòng đầu tệp “{line}”")
        key, name, value = entry["key"], entry["name"], entry["value"]
        if key == "param" and name:
            self._add_parameter(number, name, value)
        elif key == "column" and name:
            self.columns.append(AnswerColumn(name=name, label=value))
        elif key in SINGLE and name is None and key not in self.single:
            self.single[key] = value
        else:
            raise BadQuestionFile(self.file, number, f"mục “{key}” lạ hoặc ghi hai lần")

    def _add_parameter(self, number: int, name: str, value: str) -> None:
        try:
            self.parameters.append(read_parameter(name, value))
        except ValueError as error:
            raise BadQuestionFile(self.file, number, str(error)) from error

    def require(self, key: str) -> str:
        if key not in self.single:
            raise BadQuestionFile(self.file, 1, f"thiếu mục “{key}”")
        return self.single[key]

    def severity(self) -> Weight:
        try:
            return Weight(self.require("severity"))
        except ValueError as error:
            allowed = ", ".join(Weight)
            raise BadQuestionFile(self.file, 1, f"severity phải là một trong {allowed}") from error


def read_question(
    path: PurePath, text: str, fragments: Mapping[str, Fragment] = LABELS
) -> Question:
    """Read one question file, put the fragments in their places, and check what comes of it.

    Raises ``BadQuestionFile`` with the line at fault.
    """
    file = f"{path.parent.name}/{path.name}"
    header = _Header(file)
    parts = {
        name: (line, _expand(file, name, line, query, fragments))
        for name, (line, query) in _read_parts(file, text, header)
    }
    question = Question(
        name=path.stem,
        theme=path.parent.name,
        title=header.require("title"),
        title_en=header.require("title_en"),
        question=header.require("question"),
        severity=header.severity(),
        parameters=tuple(header.parameters),
        columns=tuple(header.columns),
        key=tuple(name.strip() for name in header.require("key").split(",")),
        parts={name: query for name, (_, query) in parts.items()},
    )
    for name, (line, query) in parts.items():
        _check_part(file, question, name, line, query)
    _check_names(file, question)
    return question


def _read_parts(file: str, text: str, header: _Header) -> Iterator[tuple[str, tuple[int, str]]]:
    """Feed the header; yield each part's name, first line and query without its semicolon.

    The header ends with the first blank line; behind it, remarks may stand before the parts.
    """
    lines = text.splitlines()
    found = [(place, _PART_RE.fullmatch(line)) for place, line in enumerate(lines)]
    starts = [place for place, part in found if part]
    names = [part["name"] for _, part in found if part]
    _read_head(file, lines[: starts[0]] if starts else lines, header)
    for name in ("rows", "total"):
        if name not in names:
            raise BadQuestionFile(file, 1, f"thiếu phần “{name}”")
    for place, (start, end) in enumerate(pairwise([*starts, len(lines)])):
        if names[place] not in PARTS or names[place] in names[:place]:
            raise BadQuestionFile(file, start + 1, f"phần “{names[place]}” lạ hoặc ghi hai lần")
        query = "\n".join(lines[start + 1 : end]).rstrip()
        if not query.endswith(";"):
            raise BadQuestionFile(file, end, f"phần “{names[place]}” phải kết thúc bằng dấu ;")
        yield names[place], (start + 2, query[:-1].rstrip())


def _read_head(file: str, lines: list[str], header: _Header) -> None:
    blank = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    for number, line in enumerate(lines[:blank], start=1):
        header.add(number, line.strip())
    for number, line in enumerate(lines[blank:], start=blank + 1):
        if line.strip() and not line.startswith("//"):
            raise BadQuestionFile(file, number, "nội dung đứng trước phần đầu tiên")


def _expand(file: str, name: str, line: int, query: str, fragments: Mapping[str, Fragment]) -> str:
    try:
        return expand(_in_file(line, query), fragments).removeprefix(_in_file(line, ""))
    except QueryRefused as error:
        raise BadQuestionFile(file, line, f"phần “{name}”: {error.message}") from error


def _in_file(line: int, query: str) -> str:
    """A query that begins on this line of its file, so that places are told as in the file."""
    return "\n" * (line - 1) + query


def _check_part(file: str, question: Question, name: str, line: int, query: str) -> None:
    known = {AS_OF, *(parameter.name for parameter in question.parameters)}
    try:
        check(_in_file(line, query), known)
    except QueryRefused as error:
        raise BadQuestionFile(file, line, f"phần “{name}”: {error.message}") from error
    projection = read_projection(query)
    if projection is None:
        raise BadQuestionFile(file, line, f"phần “{name}”: không dùng UNION")
    expected = {
        "rows": tuple(column.name for column in question.columns),
        "total": ("total",),
        "documents": ("id",),
    }.get(name, projection.columns())
    if projection.columns() != expected:
        raise BadQuestionFile(
            file, line, f"phần “{name}” trả về các cột khác với {', '.join(map(str, expected))}"
        )
    if name == "rows":
        _check_order(file, line, projection)


def _check_order(file: str, line: int, projection: Projection) -> None:
    words = projection.words()
    if "ORDER" not in words or {"SKIP", "LIMIT"} & set(words):
        raise BadQuestionFile(file, line, "phần “rows” phải có ORDER BY và không có SKIP, LIMIT")


def _check_names(file: str, question: Question) -> None:
    columns = [column.name for column in question.columns]
    parameters = [parameter.name for parameter in question.parameters]
    for kind, names in (("column", columns), ("param", parameters)):
        if len(set(names)) < len(names):
            raise BadQuestionFile(file, 1, f"{kind} ghi hai lần cùng một tên")
    unknown = [name for name in question.key if name not in columns]
    if unknown:
        raise BadQuestionFile(file, 1, f"key có cột không khai báo: {', '.join(unknown)}")
    used = set().union(*map(find_parameters, question.parts.values()))
    unused = [name for name in parameters if name not in used]
    if unused:
        raise BadQuestionFile(file, 1, f"param không dùng đến: {', '.join(unused)}")
    if AS_OF in parameters:
        raise BadQuestionFile(file, 1, f"{AS_OF} luôn có sẵn, không khai báo lại")
