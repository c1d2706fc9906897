"""A card that explains one mistake and offers the ways to mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from deepstudio.core.problems import Problem, Severity
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.buttons import Button, OutlineButton, PrimaryButton
from deepstudio.ui.widgets.labels import Label, SecondaryLabel, Tone
from deepstudio.ui.widgets.layouts import FlowLayout, column_of, row_of
from deepstudio.ui.widgets.styling import wrapped

ProblemSeverity = Literal["error", "warning", "info"]
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "info": "accent"}
_PADDING = 26  # of a button's text, both sides


class ProblemCard(QFrame):
    """What is wrong in one sentence, one line of why, and the fixes as buttons.

    The best one is filled, but never one that takes something away.
    """

    fix_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = Label("", "strong", "bad", wrap=True, parent=self)
        self._why = SecondaryLabel("", self)
        self._row = QWidget(self)
        self._fixes = FlowLayout(self._row)
        self._head = row_of((self._title, 1))
        parts = (self._head, self._why, 4, self._row)
        self._column = column_of(*parts, gap=4, margins=(14, 12, 14, 14), on=self)

    def show_problem(self, problem: Problem, *more: str, most: int | None = None) -> None:
        """Shows a finding with at most so many of its fixes, and `more` buttons behind them."""
        fixes = problem.fixes[:most]
        removing = [index for index, fix in enumerate(fixes) if fix.removes]
        severity: ProblemSeverity = "error" if problem.severity is Severity.ERROR else "warning"
        why = tr_text(problem.why) if problem.why else ""
        words = [*(tr_text(fix.label) for fix in fixes), *more]
        self.set_problem(tr_text(problem.message), why, words, severity, removing)

    def set_problem(
        self,
        title: str,
        why: str,
        fixes: Sequence[str] = (),
        severity: ProblemSeverity = "error",
        removing: Collection[int] = (),
    ) -> None:
        """`fixes` are button texts, best first; `fix_chosen` gives the place of the one chosen."""
        self._title.setText(title)
        self._title.set_tone(_TONES[severity])
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._fixes.clear()
        main = next((index for index in range(len(fixes)) if index not in removing), None)
        for index, text in enumerate(fixes):
            self._fixes.addWidget(self._button(index, text, index == main))
        self._row.setVisible(bool(fixes))
        self._cut()
        self._row.updateGeometry()
        self._column.invalidate()  # so that heightForWidth is right at once, for who places the card
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)

    def buttons(self) -> list[Button]:
        """The fix buttons, best first."""
        found = (self._fixes.itemAt(i).widget() for i in range(self._fixes.count()))
        return [button for button in found if isinstance(button, Button)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """Long words end in …, and are whole on hover."""
        edges = self._column.contentsMargins()
        room = self.width() - edges.left() - edges.right() - _PADDING
        for button in self.buttons():
            words = button.accessibleName()
            shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            if shown != button.text():
                button.setText(shown)
            button.setToolTip(wrapped(words) if shown != words else "")

    def _button(self, index: int, text: str, filled: bool) -> Button:
        made: Button = (PrimaryButton if filled else OutlineButton)(text, small=True, parent=self._row)
        made.setAccessibleName(text)
        made.clicked.connect(lambda _checked=False, i=index: self.fix_chosen.emit(i))
        made.show()
        return made
