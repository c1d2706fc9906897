"""A heat map over a picture: where it speaks for an answer and where against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.heat import heat_color
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.styling import draw_box, painting

HeatBox = tuple[float, float, float, float]
WHOLE: HeatBox = (0.0, 0.0, 1.0, 1.0)
USUAL = 70  # percent of opacity
STEPS = 16  # of the scale


@dataclass(frozen=True)
class HeatMap:
    """Rows of weights from -1 to 1 that cover `box` of a picture; `hottest` is a box of the map itself.

    Boxes are left, top, right and bottom as shares.
    """

    rows: tuple[tuple[float, ...], ...]
    box: HeatBox = WHOLE
    hottest: HeatBox | None = None

    def image(self) -> QImage:
        """One pixel a weight."""
        found = QImage(len(self.rows[0]), len(self.rows), QImage.Format.Format_ARGB32)
        for y, row in enumerate(self.rows):
            for x, weight in enumerate(row):
                found.setPixelColor(x, y, QColor(*heat_color(weight)))
        return found


class HeatView(PictureView):
    """A picture that loses its own colours while a map lies over it."""

    def __init__(self, smallest: int = 96, pixelated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(smallest, pixelated, parent)
        self._heat: HeatMap | None = None
        self._layer, self._grey = QImage(), QImage()
        self._opacity = USUAL / 100

    def heat(self) -> HeatMap | None:
        return self._heat

    def set_image(self, image: QImage | None, name: str = "") -> None:
        """The map stays: it may be there before its picture is read."""
        super().set_image(image, name)
        self._grey = QImage()

    def set_heat(self, heat: HeatMap | None) -> None:
        """Lays a map over the picture, or takes it away."""
        self._heat = heat
        self._layer = heat.image() if heat is not None else QImage()
        self._grey = QImage()
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """How much the map covers, from 0 to 1."""
        self._opacity = opacity
        self.update()

    def heat_rect(self) -> QRectF:
        """Where the map lies."""
        return _part(self.picture_rect(), self._heat.box if self._heat is not None else WHOLE)

    def _drawn(self) -> QImage:
        if self._heat is None or not self._opacity:
            return super()._drawn()
        if self._grey.isNull():
            self._grey = self.image().convertToFormat(QImage.Format.Format_Grayscale8)
        return self._grey

    def _paint_over(self, painter: QPainter, place: QRectF) -> None:
        if self._heat is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        room = self.heat_rect()
        painter.drawImage(room, self._smooth(room))
        painter.setOpacity(1.0)
        if self._heat.hottest is not None:
            _paint_frame(painter, _part(room, self._heat.hottest))

    def _smooth(self, room: QRectF) -> QImage:
        size = room.size().toSize().expandedTo(QSize(1, 1))
        return self._layer.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )


class HeatScale(QWidget):
    """What the colours mean, from what speaks most against to what speaks most for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._against, self._for = "", ""
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)

    def words(self) -> tuple[str, str]:
        return self._against, self._for

    def set_words(self, against: str, speaks_for: str) -> None:
        """Without words for what speaks against, the scale has one half."""
        self._against, self._for = against, speaks_for
        self.setAccessibleName(" – ".join(filter(None, (against, speaks_for))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -self.fontMetrics().height() - 2)
        first = -1.0 if self._against else 0.0
        with painting(self) as painter:
            colors = QLinearGradient(bar.topLeft(), bar.topRight())
            for number in range(STEPS + 1):
                colors.setColorAt(number / STEPS, QColor(*heat_color(first + (1 - first) * number / STEPS)))
            painter.fillRect(bar, theme.color("sunken"))
            painter.fillRect(bar, colors)
            draw_box(painter, bar, 2, edge="line")
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(theme.color("text2"))
        half = self.width() // (2 if self._against else 1) - 4
        metrics = self.fontMetrics()
        for words, side in (
            (self._against, Qt.AlignmentFlag.AlignLeft),
            (self._for, Qt.AlignmentFlag.AlignRight),
        ):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, half)
            painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignBottom, shown)


def heat_of(why: Mapping[str, Any], whole: bool = False) -> HeatMap | None:
    """The map of what the engine explained, None where it has none; `whole` over what the network sees itself."""
    try:
        rows = tuple(tuple(map(float, row)) for row in why["map"])
        return HeatMap(rows, WHOLE if whole else _box(why["box"]), _box(why["hottest"])) if rows else None
    except (KeyError, TypeError, ValueError):
        return None


def _box(raw: Sequence[Any]) -> HeatBox:
    left, top, right, bottom = map(float, raw)
    return left, top, right, bottom


def _part(room: QRectF, box: HeatBox) -> QRectF:
    left, top, right, bottom = box
    return QRectF(
        room.left() + left * room.width(),
        room.top() + top * room.height(),
        (right - left) * room.width(),
        (bottom - top) * room.height(),
    )


def _paint_frame(painter: QPainter, room: QRectF) -> None:
    """Seen on light and dark alike."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ink, width in ((Qt.GlobalColor.black, 3.0), (Qt.GlobalColor.white, 1.4)):
        pen = QPen(ink, width)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
