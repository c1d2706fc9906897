"""Draw an input with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import PictureColumn
from deepstudio.data import served
from deepstudio.data.sample_style import SampleStyle, look_of
from deepstudio.jobs.data_process import data_process
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.ui.widgets import Card, IconButton, SecondaryLabel
from deepstudio.ui.widgets.drawing_pad import PEN, DrawingPad, Paper
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import row_of

THINNEST, THICKEST = 4, 22  # percent of the sheet


class DrawingCard(Card):
    """The sheet with its tools."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Draw"), parent=parent)
        self.pad = DrawingPad(self)
        self.pad.setObjectName("predict.pad")
        self.pad.set_words(self.tr("Draw here with the mouse"))
        self.pad.setAccessibleName(self.tr("Sheet to draw on"))
        self._is_matched = False
        self._pen_label = SecondaryLabel(self.tr("Pen"), self, wrap=False)
        self.pen = Slider(Qt.Orientation.Horizontal, self)
        self.pen.setObjectName("predict.pen")
        self.pen.setRange(THINNEST, THICKEST)
        self.pen.setValue(round(PEN * 100))
        self.pen.setMinimumWidth(40)
        self.pen.setMaximumWidth(110)
        self.pen.setAccessibleName(self.tr("Width of the pen"))
        self.pen.setToolTip(self.tr("Width of the pen"))
        self.pen.valueChanged.connect(lambda value: self.pad.set_pen(value / 100))
        self.paper = self._tool("moon", "predict.paper", "", self._turn_paper)
        self.undo = self._tool(
            "undo", "predict.undo-stroke", self.tr("Take the last stroke back (Ctrl+Z)"), self.pad.undo
        )
        self.clear = self._tool(
            "eraser", "predict.clear", self.tr("Clear the sheet (Delete)"), self.pad.clear
        )
        self._note = SecondaryLabel(parent=self)
        self.pad.changed.connect(self._show)
        self._lay_out()
        self.set_paper(self.pad.paper())

    def set_paper(self, paper: Paper) -> None:
        self.pad.set_paper(paper)
        dark = paper == "dark"
        self.paper.set_icon("sun" if dark else "moon")
        light, other = self.tr("Draw light on dark instead"), self.tr("Draw dark on light instead")
        self.paper.set_tip(other if dark else light)
        self._show()

    def set_matched(self, matched: bool) -> None:
        """Whether drawings are brought to the size and place of the training samples."""
        self._is_matched = matched
        self._show()

    def _tool(self, icon: str, name: str, tip: str, run: Callable[[], object]) -> IconButton:
        made = IconButton(icon, small=True, outlined=True, parent=self, name=name, run=run)
        made.set_tip(tip)
        return made

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row_of(self._pen_label, self.pen, self.paper, self.undo, self.clear, gap=8, on=tools)
        self.set_trailing(tools)
        self.add(self.pad, 1)
        self.add(self._note)

    def _show(self) -> None:
        nothing = self.tr("There is nothing on the sheet.") if self.pad.is_empty() else ""
        self.undo.set_blocked(nothing)
        self.clear.set_blocked(nothing)
        matched = self.tr("The drawing is centered, scaled and thickened like the training samples.")
        plain = self.tr("The drawing goes to the network as it is, only smaller.")
        self._note.setText(matched if self._is_matched else plain)

    def _turn_paper(self) -> None:
        self.set_paper("light" if self.pad.paper() == "dark" else "dark")


MEASURED = 64  # pictures


def sample_style(samples: RunSamples, column: PictureColumn) -> SampleStyle:
    """As it is measured in some of them; in another thread. Raises `Explained`."""
    scan = samples.scanned()
    chosen = np.linspace(0, len(scan.ids) - 1, min(MEASURED, len(scan.ids))).astype(int)
    ids = [scan.ids[number] for number in chosen]
    fitted = data_process().call(served.fitted, samples.plan.source, ids, column)
    return look_of([pixels[:, :, 0] for pixels in fitted])
