"""What simple methods learn from invented numbers: gaps, rare and many values, no validation part, and too many."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy import sparse

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn, NumberColumn, PictureColumn, TextColumn
from deepstudio.catalog.objectives.classes import ClassObjective
from deepstudio.catalog.objectives.numbers import NumberObjective
from deepstudio.core.rooms import part
from deepstudio.engine.baseline import rows as tabular
from deepstudio.engine.baseline import trial as trials
from deepstudio.engine.baseline.classes import class_estimators
from deepstudio.engine.baseline.features import ComparedColumn, methods_of
from deepstudio.engine.baseline.methods import Estimators, Measures
from deepstudio.engine.baseline.numbers import number_estimators
from deepstudio.engine.baseline.trial import MethodOutcome, Shares
from deepstudio.engine.inputs.column import FedColumn

NAN = float("nan")
CLASSES = {"classes": ["a", "b", "c"]}
LEARNED = {"mean": 0.0, "std": 1.0}


def returned(work: Generator[Any, None, Any]) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


def column(monkeypatch: pytest.MonkeyPatch, values: Any, *parts: Sequence[int]) -> ComparedColumn:
    class Rows(FedColumn):
        def rows(self, stored: Any) -> Any:
            return np.asarray(values)

    monkeypatch.setattr(tabular, "fed", lambda kind, state: Rows(kind, state))
    prepared: Any = SimpleNamespace(
        columns={"x": SimpleNamespace(column=NumberColumn())}, state=lambda name: {}
    )
    return ComparedColumn(SimpleNamespace(), prepared, "x", [np.array(part, np.int64) for part in parts])


def test_numbers_stand_around_0_by_the_part_to_learn_from(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = column(monkeypatch, [1.0, 3.0, NAN, 5.0, float("inf")], [0, 1, 2], [3, 4])
    train, other = returned(tabular.number_features(asked))
    np.testing.assert_array_equal(train, [[-1], [1], [NAN]])
    np.testing.assert_array_equal(other, [[3], [NAN]])
    assert train.dtype == np.float32


def test_constant_and_empty_numbers_are_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = column(monkeypatch, [[7, NAN], [7, NAN], [8, 1]], [0, 1], [2])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        train, other = returned(tabular.number_features(asked))
    np.testing.assert_array_equal(train, [[0, NAN], [0, NAN]])
    np.testing.assert_array_equal(other, [[1, 1]])


def test_a_number_far_beyond_all_others_stays_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = column(monkeypatch, [0.0, 1e-300, 1e300, -1e300], [0, 1], [2, 3])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, other = returned(tabular.number_features(asked))
    assert other.tolist() == [[1e6], [-1e6]]


def test_a_category_is_one_number_a_value_that_can_be_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = column(monkeypatch, [2, 5, 2, -1, 9], [0, 1, 2], [1, 4])
    train, other = returned(tabular.category_features(asked))
    assert train.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert other.tolist() == [[0, 1], [0, 0]]


def test_of_many_values_the_frequent_ones_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MOST_VALUES", 100)
    codes = [*range(200), *range(100, 200)]
    train, _ = returned(tabular.category_features(column(monkeypatch, codes, range(300), [])))
    assert sparse.issparse(train)
    assert train.shape == (300, 100)
    assert train[:100].sum() == 0
    assert train[200:].sum() == 100


def test_columns_side_by_side_are_learned_by_what_suits_all() -> None:
    assert methods_of([NumberColumn(), CategoryColumn()]) == ("linear", "trees")
    assert methods_of([PictureColumn()]) == ("svm",)
    assert methods_of([TextColumn(), NumberColumn()]) == ("linear",)
    assert methods_of([PictureColumn(), NumberColumn()]) == ("linear",)


def test_every_objective_has_what_kinds_name_and_a_guess() -> None:
    named = {id for kind in registry().columns if kind.compared for id in kind.methods}
    assert named == {"linear", "trees", "svm"}
    for objective, state in ((ClassObjective, CLASSES), (NumberObjective, LEARNED)):
        estimators = part(objective, "estimators")(state)
        assert set(estimators.methods) == {*named, "guess"}


def test_what_kinds_name_as_compared_is_there() -> None:
    made = [part(kind, "compared") for kind in registry().columns if kind.compared]
    assert len(made) >= 4
    assert all(callable(one) for one in made)


def by_accuracy(measures: Measures) -> float:
    return measures.metrics["accuracy"]


def by_error(measures: Measures) -> float:
    return -measures.metrics["mae"]


def tried(
    estimators: Estimators, id: str, features: Sequence[Any], answers: Sequence[Any]
) -> MethodOutcome | None:
    score = by_accuracy if "accuracy" in estimators.measured(answers[0], answers[0]).metrics else by_error
    return returned(trials.MethodTrial(Shares(features, answers), estimators, score).tried(id))


def halves(draw: np.random.Generator, count: int) -> tuple[Any, Any]:
    """What is missing tells the class; the rest is noise."""
    answers = np.arange(count) % 2
    numbers = draw.normal(size=(count, 2)).astype(np.float32)
    numbers[answers == 1, 0] = NAN
    return numbers, answers


@pytest.mark.parametrize("id", ["linear", "trees", "svm"])
@pytest.mark.parametrize("lies", ["dense", "sparse"])
def test_what_is_missing_tells_something_too(id: str, lies: str) -> None:
    draw = np.random.default_rng(0)
    parts = [halves(draw, count) for count in (200, 60, 60)]
    features = [sparse.csr_matrix(one) if lies == "sparse" else one for one, _ in parts]
    found = tried(class_estimators(CLASSES), id, features, [answers for _, answers in parts])
    assert found is not None
    assert found.examined.metrics["accuracy"] == 1


def test_a_gap_that_training_never_saw_is_the_mean() -> None:
    numbers = np.arange(40, dtype=np.float32)[:, None]
    parts = [numbers, numbers[:0], np.array([[NAN], [39.0]], np.float32)]
    answers = [numbers[:, 0] - 19.5, np.zeros(0), np.array([0.0, 19.5])]
    found = tried(number_estimators(LEARNED), "linear", parts, answers)
    assert found is not None
    assert found.validation is None
    assert found.examined.metrics["mae"] < 10


def test_without_a_validation_part_the_plainest_settings_stand() -> None:
    draw = np.random.default_rng(0)
    (numbers, answers), (others, right) = halves(draw, 100), halves(draw, 20)
    found = tried(
        class_estimators(CLASSES), "linear", [numbers, numbers[:0], others], [answers, answers[:0], right]
    )
    assert found is not None
    assert found.settings == {"strength": 1.0}
    assert found.as_dict()["validation"] == {}


def test_the_validation_part_chooses() -> None:
    """The answer follows from one number, which a large penalty would not let count."""
    draw = np.random.default_rng(0)
    parts = [draw.normal(size=(count, 1)) for count in (20, 20, 20)]
    found = tried(number_estimators(LEARNED), "linear", parts, [1000 * part[:, 0] for part in parts])
    assert found is not None
    assert found.settings == {"penalty": 0.1}


def test_a_class_that_training_lacks_is_told_wrong_and_nothing_else() -> None:
    numbers = np.array([[0.0], [1.0]] * 20)
    answers = np.array([0, 1] * 20)
    with_other = np.array([0, 1, 2])
    for id in ("linear", "trees", "svm", "guess"):
        found = tried(
            class_estimators(CLASSES),
            id,
            [numbers, numbers[:3], numbers[:3]],
            [answers, with_other, with_other],
        )
        assert found is not None
        assert found.examined.keys["confusion"][2][2] == 0


def test_so_much_data_that_it_has_no_room_twice_goes_sample_by_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("deepstudio.engine.baseline.classes.MOST_COPIED", 10)
    draw = np.random.default_rng(0)
    parts = [draw.normal(size=(count, 4)).astype(np.float32) for count in (300, 60, 60)]
    answers = [(part[:, 0] > 0).astype(int) for part in parts]
    found = tried(class_estimators(CLASSES), "svm", parts, answers)
    assert found is not None
    assert found.examined.metrics["accuracy"] > 0.9


def test_trees_are_left_out_where_they_would_take_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    many = np.arange(200)
    parts, answers = [many[:, None].astype(float)] * 3, [many] * 3
    state = {"classes": [str(number) for number in range(200)]}
    assert tried(class_estimators(state), "trees", parts, answers) is None
    monkeypatch.setattr(trials, "MOST_CELLS", 100)
    assert tried(number_estimators(LEARNED), "trees", parts, [many.astype(float)] * 3) is None
