"""What people see while something works."""

import io

import pytest

from deepstudio.cli.output import duration
from deepstudio.cli.runs import best_metric, task_metrics
from deepstudio.cli.watching import Watching, metric_title, metric_value
from deepstudio.core.events import BatchDone, EpochDone, Message, Note, Progress, RunStarted
from deepstudio.core.text import T

METRICS = {"train.loss": 0.5, "train.accuracy": 0.25, "validation.loss": 0.75, "validation.accuracy": 0.125}
STARTED = RunStarted(
    run="run-001", device="cpu", epochs=2, batches=5, batch_size=8, samples={"train": 1234}, parameters=5678
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(params=[False, True], ids=["pipe", "terminal"])
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return Terminal() if request.param else io.StringIO()


def test_a_run_is_told_with_its_numbers(screen: io.StringIO) -> None:
    with Watching(task_metrics("classification"), screen) as watching:
        watching.show(STARTED)
        for step in (1, 2):
            rates = {"learning_rate": 0.1, "samples_per_second": 5.0}
            watching.show(BatchDone(epoch=1, batch=step, step=step, metrics={"loss": 0.5}, **rates))
        watching.show(EpochDone(epoch=1, step=5, metrics=METRICS, seconds=1, samples_per_second=5, best=True))
        watching.show(Note(message=Message.of(T("Something [b]odd[/b]"))))
    said = screen.getvalue()
    for part in ("5,678", "1,234", "12.5 %", "0.75", "Something [b]odd[/b]"):
        assert part in said
    assert ("Epoch 1 of 2, " in said) == screen.isatty()
    assert "[progress" not in said


def test_a_job_is_told_once_in_a_pipe(screen: io.StringIO) -> None:
    with Watching(stream=screen) as watching:
        for done in range(4):
            watching.show(Progress(what=Message.of(T("Decoding")), done=done, total=3))
    if screen.isatty():
        assert "100 %" in screen.getvalue()
    else:
        assert screen.getvalue() == "Decoding…\n"


def test_a_total_that_is_not_known_yet(screen: io.StringIO) -> None:
    with Watching(stream=screen) as watching:
        watching.show(Progress(what=Message.of(T("Listing")), done=7, total=0))
    assert "Listing" in screen.getvalue()


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (7.4, "0:07"), (754, "12:34"), (3723, "1:02:03"), (-1, "0:00")]
)
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_the_metric_that_people_look_at_first() -> None:
    metrics = task_metrics("classification")
    assert best_metric(METRICS, metrics) == "Accuracy (validation) 12.5 %"
    assert best_metric({}, metrics) == ""
    assert best_metric({"validation.odd": 2.0}, metrics) == "odd (validation) 2"
    assert metric_value("train.loss", float("nan"), metrics) == "nan"


def test_numbers_of_several_answers_are_told_with_their_column(screen: io.StringIO) -> None:
    metrics = task_metrics("classification")
    told = {
        f"{part}.{name}": 0.5
        for part in ("train", "validation")
        for name in ("accuracy", "fur.colour.accuracy")
    }
    with Watching(metrics, screen) as watching:
        watching.show(STARTED)
        watching.show(EpochDone(epoch=1, step=5, metrics=told, seconds=1, samples_per_second=5))
    said = " ".join(screen.getvalue().split())
    assert (
        "training: Accuracy 50.0 %, Accuracy of fur.colour 50.0 %; validation: Accuracy 50.0 %, Acc" in said
    )
    assert str(metric_title("test.animal.loss", metrics)) == "Loss of animal (test)"
    best = {"validation.fur.colour.accuracy": 0.1, "validation.accuracy": 0.5}
    assert best_metric(best, metrics) == "Accuracy (validation) 50.0 %"
