"""Corrections beside a corpus: what, where, why, who. They overlay the source and never edit it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, TypeAlias

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    TypeAdapter,
    ValidationError,
)

from graph.base.errors import Unreadable
from graph.base.words import nfc
from loaders.decided.essentials import EssentialsDecision
from loaders.decided.identities import AgencyDecision
from loaders.decided.progress import ProgressReport
from loaders.source.issues import Issues
from loaders.source.lines import Line

NAMES = ("dinh-chinh.yaml", "dinh-chinh.yml", "corrections.yaml", "corrections.yml")
"""What a file of corrections is called; it stands in the folder of the documents it corrects."""


class _Decision(BaseModel):
    """Something that a person decided of ``file``, on ``lines`` or wherever it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str = Field(min_length=1, description="Name of the file, without its folder.")
    lines: tuple[int, ...] = Field(default=(), description="Lines it holds for; all if none.")
    reason: str = Field(min_length=1, description="Why.")
    by: str = Field(min_length=1, description="Who decided it.")
    on: date = Field(description="When.")


class Correction(_Decision):
    """``find`` reads ``replace``."""

    find: str = Field(min_length=1, description="The words as the source has them.")
    replace: str = Field(description="The words they stand for.")


class Preference(_Decision):
    """Of figures that differ, ``prefer`` is the one that holds."""

    prefer: str = Field(min_length=1, description="The figure as the source has it.")


def _kind(entry: object) -> str:
    keys = entry.keys() if isinstance(entry, dict) else ()
    return next((key for key in ("prefer", "agency", "essentials", "done") if key in keys), "find")


_Entry = Annotated[
    Annotated[Correction, Tag("find")]
    | Annotated[Preference, Tag("prefer")]
    | Annotated[AgencyDecision, Tag("agency")]
    | Annotated[EssentialsDecision, Tag("essentials")]
    | Annotated[ProgressReport, Tag("done")],
    Discriminator(_kind),
]


_Decided: TypeAlias = Correction | Preference | AgencyDecision | EssentialsDecision | ProgressReport


@dataclass(frozen=True)
class Overlay:
    """The corrections of one source."""

    corrections: tuple[Correction, ...] = ()
    preferences: tuple[Preference, ...] = ()
    agencies: tuple[AgencyDecision, ...] = ()
    essentials: tuple[EssentialsDecision, ...] = ()
    progress: tuple[ProgressReport, ...] = ()

    @property
    def digest(self) -> bytes:
        """Changes with every decision; part of the fingerprint of what is read."""
        decisions = (
            *self.corrections,
            *self.preferences,
            *self.agencies,
            *self.essentials,
            *self.progress,
        )
        if not decisions:
            return b""
        text = "\n".join(each.model_dump_json() for each in decisions)
        return hashlib.sha256(text.encode()).digest()

    def apply(self, lines: Sequence[Line], issues: Issues) -> tuple[Line, ...]:
        """The lines as corrected; each use is said, and each correction that found nothing."""
        found = list(lines)
        for each in self.corrections:
            used = False
            for place, line in enumerate(found):
                if each.lines and line.number not in each.lines:
                    continue
                corrected = _corrected(line, each)
                if corrected is not line:
                    found[place], used = corrected, True
                    hint = (
                        f"Đọc là “{each.replace}”: {each.reason} ({each.by}, {each.on:%d/%m/%Y})."
                    )
                    issues.add("corrected", line.number, each.find, hint)
            if not used:
                issues.add("correction-unused", None, each.find, f"Tệp “{each.file}”.")
        return tuple(found)


def _corrected(line: Line, correction: Correction) -> Line:
    find, new = nfc(correction.find), nfc(correction.replace)
    if find not in line.text and not any(find in cell for cell in line.cells):
        return line
    return replace(
        line,
        text=line.text.replace(find, new),
        cells=tuple(cell.replace(find, new) for cell in line.cells),
        corrected=(*line.corrected, (find, new)),
    )


def is_corrections(path: Path) -> bool:
    """True for a file of corrections, which is no document."""
    return path.name.casefold() in NAMES


def find_overlay(path: Path, name: str) -> Overlay:
    """The corrections that stand beside a file, for it alone; raises ``Unreadable``."""
    for each in NAMES:
        beside = path.parent / each
        if beside.is_file():
            every = _read(beside, beside.stat().st_mtime_ns)
            wanted = {nfc(name), nfc(path.name)}
            own = [one for one in every if one.file is None or nfc(one.file) in wanted]
            return Overlay(
                tuple(one for one in own if isinstance(one, Correction)),
                tuple(one for one in own if isinstance(one, Preference)),
                tuple(one for one in own if isinstance(one, AgencyDecision)),
                tuple(one for one in own if isinstance(one, EssentialsDecision)),
                tuple(one for one in own if isinstance(one, ProgressReport)),
            )
    return Overlay()


def _place(steps: Sequence[int | str]) -> Sequence[int | str]:
    """Rank and key of a wrong value, without the kind of entry between them."""
    return (*steps[:1], *steps[2:])


@lru_cache(maxsize=16)
def _read(path: Path, changed: int) -> tuple[_Decided, ...]:
    """The corrections of a file; read once for each version of it."""
    hint = (
        "Mỗi đính chính cần: file, find, replace, reason, by, on; mỗi lựa chọn số liệu cần: file, "
        "prefer, reason, by, on (và lines nếu chỉ cho vài dòng); mỗi quyết định về cơ quan cần: "
        "agency, đúng một trong means, never, rename, và reason, by, on (và file nếu chỉ cho một "
        "tệp); mỗi quyết định về yếu tố phải có của một ý cần: essentials, document, code, reason, "
        "by, on; mỗi báo cáo kết quả nhiệm vụ cần: task, done (ngày, hoặc no), file, reason, by, "
        "on."
    )
    # every value as text: YAML of its own would read a bare "on" as true, and 30/02 as an error
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []
        return TypeAdapter(tuple[_Entry, ...]).validate_python(content)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" ở dòng {mark.line + 1}" if mark else ""
        raise Unreadable(f"Tệp đính chính “{path}” sai cú pháp YAML{place}.", hint=hint) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in _place(first["loc"]))
        raise Unreadable(
            f"Tệp đính chính “{path}”: mục “{place}” không hợp lệ.", hint=hint
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"Không đọc được tệp đính chính “{path}”.", hint=hint) from error
