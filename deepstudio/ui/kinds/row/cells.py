"""Fields for the cells of a row: a number between those of the data, or one of the known values."""

from __future__ import annotations

import math
from itertools import count
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from deepstudio.catalog.columns import NumberColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.numerals import parse, shown
from deepstudio.core.project import ColumnFound
from deepstudio.core.results import written
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, Label, TextField
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import LaidOut, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped

NAME, NUMBER, UNIT, GAP = 128, 84, 48, 10  # pixels
NARROWEST, BESIDE = 220, 360
STEPS = 200  # of a slider, about


class RowCell(QWidget):
    """A field beside its name, and below it what is to be said of its value. `edited` comes from the user."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(name, role="secondary", tone="text2", parent=self)
        self.name.setMinimumWidth(scaled(NAME))
        self.note = Label("", "small", "warn", wrap=True, parent=self, hides=True)
        self.setMinimumWidth(NARROWEST)

    def lay_out(self, field: ChoiceField | TextField, *parts: LaidOut) -> None:
        """Puts these beside the name; `field` is where the value is given."""
        self.setFocusProxy(field)
        field.setAccessibleName(self.name.text())
        field.edited.connect(lambda *_: self.change())
        self._head = row_of(self.name, (row_of(*parts, gap=GAP), 1), gap=GAP)
        column_of(self._head, self.note, gap=2, margins=(0, 0, 8, 0), on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the name stands above."""
        beside = event.size().width() >= BESIDE
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setSpacing(GAP if beside else 2)
        self.name.setMaximumWidth(scaled(NAME) if beside else event.size().width())
        self.note.setContentsMargins(NAME + GAP if beside else 0, 0, 0, 0)
        super().resizeEvent(event)

    def value(self) -> Any:
        """None where it is missing. Raises `ValueError` for what is no value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def look(self) -> None:
        """Says what is odd about the value that stands here now."""
        raise NotImplementedError

    def change(self) -> None:
        """The user gave another value."""
        self.look()
        self.edited.emit()


class NumberCell(RowCell):
    """A number to type, and a slider over the range that the data has; an empty field is a missing value."""

    def __init__(self, name: str, unit: str, found: ColumnFound, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._unit = unit
        self._low, self._high = found.low or 0.0, found.high or 0.0
        wide = self._high - self._low
        self._knows = 0 < wide < math.inf
        step = 10.0 ** math.floor(math.log10(wide / STEPS)) if self._knows else 1.0
        self._step = max(1.0, step) if found.whole else step
        self.slider = Slider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(name)
        self.slider.setRange(0, max(1, round(wide / self._step)) if self._knows else 1)
        self.slider.setEnabled(self._knows)
        self.slider.setMinimumWidth(60)
        self.field = TextField(placeholder=self.tr("missing"), parent=self)
        self.field.setFixedWidth(scaled(NUMBER))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        behind = ElidedLabel(unit, role="secondary", tone="text3", parent=self)
        behind.setFixedWidth(scaled(UNIT))
        self.lay_out(self.field, (self.slider, 1), self.field, behind)
        if self._knows:
            self.slider.setToolTip(wrapped(self._between(self.tr("In the data: {low} to {high}"))))
        self.slider.valueChanged.connect(self._slide)

    def value(self) -> float | None:
        text = self.field.text().strip()
        number = parse(text, False) if text else None
        if text and number is None:
            raise ValueError(text)
        return number

    def set_value(self, value: Any) -> None:
        is_number = isinstance(value, int | float) and math.isfinite(value)
        self.field.setText(shown(value) if is_number else "")
        self.look()

    def look(self) -> None:
        """Brings the slider to the number as well."""
        try:
            number = self.value()
        except ValueError:
            self.note.setText(self.tr("Enter a number such as 12, or nothing where it is missing."))
            self.field.set_error(self.note.text())
            return
        self.field.set_error("")
        self.note.setText("")
        if number is not None and self._knows:
            with QSignalBlocker(self.slider):
                self.slider.setValue(round((number - self._low) / self._step))
            if not self._low <= number <= self._high:
                self.note.setText(self._between(self.tr("The data only has numbers from {low} to {high}.")))

    def _slide(self, place: int) -> None:
        digits = max(0, -math.floor(math.log10(self._step)))
        self.field.setText(shown(round(min(self._low + place * self._step, self._high), digits)))
        self.change()

    def _between(self, words: str) -> str:
        low, high = (written(number, "number", self._unit) for number in (self._low, self._high))
        return words.format(low=low, high=high)


class ChoiceCell(RowCell):
    """One of the values that the data has, another one, or none."""

    def __init__(self, name: str, found: ColumnFound, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._known = tuple(filter(None, found.classes))  # a missing value is told apart from the others
        other = self.tr("another value")
        self._other = next(one for n in count() if (one := other + "′" * n) not in found.classes)
        known = ((value, value) for value in self._known)
        self.field = ChoiceField([*known, (self._other, other), ("", self.tr("missing"))], self)
        self.lay_out(self.field, (self.field, 1), UNIT + GAP)

    def value(self) -> str | None:
        return self.field.value() or None

    def set_value(self, value: Any) -> None:
        known = str(value) in self._known
        self.field.set_value(str(value) if known else "" if value is None else self._other)
        self.look()

    def look(self) -> None:
        words = self.tr("The network never saw such a value; it is treated as unknown.")
        self.note.setText(words if self.field.value() == self._other else "")


def cell(name: str, kind: ColumnKind, found: ColumnFound, parent: QWidget) -> RowCell:
    """A field for a column."""
    if isinstance(kind, NumberColumn):
        return NumberCell(name, kind.unit, found, parent)
    return ChoiceCell(name, found, parent)
