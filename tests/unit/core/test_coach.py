"""What is said of curves, on invented ones: one number for each epoch and part."""

import math
from typing import Any

import pytest

from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.rules import RULES, verdict_on
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.declarations import Metric
from deepstudio.core.text import T

ACCURACY = Metric("accuracy", T("Accuracy"), higher_is_better=True, percent=True)
ERROR = Metric("mae", T("Mean error"), higher_is_better=False, in_unit=True, unit="€")
HALF = {"floor": 0.5, "floor_loss": 0.693, "samples": 200}
TEN = {"floor": 0.1, "floor_loss": 2.303, "samples": 300}
LR = {"rate": 0.001, "usual_rate": 0.001}
nan = math.nan


def curves(metric: Metric = ACCURACY, **known: Any) -> LearningCurves:
    """Losses follow from shares where none are given: what falls with one falls with the other."""
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
    made = LearningCurves(metric, **{**LR, **lists})
    assert len({len(made.train), len(made.validation) or len(made.train)}) == 1
    return made


OVERFITTING = curves(
    train=[0.55, 0.7, 0.82, 0.92, 0.97, 0.99, 1.0, 1.0],
    validation=[0.6, 0.71, 0.74, 0.75, 0.745, 0.74, 0.735, 0.74],
    train_loss=[0.68, 0.6, 0.42, 0.25, 0.12, 0.05, 0.02, 0.01],
    validation_loss=[0.66, 0.58, 0.55, 0.6, 0.7, 0.8, 0.95, 1.05],
    **HALF,
)
CASES: dict[str, list[LearningCurves]] = {
    "diverged": [curves(diverged=True, rate=10.0), curves(train=[0.3], validation=[nan], diverged=True)],
    "learns_nothing": [
        curves(
            train=[0.1, 0.11, 0.1],
            validation=[0.1, 0.1, 0.09],
            train_loss=[900.0, 40.0, 12.0],
            validation_loss=[50.0, 20.0, 9.0],
            **{**TEN, "rate": 10.0},
        ),
        curves(
            train=[0.1, 0.11, 0.1, 0.1],
            validation=[0.1, 0.1, 0.1, 0.1],
            train_loss=[2.31, 2.304, 2.303, 2.303],
            validation_loss=[2.303] * 4,
            **TEN,
        ),
    ],
    "swings": [
        curves(
            train=[0.3, 0.35, 0.4],
            validation=[0.3, 0.4, 0.42],
            train_loss=[200.0, 80.0, 50.0],
            validation_loss=[90.0, 60.0, 40.0],
            **{**TEN, "rate": 10.0},
        ),
    ],
    "unlike": [
        curves(
            train=[0.8, 0.9, 0.95],
            validation=[0.5, 0.52, 0.49],
            train_loss=[0.4, 0.3, 0.2],
            validation_loss=[0.9, 1.0, 1.2],
            **HALF,
        ),
        curves(
            train=[0.5, 0.55, 0.57, 0.58, 0.59],
            validation=[0.8, 0.85, 0.86, 0.86, 0.86],
            train_loss=[0.69, 0.67, 0.66, 0.65, 0.64],
            validation_loss=[0.5, 0.45, 0.4, 0.4, 0.4],
            **HALF,
        ),
    ],
    "memorises": [OVERFITTING],
    "like_guessing": [
        curves(
            train=[0.5, 0.56],
            validation=[0.55, 0.583],
            train_loss=[0.7, 0.68],
            validation_loss=[0.69, 0.68],
            floor=0.5,
            floor_loss=0.693,
            samples=60,
        ),
    ],
    "unvalidated": [curves(train=[0.5, 0.8, 0.9], train_loss=[0.7, 0.5, 0.3])],
    "below_simple": [
        curves(
            train=[0.6, 0.7, 0.72, 0.73, 0.73],
            validation=[0.6, 0.7, 0.71, 0.71, 0.71],
            train_loss=[0.6, 0.5, 0.5, 0.5, 0.5],
            validation_loss=[0.6, 0.5, 0.5, 0.5, 0.5],
            test=0.7,
            test_samples=400,
            simple=0.83,
            **HALF,
        ),
    ],
    "perfect_on_few": [
        curves(
            train=[0.9, 1.0], validation=[0.95, 1.0], train_loss=[0.3, 0.1], test=1.0, test_samples=20, **HALF
        )
    ],
    "one_epoch": [curves(train=[0.5], validation=[0.7], train_loss=[0.6], validation_loss=[0.5], **TEN)],
    "improving": [
        curves(
            train=[0.4, 0.6, 0.7, 0.75],
            validation=[0.5, 0.62, 0.7, 0.76],
            train_loss=[1.8, 1.4, 1.1, 0.9],
            validation_loss=[1.6, 1.2, 1.0, 0.9],
            **TEN,
        )
    ],
    "good": [
        curves(
            train=[0.8, 0.95, 0.98, 0.99, 1.0, 1.0],
            validation=[0.9, 0.95, 0.97, 0.975, 0.975, 0.975],
            train_loss=[0.7, 0.2, 0.1, 0.05, 0.02, 0.01],
            validation_loss=[0.3, 0.2, 0.12, 0.11, 0.115, 0.125],
            **TEN,
        )
    ],
    "learned": [
        curves(
            train=[0.6, 0.7, 0.72, 0.73, 0.73],
            validation=[0.6, 0.7, 0.71, 0.71, 0.71],
            train_loss=[0.6, 0.5, 0.5, 0.5, 0.5],
            validation_loss=[0.6, 0.5, 0.5, 0.5, 0.5],
            **HALF,
        ),
    ],
}


def judged(seen: LearningCurves) -> Verdict:
    found = verdict_on(seen)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("rule", "seen"), [(rule, seen) for rule, several in CASES.items() for seen in several]
)
def test_each_picture_gets_its_sentence(rule: str, seen: LearningCurves) -> None:
    assert judged(seen).id == rule


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == {rule.id for rule in RULES}


def test_nothing_is_said_before_anything_is_known() -> None:
    assert verdict_on(curves()) is None
    assert verdict_on(curves(train=[nan], validation=[nan])) is None


def test_the_sentence_holds_the_number_and_what_guessing_gets() -> None:
    assert str(judged(CASES["like_guessing"][0]).sentence) == "58.3 %, hardly better than guessing (50 %)."


def test_a_number_is_judged_against_the_mean() -> None:
    seen = curves(ERROR, train=[10.0, 9.8], validation=[10.1, 9.9], train_loss=[1.0, 0.95], floor=10.0)
    assert str(judged(seen).sentence) == "9.9 €, hardly better than always answering the mean (10 €)."
