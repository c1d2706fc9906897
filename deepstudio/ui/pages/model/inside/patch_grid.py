"""What excites the channels of a layer most: a row of small pictures for each."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import written
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.items import DrawnItems
from deepstudio.ui.widgets.rows import draw_words

SMALLEST, TILE, GAP, NUMBER = 40, 68, 6, 44  # pixels
BLOCKY = 40  # pictures up to this many pixels keep their square pixels


@dataclass(frozen=True)
class ShownPatch:
    """A part of a sample; `frame` is what the channel sees of it, where more than that is shown."""

    id: str
    value: float
    image: QImage
    frame: QRectF | None
    is_cut: bool
    """Whether the border of the picture cuts it off."""


@dataclass(frozen=True)
class PatchRow:
    """A channel and the patches that excite it, the strongest first."""

    channel: int
    mean: float
    spread: float
    patches: tuple[ShownPatch, ...]


def patch_rows(told: dict[str, Any]) -> list[PatchRow]:
    """The rows of an answer (`engine.inside.crops`); for other threads than the window's."""
    return [
        PatchRow(row["channel"], row["mean"], row["spread"], tuple(map(_patch, row["patches"])))
        for row in told["rows"]
    ]


def _patch(told: dict[str, Any]) -> ShownPatch:
    # Where no format is named, Qt asks all: that for SVG connects a signal, whose lock the window's thread may hold
    # while it waits for this thread to give Python free.
    image = QImage.fromData(base64.b64decode(told["png"]), "PNG")  # type: ignore[arg-type]  # the stub says bytes, which it refuses
    left, top, right, bottom = told["frame"]
    whole = (right - left, bottom - top) == (image.width(), image.height())
    frame = None if whole else QRectF(left, top, right - left, bottom - top)
    return ShownPatch(told["id"], told["value"], image, frame, told["cut"])


class PatchGrid(DrawnItems):
    """`chosen(sample, samples)` when a patch is clicked, or Enter pressed on it: its sample, and all of its row."""

    chosen = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PatchRow] = []
        self._places: list[tuple[int, int]] = []
        """Row and column of each item."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("What excites each channel most, a row a channel"))

    def show_rows(self, rows: Sequence[PatchRow]) -> None:
        """Replaces what is shown."""
        self.rows = list(rows)
        self.read(-1)
        self._fit()

    # Items

    def words(self, number: int) -> str:
        if not 0 <= number < len(self._places):
            return ""
        row, patch = self.patch(number)
        said = self.tr("{sample}\nChannel {n}: {value} here, {mean} in the mean")
        words = {"value": written(patch.value), "mean": written(row.mean), "n": row.channel}
        return said.format(sample=patch.id, **words)

    def patch(self, number: int) -> tuple[PatchRow, ShownPatch]:
        """What an item shows."""
        row, column = self._places[number]
        return self.rows[row], self.rows[row].patches[column]

    def item_at(self, place: QPointF) -> int:
        return next(
            (number for number in range(len(self._places)) if self.place_of(number).contains(place)), -1
        )

    def after(self, key: Qt.Key) -> int:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if key not in steps or not self._places:
            return -1
        if self.current < 0:
            return 0
        row, column = self._places[self.current]
        wanted = row + steps[key][0], column + steps[key][1]
        return self._places.index(wanted) if wanted in self._places else -1

    def choose(self, number: int) -> None:
        row, patch = self.patch(number)
        self.chosen.emit(patch.id, [one.id for one in row.patches])

    def place_of(self, number: int) -> QRectF:
        """Where a patch is drawn."""
        row, column = self._places[number]
        return QRectF(scaled(NUMBER) + column * (self._side + GAP), row * self._row, self._side, self._side)

    # Drawing

    def sizeHint(self) -> QSize:
        return QSize(scaled(NUMBER) + 9 * (scaled(TILE) + GAP), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(NUMBER) + scaled(SMALLEST), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line, row in enumerate(self.rows):
            room = QRectF(0, line * self._row, scaled(NUMBER) - 10, self._side)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            draw_words(painter, room, str(row.channel), "text2", fonts.small(), side=right)
        for number in range(len(self._places)):
            room = self.place_of(number)
            if event.rect().intersects(room.toAlignedRect()):
                self._paint_patch(painter, number, room)
        painter.end()

    def _paint_patch(self, painter: QPainter, number: int, room: QRectF) -> None:
        _, patch = self.patch(number)
        side = max(patch.image.width(), patch.image.height(), 1)
        scale = room.width() / side
        wide, high = patch.image.width() * scale, patch.image.height() * scale
        middle = room.center()
        place = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.fillRect(place, theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, side > BLOCKY)
        painter.drawImage(place, patch.image)
        if patch.frame is not None:
            seen = patch.frame
            corner = place.topLeft() + seen.topLeft() * scale
            _draw_frame(painter, QRectF(corner, seen.size() * scale))
        is_read = number == self.current
        painter.setPen(QPen(theme.color("accent" if is_read else "line"), 2 if is_read else 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    @property
    def _side(self) -> float:
        most = max((len(row.patches) for row in self.rows), default=1) or 1
        fits = (self.width() - scaled(NUMBER)) / most - GAP
        return max(float(scaled(SMALLEST)), min(float(scaled(TILE)), fits))

    @property
    def _row(self) -> float:
        return self._side + GAP

    def _height(self) -> int:
        return round(len(self.rows) * self._row)

    def _fit(self) -> None:
        """As many of a row as there is room for."""
        room = self.width() - scaled(NUMBER) + GAP
        across = max(1, int(room // (self._side + GAP) + 1e-6))
        self._places = [
            (line, column)
            for line, row in enumerate(self.rows)
            for column in range(min(across, len(row.patches)))
        ]
        self.setMinimumHeight(self._height())
        self.updateGeometry()
        self.update()


def _draw_frame(painter: QPainter, room: QRectF) -> None:
    """Around what is seen, a line that is seen on any picture: light within dark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, outside in ((QColor(255, 255, 255), 0.5), (QColor(0, 0, 0), 1.5)):
        painter.setPen(QPen(color, 1))
        painter.drawRect(room.adjusted(-outside, -outside, outside, outside))
