"""A chart of lines that grow while one looks."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.axes import StepAxis, ValueAxis, quiet_view, read
from deepstudio.ui.plots.legend import CrosshairReadout, LegendEntry
from deepstudio.ui.plots.marks import Level, MarkedPoint, Marks
from deepstudio.ui.plots.trace import Trace, decimated, span, visible
from deepstudio.ui.theme import theme

LEAST = 0.3  # of the height: as much the lines keep where a level is shown with them
SMALLEST = 1e-12  # below this a logarithmic axis shows nothing


class Chart(pg.PlotWidget):
    """Shows traces. The wheel zooms and a drag moves along the steps; a double-click shows all again."""

    hovered = Signal(object)
    """Where the pointer is on the step axis; None when it left."""
    moved = Signal(float, float)
    """The user zoomed or moved to this part of the step axis."""
    reset = Signal()
    """The user wants to see all again."""

    def __init__(self, percent: bool = False, parent: QWidget | None = None) -> None:
        self.values = ValueAxis(percent)
        self.steps = StepAxis()
        super().__init__(parent, viewBox=quiet_view(), axisItems={"left": self.values, "bottom": self.steps})
        self.percent = percent
        self.traces: tuple[Trace, ...] = ()
        self.title_of: Callable[[float], str] = lambda x: f"{x:g}"
        self.best_word = ""
        self.level: Level | None = None
        """A height that the lines are compared with."""
        self.shade: tuple[float, float] | None = None
        """The part of the steps that came after the best."""
        self._end = 1.0
        self._zoomed: tuple[float, float] | None = None
        self._logarithmic = False
        self._at: float | None = None
        self._lines: list[Any] = []
        self._build()
        self.restyle()

    def _build(self) -> None:
        self.hideButtons()
        self.values.setZValue(-1000)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 90)
        self.plotItem.setContentsMargins(0, 4, 8, 0)
        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._cross.setZValue(5)
        self._dots = pg.ScatterPlotItem(size=6, pxMode=True, antialias=True)
        self._dots.setZValue(22)
        for item in (self._cross, self._dots):
            self.plotItem.addItem(item, ignoreBounds=True)
        self.marks = Marks(self.plotItem)
        self.readout = CrosshairReadout(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.redraw)
        self.scene().sigMouseMoved.connect(self._pointer_at)
        self.plotItem.vb.sigRangeChangedManually.connect(self._moved_by_hand)
        theme.notifier().changed.connect(self.restyle)

    # What is shown

    def sizeHint(self) -> QSize:
        """Whatever its size is now, which the plot would ask for: a window that shrank would scroll."""
        return QSize(240, 120)

    def show_traces(self, traces: Sequence[Trace], end: float) -> None:
        """Draws `traces` over steps from 0 to `end` (further where a trace is longer)."""
        self.traces = tuple(traces)
        ends = [float(trace.x[-1]) for trace in traces if len(trace.x)]
        self._end = max([end, *ends, 1e-9])
        self.redraw()

    def set_logarithmic(self, on: bool) -> None:
        self._logarithmic = self.values.logarithmic = on
        self.values.picture = None
        self.redraw()

    @property
    def logarithmic(self) -> bool:
        return self._logarithmic

    def zoom(self, part: tuple[float, float] | None) -> None:
        """Shows part of the steps; None shows all."""
        self._zoomed = part
        self._later.start()

    @property
    def zoomed(self) -> tuple[float, float] | None:
        return self._zoomed

    def redraw(self) -> None:
        """Draws what is in view, at most a few points a pixel."""
        low, high = self._zoomed or (0.0, self._end)
        self._show_range(low, high)
        pixels = max(60, self.width() - 54)
        drawn = []
        for number, trace in enumerate(self.traces):
            x, y = decimated(*visible(trace.x, self._scaled(trace.y), low, high), pixels)
            self._line(number, trace).setData(x, y, connect="finite")
            drawn += [(x, y)] if trace.is_read else []
        for line in self._lines[len(self.traces) :]:
            line.setData([], [])
        level = Level(self.level.words, self._height(self.level.height)) if self.level is not None else None
        self.marks.show(self._best(), level, self.shade, drawn)
        self._show_crosshair()

    def restyle(self) -> None:
        """Takes the colours in use."""
        self.setBackground(theme.color("surface"))
        self.values.restyle()
        self.steps.restyle()
        self._cross.setPen(QPen(theme.color("text3"), 0, Qt.PenStyle.DashLine))
        for line in self._lines:
            self.plotItem.removeItem(line)
        self._lines = []
        self.redraw()

    # The crosshair

    def set_crosshair(self, x: float | None) -> None:
        """Reads all lines at step position `x`."""
        self._at = x
        self._show_crosshair()

    @property
    def crosshair(self) -> float | None:
        return self._at

    def reading(self) -> list[LegendEntry]:
        """What the crosshair reads, one entry a line."""
        if self._at is None:
            return []
        found = [(trace, trace.at(self._at)) for trace in self.traces if trace.is_read]
        return [
            LegendEntry(trace.name, trace.token, trace.kind == "dashed", read(point[1], self.percent))
            for trace, point in found
            if point is not None
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self._zoomed or (0.0, self._end)
        keys = {Qt.Key.Key_Left: -0.01, Qt.Key.Key_Right: 0.01}
        if event.key() in keys:
            here = (low + high) / 2 if self._at is None else self._at
            self.hovered.emit(min(max(here + keys[Qt.Key(event.key())] * (high - low), low), high))
        elif event.key() == Qt.Key.Key_Escape:
            self.hovered.emit(None)
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def close(self) -> bool:
        """Like any widget's: pyqtgraph's own would leave a chart that cannot be shown again."""
        return QWidget.close(self)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_later"):
            self._later.start()

    def _pointer_at(self, place: QPointF) -> None:
        view = self.plotItem.vb
        if not view.sceneBoundingRect().contains(place):
            self.hovered.emit(None)
            return
        self.hovered.emit(float(view.mapSceneToView(place).x()))

    def _moved_by_hand(self, *_: object) -> None:
        low, high = self.plotItem.vb.viewRange()[0]
        width = min(high - low, self._end)
        low = min(max(low, 0.0), self._end - width)
        if width >= self._end * 0.999:
            self.reset.emit()
        else:
            self.moved.emit(low, low + width)

    def _show_crosshair(self) -> None:
        x = self._at
        low, high = self._zoomed or (0.0, self._end)
        entries = self.reading() if x is not None and low <= x <= high else []
        self._cross.setVisible(bool(entries))
        self._dots.setVisible(bool(entries))
        if not entries or x is None:
            self.readout.hide()
            return
        self._cross.setPos(x)
        self._place_dots(x)
        pixel = self.mapFromScene(self.plotItem.vb.mapViewToScene(QPointF(x, 0))).x()
        self.readout.show_at(pixel, self.title_of(x), entries)

    def _place_dots(self, x: float) -> None:
        points = [(trace.token, trace.at(x)) for trace in self.traces if trace.is_read]
        spots = []
        for token, point in points:
            height = self._height(point[1]) if point is not None else math.nan
            if point is not None and math.isfinite(height):
                spots.append({"pos": (point[0], height), "brush": theme.color(token)})
        self._dots.setData(spots, pen=None)

    # Drawing

    def _line(self, number: int, trace: Trace) -> Any:
        if number == len(self._lines):
            made = pg.PlotCurveItem(antialias=True, skipFiniteCheck=False)
            self.plotItem.addItem(made, ignoreBounds=True)
            self._lines.append(made)
        line = self._lines[number]
        line.setPen(_pen(trace))
        line.setZValue({"faint": 7, "dashed": 9, "line": 10 + number}[trace.kind])
        return line

    def _scaled(self, y: Numbers) -> Numbers:
        """Heights as they are drawn."""
        if not self._logarithmic:
            return y
        with np.errstate(invalid="ignore"):
            return np.where(y > SMALLEST, np.log10(np.maximum(y, SMALLEST)), np.nan)

    def _height(self, value: float) -> float:
        return float(self._scaled(np.array([value]))[0])

    def _show_range(self, low: float, high: float) -> None:
        heights = [self._heights(trace, low, high) for trace in self.traces]
        found = span(heights) or ((-2.0, 0.0) if self._logarithmic else (0.0, 1.0))
        bottom, top = _with_room(*self._with_level(*found))
        self.plotItem.vb.setRange(
            xRange=(low, max(high, low + 1e-9)), yRange=(bottom, top), padding=0, disableAutoRange=True
        )

    def _with_level(self, bottom: float, top: float) -> tuple[float, float]:
        """The level is in view, too, unless the lines would shrink too much for it."""
        height = self._height(self.level.height) if self.level is not None and self.traces else math.nan
        if not math.isfinite(height):
            return bottom, top
        low, high = min(bottom, height), max(top, height)
        return (low, high) if bottom == top or top - bottom > LEAST * (high - low) else (bottom, top)

    def _heights(self, trace: Trace, low: float, high: float) -> Numbers:
        """What should be in view; of a faint line all but its wildest points."""
        _, y = visible(trace.x, self._scaled(trace.y), low, high)
        if trace.kind != "faint" or len(y) < 20:
            return y
        fine = y[:: max(1, len(y) // 2000)]
        fine = fine[np.isfinite(fine)]
        return np.percentile(fine, [2, 98]) if len(fine) else fine

    def _best(self) -> MarkedPoint | None:
        """The point that is marked."""
        trace = next((trace for trace in self.traces if trace.best_point is not None), None)
        point = trace.best_point if trace is not None else None
        if trace is None or point is None:
            return None
        return MarkedPoint(point[0], self._height(point[1]), trace.token, self.best_word)


def _pen(trace: Trace) -> QPen:
    if trace.kind == "faint":
        return QPen(theme.color(trace.token, 0.28), 0)
    pen = QPen(theme.color(trace.token), 1.8 if trace.kind == "line" else 1.4)
    pen.setCosmetic(True)
    if trace.kind == "dashed":
        pen.setDashPattern([4, 3])
    return pen


def _with_room(bottom: float, top: float) -> tuple[float, float]:
    """Some room above and below, so that a mark at the edge is seen whole."""
    room = (top - bottom) * 0.06 or (abs(top) * 0.15 or 0.05)
    return bottom - room, top + room
