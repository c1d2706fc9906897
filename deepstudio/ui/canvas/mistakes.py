"""The card beside a node that explains its mistake and mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.problems import Problem, Severity
from deepstudio.ui.canvas.geometry import node_rect
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import ProblemCard

WIDTH = 300
GAP = 18


class MistakeCard(ProblemCard):
    """Follows its node and never covers it; hidden while the node is out of sight or no place is left."""

    fix_wanted = Signal(object)

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.mistake")
        self.problem: Problem | None = None
        self._view = view
        self._host = parent
        self._held = False
        self.setFixedWidth(WIDTH)
        self.fix_chosen.connect(self._fix)
        view.moved.connect(self.follow)
        view.gesturing.connect(self._hold)
        self.hide()

    def show_problem(self, problem: Problem | None, everything: bool = False) -> None:
        """Shows a problem of a node; nothing hides the card. `everything` sets the texts anew."""
        before, self.problem = self.problem, problem
        if problem is not None and (everything or before is None or _words(problem) != _words(before)):
            self._fill(problem)
        self.follow()

    def follow(self) -> None:
        """Goes where the node is."""
        place = None if self.problem is None or self._held else self._place(self.problem.place.node)
        if place is None:
            self.hide()
            return
        if place != self.geometry():
            self.move(place.topLeft())
        self.show()
        self.raise_()

    def _fill(self, problem: Problem) -> None:
        severity = "error" if problem.severity is Severity.ERROR else "warning"
        why = tr_text(problem.why) if problem.why else ""
        fixes = [tr_text(fix.label) for fix in problem.fixes]
        self.set_problem(tr_text(problem.message), why, fixes, severity)  # type: ignore[arg-type]
        self.setFixedHeight(max(self.heightForWidth(WIDTH), self.minimumSizeHint().height()))

    def _fix(self, index: int) -> None:
        if self.problem is not None and index < len(self.problem.fixes):
            self.fix_wanted.emit(self.problem.fixes[index])

    def _hold(self, gesturing: bool) -> None:
        """Out of the way while the mouse drags something."""
        self._held = gesturing
        self.follow()

    def _place(self, name: str) -> QRect | None:
        item = self._view.network_scene.nodes.get(name)
        if item is None:
            return None
        body = self._view.from_scene(node_rect(item.x(), item.y()))
        body.translate(QPointF(self._view.mapTo(self._host, self._view.viewport().pos())))
        room = self._host.rect().adjusted(12, 56, -12, -12)
        if not QRectF(room).intersects(body):
            return None
        return placed(body, self.size(), room, self._obstacles())

    def _obstacles(self) -> Sequence[QRect]:
        """Other surfaces over the canvas, which the card leaves free where it can."""
        names = ("model.parameters", "model.minimap")
        found = [self._host.findChild(QWidget, name) for name in names]
        return [widget.geometry() for widget in found if widget is not None and widget.isVisible()]


def _words(problem: Problem) -> tuple[object, ...]:
    """What the card says; checking again gives the same mistake as another object."""
    return problem.severity, problem.message, problem.why, [fix.label for fix in problem.fixes]


def placed(body: QRectF, card: QSize, room: QRect, others: Sequence[QRect] = ()) -> QRect | None:
    """A place in `room` for the card beside `body`: right, left, below or above; best one that covers nothing."""
    wide, high = card.width(), card.height()
    node = body.toAlignedRect()
    spots = [
        QRect(node.right() + GAP, node.top(), wide, high),
        QRect(node.left() - GAP - wide, node.top(), wide, high),
        QRect(node.left(), node.bottom() + GAP, wide, high),
        QRect(node.left(), node.top() - GAP - high, wide, high),
    ]
    shifted = [_within(spot, room) for spot in spots]
    free = [spot for spot in shifted if room.contains(spot) and not spot.intersects(node)]
    clear = [spot for spot in free if not any(spot.intersects(other) for other in others)]
    return next(iter([*clear, *free]), None)


def _within(spot: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(spot.left(), room.right() - spot.width() + 1))
    top = max(room.top(), min(spot.top(), room.bottom() - spot.height() + 1))
    return QRect(left, top, spot.width(), spot.height())
