"""The rail of steps at the left of the window."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS_CARD, RAIL, scaled
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.layouts import STRETCH, column_of
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import RingedButton, draw_box, painting, wrapped
from deepstudio.ui.widgets.surfaces import Panel

StepState = Literal["not_started", "attention", "done"]
STEPS = ("data", "model", "train", "evaluate", "predict", "export")
NAME_TOP, NAME = 35, 18  # pixels: below the icon, which is as large with every size of text; height of a name


class StepButton(RingedButton):
    """One step: its icon over its name, and a dot for its state."""

    def __init__(self, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.state: StepState = "not_started"
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFont(fonts.small())
        self.setFixedSize(scaled(RAIL) - 12, NAME_TOP + scaled(NAME) + 9)

    def describe(self, name: str, state: StepState, words: str, reason: str) -> None:
        """`words` is the state in words, `reason` says more and may be empty."""
        self.state = state
        self.setText(name)
        self.setAccessibleName(f"{name}, {words}")
        self.setAccessibleDescription(reason)
        self.setToolTip(wrapped(f"{name}: {words}" + (f"\n{reason}" if reason else "")))
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint_ground(painter)
            token = "accent" if self.isChecked() else "text2"
            icons.paint(painter, QRectF(self.width() / 2 - 11, 9, 22, 22), self.step, token)
            self._paint_name(painter, token)
            if self.state != "not_started":
                draw_dot(
                    painter, self.width() - 15, 12, theme.color("good" if self.state == "done" else "warn")
                )

    def _paint_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        ground = "accent_soft" if self.isChecked() else "sunken" if self.underMouse() else ""
        draw_box(painter, rect, RADIUS_CARD - 2, ground, "accent" if self.is_ringed else "", 1.5)

    def _paint_name(self, painter: QPainter, token: str) -> None:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        place, middle = QRectF(0, NAME_TOP, self.width(), scaled(NAME)), Qt.AlignmentFlag.AlignCenter
        draw_words(painter, place, self.text(), token, font, side=middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail moves between steps
        else:
            super().keyPressEvent(event)


class StepRail(Panel):
    """The steps from data to export. `chosen` says which one the user wants."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self.setFixedWidth(scaled(RAIL))
        self._states: dict[str, tuple[StepState, str]] = dict.fromkeys(STEPS, ("not_started", ""))
        self._buttons = {step: StepButton(step, self) for step in STEPS}
        column_of(*self._buttons.values(), STRETCH, gap=2, margins=6, on=self)
        for button in self._buttons.values():
            button.clicked.connect(self._clicked)
        self._buttons["data"].setChecked(True)
        self.setAccessibleName(self.tr("Steps"))
        for step in STEPS:
            self._describe(step)

    def current(self) -> str:
        return next(step for step, button in self._buttons.items() if button.isChecked())

    def set_current(self, step: str) -> None:
        """Highlights `step`; says nothing to listeners. Raises KeyError for an unknown step."""
        self._buttons[step].setChecked(True)

    def state(self, step: str) -> StepState:
        return self._states[step][0]

    def set_state(self, step: str, state: StepState, reason: str = "") -> None:
        """Marks a step; `reason` is shown on hover, for example the problem that needs attention."""
        self._states[step] = (state, reason)
        self._describe(step)

    def button(self, step: str) -> StepButton:
        return self._buttons[step]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not move:
            super().keyPressEvent(event)
            return
        shown = list(self._buttons)
        place = shown.index(self.current()) + move
        if 0 <= place < len(shown):
            button = self._buttons[shown[place]]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()

    def _clicked(self) -> None:
        self.chosen.emit(self.current())

    def _describe(self, step: str) -> None:
        state, reason = self._states[step]
        self._buttons[step].describe(self._name(step), state, self._words(state), reason)

    def _name(self, step: str) -> str:
        return {
            "data": self.tr("Data"),
            "model": self.tr("Model"),
            "train": self.tr("Train"),
            "evaluate": self.tr("Evaluate"),
            "predict": self.tr("Predict"),
            "export": self.tr("Export"),
        }[step]

    def _words(self, state: StepState) -> str:
        return {
            "not_started": self.tr("not started"),
            "attention": self.tr("needs attention"),
            "done": self.tr("done"),
        }[state]
