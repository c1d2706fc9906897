"""Draw an input with the mouse."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepstudio.ui.widgets import Card, IconButton, SecondaryLabel, Translated
from deepstudio.ui.widgets.drawing_pad import PEN, DrawingPad, Paper
from deepstudio.ui.widgets.fields import Slider

THINNEST, THICKEST = 4, 22  # percent of the sheet


class DrawingCard(Translated, Card):
    """The sheet with its tools."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.pad = DrawingPad(self)
        self.pad.setObjectName("predict.pad")
        self._words: Literal["plain", "matched"] = "plain"
        self._pen_label = SecondaryLabel(parent=self, wrap=False)
        self.pen = Slider(Qt.Orientation.Horizontal, self)
        self.pen.setObjectName("predict.pen")
        self.pen.setRange(THINNEST, THICKEST)
        self.pen.setValue(round(PEN * 100))
        self.pen.setMinimumWidth(40)
        self.pen.setMaximumWidth(110)
        self.pen.valueChanged.connect(lambda value: self.pad.set_pen(value / 100))
        self.paper = IconButton("moon", small=True, outlined=True, parent=self)
        self.paper.setObjectName("predict.paper")
        self.paper.clicked.connect(self._turn_paper)
        self.undo = IconButton("undo", small=True, outlined=True, parent=self)
        self.undo.setObjectName("predict.undo-stroke")
        self.undo.clicked.connect(self.pad.undo)
        self.clear = IconButton("eraser", small=True, outlined=True, parent=self)
        self.clear.setObjectName("predict.clear")
        self.clear.clicked.connect(self.pad.clear)
        self._note = SecondaryLabel(parent=self)
        self.pad.changed.connect(self._show)
        self._lay_out()
        self.retranslate()

    def set_paper(self, paper: Paper) -> None:
        self.pad.set_paper(paper)
        self.retranslate()

    def set_matched(self, matched: bool) -> None:
        """Whether drawings are brought to the size and place of the training samples."""
        self._words = "matched" if matched else "plain"
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Draw"))
        self._pen_label.setText(self.tr("Pen"))
        self.pen.setAccessibleName(self.tr("Width of the pen"))
        self.pen.setToolTip(self.tr("Width of the pen"))
        self.undo.setToolTip(self.tr("Take the last stroke back (Ctrl+Z)"))
        self.clear.setToolTip(self.tr("Clear the sheet (Delete)"))
        dark = self.pad.paper() == "dark"
        self.paper.set_icon("sun" if dark else "moon")
        self.paper.setToolTip(
            self.tr("Draw dark on light instead") if dark else self.tr("Draw light on dark instead")
        )
        self.pad.set_words(self.tr("Draw here with the mouse"))
        self.pad.setAccessibleName(self.tr("Sheet to draw on"))
        self._show()

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._pen_label, self.pen, self.paper, self.undo, self.clear):
            row.addWidget(widget)
        self.set_trailing(tools)
        self.add(self.pad, 1)
        self.add(self._note)

    def _show(self) -> None:
        nothing = self.tr("There is nothing on the sheet.") if self.pad.is_empty() else ""
        self.undo.set_blocked(nothing)
        self.clear.set_blocked(nothing)
        matched = self.tr("The drawing is centered, scaled and thickened like the training samples.")
        plain = self.tr("The drawing goes to the network as it is, only smaller.")
        self._note.setText(matched if self._words == "matched" else plain)

    def _turn_paper(self) -> None:
        self.set_paper("light" if self.pad.paper() == "dark" else "dark")
