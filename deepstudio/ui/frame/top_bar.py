"""The bar at the top: project, saved state, command search, device, undo and redo, language and theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.jobs.devices import device_chip
from deepstudio.ui import language
from deepstudio.ui.actions import Actions
from deepstudio.ui.frame.project_name import ProjectName
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import TOP_BAR, scaled
from deepstudio.ui.widgets import Chip, IconButton, Label, OutlineButton, Panel, SearchField
from deepstudio.ui.widgets.labels import Tone
from deepstudio.ui.widgets.layouts import STRETCH, centered, row_of
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.workers.saving import Saved

SEARCH_WIDTH = 340
TONES: dict[Saved, Tone] = {Saved.REFUSED: "bad", Saved.CONFLICT: "warn"}


class TopBar(Panel):
    """Shows the state of the studio; what it offers to do runs through the actions."""

    menu_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="bottom")
        self._studio, self._actions = studio, actions
        self.setFixedHeight(scaled(TOP_BAR))
        self.logo = IconButton("logo", name="frame.menu", parent=self, run=self.menu_wanted)
        self.logo.setIconSize(QSize(26, 26))
        self.name = ProjectName(self)
        self.saved = Label("", "secondary", "text3", parent=self)
        self.search = SearchField(self.tr("Search layers, settings, help…"), name="frame.search", parent=self)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.device = Chip(parent=self)
        self.device.setObjectName("frame.device")
        self.device.setMaximumWidth(230)
        self.undo = self._button("undo", "frame.undo", "edit.undo")
        self.redo = self._button("redo", "frame.redo", "edit.redo")
        words, tip = "EN" if language.current() == "zh_CN" else "中文", self.tr("Switch the language")
        self.language = OutlineButton(words, name="frame.language", tip=tip, parent=self)
        self.language.clicked.connect(lambda: actions.trigger("view.language"))
        self.theme = self._button("moon", "frame.theme", "view.theme")
        self._lay_out()
        self._connect()
        self.logo.setToolTip(self.tr("Start page, preferences and more"))
        self.search.set_hint("Ctrl K")
        self.show_project()
        self.show_device()
        self.show_theme()

    def show_project(self) -> None:
        project = self._studio.project
        self.name.set_name(project.name if project else "", tr_text(self._studio.title))
        self.show_saved()
        self.show_history()

    def show_saved(self) -> None:
        state = self._studio.saved_state
        words = {
            Saved.YES: self.tr("saved"),
            Saved.WAITING: self.tr("saving…"),
            Saved.REFUSED: self.tr("not saved"),
            Saved.CONFLICT: self.tr("changed by another program"),
        }
        folder, untitled = self._studio.folder, self._studio.is_untitled and state is Saved.YES
        said = self.tr("not saved yet") if untitled else words[state]
        self.saved.setText(said if self._studio.project else "")
        self.saved.set_tone(TONES.get(state, "text3"))
        tip = self.tr(
            "It gets a folder with your first change. Closed before that, it leaves nothing behind."
        )
        self.saved.setToolTip(wrapped(tip if untitled else str(folder.path)) if folder else "")

    def show_history(self) -> None:
        undo, redo = self._studio.undo_label, self._studio.redo_label
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        words = self.tr("Undo: {edit}").format(edit=tr_text(undo)) if undo else self.tr("Nothing to undo")
        self.undo.setToolTip(wrapped(words))
        words = self.tr("Redo: {edit}").format(edit=tr_text(redo)) if redo else self.tr("Nothing to redo")
        self.redo.setToolTip(wrapped(words))

    def show_device(self) -> None:
        chip = device_chip(self._studio.devices, self._studio.preferences.device)
        self.device.set_state(tr_text(chip.text), chip.tone, "\n".join(map(tr_text, chip.tips)))

    def show_theme(self) -> None:
        dark = theme.current().dark
        self.theme.set_icon("sun" if dark else "moon")
        self.theme.setToolTip(self.tr("Light colours") if dark else self.tr("Dark colours"))

    def _button(self, icon: str, name: str, action: str) -> IconButton:
        """Runs an action."""
        made = IconButton(icon, outlined=True, name=name, parent=self)
        made.clicked.connect(lambda: self._actions.trigger(action))
        return made

    def _lay_out(self) -> None:
        last = centered(self.device, self.undo, self.redo, self.language, self.theme)
        left = row_of(self.logo, self.name, self.saved, STRETCH, gap=6)
        right = row_of(STRETCH, *last, gap=8)
        row_of((left, 1), self.search, (right, 1), gap=12, margins=(12, 0, 12, 0), on=self)

    def _connect(self) -> None:
        studio = self._studio
        studio.opened.connect(self.show_project)
        studio.closed.connect(self.show_project)
        studio.changed.connect(self.show_project)
        studio.settled.connect(self.show_project)
        studio.saved_changed.connect(self.show_saved)
        studio.device_changed.connect(self.show_device)
        theme.notifier().changed.connect(self.show_theme)
        self.name.renamed.connect(self.renamed)
