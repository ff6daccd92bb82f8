"""Agencies by any spelling of their names, and what they are to do."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import AsOf, Limit, Offset, PageSize, SettingsDep, StoreDep, row_limit
from api.models import AgencyHit, AgencyList
from graph.answer import Answer
from graph.catalog import shipped
from graph.errors import NotFound
from graph.lookup import SUGGESTIONS, Match, find_agencies, get_agencies
from graph.store import Store

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


@router.get("/{agency_id}/duties", summary="Cơ quan này chủ trì, phối hợp, phê duyệt, báo cáo gì")
def list_duties(
    store: StoreDep,
    settings: SettingsDep,
    as_of: AsOf,
    agency_id: Annotated[str, Path(examples=["so-giao-duc-va-dao-tao-lai-chau"])],
    limit: Limit = None,
) -> Answer:
    """Return the answer of ``who_owns`` for the agency with this id."""
    check_agency(store, agency_id)
    params = {"agency": agency_id}
    return shipped().ask(store, "who_owns", params, as_of=as_of, limit=row_limit(settings, limit))


def check_agency(store: Store, agency_id: str) -> None:
    """Raise ``NotFound`` with the nearest names, unless an agency has this id."""
    if any(each.match is Match.ID for each in find_agencies(store, agency_id)):
        return
    raise NotFound(
        f"Không có cơ quan nào có mã “{agency_id}”.",
        hint=_nearest(store, agency_id.replace("-", " ")),
    )


def _nearest(store: Store, text: str) -> str:
    try:
        near = [f"{each.name} (mã {each.id})" for each in get_agencies(store, text)[:SUGGESTIONS]]
    except NotFound as error:
        return error.hint
    return f"Có phải là: {'; '.join(near)}?"
