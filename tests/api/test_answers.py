"""Questions, agencies and pictures over HTTP."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.base.settings import Settings
from graph.questions.catalogue import ask, shipped
from graph.store.ladybug.embedded import LadybugStore
from tests import small
from tests.api.conftest import HERE


@pytest.fixture
def graph(small_settings: Settings) -> Iterator[LadybugStore]:
    store = LadybugStore.open(small_settings, read_only=True)
    yield store
    store.close()


def test_every_question_is_listed_with_its_parameters_and_columns(client: TestClient) -> None:
    listed = client.get("/api/v1/questions").json()

    assert listed["total"] == len(shipped().questions) == len(listed["items"])
    by_name = {each["name"]: each for each in listed["items"]}
    assert [each["name"] for each in by_name["who_owns"]["parameters"]] == ["agency"]
    assert {"agency", "role", "text"} <= {each["name"] for each in by_name["who_owns"]["columns"]}


def test_a_question_answers_as_it_does_everywhere(client: TestClient, graph: LadybugStore) -> None:
    params = {"resolution": "12-NQ/TW", "level": "local", "grain": "solution"}
    given = client.get(
        "/api/v1/questions/uncovered_solutions", params=params | {"as_of": "2026-01-31"}
    )
    answer = ask(graph, "uncovered_solutions", params, as_of=date(2026, 1, 31))

    assert given.json() == answer.model_dump(mode="json")
    assert [row["code"] for row in given.json()["rows"]] == ["1.2"]


def test_a_limit_cuts_the_rows_and_says_so(client: TestClient) -> None:
    answer = client.get("/api/v1/questions/who_owns", params={"agency": "SYT", "limit": 1}).json()

    assert len(answer["rows"]) == 1
    assert answer["truncated"] is True
    assert answer["found"] > 1


def test_agencies_are_found_without_marks_and_say_why(client: TestClient) -> None:
    found = client.get("/api/v1/agencies", params={"q": "so y te"}).json()

    assert (found["total"], found["limit"], found["offset"]) == (1, 20, 0)
    assert found["items"][0]["id"] == small.SO_YTE.id
    assert found["items"][0]["reason"] == "trùng khi bỏ dấu"


def test_pages_of_agencies_hold_each_one_once(client: TestClient) -> None:
    pages = [
        client.get("/api/v1/agencies", params={"q": "tinh", "limit": 1, "offset": offset}).json()
        for offset in range(4)
    ]
    ids = [item["id"] for page in pages for item in page["items"]]

    assert pages[0]["total"] == len(ids) == len(set(ids)) == 3


def test_duties_of_an_agency_are_those_of_the_question(
    client: TestClient, graph: LadybugStore
) -> None:
    given = client.get(f"/api/v1/agencies/{small.SO_YTE.id}/duties", params={"as_of": "2026-01-31"})
    answer = ask(graph, "who_owns", {"agency": small.SO_YTE.id}, as_of=date(2026, 1, 31))

    assert given.json() == answer.model_dump(mode="json")
    assert answer.found > 0


@pytest.mark.parametrize("typed", ["so-y-tee-tinh-hoa-binh", "Sở Y tá tỉnh Hòa Bình"])
def test_w11_an_unknown_agency_is_answered_with_the_nearest_names(
    client: TestClient, typed: str
) -> None:
    refused = client.get(f"/api/v1/agencies/{typed}/duties")

    assert refused.status_code == 404
    assert refused.json()["code"] == "khong-tim-thay"
    assert f"Sở Y tế tỉnh Hòa Bình (mã {small.SO_YTE.id})" in refused.json()["hint"]
    nearest = refused.json()["candidates"][0]
    assert nearest["id"] == small.SO_YTE.id
    assert nearest["reason"].startswith("tên gần giống 9")


@pytest.mark.parametrize("typed", ["SYT", "so y te tinh hoa binh", "Sở Y tế tỉnh Hòa Bình"])
def test_w3_a_name_that_one_agency_bears_is_as_good_as_its_id(
    client: TestClient, typed: str
) -> None:
    by_name = client.get(f"/api/v1/agencies/{typed}/duties").json()
    by_id = client.get(f"/api/v1/agencies/{small.SO_YTE.id}/duties").json()

    assert by_name == by_id


def test_a_picture_comes_as_data_and_as_a_page(client: TestClient) -> None:
    data = client.get("/api/v1/picture", params={"resolution": "12-NQ/TW"}).json()
    page = client.get("/", params={"resolution": "12-NQ/TW"})

    assert data["view"]["resolution"] == small.RESOLUTION
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert data["summary"] in page.text


def test_a_page_that_cannot_be_drawn_is_still_a_page(client: TestClient) -> None:
    page = client.get("/", params={"plan": "khong-co"})

    assert page.status_code == 404
    assert page.text.startswith("<!doctype html>")
    assert "Chọn một văn bản trên hình của nghị quyết." in page.text


def test_an_empty_store_is_ready_and_says_what_to_do(empty_client: TestClient) -> None:
    assert empty_client.get("/readyz").json()["documents"] == 0
    page = empty_client.get("/")

    assert page.status_code == 200
    assert "Chưa có văn bản nào" in page.text


def test_what_is_loaded_later_is_seen_without_a_restart(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path / "kho"))
    with TestClient(create_app(settings), base_url=HERE) as client:
        before = client.get("/readyz").json()
        writer = LadybugStore.open(settings)
        writer.write([small.resolution(), small.plan()])
        writer.close()
        after = client.get("/readyz").json()

    assert (before["documents"], after["documents"]) == (0, 2)
    assert before["version"] != after["version"]


def test_health_needs_no_store(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
