"""Laws that hold for any documents, in any order."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.base.settings import Settings
from graph.schema.nodes import Document, Plan, Regulation, Resolution
from graph.schema.records import Records
from graph.store.digest import digest
from graph.store.ladybug.embedded import LadybugStore
from tests.build import document

NAMES = ("a", "b", "c", "luat", "cu-a")
AGENCIES = ("so-y-te", "so-noi-vu", "so-lao-dong", "tinh", "hoi")
ALIASES = {"a": ["cu-a"]}


@st.composite
def documents(draw: st.DrawFn) -> Records:
    """Any version of one of a few documents; document *a* was once known as *cu-a*."""
    id = draw(st.sampled_from(NAMES))
    labels: tuple[type[Document], ...] = (Resolution, Plan, Regulation)
    others = [name for name in NAMES if name != id]
    return document(
        id,
        label=draw(st.sampled_from(labels)),
        title=draw(st.text(alphabet="ạ'\\\n$", max_size=3)),
        tasks=draw(
            st.dictionaries(
                st.sampled_from("123"), st.none() | st.sampled_from(AGENCIES), max_size=3
            )
        ),
        cites=draw(st.lists(st.sampled_from(others), unique=True, max_size=3)),
        aliases=ALIASES.get(id, ()),
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(history=st.lists(st.lists(documents(), min_size=1, max_size=3), min_size=2, max_size=4))
def test_the_graph_depends_only_on_the_last_version_of_each_document(
    history: list[list[Records]],
) -> None:
    latest = {each.document.id: each for batch in history for each in batch}
    with tempfile.TemporaryDirectory() as folder:
        grown = LadybugStore.open(Settings(store=str(Path(folder) / "grown")))
        fresh = LadybugStore.open(Settings(store=str(Path(folder) / "fresh")))
        for batch in history:
            grown.write(batch)
        fresh.write(sorted(latest.values(), key=lambda each: each.document.id))
        try:
            assert digest(grown) == digest(fresh)
        finally:
            grown.close()
            fresh.close()
