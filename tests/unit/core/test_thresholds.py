"""Two classes told apart by a threshold, against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from deepstudio.core.thresholds import ScoredSamples, scored

DRAW = np.random.default_rng(7)
LABELS = DRAW.integers(0, 2, 300)
# Two digits, so that many samples have the same score.
SCORES = np.clip(np.round(0.35 + 0.3 * LABELS + 0.2 * DRAW.standard_normal(300), 2), 0, 1)


def samples() -> ScoredSamples:
    pairs = zip(SCORES.tolist(), LABELS.tolist(), strict=True)
    return scored((score, label, 1) for score, label in pairs)


@pytest.mark.parametrize("threshold", [0.0, 0.25, 0.5, 0.61, 0.9, 1.0])
@pytest.mark.parametrize("positive", [0, 1])
def test_what_a_threshold_comes_to(threshold: float, positive: int) -> None:
    right = positive == LABELS
    said = (SCORES if positive else np.round(1 - SCORES, 2)) >= threshold
    found = (samples() if positive else samples().mirrored()).at(threshold)
    (passed, alarms), (missed, hits) = metrics.confusion_matrix(right, said, labels=[False, True])
    assert (found.found, found.missed, found.false_alarms, found.passed) == (hits, missed, alarms, passed)
    assert found.accuracy == pytest.approx(metrics.accuracy_score(right, said))
    assert found.recall == pytest.approx(metrics.recall_score(right, said))
    assert found.f1 == pytest.approx(metrics.f1_score(right, said))
    if said.any():
        assert found.precision == pytest.approx(metrics.precision_score(right, said))
    else:
        assert found.precision is None


def test_the_roc_curve_and_the_area_under_it() -> None:
    across, up, _ = metrics.roc_curve(LABELS, SCORES, drop_intermediate=False)
    np.testing.assert_allclose(samples().roc(), np.stack([across, up], 1))
    area = metrics.roc_auc_score(LABELS, SCORES)
    assert samples().auroc() == pytest.approx(area)
    assert samples().mirrored().auroc() == pytest.approx(area)


def test_one_class_alone_has_no_curve() -> None:
    alone = scored([(0.2, 1, 3), (0.9, 1, 1)])
    assert alone.roc() == []
    assert alone.auroc() is None
    assert alone.at(0.5).false_alarm_rate is None


def test_a_histogram_counts_each_sample_once() -> None:
    bars = samples().histogram(20)
    for number in (0, 1):
        places = np.minimum(np.round(SCORES[number == LABELS] * 100).astype(int) // 5, 19)
        assert [bar[number] for bar in bars] == np.bincount(places, minlength=20).tolist()


def test_many_scores_are_condensed_and_round_thresholds_stay_exact() -> None:
    many = scored((score, number % 2, 1) for number, score in enumerate(DRAW.random(5000).tolist()))
    few = many.condensed()
    assert len(few.scores) <= 1000 < len(many.scores)
    for step in range(0, 1001, 25):
        assert few.at(step / 1000) == many.at(step / 1000)
    assert few.auroc() == pytest.approx(many.auroc(), abs=1e-3)
