"""What the embedded engine is given inside a write."""

from pathlib import Path

import ladybug

from graph.store.ladybug.embedded import _Engine


def test_a_parameter_whose_name_begins_another_is_not_taken_for_it(tmp_path: Path) -> None:
    """The engine takes no value of a kind that it does not know, used or not."""
    unused = {"id": object()}
    with ladybug.Database(tmp_path / "graph") as database, ladybug.Connection(database) as own:
        rows = _Engine(own).run("UNWIND $ids AS key RETURN key", unused | {"ids": ["b", "c"]})

    assert rows == [{"key": "b"}, {"key": "c"}]
