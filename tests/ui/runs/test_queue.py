"""Runs that begin one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.core.events import AnyEvent, Failed, Finished, Message, RunStarted
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_in_plan, set_training
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers import runs as running

LEFT = Qt.MouseButton.LeftButton
LONG = 90_000  # milliseconds: children have to import torch


class Scripted:
    """A run whose process does as a test says, for `ends[run id]`: `done`, `failed`, or `early`, before it learns."""

    def __init__(self, run: RunFolder, end: str) -> None:
        self.run, self._end = run, end

    def follow(self) -> Iterator[AnyEvent]:
        events: list[AnyEvent] = []
        self.run.claim()
        if self._end != "early":
            events.append(RunStarted(run=self.run.id, device="cpu", epochs=1, batches=1, batch_size=1))
        failed = Failed(message=Message.of(T("no")), cause="died")
        events.append(Finished(reason="done") if self._end == "done" else failed)
        self.run.append(*events)
        yield from events

    def send(self, command: str) -> None:
        raise AssertionError(command)

    def release(self) -> None:
        pass

    def wait(self, timeout: float) -> None:
        pass


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(_folder: ProjectFolder, run: RunFolder, *, device: str) -> Scripted:
        return Scripted(run, found.get(run.id, "done"))

    monkeypatch.setattr(running, "start_waiting", start)
    return found


@pytest.fixture
def digits(studio_with: Callable[..., Studio]) -> Studio:
    return studio_with("digits-mlp")


def wait_for(studio: Studio, rates: tuple[float, ...]) -> list[RunFolder]:
    """Runs with these rates that wait, as an earlier window left them."""
    assert studio.folder is not None
    found = []
    for rate in rates:
        studio.edit(set_in_plan("optimizer.learning_rate", rate, T("Rate")))
        assert studio.project is not None
        found.append(studio.folder.new_run(studio.project, waiting=True))
    studio.refresh_runs()
    return found


def statuses(studio: Studio) -> list[str]:
    return [run.state().status for run in reversed(studio.runs)]


def test_three_rates_are_trained_one_after_another(
    digits: Studio, qtbot: QtBot, ends: dict[str, str]
) -> None:
    wait_for(digits, (0.1, 0.01, 0.001))
    begun: list[str] = []
    digits.run_started.connect(begun.append)
    assert [run.id for run in digits.waiting_runs] == ["run-001", "run-002", "run-003"]
    digits.start_waiting()
    qtbot.waitUntil(lambda: statuses(digits) == ["finished"] * 3)
    assert begun == ["run-001", "run-002", "run-003"]
    rates = [run.project().training.optimizer.settings["learning_rate"] for run in reversed(digits.runs)]
    assert rates == [0.1, 0.01, 0.001]
    assert digits.waiting_runs == []


def test_a_run_that_fails_while_it_learns_does_not_hold_up_the_others(
    digits: Studio, qtbot: QtBot, ends: dict[str, str]
) -> None:
    wait_for(digits, (10, 0.01))
    ends["run-001"] = "failed"
    told: list[str] = []
    digits.notify.connect(lambda _kind, text: told.append(text))
    digits.start_waiting()
    qtbot.waitUntil(lambda: statuses(digits) == ["failed", "finished"])
    assert "Run 1 failed. Run 2 begins all the same." in told


def test_where_one_cannot_begin_to_learn_the_others_keep_waiting(
    digits: Studio, qtbot: QtBot, ends: dict[str, str]
) -> None:
    wait_for(digits, (0.1, 0.01))
    ends["run-001"] = "early"
    told: list[str] = []
    digits.notify.connect(lambda _kind, text: told.append(text))
    digits.start_waiting()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Run 1 could not begin to learn, so the runs behind it keep waiting."]
    assert statuses(digits) == ["failed", "waiting"]
    assert [run.id for run in digits.waiting_runs] == ["run-002"]


def test_runs_that_wait_are_offered_when_the_project_is_opened(
    digits: Studio, qtbot: QtBot, ends: dict[str, str]
) -> None:
    wait_for(digits, (0.1, 0.01))
    assert digits.folder is not None
    digits.open(digits.folder.path)
    actions = Actions()
    page = TrainPage(digits, actions)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.waiting.text() == "2 runs wait to be trained: Run 1, Run 2.")
    qtbot.waitUntil(lambda: [row.state.status for row in page.runs.list.rows.rows] == ["waiting"] * 2)
    page.runs.list.choose("run-001")
    qtbot.mouseClick(page.runs.delete, LEFT)
    qtbot.waitUntil(lambda: page.waiting.text() == "Run 2 waits to be trained.")
    page.bin.restore("run-001")
    qtbot.waitUntil(lambda: len(digits.waiting_runs) == 2)
    qtbot.mouseClick(page.waiting.go, LEFT)
    qtbot.waitUntil(lambda: statuses(digits) == ["finished"] * 2)
    qtbot.waitUntil(page.waiting.isHidden)
    actions.deleteLater()


@pytest.mark.slow
def test_settings_are_kept_for_a_run_that_begins_after_the_one_that_is_going(
    digits: Studio, qtbot: QtBot
) -> None:
    digits.set_preferences(device="cpu")
    digits.edit(set_training({"epochs": 2, "batch_size": 256}, T("Epochs")))
    actions = Actions()
    page = TrainPage(digits, actions)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert not page.plan.after.isVisible()
    qtbot.mouseClick(page.header.start, LEFT)
    qtbot.waitUntil(lambda: bool(page.active), timeout=LONG)
    digits.edit(set_in_plan("optimizer.learning_rate", 0.05, T("Rate")))
    qtbot.mouseClick(page.plan.after.button, LEFT)
    qtbot.waitUntil(lambda: len(digits.runs) == 2, timeout=LONG)
    digits.edit(set_in_plan("optimizer.learning_rate", 0.5, T("Rate")))
    qtbot.waitUntil(lambda: statuses(digits) == ["finished"] * 2, timeout=LONG)
    assert digits.runs[0].project().training.optimizer.settings["learning_rate"] == 0.05
    qtbot.waitUntil(lambda: not page.active, timeout=LONG)
    actions.deleteLater()
