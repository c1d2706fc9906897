"""The Train page while a network really trains, in a process of its own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.core.events import BatchDone, Continued, Paused, Progress, RunStarted
from deepstudio.core.events import Message as Words
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.storage.live_run import LiveRun
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio

LEFT = Qt.MouseButton.LeftButton
LONG = 90_000  # milliseconds: a child has to import torch


@pytest.fixture
def page(show_page: Callable[..., Page], studio_with: Callable[..., Studio]) -> TrainPage:
    studio = studio_with("digits-mlp")
    studio.set_preferences(device="cpu")
    made = show_page(TrainPage, studio)
    assert isinstance(made, TrainPage)
    return made


def begin(page: TrainPage, qtbot: QtBot, epochs: int) -> None:
    page.studio.edit(set_training({"epochs": epochs}, T("Epochs")))
    qtbot.mouseClick(page.header.start, LEFT)
    qtbot.waitUntil(lambda: bool(page.active), timeout=LONG)


@pytest.mark.slow
def test_a_run_from_start_to_its_last_epoch_and_two_more(page: TrainPage, qtbot: QtBot) -> None:
    begin(page, qtbot, 2)
    assert not page.header.start.isVisible()
    assert page.header.stop.isVisible()
    qtbot.waitUntil(lambda: page.header.where.text().startswith("Epoch"), timeout=LONG)
    assert page.header.pause.isVisible()
    qtbot.waitUntil(lambda: not page.active, timeout=LONG)
    qtbot.waitUntil(lambda: page.header.start.isVisible() and page.header.dot.text() == "finished")
    curves = page.histories.known("run-001").curves
    assert len(curves.epochs) == 2
    assert len(curves.batches) == 2 * curves.batches_per_epoch
    assert page.header.number.text().endswith("%")
    qtbot.waitUntil(lambda: page.runs.more.isVisible())
    qtbot.mouseClick(page.runs.more, LEFT)
    page.longer.field.edit.selectAll()
    qtbot.keyClicks(page.longer.field.edit, "1")
    qtbot.mouseClick(page.longer.go, LEFT)
    qtbot.waitUntil(lambda: bool(page.active), timeout=LONG)
    qtbot.waitUntil(lambda: not page.active, timeout=LONG)
    history = page.histories.known("run-001")
    assert len(history.curves.epochs) == 3
    assert history.live.epochs == 3


@pytest.mark.slow
def test_what_training_shows_on_its_way_is_seen_epoch_by_epoch(page: TrainPage, qtbot: QtBot) -> None:
    begin(page, qtbot, 3)
    qtbot.waitUntil(lambda: not page.active, timeout=LONG)
    watch = page.watch
    qtbot.waitUntil(lambda: watch.isVisible() and watch.words.text() == "Epoch 3")
    (newest,) = watch.views
    assert watch.epochs == [1, 2, 3]
    assert watch.title() == "What was taken for what"
    watch.slider.setFocus()
    qtbot.keyClick(watch.slider, Qt.Key.Key_Home)
    assert watch.words.text() == "Epoch 1"
    assert watch.views[0] is not newest
    page.show_run("")
    assert not watch.isVisible()


@pytest.mark.slow
def test_pause_continue_and_stop_with_the_best(page: TrainPage, qtbot: QtBot) -> None:
    begin(page, qtbot, 5000)
    qtbot.waitUntil(page.header.pause.isVisible, timeout=LONG)
    qtbot.waitUntil(lambda: page.header.number.isVisible(), timeout=LONG)
    qtbot.mouseClick(page.header.pause, LEFT)
    qtbot.waitUntil(page.header.resume.isVisible, timeout=LONG)
    runs = page.runs.list.runs
    assert ", paused" in runs.said(runs.rows[0])
    qtbot.mouseClick(page.header.resume, LEFT)
    qtbot.waitUntil(page.header.pause.isVisible, timeout=LONG)
    qtbot.mouseClick(page.header.keep, LEFT)
    qtbot.waitUntil(lambda: not page.active, timeout=LONG)
    qtbot.waitUntil(lambda: page.header.dot.text() == "stopped")
    qtbot.waitUntil(page.runs.resume.isVisible)


@pytest.mark.slow
def test_a_process_that_dies_is_told_and_the_page_goes_on(page: TrainPage, qtbot: QtBot) -> None:
    begin(page, qtbot, 5000)
    qtbot.waitUntil(lambda: page.histories.known(page.active).live.epoch > 2, timeout=LONG)
    page.studio.run_worker(page.active).kill()
    qtbot.waitUntil(page.notice.failure.isVisible, timeout=LONG)
    assert page.notice.failure.text()
    qtbot.waitUntil(page.header.start.isEnabled)
    qtbot.waitUntil(page.runs.resume.isVisible)


# How a run stands, event by event


def started(time: float, **more: object) -> RunStarted:
    return RunStarted(time=time, run="run-001", device="CPU", epochs=2, batches=10, batch_size=8, **more)


def step(time: float, number: int) -> BatchDone:
    epoch, batch = (number - 1) // 10 + 1, (number - 1) % 10 + 1
    return BatchDone(time=time, epoch=epoch, batch=batch, step=number, metrics={}, learning_rate=0.1)


def test_time_left_comes_from_the_steps_so_far() -> None:
    live = LiveRun()
    live.take([started(100), step(101, 1), step(105, 5)])
    assert live.elapsed(105) == 5
    assert live.seconds_left(105) == pytest.approx(15)
    assert live.seconds_left(106) == pytest.approx(14)
    assert live.fraction == 0.25
    assert live.epoch_fraction == 0.5


def test_a_pause_is_not_time_at_work() -> None:
    live = LiveRun()
    live.take([started(100), step(102, 1), Paused(time=103)])
    assert live.elapsed(500) == 3
    live.take([Continued(time=500), step(501, 2), step(502, 3)])
    assert live.elapsed(502) == 5
    assert live.stage == "running"


def test_preparing_comes_before_the_first_epoch_also_when_a_run_goes_on() -> None:
    live = LiveRun()
    progress = Progress(time=1, what=Words.of(T("Preparing the data")), done=1, total=9)
    live.take([progress])
    assert live.stage == "preparing"
    live.take([started(2), step(3, 1)])
    assert live.progress is None
    live.stage = "failed"
    live.take([progress])
    assert live.stage == "preparing"
    assert live.started is None
