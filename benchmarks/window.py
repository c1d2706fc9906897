"""How fast the window opens, and how calm it stays while a network trains.

    python benchmarks/window.py opening [--times 7] [--project DIR]
    python benchmarks/window.py latency [--seconds 20] [--project DIR] [--page train]

`opening` starts a fresh process each time and measures from its first line to the first paint of the window; the
median counts. `latency` trains (the handwritten digits, or the project given, which must have its data) and posts
an event every 5 ms; how late each arrives is the time the window would have been late to answer a click. Both run
without a display as well (QT_QPA_PLATFORM=offscreen).
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deepstudio.ui.studio import Studio

LIMIT_OPENING = 0.8  # seconds
LIMIT_LATENCY = 10.0  # milliseconds, 99th percentile
PERIOD = 5  # milliseconds between two questions to the event loop


def main() -> int:
    """Runs one of the two; the exit code says whether the limit was kept."""
    parser = argparse.ArgumentParser(description="Measures the window.")
    parser.add_argument("what", choices=("opening", "latency", "open-once"))
    parser.add_argument("--times", type=int, default=7, help="fresh processes for opening")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to watch the event loop")
    parser.add_argument("--project", type=Path, help="a project to open instead of a new one")
    parser.add_argument("--page", default="train", help="the page to look at while training")
    options = parser.parse_args()
    if options.what == "open-once":
        return open_once(options.project)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("DEEPSTUDIO_HOME", home)
        if options.what == "opening":
            return opening(options.times, options.project)
        return latency(options.seconds, options.project, options.page)


def opening(times: int, project: Path | None) -> int:
    """Prints each time and the median."""
    command = [sys.executable, __file__, "open-once", *(["--project", str(project)] if project else [])]
    seconds = []
    for _ in range(times):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.splitlines()[-1])
        if told["torch"]:
            print("torch was imported in the window's process")
            return 1
        seconds.append(told["seconds"])
    median = statistics.median(seconds)
    print("seconds to the first paint:", " ".join(f"{value:.3f}" for value in seconds))
    print(f"median {median:.3f} s (limit {LIMIT_OPENING} s)")
    return int(median > LIMIT_OPENING)


def open_once(project: Path | None) -> int:
    """Opens the window in this process, tells how long its first paint took, and leaves."""
    began = time.perf_counter()
    gc.disable()  # as the command does that opens the window
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from deepstudio.ui.app import application, open_window
    from deepstudio.ui.errors import ErrorCatcher

    class FirstPaint(QObject):
        """Notices the end of the first paint: the first turn of the event loop after a paint event."""

        seconds = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.seconds:
                self.seconds = -1.0
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            self.seconds = time.perf_counter() - began
            QApplication.quit()

    app = application()
    watcher = FirstPaint()
    app.installEventFilter(watcher)
    window = open_window(ErrorCatcher(), project)
    app.exec()
    print(json.dumps({"seconds": watcher.seconds, "torch": "torch" in sys.modules}))
    window.studio.shutdown()
    return 0


def latency(seconds: float, project: Path | None, page: str) -> int:
    """Prints how late the event loop answered while a run was going."""
    from PySide6.QtCore import QElapsedTimer, Qt, QTimer

    from deepstudio.core import training_edits
    from deepstudio.core.text import T
    from deepstudio.ui.app import application, open_window
    from deepstudio.ui.errors import ErrorCatcher

    app = application()
    window = open_window(ErrorCatcher(), project)
    studio = window.studio
    if project is None:
        window.projects.create("digits-cnn", "Latency")
        studio.edit(training_edits.set_training({"epochs": 10_000}, T("Epochs")))
    late: list[float] = []
    clock = QElapsedTimer()
    ticker = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=PERIOD)

    def tick() -> None:
        late.append(max(0.0, clock.nsecsElapsed() / 1e6 - PERIOD))
        clock.start()

    def watch(run: str) -> None:
        if not late and not ticker.isActive():
            clock.start()
            ticker.start()
            QTimer.singleShot(int(seconds * 1000), lambda: app.exit(0))

    def begin() -> None:
        if studio.busy:
            QTimer.singleShot(100, begin)
            return
        window.go(page)
        studio.start_run()

    ticker.timeout.connect(tick)
    studio.run_event.connect(lambda run, event: watch(run) if event.kind == "epoch_started" else None)
    studio.run_refused.connect(lambda text: (print(text), app.exit(1)))
    QTimer.singleShot(3000, begin)  # after the pages are built
    try:
        app.exec()
    finally:
        ticker.stop()
        end_runs(studio)
        studio.shutdown()
    return report(late)


def end_runs(studio: Studio) -> None:
    """A run outlives the window that began it; not this one."""
    for id in studio.active_runs:
        worker = studio.run_worker(id)
        if worker is not None:
            worker.send("stop")
            if not worker.wait(30_000):
                worker.kill()


def report(late: list[float]) -> int:
    """Prints the percentiles of `late`, in milliseconds."""
    if len(late) < 100:
        print("The run did not begin.")
        return 1
    cut = statistics.quantiles(late, n=1000)
    shares = {"50 %": cut[499], "95 %": cut[949], "99 %": cut[989], "99.9 %": cut[998]}
    print(
        f"{len(late)} questions; late by",
        ", ".join(f"{name}: {value:.1f} ms" for name, value in shares.items()),
    )
    print(f"99th percentile {cut[989]:.1f} ms (limit {LIMIT_LATENCY} ms), longest {max(late):.0f} ms")
    return int(cut[989] > LIMIT_LATENCY)


if __name__ == "__main__":
    sys.exit(main())
