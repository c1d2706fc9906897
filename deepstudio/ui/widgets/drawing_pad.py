"""A sheet to draw on with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.strokes import Point, Stroke, paint_strokes
from deepstudio.ui.widgets.styling import draw_box, painting

Paper = Literal["dark", "light"]
INK: dict[Paper, str] = {"dark": "#FFFFFF", "light": "#000000"}
GROUND: dict[Paper, str] = {"dark": "#000000", "light": "#FFFFFF"}
PEN = 0.11  # of the larger side
NEAREST = 0.004  # points closer than this share are one
LARGEST = 520  # pixels


class DrawingPad(QWidget):
    """Keeps strokes, not pixels. Ctrl+Z takes the last one back, Delete clears the sheet."""

    changed = Signal()
    """The strokes are others now; comes often while a line is being drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[Stroke] = []
        self._pen = PEN
        self._ratio = 1.0
        self._paper: Paper = "dark"
        self._words = ""
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return tuple(self._strokes)

    def put(self, strokes: Sequence[Stroke]) -> None:
        """Replaces what is drawn."""
        self._set(list(strokes))

    def is_empty(self) -> bool:
        return not self._strokes

    def pen(self) -> float:
        return self._pen

    def set_pen(self, share: float) -> None:
        """The width of new strokes, in shares of the larger side."""
        self._pen = share
        self._show_cursor()

    def set_ratio(self, width: int, height: int) -> None:
        """The form of the sheet: that of the network's input."""
        self._ratio = width / height
        self.update()

    def paper(self) -> Paper:
        return self._paper

    def set_paper(self, paper: Paper) -> None:
        """Light strokes on a dark sheet, or dark ones on a light sheet."""
        self._paper = paper
        self._show_cursor()
        self.update()

    def set_words(self, words: str) -> None:
        """What stands on the empty sheet."""
        self._words = words
        self.update()

    def clear(self) -> None:
        self._set([])

    def undo(self) -> None:
        """Takes the last stroke back."""
        self._set(self._strokes[:-1])

    def sheet(self) -> QRectF:
        """Where the sheet is within the widget."""
        wide = min(self.width() - 2.0, (self.height() - 2.0) * self._ratio, LARGEST * min(1.0, self._ratio))
        high = wide / self._ratio
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def sizeHint(self) -> QSize:
        return QSize(380, 380)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.sheet().contains(event.position()):
            self._drawing = True
            self._set([*self._strokes, Stroke((self._share(event.position()),), self._pen)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            return
        last, here = self._strokes[-1], self._share(event.position())
        old = last.points[-1]
        if abs(here[0] - old[0]) + abs(here[1] - old[1]) >= NEAREST:
            self._set([*self._strokes[:-1], Stroke((*last.points, here), last.pen)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drawing = self._drawing and event.button() != Qt.MouseButton.LeftButton

    def event(self, event: QEvent) -> bool:
        # While the sheet has the focus, Ctrl+Z means its strokes and not the project.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_undo(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_undo(event):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return bool(self._strokes) and event.matches(QKeySequence.StandardKey.Undo)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            sheet = self.sheet()
            draw_box(painter, sheet, 8, GROUND[self._paper], "accent" if self.hasFocus() else "line")
            painter.setClipRect(sheet.adjusted(1, 1, -1, -1))
            if not self._strokes and self._words:
                painter.setPen(QColor("#8B96A5" if self._paper == "dark" else "#5F6975"))
                painter.setFont(fonts.body())
                painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            painter.translate(sheet.topLeft())
            paint_strokes(
                painter, self._strokes, max(sheet.width(), sheet.height()), QColor(INK[self._paper])
            )

    def _set(self, strokes: list[Stroke]) -> None:
        if strokes != self._strokes:
            self._strokes = strokes
            self.update()
            self.changed.emit()

    def _share(self, place: QPointF) -> Point:
        sheet = self.sheet()
        side = max(sheet.width(), sheet.height())
        x = min(max(place.x() - sheet.x(), 0.0), sheet.width()) / side
        y = min(max(place.y() - sheet.y(), 0.0), sheet.height()) / side
        return x, y

    def resizeEvent(self, event: object) -> None:
        self._show_cursor()

    def _show_cursor(self) -> None:
        """A ring as large as the pen."""
        sheet, ratio = self.sheet(), self.devicePixelRatioF()
        size = min(max(6.0, self._pen * max(sheet.width(), sheet.height())), 96.0)
        shape = QPixmap(round((size + 4) * ratio), round((size + 4) * ratio))
        shape.setDevicePixelRatio(ratio)
        shape.fill(Qt.GlobalColor.transparent)
        with painting(shape) as painter:
            painter.setPen(QPen(QColor("#8B96A5"), 1.5))
            painter.drawEllipse(QRectF(2, 2, size, size))
        self.setCursor(QCursor(shape))
