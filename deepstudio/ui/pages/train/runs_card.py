"""The card with all runs, and what can be done with the one in front."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from deepstudio.core.declarations import Metric
from deepstudio.ui.pages.train.run_list import RunList
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Button, Card, IconButton, Label, OutlineButton
from deepstudio.ui.widgets.layouts import column_of, row_of

# What can be done with a run, and the icons of the menu.
DEEDS = {
    "resume": "play",
    "more": "play",
    "rename": "rename",
    "use": "refresh",
    "folder": "folder",
    "delete": "trash",
}


class RunsCard(Card):
    """The list, and a button for each deed: `wanted(deed, run id)`."""

    chosen = Signal(str)
    compared = Signal(list)
    renamed = Signal(str, str)
    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.list = RunList(self)
        self.list.setObjectName("train.runs")
        text = self.tr("Each training is a run. Click one to see its curves, tick several to compare them.")
        self.hint = Label(text, "secondary", "text3", wrap=True, parent=self)
        self._busy = False
        self._build()
        self.list.chosen.connect(self._chosen)
        self.list.compared.connect(self.compared)
        self.list.renamed.connect(self.renamed)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.delete_wanted.connect(lambda: self._wish("delete"))
        self.set_title(self.tr("Runs"))
        self.update_deeds()

    def set_rows(self, rows: list[RunRow], metric: Metric, busy: bool) -> None:
        """`busy` while a run is going: no other can go on then."""
        self._busy = busy
        self.list.set_runs(rows, metric)
        self.hint.setVisible(len(rows) < 2)
        self.update_deeds()

    def update_deeds(self) -> None:
        """Shows and enables what can be done with the run in front."""
        row = self.list.current()
        ended = row is not None and not row.state.is_active
        resumable = row is not None and row.can_resume
        saved = ended and row is not None and row.state.has_weights
        self.resume.setVisible(resumable)
        self.more.setVisible(saved and not resumable)
        busy = self.tr("Another run is going. Stop it or wait.") if self._busy else ""
        self.resume.set_blocked(busy)
        self.more.set_blocked(busy)
        for button in (self.rename, self.use, self.folder):
            button.setEnabled(row is not None)
        self.delete.set_blocked("" if ended else self.tr("This run is going. Stop it first.") if row else " ")

    def _build(self) -> None:
        tip = self.tr("Goes on from where this run ended, for more epochs.")
        self.more = OutlineButton(self.tr("Train longer…"), small=True, tip=tip, parent=self)
        tip = self.tr("Goes on exactly where this run was interrupted.")
        self.resume = OutlineButton(self.tr("Resume"), icon="play", small=True, tip=tip, parent=self)
        self.rename = IconButton("rename", self.tr("Rename the run"), small=True, parent=self)
        self.use = IconButton(
            "refresh", self.tr("Use this run's network and settings again"), small=True, parent=self
        )
        self.folder = IconButton("folder", self.tr("Open the run's folder"), small=True, parent=self)
        self.delete = IconButton("trash", self.tr("Delete the run"), small=True, parent=self)
        buttons = [self._button(name) for name in DEEDS]
        for name, button in zip(DEEDS, buttons, strict=True):
            button.setObjectName(f"train.run-{name}")
            button.clicked.connect(partial(self._wish, name))
        tools = QWidget(self)
        row_of(*buttons, gap=4, on=tools)
        self.set_trailing(tools)
        self.list.setMinimumHeight(76)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.add(column_of((self.list, 1), self.hint, gap=6), 1)

    def _chosen(self, run_id: str) -> None:
        self.update_deeds()
        self.chosen.emit(run_id)

    def _button(self, deed: str) -> Button:
        made: Button = getattr(self, deed)
        return made

    def _wish(self, deed: str, _checked: bool = False) -> None:
        row = self.list.current()
        if row is None or not self._button(deed).isEnabled():
            return
        if deed == "rename":
            self.list.rename_current()
        else:
            self.wanted.emit(deed, row.id)

    def _show_menu(self, place: QPoint) -> None:
        """The same as the buttons, where the pointer is."""
        self.update_deeds()
        menu = QMenu(self)
        for name, icon in DEEDS.items():
            button = self._button(name)
            if not button.isHidden():
                item = menu.addAction(icons.icon(icon), button.text() or button.accessibleName())
                item.setEnabled(button.isEnabled())
                item.triggered.connect(partial(self._wish, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
