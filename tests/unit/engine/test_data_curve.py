"""The experiment with amounts of data: its numbers, going on, and what cannot be tried."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.text import T
from deepstudio.data.prepare import prepare
from deepstudio.engine.data_curve import data_curve
from deepstudio.engine.data_curve import experiment as work
from deepstudio.engine.data_curve.training import of_equal_length, steps_of
from deepstudio.storage.amounts_tried import AmountsTried, read_amounts
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests import trained as store

Run = Callable[[], RunFolder]


def of_template(id: str, **training: Any) -> Project:
    template = registry().templates.get(id)
    assert template is not None
    project = template().build("Amounts")
    return store.found(project.replace(training=project.training.replace(**training)))


@pytest.fixture
def digits(pytestconfig: pytest.Config, tmp_path: Path) -> Run:
    """A copy of a short run on the digits, each time anew."""
    kept = store.trained(pytestconfig, of_template("digits-mlp", epochs=1, seed=5))
    return lambda: copied(kept, tmp_path)


def copied(kept: Path, tmp_path: Path) -> RunFolder:
    folder = tmp_path / f"copy-{len([*tmp_path.iterdir()])}"
    shutil.copytree(kept, folder)
    return ProjectFolder(folder).runs()[0]


def tried(events: list[AnyEvent]) -> AmountsTried:
    last = events[-1]
    assert isinstance(last, Result)
    return AmountsTried.model_validate(last.value)


def notes(events: list[AnyEvent]) -> str:
    return "\n".join(str(event.message.text()) for event in events if isinstance(event, Note))


def numbers(found: AmountsTried) -> list[Any]:
    return [(one.share, one.seed, one.samples, one.network, one.simple) for one in found.points]


def test_network_and_simple_method_are_tried_with_each_amount(digits: Run) -> None:
    run = digits()
    events = list(data_curve(run, shares=(20, 100), seeds=2, device="cpu"))
    found = tried(events)
    train = len(prepare(run.project(), registry()).splits["train"])
    assert [(one.share, one.seed) for one in found.points] == [(20, 5), (20, 6), (100, 5), (100, 6)]
    assert found.points[-1].samples == train > 4 * found.points[0].samples
    # With all samples and its own seed it is the run itself.
    assert found.points[2].network["label"] == run.state().test["accuracy"]
    assert len({one.network["label"] for one in found.points}) == 4
    # A simple method has no chance in it: with all samples it is the same for each seed.
    assert found.points[2].simple == found.points[3].simple
    assert all(0.5 < one.simple["label"] <= 1 for one in found.points)
    (curve,) = found.curves
    assert (curve.form, curve.higher_is_better, curve.part, curve.examined) == ("percent", True, "test", 269)
    progress = [event for event in events if isinstance(event, Progress)]
    assert {str(event.what.text()) for event in progress} >= {"Trying amounts of data"}
    told = [event for event in progress if str(event.what.text()) == "Trying amounts of data"]
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert told[-1].done == told[-1].total


def test_it_is_kept_with_the_run_and_leaves_nothing_else(digits: Run) -> None:
    run = digits()
    before = {path.name for path in run.path.iterdir()}
    weights = run.best_weights.read_bytes()
    found = tried(list(data_curve(run, shares=(20, 100), seeds=1, device="cpu")))
    assert {path.name for path in run.path.iterdir()} - before == {"amounts-test.json", "amounts.lock"}
    assert read_amounts(run, "test") == found
    assert run.best_weights.read_bytes() == weights
    assert [one.id for one in ProjectFolder(run.project_folder).runs()] == [run.id]


def test_what_was_cut_short_goes_on_to_the_same_numbers(digits: Run) -> None:
    whole = tried(list(data_curve(digits(), shares=(20, 50), seeds=2, device="cpu")))
    run = digits()
    events = data_curve(run, shares=(20, 50), seeds=2, device="cpu")
    for event in events:
        if isinstance(event, Note):
            break
    events.close()  # as a cancelled command does
    left = read_amounts(run, "test")
    assert left is not None
    assert (len(left.points), len(left.missing)) == (1, 3)
    assert not [path for path in run.path.iterdir() if path.name.startswith(".")]
    gone_on = list(data_curve(run, shares=(20, 50), seeds=2, device="cpu"))
    assert len([event for event in gone_on if isinstance(event, Note)]) == 3
    assert numbers(tried(gone_on)) == numbers(whole)


def test_more_seeds_and_amounts_join_what_is_there(digits: Run) -> None:
    run = digits()
    first = tried(list(data_curve(run, shares=(20, 50), seeds=1, device="cpu")))
    events = list(data_curve(run, shares=(20, 50, 100), seeds=1, device="cpu"))
    assert len([event for event in events if isinstance(event, Note)]) == 1
    assert tried(events).points[:2] == first.points


def test_an_amount_with_too_few_samples_is_left_out_and_said(digits: Run) -> None:
    run = digits()
    events = list(data_curve(run, shares=(1, 20, 50), seeds=1, device="cpu"))
    assert "1 % of the training samples are only 10, and at least 20 are needed" in notes(events)
    assert [one.share for one in tried(events).points] == [20, 50]
    assert not tried(events).missing


def test_two_amounts_are_needed(digits: Run) -> None:
    with pytest.raises(Explained, match="At least two amounts are needed") as caught:
        list(data_curve(digits(), shares=(1, 50), seeds=1, device="cpu"))
    assert caught.value.cause == "too_few"


def test_another_plan_begins_anew_and_says_so(digits: Run) -> None:
    run = digits()
    list(data_curve(run, shares=(20, 50), seeds=1, device="cpu"))
    project = run.project()
    run.save_project(project.replace(training=project.training.replace(batch_size=64)))
    events = list(data_curve(run, shares=(20, 50), seeds=1, device="cpu"))
    assert "has changed since its amounts were tried" in notes(events)
    assert len(tried(events).points) == 2


def test_the_validation_part_may_judge(digits: Run) -> None:
    run = digits()
    found = tried(list(data_curve(run, "validation", (50, 100), 1, "cpu")))
    assert found.points[1].network["label"] == run.state().best["validation.accuracy"]
    assert (run.path / "amounts-validation.json").is_file()
    assert read_amounts(run, "test") is None


def test_two_experiments_at_once_are_refused(digits: Run) -> None:
    run = digits()
    events = data_curve(run, shares=(20, 50), seeds=1, device="cpu")
    next(events)
    with pytest.raises(Explained, match="are being tried for run-001 already"):
        next(data_curve(run, shares=(20, 50), seeds=1, device="cpu"))
    events.close()


def test_a_disk_that_keeps_nothing_is_told_once(digits: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run = digits()

    def refuse(*_: object) -> None:
        raise Explained(T("The disk is full."), "disk_full")

    monkeypatch.setattr("deepstudio.engine.data_curve.experiment.write_amounts", refuse)
    events = list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))
    assert notes(events).count("The disk is full.") == 1
    last = events[-1]
    assert isinstance(last, Result)
    assert last.value["kept"] is False
    assert len(last.value["points"]) == 2


def test_where_no_training_succeeds_the_reason_is_said(digits: Run) -> None:
    run = digits()
    project = run.project()
    wild = Chosen(id="sgd", settings={"learning_rate": 1e30})
    run.save_project(project.replace(training=project.training.replace(optimizer=wild)))
    with pytest.raises(Explained, match="Learning rate"):
        list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))
    assert read_amounts(run, "test") is None


def test_a_training_that_fails_is_left_out_and_tried_again(
    digits: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, trained = digits(), work.tried

    def fails_once(*args: Any) -> Any:
        monkeypatch.setattr(work, "tried", trained)
        raise Explained(T("The numbers became too large."), "diverged")

    monkeypatch.setattr(work, "tried", fails_once)
    events = list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))
    assert "50 % of the samples, seed 5: this training is left out. The numbers became too large." in notes(
        events
    )
    assert tried(events).missing == ((50, 5),)
    assert not tried(list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))).missing


def test_a_damaged_file_is_begun_anew(digits: Run) -> None:
    run = digits()
    (run.path / "amounts-test.json").write_text('{"points": [{"share": "many"}]}', encoding="utf-8")
    assert len(tried(list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))).points) == 2
    assert json.loads((run.path / "amounts-test.json").read_bytes())["version"] == 1


def test_a_run_that_is_gone_is_one_sentence(digits: Run) -> None:
    run = digits()
    shutil.rmtree(run.path)
    with pytest.raises(Explained, match="was removed"):
        next(data_curve(run))


@pytest.mark.parametrize(
    ("id", "unit"), [("table-regression", True), ("table-mlp", False), ("sentiment-average", False)]
)
def test_numbers_rows_and_texts_are_tried_alike(
    id: str, unit: bool, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    run = copied(store.trained(pytestconfig, of_template(id, epochs=1, seed=2)), tmp_path)
    found = tried(list(data_curve(run, shares=(50, 100), seeds=1, device="cpu")))
    (curve,) = found.curves
    # The network's own numbers are as large as those of the run: in the same unit.
    metric = found.metrics[0]
    assert found.points[1].network[metric.target] == pytest.approx(run.state().test[metric.id])
    assert metric.higher_is_better is not unit
    assert curve.simple
    ratio = curve.simple[0].mean / curve.network[0].mean
    assert 0.01 < ratio < 100


def test_fewer_samples_take_as_many_steps() -> None:
    plan = TrainingPlan(epochs=10, batch_size=32, early_stopping=3, start_from={"model": "run-001"})
    longer = of_equal_length(plan, 1120, 112)
    assert (longer.epochs, longer.early_stopping) == (88, 26)  # 35 steps an epoch against 4
    assert steps_of(longer, 112) == pytest.approx(steps_of(plan, 1120), rel=0.02)
    assert longer.start_from == {}
    assert of_equal_length(plan.replace(epochs=100_000), 1120, 112).epochs == 100_000
