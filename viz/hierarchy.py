"""The cascade as a page: pyvis holds nodes, edges and options; the page around them is our own."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.schema.labels import BASES, RECORDS, SOURCES, begin
from viz import palette
from viz.picture import Box, Connector, EmptyPicture, Picture, Point, View
from viz.placement import FONT, LINE_HEIGHT, PAD_X

SCRIPTS = ("vis-network.min.js", "explorer.js")
STYLES = ("explorer.css",)
STRUT = "<code>\u200a</code>"
"""A hair space in a larger font: the only way to give lines of a vis-network label more height."""
RAISED = -3
"""Pixels by which vis-network sets a label of several lines too low."""
FACE = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "selectConnectedEdges": False,
    },
    "nodes": {"shape": "box", "margin": {"top": 0, "bottom": 0, "left": PAD_X, "right": PAD_X}},
    "edges": {"arrows": {"to": {"scaleFactor": 0.6}}},
}
PAGE_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy that a server sends with the page."""


def build_network(picture: Picture) -> Network:
    """The picture in pyvis's own terms; places are settled, so the browser computes none."""
    network = Network(directed=True)
    for box in picture.boxes:
        network.add_node(box.id, **_node(box))
    strength = max(0.15, min(0.6, 60 / max(len(picture.lines), 1)))
    for number, line in enumerate(picture.lines):
        ends = (f"port-{number}-start", f"port-{number}-finish")
        for end, point in zip(ends, (line.start, line.finish), strict=True):
            network.add_node(end, **_port(point))
        network.add_edge(*ends, **_edge(line, strength))
    network.set_options(json.dumps(OPTIONS))
    return network


def _node(box: Box) -> dict[str, Any]:
    look = palette.look(box)
    colour = {"background": look.fill, "border": look.stroke}
    return {
        "label": label(box),
        "shape": "box",
        "level": box.level,
        "x": box.x + box.width / 2,
        "y": box.y + box.height / 2,
        "color": colour | {"highlight": colour, "hover": colour},
        "font": _font(FONT, look.ink)
        | {
            "multi": "html",
            "align": "center" if box.kind == "heading" else "left",
            "bold": _font(FONT, look.ink) | {"mod": "bold"},
            "mono": _font(LINE_HEIGHT, look.ink) | {"mod": ""},
        },
        "borderWidth": look.width,
        "borderWidthSelected": 4,
        "shapeProperties": {"borderDashes": [5, 4] if look.dashed else False, "borderRadius": 5},
        "widthConstraint": {"minimum": box.width - 2 * PAD_X},
        "labelHighlightBold": False,
        "heightConstraint": {"minimum": box.height, "valign": "middle"},
        "chosen": box.kind != "heading",
    }


def _font(size: int, ink: str) -> dict[str, Any]:
    return {"size": size, "face": FACE, "color": ink, "vadjust": RAISED}


def _port(point: Point) -> dict[str, Any]:
    """An unseen dot that holds the end of a line on the side of a box."""
    return {"label": " ", "shape": "dot", "size": 0, "borderWidth": 0, "chosen": False} | (
        point.model_dump()
    )


def label(box: Box) -> str:
    """The text of a box in vis-network's small markup, in which ours alone makes anything bold."""
    texts = (
        f"<b>{_plain(line.text)}</b>" if line.bold else _plain(line.text) for line in box.lines
    )
    return "\n".join(text + STRUT for text in texts) or " "


def _plain(text: str) -> str:
    """vis-network reads ``<`` as markup and does not give every entity back: a look-alike stays."""
    return text.replace("<", "‹").replace(">", "›")


def _edge(line: Connector, strength: float) -> dict[str, Any]:
    """A line; the more there are, the fainter each is until its box is chosen."""
    colour = palette.LINES[line.kind]
    return {
        "dashes": False if line.stated else [6, 5],
        "width": min(1 + line.weight / 4, 4),
        "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": strength},
        "arrows": "" if line.kind == "contains" else "to",
        "smooth": _curve(line),
        "ends": [line.from_id, line.to_id],
    }


