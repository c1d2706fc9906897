"""Sequences as strips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import written
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import draw_words

MARGIN = 52  # pixels at the left, for the numbers of the channels


class StripView(DrawnItems):
    """A sequence: its steps from left to right, a row for each channel, the strongest above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channels: list[int] = []
        self._strengths: list[float] = []
        self._pages: list[MapPictures] = []
        self._steps = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Steps from left to right, channels from the strongest downwards"))
        theme.notifier().changed.connect(self._tint)

    def show_told(self, told: Told, pictures: MapPictures, more: bool = False) -> None:
        """Shows the channels of an answer, below those that are there where they are `more` of the same."""
        if not more:
            self.channels, self._strengths, self._pages = [], [], []
            self._steps = int(told["steps"])
            self.read(-1)
        self.channels += told["channels"]
        self._strengths += told["strengths"]
        self._pages.append(pictures)
        self.setMinimumHeight(self._row * len(self.channels) + self._row)
        self.updateGeometry()
        self.update()

    def note(self, told: Told) -> str:
        """What all of it is, in a few words."""
        words = self.tr("{steps} steps with {n} channels, the strongest above")
        return words.format(steps=told["steps"], n=told["total"])

    def words(self, number: int) -> str:
        if not 0 <= number < len(self.channels):
            return ""
        said = self.tr("Channel {n}: {strength} in the mean")
        return said.format(n=self.channels[number], strength=written(self._strengths[number]))

    def item_at(self, place: QPointF) -> int:
        number = int(place.y() // self._row)
        return number if 0 <= number < len(self.channels) else -1

    def after(self, key: Qt.Key) -> int:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        number = self.current + steps[key] if key in steps else -1
        return number if 0 <= number < len(self.channels) else -1

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    @property
    def _row(self) -> int:
        return max(scaled(12), QFontMetrics(fonts.small()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        left, top, wide = scaled(MARGIN), 0, self.width() - scaled(MARGIN)
        for page in self._pages:
            painter.drawImage(QRectF(left, top, wide, page.height * self._row), page.image)
            top += page.height * self._row
        for number, channel in enumerate(self.channels):
            room = QRectF(0, number * self._row, left - 6, self._row)
            tone = "text" if number == self.current else "text2"
            draw_words(painter, room, str(channel), tone, fonts.small(), side=Qt.AlignmentFlag.AlignRight)
            if number == self.current:
                painter.setPen(theme.color("accent"))
                painter.drawRect(QRectF(left, room.y(), wide - 1, room.height() - 1))
        below = QRectF(left, top, wide, self._row)
        draw_words(painter, below, self.tr("step 1"), "text2", fonts.small())
        right = Qt.AlignmentFlag.AlignRight
        draw_words(painter, below, str(self._steps), "text2", fonts.small(), side=right)
        painter.end()

    def _tint(self) -> None:
        self._pages = [page.tinted() for page in self._pages]
        self.update()
