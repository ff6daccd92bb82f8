"""The shipped calibration is what the judged pairs teach, and holds for documents left out."""

from pathlib import Path

import pytest
import yaml

from graph.schema.vocabulary import Opinion
from loaders.calibrate import judged_sets, render
from loaders.matching import judging
from loaders.matching.judging import Calibration, shipped_calibration
from loaders.matching.learning import Judged, learn_all, thresholds

FOLDER = Path(__file__).parents[2] / "golden" / "coverage"


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Judged]]:
    return judged_sets(FOLDER)


@pytest.fixture(scope="module")
def learnt(sets: dict[str, list[Judged]]) -> Calibration:
    return learn_all(sets)


def test_the_shipped_weights_are_those_that_the_judged_pairs_teach(learnt: Calibration) -> None:
    shipped = shipped_calibration()

    for essentials in ("written", "derived"):
        for method in ("together", "by_words", "by_letters"):
            ours = getattr(getattr(shipped, essentials), method)
            theirs = getattr(getattr(learnt, essentials), method)
            assert ours.weights == pytest.approx(theirs.weights, abs=0.02)
            assert ours.constant == pytest.approx(theirs.constant, abs=0.02)
            assert (ours.unsure, ours.addressed) == pytest.approx(
                (theirs.unsure, theirs.addressed), abs=0.02
            )


def test_each_document_is_judged_well_by_what_the_others_taught(learnt: Calibration) -> None:
    rates = learnt.learnt["written"].left_out

    assert len(rates) == 4
    for rate in rates.values():
        assert rate["decided_right"] >= 0.89
        assert rate["gaps_not_hidden"] >= 0.95
        assert rate["quoted_right"] >= 0.9
    assert learnt.learnt["written"].all_left_out["decided_right"] >= 0.93
    assert learnt.learnt["derived"].all_left_out["decided_right"] >= 0.92


def test_no_voice_speaks_against_what_it_hears() -> None:
    shipped = shipped_calibration()

    for judge in (shipped.written, shipped.derived):
        for method in (judge.together, judge.by_words, judge.by_letters):
            assert min(method.weights.values()) > 0


def test_the_file_can_be_read_again(learnt: Calibration) -> None:
    again = Calibration.model_validate(yaml.safe_load(render(learnt)))

    assert again.written.together == learnt.written.together


def test_thresholds_ask_a_person_about_no_more_pairs_than_allowed() -> None:
    import numpy as np

    scores = np.linspace(0, 1, 200)
    answers = scores + 0.1 * np.sin(40 * scores) > 0.5

    low, high = thresholds(scores, answers, 0.09)

    assert ((scores >= low) & (scores < high)).sum() <= 0.09 * len(scores)
    assert ((scores >= high) != answers)[(scores < low) | (scores >= high)].mean() < 0.05


def test_two_thresholds_part_three_opinions() -> None:
    method = shipped_calibration().written.together

    assert method.opinion(method.addressed) is Opinion.ADDRESSED
    assert method.opinion(method.unsure) is Opinion.UNSURE
    assert method.opinion(method.unsure - 0.01) is Opinion.NONE
    assert set(method.weights) == set(judging.FEATURES)
