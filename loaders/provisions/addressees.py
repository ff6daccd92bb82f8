"""To whom a document, or a sentence of it, speaks."""

import re
from collections.abc import Sequence

from graph.base.words import UPPER
from graph.schema.vocabulary import Basis
from loaders.parsed.document import Name
from loaders.source.lines import Line
from loaders.wording.names.shape import Knows, is_body
from loaders.wording.names.subjects import read_subject

# "Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh … thực hiện các nhiệm vụ sau:"
_ADDRESSES = re.compile(
    rf"(?:yêu cầu|đề nghị|giao|điện)\s*:?\s+(?:đồng chí\s+)?(?P<names>(?:các|Các|[{UPPER}]).+)$"
)


def find_addressees(opening: Sequence[Line], knows: Knows) -> list[Name]:
    """To whom the opening sentence speaks, for duties that name nobody themselves."""
    for line in reversed(opening):
        names = addressed(line.text, knows)
        if names:
            return [Name(name, line.number, Basis.INHERITED, line.text) for name in names]
    return []


def addressed(text: str, knows: Knows) -> list[str]:
    """To whom a sentence such as "Chính phủ yêu cầu các bộ thực hiện các nhiệm vụ sau:" speaks."""
    found = _ADDRESSES.search(text) if text.rstrip().endswith(":") else None
    if found:
        names, _ = read_subject(found["names"], knows)
        if names and is_body(names[0], knows):
            return names
        words = re.sub(
            r"\s*(?:một số|những|các)?\s*(?:công việc|nhiệm vụ|nội dung|"
            r"việc)?(?:\s+cụ thể)?(?:\s+như)?\s+sau(?: đây)?\s*:$",
            "",
            found["names"],
        )
        names, _ = read_subject(f"{words.rstrip(' :')} thực hiện", knows)
        if names and is_body(names[0], knows):
            return names
    return []
