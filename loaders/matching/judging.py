"""From what the voices say to a score, an opinion of each method, and a verdict.

The weights and thresholds are learnt (see ``learning``) and kept in ``calibration.yaml``. There are
two sets: for parts whose essentials people have written, and for those whose are derived.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict

from graph.base.errors import Unreadable
from graph.schema.vocabulary import Opinion
from loaders.matching.voices import Table

FEATURES = ("words", "letters", "essentials", "rarest", "section", "strongest")
"""What the two together hear; ``strongest`` is the greatest of the first three."""
BY_WORDS = ("words", "essentials", "rarest", "section")
"""The first method: what is spoken of, by whole syllables."""
BY_LETTERS = ("letters",)
"""The second method: how it is spelled, without any list of essentials."""
MEANING = "meaning"
"""The voice of a model that somebody has plugged in."""
CERTAIN = 0.75
"""Score from which the two methods may disagree and the pair is decided all the same."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Method(_Kept):
    """A logistic score and its two thresholds; between them lies what a person must decide."""

    weights: dict[str, float]
    constant: float
    addressed: float
    unsure: float

    def score(self, heard: Mapping[str, Table]) -> Table:
        """The probability that a window takes up a part, 0 to 1."""
        total = sum((heard[name] * weight for name, weight in self.weights.items()), self.constant)
        score: Table = 1 / (1 + np.exp(-np.asarray(total)))
        return score

    def opinion(self, score: float) -> Opinion:
        """What the method would say of a pair alone."""
        if score >= self.addressed:
            return Opinion.ADDRESSED
        return Opinion.UNSURE if score >= self.unsure else Opinion.NONE


class Judge(_Kept):
    """Both methods, and the one that hears all voices."""

    together: Method
    by_words: Method
    by_letters: Method

    def verdict(self, score: float, by_words: Opinion, by_letters: Opinion) -> Opinion:
        """What is said of a pair: where the two methods contradict each other, a person decides."""
        opinion = self.together.opinion(score)
        apart = {by_words, by_letters} == {Opinion.ADDRESSED, Opinion.NONE}
        if opinion is Opinion.ADDRESSED and apart and score < CERTAIN:
            return Opinion.UNSURE
        return opinion


class Learnt(_Kept):
    """From which documents the weights were learnt, and how they do.

    ``itself``: on those documents; ``left_out``: on each by what the others taught, and
    ``all_left_out`` all those together.
    """

    documents: Sequence[str]
    pairs: int
    itself: Mapping[str, float]
    left_out: Mapping[str, Mapping[str, float]]
    all_left_out: Mapping[str, float]


class Calibration(_Kept):
    """The file: a judge for written essentials, one for derived ones."""

    written: Judge
    derived: Judge
    learnt: Mapping[str, Learnt]

    @property
    def hears_meaning(self) -> bool:
        """Whether it was learnt with a plugged-in model."""
        return MEANING in self.written.together.weights


def read_calibration(path: Path | None) -> Calibration:
    """A calibration of one's own, else the shipped one. Raises ``Unreadable``."""
    if path is None:
        return shipped_calibration()
    try:
        return Calibration.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise Unreadable(
            f"Không đọc được tệp trọng số “{path}” của bộ so khớp.",
            hint="Tệp do “python -m loaders.calibrate THƯ_MỤC TỆP” ghi ra; bỏ CHIDAO_CALIBRATION "
            "thì dùng bộ có sẵn.",
        ) from error


@lru_cache(maxsize=1)
def shipped_calibration() -> Calibration:
    """What the project was calibrated to."""
    file = resources.files("loaders.matching").joinpath("calibration.yaml")
    return Calibration.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
