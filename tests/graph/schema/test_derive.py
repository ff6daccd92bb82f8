"""What follows from the schema."""

from datetime import date

import ladybug
import pyarrow as pa
import pytest

from graph.schema.derive import (
    ColumnType,
    arrow_table,
    edge_row,
    json_schema,
    ladybug_tables,
    neo4j_constraints,
    plain,
    properties,
    read_edge,
)
from graph.schema.edges import EDGES, Leads, ReportsTo, Succeeds
from graph.schema.nodes import NODES, Indicator, Task
from graph.schema.vocabulary import Origin
from tests import small


@pytest.mark.parametrize(
    ("kind", "name", "type_", "required", "indexed"),
    [
        (Task, "id", ColumnType.STRING, True, False),
        (Task, "origin", ColumnType.STRING, True, True),
        (Task, "due_on", ColumnType.DATE, False, True),
        (Task, "recurs", ColumnType.BOOL, True, False),
        (Indicator, "target_value", ColumnType.FLOAT, False, False),
        (Indicator, "milestone_years", ColumnType.INTS, True, False),
        (ReportsTo, "dates", ColumnType.STRINGS, True, False),
        (ReportsTo, "line", ColumnType.INT, False, False),
    ],
)
def test_a_property_is_stored_as_it_is_declared(
    kind: type, name: str, type_: ColumnType, required: bool, indexed: bool
) -> None:
    (found,) = (each for each in properties(kind) if each.name == name)

    assert (found.type, found.required, found.indexed) == (type_, required, indexed)


def test_an_edge_has_an_id_and_no_ends_among_its_properties() -> None:
    names = [each.name for each in properties(Leads)]

    assert names[0] == "id"
    assert not {"from_id", "to_id"} & set(names)
    assert "role" in names


def test_a_closed_vocabulary_is_listed() -> None:
    (origin,) = (each for each in properties(Task) if each.name == "origin")

    assert origin.values == ("annex", "body", "organisation")


def test_every_property_has_a_meaning() -> None:
    for kind in (*NODES, *EDGES):
        assert all(each.description for each in properties(kind))


def test_the_embedded_engine_takes_the_tables() -> None:
    with ladybug.Database() as database, ladybug.Connection(database) as connection:
        for statement in ladybug_tables():
            connection.execute(statement)
        shown = {row[1] for row in connection.execute("CALL show_tables() RETURN *")}

    assert shown == {each.label() for each in NODES} | {each.type for each in EDGES}


def test_every_label_has_a_key_and_every_marked_property_an_index_on_the_server() -> None:
    statements = list(neo4j_constraints())

    unique = [each for each in statements if "IS UNIQUE" in each]
    assert len(unique) == len(NODES)
    assert "CREATE INDEX IF NOT EXISTS FOR (n:`Task`) ON (n.`due_on`)" in statements
    assert not any("`note`" in each for each in statements)


def test_plain_values_are_what_an_engine_takes() -> None:
    task = small.task("1", "Việc", due_on=date(2025, 12, 31))

    row = plain(task)
    assert type(row["origin"]) is str
    assert row["origin"] == Origin.ANNEX
    assert row["due_on"] == date(2025, 12, 31)
    assert list(row) == list(Task.model_fields)


def test_a_column_without_values_keeps_its_type() -> None:
    table = arrow_table(Task, [plain(small.task("1", "Việc"))])

    assert table.schema.field("due_on").type == pa.date32()
    assert table["due_on"].null_count == 1


def test_the_ends_of_an_edge_come_first_in_its_table() -> None:
    edge = Succeeds(from_id="a", to_id="b", document="c")

    assert arrow_table(Succeeds, [edge_row(edge)]).column_names[:3] == ["from_id", "to_id", "id"]


@pytest.mark.parametrize("edge", [*small.plan().edges, *small.links().edges])
def test_an_edge_can_be_read_back_from_its_row(edge: Leads) -> None:
    assert read_edge(type(edge), edge_row(edge)) == edge


def test_the_json_schema_tells_what_edges_join_and_forbids_unknown_properties() -> None:
    definitions = json_schema()["$defs"]

    assert definitions["Leads"]["x-type"] == "CHỦ_TRÌ"
    assert definitions["Leads"]["x-joins"] == [["Agency", "Task"], ["Agency", "Indicator"]]
    assert definitions["Task"]["additionalProperties"] is False
    assert {each.__name__ for each in (*NODES, *EDGES)} <= set(definitions)