def _curve(line: Connector) -> dict[str, Any] | bool:
    """Straight inside a column's outline, an arc beside a column, else an S between two."""
    if line.kind == "contains":
        return False
    if line.start.x == line.finish.x:
        upward = line.finish.y < line.start.y
        return {"type": "curvedCCW" if upward else "curvedCW", "roundness": 0.3}
    return {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def page_data(picture: Picture, *, live: bool) -> dict[str, Any]:
    """What the script of the page works with; links to other views only when ``live``."""
    network = build_network(picture)
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "width": picture.width,
        "height": picture.height,
        "cards": {
            box.id: {
                **box.card.model_dump(mode="json"),
                "kind": begin(RECORDS[box.kind]),
                "opens": address(box.opens) if live and box.opens else None,
            }
            for box in picture.boxes
            if box.kind != "heading"
        },
    }


def address(view: View) -> str:
    """The address of a view, relative to the page."""
    return "?" + urlencode(view.model_dump(exclude_none=True))


def script_json(value: Any) -> Markup:  # noqa: ANN401 - whatever JSON can hold
    """JSON that nothing inside can end or turn into markup."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def render_page(picture: Picture | EmptyPicture, *, inline: bool = False) -> str:
    """The whole page. ``inline`` puts scripts and styles inside: one file that needs no other."""
    if isinstance(picture, EmptyPicture):
        return _render("empty.html", inline, empty=picture)
    return _render(
        "explorer.html",
        inline,
        picture=picture,
        data=script_json(page_data(picture, live=not inline)),
        rows=_rows(picture),
        legend=_legend(picture),
        states=palette.STATES,
        bases=BASES,
        address=address,
    )


def _render(template: str, inline: bool, **values: Any) -> str:  # noqa: ANN401 - template values
    styles, scripts = _assets(STYLES), _assets(SCRIPTS)
    return (
        _environment()
        .get_template(template)
        .render(
            inline=inline,
            styles=styles,
            scripts=scripts,
            policy=_inline_policy(styles.values(), scripts.values()) if inline else "",
            **values,
        )
    )


def _assets(names: Iterable[str]) -> dict[str, Markup]:
    return {name: asset(name) for name in names}


@cache
def asset(name: str) -> Markup:
    """The text of one of our own files in ``static``."""
    text = (files("viz") / "static" / name).read_text(encoding="utf-8")
    return Markup(text.replace("\r\n", "\n"))


def _inline_policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in digests)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _rows(picture: Picture) -> list[dict[str, Any]]:
    """The picture as a table: every box, its state in words, and what it is joined to."""
    names = {box.id: box.card.title for box in picture.boxes}
    joined: dict[str, list[str]] = {id: [] for id in names}
    for line in picture.lines:
        if line.kind == "contains":
            continue
        how = "" if line.stated else " (suy ra)"
        joined[line.from_id].append(f"→ {names[line.to_id]}{how}")
        joined[line.to_id].append(f"← {names[line.from_id]}{how}")
    return [
        {
            "id": box.id,
            "kind": begin(RECORDS[box.kind]),
            "name": box.card.title,
            "said": " ".join(line.text for line in box.lines if line.bold),
            "joined": joined[box.id],
        }
        for box in picture.boxes
        if box.kind != "heading"
    ]


def _legend(picture: Picture) -> list[tuple[palette.Look, str]]:
    """What the colours on this picture mean, and no others; states stand in the tallies."""
    kinds = {box.kind for box in picture.boxes if box.state == "plain"}
    named = [
        (palette.KINDS[kind], begin(RECORDS[kind]))
        for kind in ("plan", "section", "task", "solution", "agency")
        if kind in kinds
    ]
    cited = any(box.state == "cited" for box in picture.boxes)
    extra = [(palette.STATES["cited"], f"Văn bản {SOURCES['cited']}")] if cited else []
    return [*named, *extra]
