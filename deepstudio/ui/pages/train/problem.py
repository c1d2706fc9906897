"""Why no run can be started, and what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.check import Report
from deepstudio.core.problems import Problem
from deepstudio.ui.actions import Actions
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ProblemCard
from deepstudio.ui.widgets.layouts import column_of

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
