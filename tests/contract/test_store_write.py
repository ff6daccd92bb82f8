"""What a write does to the graph, the same on every engine."""

from graph.digest import digest
from graph.store import Store
from tests import small


def test_loading_twice_changes_nothing(small_graph: Store) -> None:
    before = digest(small_graph)

    small_graph.write([small.resolution(), small.plan()], [small.links()])

    assert digest(small_graph) == before
