"""What flows on the wire under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.canvas.background import Floating
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.network import CheckedNetwork
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Label


class ShapeBadge(Floating):
    """Appears beside a wire and never catches the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("model.badge")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.shape_label = Label("", "mono", "text", parent=self)
        self.words = Label("", "secondary", "text2", parent=self)
        self.column.setContentsMargins(10, 6, 10, 7)
        self.column.setSpacing(1)
        self.column.addWidget(self.shape_label)
        self.column.addWidget(self.words)
        self.hide()

    def show_wire(self, network: CheckedNetwork, hit: Hit, at: QPoint) -> None:
        """Shows the shape on a wire near a point of the parent; hides for anything else."""
        if hit.link is None:
            self.hide()
            return
        shape = network.analysis.gives(hit.link)
        self.shape_label.setText(shape.badge() if shape else "?")
        unknown = self.tr("Not known: a layer above has a mistake or no input.")
        self.words.setText(tr_text(shape.describe()) if shape else unknown)
        self.adjustSize()
        room = self._host.rect()
        x = at.x() + 16 if at.x() + 16 + self.width() < room.right() else at.x() - 16 - self.width()
        y = min(max(at.y() - self.height() // 2, 8), room.bottom() - self.height() - 8)
        self.move(max(8, x), y)
        self.show()
        self.raise_()
