"""Renaming a layer where its title stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.canvas.paint import TITLE
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import TextField

LEAST_WIDTH = 150
HEIGHT = 28


class TitleField(TextField):
    """Lies over the title of a node. Enter, or leaving it by scrolling or a click, says `titled(node, title)`.

    Escape changes nothing.
    """

    titled = Signal(str, str)

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setObjectName("model.title-field")
        self.setMaxLength(200)
        self.setFont(fonts.strong())
        self._view, self._host = view, parent
        self._node = ""
        self.editingFinished.connect(self._take)
        view.moved.connect(self._take)
        self.setAccessibleName(self.tr("Title of the layer"))
        self.hide()

    def begin(self, node: str, title: str, kind: str) -> None:
        """Lets the user type another title for a node; an empty one shows the `kind` of layer."""
        self._view.reveal(node)
        item = self._view.network_scene.nodes[node]
        spot = self._view.from_scene(TITLE.translated(item.pos()))
        spot.translate(QPointF(self._view.mapTo(self._host, self._view.viewport().pos())))
        width = max(LEAST_WIDTH, spot.width())
        place = QRectF(spot.left() - 9, spot.center().y() - HEIGHT / 2, width + 12, HEIGHT)
        self.setGeometry(place.toAlignedRect())
        self.setPlaceholderText(kind)
        self.setText(title or kind)
        self._node = node
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Ends without a change."""
        had_focus, self._node = self.hasFocus(), ""
        self.hide()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        node, title = self._node, " ".join(self.text().split())
        if node:
            self.leave()
            self.titled.emit(node, "" if title == self.placeholderText() else title)
