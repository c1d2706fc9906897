"""A few lines of code that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.layouts import row_of

MOST_LINES = 16


class CodeBlock(QWidget):
    """Shows all of its lines, up to `MOST_LINES`, without wrapping them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(fonts.mono())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy = IconButton("copy", self.tr("Copy"), small=True, outlined=True, parent=self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        row_of((self.text, 1), (self.copy, 0, Qt.AlignmentFlag.AlignTop), gap=8, on=self)
        self.text.setAccessibleName(self.tr("How to use it"))

    def set_code(self, code: str) -> None:
        lines = code.rstrip("\n")
        self.text.setPlainText(lines)
        count = min(lines.count("\n") + 1, MOST_LINES)
        # Room for the lines, the margins of the document, the frame and a scroll bar below.
        self.text.setFixedHeight(count * QFontMetrics(self.text.font()).lineSpacing() + 26)
