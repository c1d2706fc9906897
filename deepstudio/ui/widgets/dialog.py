"""A dialog that shows or changes something at once, so that it can only be closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from deepstudio.ui.widgets.buttons import PrimaryButton
from deepstudio.ui.widgets.layouts import STRETCH, LaidOut, column_of, row_of

EDGE = QSize(60, 80)  # pixels of the screen that stay free


class ClosableDialog(QDialog):
    """Its button stands at the foot, perhaps beside others. It is never larger than the screen."""

    def __init__(self, name: str, title: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(size.boundedTo(self.screen().availableSize() - EDGE))

    def _lay_out(self, *parts: LaidOut, beside: tuple[LaidOut, ...] = ()) -> None:
        """The parts below each other, and the foot with what is `beside` the button."""
        close = PrimaryButton(
            self.tr("Close"), name=f"{self.objectName()}.close", parent=self, run=self.accept
        )
        close.setDefault(True)
        foot = row_of(*beside, STRETCH, close)
        column_of(*parts, foot, gap=12, margins=(20, 18, 20, 18), on=self)
