"""How soon the answer follows the typing on the page Predict, and whether typing ever stutters.

python benchmarks/typing_answers.py PROJECT [--letters N] [--pause MILLISECONDS]

PROJECT has a trained network for texts, such as one of benchmarks/sentiment_speed.py. Letters are typed into the real
window, with the real engine process answering and weighing words meanwhile.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QLabel  # noqa: E402

from deepstudio.ui.app import application  # noqa: E402
from deepstudio.ui.kinds.text.giver import TextGiver  # noqa: E402
from deepstudio.ui.pages.predict.panel import TryPanel  # noqa: E402
from deepstudio.ui.studio import Studio  # noqa: E402
from deepstudio.ui.window import MainWindow  # noqa: E402

LIMIT = 100.0  # milliseconds at the 95th percentile
STUTTER = 50.0  # milliseconds that a key may take in the window's thread
WORDS = "the room was clean and quiet but the breakfast was cold and the staff were friendly so we would come back "


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("--letters", type=int, default=300)
    parser.add_argument("--pause", type=int, default=90, help="milliseconds between two letters")
    given = parser.parse_args()
    application()
    studio = Studio()
    window = MainWindow(studio)
    window.resize(1440, 900)
    window.show()
    studio.start_engine()
    studio.open(given.project.resolve())
    window.go("predict")
    try:
        sys.exit(report(*typed(window, given.letters, given.pause)))
    finally:
        studio.close_project()
        studio.shutdown()


def typed(window: MainWindow, letters: int, pause: int) -> tuple[list[float], list[float]]:
    """Milliseconds from each key to the first answer for the text with it, and those the key took in the window."""
    until(lambda: any(panel.isVisible() for panel in window.findChildren(TryPanel)))
    panel = next(panel for panel in window.findChildren(TryPanel) if panel.isVisible())
    (giver,) = panel.givers
    assert isinstance(giver, TextGiver)
    box, waiting = giver.card.box, {}
    delays: list[float] = []
    keys: list[float] = []

    def answered(_reply: object) -> None:
        given = panel.following.given
        text = next(iter(given[0].values())) if given else None
        if text in waiting:
            now = time.perf_counter()
            # Letters typed while a question was under way are answered by the next one, with the newest.
            due = [key for key in waiting if len(key) <= len(text)]
            delays.extend((now - waiting.pop(key)) * 1000 for key in due)

    panel.following.answered.connect(answered)
    QTest.keyClicks(box, "Hello ")
    until(lambda: any(label.isVisible() for label in window.findChildren(QLabel, "predict.label")))
    rest(4000)  # libraries that load in the background
    for number in range(letters):
        started = time.perf_counter()
        waiting[box.toPlainText() + WORDS[number % len(WORDS)]] = started
        QTest.keyClicks(box, WORDS[number % len(WORDS)])
        keys.append((time.perf_counter() - started) * 1000)
        rest(pause if number % 40 else 1500)  # now and then a rest, in which words are weighed
    until(lambda: not waiting)
    return delays, keys


def report(delays: list[float], keys: list[float]) -> int:
    late = statistics.quantiles(delays, n=20)[-1]
    key = statistics.quantiles(keys, n=20)[-1]
    print(
        f"{len(delays)} letters: answer after {statistics.median(delays):.0f} ms (median), {late:.0f} ms at the 95th"
    )
    print(f"percentile (wanted: below {LIMIT:.0f}), {max(delays):.0f} ms at most")
    print(f"a key takes {statistics.median(keys):.1f} ms in the window, {key:.1f} ms at the 95th percentile")
    return int(late > LIMIT or key > STUTTER)


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(so: object) -> None:
    ended = time.monotonic() + 60
    while not so():  # type: ignore[operator]
        if time.monotonic() > ended:
            raise SystemExit("the window did not get there")
        rest(5)


if __name__ == "__main__":
    main()
