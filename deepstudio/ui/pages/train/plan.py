"""The left column: how the next run will learn, and on what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.problems import Problem
from deepstudio.core.project import Project
from deepstudio.ui.pages.train.device import DeviceChoice
from deepstudio.ui.pages.train.parts import PlanParts
from deepstudio.ui.pages.train.settings import TrainingForm
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Label, Panel, Scroll, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

WIDTH = 262


class PlanColumn(Panel):
    """Settings of the training plan, then the device."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self._studio = studio
        self.setFixedWidth(WIDTH)
        self.title = TitleLabel(self.tr("Training"), parent=self)
        self.hint = Label(self.tr("for the next run"), "secondary", "text3", parent=self)
        self.form = TrainingForm(studio, self)
        self.parts = PlanParts(studio, self)
        self.computer = TitleLabel(self.tr("Computer"), parent=self)
        self.device = DeviceChoice(studio, self)
        inside = QWidget(self)
        parts = (row_of(self.title, STRETCH, self.hint), self.form, self.parts, 8, self.computer)
        column_of(*parts, self.device, STRETCH, gap=10, margins=14, on=inside)
        row_of(Scroll(inside, self), on=self)
        studio.runs_changed.connect(self._show_hint)
        self.hint.setToolTip(self.tr("The run that is going keeps the settings it began with."))
        self._show_hint()

    def show_project(self, project: Project) -> None:
        self.form.show_project(project)
        self.parts.show_project(project)

    def show_errors(self) -> None:
        self.form.show_errors()
        self.parts.show_errors()

    def show_problem(self, problem: Problem) -> None:
        """Puts the cursor where a problem can be cured."""
        setting = problem.place.setting
        if setting in self.form.names():
            self.form.focus(setting)
        else:
            self.parts.focus_place(setting)

    def _show_hint(self) -> None:
        self.hint.setVisible(bool(self._studio.active_runs))
