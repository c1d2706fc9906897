"""What is said of curves, on invented ones: one number for each epoch and part."""

import math
from dataclasses import replace
from typing import Any

import pytest

from deepstudio.core.coach.cures import CURES
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.rules import RULES, verdict_on
from deepstudio.core.coach.verdict import Rule, Verdict
from deepstudio.core.declarations import Metric
from deepstudio.core.text import T
from tests.unit.core.recorded_curves import RECORDED

ACCURACY = Metric("accuracy", T("Accuracy"), higher_is_better=True, percent=True)
ERROR = Metric("mae", T("Mean error"), higher_is_better=False, in_unit=True, unit="€")
HALF = {"floor": 0.5, "floor_loss": 0.693, "samples": 200}
TEN = {"floor": 0.1, "floor_loss": 2.303, "samples": 300}
LR = {"rate": 0.001, "usual_rate": 0.001}
LISTS = ("train", "validation", "train_loss", "validation_loss")
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


@pytest.mark.parametrize("rule", RECORDED)
def test_real_runs_get_their_sentence(rule: str) -> None:
    known = RECORDED[rule]
    seen = curves(**known)
    assert judged(seen).id == rule
    for epochs in range(1, seen.epochs):  # and on the way there something is said, too
        lists = {name: value[:epochs] for name, value in known.items() if isinstance(value, list)}
        assert judged(curves(**{**known, **lists})).id in {*CASES}


def test_a_rate_far_too_high_is_told_where_chance_answers_a_little_better() -> None:
    """As a real run gave it."""
    seen = curves(
        train=[0.151, 0.155, 0.141, 0.168, 0.154],
        validation=[0.138, 0.13, 0.138, 0.134, 0.134],
        train_loss=[2861.0, 3.7, 2.774, 2.779, 2.615],
        validation_loss=[6.525, 3.265, 3.087, 2.563, 2.69],
        **{**TEN, "rate": 10.0},
    )
    assert judged(seen).id == "learns_nothing"
    assert "The learning rate of 10 is probably too high." in str(judged(seen).sentence)


def test_one_slow_epoch_is_no_reason_to_blame_the_rate() -> None:
    """As a real run gave it, with a rate three times as high as usual."""
    seen = curves(
        ERROR,
        train=[71.1],
        validation=[55.7],
        train_loss=[1.229],
        validation_loss=[0.763],
        floor=57.6,
        floor_loss=0.759,
        rate=0.003,
    )
    assert str(judged(seen).sentence) == "55.7 €, hardly better than always answering the mean (57.6 €)."


@pytest.mark.parametrize("epochs", range(1, 7))
def test_learning_by_heart_is_told_once_it_shows_and_not_before(epochs: int) -> None:
    cut = {name: list(getattr(OVERFITTING, name))[:epochs] for name in LISTS}
    assert (judged(curves(**cut, **HALF)).id == "memorises") == (epochs >= 5)


def test_stopping_early_before_it_gets_worse_leaves_a_good_run_good() -> None:
    shares = [0.85, 0.93, 0.95, 0.95, 0.948, 0.947]
    seen = curves(
        train=[0.8, 0.92, 0.95, 0.96, 0.965, 0.97],
        validation=shares,
        train_loss=[0.6, 0.3, 0.2, 0.17, 0.15, 0.14],
        validation_loss=[0.5, 0.28, 0.2, 0.2, 0.205, 0.21],
        **TEN,
    )
    assert judged(seen).id == "good"


def test_a_run_that_goes_on_is_judged_by_all_of_its_epochs() -> None:
    lists = {name: list(getattr(OVERFITTING, name)) for name in LISTS}
    lists = {name: values + values[-2:] for name, values in lists.items()}
    assert judged(curves(**lists, **HALF, planned=10)).id == "memorises"


def test_gaps_are_passed_over() -> None:
    lists = {name: list(getattr(OVERFITTING, name)) for name in LISTS}
    for values in lists.values():
        values[1] = nan
    assert judged(curves(**lists, **HALF)).id == "memorises"


def test_a_best_epoch_is_the_lowest_where_low_is_good() -> None:
    seen = curves(
        ERROR, train=[9.0, 5.0, 4.0], validation=[8.0, 3.0, 4.0], train_loss=[1.0, 0.4, 0.3], floor=10.0
    )
    assert (seen.best, seen.number) == (1, "3 €")
    assert seen.skill(3.0) == pytest.approx(0.7)


def test_a_number_that_is_told_well_is_good() -> None:
    seen = curves(
        ERROR,
        train=[6.0, 3.0, 2.5, 2.4, 2.4],
        validation=[5.0, 3.0, 2.6, 2.6, 2.6],
        train_loss=[0.5, 0.2, 0.1, 0.1, 0.1],
        validation_loss=[0.4, 0.2, 0.1, 0.1, 0.1],
        floor=10.0,
        floor_loss=1.0,
    )
    assert str(judged(seen).sentence) == "2.6 €, good: far better than always answering the mean (10 €)."


def test_of_several_answers_the_loss_is_judged() -> None:
    loss = Metric("loss", T("Loss"), higher_is_better=False)
    seen = curves(
        loss, train=[2.0, 1.99], validation=[1.99, 1.98], train_loss=[2.0, 1.99], floor=2.05, floor_loss=2.05
    )
    assert judged(seen).id == "like_guessing"


def test_with_many_classes_guessing_is_little_and_some_percent_are_more() -> None:
    hundred = {"floor": 0.01, "floor_loss": 4.6, "samples": 5000}
    lists = {"train": [0.03, 0.06, 0.09], "train_loss": [4.2, 3.9, 3.7], "validation_loss": [4.1, 3.8, 3.6]}
    assert judged(curves(validation=[0.04, 0.07, 0.1], **lists, **hundred)).id == "improving"
    assert judged(curves(validation=[0.01, 0.012, 0.011], **lists, **hundred)).id == "like_guessing"


def test_very_uneven_classes_are_no_success() -> None:
    rare = {"floor": 0.97, "floor_loss": 0.13, "samples": 1000}
    lists = {"train": [0.97, 0.97], "train_loss": [0.11, 0.1], "validation_loss": [0.12, 0.11]}
    assert judged(curves(validation=[0.97, 0.972], **lists, **rare)).id == "like_guessing"


def test_a_run_that_begins_with_what_it_knows_is_not_called_unlike() -> None:
    known = {"train": [0.99, 0.99, 0.99], "validation": [0.7, 0.7, 0.7]}
    losses = {"train_loss": [0.05] * 3, "validation_loss": [0.9] * 3}
    assert judged(curves(**known, **losses, **HALF)).id == "unlike"
    assert judged(curves(**known, **losses, **HALF, fresh=False)).id != "unlike"


def test_augmentation_and_dropout_make_training_look_worse_than_it_is() -> None:
    seen = CASES["unlike"][1]
    assert judged(replace(seen, hindered=True)).id != "unlike"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_said_in_every_language(rule: Rule) -> None:
    """The words are literals with named places, so that translators find them; all cures are known."""
    assert rule.word.source
    assert not rule.word.args
    assert set(rule.cures) <= set(CURES)
    for seen in CASES[rule.id]:
        assert str(rule.sentence(seen))
        assert "{" not in str(rule.sentence(seen))


def test_every_cure_is_wanted_by_some_rule() -> None:
    assert {cure for rule in RULES for cure in rule.cures} == set(CURES)
