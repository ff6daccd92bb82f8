"""How the store that the settings name is opened."""

from graph.base.settings import Settings
from graph.store.protocol import Store


def open_store(settings: Settings, *, read_only: bool = False) -> Store:
    """The store that the settings name. Raises ``StoreUnavailable``."""
    if "://" in settings.store:
        from graph.store.neo4j.remote import Neo4jStore

        return Neo4jStore.open(settings, read_only=read_only)
    from graph.store.ladybug.embedded import LadybugStore

    return LadybugStore.open(settings, read_only=read_only)
