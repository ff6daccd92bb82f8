"""The questions that can be asked, and asking them."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Self

from graph.base.errors import UnknownQuestion
from graph.cypher.parameters import AS_OF
from graph.questions.answer import Answer
from graph.questions.arguments import given_values, query_value
from graph.questions.counting import count_found, number
from graph.questions.files import (
    BadQuestionFile,
    Question,
    read_question,
)
from graph.questions.shared import FILE, check_used, read_fragments
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)

SUFFIX = ".cypher"


class Catalog:
    """All question files of a folder, read and checked."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = dict(sorted(questions.items()))

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Self:
        """Read ``folder/<theme>/<name>.cypher``; the questions that are shipped by default.

        What they share stands in ``folder/fragments.cypher``.

        Raises ``BadQuestionFile`` with the file and line at fault.
        """
        questions: dict[str, Question] = {}
        root = folder or resources.files("queries")
        shared = root / FILE
        common = _read(PurePath(FILE), shared) if shared.is_file() else ""
        fragments = read_fragments(common)
        texts = {path: _read(path, file) for path, file in _question_files(root)}
        for path, text in texts.items():
            question = read_question(path, text, fragments)
            if question.name in questions:
                other = questions[question.name].theme
                raise BadQuestionFile(str(path), 1, f"đã có câu hỏi cùng tên trong {other}")
            questions[question.name] = question
        check_used(fragments, (common, *texts.values()))
        return cls(questions)

    def get(self, name: str) -> Question:
        """The question of that name. Raises ``NotFound`` with the names that look alike."""
        if name in self.questions:
            return self.questions[name]
        near = get_close_matches(name, self.questions, cutoff=0.5) or list(self.questions)
        raise UnknownQuestion(f"Không có câu hỏi “{name}”.", hint=f"Có phải là: {', '.join(near)}?")

    def ask(
        self,
        store: Store,
        name: str,
        params: Mapping[str, object] | None = None,
        *,
        as_of: date,
        limit: int | None = None,
    ) -> Answer:
        """Answer a question; ``limit`` cuts the rows that are shown, never what is counted.

        Raises ``NotFound`` and ``UsageError`` for a question or value that cannot be understood.
        """
        question = self.get(name)
        given = given_values(question.parameters, params or {})
        values = {AS_OF: as_of} | {
            each.name: query_value(store, each, given[each.name], as_of)
            for each in question.parameters
        }
        table = store.query(question.rows, values, limit=limit)
        return Answer(
            question=question.name,
            title=question.title,
            title_en=question.title_en,
            params=given,
            as_of=as_of,
            columns=[column.name for column in question.columns],
            labels={column.name: column.label for column in question.columns},
            rows=[_plain(row) for row in table.rows],
            found=count_found(store, question.rows, values, table),
            total=number(store.query(question.parts["total"], values), "total"),
            truncated=table.truncated,
            documents=[row["id"] for row in read_all(store, question.documents, values)],
            query=question.rows.strip(),
        )


@cache
def shipped() -> Catalog:
    """The questions that come with the program; they do not change while it runs."""
    return Catalog.load()


def ask(
    store: Store,
    name: str,
    params: Mapping[str, object] | None = None,
    *,
    as_of: date,
    limit: int | None = None,
) -> Answer:
    """Answer one of the questions that come with the program."""
    return shipped().ask(store, name, params, as_of=as_of, limit=limit)


def _plain(row: Row) -> Row:
    """Names collected in a cell are a set: they are shown sorted, on every engine alike."""
    return {
        name: sorted(value) if isinstance(value, list) else value for name, value in row.items()
    }


def _question_files(folder: Traversable) -> Iterator[tuple[PurePath, Traversable]]:
    for theme in sorted(folder.iterdir(), key=lambda each: each.name):
        if theme.is_dir():
            for file in sorted(theme.iterdir(), key=lambda each: each.name):
                if file.name.endswith(SUFFIX):
                    yield PurePath(theme.name, file.name), file


def _read(path: PurePath, file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadQuestionFile(str(path), 1, "không phải văn bản UTF-8") from error
