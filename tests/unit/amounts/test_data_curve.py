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
from deepstudio.core.project import ColumnPlan, Project, SplitPlan, TrainingPlan
from deepstudio.core.text import T
from deepstudio.data.prepare import prepare
from deepstudio.data.run_samples import known_parts
from deepstudio.data.scanning import scan
from deepstudio.engine.data_curve import data_curve
from deepstudio.engine.data_curve import experiment as work
from deepstudio.engine.data_curve.training import of_equal_length, steps_of
from deepstudio.engine.fit import fit
from deepstudio.storage.amounts_tried import AmountsTried, read_amounts
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests import trained as store
from tests.unit.engine.tabling import flats, flats_project, flats_run
from tests.unit.engine.using import Silent, train

Run = Callable[[], RunFolder]
MAIN = {"price": "mae", "class": "accuracy"}


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


def test_several_answers_have_a_curve_each(tmp_path: Path) -> None:
    """A number and a class of one network, each in its own measure, and each beside its own simple method."""
    run = flats_run(tmp_path, {"price": 1, "class": 2})
    found = tried(list(data_curve(run, shares=(50, 100), seeds=1, device="cpu")))
    assert [(one.target, one.id, one.higher_is_better) for one in found.metrics] == [
        ("price", "mae", False),
        ("class", "accuracy", True),
    ]
    test = run.state().test
    assert found.points[1].network == pytest.approx({name: test[f"{name}.{id}"] for name, id in MAIN.items()})
    price, label = found.curves
    assert (price.form, label.form) == ("number", "percent")
    assert price.simple[1].mean < 30 < price.network[1].mean  # a sum of weights learns it, an epoch does not
    assert label.simple[1].mean > 0.8


def test_groups_are_drawn_whole_where_parts_were(tmp_path: Path) -> None:
    """A house never gives some of its flats to a smaller amount and keeps others back."""
    path = flats(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    houses = ["house", *(f"house {number // 5}" for number in range(len(lines) - 1))]
    path.write_text("\n".join(map(",".join, zip(lines, houses, strict=True))), encoding="utf-8")
    project = flats_project(path, {"class": 2})
    assert project.data is not None
    plan = project.data.replace(
        columns={**project.data.columns, "house": ColumnPlan(id="category", use="group")},
        split=SplitPlan(method=Chosen(id="group")),
    )
    run = train(tmp_path / "project", store.found(project.replace(data=plan)))
    parts, _ = known_parts(run)
    assert parts is not None
    house_of = {id: number // 5 for number, id in enumerate(scan(plan, registry()).ids)}
    sizes: dict[int, int] = {}
    for part in parts.parts.values():
        for id in part.ids:
            sizes[house_of[id]] = sizes.get(house_of[id], 0) + 1
    seen = []
    for point in tried(list(data_curve(run, shares=(20, 50), seeds=2, device="cpu"))).points:
        seen.append(point.samples)
    assert all(count % 5 == 0 for count in seen)
    assert set(sizes.values()) == {5}


def test_samples_that_vanished_since_are_told_and_all_begins_anew(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"class": 2})
    before = tried(list(data_curve(run, shares=(50, 100), seeds=1, device="cpu")))
    path = tmp_path / "flats.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], *lines[60:]]) + "\n", encoding="utf-8")
    events = list(data_curve(run, shares=(50, 100), seeds=1, device="cpu"))
    assert "has changed since its amounts were tried" in notes(events)
    assert "Samples of run-001 that are not there any more, or cannot be read: 59" in notes(events)
    assert tried(events).points[1].samples < before.points[1].samples


def test_a_run_that_began_with_others_weights_begins_anew_here(tmp_path: Path) -> None:
    """Those weights have seen all samples: 20 % of them would look as good as 100 %."""
    first = flats_run(tmp_path, {"class": 2})
    project = first.project()
    warm = project.replace(training=project.training.replace(start_from={"model": first.id}))
    second = ProjectFolder(first.project_folder).new_run(warm)
    for event in fit(warm, second, Silent(), device="cpu"):
        second.append(event)
    events = list(data_curve(second, shares=(50, 100), seeds=1, device="cpu"))
    assert "The run began with the weights of run-001" in notes(events)
    assert tried(events).notes
    fresh = tried(list(data_curve(first, shares=(50, 100), seeds=1, device="cpu")))
    assert [one.network for one in tried(events).points] == [one.network for one in fresh.points]


def test_a_part_without_samples_cannot_judge(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"class": 2})
    parts, _ = known_parts(run)
    assert parts is not None
    gone = {int(id[:7]) for id in parts.parts["test"].ids}
    path = tmp_path / "flats.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    left = [line for number, line in enumerate(lines) if number not in gone]
    path.write_text("\n".join(left) + "\n", encoding="utf-8")
    with pytest.raises(Explained, match="255 samples are too few to learn, to check and to test with"):
        list(data_curve(run, device="cpu"))


def test_fewer_samples_take_as_many_steps() -> None:
    plan = TrainingPlan(epochs=10, batch_size=32, early_stopping=3, start_from={"model": "run-001"})
    longer = of_equal_length(plan, 1120, 112)
    assert (longer.epochs, longer.early_stopping) == (88, 26)  # 35 steps an epoch against 4
    assert steps_of(longer, 112) == pytest.approx(steps_of(plan, 1120), rel=0.02)
    assert longer.start_from == {}
    assert of_equal_length(plan.replace(epochs=100_000), 1120, 112).epochs == 100_000
