"""What the figures of the help are: drawn in the colours of the theme, said in words, perhaps moved by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Label
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.styling import draw_box, painting

MARGIN = 14  # pixels around what is drawn


class HelpFigure(QWidget):
    """A figure. A class that derives from it says what it shows (`said`) and draws it into `room`."""

    high = 150

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = _Paper(self.draw, self.high, self)
        self.column = column_of(self.paper, gap=6, on=self)
        self.setAccessibleName(self.said())
        theme.notifier().changed.connect(self.paper.update)

    def said(self) -> str:
        """The figure in words, for those who do not see it."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRectF) -> None:
        raise NotImplementedError


class MovedFigure(HelpFigure):
    """A figure with a slider: what it draws follows `value`, and a line below reads it."""

    least, most, begins = 0, 100, 50

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(self.least, self.most)
        self.slider.setValue(self.begins)
        self.slider.setAccessibleName(self.asked())
        self.reading = Label("", "secondary", "text2", wrap=True, parent=self)
        self.reading.setMinimumHeight(2 * self.reading.fontMetrics().lineSpacing())  # so that nothing jumps
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        asked = Label(self.asked(), "secondary", "text2", parent=self)
        self.column.addLayout(row_of(asked, (self.slider, 1), gap=10))
        self.column.addWidget(self.reading)
        self.slider.valueChanged.connect(lambda _value: self._read())
        self._read()

    @property
    def value(self) -> int:
        return self.slider.value()

    def asked(self) -> str:
        """What is moved."""
        raise NotImplementedError

    def read(self) -> str:
        """What comes of the present value."""
        raise NotImplementedError

    def _read(self) -> None:
        self.reading.setText(self.read())
        self.slider.setAccessibleDescription(self.reading.text())
        self.paper.update()


class _Paper(QWidget):
    """Where it is drawn."""

    def __init__(self, draw: Callable[[QPainter, QRectF], None], high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setFixedHeight(high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = QRectF(self.rect())
            draw_box(painter, room, 8, "sunken")
            self._draw(painter, room.adjusted(MARGIN, MARGIN - 2, -MARGIN, 2 - MARGIN))
