"""An answer as a table on the terminal."""

import io
from datetime import date

from rich.console import Console

from api.output import print_table
from graph.questions.answer import Answer


def test_ids_are_left_to_the_other_formats_and_codes_are_said_in_words() -> None:
    row = {"status": "unsure", "documents": ["05-CTr/TU"], "document_ids": ["05-ctr-tu-2025"]}
    answer = Answer(
        question="q",
        title="Câu hỏi",
        params={},
        as_of=date(2026, 1, 1),
        columns=list(row),
        rows=[row],
        found=1,
        total=1,
        truncated=False,
        documents=[],
        query="",
    )
    out = io.StringIO()
    print_table(answer, Console(file=out, width=120))

    assert "05-CTr/TU" in out.getvalue() and "chưa chắc, cần người xem" in out.getvalue()
    assert "05-ctr-tu-2025" not in out.getvalue()
