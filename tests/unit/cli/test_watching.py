"""What people see while something works."""

import io

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.run_metrics import RunMetrics, by_target
from deepstudio.cli.output import duration
from deepstudio.cli.runs import best_metric
from deepstudio.cli.watching import Watching
from deepstudio.core.events import BatchDone, EpochDone, Message, Note, Progress, RunStarted
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.text import T

METRICS = {"train.loss": 0.5, "train.accuracy": 0.25, "validation.loss": 0.75, "validation.accuracy": 0.125}
CLASSES = RunMetrics.of(Project(name="Classes"), registry())
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
    with Watching(CLASSES, screen) as watching:
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
    assert best_metric(METRICS, CLASSES) == "Accuracy (validation) 12.5 %"
    assert best_metric({}, CLASSES) == ""
    assert best_metric({"validation.odd": 2.0}, CLASSES) == "odd (validation) 2"
    assert CLASSES.value("train.loss", float("nan")) == "nan"


def prices(**units: str) -> RunMetrics:
    """The numbers of a project that answers columns of numbers with these units."""
    columns = {
        name: ColumnPlan(id="number", use="target", settings={"unit": unit}) for name, unit in units.items()
    }
    plan = DataPlan(source=Chosen(id="digits"), columns=columns)
    return RunMetrics.of(Project(name="Prices", data=plan), registry())


def test_an_error_has_the_unit_of_what_is_answered(screen: io.StringIO) -> None:
    metrics = prices(price="€")
    told = {"train.loss": 0.5, "train.mae": 42.123, "validation.loss": 0.75, "validation.mae": 1234.5}
    with Watching(metrics, screen) as watching:
        watching.show(STARTED)
        watching.show(EpochDone(epoch=1, step=5, metrics=told, seconds=1, samples_per_second=5))
    said = " ".join(screen.getvalue().split())
    assert "training: Loss 0.5, Mean error 42.12 €; validation: Loss 0.75, Mean error 1,234 €" in said
    assert best_metric(told, metrics) == "Mean error (validation) 1,234 €"
    assert (metrics.value("test.rmse", 50.0), metrics.value("test.r2", 0.5)) == ("50 €", "0.5")


@pytest.mark.parametrize(("other", "shown"), [("€", "2 €"), ("m", "2")])
def test_a_mean_over_columns_has_a_unit_only_where_they_share_it(other: str, shown: str) -> None:
    metrics = prices(price="€", size=other)
    assert metrics.value("validation.mae", 2.0) == shown
    assert metrics.value("validation.size.mae", 2.0) == f"2 {other}"


def test_machines_read_the_numbers_of_a_column_under_its_name() -> None:
    assert by_target({"loss": 1.0, "accuracy": 0.5}) == {"loss": 1.0, "accuracy": 0.5}
    found = by_target({"loss": 1.0, "a.b.loss": 2.0, "a.b.mae": 3.0, "c.loss": 4.0, "loss.loss": 5.0})
    assert found == {"loss": {"loss": 5.0}, "a.b": {"loss": 2.0, "mae": 3.0}, "c": {"loss": 4.0}}


def test_numbers_of_several_answers_are_told_with_their_column(screen: io.StringIO) -> None:
    metrics = CLASSES
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
    assert str(metrics.title("test.animal.loss")) == "Loss of animal (test)"
    best = {"validation.fur.colour.accuracy": 0.1, "validation.accuracy": 0.5}
    assert best_metric(best, metrics) == "Accuracy (validation) 50.0 %"
