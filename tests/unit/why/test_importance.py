"""Which columns a network uses: shuffled ones, told with the examination, against scikit-learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest
import torch
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import permutation_importance

from deepstudio.core.events import Progress
from deepstudio.core.graph import Chosen
from deepstudio.core.importance import Importance
from deepstudio.core.project import TrainingPlan
from deepstudio.core.results import Examination
from deepstudio.engine import importance
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.importance import (
    LEAST_ROWS,
    MOST_ROWS,
    REPEATS,
    ExaminedInputs,
    rows_to_shuffle,
)
from deepstudio.engine.predict import Predictor
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.tabling import flats, flats_project
from tests.unit.engine.using import digits_run, result_of, train

__all__ = ["digits_run"]

ANSWERS = {"price": 1, "class": 2}


def learned(**settings: Any) -> TrainingPlan:
    adam = Chosen(id="adam", settings={"learning_rate": 0.05})
    return TrainingPlan(**{"epochs": 40, "batch_size": 64, "optimizer": adam, **settings})


@pytest.fixture(scope="module")
def flat_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A network that has understood that a flat's price follows from its area and its town."""
    folder = tmp_path_factory.mktemp("flats")
    project = flats_project(flats(folder), ANSWERS).replace(training=learned())
    return train(folder / "project", project)


@pytest.fixture
def views() -> Iterator[None]:
    with two_views():
        yield


def sections(run: RunFolder, **more: Any) -> dict[str, Importance]:
    """What was found of each answer."""
    found = result_of(list(evaluate(run, **more)))
    examinations = [Examination.model_validate(one) for one in found["examinations"]]
    return {one.target: section for one in examinations if (section := one.section(Importance)) is not None}


def test_what_decides_comes_first_and_what_says_nothing_is_about_zero(flat_run: RunFolder) -> None:
    found = sections(flat_run)
    price = found["price"]
    assert [one.name for one in price.columns[:2]] == ["area", "town"]
    by_name = {one.name: one for one in price.columns}
    assert by_name["area"].worse > 30 > 10 > abs(by_name["age"].worse)
    assert (by_name["floors"].worse, by_name["floors"].spread) == (0, 0), "it is the same for all"
    assert price.metric.id == "mae"
    assert found["class"].metric.id == "accuracy"
    assert found["class"].columns[0].worse > 0.1
    assert price.samples == found["class"].samples == 45


def test_it_is_found_again_to_the_last_digit_and_kept_with_the_run(flat_run: RunFolder) -> None:
    assert sections(flat_run) == sections(flat_run)
    kept = (flat_run.path / "evaluation-test.json").read_text(encoding="utf-8")
    assert '"importance"' in kept


class AsEstimator(RegressorMixin, BaseEstimator):
    """The run's network as scikit-learn asks one."""

    def __init__(self, run: RunFolder, names: list[str]) -> None:
        self.run, self.names = run, names

    def fit(self, rows: Any, truths: Any) -> None:
        raise AssertionError("it has learned")

    def predict(self, rows: Any) -> list[float]:
        given = [dict(zip(self.names, row, strict=True)) for row in rows.tolist()]
        return [answer.answers["price"].plain for answer in Predictor(self.run).answers(given)]


def test_it_is_what_scikit_learn_finds(flat_run: RunFolder, tmp_path: Path) -> None:
    file = flats(tmp_path, rows=120)
    price = sections(flat_run, data=file)["price"]
    names = [one.name for one in price.columns]
    table = pandas.read_csv(file, dtype=object, keep_default_na=False)
    truths = table["price"].astype(float)
    judged = permutation_importance(
        AsEstimator(flat_run, names),
        table[names].to_numpy(),
        truths,
        scoring="neg_mean_absolute_error",
        n_repeats=5,
        random_state=0,
    )
    theirs = dict(zip(names, judged.importances_mean.tolist(), strict=True))
    for one in price.columns:
        assert one.worse == pytest.approx(theirs[one.name], rel=0.2, abs=3)


def test_each_of_several_inputs_is_shuffled(tmp_path: Path, views: None) -> None:
    """The front tells the animal, the back the colour."""
    found = sections(train(tmp_path / "project", two_views_project(epochs=6)))
    animal, colour = found["animal"].columns, found["colour"].columns
    assert [one.name for one in animal] == ["front", "back"]
    assert [one.name for one in colour] == ["back", "front"]
    assert animal[0].worse > 0.3 > abs(animal[1].worse)
    assert colour[0].worse > 0.2 > abs(colour[1].worse)


def test_one_column_is_not_shuffled(digits_run: RunFolder) -> None:
    assert sections(digits_run) == {}


def test_what_would_take_long_is_left_out(flat_run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_run(flat_run)
    assert rows_to_shuffle(model, 10_000) == MOST_ROWS
    work = model.analysis.multiply_adds * REPEATS * len(model.feed.columns)
    monkeypatch.setattr(importance, "MOST_WORK", 100 * work)
    assert rows_to_shuffle(model, 10_000) == 100
    monkeypatch.setattr(importance, "MOST_WORK", (LEAST_ROWS - 1) * work)
    assert rows_to_shuffle(model, 10_000) == 0
    assert sections(flat_run) == {}


def test_it_can_be_left_and_then_nothing_is_kept(flat_run: RunFolder) -> None:
    file = flat_run.path / "evaluation-validation.json"
    events = evaluate(flat_run, "validation")
    shuffling = next(one for one in events if isinstance(one, Progress) and "count" in str(one.what.text()))
    assert (shuffling.done, shuffling.total) == (1, 4)
    events.close()
    assert not file.exists()


def test_some_samples_stand_for_all_evenly(flat_run: RunFolder) -> None:
    kept = ExaminedInputs(load_run(flat_run), 1000)
    assert (kept.places[0], kept.places[-1], len(kept.places)) == (0, 999, MOST_ROWS)
    assert set(np.diff(kept.places)) <= {2, 3}
    for start in range(0, 1000, 128):
        kept.take((torch.arange(start, min(start + 128, 1000)),), start)
    (taken,) = kept.inputs()
    assert taken.tolist() == kept.places.tolist()


def test_sequences_of_batches_get_one_length(flat_run: RunFolder) -> None:
    kept = ExaminedInputs(load_run(flat_run), 4)
    kept.take((torch.ones(2, 3, dtype=torch.int64), torch.tensor([3, 2])), 0)
    kept.take((torch.ones(2, 5, dtype=torch.int64), torch.tensor([5, 4])), 2)
    values, lengths = kept.inputs()
    assert values.tolist()[0] == [1, 1, 1, 0, 0]
    assert lengths.tolist() == [3, 2, 5, 4]
