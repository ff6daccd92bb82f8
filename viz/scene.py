"""One resolution with everything below it: what each view of the picture is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from graph.base.errors import NotFound
from graph.schema.labels import LEVELS
from graph.search.lookup import find_documents
from graph.store.protocol import Row, Store
from viz.inquiry import Inquiry
from viz.picture import ShownResolution
from viz.statements import Cited, Clause, Doc
from viz.tree import Tree


@dataclass(frozen=True)
class Scene:
    """A resolution, the documents that carry it out, and the words in which they say so."""

    inquiry: Inquiry
    root: Doc
    documents: dict[str, Doc]
    citations: list[Cited]
    counted: int
    """Loaded documents of any level that say they carry the resolution out."""
    unstated: int
    """Documents whose words agree with the resolution, but that do not say they carry it out."""
    choices: tuple[ShownResolution, ...]

    @property
    def plans(self) -> list[Doc]:
        """The documents below the resolution, from central to local."""
        order = list(LEVELS)

        def rank(doc: Doc) -> tuple[bool, int, str, str]:
            level = order.index(doc.level) if doc.level in order else len(order)
            return (not doc.loaded, level, doc.symbol or "~", doc.id)

        return sorted((doc for id, doc in self.documents.items() if id != self.root.id), key=rank)

    def name(self, id: str) -> str:
        """What people call a document."""
        return self.documents[id].name if id in self.documents else id

    def tree(self, level: str, **document: str) -> tuple[Tree, list[str]]:
        """The clauses of the resolution as documents of a level take them up, and which counted."""
        answer = self.inquiry.ask(
            "coverage_outline", resolution=self.root.id, level=level, **document
        )
        return Tree(map(Clause.of, answer.rows)), answer.documents


def read_scene(store: Store, resolution: str | None) -> Scene | None:
    """The resolution asked for, by id or number; else the one that most documents carry out.

    None when the store has no resolution at all. Raises ``NotFound`` for one that is not there.
    """
    inquiry = Inquiry(store)
    roots = inquiry.ask("resolutions").rows
    if not roots:
        return None
    row = roots[0] if resolution is None else _wanted(store, roots, resolution)
    root = Doc.of(row["resolution_id"], row)
    below = inquiry.ask("implementing_documents", resolution=root.id)
    stated = {row["document_id"]: row for row in below.rows if row["counted"]}
    documents = {root.id: root} | {id: Doc.of(id, row) for id, row in stated.items()}
    chain = inquiry.ask("implementation_chain", document=root.id).rows
    said = [Cited.of(row) for row in chain if row["direction"] == "down"]
    return Scene(
        inquiry=inquiry,
        root=root,
        documents=documents,
        citations=[each for each in said if {each.from_id, each.to_id} <= documents.keys()],
        counted=len(below.documents),
        unstated=below.found - len(stated),
        choices=tuple(_choice(each) for each in roots),
    )


def _choice(row: Row) -> ShownResolution:
    root = Doc.of(row["resolution_id"], row)
    return ShownResolution(id=root.id, name=root.name, plans=row["documents"])


def _wanted(store: Store, roots: list[Row], resolution: str) -> Row:
    meant = {found.id for found in find_documents(store, resolution)}
    for root in roots:
        if root["resolution_id"] in meant:
            return root
    known = ", ".join(_choice(root).name for root in roots[:5])
    raise NotFound(
        f"Không có nghị quyết, chỉ thị hay kết luận nào là “{resolution}” trong kho.",
        hint=f"Các văn bản có thể xem: {known}.",
    )
