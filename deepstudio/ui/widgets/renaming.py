"""A field for another name, where the name stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets.fields import TextField

LONGEST = 200  # characters, as in the project file


class RenameField(TextField):
    """Hidden until a name is to be changed. Enter, or leaving it, takes what stands there; Escape changes nothing."""

    named = Signal(str)
    """What was typed, with single spaces."""
    left = Signal()
    """It is hidden again."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent=parent, name=name)
        self.setMaxLength(LONGEST)
        self.editingFinished.connect(self.take)
        self.hide()

    def rename(self, text: str) -> None:
        """Lets the user type something else."""
        self.setText(text)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def take(self) -> None:
        """Ends with what was typed."""
        if not self.isHidden():
            self.leave()
            self.named.emit(" ".join(self.text().split()))

    def leave(self) -> None:
        """Ends without a change."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
