"""A small search on the canvas: which layer to add, or where a wire shall go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from deepstudio.ui.canvas.layer_list import LayerList, LayerRow
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Card, Label, SearchField
from deepstudio.ui.widgets.placing import inside

WIDTH, HEIGHT = 280, 330


class Picker(Card):
    """Opens inside its parent at a point, and closes by a choice, Escape, or a click elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setObjectName("model.picker")
        self._host = parent
        self._chosen: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.setContentsMargins(10, 10, 10, 8)
            outer.setSpacing(6)
        self.search = SearchField(name="model.picker.search", parent=self)
        self.list = LayerList(parent=self)
        self.list.setObjectName("model.picker.list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.nothing = Label("", "secondary", "text2", wrap=True, parent=self)
        self.nothing.setContentsMargins(4, 4, 4, 8)
        for widget in (self.search, self.nothing):
            self.add(widget)
        self.add(self.list, 1)
        self.list.follow(self.search, self.nothing)
        self.list.taken.connect(self._choose)
        self.list.itemClicked.connect(lambda _item: self._choose(self.list.value()))
        self.search.textChanged.connect(self._show_found)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=28.0, offset=QPointF(0, 6))
        shadow.setColor(theme.color("#000000", 0.25))
        self.setGraphicsEffect(shadow)
        self.hide()

    def open(
        self,
        entries: Sequence[LayerRow],
        at: QPoint,
        placeholder: str,
        nothing: str,
        chosen: Callable[[str], None],
    ) -> None:
        """Offers `entries` at a point of the parent; `chosen` gets the value of the one taken."""
        self._back = QApplication.focusWidget()
        self._chosen = chosen
        self.search.clear()
        self.search.set_placeholder(placeholder)
        self.setAccessibleName(placeholder)
        self.nothing.setText(nothing)
        self.list.set_entries(entries)
        self.resize(WIDTH, self._height())
        room = self._host.rect().adjusted(8, 8, -8, -8)
        self.move(inside(QRect(at, self.size()), room).topLeft())
        self._show_found()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def close_picker(self) -> None:
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._host)
        self.hide()
        if had_focus and self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._mine(watched):
                self.close_picker()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress and self._elsewhere(watched):
            self.close_picker()
        return super().eventFilter(watched, event)

    def _mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and (watched is self or self.isAncestorOf(watched))

    def _elsewhere(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and not self._mine(watched)

    def _show_found(self) -> None:
        self.list.setVisible(bool(self.list.values()))
        if not self.list.value():
            self.list.step(1)

    def _choose(self, value: str) -> None:
        chosen = self._chosen
        if value and chosen is not None and not self.isHidden():
            self.close_picker()
            chosen(value)

    def _height(self) -> int:
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        return min(HEIGHT, max(110, rows + 66), self._host.height() - 16)
