"""The left column: how the next run will learn, and on what."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.core.problems import Problem
from deepstudio.core.project import Project
from deepstudio.ui.pages.train.device import DeviceChoice
from deepstudio.ui.pages.train.parts import PlanParts
from deepstudio.ui.pages.train.settings import TrainingForm
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Label, Panel, Scroll, TitleLabel, Translated

WIDTH = 262


class PlanColumn(Translated, Panel):
    """Settings of the training plan, then the device."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self._studio = studio
        self.setFixedWidth(WIDTH)
        self.title = TitleLabel(parent=self)
        self.hint = Label("", "secondary", "text3", parent=self)
        self.form = TrainingForm(studio, self)
        self.parts = PlanParts(studio, self)
        self.computer = TitleLabel(parent=self)
        self.device = DeviceChoice(studio, self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.hint)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.parts)
        column.addSpacing(8)
        column.addWidget(self.computer)
        column.addWidget(self.device)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Scroll(inside, self))
        studio.runs_changed.connect(self._show_hint)
        self.retranslate()

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

    def retranslate(self) -> None:
        self.title.setText(self.tr("Training"))
        self.computer.setText(self.tr("Computer"))
        self.hint.setText(self.tr("for the next run"))
        self.hint.setToolTip(self.tr("The run that is going keeps the settings it began with."))
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(bool(self._studio.active_runs))
