"""The dotted ground of the canvas, and surfaces that float over it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from deepstudio.ui.canvas.faces import CheckedNetwork, size_words
from deepstudio.ui.canvas.geometry import GRID
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets import Label
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import painting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView


CLOSEST = 13  # pixels between dots; closer ones would be noise


def paint_ground(painter: QPainter, view: QGraphicsView, exposed: QRectF) -> None:
    """Fills the exposed part; the dots keep to the scene while it scrolls."""
    ratio = view.devicePixelRatioF()
    spacing = GRID * view.transform().m11()
    while spacing < CLOSEST:
        spacing *= 2
    tokens = theme.current()
    ink = theme.mix(QColor(tokens.line), QColor(tokens.text3), 0.12).name()
    painter.save()
    origin = painter.worldTransform().map(QPointF(0, 0))
    area = painter.worldTransform().mapRect(exposed).toAlignedRect()
    painter.resetTransform()
    painter.setBrushOrigin(origin)
    painter.fillRect(area, _dots(round(spacing * ratio), ratio, tokens.background, ink))
    painter.restore()


@lru_cache(maxsize=16)
def _dots(side: int, ratio: float, ground: str, ink: str) -> QBrush:
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    with painting(tile) as painter:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(1.5 * ratio, 1.5 * ratio), 0.9 * ratio, 0.9 * ratio)
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


class Floating(QWidget):
    """A rounded surface with a thin line and room for widgets in `column`; it keeps mouse clicks to itself."""

    radius = RADIUS_CARD

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.column = column_of(margins=(14, 10, 14, 12), on=self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius
            )


class ShapeBadge(Floating):
    """Appears beside a wire and never catches the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("model.badge")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.shape_label = Label("", "mono", "text", parent=self)
        self.words = Label("", "secondary", "text2", parent=self)
        self.column.setContentsMargins(10, 6, 10, 7)
        self.column.setSpacing(1)
        self.column.addWidget(self.shape_label)
        self.column.addWidget(self.words)
        self.hide()

    def show_wire(self, network: CheckedNetwork, hit: Hit, at: QPoint) -> None:
        """Shows the shape on a wire near a point of the parent; hides for anything else."""
        if hit.link is None:
            self.hide()
            return
        shape = network.analysis.gives(hit.link)
        self.shape_label.setText(size_words(shape, network.longest) if shape else "?")
        unknown = self.tr("Not known: a layer above has a mistake or no input.")
        self.words.setText(tr_text(shape.describe()) if shape else unknown)
        self.adjustSize()
        room = self._host.rect()
        x = at.x() + 16 if at.x() + 16 + self.width() < room.right() else at.x() - 16 - self.width()
        y = min(max(at.y() - self.height() // 2, 8), room.bottom() - self.height() - 8)
        self.move(max(8, x), y)
        self.show()
        self.raise_()
