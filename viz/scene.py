"""One resolution with everything below it: what each view of the picture is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graph.base.errors import NotFound
from graph.search.lookup import find_documents
from graph.store.protocol import Store
from viz.picture import ShownResolution
from viz.reads import Cited, Doc, Link, Reader
from viz.rollup import Tree

SAID = ("stated", "reviewed")
DEPTH = 5
"""Documents between a resolution and what is counted below it, as in the coverage questions."""


@dataclass(frozen=True)
class Scene:
    """A resolution, its clauses, the documents that carry it out, and their links."""

    reader: Reader
    root: Doc
    tree: Tree
    documents: dict[str, Doc]
    citations: list[Cited]
    links: list[Link]
    unstated: int
    """Documents whose words agree with the resolution, but that do not say they carry it out."""
    choices: tuple[ShownResolution, ...]

    @property
    def plans(self) -> list[Doc]:
        """The documents below the resolution, from central to local."""
        order = ("central", "ministry", "association", "province", "commune")

        def rank(doc: Doc) -> tuple[bool, int, str, str]:
            level = order.index(doc.level) if doc.level in order else len(order)
            return (not doc.loaded, level, doc.symbol or "~", doc.id)

        return sorted((doc for id, doc in self.documents.items() if id != self.root.id), key=rank)

    def name(self, id: str) -> str:
        """What people call a document."""
        return self.documents[id].name if id in self.documents else id


def read_scene(store: Store, resolution: str | None) -> Scene | None:
    """The resolution asked for, by id or number; else the one that most documents carry out.

    None when the store has no resolution at all. Raises ``NotFound`` for one that is not there.
    """
    reader = Reader(store)
    roots = reader.resolutions()
    if not roots:
        return None
    citations = reader.citations()
    below = _below(roots, citations)
    roots.sort(key=lambda root: (-len(below[root.id]), not root.loaded, root.name, root.id))
    root = roots[0] if resolution is None else _wanted(store, roots, resolution)
    links = reader.links(root.id)
    ids = below[root.id] | {root.id}
    documents = reader.documents(sorted(ids))
    return Scene(
        reader=reader,
        root=documents[root.id],
        tree=Tree(reader.clauses(root.id)),
        documents=documents,
        citations=[each for each in citations if each.from_id in ids and each.to_id in ids],
        links=[link for link in links if link.plan in ids],
        unstated=len({link.plan for link in links} - ids),
        choices=tuple(
            ShownResolution(id=each.id, name=each.name, plans=len(below[each.id])) for each in roots
        ),
    )


def _below(roots: list[Doc], citations: list[Cited]) -> dict[str, set[str]]:
    """The documents that say they carry each root out, directly or through others."""
    lineage: nx.DiGraph[str] = nx.DiGraph()
    lineage.add_nodes_from(root.id for root in roots)
    lineage.add_edges_from(
        (cited.to_id, cited.from_id) for cited in citations if cited.basis in SAID
    )
    return {
        root.id: set(nx.single_source_shortest_path_length(lineage, root.id, cutoff=DEPTH))
        - {root.id}
        for root in roots
    }


def _wanted(store: Store, roots: list[Doc], resolution: str) -> Doc:
    meant = {found.id for found in find_documents(store, resolution)}
    for root in roots:
        if root.id in meant:
            return root
    known = ", ".join(root.name for root in roots[:5])
    raise NotFound(
        f"Không có nghị quyết, chỉ thị hay kết luận nào là “{resolution}” trong kho.",
        hint=f"Các văn bản có thể xem: {known}.",
    )
