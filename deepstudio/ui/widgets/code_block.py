"""A few lines of code that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.translated import Translated

MOST_LINES = 16


class CodeBlock(Translated, QWidget):
    """Shows all of its lines, up to `MOST_LINES`, without wrapping them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(fonts.mono())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy = IconButton("copy", small=True, outlined=True, parent=self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def set_code(self, code: str) -> None:
        lines = code.rstrip("\n")
        self.text.setPlainText(lines)
        count = min(lines.count("\n") + 1, MOST_LINES)
        # Room for the lines, the margins of the document, the frame and a scroll bar below.
        self.text.setFixedHeight(count * QFontMetrics(self.text.font()).lineSpacing() + 26)

    def retranslate(self) -> None:
        self.copy.setToolTip(self.tr("Copy"))
        self.text.setAccessibleName(self.tr("How to use it"))
