"""The start page: templates, recent projects, and ways to open what exists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.storage.recent import recent_projects
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.start.recent_look import ProjectGlimpse, RecentLook
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
        self._look = RecentLook(self)
        self._look.seen.connect(self._seen)
        self.heading, self.lead = NumberLabel("", self), SecondaryLabel("", self)
        self.folder = PrimaryButton(icon="folder", parent=self)
        self.folder.setObjectName("start.folder")
        self.table = OutlineButton(icon="list", parent=self)
        self.table.setObjectName("start.table")
        self.open = OutlineButton(icon="open", parent=self)
        self.open.setObjectName("start.open")
        self.back = LinkButton(icon="chevron-left", parent=self)
        self.back.setObjectName("start.back")
        self.templates_title, self.recent_title = TitleLabel("", self), TitleLabel("", self)
        self.cards = [TemplateCard(template, self) for template in studio.registry.templates]
        self.recent = Card(parent=self)
        self.nothing = Label("", "body", "text2", wrap=True, parent=self)
        self.recent.add(self.nothing)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.retranslate()

    def shown(self) -> None:
        self.refresh()
        if self.rows:
            self.rows[0].setFocus()
        else:
            self.cards[0].setFocus()

    def hidden(self) -> None:
        self._look.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._look.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Reads the list of recent projects again."""
        projects = recent_projects()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        here = self.studio.folder.path if self.studio.folder else None
        self.rows = [RecentRow(project, project.path == here, self) for project in projects]
        for number, row in enumerate(self.rows):
            row.setObjectName(f"start.recent.{number}")
            row.wanted.connect(lambda what, path=row.project.path: self._wanted(what, path))
            self.recent.body.addWidget(row)
        self.nothing.setVisible(not self.rows)
        self._look.start(projects)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What would you like to build?"))
        self.lead.setText(
            self.tr("Choose a template to start with, or drop your own pictures or texts here.")
        )
        self.folder.setText(self.tr("New from my folder…"))
        self.folder.set_tip(self.tr("A folder with one sub-folder of pictures or texts for each class"))
        self.table.setText(self.tr("New from my table…"))
        self.table.set_tip(self.tr("A table with a column of texts and one of labels"))
        self.open.setText(self.tr("Open a project…"))
        project = self.studio.project
        self.back.setVisible(project is not None)
        name = project.name if project else ""
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, LONGEST_NAME)
        self.back.setText(self.tr("Back to {name}").format(name=short))
        self.back.setAccessibleName(self.tr("Back to {name}").format(name=name))
        self.templates_title.setText(self.tr("Templates"))
        self.recent_title.setText(self.tr("Recent projects"))
        self.nothing.setText(self.tr("Projects you have opened appear here."))
        self._turn_head()

    def _wanted(self, what: str, path: Path) -> None:
        if what == "rename":
            self._ask_name(path)
        elif what == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
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

    def _seen(self, look: ProjectGlimpse) -> None:
        for row in self.rows:
            if row.project.path == look.path:
                row.show_look(look)

    def _connect(self) -> None:
        self.folder.clicked.connect(lambda: self.actions_.trigger("project.new"))
        self.table.clicked.connect(lambda: self.actions_.trigger("project.new-table"))
        self.open.clicked.connect(lambda: self.actions_.trigger("project.open"))
        self.back.clicked.connect(self.back_wanted)
        self.studio.opened.connect(self.retranslate)
        self.studio.closed.connect(self.retranslate)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, id=card.template.id: self.template_wanted.emit(id))

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setMaximumWidth(WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE, 28, SIDE, 24)
        column.setSpacing(10)
        column.addLayout(self._lay_out_head())
        column.addSpacing(8)
        column.addWidget(self.templates_title)
        column.addLayout(self._grid())
        column.addSpacing(8)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        column.addStretch(1)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(holder, self))
        self.recent.body.setSpacing(0)

    def _lay_out_head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.lead)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self.back, self.open, self.table, self.folder):
            ways.addWidget(button)
        self._head.setSpacing(8)
        self._head.addLayout(words, 1)
        self._head.addLayout(ways)
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
