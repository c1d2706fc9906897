"""The learning curve over data as a picture for a file, in the window and without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from deepstudio.core.coach.more_data import data_verdict
from deepstudio.core.data_curve import DataCurve
from deepstudio.ui import language
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.plots.data_curve import DataCurvePlot
from deepstudio.ui.plots.legend import Legend
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Label, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

WIDTH, HEIGHT = 760, 460  # pixels of one answer
RATIO = 2.0  # as screens with many pixels
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


class DataCurvePicture(QWidget):
    """Title, sentence, names and lines of each answer, one below the other."""

    def __init__(self, curves: Sequence[DataCurve]) -> None:
        super().__init__()
        self._several = len(curves) > 1
        column_of(*(self._one(curve) for curve in curves), gap=20, margins=(20, 18, 20, 18), on=self)
        self.resize(WIDTH, HEIGHT * len(curves))

    def _one(self, curve: DataCurve) -> QWidget:
        made, plot, legend = QWidget(self), DataCurvePlot(self), Legend(self)
        plot.set_curve(curve)
        legend.set_entries(plot.entries())
        title = tr_text(curve.heading)
        title = f"{curve.target}: {title}" if self._several else title
        words = Label(sentences(map(tr_text, data_verdict(curve).sentences)), "body", wrap=True, parent=self)
        head = row_of(TitleLabel(title, self), STRETCH, legend)
        column_of(head, words, (plot, 1), gap=10, on=made)
        return made


def drawn(curves: Sequence[DataCurve]) -> bytes:
    """A PNG in the colours in use."""
    picture = DataCurvePicture(curves)
    made = QPixmap(picture.size() * RATIO)
    made.setDevicePixelRatio(RATIO)
    made.fill(theme.color("surface"))
    picture.render(made, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    picture.deleteLater()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")
    return bytes(content.data())


def drawn_alone(curves: Sequence[DataCurve], code: str = "system") -> bytes:
    """A PNG in light colours, where there is no window, also without a display."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    language.install(app, code)
    return drawn(curves)
