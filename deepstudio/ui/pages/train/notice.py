"""What a person should know before a run, and of the one in front."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepstudio.core.check import Report
from deepstudio.core.events import Failed, Message
from deepstudio.core.problems import Problem
from deepstudio.ui.actions import Actions
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner, ProblemCard
from deepstudio.ui.widgets.layouts import column_of


class RunNotice(QWidget):
    """A banner for a failure with details to copy, and one for the newest note; each can be closed."""

    resume_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: object = None
        self._resumable = False
        self.failure = Banner(closable=True, parent=self)
        self.failure.setObjectName("train.failure")
        self.note = Banner(closable=True, parent=self)
        self.note.setObjectName("train.note")
        column_of(self.failure, self.note, gap=6, on=self)
        for banner in (self.failure, self.note):
            banner.closed.connect(self._fit)
        self.show_run("", None, [], False)

    def show_run(self, run_id: str, failure: Failed | None, notes: list[Message], resumable: bool) -> None:
        """What the user closed stays closed until the run or what is said changes."""
        note = notes[-1] if notes else None
        told = (run_id, failure, note)
        if told == self._told and resumable == self._resumable:
            return
        if told != self._told:
            self.failure.setVisible(failure is not None)
            self.note.setVisible(note is not None)
        self._told, self._resumable = told, resumable
        if note is not None:
            self.note.set_message(tr_text(note.text()), "warn")
        if failure is not None:
            self._show_failure(run_id, failure)
        self._fit()

    def _show_failure(self, run_id: str, failure: Failed) -> None:
        words = tr_text(failure.message.text())
        self.failure.set_message(words, "bad")
        self.failure.clear_buttons()
        if self._resumable:
            resume = self.failure.add_button(self.tr("Resume"), name="train.failure-resume")
            resume.clicked.connect(lambda: self.resume_wanted.emit(run_id))
        if failure.details:
            copy = self.failure.add_button(self.tr("Copy details"), name="train.copy-details")
            said = f"{words}\n\n{failure.details}"
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(said))

    def _fit(self) -> None:
        """Takes no room where both are closed."""
        self.setVisible(not (self.failure.isHidden() and self.note.isHidden()))


MOST_FIXES = 3


class BlockedCard(ProblemCard):
    """The first error with its fixes as buttons; hidden while there is none."""

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._actions = studio, actions
        self._problem: Problem | None = None
        self.setObjectName("train.problem")
        self.fix_chosen.connect(self._fix)
        self.hide()

    def show_report(self, report: Report | None) -> None:
        """Shows the worst finding of `report`; None shows nothing."""
        errors = report.errors if report is not None else ()
        problem = errors[0] if errors else None
        if problem is self._problem:
            return
        self._problem = problem
        self.setVisible(problem is not None)
        if problem is not None:
            # The last button leads to the place of the problem.
            ways = {"data": self.tr("Go to Data"), "model": self.tr("Go to Model")}
            way = ways.get(problem.place.area, self.tr("Show the setting"))
            self.show_problem(problem, way, most=MOST_FIXES)

    def _fix(self, number: int) -> None:
        problem = self._problem
        if problem is None:
            return
        fixes = problem.fixes[:MOST_FIXES]
        if number < len(fixes):
            self._studio.edit(fixes[number])
        elif f"go.{problem.place.area}" in self._actions:
            self._actions.trigger(f"go.{problem.place.area}")
