"""The questions that can be asked, and their answers."""

from typing import Annotated

from fastapi import APIRouter, Path, Request

from api.deps import AsOf, Limit, SettingsDep, StoreDep, row_limit
from api.models import QuestionList, QuestionSummary
from graph.base.errors import UsageError
from graph.questions.answer import Answer
from graph.questions.catalogue import shipped

router = APIRouter(prefix="/api/v1/questions", tags=["Câu hỏi"])

OWN = frozenset({"as_of", "limit"})


@router.get("", summary="Các câu hỏi")
def list_questions() -> QuestionList:
    """Return every question with its parameters and columns."""
    items = [QuestionSummary.of(each) for each in shipped().questions.values()]
    return QuestionList(items=items, total=len(items), limit=len(items), offset=0)


@router.get("/{name}", summary="Trả lời một câu hỏi; tham số của câu hỏi ghi thẳng trong địa chỉ")
def answer_question(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    as_of: AsOf,
    name: Annotated[str, Path(examples=["uncovered_solutions"])],
    limit: Limit = None,
) -> Answer:
    """Return the answer; every query parameter but ``as_of`` and ``limit`` is the question's."""
    params = _params(request)
    return shipped().ask(store, name, params, as_of=as_of, limit=row_limit(settings, limit))


def _params(request: Request) -> dict[str, str]:
    given = request.query_params.multi_items()
    names = [name for name, _ in given]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(
            f"Tham số ghi hai lần: {', '.join(twice)}.", hint="Mỗi tham số chỉ ghi một lần."
        )
    return {name: value for name, value in given if name not in OWN}
