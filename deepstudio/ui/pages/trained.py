"""What the pages have in common that need a trained network."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.run_chooser import RunChooser
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import EmptyState, Panel, Scroll
from deepstudio.ui.widgets.layouts import column_of, row_of

CHOOSE_WIDTH = 248  # pixels


class TrainedPage(Page):
    """A column at the left with the run chooser, and work at its right; one sentence while nothing is trained.

    Fill `column` and `work` in the constructor, then call `begin`.
    """

    choose_width: ClassVar[int] = CHOOSE_WIDTH

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self.chooser = RunChooser(studio, self)
        self.chooser.field.setObjectName(f"{self.step}.run")
        self.column = QVBoxLayout()
        self.work = QVBoxLayout()
        self.empty = EmptyState(self.step, self.tr("Train the network first"), parent=self)
        self._train = self.empty.add_button(self.tr("Go to training"), primary=True, icon="train")
        self._train.setObjectName(f"{self.step}.go-train")
        self._train.clicked.connect(lambda: actions.trigger("go.train"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._content())
        column_of(self._stack, on=self)
        self.chooser.changed.connect(self._take_run)

    @property
    def run(self) -> RunFolder | None:
        """The run that the page speaks of."""
        return self.chooser.run()

    def run_changed(self) -> None:
        """Another run is chosen, or none."""

    def shown(self) -> None:
        self.chooser.refresh()
        # The page's own keys work at once, without a click into it.
        (self._train if self.run is None else self).setFocus()

    def begin(self) -> None:
        """The end of a constructor: what the present run asks for."""
        self._take_run()

    def remembered(self) -> Any:
        """The run that was chosen, and what the page adds to it."""
        return self.chooser.picked, self.own_remembered()

    def take_back(self, kept: Any) -> None:
        picked, own = kept
        self.take_own_back(own)
        if picked:
            self.chooser.pick(picked)

    def own_remembered(self) -> Any:
        """What is kept beside the chosen run."""

    def take_own_back(self, kept: Any) -> None:
        """Takes it back; the run is chosen afterwards."""

    def _take_run(self) -> None:
        self._stack.setCurrentIndex(0 if self.run is None else 1)
        self.run_changed()

    def _content(self) -> QWidget:
        content = QWidget(self._stack)
        self.work.setContentsMargins(16, 16, 16, 16)
        self.work.setSpacing(14)
        row_of(self._choosing(), (self.work, 1), gap=0, on=content)
        return content

    def _choosing(self) -> QWidget:
        inner = QWidget(self)
        self.column.setContentsMargins(10, 16, 10, 16)
        self.column.setSpacing(14)
        self.column.addWidget(self.chooser)
        inner.setLayout(self.column)
        panel = Panel(self, edge="right")
        panel.setFixedWidth(scaled(self.choose_width))
        column_of(Scroll(inner, panel), margins=(0, 0, 1, 0), on=panel)
        return panel
