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
from deepstudio.ui.kinds.input_panel import InputPanel
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.language import tr_text
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
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self.panel: InputPanel | None = None
        self._looks: Looks | None = None
        """Of the run whose panel is shown."""
        self._kept: tuple[str, Any] | None = None
        """What the panel for a kind of input shall take back."""
        self._instead = EmptyState("warning", parent=self)
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
        if self.panel is None or self._looks is None:
            return self._kept
        return self._looks.id, self.panel.remembered()

    def take_own_back(self, kept: Any) -> None:
        self._kept = kept
        self._give_back()

    def _give_back(self) -> None:
        kept, looks = self._kept, self._looks
        if self.panel is not None and kept is not None and looks is not None and kept[0] == looks.id:
            self._kept = None
            self.panel.take_back(kept[1])

    def retranslate(self) -> None:
        super().retranslate()
        self._show_way()
        self._show_instead()

    def _show_way(self) -> None:
        """What the page is for, in the words of the kind of input that the project's network takes."""
        project = self.studio.project
        plan = project.data if project is not None else None
        looks = looks_of(plan, self.studio.registry) if plan is not None else Looks()
        self.empty.set_detail(tr_text(looks.way))

    def _show_panel(self, run: RunFolder, project: Project) -> None:
        looks = looks_of(project.data, self.studio.registry) if project.data is not None else Looks()
        if self._looks is None or looks.id != self._looks.id:
            self._drop_panel()
            self._make_panel(looks)
        self._looks = looks
        self._give_back()
        self._failure = None if self.panel is not None else looks.complaint or looks.no_panel
        if self.panel is not None:
            self.panel.set_run(run, project)
            if self.hasFocus():
                self.panel.take_focus()
            self._take_offered()
        self._show_instead()

    def _make_panel(self, looks: Looks) -> None:
        self.panel = looks.input_panel(self.studio, self)
        if self.panel is not None:
            self.work.addWidget(self.panel, 1)
            self.column.addWidget(self.panel.side, 1)

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
        self.panel, self._looks = None, None

    def _refuse(self, reason: Text) -> None:
        self._drop_panel()
        self._failure = reason
        self._show_instead()

    def _show_instead(self) -> None:
        self._instead.setVisible(self.panel is None and self.run is not None and self._failure is not None)
        self._instead.set_text(self.tr("This run cannot be tried"))
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
