"""Feature maps as a grid: one picture a channel, the strongest first, each with its number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import written
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.items import DrawnItems

TILE, GAP, CAPTION = 84, 8, 18  # pixels
BLOCKY = 48  # maps up to this many pixels keep their square pixels


class MapGrid(DrawnItems):
    """`chosen(channel)` when a map is clicked, or Enter pressed on it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channels: list[int] = []
        """The numbers of the channels that are shown, in their order."""
        self._strengths: list[float] = []
        self._pages: list[MapPictures] = []
        self._across = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Feature maps, the strongest first"))
        theme.notifier().changed.connect(self._tint)

    def show_told(self, told: Told, pictures: MapPictures, more: bool = False) -> None:
        """Shows the maps of an answer, behind those that are there where they are `more` of the same."""
        if not more:
            self.channels, self._strengths, self._pages = [], [], []
            self.read(-1)
        self.channels += told["channels"]
        self._strengths += told["strengths"]
        self._pages.append(pictures)
        self._fit()

    def note(self, told: Told) -> str:
        """What all of it is, in a few words."""
        _, height, width = told["shape"].split("×")
        size = f"{height} × {width}"
        if told["total"] == 1:
            return self.tr("One map of {size}").format(size=size)
        return self.tr("{n} maps of {size}, the strongest first").format(n=told["total"], size=size)

    # Items

    def words(self, number: int) -> str:
        if not 0 <= number < len(self.channels):
            return ""
        said = self.tr("Channel {n}: {strength} in the mean")
        return said.format(n=self.channels[number], strength=written(self._strengths[number]))

    def item_at(self, place: QPointF) -> int:
        column, across = divmod(int(place.x()), self._step)
        row, down = divmod(int(place.y()), self._row)
        number = row * self._across + column
        inside = across < scaled(TILE) and down < scaled(TILE) + scaled(CAPTION) and column < self._across
        return number if inside and 0 <= number < len(self.channels) else -1

    def after(self, key: Qt.Key) -> int:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._across,
            Qt.Key.Key_Down: self._across,
        }
        if key not in steps or not self.channels:
            return -1
        number = self.current + steps[key] if self.current >= 0 else 0
        return number if 0 <= number < len(self.channels) else -1

    def choose(self, number: int) -> None:
        self.chosen.emit(self.channels[number])

    def place_of(self, number: int) -> QRectF:
        """Where a map is drawn."""
        row, column = divmod(number, self._across)
        return QRectF(column * self._step, row * self._row, scaled(TILE), scaled(TILE))

    # Drawing

    def sizeHint(self) -> QSize:
        return QSize(4 * self._step, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._step, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(fonts.small())
        for number in range(len(self.channels)):
            room = self.place_of(number)
            if event.rect().intersects(room.adjusted(0, 0, 0, scaled(CAPTION)).toAlignedRect()):
                self._paint_map(painter, number, room)
        painter.end()

    def _paint_map(self, painter: QPainter, number: int, room: QRectF) -> None:
        pictures, within = self._page(number)
        side = max(pictures.width, pictures.height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, side > BLOCKY)
        scale = room.width() / side
        wide, high = pictures.width * scale, pictures.height * scale
        middle = room.center()
        place = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.drawImage(place, pictures.image, pictures.source(within))
        is_read = number == self.current
        painter.setPen(QPen(theme.color("accent" if is_read else "line"), 2 if is_read else 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(theme.color("text" if is_read else "text2"))
        caption = QRectF(room.x(), room.bottom(), room.width(), scaled(CAPTION))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, str(self.channels[number]))

    def _page(self, number: int) -> tuple[MapPictures, int]:
        for page in self._pages:
            if number < page.count:
                return page, number
            number -= page.count
        raise IndexError(number)

    @property
    def _step(self) -> int:
        return scaled(TILE) + GAP

    @property
    def _row(self) -> int:
        return scaled(TILE) + scaled(CAPTION) + 4

    def _height(self) -> int:
        return -(-len(self.channels) // self._across) * self._row

    def _fit(self) -> None:
        """As many as there is room for stand beside each other."""
        self._across = max(1, (self.width() + GAP) // self._step)
        self.setMinimumHeight(self._height())
        self.updateGeometry()
        self.update()

    def _tint(self) -> None:
        self._pages = [page.tinted() for page in self._pages]
        self.update()
