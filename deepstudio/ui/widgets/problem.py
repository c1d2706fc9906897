"""A card that explains one mistake and offers the ways to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from deepstudio.ui.widgets.buttons import Button, OutlineButton, PrimaryButton
from deepstudio.ui.widgets.flow import FlowLayout
from deepstudio.ui.widgets.labels import Label, SecondaryLabel, Tone

ProblemSeverity = Literal["error", "warning", "info"]
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "info": "accent"}


class ProblemCard(QFrame):
    """What is wrong in one sentence, one line of why, and the fixes as buttons, the best one filled."""

    fix_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = Label("", "strong", "bad", wrap=True, parent=self)
        self._why = SecondaryLabel("", self)
        self._row = QWidget(self)
        self._fixes = FlowLayout(self._row)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(4)
        column.addWidget(self._row)

    def set_problem(
        self, title: str, why: str, fixes: Sequence[str] = (), severity: ProblemSeverity = "error"
    ) -> None:
        """`fixes` are button texts, best first; `fix_chosen` gives the place of the one chosen."""
        self._title.setText(title)
        self._title.set_tone(_TONES[severity])
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._fixes.clear()
        for index, text in enumerate(fixes):
            self._fixes.addWidget(self._button(index, text))
        self._row.setVisible(bool(fixes))
        self._row.updateGeometry()
        self._column.invalidate()  # so that heightForWidth is right at once, for who places the card
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)

    def buttons(self) -> list[Button]:
        """The fix buttons, best first."""
        found = (self._fixes.itemAt(i).widget() for i in range(self._fixes.count()))
        return [button for button in found if isinstance(button, Button)]

    def _button(self, index: int, text: str) -> Button:
        made: Button = (OutlineButton if index else PrimaryButton)(text, small=True, parent=self._row)
        made.clicked.connect(lambda _checked=False, i=index: self.fix_chosen.emit(i))
        made.show()
        return made
