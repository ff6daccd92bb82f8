"""The page in a real browser: seen, clicked, typed at, and cut off from the world."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.base.settings import Settings
from graph.store.ladybug.embedded import LadybugStore
from tests import small
from tests.viz import cascade
from tests.viz.conftest import Serve
from viz.draw import draw
from viz.hierarchy import render_page
from viz.picture import Box, Picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

GROUP_2 = f"{small.RESOLUTION}~2"


@dataclass
class Visit:
    """A tab, with everything it asked for and complained of."""

    page: "Page"
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_selector("#stage[data-ready]")

    def click_box(self, box: Box) -> None:
        """Click the middle of a box on the canvas, at whatever size it is drawn."""
        stage = self.page.locator("#stage")
        stage.scroll_into_view_if_needed()
        scale = float(stage.evaluate("(stage, width) => stage.clientWidth / width", self.width))
        x, y = (box.x + box.width / 2) * scale, (box.y + box.height / 2) * scale
        stage.click(position={"x": x, "y": y})

    @property
    def width(self) -> float:
        found = self.page.evaluate(
            "() => JSON.parse(document.getElementById('picture').textContent).width"
        )
        return float(found)

    @property
    def card(self) -> str:
        return self.page.locator("#card").inner_text()


@pytest.fixture
def visit(browser: "Browser") -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    made = Visit(page)

    def note(request: "Request") -> None:
        made.asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: made.complaints.append(message.text))
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    yield made
    page.close()


def overview(folder: Path) -> dict[str, Box]:
    store = LadybugStore.open(Settings(store=str(folder / "kho")), read_only=True)
    picture = draw(store)
    store.close()
    assert isinstance(picture, Picture)
    return {box.id: box for box in picture.boxes}


def test_a_click_on_a_group_opens_its_card(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    visit.open(serve(*cascade.everything()))
    visit.click_box(overview(tmp_path)[GROUP_2])

    assert "Chưa có kế hoạch địa phương nào thực hiện" in visit.card
    assert "2.1 – chưa có: Xây bệnh viện tỉnh" in visit.card
    assert visit.complaints == []


def test_the_page_asks_only_its_own_server(visit: Visit, serve: Serve) -> None:
    address = serve(*cascade.everything())
    visit.open(address)
    visit.page.wait_for_load_state("networkidle")

    assert len(visit.asked) >= 4
    assert [url for url in visit.asked if not url.startswith((address, "data:"))] == []


def test_arrow_keys_walk_the_picture_and_enter_opens_a_plan(visit: Visit, serve: Serve) -> None:
    visit.open(serve(*cascade.everything()))
    visit.page.locator("#stage").focus()
    visit.page.keyboard.press("ArrowDown")
    assert "12-NQ/TW" in visit.card
    visit.page.keyboard.press("ArrowDown")
    assert "Củng cố y tế cơ sở" in visit.card
    visit.page.keyboard.press("ArrowRight")
    assert "05/KH-UBND" in visit.card
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**plan=*")
    visit.page.wait_for_selector("#stage[data-ready]")

    assert "2/3 nhiệm vụ ghi rõ cơ quan chủ trì" in visit.page.inner_text(".summary")
    assert visit.complaints == []


def test_escape_closes_the_card(visit: Visit, serve: Serve) -> None:
    visit.open(serve(*cascade.everything()))
    visit.page.locator("#stage").focus()
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.locator("#card").is_visible()
    visit.page.keyboard.press("Escape")

    assert visit.page.locator("#card").is_hidden()
    assert visit.page.locator("#guide").is_visible()


def test_search_without_marks_finds_a_box(visit: Visit, serve: Serve) -> None:
    visit.open(serve(*cascade.everything()))
    visit.page.fill("#search", "hien dai hoa benh vien")
    assert visit.page.locator("#found li").count() == 1
    visit.page.press("#search", "Enter")

    assert "2. Hiện đại hóa bệnh viện" in visit.card


def test_the_table_opens_the_same_card(visit: Visit, serve: Serve) -> None:
    visit.open(serve(*cascade.everything()))
    visit.page.click("#twin summary")
    visit.page.click(f'#twin button[data-id="{GROUP_2}"]')

    assert "2. Hiện đại hóa bệnh viện" in visit.card


def test_text_is_at_least_13_pixels_high_on_narrow_screens(visit: Visit, serve: Serve) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 768})
    visit.open(serve(*cascade.everything()))
    scale = visit.page.locator("#stage").evaluate("(stage) => stage.clientWidth") / visit.width

    assert 14 * scale >= 13


def test_hostile_names_do_nothing(visit: Visit, serve: Serve) -> None:
    visit.open(serve(*cascade.hostile()) + f"/?plan={small.PLAN}")
    visit.page.fill("#search", "img src")
    visit.page.press("#search", "Enter")

    assert cascade.HOSTILE[1] in visit.card
    assert visit.page.evaluate("() => window.broken") is None
    assert visit.page.locator("img").count() == 0
    assert visit.complaints == []


def test_an_empty_store_gets_a_page_with_the_next_step(visit: Visit, serve: Serve) -> None:
    visit.page.goto(serve([], []))

    assert visit.page.inner_text("h1") == "Chưa có văn bản nào"
    assert "chidao load" in visit.page.inner_text("main")
    assert visit.complaints == []


def test_one_file_works_from_a_disk(
    visit: Visit, ladybug_store: LadybugStore, tmp_path: Path
) -> None:
    ladybug_store.write(*cascade.everything())
    file = tmp_path / "hình.html"
    file.write_text(render_page(draw(ladybug_store), inline=True), encoding="utf-8")
    visit.open(file.as_uri())
    visit.page.locator("#stage").focus()
    visit.page.keyboard.press("ArrowDown")

    assert "12-NQ/TW" in visit.card
    assert visit.complaints == []
    assert [url for url in visit.asked if not url.startswith(("file:", "data:"))] == []
