"""Errors as RFC 9457 problems in Vietnamese; what went wrong inside goes to the log alone."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.headers import HEADERS
from api.models import AgencyHit, Problem
from graph.base.errors import GraphError
from graph.search.index import AgencyFound

log = logging.getLogger(__name__)

TITLES = {
    "sai-cach-dung": "Yêu cầu chưa đúng",
    "khong-tim-thay": "Không tìm thấy",
    "khong-cho-phep": "Không hỗ trợ phương thức này",
    "kho-khong-san-sang": "Kho dữ liệu chưa sẵn sàng",
    "kho-dang-ban": "Kho dữ liệu đang bận",
    "truy-van-loi": "Truy vấn không chạy được",
    "ten-cua-nhieu-co-quan": "Tên của nhiều cơ quan",
    "ten-may-la": "Tên máy chủ không được chấp nhận",
    "loi": "Lỗi trong chương trình",
}
BY_STATUS = {404: "khong-tim-thay", 405: "khong-cho-phep"}
INVALID = {
    "missing": "thiếu giá trị",
    "date_parsing": "phải là ngày có thật, viết dạng NĂM-THÁNG-NGÀY như 2026-01-31",
    "date_from_datetime_parsing": "phải là ngày có thật, viết dạng NĂM-THÁNG-NGÀY như 2026-01-31",
    "date_from_datetime_inexact": "phải là ngày, không kèm giờ",
    "int_parsing": "phải là số nguyên",
    "int_parsing_size": "là số quá lớn",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không được quá {le}",
    "string_too_short": "không được để trống",
    "string_too_long": "dài quá {max_length} ký tự",
}


class ProblemResponse(JSONResponse):
    """A problem with its own media type."""

    media_type = "application/problem+json"


def _schema() -> dict[str, Any]:
    """The shape of a problem, with agencies as the description has them for other answers."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {name: value for name, value in schema.items() if name != "$defs"}


PROBLEM: dict[str, Any] = {
    "description": "Lỗi, kèm gợi ý cách xử lý",
    "content": {ProblemResponse.media_type: {"schema": _schema()}},
}
"""How the description of the API speaks of errors."""


def problem(
    status: int,
    code: str,
    detail: str,
    hint: str = "",
    headers: Mapping[str, str] | None = None,
    candidates: Sequence[object] = (),
) -> ProblemResponse:
    """An error response."""
    body = Problem(
        type=f"urn:chidao:loi:{code}",
        title=TITLES.get(code, TITLES["sai-cach-dung"] if status < 500 else TITLES["loi"]),
        status=status,
        detail=detail,
        code=code,
        hint=hint,
        candidates=[AgencyHit.of(each) for each in candidates if isinstance(each, AgencyFound)],
    )
    left_out = set() if candidates else {"candidates"}
    return ProblemResponse(
        body.model_dump(mode="json", exclude=left_out), status_code=status, headers=headers
    )


def answer_errors(app: FastAPI) -> None:
    """Let every error of the application be answered as a problem."""
    app.add_exception_handler(GraphError, _graph_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


async def _graph_error(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, GraphError)
    if error.http >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error.message)
    return problem(error.http, error.code, error.message, error.hint, candidates=error.candidates)


async def _invalid_request(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    return problem(
        422,
        "sai-cach-dung",
        invalid_detail(error.errors()),
        "Sửa các giá trị đã nêu rồi gửi lại.",
    )


def invalid_detail(errors: Sequence[Mapping[str, Any]]) -> str:
    """All faults of a request in one sentence."""
    said = []
    for each in errors:
        name = ".".join(str(step) for step in each["loc"][1:]) or "nội dung"
        reason = INVALID.get(each["type"], "có giá trị không hợp lệ")
        said.append(f"“{name}” {reason.format_map(each.get('ctx', {}))}")
    return f"{'; '.join(said)}."


async def _http_error(request: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        detail = f"Không có địa chỉ “{request.url.path}”."
        hint = "Xem các địa chỉ của chương trình tại /openapi.json."
    elif error.status_code == 405:
        detail = f"Địa chỉ “{request.url.path}” không nhận phương thức {request.method}."
        hint = f"Dùng: {(error.headers or {}).get('Allow', 'GET')}."
    else:
        detail, hint = "Yêu cầu không đọc được.", ""
    code = BY_STATUS.get(error.status_code, "sai-cach-dung")
    return problem(error.status_code, code, detail, hint, error.headers)


async def _unexpected(request: Request, error: Exception) -> ProblemResponse:
    # This answer is made outside the guard, so it brings the headers itself.
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(
        500,
        "loi",
        "Chương trình gặp lỗi ngoài dự kiến khi xử lý yêu cầu này.",
        "Thử lại; nếu vẫn lỗi, gửi nhật ký của chương trình cho người quản trị.",
        HEADERS,
    )
