"""What is doubtful about the data: each finding with its count, examples and the edits that mend it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.data.finding_row import FindingRow
from deepstudio.ui.widgets import Card, Label, LinkButton, ProgressLine, Scroll, StatusDot
from deepstudio.ui.widgets.layouts import column_of, discard
from deepstudio.ui.widgets.styling import wrapped

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence

LOWEST, HIGHEST = 112, 190  # pixels of findings; more scroll
FindingsState = Enum("FindingsState", "EMPTY LOOKING STOPPED FAILED FOUND")


class FindingsCard(Card):
    """`show_evidence` fills it; until then it says how far the search is."""

    fix_wanted = Signal(object)
    """An `Edit` that mends a finding."""
    samples_wanted = Signal(list)
    """The samples of an example are to be shown."""
    action_wanted = Signal(str)
    """What a finding asks for that needs more than a click."""
    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.state = FindingsState.EMPTY
        self.rows: list[FindingRow] = []
        self._failure: Text | None = None
        self._looked_for = ""
        self._focus_went: QWidget | None = None
        self._build()
        self._show()

    def set_looked_for(self, titles: Sequence[Text]) -> None:
        """What it looks for, said on hover where nothing was found."""
        names = self.tr(", ").join(tr_text(title) for title in titles)
        self._looked_for = self.tr("Looked for: {names}.").format(names=names) if names else ""
        self._show()

    def show_looking(self, what: Text, fraction: float | None, seconds_left: float | None = None) -> None:
        """The search goes on; what was found before is no longer true."""
        if self.state is not FindingsState.LOOKING:
            self.progress.set_cancellable(True)
            self._become(FindingsState.LOOKING)
        self.progress.set_progress(tr_text(what), fraction, seconds_left)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """What was found; nothing is good news."""
        self._become(FindingsState.FOUND, evidence)
        self._take_focus_back()

    def show_stopped(self) -> None:
        self._become(FindingsState.STOPPED)

    def show_failure(self, reason: Text) -> None:
        self._failure = reason
        self._become(FindingsState.FAILED)

    def clear(self) -> None:
        """Nothing is known, as while there is no data."""
        self._become(FindingsState.EMPTY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inside

    def _become(self, state: FindingsState, evidence: Sequence[Evidence] = ()) -> None:
        focus = self.window().focusWidget()
        if focus is not None and any(row.isAncestorOf(focus) for row in self.rows):
            self.setFocus()  # hiding them would send it to the other end of the window
        held = self.window().focusWidget() is self
        discard(*self.rows)
        self.state = state
        self.rows = [FindingRow(found, number, self._inside) for number, found in enumerate(evidence)]
        for row in self.rows:
            row.fix_wanted.connect(self.fix_wanted)
            row.samples_wanted.connect(self.samples_wanted)
            row.action_wanted.connect(self.action_wanted)
            row.grown.connect(self._fit)
            self._column.addWidget(row)
            row.show()
        self._show()
        if held and state is FindingsState.EMPTY:
            self._focus_went = self.window().focusWidget()

    def _take_focus_back(self) -> None:
        """The focus returns to where a fix was chosen, unless a person has moved it since."""
        went, self._focus_went = self._focus_went, None
        focus = self.window().focusWidget()
        if focus is not None and focus in (self, went):
            fixes = [fix for row in self.rows for fix in row.fixes]
            (fixes[0] if fixes else self).setFocus()

    def _show(self) -> None:
        count, looking = len(self.rows), self.state is FindingsState.LOOKING
        self.setVisible(self.state is not FindingsState.EMPTY)
        self.progress.setVisible(looking)
        self.frame.setVisible(bool(count))
        self.again.setVisible(self.state in (FindingsState.STOPPED, FindingsState.FAILED))
        self.dot.setVisible(self.state is FindingsState.FOUND)
        if count:
            words = self.tr("1 finding") if count == 1 else self.tr("{n} findings").format(n=count)
            self.dot.set_state(words, max((row.tone for row in self.rows), key=_weight))
        else:
            self.dot.set_state(self.tr("all well"), "good")
        self.words.setText(self._sentence())
        nothing = self.state is FindingsState.FOUND and not self.rows
        self.words.setToolTip(wrapped(self._looked_for) if nothing else "")
        self._fit()

    def _sentence(self) -> str:
        if self.state is FindingsState.STOPPED:
            return self.tr("The search was stopped.")
        if self.state is FindingsState.FAILED and self._failure is not None:
            return tr_text(self._failure)
        if self.state is not FindingsState.FOUND or self.rows:
            return ""
        return self.tr("Nothing doubtful found.")

    def _fit(self) -> None:
        wide = self.frame.viewport().width()
        high = self._column.totalHeightForWidth(wide) if self._column.hasHeightForWidth() else -1
        high = high if high >= 0 else self._column.totalSizeHint().height()
        # A wrapped sentence asks for the height of its narrowest form unless told otherwise.
        self._inside.setMinimumHeight(high)
        self.frame.setMinimumHeight(min(LOWEST, max(1, high)))
        self.frame.setMaximumHeight(min(HIGHEST, max(1, high)))

    def _build(self) -> None:
        self.set_title(self.tr("Findings"))
        self.dot = StatusDot(parent=self)
        self.dot.setObjectName("data.findings-state")
        self.set_trailing(self.dot)
        self.progress = ProgressLine(self)
        self.progress.setObjectName("data.findings-progress")
        self.progress.cancel_button().setObjectName("data.findings-cancel")
        self.progress.cancelled.connect(self.cancel_wanted)
        self.words = Label("", "secondary", "text2", wrap=True, parent=self, hides=True)
        self.words.setObjectName("data.findings-words")
        self.again = LinkButton(self.tr("Look again"), icon="refresh", parent=self, run=self.again_wanted)
        self.again.setObjectName("data.findings-again")
        self._inside = QWidget(self)
        self._column = column_of(gap=10, margins=(0, 0, 6, 0), on=self._inside)
        self.frame = Scroll(self._inside, self)
        for widget in (self.progress, self.words, self.frame):
            self.add(widget)
        self.add(self.again)


def _weight(tone: str) -> int:
    return ("accent", "warn", "bad").index(tone)
