"""What a run examines at its end: once, and exactly what `evaluate` would find."""

import json
from typing import Any
from unittest.mock import Mock

import pytest

from deepstudio.core.events import Finished, Note
from deepstudio.core.explained import Explained
from deepstudio.core.text import verbatim
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.objectives.classes import LearnedClasses
from deepstudio.engine.tasks.supervised import SupervisedLearner
from deepstudio.jobs.evaluations import recall
from deepstudio.storage.run_folder import RunFolder
from tests.trained import found
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.training import chain, digits, new_run, trained
from tests.unit.engine.using import result_of

pytestmark = pytest.mark.slow  # each case trains or examines for itself

QUICK = chain(("flat", "flatten", {}), ("dense", "dense", {"units": 10, "activation": "softmax"}))


def kept(run: RunFolder) -> dict[str, Any]:
    """What lies in the run's folder."""
    value: dict[str, Any] = json.loads((run.path / "evaluation-test.json").read_bytes())
    return value


def notes(events: list[Any]) -> list[str]:
    return [str(event.message.text()) for event in events if isinstance(event, Note)]


@pytest.mark.parametrize("at", [None, {15: "stop"}, {15: "stop_keep_best"}])
def test_it_is_what_an_examination_would_find(tmp_path, at):
    run = new_run(tmp_path, digits(QUICK))
    events = trained(run.project(), run, at)
    at_the_end = kept(run)
    assert recall(run, "test") is not None
    assert not recall(run, "test").outdated
    assert at_the_end == result_of(list(evaluate(run)))
    measured = {"loss": at_the_end["loss"], **at_the_end["metrics"]}
    assert events[-1].test == measured


def test_a_run_that_goes_on_examines_its_new_weights(tmp_path):
    run = new_run(tmp_path, digits(QUICK, epochs=1))
    trained(run.project(), run)
    before = kept(run)
    events = trained(digits(QUICK, epochs=3), run, resume=True)
    assert kept(run)["epoch"] == events[-1].best_epoch > before["epoch"]
    assert events[-1].test["accuracy"] == kept(run)["accuracy"] != before["accuracy"]


def test_the_test_samples_are_looked_at_once(tmp_path, monkeypatch):
    looked = Mock(side_effect=SupervisedLearner.evaluate, autospec=True)
    monkeypatch.setattr(
        SupervisedLearner, "evaluate", lambda self, part, exact=False: looked(self, part, exact)
    )
    run = new_run(tmp_path, digits(QUICK, epochs=1))
    trained(run.project(), run)
    assert [call.args[1] for call in looked.call_args_list] == ["validation"]


def test_several_answers_are_told_by_their_names(tmp_path):
    with two_views():
        project = found(two_views_project(epochs=1))
        run = new_run(tmp_path, project)
        test = trained(project, run)[-1].test
        examinations = kept(run)["examinations"]
        assert kept(run) == result_of(list(evaluate(run)))
    assert [one["target"] for one in examinations] == ["animal", "colour"]
    for one in examinations:
        assert {name: test[f"{one['target']}.{name}"] for name in one["metrics"]} == one["metrics"]
    assert {"loss", "accuracy", "animal.loss", "colour.loss"} < test.keys()


def test_a_failure_costs_a_sentence_and_no_number(tmp_path, monkeypatch):
    run, other = (new_run(tmp_path, digits(QUICK, epochs=1)) for _ in range(2))
    expected = trained(other.project(), other)[-1].test
    monkeypatch.setattr(LearnedClasses, "examined", Mock(side_effect=KeyError("no such board")))
    events = trained(run.project(), run)
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "done"
    assert events[-1].test == pytest.approx(expected)
    (said,) = notes(events)
    assert "could not be examined" in said
    assert "no such board" in said
    assert not (run.path / "evaluation-test.json").exists()


def test_what_cannot_be_kept_is_told(tmp_path, monkeypatch):
    run = new_run(tmp_path, digits(QUICK, epochs=1))
    full = Explained(verbatim("The disk is full."), "disk_full")
    monkeypatch.setattr(RunFolder, "write_json", Mock(side_effect=full))
    events = trained(run.project(), run)
    assert events[-1].test["accuracy"] > 0
    (said,) = notes(events)
    assert said.endswith("could not be kept. The disk is full.")


def test_it_can_be_stopped(tmp_path):
    run = new_run(tmp_path, digits(QUICK, epochs=1))
    project = run.project()
    events = trained(project, run, {"checkpoint": "stop"}, after=1)
    assert (events[-1].reason, events[-1].test) == ("stopped", {})
    assert not (run.path / "evaluation-test.json").exists()


def test_the_loss_of_a_run_is_the_one_that_it_learns_with(tmp_path, monkeypatch):
    run, other = (new_run(tmp_path, digits(QUICK, epochs=1, balanced=True)) for _ in range(2))
    told = trained(run.project(), run)[-1].test["loss"]
    assert told != pytest.approx(kept(run)["loss"], rel=1e-6)
    monkeypatch.setattr(LearnedClasses, "examined", Mock(side_effect=KeyError))
    assert told == pytest.approx(trained(other.project(), other)[-1].test["loss"], rel=1e-6)
