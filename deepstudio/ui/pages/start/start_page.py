"""The start page: templates, recent projects, and ways to open what exists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from deepstudio.storage.glimpse import ProjectGlimpse, look_at
from deepstudio.storage.recent import recent_projects
from deepstudio.ui.actions import Actions
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.start.recent_row import RecentRow
from deepstudio.ui.pages.start.template_card import TemplateCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import (
    Card,
    Label,
    LinkButton,
    NumberLabel,
    OutlineButton,
    PrimaryButton,
    Scroll,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.layouts import STRETCH, column_of, discard, row_of
from deepstudio.ui.workers.background import Aside

COLUMNS = 3
WIDEST = 1120
SIDE = 24
SCROLL_BAR = 12
LONGEST_NAME = 200  # pixels


class StartPage(Page):
    """Says what the user wants; the window does it."""

    step = "start"
    template_wanted = Signal(str)
    project_wanted = Signal(object)
    rename_wanted = Signal(object, str)
    duplicate_wanted = Signal(object)
    forget_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self.rows: list[RecentRow] = []
        self._aside = Aside(self)
        self.heading = NumberLabel(self.tr("What would you like to build?"), self)
        self.lead = SecondaryLabel(
            self.tr("Choose a template to start with, or drop your own folder or table here."), self
        )
        tip = self.tr("A folder with one sub-folder for each class, such as of pictures or texts")
        text = self.tr("New from my folder…")
        self.folder = PrimaryButton(text, icon="folder", name="start.folder", tip=tip, parent=self)
        tip = self.tr("A table with a row for each sample: numbers, categories, texts or files of pictures")
        text = self.tr("New from my table…")
        self.table = OutlineButton(text, icon="list", name="start.table", tip=tip, parent=self)
        self.open = OutlineButton(self.tr("Open a project…"), icon="open", name="start.open", parent=self)
        self.back = LinkButton(icon="chevron-left", name="start.back", parent=self)
        self.templates_title = TitleLabel(self.tr("Templates"), self)
        self.recent_title = TitleLabel(self.tr("Recent projects"), self)
        self.cards = [TemplateCard(template, self) for template in studio.registry.templates]
        self.recent = Card(parent=self)
        self.nothing = Label(
            self.tr("Projects you have opened appear here."), "body", "text2", wrap=True, parent=self
        )
        self.recent.add(self.nothing)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._show_way_back()

    def shown(self) -> None:
        self.refresh()
        if self.rows:
            self.rows[0].setFocus()
        else:
            self.cards[0].setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._aside.forget()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Reads the list of recent projects again."""
        projects = recent_projects()
        discard(*self.rows)
        here = self.studio.folder.path if self.studio.folder else None
        self.rows = [RecentRow(project, project.path == here, self) for project in projects]
        for number, row in enumerate(self.rows):
            row.setObjectName(f"start.recent.{number}")
            row.wanted.connect(lambda what, path=row.project.path: self._wanted(what, path))
            self.recent.body.addWidget(row)
        self.nothing.setVisible(not self.rows)
        self._aside.forget()
        self._look_at(iter(self.rows))
        self._show_way_back()

    def _show_way_back(self) -> None:
        project = self.studio.project
        self.back.setVisible(project is not None)
        name = project.name if project else ""
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, LONGEST_NAME)
        self.back.setText(self.tr("Back to {name}").format(name=short))
        self.back.setAccessibleName(self.tr("Back to {name}").format(name=name))
        self._turn_head()

    def _wanted(self, what: str, path: Path) -> None:
        if what == "rename":
            self._ask_name(path)
        elif what == "folder":
            show_in_folder(path)
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

    def _look_at(self, rows: Iterator[RecentRow]) -> None:
        """Fills in what the disk says of each, one after the other: a slow one must not hold up other work."""
        row = next(rows, None)
        if row is not None:
            self._aside.ask(partial(look_at, row.project.path), partial(self._seen, row, rows))

    def _seen(self, row: RecentRow, rows: Iterator[RecentRow], look: ProjectGlimpse) -> None:
        row.show_look(look)
        self._look_at(rows)

    def _connect(self) -> None:
        self.folder.clicked.connect(lambda: self.actions_.trigger("project.new"))
        self.table.clicked.connect(lambda: self.actions_.trigger("project.new-table"))
        self.open.clicked.connect(lambda: self.actions_.trigger("project.open"))
        self.back.clicked.connect(self.back_wanted)
        self.studio.opened.connect(self._show_way_back)
        self.studio.closed.connect(self._show_way_back)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, id=card.template.id: self.template_wanted.emit(id))

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setMaximumWidth(WIDEST)
        parts = (self._lay_out_head(), 8, self.templates_title, self._grid(), 8, self.recent_title)
        column_of(*parts, self.recent, STRETCH, gap=10, margins=(SIDE, 28, SIDE, 24), on=content)
        holder = QWidget(self)
        row_of(STRETCH, (content, 1000), STRETCH, on=holder)
        column_of(Scroll(holder, self), on=self)
        self.recent.body.setSpacing(0)

    def _lay_out_head(self) -> QBoxLayout:
        self._head.setSpacing(8)
        self._head.addLayout(column_of(self.heading, self.lead, gap=4), 1)
        self._head.addLayout(row_of(self.back, self.open, self.table, self.folder, gap=8))
        return self._head

    def _turn_head(self) -> None:
        """Puts the buttons below the words where they do not fit beside them."""
        shown = [
            button for button in (self.back, self.open, self.table, self.folder) if not button.isHidden()
        ]
        buttons = sum(button.sizeHint().width() + self._head.spacing() for button in shown)
        fits = self.heading.sizeHint().width() + buttons <= self.width() - 2 * SIDE - SCROLL_BAR
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if fits else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_head()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, card in enumerate(self.cards):
            grid.addWidget(card, number // COLUMNS, number % COLUMNS)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        return grid
