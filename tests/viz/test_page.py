"""The page around the picture: offline, strict, and deaf to what names try to say."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.store.ladybug.embedded import LadybugStore
from tests import small
from tests.viz import cascade
from viz.draw import draw
from viz.hierarchy import (
    PAGE_CSP,
    STRUT,
    address,
    asset,
    build_network,
    label,
    render_page,
    script_json,
)
from viz.picture import Card, EmptyPicture, Picture, View
from viz.placement import Words, box


class Elements(HTMLParser):
    """The elements of a page, and the text inside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.raw.append((self._open, data))


@pytest.fixture
def picture(ladybug_store: LadybugStore) -> Picture:
    ladybug_store.write(*cascade.everything())
    drawn = draw(ladybug_store)
    assert isinstance(drawn, Picture)
    return drawn


@pytest.fixture
def hostile(ladybug_store: LadybugStore) -> Picture:
    ladybug_store.write(*cascade.hostile())
    drawn = draw(ladybug_store, plan=small.PLAN)
    assert isinstance(drawn, Picture)
    return drawn


def test_a_page_loads_nothing_from_elsewhere(picture: Picture) -> None:
    for tag, attributes in Elements(render_page(picture)).found:
        for name in ("src", "href", "action"):
            target = attributes.get(name) or ""
            assert target.startswith(("/static/", "/", "?", "data:,")) or not target, (tag, target)
            assert not target.startswith("//")


def test_scripts_and_styles_stand_in_files_of_their_own(picture: Picture) -> None:
    elements = Elements(render_page(picture))

    assert "'unsafe-inline'" not in PAGE_CSP
    assert [kind for kind, _ in elements.raw] == ["script"]
    assert all("style" not in attributes for _, attributes in elements.found)
    assert not [name for _, attributes in elements.found for name in attributes if name[:2] == "on"]
    inline = [attributes for tag, attributes in elements.found if tag == "script"]
    assert all(each.get("src") or each["type"] == "application/json" for each in inline)


def test_hostile_names_stay_text(hostile: Picture) -> None:
    plain = {tag for tag, _ in Elements(render_page(hostile)).found}
    page = render_page(hostile)
    data = json.loads(next(text for kind, text in Elements(page).raw if kind == "script"))

    assert "img" not in plain
    assert page.count("<script") == 3
    assert "window.broken = 1</script>" not in page
    titles = {card["title"] for card in data["cards"].values()}
    assert set(cascade.HOSTILE) <= titles


def test_a_label_cannot_bring_its_own_markup() -> None:
    made = box("a", "task", 4, Words(head="<b>x</b> & y", body="<i>z</i>"), Card(title="a"), 300)

    assert label(made) == f"<b>‹b›x‹/b› & y</b>{STRUT}\n‹i›z‹/i›{STRUT}"


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = script_json({"a": "</script><!-- & \u2028"})

    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}


def test_pyvis_holds_every_box_line_and_place(picture: Picture) -> None:
    network = build_network(picture)
    nodes = {node["id"]: node for node in network.nodes}

    assert network.directed
    assert len(network.edges) == len(picture.lines)
    assert network.options["physics"]["enabled"] is False
    for each in picture.boxes:
        assert nodes[each.id]["x"] == each.x + each.width / 2
        assert nodes[each.id]["y"] == each.y + each.height / 2
    for line, edge in zip(picture.lines, network.edges, strict=True):
        assert edge["ends"] == [line.from_id, line.to_id]
        assert bool(edge["dashes"]) is not line.stated


def test_the_table_twin_names_every_box(picture: Picture) -> None:
    listed = [
        attributes["data-id"]
        for tag, attributes in Elements(render_page(picture)).found
        if "data-id" in attributes
    ]

    assert listed == [each.id for each in picture.boxes if each.kind != "heading"]


def test_one_file_holds_everything_and_names_it_in_its_policy(picture: Picture) -> None:
    page = render_page(picture, inline=True)
    elements = Elements(page)
    policy = next(each["content"] or "" for _, each in elements.found if "http-equiv" in each)

    assert not [each for tag, each in elements.found if tag in ("script", "link") and "src" in each]
    assert "default-src 'none'" in policy
    texts = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(texts) == 3
    for text in texts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert '"opens": null' in page
    assert '"opens": "?' not in page


def test_the_same_picture_gives_the_same_page(picture: Picture) -> None:
    assert render_page(picture, inline=True) == render_page(picture, inline=True)


def test_an_address_carries_what_is_shown() -> None:
    assert address(View(resolution="71-nq-tw-2025", plan="a&b")) == (
        "?resolution=71-nq-tw-2025&plan=a%26b"
    )


def test_what_cannot_be_drawn_is_said() -> None:
    page = render_page(EmptyPicture(title="Chưa có <gì>", hint="chidao load"))

    assert "Chưa có &lt;gì&gt;" in page
    assert "<script" not in page


def test_vendored_scripts_bring_their_licence() -> None:
    folder = Path(__file__).parents[2] / "viz" / "static"

    assert "MIT" in (folder / "vis-network.LICENSE-MIT.txt").read_text(encoding="utf-8")
    assert "</script" not in asset("vis-network.min.js").lower()
    assert "</script" not in asset("explorer.js").lower()
