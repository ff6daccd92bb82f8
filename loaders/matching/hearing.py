"""All voices together on one upper text: what they say of the windows of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from loaders.matching.judging import MEANING
from loaders.matching.meaning import Embedder, MeaningVoice
from loaders.matching.required import Deriver
from loaders.matching.texts import Upper, Windows
from loaders.matching.voices import EssentialVoice, LetterVoice, SectionVoice, Table, WordVoice

WORDS_RAISED = 1.5
"""The share of words is low beside the other voices: two texts seldom have half their phrases."""


@dataclass(frozen=True)
class Heard:
    """What each voice says, windows × parts, and which essentials each window speaks of."""

    tables: dict[str, Table]
    spoken: NDArray[np.bool_]


class Hearing:
    """The voices of one upper text."""

    def __init__(self, uppers: Sequence[Upper], embedder: Embedder | None = None) -> None:
        texts = [upper.text for upper in uppers]
        deriver = Deriver(texts)
        self.essentials = [each.essentials or deriver.derive(each.text) for each in uppers]
        self.derived = np.array([not each.essentials for each in uppers])
        self._words = WordVoice(texts)
        self._letters = LetterVoice(texts)
        self._essentials = EssentialVoice(texts, self.essentials)
        self._sections = SectionVoice([upper.section for upper in uppers])
        self._meaning = MeaningVoice(texts, embedder) if embedder else None

    @cached_property
    def places(self) -> list[slice]:
        """Where the essentials of each part stand among all."""
        ends = np.cumsum([len(each) for each in self.essentials]).tolist()
        return [slice(end - len(own), end) for own, end in zip(self.essentials, ends, strict=True)]

    def hear(self, windows: Windows) -> Heard:
        """What every voice says of these windows."""
        spoken = self._essentials.spoken(windows)
        tables = {
            "words": self._words.hear(windows),
            "letters": self._letters.hear(windows),
            "essentials": self._essentials.shares(spoken),
            "rarest": self._essentials.rarest(spoken),
            "section": self._sections.hear(windows),
        }
        tables["strongest"] = np.maximum.reduce(
            [tables["words"] * WORDS_RAISED, tables["letters"], tables["essentials"]]
        )
        if self._meaning:
            tables[MEANING] = self._meaning.hear(windows)
        return Heard(tables, spoken)
