"""The whole network in a corner, with the part that is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from deepstudio.ui.canvas.background import Floating
from deepstudio.ui.canvas.geometry import node_rect
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import painting

MARGIN = 7.0
MANY = 300
LATER = 60  # milliseconds


class Minimap(Floating):
    """A click or drag takes the view there."""

    radius = 9

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.minimap")
        self.setFixedSize(QSize(120, 96))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._view = view
        self._picture: QPixmap | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._draw_again)
        self._place = QTransform()
        view.moved.connect(self.update)
        theme.notifier().changed.connect(self._draw_again)
        self.setToolTip(self.tr("The whole network. Click to go there."))
        self.setAccessibleName(self.tr("Overview of the network"))

    def refresh(self) -> None:
        """Nodes moved, came or went. The picture of a large network follows a moment later."""
        if len(self._view.network_scene.nodes) > MANY and self._picture is not None:
            self._later.start()
        else:
            self._draw_again()

    def _draw_again(self) -> None:
        self._picture = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._picture is None:
            self._picture = self._drawn()
        with painting(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            seen = self._place.mapRect(self._view.seen())
            frame = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setPen(QPen(theme.color("accent"), 1.25))
            painter.setBrush(theme.color("accent", 0.07))
            painter.drawRoundedRect(seen.intersected(frame), 3, 3)

    def _go(self, at: QPointF) -> None:
        back, possible = self._place.inverted()
        if possible:
            self._view.center_on(back.map(at))

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        self._place = self._placed()
        scene = self._view.network_scene
        with painting(made) as painter:
            painter.setTransform(self._place)
            painter.setPen(Qt.PenStyle.NoPen)
            grey, bad = theme.mix(theme.color("line"), theme.color("text3"), 0.6), theme.color("bad")
            # What is wrong lies above what is fine.
            for color, wrong in ((grey, False), (bad, True)):
                shown = [item for item in scene.nodes.values() if (item.face.mark == "error") is wrong]
                painter.setBrush(color)
                painter.drawRects([node_rect(item.goal.x(), item.goal.y()) for item in shown])
        return made

    def _placed(self) -> QTransform:
        """From the scene to this widget: everything fits, and small networks do not look large."""
        content = self._view.network_scene.content()
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = 0.085
        if content.width() > 0 and content.height() > 0:
            scale = min(scale, room.width() / content.width(), room.height() / content.height())
        middle = content.center()
        place = QTransform.fromTranslate(room.center().x(), room.center().y())
        place.scale(scale, scale)
        return place.translate(-middle.x(), -middle.y())
