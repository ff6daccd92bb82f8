"""Refuses files that are made to fill the memory before any of it is read."""

import re
import zlib
from collections.abc import Iterable, Iterator

from graph.base.errors import Unreadable

MAX_BYTES = 200_000_000
MAX_STREAM = 300_000_000
_PIECE = 65_536
_UNPACKED = 4_000_000
_PACKED = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")


def check_size(data: bytes, name: str) -> None:
    """Raise ``Unreadable`` for a file that is too large, or would be once it is unpacked."""
    if len(data) > MAX_BYTES or any(
        _is_bomb(data, start.end()) for start in _PACKED.finditer(data)
    ):
        raise Unreadable(
            f"Tệp “{name}” lớn quá mức cho phép.",
            hint="Tách tệp thành nhiều phần, hoặc giảm độ phân giải của bản quét.",
        )


def _is_bomb(data: bytes, start: int) -> bool:
    """True if a stream holds more than any page needs, packed once or packed twice."""
    once = _inflate(_pieces(data, start))
    twice = _inflate(_inflate(_pieces(data, start)))
    return _too_long(once) or _too_long(twice)


def _too_long(pieces: Iterable[bytes]) -> bool:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > MAX_STREAM:
            return True
    return False


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    return (data[at : at + _PIECE] for at in range(start, len(data), _PIECE))


def _inflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What the pieces hold, a little at a time; ends where they are no packed data."""
    packer = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not packer.eof:
                yield packer.decompress(rest, _UNPACKED)
                rest = packer.unconsumed_tail
            if packer.eof:
                return
    except zlib.error:
        return
