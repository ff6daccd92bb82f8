"""A small cascade for pictures: group 1 is taken up by a province, group 2 by nobody."""

from graph.schema.edges import Contains, PartOf
from graph.schema.model import Edge, Node
from graph.schema.nodes import Solution
from graph.schema.records import Links, Records
from graph.schema.vocabulary import Grain
from tests import small

HOSTILE = (
    "</script><script>window.broken = 1</script>",
    '<img src=x onerror="window.broken = 1"> & <b>href</b> \'nháy\' "kép"',
    "\u202eĐảo chiều\u2066 <!-- \u2028 {{ 7 * 7 }}",
)


def resolution(second: str = "Hiện đại hóa bệnh viện") -> Records:
    """The small resolution with a second group of one solution."""
    first = small.resolution()
    group = small.solution(small.RESOLUTION, "2", second, Grain.GROUP, 6)
    part = small.solution(small.RESOLUTION, "2.1", "Xây bệnh viện tỉnh", Grain.SOLUTION, 7)
    nodes: tuple[Node, ...] = (group, part)
    edges: list[Edge] = [
        Contains(from_id=small.RESOLUTION, to_id=node.id, document=small.RESOLUTION, line=20)
        for node in nodes
    ]
    edges.append(PartOf(from_id=part.id, to_id=group.id, document=small.RESOLUTION))
    return first.model_copy(
        update={"nodes": first.nodes + nodes, "edges": first.edges + tuple(edges)}
    )


def plan() -> Records:
    """The small plan with one solution of its own."""
    first = small.plan()
    own = Solution(
        id=f"{small.PLAN}~II.1",
        code="II.1",
        text="Củng cố mạng lưới trạm",
        grain=Grain.GROUP,
        position=1,
    )
    held = Contains(from_id=small.PLAN, to_id=own.id, document=small.PLAN, line=12)
    return first.model_copy(update={"nodes": (*first.nodes, own), "edges": (*first.edges, held)})


def everything() -> tuple[list[Records], list[Links]]:
    """What a store is filled with."""
    return [resolution(), plan()], [small.links()]


def hostile() -> tuple[list[Records], list[Links]]:
    """The same, with names that try to become something else than text."""
    records, links = everything()
    lower = records[1]
    names = iter(HOSTILE[1:])
    nodes = tuple(
        node.model_copy(update={"text": next(names, HOSTILE[0])})
        if node.label() == "Task"
        else node.model_copy(update={"name": HOSTILE[0]})
        if node.id == small.SO_YTE.id
        else node
        for node in lower.nodes
    )
    document = lower.document.model_copy(update={"title": HOSTILE[0], "symbol": HOSTILE[1]})
    changed = lower.model_copy(update={"nodes": nodes, "document": document})
    return [resolution(HOSTILE[0]), changed], links
