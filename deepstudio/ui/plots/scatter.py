"""Thousands of samples as dots: read, picked one by one or by a line drawn around them, seen closer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from deepstudio.data.arrays import Bools, Indices
from deepstudio.storage.growing import Numbers
from deepstudio.ui.plots.dots import FADED_LOOK, FAINT, SIDE, UNKNOWN_LOOK, DotLook, dot_picture, draw_form
from deepstudio.ui.plots.zoomed import ZoomedPlane
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.styling import draw_box, paint_ring, painting

SMALLEST, LARGEST = 2.2, 4.4  # pixels of a dot's radius
SHARE = 0.32  # of the room that each dot has
NEAR, DRAGGED = 9.0, 5.0  # pixels
STEP, WHEEL, NOTCH = 1.4, 1.25, 120
PAN = 60  # pixels
FEW = 300  # selected samples that each stand out from those around them
MOST_TILES = 60  # samples that are drawn themselves in place of dots
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True)
class Tiles:
    """How samples are drawn themselves: in boxes of this size, by `paint(painter, box, number)`.

    `want` asks for some. Without a size, there are only dots.
    """

    size: QSize = field(default_factory=QSize)
    paint: Callable[[QPainter, QRectF, int], None] = lambda painter, box, number: None
    want: Callable[[Sequence[int]], None] = lambda numbers: None


class ScatterPlot(DrawnItems):
    """An item is a sample. A drag draws a line around some, with Ctrl in addition to those that are selected.

    The wheel, + and − zoom, 0 shows all, the middle button and Shift with arrows move; arrows read the next sample.
    """

    selection_changed = Signal()
    reading = Signal(int)
    """The sample that is read now, or -1."""
    opened = Signal(int)
    """A sample was double-clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.xs: Numbers = np.zeros(0)
        self.ys: Numbers = np.zeros(0)
        self._across: Numbers = np.zeros(0)
        self._down: Numbers = np.zeros(0)
        """Where the samples lie, in pixels."""
        self._groups = np.zeros(0, np.int64)
        self._looks: Sequence[DotLook] = ()
        self._faded: Bools = np.zeros(0, bool)
        self.meant: frozenset[int] | None = None
        """The groups that stand out; None where all do."""
        self.selection: frozenset[int] = frozenset()
        self.neighbours: Callable[[int], Sequence[int]] = lambda number: ()
        self.says: Callable[[int], str] = lambda number: ""
        self.tiles = Tiles()
        self.plane = ZoomedPlane(QRectF())
        self._boxes: dict[int, QRectF] = {}
        self._radius = LARGEST
        self._layer: QPixmap | None = None
        self._line: list[QPointF] = []
        self._from: QPointF | None = None
        self._adds = False
        self.setMinimumSize(220, 160)
        theme.notifier().changed.connect(self.redraw)

    # What is shown

    def set_places(self, xs: Numbers, ys: Numbers) -> None:
        """Both (N,), not a number where a sample has no place. All are seen; nothing is selected any more."""
        self.xs, self.ys = xs, ys
        count = len(xs)
        self._groups, self._faded = np.full(count, -1), np.zeros(count, bool)
        self.current, self.selection = -1, frozenset()
        self.fit()

    def set_groups(self, groups: Indices, looks: Sequence[DotLook], faded: Bools) -> None:
        """The group of each sample (N,), -1 for none, how each group looks, and which samples are faded (N,)."""
        self._groups, self._looks, self._faded = groups, looks, faded
        self.redraw()

    def set_meant(self, groups: frozenset[int] | None) -> None:
        """Lets some groups stand out."""
        self.meant = groups
        self.redraw()

    def set_tiles(self, tiles: Tiles) -> None:
        self.tiles = tiles
        self.redraw()

    def select(self, numbers: frozenset[int]) -> None:
        """Selects exactly these."""
        if numbers != self.selection:
            self.selection = numbers
            self.redraw()
            self.selection_changed.emit()

    def fit(self) -> None:
        """Shows all."""
        self._see(ZoomedPlane.over(self._area(), self.xs, self.ys))

    def zoom(self, factor: float) -> None:
        """Closer, or farther, around the sample that is read or the middle."""
        there = self.point(self.current) if self.current >= 0 else self.plane.area.center()
        self._see(self.plane.zoomed(factor, there))

    def redraw(self) -> None:
        """Something looks otherwise now."""
        self._layer = None
        self.update()

    # Items

    def items(self) -> int:
        return len(self.xs)

    def words(self, number: int) -> str:
        return self.says(number) if 0 <= number < len(self.xs) else ""

    def point(self, number: int) -> QPointF:
        """Where a sample is, in pixels."""
        return QPointF(float(self._across[number]), float(self._down[number]))

    def item_at(self, place: QPointF) -> int:
        boxed = [number for number, box in self._boxes.items() if box.contains(place)]
        if boxed:
            return boxed[-1]
        far = self._far_from(place)
        if not len(far) or not np.isfinite(far).any():
            return -1
        nearest = int(np.nanargmin(far))
        return nearest if far[nearest] <= NEAR else -1

    def after(self, key: Qt.Key) -> int:
        """The nearest sample in the direction of an arrow, those straight ahead before those aside."""
        if key not in ARROWS or not np.isfinite(self.xs).any():
            return -1
        if self.current < 0:
            return int(np.nanargmin(self._far_from(self.plane.area.center())))
        right, down = ARROWS[key]
        here = self.point(self.current)
        xs, ys = self._across, self._down
        ahead = (xs - here.x()) * right + (ys - here.y()) * down
        aside = np.abs((xs - here.x()) * down) + np.abs((ys - here.y()) * right)
        far = np.where((ahead > 0.5) & (aside <= 2 * ahead), ahead + 2 * aside, np.inf)
        far = np.where(np.isfinite(far), far, np.inf)
        nearest = int(far.argmin())
        return nearest if np.isfinite(far[nearest]) else self.current

    def choose(self, number: int) -> None:
        """Enter or Space: one more is selected, or one less."""
        self.select(self.selection ^ {number})

    def read(self, number: int) -> None:
        if number != self.current:
            super().read(number)
            self.reading.emit(number)

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._line = [event.position()]
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._see(self.plane.moved(event.position() - self._from))
            self._from = event.position()
        elif self._line:
            self._line.append(event.position())
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._from = None
            self.unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._line:
            line, self._line = self._line, []
            around = QPolygonF(line).boundingRect()
            if max(around.width(), around.height()) < DRAGGED:
                self._click(self.item_at(line[0]))
            else:
                self._take(self._inside(line))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.item_at(event.position())
        if number >= 0:
            self.opened.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if turn:
            self._see(self.plane.zoomed(WHEEL ** (turn / NOTCH), event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            right, down = ARROWS[key]
            self._see(self.plane.moved(QPointF(-PAN * right, -PAN * down)))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape and self.selection:
            self.select(frozenset())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._line:
            super().leaveEvent(event)

    def _click(self, number: int) -> None:
        if number < 0:
            self._take(frozenset())
        elif self._adds:
            self.choose(number)
        else:
            self.read(number)
            self.select(frozenset() if self.selection == {number} else frozenset({number}))

    def _take(self, numbers: frozenset[int]) -> None:
        self.select(self.selection | numbers if self._adds else numbers)

    def _inside(self, line: Sequence[QPointF]) -> frozenset[int]:
        """The samples within a closed line; of groups that do not stand out, none."""
        shape = QPolygonF([*line, line[0]])
        box = shape.boundingRect()
        xs, ys = self._across, self._down
        near = (xs >= box.left()) & (xs <= box.right()) & (ys >= box.top()) & (ys <= box.bottom())
        if self.meant is not None:
            near &= np.isin(self._groups, list(self.meant))
        rule = Qt.FillRule.OddEvenFill
        return frozenset(
            number
            for number in np.flatnonzero(near).tolist()
            if shape.containsPoint(QPointF(float(xs[number]), float(ys[number])), rule)
        )

    # Drawing

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().isValid() and not self.plane.area.isEmpty():
            self._see(self.plane.placed(self._area()))
        else:
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layer is None or self._layer.deviceIndependentSize() != self.size():
            self._layer = self._drawn()
        with painting(self) as painter:
            painter.drawPixmap(0, 0, self._layer)
            self._paint_near(painter)
            self._paint_selection(painter)
            if len(self._line) > 1:
                painter.setPen(QPen(theme.color("accent"), 1.4, Qt.PenStyle.DashLine))
                painter.setBrush(theme.color("accent", 0.08))
                painter.drawPolygon(QPolygonF(self._line))
        if self.hasFocus():
            paint_ring(self, 6)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 6, -6, -6)

    def _see(self, plane: ZoomedPlane) -> None:
        self.plane = plane
        self._across, self._down = plane.pixels(self.xs, self.ys)
        self.redraw()

    def _far_from(self, place: QPointF) -> Numbers:
        return np.hypot(self._across - place.x(), self._down - place.y())

    def _drawn(self) -> QPixmap:
        """All samples as they are without pointer and selection."""
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        xs, ys = self._across, self._down
        room = self.rect()
        seen = (xs > -SIDE) & (xs < room.width() + SIDE) & (ys > -SIDE) & (ys < room.height() + SIDE)
        numbers = np.flatnonzero(seen)
        with painting(layer) as painter:
            draw_box(painter, QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 6, "background")
            self._radius = self._fitting(len(numbers))
            self._paint_dots(painter, numbers, xs, ys, ratio)
            self._boxes = self._placed_tiles(numbers, xs, ys)
            for number, box in self._boxes.items():
                self._paint_tile(painter, number, box)
        self.tiles.want(list(self._boxes))
        return layer

    def _fitting(self, count: int) -> float:
        """The radius of dots with which so many have room."""
        room = self.plane.area.width() * self.plane.area.height() / max(1, count)
        return min(max(SHARE * math.sqrt(room), SMALLEST), LARGEST)

    def _paint_dots(
        self, painter: QPainter, numbers: Indices, xs: Numbers, ys: Numbers, ratio: float
    ) -> None:
        """One picture for each look, drawn many times; what does not stand out lies below, what is selected above."""
        out, chosen = self._stands_out(numbers), self._selected(numbers)
        looks = [self._look(number) for number in numbers.tolist()]
        for alpha, wanted in ((FAINT, ~out & ~chosen), (1.0, out & ~chosen), (1.0, chosen)):
            there = np.flatnonzero(wanted).tolist()
            dots = {
                look: dot_picture(look, self._radius, alpha, ratio) for look in {looks[one] for one in there}
            }
            shown = numbers[wanted]
            places = zip((xs[shown] - SIDE / 2).tolist(), (ys[shown] - SIDE / 2).tolist(), strict=True)
            for one, (x, y) in zip(there, places, strict=True):
                painter.drawPixmap(QPointF(x, y), dots[looks[one]])
        if len(self.selection) > FEW:
            self._paint_rings(painter, numbers[chosen], ratio)

    def _paint_rings(self, painter: QPainter, numbers: Indices, ratio: float) -> None:
        """Around each of many."""
        ring = dot_picture(DotLook("accent", hollow=True), self._radius + 2, 1.0, ratio)
        for number in numbers.tolist():
            painter.drawPixmap(self.point(number) - QPointF(SIDE / 2, SIDE / 2), ring)

    def _selected(self, numbers: Indices) -> Bools:
        return np.isin(numbers, np.fromiter(self.selection, np.int64, len(self.selection)))

    def _stands_out(self, numbers: Indices) -> Bools:
        if self.meant is None:
            return np.ones(len(numbers), bool)
        return np.isin(self._groups[numbers], list(self.meant))

    def _look(self, number: int) -> DotLook:
        if self._faded[number]:
            return FADED_LOOK
        group = int(self._groups[number])
        return self._looks[group] if 0 <= group < len(self._looks) else UNKNOWN_LOOK

    def _placed_tiles(self, numbers: Indices, xs: Numbers, ys: Numbers) -> dict[int, QRectF]:
        """Where samples are drawn themselves: of few, all that do not cover each other."""
        wide, high = self.tiles.size.width(), self.tiles.size.height()
        if wide <= 0 or not len(numbers) or len(numbers) > MOST_TILES:
            return {}
        placed: dict[int, QRectF] = {}
        for number in numbers[self._stands_out(numbers)].tolist():
            box = QRectF(float(xs[number]) - wide / 2, float(ys[number]) - high / 2, wide, high)
            if not any(box.intersects(other) for other in placed.values()):
                placed[number] = box
        return placed

    def _paint_tile(self, painter: QPainter, number: int, box: QRectF) -> None:
        look = self._look(number)
        painter.setOpacity(0.5 if self._faded[number] else 1.0)
        draw_box(painter, box.adjusted(-2, -2, 2, 2), 7, "surface", look.token, 1.6)
        self.tiles.paint(painter, box, number)
        draw_form(painter, box.topLeft() + QPointF(3, 3), self._radius + 1, look)
        painter.setOpacity(1.0)

    def _paint_near(self, painter: QPainter) -> None:
        """The sample that is read, and lines to those that are most like it."""
        number = self.current
        if number < 0 or not np.isfinite(self.xs[number]):
            return
        here = self.point(number)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for other in self.neighbours(number):
            if np.isfinite(self.xs[other]):
                there = self.point(other)
                painter.setPen(QPen(theme.color("text2", 0.7), 1))
                painter.drawLine(here, there)
                painter.drawEllipse(there, self._radius + 2.5, self._radius + 2.5)
        if number not in self._boxes:
            draw_form(painter, here, self._radius + 2.5, self._look(number))
        painter.setPen(QPen(theme.color("text"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self._boxes.get(number)
        if box is not None:
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 8, 8)
        else:
            painter.drawEllipse(here, self._radius + 4.5, self._radius + 4.5)

    def _paint_selection(self, painter: QPainter) -> None:
        many = len(self.selection) > FEW
        for number in self._boxes.keys() & self.selection if many else self.selection:
            box = self._boxes.get(number)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if box is not None:
                painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 9, 9)
            elif np.isfinite(self.xs[number]):
                here = self.point(number)
                painter.setBrush(theme.color("surface"))
                painter.drawEllipse(here, self._radius + 4, self._radius + 4)
                draw_form(painter, here, self._radius + 0.5, self._look(number))
