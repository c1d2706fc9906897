"""Ways to choose data: an area to drop a folder or a table on, and a card for each built-in sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from deepstudio.core.declarations import Source
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets import ElidedLabel, Label, paint_ring
from deepstudio.ui.widgets.dropped import dropped_data
from deepstudio.ui.widgets.drops import DropTarget
from deepstudio.ui.widgets.styling import wrapped


class DropArea(QWidget):
    """A dashed box that takes a folder or a file, or shows the one that was chosen."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.path: Path | None = None
        DropTarget(
            self,
            self._offer,
            lambda data: self.dropped.emit(dropped_data(data)),
            lambda words: self.set_over(bool(words)),
        )
        self.name = ElidedLabel(parent=self, role="strong", mode=Qt.TextElideMode.ElideMiddle)
        self.place = ElidedLabel(
            parent=self, role="secondary", tone="text3", mode=Qt.TextElideMode.ElideMiddle
        )
        words = self.tr("Drop a folder of pictures or texts here, or a table")
        self.words = Label(words, "secondary", "text2", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 10, 12, 10)
        column.setSpacing(2)
        for widget in (self.name, self.place, self.words):
            column.addWidget(widget)
        self.set_path(None)

    def set_path(self, path: Path | None) -> None:
        """The folder or file in use; None while there is none."""
        self.path = path
        for label in (self.name, self.place):
            label.setVisible(path is not None)
        self.words.setVisible(path is None)
        if path is not None:
            self.name.setText(path.name or str(path))
            self.place.setText(str(path.parent))

    def set_over(self, over: bool) -> None:
        """Whether something that fits is being dragged over."""
        self._over = over
        self.update()

    def _offer(self, data: QMimeData) -> str:
        return self.words.text() if dropped_data(data) is not None else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._over or self.path is not None else "text3"), 1)
        if self.path is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("accent_soft" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        token = "accent" if self.path is not None or self._over else "text2"
        glyph = "download" if self.path is None else "list" if self.path.suffix else "folder"
        icons.paint(painter, QRectF(14, self.height() / 2 - 9, 18, 18), glyph, token)
        painter.end()


class SourceCard(QAbstractButton):
    """A built-in sample: a click makes it the data."""

    def __init__(self, source: type[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr_text(source.title))
        self.source_id = source.id
        self._source = source
        self._keyboard = False
        self.setObjectName(f"data.sample-{source.id}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(wrapped(tr_text(source.help)))
        self.setAccessibleDescription(tr_text(source.help))

    def sizeHint(self) -> QSize:
        return QSize(220, 46)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def nextCheckState(self) -> None:
        """What is checked follows the project, not the click."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if on else "text3" if self.underMouse() else "line"), 1))
        painter.setBrush(theme.color("accent_soft" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        middle = self.height() / 2
        icons.paint(painter, QRectF(14, middle - 9, 18, 18), self._source.glyph, "accent" if on else "text2")
        self._paint_words(painter)
        if on:
            icons.paint(painter, QRectF(self.width() - 28, middle - 8, 16, 16), "check", "accent")
        painter.end()
        if self.hasFocus() and self._keyboard:
            paint_ring(self)

    def _paint_words(self, painter: QPainter) -> None:
        room = QRectF(44, 5, self.width() - 44 - (34 if self.isChecked() else 10), self.height() - 10)
        for words, font, tone, side in (
            (self.text(), fonts.strong(), "text", Qt.AlignmentFlag.AlignTop),
            (tr_text(self._source.help), fonts.small(), "text3", Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignLeft, shown)
