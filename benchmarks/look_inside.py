"""How soon a click on a layer or wire shows what it carries, and whether the window stutters meanwhile.

python benchmarks/look_inside.py PROJECT [--clicks N] [--pause MILLISECONDS]

PROJECT has a trained network for pictures, such as one of the template cats-dogs-cnn. Layers are clicked in the real
window while the real engine process computes; now and then another sample, or other weights, are chosen.
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

from PySide6.QtCore import QEventLoop, QObject, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from deepstudio.ui.app import application  # noqa: E402
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH  # noqa: E402
from deepstudio.ui.pages.model import ModelPage  # noqa: E402
from deepstudio.ui.pages.model.inside.carried import CarriedView  # noqa: E402
from deepstudio.ui.studio import Studio  # noqa: E402
from deepstudio.ui.window import MainWindow  # noqa: E402

LIMIT = 200.0  # milliseconds at the 95th percentile
FRAME = 16.0  # milliseconds that the window may be kept, at the 99th percentile
TICK = 4  # milliseconds
WHENS = ("now", "start", "change")


class Lateness(QObject):
    """How late the window's thread comes to a timer that is due every few milliseconds, and how long it computed.

    The latter, in processor time, does not depend on what else the machine does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[float] = []
        self.computed: list[float] = []
        self.skip()
        timer = QTimer(self, interval=TICK)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._tick)
        timer.start()

    def skip(self) -> None:
        """What was done until now is not counted, such as the click itself, which changes the whole page."""
        self._last, self._own = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.taken.append(max(0.0, (now - self._last) * 1000 - TICK))
        own = time.thread_time()
        self.computed.append((own - self._own) * 1000)
        self._last, self._own = now, own


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("--clicks", type=int, default=120)
    parser.add_argument(
        "--pause", type=int, default=60, help="milliseconds between an answer and the next click"
    )
    given = parser.parse_args()
    application()
    studio = Studio()
    window = MainWindow(studio)
    window.resize(1440, 900)
    window.show()
    studio.start_engine()
    studio.open(given.project.resolve())
    window.go("model")
    try:
        sys.exit(report(*clicked(window, given.clicks, given.pause)))
    finally:
        studio.close_project()
        studio.shutdown()


def clicked(window: MainWindow, clicks: int, pause: int) -> tuple[float, list[float], Lateness]:
    """Milliseconds until the first answer, from each further click to its answer, and how late the window was."""
    page = window.findChild(ModelPage)
    until(lambda: bool(page.canvas.scene.nodes))
    page.inside.set_open(True)
    panel = page.inside.panel
    until(lambda: panel.sample.sample is not None)
    names = list(page.canvas.scene.nodes)
    first = click(page, names[1])
    panel.views[CarriedView].choose_when("start")  # makes the network of the start, once
    until(lambda: not waiting(page))
    rest(1500)
    late, delays = Lateness(), []
    for number in range(clicks):
        name = names[number % len(names)]
        if number % 7 == 6:
            panel.views[CarriedView].choose_when(WHENS[number // 7 % 3])
            until(lambda: not waiting(page))
        if number % 10 == 9:
            delays.append(press(page, panel.sample.next, late))
        delays.append(click(page, name, late))
        rest(pause)
    return first, delays, late


def click(page: ModelPage, name: str, late: Lateness | None = None) -> float:
    """Clicks a layer that is in view, and waits until what it carries is painted."""
    view, item = page.canvas.view, page.canvas.scene.nodes[name]
    page.canvas.scene.select()
    view.set_zoom(1.0)
    view.center_on(item.pos() + QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2))
    rest(30)
    at = view.viewportTransform().map(item.pos() + QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2)).toPoint()
    return timed(page, lambda: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at), late)


def press(page: ModelPage, button: object, late: Lateness | None = None) -> float:
    return timed(page, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton), late)


def timed(page: ModelPage, act: object, late: Lateness | None = None) -> float:
    started = time.perf_counter()
    act()  # type: ignore[operator]
    if late is not None:
        late.skip()
    until(lambda: not waiting(page), pause=1)
    QApplication.processEvents()  # what arrived is painted
    return (time.perf_counter() - started) * 1000


def waiting(page: ModelPage) -> bool:
    view = page.inside.panel.views.get(CarriedView)
    return view is None or view.is_waiting


def report(first: float, delays: list[float], kept: Lateness) -> int:
    late = statistics.quantiles(delays, n=20)[-1]
    piece, own = (statistics.quantiles(times, n=1000) for times in (kept.taken, kept.computed))
    print(f"the first click, which loads the network, is answered after {first:.0f} ms")
    print(
        f"{len(delays)} further clicks: {statistics.median(delays):.0f} ms (median), {late:.0f} ms at the 95th"
    )
    print(f"percentile (wanted: below {LIMIT:.0f}), {max(delays):.0f} ms at most")
    print(f"the window is kept for {piece[989]:.1f} ms at the 99th percentile (wanted: below {FRAME:.0f}),")
    print(
        f"{piece[998]:.1f} ms at the 99.9th, {max(kept.taken):.0f} ms at most; of processor time {own[989]:.1f},"
    )
    print(f"{own[998]:.1f} and {max(kept.computed):.0f} ms")
    return int(late > LIMIT or piece[989] > FRAME)


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(so: object, pause: int = 5) -> None:
    ended = time.monotonic() + 60
    while not so():  # type: ignore[operator]
        if time.monotonic() > ended:
            raise SystemExit("the window did not get there")
        rest(pause)


if __name__ == "__main__":
    main()
