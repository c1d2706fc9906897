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
        self._key: object = None
        self._run = ""
        self._resumable = False
        self._failure: Failed | None = None
        self._note: Message | None = None
        self._closed: set[str] = set()
        self.failure = Banner(closable=True, parent=self)
        self.failure.setObjectName("train.failure")
        self.note = Banner(closable=True, parent=self)
        self.note.setObjectName("train.note")
        column_of(self.failure, self.note, gap=6, on=self)
        for banner, kind in ((self.failure, "failure"), (self.note, "note")):
            banner.closed.connect(lambda k=kind: self._close(k))
        self._show()

    def show_run(self, run_id: str, failure: Failed | None, notes: list[Message], resumable: bool) -> None:
        """What the user closed stays closed until the run or what is said changes."""
        note = notes[-1] if notes else None
        told = (run_id, failure.time if failure else None, note)
        if told == self._key and resumable == self._resumable:
            return
        if told != self._key:
            self._closed.clear()
        self._key, self._failure, self._note = told, failure, note
        self._run, self._resumable = run_id, resumable
        self._show()

    def _show(self) -> None:
        self.failure.clear_buttons()
        failed = self._failure is not None and "failure" not in self._closed
        noted = self._note is not None and "note" not in self._closed
        self.failure.setVisible(failed)
        self.note.setVisible(noted)
        if self._failure is not None:
            self.failure.set_message(tr_text(self._failure.message.text()), "bad")
            if self._resumable:
                resume = self.failure.add_button(self.tr("Resume"), name="train.failure-resume")
                resume.clicked.connect(lambda: self.resume_wanted.emit(self._run))
            if self._failure.details:
                button = self.failure.add_button(self.tr("Copy details"), name="train.copy-details")
                button.clicked.connect(self._copy)
        if self._note is not None:
            self.note.set_message(tr_text(self._note.text()), "warn")
        self.setVisible(failed or noted)

    def _copy(self) -> None:
        if self._failure is not None:
            words = tr_text(self._failure.message.text())
            QGuiApplication.clipboard().setText(f"{words}\n\n{self._failure.details}")

    def _close(self, kind: str) -> None:
        self._closed.add(kind)
        self.setVisible(self.failure.isVisibleTo(self) or self.note.isVisibleTo(self))


MOST_FIXES = 3


class BlockedCard(QWidget):
    """The first error with its fixes as buttons; hidden while there is none."""

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._actions = studio, actions
        self._problem: Problem | None = None
        self.card = ProblemCard(self)
        self.card.setObjectName("train.problem")
        self.card.fix_chosen.connect(self._fix)
        column_of(self.card, on=self)
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
            self.card.show_problem(problem, self._way(), most=MOST_FIXES)

    def _way(self) -> str:
        """Words for the button that leads to the place of the problem."""
        area = self._problem.place.area if self._problem is not None else ""
        if area == "data":
            return self.tr("Go to Data")
        return self.tr("Go to Model") if area == "model" else self.tr("Show the setting")

    def _fix(self, number: int) -> None:
        problem = self._problem
        if problem is None:
            return
        fixes = problem.fixes[:MOST_FIXES]
        if number < len(fixes):
            self._studio.edit(fixes[number])
        elif f"go.{problem.place.area}" in self._actions:
            self._actions.trigger(f"go.{problem.place.area}")
