"""What routes are given: the store, the questions, the settings, the day."""

import logging
import threading
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from graph.base.errors import StoreUnavailable
from graph.base.settings import Settings
from graph.store.opening import open_store
from graph.store.protocol import Store

log = logging.getLogger(__name__)


class Door:
    """The store, opened once for reading; one that is out of reach is tried again when asked."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """The open store. Raises ``StoreUnavailable``."""
        with self._lock:
            if self._store is None:
                self._store = open_store(self.settings, read_only=True)
            return self._store

    def warm(self) -> None:
        """Open the store before the first request, if that is possible by now."""
        try:
            self.store()
        except StoreUnavailable as error:
            log.warning("the store cannot be opened yet: %s", error.message)

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()


def get_settings(request: Request) -> Settings:
    """The settings that the application was made with."""
    settings = request.app.state.door.settings
    assert isinstance(settings, Settings)
    return settings


def get_store(request: Request) -> Store:
    """The open store."""
    door = request.app.state.door
    assert isinstance(door, Door)
    return door.store()


def get_as_of(
    as_of: Annotated[
        date | None, Query(description="Ngày mà câu trả lời đúng; mặc định là hôm nay.")
    ] = None,
) -> date:
    """The day that an answer is to be true for; today when none is given."""
    return as_of or date.today()


SettingsDep = Annotated[Settings, Depends(get_settings)]
StoreDep = Annotated[Store, Depends(get_store)]
AsOf = Annotated[date, Depends(get_as_of)]
Limit = Annotated[int | None, Query(ge=1, description="Số dòng nhiều nhất; tổng số vẫn đếm đủ.")]
PageSize = Annotated[int, Query(ge=1, le=200, description="Số mục trên một trang.")]
Offset = Annotated[int, Query(ge=0, description="Số mục bỏ qua từ đầu.")]


def row_limit(settings: Settings, wanted: int | None) -> int:
    """How many rows an answer may hold: what is asked for, within the settings."""
    return min(wanted or settings.row_limit, settings.row_limit)
