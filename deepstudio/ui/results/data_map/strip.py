"""One sample of a map, and beside it those that are most like it to the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.plots.dots import DotLook, draw_form
from deepstudio.ui.results.data_map.samples import MapSamples
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import draw_box, paint_ring, painting

HEAD, CAPTION, GAP, APART = 20, 20, 8, 14  # pixels
TILE, WIDEST = 64, 112
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class StripTile:
    """A sample by its number and id; how its group looks and is called, and what it says when it is pointed at."""

    number: int
    id: str
    look: DotLook
    name: str
    differs: bool = False
    tip: str = ""


class NeighbourStrip(DrawnItems):
    """The first tile is the sample, the others its neighbours; one that is clicked comes by `chosen`."""

    chosen = Signal(int)

    def __init__(self, samples: MapSamples, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples = samples
        self.tiles: tuple[StripTile, ...] = ()
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        samples.arrived.connect(self.update)
        theme.notifier().changed.connect(self.update)

    def set_tiles(self, tiles: Sequence[StripTile], about: str) -> None:
        """Without tiles, `about` says what would be seen here; with some, what makes neighbours of them."""
        self.tiles, self._about, self.current = tuple(tiles), about, -1
        self.setAccessibleName(", ".join(f"{tile.name} {tile.id}" for tile in tiles) or about)
        self._samples.want([tile.id for tile in tiles], "strip")
        self.update()

    def items(self) -> int:
        return len(self.tiles)

    def words(self, number: int) -> str:
        return self.tiles[number].tip if 0 <= number < len(self.tiles) else ""

    def item_at(self, place: QPointF) -> int:
        boxes = (self.box(number) for number in range(len(self.tiles)))
        return next((number for number, box in enumerate(boxes) if box.contains(place)), -1)

    def after(self, key: Qt.Key) -> int:
        if key not in STEPS or not self.tiles:
            return -1
        return min(max(self.current + STEPS[key], 0), len(self.tiles) - 1)

    def choose(self, number: int) -> None:
        self.chosen.emit(self.tiles[number].number)

    def box(self, number: int) -> QRectF:
        """A tile with its caption, in pixels."""
        wide = self._wide()
        left = 2 + number * (wide + GAP) + (APART if number else 0)
        return QRectF(left, scaled(HEAD), wide, scaled(TILE) + scaled(CAPTION))

    def sizeHint(self) -> QSize:
        return QSize(320, scaled(HEAD) + scaled(TILE) + scaled(CAPTION) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if not self.tiles:
                room = QRectF(self.rect())
                draw_words(
                    painter, room, self._about, "text3", fonts.body(), side=Qt.AlignmentFlag.AlignCenter
                )
            else:
                head = QRectF(self.box(1).left(), 0, self.width() - self.box(1).left(), scaled(HEAD) - 2)
                draw_words(painter, head, self._about, "text3", fonts.small())
            for number in range(len(self.tiles)):
                if self.box(number).right() <= self.width():
                    self._paint_tile(painter, number)
        if self.hasFocus():
            paint_ring(self, 6)

    def _wide(self) -> float:
        """As wide as all have room, at least as wide as high, where they are pictures, exactly so."""
        if self._samples.pictured:
            return float(scaled(TILE))
        count = max(1, len(self.tiles))
        return min(scaled(WIDEST), max(scaled(TILE), (self.width() - APART - 4) / count - GAP))

    def _paint_tile(self, painter: QPainter, number: int) -> None:
        tile, box = self.tiles[number], self.box(number)
        room = box.adjusted(0, 0, 0, -scaled(CAPTION))
        if self._samples.pictured:
            self._samples.paint(painter, room, tile.id)
        else:
            draw_box(painter, room, 6, "sunken")
            painter.setFont(fonts.small())
            painter.setPen(theme.color("text"))
            wrapping = QTextOption()
            wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            painter.drawText(room.adjusted(5, 3, -5, -3), self._samples.words(tile.id), wrapping)
        if number == self.current:
            draw_box(painter, room.adjusted(0.5, 0.5, -0.5, -0.5), 6, edge="accent", width=1.5)
        below = QRectF(box.x(), room.bottom(), box.width(), scaled(CAPTION))
        draw_form(painter, QPointF(below.x() + 6, below.center().y()), 4, tile.look)
        tone = "warn" if tile.differs else "text2"
        draw_words(painter, below.adjusted(15, 0, 0, 0), tile.name, tone, fonts.small())
