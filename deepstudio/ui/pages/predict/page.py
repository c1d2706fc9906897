"""The page Predict: give the network something new and see what it says."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.kinds.looks import Looks, entering_looks, looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.pages.trained import TrainedPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import EmptyState
from deepstudio.ui.widgets.drops import DropTarget
from deepstudio.ui.workers.background import Aside


class PredictPage(TrainedPage):
    """The chooser at the left, and the panel for the kind of input that the run's network takes."""

    step: ClassVar[str] = "predict"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._failure: Text | None = None
        self._aside = Aside(self)
        self.panel: TryPanel | None = None
        self._given: object = None
        """What the panel is for: kinds with their columns."""
        self._kept: tuple[object, Any] | None = None
        """What the panel for the same shall take back."""
        self._instead = EmptyState("warning", self.tr("This run cannot be tried"), parent=self)
        self._instead.hide()
        self.work.addWidget(self._instead, 1)
        self.chooser.weights_changed.connect(self._learned)
        studio.closed.connect(self._drop_panel)
        studio.opened.connect(self._show_way)
        DropTarget(self, self._offer_drop, self._take_drop)
        actions.add(
            Action(
                "predict.paste",
                self.tr("Paste and predict"),
                self._paste,
                icon="paste",
                shortcut="Ctrl+V",
                enabled=lambda: self.panel is not None,
                group=self.tr("Predict"),
                context=self,
                search=False,
            )
        )
        self._show_way()
        self.begin()

    def run_changed(self) -> None:
        self._aside.forget()
        if self.run is not None:
            self._aside.ask(self.run.project, partial(self._show_panel, self.run), self._refuse)

    def shown(self) -> None:
        super().shown()
        if self.run is not None:
            # The first answer must not wait for the model.
            self.studio.ask("warm", run=str(self.run.path), done=lambda _: None, failed=lambda _: None)
        if self.panel is not None:
            self.panel.take_focus()
            self._take_offered()

    def own_remembered(self) -> Any:
        """What was given to the network."""
        return self._kept if self.panel is None else (self._given, self.panel.remembered())

    def take_own_back(self, kept: Any) -> None:
        self._kept = kept
        self._restore()

    def _restore(self) -> None:
        """Gives the panel what one for the same had, as soon as there is one."""
        if self.panel is not None and self._kept is not None:
            given, kept = self._kept
            self._kept = None
            if given == self._given:
                self.panel.take_back(kept)

    def _show_way(self) -> None:
        """What the page is for, in the words of the kind of input that the project's network takes."""
        project = self.studio.project
        plan = project.data if project is not None else None
        looks = looks_of(plan, self.studio.registry) if plan is not None else Looks()
        self.empty.set_detail(tr_text(looks.way))

    def _show_panel(self, run: RunFolder, project: Project) -> None:
        found = entering_looks(project.data, self.studio.registry)
        given = [(looks.id, columns) for looks, columns in found]
        if given != self._given or self.panel is None:
            self._drop_panel()
            self._given = given
            self._make_panel(found)
        self._failure = None
        if self.panel is not None:
            self.panel.set_run(run, project)
            if self.hasFocus():
                self.panel.take_focus()
            self._take_offered()
        else:
            looks = next((looks for looks, _ in found if looks.complaint), Looks())
            self._failure = looks.complaint or looks.no_panel
        self._show_instead()

    def _make_panel(self, found: list[tuple[Looks, tuple[str, ...]]]) -> None:
        made = [looks.giver(self.studio, columns, self) for looks, columns in found]
        givers = [giver for giver in made if giver is not None]
        if not made or len(givers) < len(made):
            for giver in givers:
                giver.deleteLater()
            return
        self.panel = TryPanel(self.studio, givers, found[0][0], self)
        self.work.addWidget(self.panel, 1)
        self.column.addWidget(self.panel.side, 1)
        self._restore()

    def _take_offered(self) -> None:
        """What another page wants to be tried."""
        data = self.studio.offered
        if self.panel is not None and self.isVisible() and data is not None:
            self.studio.offered = None
            self.panel.drop(data)

    def _drop_panel(self) -> None:
        if self.panel is not None:
            self.panel.side.deleteLater()
            self.panel.deleteLater()
        self.panel = None

    def _refuse(self, reason: Text) -> None:
        self._drop_panel()
        self._failure = reason
        self._show_instead()

    def _show_instead(self) -> None:
        self._instead.setVisible(self.panel is None and self.run is not None and self._failure is not None)
        self._instead.set_detail(tr_text(self._failure) if self._failure is not None else "")

    def _offer_drop(self, data: QMimeData) -> str:
        fits = self.panel is not None and self.panel.takes(data)
        return self.tr("Drop to predict") if fits else ""

    def _take_drop(self, data: QMimeData) -> None:
        if self.panel is not None:
            self.panel.drop(data)

    def _paste(self) -> None:
        if self.panel is not None:
            self.panel.paste()

    def _learned(self) -> None:
        if self.panel is not None:
            self.panel.weights_changed()
