"""A voice of one's own: an embedding model that somebody has plugged in. None is needed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.base.errors import UsageError
from loaders.matching.texts import Windows
from loaders.matching.voices import Table

Embedder: TypeAlias = Callable[[Sequence[str]], ArrayLike]
"""Gives a row of figures for each text."""
_HINT = (
    "CHIDAO_EMBEDDER có dạng goi.mo_dun:ham; hàm nhận danh sách câu, trả về mỗi câu một hàng số. "
    "Bỏ biến này đi thì Chidao so khớp không cần mô hình nào."
)


def find_embedder(name: str | None) -> Embedder | None:
    """The function that ``module:function`` names. Raises ``UsageError`` if there is none."""
    if not name:
        return None
    module, _, function = name.partition(":")
    try:
        found: Embedder = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise UsageError(f"Không tìm thấy mô hình “{name}”: {error}.", hint=_HINT) from error
    return found


class MeaningVoice:
    """The likeness of a part and a window by the model (cosine), -1 to 1."""

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        self._embedder = embedder
        self._parts = self._vectors(texts)

    def hear(self, windows: Windows) -> Table:
        """How alike the model finds each window and each part."""
        said = self._vectors([windows.text(rank) for rank in range(len(windows.windows))])
        likeness: Table = said @ self._parts.T
        return likeness

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float64]:
        found = np.asarray(self._embedder(list(texts)), dtype=np.float64)
        if found.ndim != 2 or len(found) != len(texts):
            raise UsageError("Mô hình không trả về mỗi câu một hàng số.", hint=_HINT)
        lengths: NDArray[np.float64] = np.linalg.norm(found, axis=1, keepdims=True)
        unit: NDArray[np.float64] = found / np.maximum(lengths, 1e-9)
        return unit
