"""What is to be written, checked on its own and brought under the ids that hold now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.base.errors import WriteMismatch
from graph.schema.edges import Contains
from graph.schema.model import Edge, Node
from graph.schema.nodes import REGISTER_ID, Document
from graph.schema.records import Links, Records
from graph.schema.vocabulary import Basis


@dataclass(frozen=True)
class Batch:
    """Documents and links of one write, merged: every node and every edge once.

    ``newer`` leads from an id that a document had while its number was not known to the id it
    has now. ``documents`` are written anew; ``superseded`` were sent but another document
    has taken them over; ``linked`` get new matched edges.
    """

    documents: frozenset[str]
    superseded: frozenset[str]
    linked: frozenset[str]
    newer: Mapping[str, str]
    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]


def read_batch(
    records: Sequence[Records], links: Sequence[Links], aliases: Mapping[str, Sequence[str]]
) -> Batch:
    """Merge what is to be written; ``aliases`` are those of the documents already loaded.

    Of two versions of a document the last counts; a document that another has taken over is left
    out. Raises ``WriteMismatch`` for records that contradict themselves.
    """
    latest = {each.document.id: each for each in records}
    claims = dict(aliases) | {id: each.document.aliases for id, each in latest.items()}
    newer = current_ids(claims)
    kept = [each for id, each in latest.items() if id not in newer]
    for each in kept:
        _check_records(each)
    linked = {each.document: each for each in links if each.document not in newer}
    for found in linked.values():
        _check_links(found)
    matched = [edge for found in linked.values() for edge in found.edges]
    stated = [edge for each in kept for edge in each.edges]
    moved = (move_ends(edge, newer) for edge in (*matched, *stated))
    return Batch(
        documents=frozenset(each.document.id for each in kept),
        superseded=frozenset(latest.keys() & newer.keys()),
        linked=frozenset(linked),
        newer=newer,
        nodes=_merge_nodes(kept, newer),
        edges={edge.id: edge for edge in moved},
    )


def current_ids(claims: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Former id to present id, given the former ids that each document claims."""
    newer = {
        alias: document
        for document in sorted(claims, reverse=True)
        for alias in claims[document]
        if alias != document
    }
    return {alias: _last_of_chain(alias, newer) for alias in newer}


def _last_of_chain(start: str, newer: Mapping[str, str]) -> str:
    seen = [start]
    while (following := newer.get(seen[-1])) is not None:
        if following in seen:
            raise WriteMismatch(
                f"Các văn bản sau nhận lẫn nhau làm mã cũ: {', '.join(sorted(seen))}.",
                hint="Sửa danh sách mã cũ (aliases) để mỗi văn bản chỉ có một mã hiện hành.",
            )
        seen.append(following)
    return seen[-1]


def move_ends(edge: Edge, newer: Mapping[str, str]) -> Edge:
    """The edge between the documents as they are called now."""
    ends = {
        "from_id": newer.get(edge.from_id, edge.from_id),
        "to_id": newer.get(edge.to_id, edge.to_id),
    }
    if ends == {"from_id": edge.from_id, "to_id": edge.to_id}:
        return edge
    return edge.model_copy(update=ends)


def _merge_nodes(kept: Iterable[Records], newer: Mapping[str, str]) -> dict[str, Node]:
    """Shared nodes first, so that a loaded document prevails over any mention of it."""
    shared = {node.id: node for each in kept for node in each.shared() if node.id not in newer}
    own: dict[str, Node] = {}
    for each in kept:
        for node in (each.document, *each.owned()):
            mentioned = shared.get(node.id, node)
            if node.id in own or family(type(mentioned)) is not family(type(node)):
                raise claimed_twice(node.id)
            own[node.id] = node
    return shared | own


def family(kind: type[Node]) -> type[Node]:
    """The label, but one for all documents: a cited decision may turn out to be a plan."""
    return Document if issubclass(kind, Document) else kind


def claimed_twice(id: str) -> WriteMismatch:
    """The same id for two things."""
    return WriteMismatch(
        f"Mã {id!r} đang được dùng cho hai đối tượng khác nhau.",
        hint="Mỗi đối tượng trong đồ thị phải có mã riêng; kiểm tra văn bản vừa đọc.",
    )


def _check_records(records: Records) -> None:
    document = records.document
    if not document.loaded:
        raise _refused(document.id, "văn bản được nạp phải có loaded = true")
    for node in records.shared():
        if isinstance(node, Document) and node.loaded:
            raise _refused(document.id, f"văn bản được dẫn {node.id!r} phải có loaded = false")
    held = {
        edge.to_id
        for edge in records.edges
        if isinstance(edge, Contains) and edge.from_id == document.id
    }
    for node in records.owned():
        if node.id not in held:
            raise _refused(document.id, f"nút {node.id!r} không có cạnh CONTAINS từ văn bản")
    for edge in records.edges:
        if edge.document not in (document.id, REGISTER_ID):
            raise _refused(document.id, f"có cạnh {edge.type} ghi nguồn là {edge.document!r}")


def _check_links(links: Links) -> None:
    for edge in links.edges:
        if edge.document != links.document:
            raise _refused(links.document, f"có liên kết ghi nguồn là {edge.document!r}")
        if edge.basis not in (Basis.MATCHED, Basis.REVIEWED):
            raise _refused(links.document, f"có liên kết với căn cứ {edge.basis.value!r}")


def _refused(document: str, reason: str) -> WriteMismatch:
    return WriteMismatch(
        f"Không ghi được văn bản {document!r}: {reason}.",
        hint="Đồ thị giữ nguyên như trước khi ghi.",
    )
