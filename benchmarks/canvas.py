"""How fast the canvas answers an edit in a network of 1,000 layers, and how fast it draws all of it.

    python benchmarks/canvas.py [--layers 1000] [--edits 200]

An edit is timed from the document to the pixels: apply, check, change what differs, paint. Offscreen painting
runs the same code as a window does. Processor time is what the window itself needs; on a machine that does nothing
else, the wall clock says the same.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DEEPSTUDIO_HOME"] = tempfile.mkdtemp(prefix="deepstudio-benchmark-")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from benchmarks.check import chain
from deepstudio.core import graph_edits
from deepstudio.core.graph import Graph
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui.actions import Actions
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.garbage import settle
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme

LIMIT = 33.0  # milliseconds at the 95th percentile


def main() -> int:
    parser = argparse.ArgumentParser(description="Times edits on the canvas.")
    parser.add_argument("--layers", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=200)
    options = parser.parse_args()
    app = QApplication([])
    theme.apply(app, "light")
    watch_painting()
    studio, page = opened(options.layers)
    graph = studio.project.models["model"] if studio.project else Graph()
    slowest = 0.0
    for title, zoom in (("at 100 %", 1.0), ("all in view", 0.0)):
        page.canvas.view.set_zoom(zoom) if zoom else page.canvas.view.fit()
        app.processEvents()
        for kind, edit in kinds(graph).items():
            times = [timed(app, studio, edit()) for _ in range(options.edits)]
            slowest = max(slowest, report(f"{kind}, {title}", times))
    report("redraw of everything, all in view", [redraw(page) for _ in range(20)])
    page.close()
    studio.shutdown()
    print(f"slowest 95th percentile {slowest:.1f} ms, limit {LIMIT:.0f} ms")
    return int(slowest > LIMIT)


def opened(layers: int) -> tuple[Studio, ModelPage]:
    """A project whose network has so many layers, on a page of the usual size."""
    studio = Studio()
    studio.create("digits-cnn", "Benchmark", Path(tempfile.mkdtemp()) / "benchmark")
    graph = chain(layers)
    studio.edit(Edit(T("Benchmark"), lambda project: project.with_graph("model", graph)))
    actions = Actions()
    page = ModelPage(studio, actions)
    actions.install(page)
    page.resize(1364, 824)
    page.show()
    page.shown()
    settle()  # as the window does after it opened a project
    return studio, page


def kinds(graph: Graph) -> dict[str, Callable[[], Edit]]:
    """Edits that people make: a setting, a move, a new layer. A changed first layer changes every shape behind it."""
    convolutions = [node for node in graph.nodes if node.layer == "conv2d"]

    def setting() -> Edit:
        node = random.choice(convolutions)
        return graph_edits.set_settings(
            "model", node.name, {"filters": random.randint(1, 64)}, T("Benchmark")
        )

    def first() -> Edit:
        values = {"filters": random.randint(1, 64)}
        return graph_edits.set_settings("model", convolutions[0].name, values, T("Benchmark"))

    def move() -> Edit:
        node = random.choice(graph.nodes)
        place = (node.position[0] + random.uniform(-20, 20), node.position[1])
        return graph_edits.move_nodes("model", {node.name: place})

    def insert() -> Edit:
        link = random.choice(graph.links)
        return (
            graph_edits.disconnect("model", [link])
            if random.random() < 0.5
            else graph_edits.connect("model", link)
        )

    return {"setting": setting, "first layer": first, "move": move, "wire": insert}


class Painted:
    """When the canvas was painted last, by the wall clock and by the processor's."""

    wall = 0.0
    processor = 0.0

    @classmethod
    def now(cls) -> None:
        cls.wall, cls.processor = time.perf_counter(), time.process_time()


def watch_painting() -> None:
    original = CanvasView.paintEvent

    def painted(view: CanvasView, event: QPaintEvent) -> None:
        original(view, event)
        Painted.now()

    CanvasView.paintEvent = painted  # type: ignore[method-assign]


def timed(app: QApplication, studio: Studio, edit: Edit) -> tuple[float, float]:
    """Milliseconds by both clocks, from the edit to the last painted pixel; writing the file comes after."""
    wall, processor = time.perf_counter(), time.process_time()
    studio.edit(edit)
    Painted.now()
    app.processEvents()
    return (Painted.wall - wall) * 1000, (Painted.processor - processor) * 1000


def redraw(page: ModelPage) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    page.canvas.view.viewport().repaint()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def report(title: str, times: list[tuple[float, float]]) -> float:
    """Prints percentiles and returns the 95th of the wall clock."""
    wall = statistics.quantiles([t[0] for t in times], n=100)
    processor = statistics.quantiles([t[1] for t in times], n=100)
    print(
        f"{title:32} median {wall[49]:6.1f} ms   95 % {wall[94]:6.1f} ms   "
        f"processor: median {processor[49]:6.1f} ms   95 % {processor[94]:6.1f} ms"
    )
    return wall[94]


if __name__ == "__main__":
    raise SystemExit(main())
