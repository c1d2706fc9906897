"""With which weights one looks: those of now, those before the first step, or the difference."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from deepstudio.ui.widgets import OutlineButton
from deepstudio.ui.widgets.layouts import row_of


class WhenButtons(QWidget):
    """`chosen(when)`: `now`, `start` or `change`."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """The buttons are called `name` and what they stand for."""
        super().__init__(parent)
        self.when = "now"
        words = {
            "now": (self.tr("Now"), self.tr("With the weights that the run has now.")),
            "start": (
                self.tr("At the start"),
                self.tr("With the weights before the first step of training."),
            ),
            "change": (self.tr("Difference"), self.tr("What is now, less what was at the start.")),
        }
        self._group = QButtonGroup(self)
        self.buttons: dict[str, OutlineButton] = {}
        for when, (text, tip) in words.items():
            button = OutlineButton(text, small=True, name=f"{name}.{when}", tip=tip, parent=self)
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[when] = button
        self.buttons["now"].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)
        row_of(*self.buttons.values(), gap=4, on=self)

    def _clicked(self, button: QWidget) -> None:
        self.when = next(when for when, one in self.buttons.items() if one is button)
        self.chosen.emit(self.when)
