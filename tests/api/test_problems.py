"""Errors, host names and headers: Vietnamese problems, and nothing of the inside."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.guard import host_name, is_allowed
from api.headers import HEADERS
from api.problems import INVALID
from graph.base.settings import Settings
from graph.store.opening import open_store
from graph.store.protocol import Store
from tests.api.conftest import HERE
from viz.hierarchy import PAGE_CSP


@pytest.mark.parametrize(
    ("method", "address", "status", "detail"),
    [
        ("GET", "/khong/co", 404, "Không có địa chỉ “/khong/co”."),
        ("GET", "/static/../app.py", 404, "Không có địa chỉ"),
        ("POST", "/healthz", 405, "không nhận phương thức POST"),
        ("GET", "/api/v1/questions/khong_co", 404, "Không có câu hỏi “khong_co”."),
        ("GET", "/api/v1/questions/who_owns", 422, "Thiếu tham số “agency”"),
        ("GET", "/api/v1/questions/who_owns?agency=a&agency=b", 422, "ghi hai lần: agency"),
        ("GET", "/api/v1/questions/impossible_dates?as_of=2025-02-30", 422, "“as_of” phải là ngày"),
        ("GET", "/api/v1/questions/impossible_dates?as_of=hom-nay", 422, "“as_of” phải là ngày"),
        ("GET", "/api/v1/questions/impossible_dates?limit=0", 422, "“limit” phải từ 1 trở lên"),
        ("GET", "/api/v1/agencies", 422, "“q” thiếu giá trị"),
        ("GET", "/api/v1/agencies?q=", 422, "“q” không được để trống"),
        ("GET", "/api/v1/agencies?q=a&limit=x", 422, "“limit” phải là số nguyên"),
        ("GET", "/api/v1/agencies?q=a&limit=999", 422, "“limit” không được quá 200"),
        ("GET", "/api/v1/picture?resolution=99-NQ/TW", 404, "“99-NQ/TW”"),
    ],
)
def test_errors_are_problems_in_vietnamese(
    client: TestClient, method: str, address: str, status: int, detail: str
) -> None:
    answer = client.request(method, address)
    body = answer.json()

    assert answer.status_code == body["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(body) == {"type", "title", "status", "detail", "code", "hint"}
    assert detail in body["detail"]


def test_a_fault_inside_tells_nothing_outside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("mật khẩu ở đây")

    monkeypatch.setattr("api.routes.pictures.draw", fail)
    quiet = TestClient(client.app, base_url=HERE, raise_server_exceptions=False)
    answer = quiet.get("/api/v1/picture")

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "mật khẩu" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_store_out_of_reach_is_said_and_tried_again(tmp_path: Path) -> None:
    place = tmp_path / "kho"
    place.write_text("không phải kho", encoding="utf-8")
    with TestClient(create_app(Settings(store=str(place))), base_url=HERE) as client:
        refused = client.get("/readyz")
        assert refused.status_code == 503
        assert refused.json()["code"] == "kho-khong-san-sang"
        place.unlink()
        assert client.get("/readyz").status_code == 200


def test_the_store_is_opened_once_and_for_reading(
    small_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []

    def counted(settings: Settings, *, read_only: bool = False) -> Store:
        opened.append(read_only)
        return open_store(settings, read_only=read_only)

    monkeypatch.setattr("api.deps.open_store", counted)
    with TestClient(create_app(small_settings), base_url=HERE) as client:
        for _ in range(3):
            client.get("/readyz")

    assert opened == [True]


@pytest.mark.parametrize(
    ("header", "allowed"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("LOCALHOST:99", True),
        ("[::1]:8000", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost@evil.example", False),
        ("192.168.1.7:8000", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_only_this_machine_is_a_host(header: str, allowed: bool) -> None:
    assert is_allowed(host_name(header), "127.0.0.1") is allowed


def test_on_every_address_bare_addresses_are_hosts_and_names_are_not() -> None:
    assert is_allowed("192.168.1.7", "0.0.0.0")
    assert is_allowed("fe80::1", "::")
    assert not is_allowed("evil.example", "0.0.0.0")
    assert is_allowed("may-chu.example", "may-chu.example")


def test_a_strange_host_is_refused_before_anything_else(client: TestClient) -> None:
    answer = client.get("/api/v1/questions", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert answer.json()["code"] == "ten-may-la"
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/healthz", "/khong-co", "/static/explorer.js"])
def test_every_answer_carries_the_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = PAGE_CSP if address == "/" else HEADERS["Content-Security-Policy"]

    assert headers["Content-Security-Policy"] == policy
    assert {name: headers[name] for name in HEADERS if name != "Content-Security-Policy"} == {
        name: value for name, value in HEADERS.items() if name != "Content-Security-Policy"
    }


def test_the_description_stands_alone(client: TestClient) -> None:
    described = client.get("/openapi.json").json()

    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404
    assert set(described["paths"]) == {
        "/api/v1/questions",
        "/api/v1/questions/{name}",
        "/api/v1/agencies",
        "/api/v1/agencies/{agency}/duties",
        "/api/v1/picture",
        "/healthz",
        "/readyz",
    }
    assert "HTTPValidationError" not in described["components"]["schemas"]
    answers = described["paths"]["/readyz"]["get"]["responses"]
    assert "application/problem+json" in answers["4XX"]["content"]


def test_no_path_takes_free_cypher(client: TestClient) -> None:
    answer = client.get("/api/v1/questions/cypher", params={"query": "MATCH (n) RETURN n"})

    assert answer.status_code == 404


def test_every_reason_for_a_refusal_fills_in() -> None:
    facts = {"ge": 1, "le": 2, "max_length": 3}

    assert all("{" not in reason.format_map(facts) for reason in INVALID.values())
