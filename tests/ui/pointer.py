"""A mouse over the program's windows: every event goes to the widget under it, as the system sends them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NONE = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
STEPS = 4  # of a drag, between one point and the next


class Pointer:
    """Points are those of the screen. While a button is down, what was pressed gets the movements.

    A drag that a widget begins (`QDrag.exec`) is carried to the points that `drag_and_drop` was given.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._grab: QWidget | None = None
        self._window: QWidget | None = None
        self._way: Sequence[QPoint] = ()
        self._target: QWidget | None = None
        self.carried: QMimeData | None = None
        monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: self._carry(drag))

    def under(self, at: QPoint) -> QWidget:
        """The widget that the system would give an event at this point."""
        tops = (
            QApplication.activePopupWidget(),
            QApplication.activeModalWidget(),
            QApplication.activeWindow(),
            *(one for one in QApplication.topLevelWidgets() if one.windowType() == Qt.WindowType.Window),
        )
        # Not `widgetAt`: it knows nothing of what lies outside the small screen that tests have.
        for window in tops:
            if window is not None and window.isVisible() and window.rect().contains(window.mapFromGlobal(at)):
                self._window = window  # without it, its children are lost for Python
                return window.childAt(window.mapFromGlobal(at)) or window
        raise AssertionError(f"nothing is at {at}")

    def press(self, at: QPoint) -> None:
        self._grab = self.under(at)
        self._mouse(QEvent.Type.MouseButtonPress, at)

    def move(self, at: QPoint) -> None:
        self._mouse(QEvent.Type.MouseMove, at)

    def release(self, at: QPoint) -> None:
        self._mouse(QEvent.Type.MouseButtonRelease, at)
        self._grab = None

    def click(self, at: QPoint) -> None:
        self.press(at)
        self.release(at)

    def double_click(self, at: QPoint) -> None:
        self.click(at)
        self._grab = self.under(at)
        self._mouse(QEvent.Type.MouseButtonDblClick, at)
        self.release(at)

    def drag(self, start: QPoint, *stops: QPoint) -> None:
        """Presses, moves in small steps, and releases at the last stop."""
        self.press(start)
        for at in _steps(start, stops):
            self.move(at)
        self.release(stops[-1])

    def drag_and_drop(self, start: QPoint, *stops: QPoint) -> None:
        """Drags what begins a drag of its own at `start`, and drops it at the last stop."""
        self._way, self.carried = stops, None
        self.press(start)
        for distance in (4, 8, 12, 16):
            if self.carried is None:
                self.move(start + QPoint(distance, distance // 2))
        self.release(start)
        assert self.carried is not None, "nothing was picked up"

    def wheel(self, at: QPoint, turn: int) -> None:
        """Goes to the widget below, then to those around it until one takes it, as the system's does."""
        widget: QWidget | None = self.under(at)
        while widget is not None:
            event = QWheelEvent(
                QPointF(widget.mapFromGlobal(at)), QPointF(at), QPoint(), QPoint(0, turn),
                NO_BUTTON, NONE, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(widget, event)
            widget = None if event.isAccepted() else widget.parentWidget()

    def carry(self, data: QMimeData, start: QPoint, *stops: QPoint) -> None:
        """A drag that began elsewhere."""
        for at in _steps(start, stops):
            self._over(data, at)
        self._drop(data, stops[-1])

    def hover(self, data: QMimeData, at: QPoint) -> None:
        """A drag that stays at a point."""
        self._over(data, at)

    def _carry(self, drag: QDrag) -> Qt.DropAction:
        self.carried = drag.mimeData()
        self.carry(self.carried, self._way[0], *self._way)
        return COPY

    def _over(self, data: QMimeData, at: QPoint) -> None:
        target: QWidget | None = self.under(at)
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        if target is not self._target:
            if self._target is not None:
                QApplication.sendEvent(self._target, QDragLeaveEvent())
            self._target = target
            if target is not None:
                here = target.mapFromGlobal(at)
                QApplication.sendEvent(target, QDragEnterEvent(here, COPY, data, LEFT, NONE))
        if self._target is not None:
            here = self._target.mapFromGlobal(at)
            QApplication.sendEvent(self._target, QDragMoveEvent(here, COPY, data, LEFT, NONE))

    def _drop(self, data: QMimeData, at: QPoint) -> None:
        target, self._target = self._target, None
        assert target is not None, "nothing takes this drop"
        here = QPointF(target.mapFromGlobal(at))
        QApplication.sendEvent(target, QDropEvent(here, COPY, data, LEFT, NONE))

    def _mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        widget = self._grab or self.under(at)
        down = LEFT if self._grab is not None and kind != QEvent.Type.MouseButtonRelease else NO_BUTTON
        button = NO_BUTTON if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, QPointF(widget.mapFromGlobal(at)), QPointF(at), button, down, NONE)
        QApplication.sendEvent(widget, event)


def middle_of(widget: QWidget) -> QPoint:
    """The middle of a widget on the screen."""
    return widget.mapToGlobal(widget.rect().center())


def _steps(start: QPoint, stops: Sequence[QPoint]) -> list[QPoint]:
    found: list[QPoint] = []
    for stop in stops:
        found += [start + (stop - start) * (step / STEPS) for step in range(1, STEPS + 1)]
        start = stop
    return found
