"""The head of the inspector: a glyph on its tinted square, a title and a line of numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets import ElidedLabel, Label
from deepstudio.ui.widgets.glyph import Glyph
from deepstudio.ui.widgets.layouts import column_of, row_of


class Header(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph("model", 36, 9, 8, self)
        self.title = ElidedLabel("", self, role="title")
        self.numbers = Label("", "secondary", "text2", wrap=True, parent=self)
        words = column_of(self.title, self.numbers, gap=2)
        row_of((self.glyph, 0, Qt.AlignmentFlag.AlignTop), (words, 1), gap=11, on=self)
