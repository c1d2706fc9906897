"""The card beside a node that explains its mistake and mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deepstudio.core.problems import Problem
from deepstudio.ui.canvas.geometry import node_rect
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import IconButton, ProblemCard
from deepstudio.ui.widgets.placing import inside
from deepstudio.ui.widgets.styling import painting

WIDTHS = (300, 264, 236)
GAP = 18
EDGE = 12
PATIENCE = 350  # milliseconds that the mouse has to reach the card


class MistakeCard(ProblemCard):
    """Follows its node and never covers it; hidden while the node is out of sight or no place is left.

    The node is the selected one, else the one under the mouse. A card that was closed stays away until another node
    comes. `told_changed` says that the card came or went.
    """

    fix_wanted = Signal(object)
    told_changed = Signal()

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.mistake")
        self.problem: Problem | None = None
        self._view = view
        self._host = parent
        self._held = False
        self.elsewhere: Callable[[], bool] = lambda: False
        """Whether the mistakes of a selected node can be read elsewhere, where no free place is left here."""
        self._selected: tuple[Problem, ...] = ()
        self._hovered: tuple[Problem, ...] = ()
        self._closed = ""
        self.pointer = Pointer(parent)
        self.close_button = IconButton(
            "close", self.tr("Close"), small=True, name="model.mistake.close", parent=self, run=self._close
        )
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(14, 10, 10, 14)
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._forget_hovered)
        self.fix_chosen.connect(self._fix)
        view.moved.connect(self.follow)
        view.gesturing.connect(self._hold)
        self.hide()

    def told(self) -> Problem | None:
        """The problem that can be read here."""
        return None if self.isHidden() else self.problem

    def show_selected(self, problems: Iterable[Problem], everything: bool = False) -> None:
        """Takes what is wrong with the selected node. `everything` sets the texts anew."""
        self._selected = tuple(problems)
        if not self._selected or self._selected[0].place.node != self._closed:
            self._closed = ""
        self._choose(everything)

    def show_hovered(self, problems: Iterable[Problem]) -> None:
        """Takes what is wrong with the node under the mouse; without anything, the card stays for a moment."""
        found = tuple(problems)
        if not found:
            if self._hovered:
                self._later.start()
            return
        self._later.stop()
        self._hovered = found
        self._choose()

    def forget_hovered(self) -> None:
        """The node under the mouse may be another, such as after a change of the network."""
        self._later.stop()
        self._hovered = ()

    def missing_width(self) -> int:
        """How many pixels the view would have to move for the widest card to stand at the right of its node."""
        body = self._body(self.problem.place.node) if self.problem is not None else None
        if body is None:
            return 0
        overview = self._host.findChild(QWidget, "model.minimap")
        taken = overview.geometry().right() if overview is not None and overview.isVisible() else 0
        needed = body.toAlignedRect().right() + GAP + scaled(WIDTHS[0]) + EDGE - self._host.width()
        return max(0, min(needed, body.toAlignedRect().left() - EDGE - taken))

    def follow(self) -> None:
        """Goes where the node is."""
        before = self.told()
        place = None if self.problem is None or self._held else self._place(self.problem.place.node)
        if place is None:
            self.hide()
            self.pointer.hide()
        else:
            self._go(place)
        if self.told() is not before:
            self.told_changed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._later.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self._hovered:
            self._later.start()

    def _choose(self, everything: bool = False) -> None:
        before = self.problem
        found = next(iter((*self._selected, *self._hovered)), None)
        self.problem = None if found is None or found.place.node == self._closed else found
        problem = self.problem
        if problem is not None and (everything or before is None or _words(problem) != _words(before)):
            self.show_problem(problem)
        if problem is not before and not self.isHidden():
            self.told_changed.emit()
        self.follow()

    def _forget_hovered(self) -> None:
        if not self.underMouse():
            self._hovered = ()
            if not self._selected:
                self._closed = ""
            self._choose()

    def _close(self) -> None:
        self._closed = self.problem.place.node if self.problem is not None else ""
        self._choose()

    def _fix(self, index: int) -> None:
        if self.problem is not None and index < len(self.problem.fixes):
            self.fix_wanted.emit(self.problem.fixes[index])

    def _hold(self, gesturing: bool) -> None:
        """Out of the way while the mouse drags something."""
        self._held = gesturing
        self.follow()

    def _go(self, place: QRect) -> None:
        if place != self.geometry():
            self.setFixedSize(place.size())
            self.move(place.topLeft())
        node = self._body(self.problem.place.node) if self.problem is not None else None
        self.show()
        self.raise_()
        self.pointer.point(place, node.toAlignedRect() if node is not None else QRect())

    def _body(self, name: str) -> QRectF | None:
        """Where a node is, in pixels of the host."""
        item = self._view.network_scene.nodes.get(name)
        return self._view.in_host(node_rect(item.x(), item.y()), self._host) if item is not None else None

    def _place(self, name: str) -> QRect | None:
        """The widest card that covers no other node; where each does, the place that covers least."""
        body = self._body(name)
        room = self._host.rect().adjusted(EDGE, 56, -EDGE, -EDGE)
        if body is None or not QRectF(room).intersects(body):
            return None
        seen, shown = self._view.seen(), self._view.network_scene.nodes.values()
        near = [
            item.name for item in shown if item.name != name and seen.intersects(item.sceneBoundingRect())
        ]
        nodes = [one.toAlignedRect() for other in near if (one := self._body(other)) is not None]
        found: list[tuple[int, QRect]] = []
        for width in map(scaled, WIDTHS):
            size = QSize(width, self._height(width))
            spot = placed(body, size, room, self._surfaces(), nodes)
            if spot is not None:
                found.append((covered(spot, nodes), spot))
                if not found[-1][0]:
                    break
        hides, best = min(found, key=lambda pair: pair[0], default=(0, None))
        return None if hides and self._selected and self.elsewhere() else best

    def _height(self, width: int) -> int:
        self.setMinimumHeight(0)
        return max(self.heightForWidth(width), self._column.totalHeightForWidth(width))

    def _surfaces(self) -> Sequence[QRect]:
        """Other surfaces over the canvas, which the card leaves free where it can."""
        names = ("model.parameters", "model.minimap")
        found = [self._host.findChild(QWidget, name) for name in names]
        return [widget.geometry() for widget in found if widget is not None and widget.isVisible()]


class Pointer(QWidget):
    """A small triangle from the card to its node."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._right = True
        self.hide()

    def point(self, card: QRect, node: QRect) -> None:
        """Beside the card, at the height of the node; hidden where the card is above or below it."""
        shared = card.intersected(QRect(card.left(), node.top(), card.width(), node.height()))
        self._right = card.left() > node.right()
        beside = self._right or card.right() < node.left()
        if not beside or shared.height() < 24:
            self.hide()
            return
        left = card.left() - 8 if self._right else card.right()
        self.setGeometry(left, shared.center().y() - 9, 10, 18)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if not self._right:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            edge = [QPointF(9, 1), QPointF(1, 9), QPointF(9, 17)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface"))
            painter.drawPolygon(QPolygonF([*edge, QPointF(10, 17), QPointF(10, 1)]))
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawPolyline(edge)


def _words(problem: Problem) -> tuple[object, ...]:
    """What the card says; checking again gives the same mistake as another object."""
    return problem.severity, problem.message, problem.why, [fix.label for fix in problem.fixes]


def covered(spot: QRect, bodies: Iterable[QRect]) -> int:
    """How many pixels of the bodies lie under a card."""
    shared = (spot.intersected(body) for body in bodies)
    return sum(one.width() * one.height() for one in shared if not one.isEmpty())


def placed(
    body: QRectF, card: QSize, room: QRect, others: Sequence[QRect] = (), nodes: Sequence[QRect] = ()
) -> QRect | None:
    """A place in `room` for the card beside `body`: right, left, below or above.

    The best covers the least of other `nodes`, then of the surfaces `others`.
    """
    wide, high = card.width(), card.height()
    node = body.toAlignedRect()
    tops = (node.top(), node.center().y() - high // 2, node.bottom() - high)
    beside = [QRect(node.right() + GAP, top, wide, high) for top in tops]
    beside += [QRect(node.left() - GAP - wide, top, wide, high) for top in tops]
    below = QRect(node.left(), node.bottom() + GAP, wide, high)
    above = QRect(node.left(), node.top() - GAP - high, wide, high)
    shifted = [inside(spot, room) for spot in (*beside, below, above)]
    free = [spot for spot in shifted if room.contains(spot) and not spot.intersects(node)]
    return min(free, key=lambda spot: (covered(spot, nodes), covered(spot, others)), default=None)
