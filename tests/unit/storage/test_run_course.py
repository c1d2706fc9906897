"""What a run reported epoch by epoch, and what is said of it."""

import math
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import EpochDone, EpochStarted, Failed, Finished, Message, RunStarted
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_in_plan
from deepstudio.storage.judging import curves_of, verdict_of
from deepstudio.storage.live_run import LiveRun
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_course import Course
from deepstudio.storage.run_progress import RunProgress


def started(epochs: int = 3, **more: object) -> RunStarted:
    made = {"run": "run-001", "device": "CPU", "epochs": epochs, "batches": 1, "batch_size": 8}
    return RunStarted.model_validate({**made, **more})


def epoch(number: int, accuracy: float, **more: float) -> EpochDone:
    metrics = {
        "validation.accuracy": accuracy,
        **{name.replace("_", "."): value for name, value in more.items()},
    }
    return EpochDone(epoch=number, step=number, metrics=metrics, seconds=1)


def taken(*events: object) -> Course:
    made = Course()
    for event in events:
        made.take(event)  # type: ignore[arg-type]
    return made


@pytest.fixture
def digits() -> Project:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    return template().build("Digits")


def test_epochs_that_come_again_replace_those_before() -> None:
    course = taken(
        started(), epoch(1, 0.1), epoch(2, 0.2), epoch(3, 0.3), started(5, resumed=True), epoch(2, 0.9)
    )
    assert course.column("validation.accuracy") == (0.1, 0.9)
    assert course.planned == 5


def test_a_metric_that_begins_late_is_no_number_before() -> None:
    course = taken(started(), epoch(1, 0.1), epoch(2, 0.2, train_loss=0.5))
    assert math.isnan(course.column("train.loss")[0])
    assert course.column("train.loss")[1] == 0.5
    assert all(map(math.isnan, course.column("unheard of")))


def test_a_copy_stays_as_it_is() -> None:
    course = taken(started(floor={"validation.accuracy": 0.1}), epoch(1, 0.1))
    copy = course.copy()
    course.take(epoch(2, 0.2))
    assert (len(copy), len(course)) == (1, 2)
    assert copy.column("validation.accuracy") == (0.1,)
    assert copy.floor == {"validation.accuracy": 0.1}


def test_a_run_that_goes_on_has_not_ended() -> None:
    course = taken(started(), Failed(message=Message.of(T("Oh")), cause="diverged"))
    assert course.ended == "diverged"
    course.take(started(resumed=True))
    assert course.ended == ""


def test_a_list_and_a_live_view_know_the_same_course(tmp_path: Path, digits: Project) -> None:
    run = ProjectFolder.create(tmp_path / "p", digits).new_run(digits)
    events = [started(), epoch(1, 0.4), epoch(2, 0.6), Finished(reason="done", test={"accuracy": 0.5})]
    run.append(*events)
    live = LiveRun()
    live.take(events)
    state = run.state()
    for course in (state.course, live.course):
        assert course.column("validation.accuracy") == (0.4, 0.6)
        assert (course.ended, course.test) == ("done", {"accuracy": 0.5})
    assert run.state() == state  # for lists that look for changes


def test_nothing_is_said_of_a_run_that_has_just_begun(digits: Project) -> None:
    assert verdict_of(taken(started()), digits, registry()) is None


def test_curves_are_those_of_the_metric_that_picks_the_best_epoch(digits: Project) -> None:
    samples = {"train": 70, "validation": 15, "test": 15}
    floor = {"validation.accuracy": 0.1, "validation.loss": 2.3}
    course = taken(started(floor=floor, samples=samples), epoch(1, 0.4, train_accuracy=0.3))
    curves = curves_of(course, digits, registry(), {"accuracy": 0.8})
    assert (curves.metric.id, curves.validation, curves.train) == ("accuracy", (0.4,), (0.3,))
    assert (curves.floor, curves.floor_loss, curves.samples, curves.test_samples) == (0.1, 2.3, 15, 15)
    assert (curves.simple, curves.rate, curves.usual_rate) == (0.8, 0.001, 0.001)
    assert (curves.hindered, curves.fresh) == (False, True)


def test_a_rate_that_was_chosen_is_known(digits: Project) -> None:
    project = set_in_plan("optimizer.learning_rate", 0.5, T("Rate")).apply(digits)
    assert curves_of(Course(), project, registry()).rate == 0.5


def test_header_and_status_line_count_the_same_epoch() -> None:
    """Between two epochs, too, when the next one has begun and none of its batches is through."""
    progress, live = RunProgress(), LiveRun()
    for event in (started(), EpochStarted(epoch=1), epoch(1, 0.4), EpochStarted(epoch=2)):
        progress.take([event])
        live.take([event])
        assert progress.epoch == live.epoch
    assert progress.epoch == 2
