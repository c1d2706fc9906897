"""The start page: recent projects, what a person has and wants to know, and the templates for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from deepstudio.catalog.template_offers import offers
from deepstudio.ui.actions import Actions
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.start.choices import TemplateChoices
from deepstudio.ui.pages.start.recent_card import RecentCard
from deepstudio.ui.pages.start.recent_list import RecentList
from deepstudio.ui.pages.start.template_card import TemplateCard
from deepstudio.ui.pages.start.template_list import TemplateList
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import (
    LinkButton,
    NumberLabel,
    OutlineButton,
    PrimaryButton,
    Scroll,
    SecondaryLabel,
)
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

WIDEST = 1120
SIDE = 24
SCROLL_BAR = 12
LONGEST_NAME = 200  # pixels
GUIDE = "help.guide"


class StartPage(Page):
    """Says what the user wants; the window does it."""

    step = "start"
    template_wanted = Signal(str)
    project_wanted = Signal(object)
    rename_wanted = Signal(object, str)
    duplicate_wanted = Signal(object)
    forget_wanted = Signal(object)
    located = Signal(object, object)
    """A project that was not found, and the folder in which it is now."""
    back_wanted = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._content = content = self._make_place()
        self.heading = NumberLabel(self.tr("What would you like to build?"), content)
        self.lead = SecondaryLabel(
            self.tr("Choose a template to start with, or drop your own folder or table here."), content
        )
        self._make_buttons(content)
        known = offers(studio.registry)
        self.recent = RecentList(studio.registry, content)
        self.choices = TemplateChoices(known, content)
        self.templates = TemplateList(known, content)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._show_way_back()

    @property
    def rows(self) -> list[RecentCard]:
        return self.recent.rows

    @property
    def cards(self) -> list[TemplateCard]:
        return self.templates.cards

    def shown(self) -> None:
        self.refresh()
        first = next(iter([*self.rows, *self.templates.shown_cards()]), None)
        if first is not None:
            first.setFocus()

    def refresh(self) -> None:
        """Reads the list of recent projects again."""
        here = self.studio.folder if not self.studio.is_untitled else None
        self.recent.refresh(here.path if here is not None else None)
        self._show_way_back()

    def remembered(self) -> Any:
        return self.choices.has.chosen(), self.choices.wants.chosen(), self.templates.search.text()

    def take_back(self, kept: Any) -> None:
        has, wants, words = kept
        self.templates.search.setText(words)
        self.choices.choose(has, wants)

    def _make_buttons(self, content: QWidget) -> None:
        tip = self.tr("A folder with one sub-folder for each class, such as of pictures or texts")
        text = self.tr("New from my folder…")
        self.folder = PrimaryButton(text, icon="folder", name="start.folder", tip=tip, parent=content)
        tip = self.tr("A table with a row for each sample: numbers, categories, texts or files of pictures")
        text = self.tr("New from my table…")
        self.table = OutlineButton(text, icon="list", name="start.table", tip=tip, parent=content)
        self.open = OutlineButton(self.tr("Open a project…"), icon="open", name="start.open", parent=content)
        self.back = LinkButton(icon="chevron-left", name="start.back", parent=content)
        self.guide = LinkButton(self.tr("Guide"), name="start.guide", parent=content)
        self.guide.setVisible(GUIDE in self.actions_)

    def _show_way_back(self) -> None:
        project = self.studio.project
        self.back.setVisible(project is not None)
        name = tr_text(self.studio.title)
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, LONGEST_NAME)
        self.back.setText(self.tr("Back to {name}").format(name=short))
        self.back.setAccessibleName(self.tr("Back to {name}").format(name=name))
        self._turn_head()

    def _wanted(self, what: str, path: Path) -> None:
        if what == "rename":
            self._ask_name(path)
        elif what == "folder":
            show_in_folder(path)
        elif what == "locate":
            self._ask_place(path)
        else:
            signals = {
                "open": self.project_wanted,
                "duplicate": self.duplicate_wanted,
                "forget": self.forget_wanted,
            }
            signals[what].emit(path)

    def _ask_name(self, path: Path) -> None:
        from deepstudio.ui.pages.start.name_dialog import NameDialog

        name = next((row.project.name for row in self.rows if row.project.path == path), path.name)
        dialog = NameDialog(name, self)
        dialog.chosen.connect(lambda new: self.rename_wanted.emit(path, new))
        dialog.open()

    def _ask_place(self, path: Path) -> None:
        title = self.tr("Where is {name} now? Choose its folder").format(name=path.name)
        found = QFileDialog.getExistingDirectory(self, title, str(path.parent))
        if found:
            self.located.emit(path, Path(found))

    def _connect(self) -> None:
        self.folder.clicked.connect(lambda: self.actions_.trigger("project.new"))
        self.table.clicked.connect(lambda: self.actions_.trigger("project.new-table"))
        self.open.clicked.connect(lambda: self.actions_.trigger("project.open"))
        self.guide.clicked.connect(lambda: self.actions_.trigger(GUIDE))
        self.back.clicked.connect(self.back_wanted)
        self.actions_.changed.connect(self._show_guide)
        self.studio.opened.connect(self._show_way_back)
        self.studio.settled.connect(self._show_way_back)
        self.studio.closed.connect(self._show_way_back)
        self.recent.wanted.connect(self._wanted)
        self.choices.changed.connect(self._show_fitting)
        self.templates.cleared.connect(self.choices.clear)
        self.templates.chosen.connect(self.template_wanted)

    def _show_fitting(self) -> None:
        self.templates.show_fitting(self.choices.fits, self.choices.is_chosen)

    def _show_guide(self) -> None:
        self.guide.setVisible(GUIDE in self.actions_)
        self._turn_head()

    def _make_place(self) -> QWidget:
        """What is scrolled, made before what stands in it: a full one that moved would get its style anew."""
        holder = QWidget(self)
        content = QWidget(holder)
        content.setMaximumWidth(WIDEST)
        row_of(STRETCH, (content, 1000), STRETCH, on=holder)
        column_of(Scroll(holder, self), on=self)
        return content

    def _lay_out(self) -> None:
        parts = (self._lay_out_head(), self.recent, self.choices, self.templates)
        column_of(*parts, STRETCH, gap=18, margins=(SIDE, 22, SIDE, 24), on=self._content)
        column_of(*self.choices.lines, gap=6, on=self.choices)

    def _lay_out_head(self) -> QBoxLayout:
        self._head.setSpacing(8)
        self._head.addLayout(column_of(self.heading, self.lead, gap=4), 1)
        self._head.addLayout(row_of(self.back, self.guide, self.open, self.table, self.folder, gap=8))
        return self._head

    def _turn_head(self) -> None:
        """Puts the buttons below the words where they do not fit beside them."""
        every = (self.back, self.guide, self.open, self.table, self.folder)
        shown = [button for button in every if not button.isHidden()]
        buttons = sum(button.sizeHint().width() + self._head.spacing() for button in shown)
        fits = self.heading.sizeHint().width() + buttons <= self.width() - 2 * SIDE - SCROLL_BAR
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if fits else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_head()
