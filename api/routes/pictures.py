"""The picture of a resolution or plan: as a page for people, as data for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from graph.base.errors import GraphError
from viz.draw import LIMIT, draw
from viz.hierarchy import PAGE_CSP, render_page
from viz.picture import EmptyPicture, Picture

router = APIRouter(tags=["Hình"])

Resolution = Annotated[
    str | None,
    Query(
        description="Mã hoặc số, ký hiệu nghị quyết; mặc định là nghị quyết có nhiều văn bản "
        "triển khai nhất.",
        examples=["71-NQ/TW"],
    ),
]
Plan = Annotated[str | None, Query(description="Mã của một văn bản triển khai.")]
Section = Annotated[str | None, Query(description="Mục cần mở trong văn bản ấy.")]
Boxes = Annotated[int, Query(ge=1, le=200, description="Số ô nhiều nhất trước khi gộp lại.")]


@router.get("/api/v1/picture", summary="Dữ liệu của hình")
def get_picture(
    store: StoreDep,
    resolution: Resolution = None,
    plan: Plan = None,
    section: Section = None,
    limit: Boxes = LIMIT,
) -> Picture | EmptyPicture:
    """Return boxes, lines, places and cards of the picture."""
    return draw(store, resolution=resolution, plan=plan, section=section, limit=limit)


@router.get("/", include_in_schema=False)
def show_page(
    store: StoreDep,
    resolution: Resolution = None,
    plan: Plan = None,
    section: Section = None,
    limit: Boxes = LIMIT,
) -> HTMLResponse:
    """Return the page; what cannot be drawn is said on a page as well."""
    status = 200
    picture: Picture | EmptyPicture
    try:
        picture = draw(store, resolution=resolution, plan=plan, section=section, limit=limit)
    except GraphError as error:
        picture, status = EmptyPicture(title=error.message, hint=error.hint), error.http
    return HTMLResponse(
        render_page(picture), status_code=status, headers={"Content-Security-Policy": PAGE_CSP}
    )
