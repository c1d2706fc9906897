"""A classifier that takes several columns and answers several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.catalog.objectives.heads import Head
from deepstudio.core.events import BatchDone, Failed, Finished
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.graph_edits import remove_nodes
from deepstudio.core.project import Project, TargetPlan, TrainingPlan
from deepstudio.engine.baseline import baseline
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.predict import Predictor
from deepstudio.engine.tasks.class_target import ClassTarget, Tally, loss_of
from deepstudio.engine.weights import load_run
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
    assert set(finished.test) == set(NAMES)
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


def used(run: Any, how: str) -> None:
    match how:
        case "evaluate":
            list(evaluate(run))
        case "baseline":
            list(baseline(run))
        case "predict":
            Predictor(run)
        case "load":
            load_run(run)


@pytest.mark.parametrize("how", ["evaluate", "baseline", "predict", "load"])
def test_what_several_answers_cannot_do_yet_is_said_in_one_sentence(tmp_path: Path, how: str) -> None:
    project = two_views_project(epochs=1)
    run = new_run(tmp_path, project)
    trained(project, run, {2: "stop"})
    with pytest.raises(Explained) as refused:
        used(run, how)
    assert refused.value.cause == "several_columns"
    assert "learned to answer several columns at once: animal, colour." in str(refused.value.text)


def test_what_several_inputs_cannot_do_yet_is_said_in_one_sentence(tmp_path: Path) -> None:
    project = with_one_answer(two_views_project(2, 1, epochs=1))
    run = new_run(tmp_path, project)
    finished = trained(project, run)[-1]
    assert isinstance(finished, Finished), finished
    assert set(finished.test) == {"loss", "accuracy"}
    with pytest.raises(Explained, match="learned from several columns at once"):
        load_run(run)


def with_one_answer(project: Project) -> Project:
    return remove_nodes("model", ["colours", "colour"]).apply(project)


def target(name: str, weight: float = 1.0, **plan: Any) -> ClassTarget:
    end = Head("x", "none", 3)
    return ClassTarget(
        name, ("a", "b", "c"), end, loss_of(registry(), TrainingPlan(**plan), end, name), weight
    )


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
    found = loss_of(registry(), TrainingPlan(**plan), end, "x")(scores, answers)
    assert found == pytest.approx([0.6931, 0.6931], abs=1e-3)
