"""The view of the scene: zoom, scrolling, hovering, and the gesture that is going on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from deepstudio.core.problems import Edit
from deepstudio.core.registry import Registry
from deepstudio.storage.own_blocks import StoredBlock
from deepstudio.ui.canvas import clipboard, keyboard
from deepstudio.ui.canvas.background import paint_ground
from deepstudio.ui.canvas.geometry import READABLE, finite, fitting, free_place, node_rect, on_sheet, zoomed
from deepstudio.ui.canvas.gestures import Gesture, gesture_for
from deepstudio.ui.canvas.gestures.band import Pan
from deepstudio.ui.canvas.gestures.drop import DropBlock, DropLayer
from deepstudio.ui.canvas.hits import Hit, hit_at, port_words
from deepstudio.ui.canvas.labels import detail_at
from deepstudio.ui.canvas.scene import NetworkScene
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets.styling import wrapped

Apply = Callable[[Edit, bool], None]
WHEEL_STEP = 1.0015  # zoom per eighth of a degree of the wheel
TOP, SIDE = 60, 24  # pixels that the toolbar and the edges keep free
SLANTED = 60  # pixels at the right for the end of a slanted label


Glance = tuple[float, float, float]


class CanvasView(QGraphicsView):
    """Shows the scene and turns mouse, wheel and pinch into gestures; it changes no graph by itself."""

    hovered = Signal(object)
    """The `Hit` under the mouse."""
    search_wanted = Signal(object, object)
    """A port, as a `Hit`, and the point of the scene where its wire was dropped in empty space."""
    menu_wanted = Signal(object, QPoint)
    details_wanted = Signal(str)
    title_wanted = Signal(str)
    """The title of a node was double-clicked."""
    group_title_wanted = Signal(str)
    group_wanted = Signal(str)
    """A group shall be opened or closed."""
    note = Signal(str, str)
    moved = Signal()
    """Zoom or place changed."""
    gesturing = Signal(bool)

    def __init__(
        self, scene: NetworkScene, registry: Registry, apply: Apply, parent: QWidget | None = None
    ) -> None:
        super().__init__(scene, parent)
        self.registry = registry
        self.network_scene = scene
        self.apply = apply
        self.block_of: Callable[[str], StoredBlock | None] = lambda value: None
        """The block that is dragged from the palette, by its value."""
        self.gesture: Gesture | None = None
        self.current = ""
        self._hit = Hit()
        self._space = False
        self.floating: Callable[[], Sequence[QRectF]] = lambda: ()
        """What floats over the top of the canvas and should cover no node, in pixels of the viewport."""
        self._set_up()
        theme.notifier().changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # Zoom and place

    def zoom(self) -> float:
        return self.transform().m11()

    def set_zoom(self, wanted: float, anchor: QPointF | None = None) -> None:
        """Zooms so that what lies under `anchor` (a point of the viewport; its middle by default) stays there."""
        scale = zoomed(wanted, 1.0)
        at = anchor if anchor is not None else QPointF(self.viewport().rect().center())
        held = self.to_scene(at)
        self.setTransform(QTransform.fromScale(scale, scale))
        self.network_scene.show_detail(detail_at(scale))
        self.set_bounds()
        self.scroll_by(QPointF(held.x() * scale, held.y() * scale) - self._scrolled() - at)
        self.moved.emit()

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        self.set_zoom(zoomed(self.zoom(), factor), anchor)

    def room(self) -> tuple[float, float]:
        """The pixels that a network can take up without lying under what floats here."""
        size, aside = self.viewport().size(), SLANTED if self.network_scene.sideways else 0
        return max(size.width() - 2 * SIDE - aside, 1), max(size.height() - TOP - SIDE, 1)

    def fit(self, largest: float = 1.0) -> None:
        """Shows the whole network, no larger than `largest`."""
        self._fit_below(TOP, largest)
        shown = self.from_scene(self.network_scene.content())
        lower = max(
            (round(over.bottom()) + 10 for over in self.floating() if over.intersects(shown)), default=0
        )
        if lower > TOP:
            self._fit_below(lower, largest)

    def _fit_below(self, top: int, largest: float) -> None:
        content = self.network_scene.content()
        size, (wide, high) = self.viewport().size(), self.room()
        self.set_zoom(fitting(content, wide, max(high + TOP - top, 1), largest))
        middle = content.center() if not content.isEmpty() else QPointF()
        self.center_on(middle, QPointF((wide + 2 * SIDE) / 2, (size.height() + top - SIDE) / 2))

    def go_home(self) -> None:
        """The first sight of a network: all of it if it stays readable, else its beginning."""
        content = self.network_scene.content()
        size = self.viewport().size()
        scale = fitting(content, *self.room())
        if scale >= READABLE:
            self.fit()
            return
        self.set_zoom(1.0)
        first = next(iter(self.network_scene.network.graph.order()), None)
        start = QPointF(*on_sheet(first.position)) if first else content.topLeft()
        narrow = content.width() < size.width() - 2 * SIDE
        middle = content.center().x() if narrow else node_rect(start.x(), start.y()).center().x()
        self.center_on(QPointF(middle, start.y()), QPointF(size.width() / 2, TOP))

    def center_on(self, point: QPointF, at: QPointF | None = None) -> None:
        """Scrolls so that a point of the scene lies at a point of the viewport, by default its middle."""
        if not finite(point):
            return
        goal = at if at is not None else QPointF(self.viewport().rect().center())
        self.scroll_by(point * self.zoom() - self._scrolled() - goal)
        self.moved.emit()

    def reveal(self, name: str) -> None:
        """Scrolls no further than needed to show a node."""
        item = self.network_scene.nodes.get(name)
        if item is not None:
            self.reveal_body(node_rect(item.x(), item.y()))

    def reveal_body(self, place: QRectF) -> None:
        """The same for a rectangle of the scene."""
        body = self.from_scene(place)
        room = QRectF(self.viewport().rect()).adjusted(SIDE, TOP, -SIDE, -SIDE)
        dx = min(0.0, body.left() - room.left()) or max(0.0, body.right() - room.right())
        dy = min(0.0, body.top() - room.top()) or max(0.0, body.bottom() - room.bottom())
        if dx or dy:
            self.scroll_by(QPointF(dx, dy))
            self.moved.emit()

    def scroll_by(self, delta: QPointF) -> None:
        bar_x, bar_y = self.horizontalScrollBar(), self.verticalScrollBar()
        bar_x.setValue(round(bar_x.value() + delta.x()))
        bar_y.setValue(round(bar_y.value() + delta.y()))

    def set_bounds(self) -> None:
        """Leaves one viewport of room around the network to scroll into."""
        scale, size = self.zoom(), self.viewport().size()
        wide, high = size.width() / scale, size.height() / scale
        bounds = self.network_scene.content().adjusted(-wide, -high, wide, high)
        if bounds != self.sceneRect():
            self.setSceneRect(bounds)

    def to_scene(self, at: QPointF) -> QPointF:
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(at)

    def to_scene_rect(self, area: QRectF) -> QRectF:
        """Pixels of the viewport as a rectangle of the scene."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.mapRect(area)

    def from_scene(self, body: QRectF) -> QRectF:
        """A rectangle of the scene in pixels of the viewport."""
        return self.viewportTransform().mapRect(body)

    def in_host(self, body: QRectF, host: QWidget) -> QRectF:
        """A rectangle of the scene in pixels of a widget that holds this one."""
        return self.from_scene(body).translated(QPointF(self.mapTo(host, self.viewport().pos())))

    def seen(self) -> QRectF:
        """The part of the scene in the viewport."""
        return self.to_scene_rect(QRectF(self.viewport().rect()))

    def free_place(self, x: float, y: float) -> tuple[float, float]:
        """The place for a new node that is nearest to the given one."""
        return free_place(list(self.network_scene.bodies().values()), x, y)

    def corner(self) -> Glance:
        """Zoom, and the point of the scene in the upper left: what stays while nobody looks elsewhere."""
        at = self.to_scene(QPointF(0, 0))
        return self.zoom(), round(at.x(), 1), round(at.y(), 1)

    def _scrolled(self) -> QPointF:
        """Where the viewport's corner lies, in pixels of the zoomed scene."""
        corner = self.viewportTransform()
        return QPointF(-corner.dx(), -corner.dy())

    def refuse_circle(self) -> None:
        """Says why a wire was not drawn."""
        words = self.tr("This wire would close a circle. Data must flow one way, from an input to an output.")
        self.note.emit("warn", words)

    # Gestures

    def begin(self, gesture: Gesture, at: QPointF) -> None:
        self.cancel()
        self.gesture = gesture
        self.gesturing.emit(True)
        gesture.start(at)

    def finish(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Ends the gesture at a point of the scene and lets it ask for its edit."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.finish(at, keys)
            self._gesture_over()

    def cancel(self) -> None:
        """Ends the gesture without a trace."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
            self._gesture_over()

    def _gesture_over(self) -> None:
        self.unsetCursor()
        self.set_bounds()
        self.gesturing.emit(False)

    def hit(self, at: QPointF) -> Hit:
        """What lies at a point of the scene."""
        scene = self.network_scene
        return hit_at(scene, scene.nodes, at, self.zoom(), scene.groups.closed)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.to_scene(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hover(Hit())
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self.begin(Pan(self), at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.begin(gesture_for(self, self.hit(at), event.modifiers()), at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.to_scene(event.position())
        if self.gesture is not None:
            self.gesture.move(at, event.modifiers())
        else:
            self._hover(self.hit(at))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.finish(self.to_scene(event.position()), event.modifiers())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.to_scene(event.position())
        hit = self.hit(at)
        if hit.group:
            at_title = hit.part == "title" or (hit.kind == "node" and self._on_title(hit.node, at))
            (self.group_title_wanted if at_title else self.group_wanted).emit(hit.group)
        elif hit.kind == "node":
            (self.title_wanted if self._on_title(hit.node, at) else self.details_wanted).emit(hit.node)
        event.accept()

    def _on_title(self, name: str, at: QPointF) -> bool:
        item = self.network_scene.nodes[name]
        return item.title_place(self.zoom()).translated(item.pos()).contains(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(WHEEL_STEP ** (turned.y() or turned.x()), event.position())
            event.accept()
            return
        step = event.pixelDelta() if not event.pixelDelta().isNull() else turned * 0.6
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turned.x()
        delta = QPointF(step.y(), 0) if sideways else QPointF(step.x(), step.y())
        self.scroll_by(-delta)
        self.moved.emit()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        elif event.type() == QEvent.Type.Leave:
            self._hover(Hit())
        return super().viewportEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab walks along the network before it leaves the canvas.
        return keyboard.tab(self, forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not keyboard.press(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            keyboard.enter(self, event.reason() == Qt.FocusReason.BacktabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cancel()
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(
            self.hit(self.to_scene(QPointF(event.pos()))) if mouse else None, event.globalPos()
        )
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self.to_scene(QPointF(0, 0))
        super().resizeEvent(event)
        self.set_bounds()
        # The part at the top left stays where it is, as under any window that grows to the right and down.
        self.scroll_by(held * self.zoom() - self._scrolled())
        self.moved.emit()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drag_over(event, event.position())

    dragEnterEvent = dragMoveEvent

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_layer(event, event.position())

    def drag_over(self, event: QDropEvent, at: QPointF) -> None:
        """A drag is at a point of the viewport, here or over something that floats above it."""
        dragged = clipboard.layer_in(event.mimeData())
        kind, stored = self.registry.layers.get(dragged), self.block_of(dragged)
        if kind is None and stored is None:
            event.ignore()
            return
        if not isinstance(self.gesture, DropLayer):
            if stored is not None:
                self.begin(DropBlock(self, stored.block), self.to_scene(at))
            elif kind is not None:
                self.begin(DropLayer(self, kind), self.to_scene(at))
        if self.gesture is not None:
            self.gesture.move(self.to_scene(at), event.modifiers())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def drop_layer(self, event: QDropEvent, at: QPointF) -> None:
        self.drag_over(event, at)
        if event.isAccepted():
            self.finish(self.to_scene(at), event.modifiers())
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        paint_ground(painter, self, QRectF(rect))

    def _hover(self, hit: Hit) -> None:
        if hit == self._hit:
            return
        self.network_scene.mark(hit)
        self._hit = hit
        words = port_words(self.network_scene.network.analysis, hit)
        self.viewport().setToolTip(wrapped(words) if words else "")
        grabs = hit.kind in ("input", "output") or hit.end
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if grabs else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(hit)
