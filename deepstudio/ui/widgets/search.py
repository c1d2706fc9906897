"""A field to search in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import fonts, icons
from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.fields import TextField
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import draw_box, painting


class SearchField(TextField):
    """Enter submits, Escape clears, Down and Up move in the list of what was found (`moved`, +1 or -1)."""

    submitted = Signal(str)
    moved = Signal(int)

    def __init__(
        self, placeholder: str = "", hint: str = "", parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent=parent, name=name)
        self._hint = hint
        self._clear = IconButton("close", self.tr("Clear"), small=True, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.returnPressed.connect(lambda: self.submitted.emit(self.text()))
        self.set_placeholder(placeholder)
        self._set_margins()

    def set_placeholder(self, text: str) -> None:
        """What is searched; also the field's name for those who do not see."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def set_hint(self, hint: str) -> None:
        """A shortcut, such as "Ctrl K", shown while the field is empty."""
        self._hint = hint
        self._set_margins()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if move:
            self.moved.emit(move)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clear.move(self.width() - 28, (self.height() - self._clear.sizeHint().height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            icons.paint(painter, QRectF(9, self.height() / 2 - 8, 16, 16), "search", "text3")
            if self._hint and not self.text():
                self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        width = QFontMetrics(fonts.small()).horizontalAdvance(self._hint) + 12
        box = QRectF(self.width() - width - 7.5, self.height() / 2 - 9, width, 18)
        draw_box(painter, box, 5, "surface", "line")
        draw_words(painter, box, self._hint, "text3", fonts.small(), side=Qt.AlignmentFlag.AlignCenter)

    def _set_margins(self) -> None:
        self.setTextMargins(20, 0, 56 if self._hint else 22, 0)
