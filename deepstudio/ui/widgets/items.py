"""Items that a widget draws by itself, read and chosen with pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from deepstudio.ui.widgets.styling import wrapped


class DrawnItems(QWidget):
    """Pointer and arrow keys read one of the items, which are counted from 0; a click or Enter chooses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = -1
        """The item that is read; -1 for none."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def words(self, number: int) -> str:
        """What an item says; for -1 perhaps what is said instead of one."""
        return ""

    def item_at(self, place: QPointF) -> int:
        """The item under a point of the widget; -1 for none."""
        return -1

    def after(self, key: Qt.Key) -> int:
        """The item to which an arrow key leads from the one that is read; -1 where it leads nowhere."""
        return -1

    def choose(self, number: int) -> None:
        """An item was clicked, or Enter pressed on it."""

    def read(self, number: int) -> None:
        """Marks an item and says it."""
        if number != self.current:
            self.current = number
            self.setAccessibleDescription(self.words(number))
            self.update()

    def tell(self, place: QPointF, screen: QPoint) -> None:
        """Shows at `screen` what the item under a point of the widget says."""
        number = self.item_at(place)
        QToolTip.showText(screen, wrapped(self.words(number) if number >= 0 else ""), self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read(self.item_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.read(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.item_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.read(number)
            self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        following = self.after(Qt.Key(event.key()))
        if following >= 0:
            self.read(following)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.choose(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tell(QPointF(event.pos()), event.globalPos())
            return True
        return super().event(event)
