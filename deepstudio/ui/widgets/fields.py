"""Fields for text, choices, switches and paths.

All fields speak alike: `edited(value, merge)` comes only from the user, `set_value` is silent. `merge` says
that the change continues the one before it (typing, dragging), so that a history can join them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QSlider, QWidget

from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import CONTROL, scaled
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import (
    Base,
    RingedButton,
    draw_box,
    painting,
    set_blocked,
    set_style,
    wrapped,
)


class Markable(Base):
    """What a field says of itself: a mixin, named before the Qt class."""

    def set_error(self, text: str) -> None:
        """Marks the field as wrong; those who cannot see the red edge hear the sentence."""
        set_style(self, "invalid", bool(text))
        self.setAccessibleDescription(text)

    def set_blocked(self, reason: str) -> None:
        """Disables the field and says why on hover; an empty reason enables it."""
        set_blocked(self, reason)


class Slider(QSlider):
    """A slider that does not move because somebody scrolls past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TextField(Markable, QLineEdit):
    """One line of text."""

    edited = Signal(object, bool)

    def __init__(
        self, value: str = "", placeholder: str = "", parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(value, parent)
        self.setObjectName(name)
        self._merge = False
        self.setAcceptDrops(False)
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(48)
        self.textEdited.connect(self._typed)

    def value(self) -> str:
        return self.text()

    def set_value(self, value: object) -> None:
        if self.text() != str(value):
            self.setText(str(value))

    def event(self, event: QEvent) -> bool:
        home = QKeySequence.StandardKey.MoveToStartOfDocument
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.matches(home):
            return False  # it goes to the start page, also from a field of one line
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._merge = False

    def _typed(self, text: str) -> None:
        self.edited.emit(text, self._merge)
        self._merge = True


class ChoiceField(Markable, QComboBox):
    """One of several values, each shown by its title."""

    edited = Signal(object, bool)

    def __init__(
        self, choices: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._values: list[Any] = []
        self._blocked: dict[Any, str] = {}
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.edited.emit(self.value(), False))

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Replaces the choices and keeps the value where it is still one of them."""
        kept = self.value()
        with QSignalBlocker(self):
            self.clear()
            self._values = [value for value, _title in choices]
            self.addItems([title for _value, title in choices])
            self.setCurrentIndex(-1 if kept is not None else 0)
            self._select(kept)
        for value, reason in self._blocked.items():
            self.block_choice(value, reason)

    def block_choice(self, value: Any, reason: str) -> None:
        """One of the values cannot be chosen, and its tip says why; an empty reason allows it again."""
        self._blocked[value] = reason
        model = self.model()
        if value in self._values and isinstance(model, QStandardItemModel):
            item = model.item(self._values.index(value))
            item.setEnabled(not reason)
            item.setToolTip(wrapped(reason) if reason else "")

    def value(self) -> Any:
        """The chosen value, None while nothing is chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Selects `value`; a value that is none of the choices shows as nothing selected."""
        with QSignalBlocker(self):
            self.setCurrentIndex(-1)
            self._select(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past a form must not change it.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRectF(self.width() - 25, self.height() / 2 - 7.5, 15, 15)
        with painting(self) as painter:
            icons.paint(painter, place, "chevron-down", "text2" if self.isEnabled() else "text3")

    def _select(self, value: object) -> None:
        for index, found in enumerate(self._values):
            # True equals 1 in Python, but not for a person.
            if found == value and isinstance(found, bool) == isinstance(value, bool):
                self.setCurrentIndex(index)
                return


class SwitchField(Markable, RingedButton):
    """On or off, with the text of what is switched at its right."""

    edited = Signal(object, bool)

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFont(fonts.body())
        self.setText(text)
        self.clicked.connect(lambda on: self.edited.emit(on, False))

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 10 if self.text() else 0
        return QSize(34 + 4 + words, scaled(CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(38, scaled(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            track = QRectF(2.5, self.height() / 2 - 9, 32, 18)
            self._paint_track(painter, track)
            self._paint_text(painter, track)
            if self.is_ringed:
                draw_box(painter, track.adjusted(-1.75, -2.5, 1.75, 2.5), 11, edge="accent", width=1.5)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        on, enabled = self.isChecked(), self.isEnabled()
        ground, edge = ("accent", "") if on and enabled else ("sunken", "text3" if enabled else "line")
        draw_box(painter, track.adjusted(0.6, 0.6, -0.6, -0.6), 9, ground, edge, 1.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if on and enabled else "text3"))
        side = 12 if on else 10
        center = track.right() - 9 if on else track.left() + 9
        painter.drawEllipse(QRectF(center - side / 2, track.center().y() - side / 2, side, side))

    def _paint_text(self, painter: QPainter, track: QRectF) -> None:
        room = QRectF(track.right() + 8, 0, self.width() - track.right() - 7, self.height())
        draw_words(painter, room, self.text(), "text" if self.isEnabled() else "text3", self.font())
