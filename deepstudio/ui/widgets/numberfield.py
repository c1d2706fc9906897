"""A field for one number, whole or not, with its unit, two small buttons and perhaps a menu of usual values."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from deepstudio.core.numerals import next_value, parse, shown
from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import CONTROL, scaled
from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.fields import Markable, TextField
from deepstudio.ui.widgets.labels import Label
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.styling import set_style


class NumberField(Markable, QFrame):
    """Takes `12`, `0.001` or `1e-3`. Other text stays, with a message, and the last good value holds.

    `zero` is a word for 0, such as `off`, which stands in the field while nobody types there.

    Signals: `edited(value, merge)` with an int or float; `problem(message)`, empty when all is good again.
    """

    edited = Signal(object, bool)
    problem = Signal(str)

    def __init__(
        self,
        value: float = 0,
        *,
        integer: bool = True,
        minimum: float | None = None,
        maximum: float | None = None,
        step: float | None = None,
        unit: str = "",
        zero: str = "",
        usual: Sequence[float] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._usual = tuple(usual)
        self._zero = zero
        self._value: float = value
        self._integer = integer
        self._low, self._high, self._step = minimum, maximum, step
        self._merge = False
        self._message = ""
        self._outer_error = ""
        self._build(unit)
        self.set_value(value)

    def _build(self, unit: str) -> None:
        self.setFixedHeight(scaled(CONTROL))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit = TextField(parent=self)
        self.edit.setFont(fonts.tabular(fonts.body()))
        self.edit.setMinimumWidth(30)
        self.edit.textEdited.connect(lambda _text: self._accept())
        self.edit.editingFinished.connect(self._left)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self._unit = Label(unit, "secondary", "text3", parent=self)
        self._unit.setVisible(bool(unit))
        self.less = IconButton("minus", self.tr("Less"), small=True, parent=self)
        self.more = IconButton("plus", self.tr("More"), small=True, parent=self)
        self.choose = IconButton("chevron-down", self.tr("Usual values"), small=True, parent=self)
        self.choose.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choose.setIconSize(QSize(12, 12))
        self.choose.setVisible(bool(self._usual))
        self.choose.clicked.connect(self.open_usual)
        row = row_of((self.edit, 1), self._unit, 4, self.choose, gap=0, margins=(9, 1, 2, 1), on=self)
        for button, direction in ((self.less, -1), (self.more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIconSize(QSize(12, 12))
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, d=direction: self._button(d))
            row.addWidget(button)

    def value(self) -> float:
        """The last good value; an int where the field takes whole numbers."""
        return self._value

    def text(self) -> str:
        return self.edit.text()

    def set_value(self, value: object) -> None:
        """Shows `value` and says nothing. What the user is typing is left alone while it means the same."""
        if not isinstance(value, int | float):
            return
        self._value = int(value) if self._integer and float(value).is_integer() else value
        typing = self.edit.hasFocus() and self.edit.isModified()
        if typing and (self._message or self._parsed() == self._value):
            return
        if self._parsed() != self._value:
            self.edit.setText(shown(self._value))
        self._show_zero()
        self._say("")
        self._update_buttons()

    def open_usual(self) -> QMenu:
        """Offers the usual values; the one in use is ticked."""
        menu = QMenu(self)
        for value in self._usual:
            action = menu.addAction(shown(value))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.setEnabled(self._within(value))
            action.triggered.connect(lambda _=False, value=value: self._take(value))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def set_unit(self, unit: str) -> None:
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._show_zero()

    def message(self) -> str:
        """Why the text cannot be used; empty when it can."""
        return self._message

    def set_error(self, text: str) -> None:
        """Marks the field as wrong for a reason from outside."""
        self._outer_error = text
        super().set_error(self._message or text)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def step_by(self, steps: int) -> None:
        """Goes up or down by `steps`, and stops at the limits."""
        wanted = next_value(self._value, steps, self._integer, self._step)
        low = -math.inf if self._low is None else self._low
        high = math.inf if self._high is None else self._high
        wanted = min(max(wanted, low), high)
        self.edit.setText(shown(int(wanted) if self._integer else wanted))
        self._accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._merge = False
            self._show_zero(typing=True)
            set_style(self, "active", True)
        elif event.type() == QEvent.Type.FocusOut:
            set_style(self, "active", False)
            self._show_zero(typing=False)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _button(self, direction: int) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self.step_by(direction)

    def _take(self, value: float) -> None:
        self.edit.setText(shown(value))
        self.edit.setModified(False)
        self._merge = False
        self._accept()

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(
            Qt.Key(event.key()), 0
        )
        if steps:
            self.step_by(steps)
        elif event.key() == Qt.Key.Key_Escape and self._message:
            self.edit.setText(shown(self._value))
            self._say("")
        else:
            return False
        return True

    def _left(self) -> None:
        self._merge = False
        self.edit.setModified(False)
        if not self._message:
            self.edit.setText(shown(self._value))
        self._show_zero()

    def _show_zero(self, typing: bool | None = None) -> None:
        """The word for 0, where there is one and nobody types."""
        if not self._zero or self._message:
            return
        typing = self.edit.hasFocus() if typing is None else typing
        is_word = self._value == 0 and not typing
        if is_word or self.edit.text() == self._zero:
            self.edit.setText(self._zero if is_word else shown(self._value))
        self._unit.setVisible(bool(self._unit.text()) and not is_word)

    def _accept(self) -> None:
        wanted = self._parsed()
        if wanted is None or not self._within(wanted):
            self._say(self._refusal())
            return
        self._say("")
        if wanted != self._value:
            self._value, merge = wanted, self._merge
            self._merge = True
            self.edited.emit(wanted, merge)
        self._update_buttons()

    def _parsed(self) -> float | None:
        text = self.edit.text()
        return 0 if self._zero and text.strip() == self._zero else parse(text, self._integer)

    def _within(self, value: float) -> bool:
        return (self._low is None or value >= self._low) and (self._high is None or value <= self._high)

    def _say(self, message: str) -> None:
        changed = message != self._message
        self._message = message
        super().set_error(message or self._outer_error)
        if changed:
            self.problem.emit(message)

    def _update_buttons(self) -> None:
        self.less.setEnabled(self._low is None or self._value > self._low)
        self.more.setEnabled(self._high is None or self._value < self._high)

    def _refusal(self) -> str:
        low = "" if self._low is None else shown(self._low)
        high = "" if self._high is None else shown(self._high)
        if low and high and self._integer:
            words = self.tr("Enter a whole number from {low} to {high}. Until then {kept} is used.")
        elif low and high:
            words = self.tr("Enter a number from {low} to {high}. Until then {kept} is used.")
        elif low:
            words = self.tr("Enter a number of at least {low}. Until then {kept} is used.")
        elif high:
            words = self.tr("Enter a number of at most {high}. Until then {kept} is used.")
        else:
            words = self.tr("Enter a number such as 12. Until then {kept} is used.")
        return words.format(low=low, high=high, kept=shown(self._value))
