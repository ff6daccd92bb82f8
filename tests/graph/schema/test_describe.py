"""The description of the schema."""

from graph.schema.derive import properties
from graph.schema.describe import TARGET, render_schema
from graph.schema.edges import EDGES
from graph.schema.nodes import NODES


def test_the_published_description_is_up_to_date() -> None:
    published = TARGET.read_text(encoding="utf-8")

    assert published == render_schema(), "run: python -m graph.describe"


def test_every_label_type_and_property_is_described() -> None:
    text = render_schema()

    for node in NODES:
        assert f"`{node.label()}`" in text
    for edge in EDGES:
        assert f"| `{edge.type}` |" in text
    for kind in (*NODES, *EDGES):
        assert all(f"| `{each.name}`" in text for each in properties(kind))


def test_a_bar_in_a_description_does_not_break_the_table() -> None:
    rows = [line for line in render_schema().splitlines() if line.startswith("| `essentials`")]

    assert rows
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)
