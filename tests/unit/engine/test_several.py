"""A classifier that takes several columns and answers several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn
from deepstudio.catalog.objectives.classes import ClassObjective
from deepstudio.catalog.objectives.heads import Head
from deepstudio.core.events import BatchDone, Failed, Finished
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.graph_edits import remove_nodes
from deepstudio.core.project import TargetPlan, TrainingPlan
from deepstudio.core.results import Examination, Matrix
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.objectives.classes import LearnedClasses
from deepstudio.engine.objectives.making import loss_function
from deepstudio.engine.objectives.tally import Tally
from deepstudio.engine.objectives.target import TargetSetup
from deepstudio.engine.predict import Predictor
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.training import epochs, losses, new_run, trained

NAMES = ("loss", "accuracy", "animal.loss", "animal.accuracy", "colour.loss", "colour.accuracy")


@pytest.fixture(autouse=True)
def views() -> Iterator[None]:
    with two_views():
        yield


def test_both_pictures_are_learned_from_and_both_answers_are_learned(tmp_path: Path) -> None:
    project = two_views_project()
    run = new_run(tmp_path, project)
    finished = trained(project, run)[-1]
    assert isinstance(finished, Finished), finished
    assert set(finished.test) == {*NAMES, "animal.macro_f1", "colour.macro_f1", "colour.auroc"}
    assert finished.test["animal.accuracy"] > 0.9
    assert finished.test["colour.accuracy"] > 0.9
    mean = (finished.test["animal.accuracy"] + finished.test["colour.accuracy"]) / 2
    assert finished.test["accuracy"] == pytest.approx(mean)
    whole = finished.test["animal.loss"] + finished.test["colour.loss"]
    assert finished.test["loss"] == pytest.approx(whole)


def test_the_order_of_inputs_and_outputs_is_that_of_the_network(tmp_path: Path) -> None:
    project = two_views_project(epochs=2)
    graph = project.models["model"]
    turned = Graph(nodes=tuple(reversed(graph.nodes)), links=graph.links)
    finished = trained(project.with_graph("model", turned), new_run(tmp_path, project))[-1]
    assert isinstance(finished, Finished), finished
    assert finished.test["animal.accuracy"] > 0.8


def test_steps_and_epochs_tell_the_numbers_of_each_answer(tmp_path: Path) -> None:
    targets = {"animal": TargetPlan(weight=3.0)}
    project = two_views_project(epochs=1, targets=targets)
    events = trained(project, new_run(tmp_path, project))
    step = next(event for event in events if isinstance(event, BatchDone))
    assert tuple(step.metrics) == NAMES
    told = epochs(events)[1]
    assert set(told) == {f"{part}.{name}" for part in ("train", "validation") for name in NAMES}
    for part in ("train", "validation"):
        loss = 3 * told[f"{part}.animal.loss"] + told[f"{part}.colour.loss"]
        assert told[f"{part}.loss"] == pytest.approx(loss, rel=1e-4)
        right = 0.75 * told[f"{part}.animal.accuracy"] + 0.25 * told[f"{part}.colour.accuracy"]
        assert told[f"{part}.accuracy"] == pytest.approx(right, rel=1e-4)


def test_an_answer_of_no_weight_is_hardly_learned(tmp_path: Path) -> None:
    plain = Chosen(id="sgd", settings={"learning_rate": 0.02, "momentum": 0})

    def fallen(weight: float) -> float:
        """By how much the loss of the animals fell from the first to the third epoch."""
        targets = {"animal": TargetPlan(weight=weight)}
        project = two_views_project(targets=targets, balanced=True, optimizer=plain)
        told = epochs(trained(project, new_run(tmp_path, project)))
        return told[1]["train.animal.loss"] - told[3]["train.animal.loss"]

    assert fallen(1.0) > 10 * abs(fallen(1e-6))


def test_a_stopped_run_goes_on_to_the_numbers_of_one_that_was_never_stopped(tmp_path: Path) -> None:
    project = two_views_project(epochs=2)
    whole, halved = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    first = trained(project, halved, {14: "stop"})
    second = trained(project, halved, resume=True)
    assert losses(expected) == losses([*first, *second])
    assert epochs(expected) == epochs([*first, *second])
    one, other = load_file(whole.last_weights), load_file(halved.last_weights)
    assert all(one[key].equal(other[key]) for key in one)


def test_weights_for_two_answers_do_not_go_on_with_one(tmp_path: Path) -> None:
    project = two_views_project(epochs=1)
    run = new_run(tmp_path, project)
    trained(project, run, {4: "stop"})
    graph = remove_nodes("model", ["colours", "colour"]).apply(project).models["model"]
    fewer = two_views_project(2, 1, epochs=1).with_graph("model", graph)
    failed = trained(fewer, run, resume=True)[-1]
    assert isinstance(failed, Failed)


@pytest.fixture
def two(tmp_path: Path) -> tuple[RunFolder, Finished]:
    """A run that takes two pictures and answers two columns, and how it ended."""
    project = two_views_project(epochs=1)
    run = new_run(tmp_path, project)
    finished = trained(project, run)[-1]
    assert isinstance(finished, Finished), finished
    return run, finished


def test_each_answer_is_examined(two: tuple[RunFolder, Finished]) -> None:
    run, finished = two
    value = list(evaluate(run))[-1].value
    assert [one["target"] for one in value["examinations"]] == ["animal", "colour"]
    for name in ("animal", "colour"):
        for metric in ("accuracy", "macro_f1"):
            assert value["metrics"][name][metric] == pytest.approx(finished.test[f"{name}.{metric}"])
    assert "accuracy" not in value
    read = [Examination.read(one) for one in value["examinations"]]
    assert all(one is not None and one.section(Matrix) is not None for one in read)


def test_a_sample_of_two_pictures_gets_two_answers(two: tuple[RunFolder, Finished]) -> None:
    predictor = Predictor(two[0])
    blank = np.zeros((8, 8, 3), np.uint8)
    (answer,) = predictor.answers([{"front": Image.fromarray(blank), "back": Image.fromarray(blank)}])
    assert answer.error is None, str(answer.error)
    assert list(answer.answers) == ["animal", "colour"]
    assert answer.only is None
    assert set(answer.as_dict()["answers"]["animal"]) == {"kind", "label", "confidence", "probabilities"}
    (half,) = predictor.answers([{"front": Image.fromarray(blank)}])
    assert "back" in str(half.error)


def target(name: str, weight: float = 1.0, **plan: Any) -> LearnedClasses:
    end = Head("x", "none", 3)
    loss = loss_function(registry(), TrainingPlan(**plan), ClassObjective(), end, name)
    state = {"classes": ["a", "b", "c"]}
    return LearnedClasses(TargetSetup(name, CategoryColumn(), ClassObjective(), state, end, loss, weight))


def test_one_answer_of_weight_one_is_told_as_it_is() -> None:
    sums = torch.tensor([3.0, 2.0])
    tally = Tally([target("x")])
    assert tally.of(sums) is sums
    assert tally.named(sums) == {"loss": 3.0, "accuracy": 2.0}
    assert Tally([target("x", 2.0)]).named(sums) == {"loss": 6.0, "accuracy": 2.0}


def test_several_answers_are_added_by_weight() -> None:
    tally = Tally([target("x", 3.0), target("y", 1.0)])
    told = tally.named(torch.tensor([2.0, 4.0, 10.0, 8.0]))
    assert told == {
        "loss": 16.0,
        "accuracy": 5.0,
        "x.loss": 2.0,
        "x.accuracy": 4.0,
        "y.loss": 10.0,
        "y.accuracy": 8.0,
    }


def test_each_answer_has_the_loss_that_was_chosen_for_it() -> None:
    plan = {"loss": "cross_entropy", "targets": {"x": TargetPlan(loss="binary_cross_entropy")}}
    end = Head("x", "none", 1)
    scores, answers = torch.zeros(2), torch.tensor([0.0, 1.0])
    found = loss_function(registry(), TrainingPlan(**plan), ClassObjective(), end, "x")(scores, answers)
    assert found == pytest.approx([0.6931, 0.6931], abs=1e-3)
