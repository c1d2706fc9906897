"""Long jobs, requests to the engine, and what brings their news to the window."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from deepstudio.core.text import T
from deepstudio.jobs.devices import chosen_device, device_chip
from deepstudio.ui.actions import Actions
from deepstudio.ui.frame.status_line import StatusLine
from deepstudio.ui.frame.top_bar import TopBar
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.long_job import LongJob
from deepstudio.ui.workers.throttle import AT_ONCE, Throttle
from deepstudio.ui.workers.work import Work
from tests.ui.conftest import StudioWith

LONG = 60_000
CPU = {"id": "cpu", "name": "AMD Ryzen 7 7840U", "kind": "cpu", "memory_bytes": 16 << 30, "works": True}
GPU = {"id": "cuda:0", "name": "RTX 4060", "kind": "cuda", "memory_bytes": 8 << 30, "works": True}


def test_nothing_that_a_thread_says_is_lost_and_it_comes_in_order(qtbot: QtBot) -> None:
    gathered = Throttle()
    parts: list[list[int]] = []
    gathered.arrived.connect(parts.append)
    count = 3 * AT_ONCE + 5

    def say() -> None:
        for number in range(count):
            gathered.put(number)

    thread = threading.Thread(target=say)
    thread.start()
    qtbot.waitUntil(lambda: sum(map(len, parts)) == count)
    thread.join()
    assert [number for part in parts for number in part] == list(range(count))
    assert max(map(len, parts)) <= AT_ONCE


def test_many_words_come_in_few_parts(qtbot: QtBot) -> None:
    gathered = Throttle()
    parts: list[list[int]] = []
    gathered.arrived.connect(parts.append)
    gathered.put(1)
    qtbot.waitUntil(lambda: len(parts) == 1)
    for number in range(100):
        gathered.put(number)
    qtbot.waitUntil(lambda: len(parts) > 1)
    assert len(parts) == 2


def test_a_long_job_shows_its_way_and_brings_a_result(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    assert studio.folder is not None
    job = LongJob(T("Preparing the data"), "prepare", str(studio.folder.path))
    seen: list[tuple[object, int, int]] = []
    job.progressed.connect(lambda: seen.append((job.what, job.done, job.total)))
    with qtbot.waitSignal(job.finished, timeout=LONG):
        studio.start_job(job)
        assert studio.busy == [job]
    qtbot.waitUntil(lambda: not studio.busy)
    assert seen
    assert seen[-1][1] == seen[-1][2] > 0


def test_a_long_job_that_fails_says_why(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    job = LongJob(T("Preparing the data"), "prepare", str(tmp_path / "nowhere"))
    with qtbot.waitSignal(job.failed, timeout=LONG) as failed:
        studio.start_job(job)
    assert "nowhere" in str(failed.args[0])
    qtbot.waitUntil(lambda: not studio.busy)


def test_a_long_job_can_be_cancelled_from_the_status_line(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    line = StatusLine(studio)
    qtbot.addWidget(line)
    line.resize(1200, 28)
    line.show()
    assert studio.folder is not None
    job = LongJob(T("Preparing the data"), "prepare", str(studio.folder.path))
    with qtbot.waitSignal(job.cancelled, timeout=LONG):
        studio.start_job(job)
        assert line.work.what() == "Preparing the data"
        cancel = line.findChild(QAbstractButton, "status.cancel")
        assert isinstance(cancel, QAbstractButton)
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not line.work.isVisible())


def test_the_engine_answers_on_the_windows_thread(studio: Studio, qtbot: QtBot) -> None:
    bar = TopBar(studio, Actions())
    qtbot.addWidget(bar)
    assert bar.device.text() == "Looking for devices…"
    with qtbot.waitSignal(studio.device_changed, timeout=LONG):
        studio.start_engine()
    assert studio.devices is not None
    assert "cpu" in [device["id"] for device in studio.devices["devices"]]
    assert bar.device.text() not in ("", "Looking for devices…")
    heard: list[object] = []
    studio.ask(
        "nonsense", done=heard.append, failed=lambda text: heard.append((text, QThread.currentThread()))
    )
    qtbot.waitUntil(lambda: bool(heard), timeout=LONG)
    assert heard[0][1] is bar.thread()  # type: ignore[index]


def test_the_chip_names_the_device_that_will_be_used() -> None:
    assert str(device_chip({"devices": [GPU, CPU]}, "auto").text) == "RTX 4060 · 8 GB"
    assert str(device_chip({"devices": [GPU, CPU]}, "cpu").text) == "CPU · AMD Ryzen 7 7840U"
    assert device_chip({"devices": [GPU, CPU]}, "auto").tone == "good"


def test_the_chip_says_when_the_processor_stands_in() -> None:
    note = {"source": "{name} does not work, so another device is used.", "args": {"name": "RTX 4060"}}
    chip = device_chip({"devices": [GPU | {"works": False, "note": note}, CPU]}, "auto")
    assert (str(chip.text), chip.tone) == ("CPU · AMD Ryzen 7 7840U", "warn")
    assert "RTX 4060 does not work" in str(chip.tips[1])
    assert "“cuda” is not there" in str(device_chip({"devices": [CPU]}, "cuda").tips[-1])
    assert chosen_device({"devices": []}, "auto") is None


def test_time_left_is_estimated_from_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("deepstudio.ui.workers.work.time.monotonic", lambda: now[0])
    work = Work(T("Work"))
    work.set_progress(T("Reading"), 0, 100)
    assert work.seconds_left is None
    now[0] += 10
    work.set_progress(T("Reading"), 25, 100)
    assert (work.fraction, work.seconds_left) == (0.25, 30.0)
    work.set_progress(T("Writing"), 1, 0)
    assert (work.fraction, work.seconds_left) == (None, None)
