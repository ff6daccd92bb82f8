"""Agencies by any spelling of their names, and what they are to do."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import AsOf, Limit, Offset, PageSize, SettingsDep, StoreDep, row_limit
from api.models import AgencyHit, AgencyList
from api.problems import PROBLEM
from graph.questions.answer import Answer
from graph.questions.catalogue import shipped
from graph.search.lookup import find_agencies, get_agency

router = APIRouter(prefix="/api/v1/agencies", tags=["Cơ quan"])


@router.get("", summary="Tìm cơ quan theo tên, tên viết tắt, có dấu hay không dấu")
def list_agencies(
    store: StoreDep,
    q: Annotated[str, Query(min_length=1, max_length=200, examples=["so gddt"])],
    limit: PageSize = 20,
    offset: Offset = 0,
) -> AgencyList:
    """Return agencies that may be meant, the best first, each with the reason."""
    found = find_agencies(store, q)
    page = found[offset : offset + limit]
    return AgencyList(
        items=[AgencyHit.of(each) for each in page], total=len(found), limit=limit, offset=offset
    )


@router.get(
    "/{agency}/duties",
    summary="Cơ quan này chủ trì, phối hợp, phê duyệt, báo cáo gì",
    responses={300: PROBLEM | {"description": "Tên của nhiều cơ quan: chọn một mã."}},
)
def list_duties(
    store: StoreDep,
    settings: SettingsDep,
    as_of: AsOf,
    agency: Annotated[str, Path(max_length=200, examples=["so-giao-duc-va-dao-tao-lai-chau"])],
    limit: Limit = None,
) -> Answer:
    """Return the answer of ``who_owns`` for the one agency with this id or name."""
    params = {"agency": get_agency(store, agency, as_of).id}
    return shipped().ask(store, "who_owns", params, as_of=as_of, limit=row_limit(settings, limit))
