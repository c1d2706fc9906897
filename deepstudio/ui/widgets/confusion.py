"""The confusion matrix as a picture: rows are what samples are, columns what they were taken for."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import contrast, scaled
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import RIGHT, draw_words
from deepstudio.ui.widgets.styling import draw_box

MatrixCell = tuple[int, int]  # row: the true class, column: the predicted one
Counts = npt.NDArray[np.int64]

# Pixels at the usual size of text:
AXIS = 18  # for the name of an axis
LARGEST_LABEL = 84
SMALLEST_NAMED = 15  # of a cell beside which a class can be named
SMALLEST_COUNTED = 16
LARGEST_CELL = 110
WANTED = 300  # pixels of all cells, where they are not too small for it
SAVED_CELL = 56
LEAST = 400  # pixels of height; with less, it would be too small to read
ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ConfusionMatrix(DrawnItems):
    """Cells are coloured by their share of the row. Click one, or press Enter on it, to choose it."""

    chosen = Signal(object)
    """The cell (true, predicted) that was chosen, or None when it was let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts: Counts = np.zeros((0, 0), np.int64)
        self._chosen: MatrixCell | None = None
        self._image = QImage()
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setAccessibleDescription(self.words(-1))
        theme.notifier().changed.connect(self._recolor)

    def set_counts(self, classes: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
        """`counts[true][predicted]`; the chosen cell is let go without a signal."""
        self._classes = tuple(classes)
        self._counts = np.asarray(counts, np.int64).reshape(len(classes), len(classes))
        self._chosen = None
        self.read(-1)
        self.updateGeometry()
        self._recolor()

    def selected(self) -> MatrixCell | None:
        return self._chosen

    def select(self, cell: MatrixCell | None) -> None:
        """Chooses a cell; None lets go."""
        if cell != self._chosen:
            self._chosen = cell
            self.update()
            self.chosen.emit(cell)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer leaves; the keyboard stays at the cell that is chosen."""
        self.read(self._number(*self._chosen) if self._chosen is not None else -1)

    def words(self, number: int) -> str:
        if number < 0:
            return self.tr("Arrow keys move, Enter shows the wrong samples of a cell.")
        row, column = self._cell(number)
        values = {
            "count": int(self._counts[row, column]),
            "total": int(self._counts[row].sum()),
            "true": self._classes[row],
            "predicted": self._classes[column],
        }
        if row == column:
            return self.tr("{count} of {total} “{true}” were recognised.").format(**values)
        return self.tr("{count} of {total} “{true}” were taken for “{predicted}”.").format(**values)

    def cell_rect(self, cell: MatrixCell) -> QRectF:
        """Where a cell is, in the coordinates of the widget."""
        return _place(*self._grid(QRectF(self.rect())), cell)

    def to_pixmap(self, ratio: float = 2.0) -> QPixmap:
        """The whole matrix, large enough to read every count, on the present ground."""
        n = len(self._classes)
        side = SAVED_CELL if n <= 40 else max(4, 2240 // n)
        left, top = self._margins(side)
        made = QPixmap(QSize(round((left + n * side + 12) * ratio), round((top + n * side + 12) * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(theme.color("surface"))
        painter = QPainter(made)
        self._paint(painter, QRectF(left, top, n * side, n * side), side, marked=False)
        painter.end()
        return made

    def sizeHint(self) -> QSize:
        """Cells that are easy to hit, and as many as it takes."""
        n, named = max(1, len(self._classes)), scaled(SMALLEST_NAMED)
        side = min(max(WANTED // n, named), LARGEST_CELL) if n * named <= WANTED * 1.5 else 0
        left, top = self._margins(side)
        whole = n * side if side else WANTED * 1.3
        return QSize(round(left + whole) + 4, round(top + whole) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, max(200, min(self.sizeHint().height(), LEAST)))

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What a cell says is told at once."""
        super().mouseMoveEvent(event)
        hits = self.current >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if hits else Qt.CursorShape.ArrowCursor)
        self.tell(event.position(), event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.select(None)
        else:
            super().keyPressEvent(event)

    def item_at(self, place: QPointF) -> int:
        grid, side = self._grid(QRectF(self.rect()))
        if side <= 0 or not grid.contains(place):
            return -1
        return self._number(int((place.y() - grid.y()) / side), int((place.x() - grid.x()) / side))

    def after(self, key: Qt.Key) -> int:
        if key not in ARROWS or not self._classes:
            return -1
        down, right = ARROWS[key]
        row, column = self._cell(self.current) if self.current >= 0 else (-down, -right)
        return self._number(row + down, column + right)

    def choose(self, number: int) -> None:
        cell = self._cell(number)
        self.select(None if cell == self._chosen else cell)

    def _number(self, row: int, column: int) -> int:
        """The item of a cell; what lies outside is the nearest one."""
        last = len(self._classes) - 1
        return min(max(row, 0), last) * len(self._classes) + min(max(column, 0), last)

    def _cell(self, number: int) -> MatrixCell:
        return divmod(number, len(self._classes))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._classes:
            return
        painter = QPainter(self)
        grid, side = self._grid(QRectF(self.rect()))
        self._paint(painter, grid, side, marked=True)
        painter.end()

    def _paint(self, painter: QPainter, grid: QRectF, side: float, marked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, side < 1)
        painter.drawImage(grid, self._image)
        self._paint_lines(painter, grid, side)
        if side >= scaled(SMALLEST_COUNTED):
            self._paint_counts(painter, grid, side)
        self._paint_names(painter, grid, side)
        self._paint_axes(painter, grid)
        if marked:
            self._paint_marks(painter, grid, side)

    def _paint_lines(self, painter: QPainter, grid: QRectF, side: float) -> None:
        if side < 8:
            return
        painter.setPen(QPen(theme.color("surface"), 1))
        for number in range(len(self._classes) + 1):
            x, y = grid.x() + number * side, grid.y() + number * side
            painter.drawLine(QPointF(x, grid.y()), QPointF(x, grid.bottom()))
            painter.drawLine(QPointF(grid.x(), y), QPointF(grid.right(), y))

    def _paint_counts(self, painter: QPainter, grid: QRectF, side: float) -> None:
        font = fonts.tabular(fonts.secondary() if side >= 30 else fonts.small())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shares = self._shares()
        for row, column in zip(*np.nonzero(self._counts), strict=True):
            words = str(self._counts[row, column])
            if metrics.horizontalAdvance(words) > side - 2:
                continue
            painter.setPen(_ink(row == column, float(shares[row, column])))
            painter.drawText(_place(grid, side, (row, column)), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_names(self, painter: QPainter, grid: QRectF, side: float) -> None:
        font, low = fonts.small(), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        width, upright = self._name_room(side)
        every = self.named_every(side)
        room = side * every
        for number in range(0, len(self._classes), every):
            name, middle = self._classes[number], (number + 0.5) * side
            beside = QRectF(grid.x() - width - 6, grid.y() + middle - room / 2, width, room)
            draw_words(painter, beside, name, "text2", font, side=RIGHT)
            if upright:
                above = QRectF(grid.x() + middle - room / 2, grid.y() - scaled(AXIS), room, scaled(AXIS) - 3)
                draw_words(painter, above, name, "text2", font, side=low)
                continue
            painter.save()
            painter.translate(grid.x() + middle, grid.y() - 6)
            painter.rotate(-90)
            draw_words(painter, QRectF(0, -room / 2, scaled(LARGEST_LABEL), room), name, "text2", font)
            painter.restore()

    def _paint_axes(self, painter: QPainter, grid: QRectF) -> None:
        painter.setFont(fonts.small())
        painter.setPen(theme.color("text3"))
        left, top = self._margins(grid.width() / max(1, len(self._classes)))
        across = QRectF(grid.x(), grid.y() - top, grid.width(), scaled(AXIS) - 2)
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, self.tr("taken for"))
        painter.save()
        painter.translate(grid.x() - left, grid.bottom())
        painter.rotate(-90)
        painter.drawText(
            QRectF(0, 0, grid.height(), scaled(AXIS) - 2), Qt.AlignmentFlag.AlignCenter, self.tr("true class")
        )
        painter.restore()

    def _paint_marks(self, painter: QPainter, grid: QRectF, side: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        read = self._cell(self.current) if self.current >= 0 else None
        token, width = ("accent", 1.5) if self.hasFocus() else ("text3", 1.0)
        for cell, edge, wide in ((read, token, width), (self._chosen, "accent", 2.5)):
            if cell is not None:
                room = _place(grid, side, cell).adjusted(0.5, 0.5, -0.5, -0.5)
                draw_box(painter, room, 3, edge=edge, width=wide)

    # Places and colours

    def _grid(self, room: QRectF) -> tuple[QRectF, float]:
        """The square of all cells within `room`, and the side of one."""
        n = len(self._classes)
        if not n:
            return QRectF(), 0.0
        side = self._fitting(room, LARGEST_CELL)
        if not self._name_room(side)[1]:  # too narrow for names as they are, which take more room when turned
            side = self._fitting(room, scaled(SMALLEST_NAMED))
        left, top = self._margins(side)
        side = float(int(side)) if side >= 8 else max(side, 0.01)
        x = left + (room.width() - left - side * n) / 2
        return QRectF(float(int(room.x() + x)), float(int(room.y() + top)), side * n, side * n), side

    def _fitting(self, room: QRectF, side: float) -> float:
        """The largest side with the margins that cells of `side` pixels have."""
        left, top = self._margins(side)
        n = len(self._classes)
        return min((room.width() - left - 2) / n, (room.height() - top - 2) / n, LARGEST_CELL)

    def named_every(self, side: float) -> int:
        """Of so many neighbouring classes one is named, where cells of `side` pixels are lower than a name."""
        return max(1, math.ceil(scaled(SMALLEST_NAMED) / max(side, 0.01)))

    def _margins(self, side: float) -> tuple[float, float]:
        """Room at the left of and above the cells."""
        width, upright = self._name_room(side)
        return scaled(AXIS) + width + 6, scaled(AXIS) + (scaled(AXIS) - 2 if upright else width + 8)

    def _name_room(self, side: float) -> tuple[float, bool]:
        """The width of the widest class name, and whether names fit above their columns as they are."""
        metrics = QFontMetrics(fonts.small())
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0)
        return float(min(widest + 2, scaled(LARGEST_LABEL))), widest <= side * self.named_every(side) - 2

    def _shares(self) -> npt.NDArray[np.float64]:
        totals = self._counts.sum(1, keepdims=True)
        shares: npt.NDArray[np.float64] = self._counts / np.maximum(totals, 1)
        return shares

    def _recolor(self) -> None:
        """One pixel a cell; it is scaled when it is drawn."""
        n = len(self._classes)
        if n:
            shares, right = self._shares(), np.eye(n, dtype=bool)[..., None]
            mixed = np.where(right, _ramp("good", shares), _ramp("bad", shares))
            pixels = np.ascontiguousarray(mixed.round().astype(np.uint8))
            self._image = QImage(pixels.data, n, n, n * 3, QImage.Format.Format_RGB888).copy()
        self.update()


def _place(grid: QRectF, side: float, cell: MatrixCell) -> QRectF:
    """Where a cell is, in the grid of all of them."""
    return QRectF(grid.x() + cell[1] * side, grid.y() + cell[0] * side, side, side)


def _ramp(token: str, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Colours (rows, columns, 3) from the empty ground to the token's colour; small shares stay visible."""
    ground, full = _rgb(theme.color("sunken")), _rgb(theme.color(token))
    strength = np.where(shares > 0, 0.16 + 0.84 * np.sqrt(shares), 0.0)[..., None]
    return ground + (full - ground) * strength


def _rgb(color: QColor) -> npt.NDArray[np.float64]:
    return np.array([color.red(), color.green(), color.blue()], np.float64)


def _ink(right: bool, share: float) -> QColor:
    """The colour of a count that can be read on its cell."""
    ground = _ramp("good" if right else "bad", np.array([[share]]))[0, 0]
    name = "#" + "".join(f"{round(value):02x}" for value in ground)
    return QColor(max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, name)))
