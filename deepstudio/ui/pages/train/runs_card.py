"""The card with all runs, and what can be done with the one in front."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedLayout, QWidget

from deepstudio.core.declarations import Metric
from deepstudio.ui.pages.train.bin_view import BinnedRun, BinView
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_table import RunTable
from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Button, Card, DangerButton, IconButton, Label, OutlineButton
from deepstudio.ui.widgets.layouts import column_of, row_of

# What can be done with a run, and the icons of the menu.
DEEDS = {
    "resume": "play",
    "more": "play",
    "rename": "rename",
    "note": "pencil",
    "use": "refresh",
    "folder": "folder",
    "delete": "trash",
}
LOWEST = 112  # pixels of the table: its titles and two rows


class RunsCard(Card):
    """The table, and a button for each deed: `wanted(deed, run id)`; or what lies in the bin."""

    chosen = Signal(str)
    compared = Signal(list)
    renamed = Signal(str, str)
    noted = Signal(str, str)
    wanted = Signal(str, str)
    restore_wanted = Signal(str)
    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, about="run")
        self.list = RunTable(self)
        self.list.setObjectName("train.runs")
        self.bin = BinView(self)
        text = self.tr("Each training is a run. Click one to see its curves, tick several to compare them.")
        self.hint = Label(text, "secondary", "text3", wrap=True, parent=self)
        self._busy = False
        self._build()
        self._lay_out()
        self.list.chosen.connect(self._chosen)
        self.list.compared.connect(self.compared)
        self.list.renamed.connect(self.renamed)
        self.list.noted.connect(self.noted)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.delete_wanted.connect(lambda: self._wish("delete"))
        self.bin.restore_wanted.connect(self.restore_wanted)
        self.bin.delete_wanted.connect(self.erase_wanted)
        self.bin.left.connect(lambda: self.show_bin(False))
        self.show_bin(False)
        self.update_deeds()

    @property
    def shows_bin(self) -> bool:
        return self.stack.currentWidget() is self.bin

    def show_bin(self, on: bool) -> None:
        """The bin in place of the runs, or the runs again."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self.stack.setCurrentWidget(self.bin if on else self._runs)
        self._tools.setVisible(not on)
        self._bin_tools.setVisible(on)
        self.set_title(self.tr("Bin") if on else self.tr("Runs"))
        if had_focus:
            (self.bin.list if on else self.list).setFocus()

    def set_binned(self, rows: list[BinnedRun], metric: Metric) -> None:
        """What lies in the bin."""
        self.bin.set_rows(rows, metric)
        self.open_bin.setVisible(bool(rows))
        self.open_bin.setText(self.tr("Bin ({count})").format(count=len(rows)))
        for button in (self.restore, self.erase):
            button.setEnabled(bool(rows))

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
        for button in (self.rename, self.note, self.use, self.folder):
            button.setEnabled(row is not None)
        going = self.tr("This run is going. Stop it first.") if row else " "
        self.delete.set_blocked("" if ended else going)

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
        self.note = IconButton("pencil", self.tr("Note something of the run"), small=True, parent=self)
        self.delete = IconButton("trash", self.tr("Put the run into the bin"), small=True, parent=self)
        buttons = [self._button(name) for name in DEEDS]
        for name, button in zip(DEEDS, buttons, strict=True):
            button.setObjectName(f"train.run-{name}")
            button.clicked.connect(partial(self._wish, name))
        tip = self.tr("Shows the runs that were put away. They can come back.")
        self.open_bin = OutlineButton("", small=True, tip=tip, name="train.open-bin", parent=self)
        self.restore = OutlineButton(self.tr("Put back"), small=True, name="train.restore", parent=self)
        self.erase = DangerButton(self.tr("Delete for good…"), small=True, name="train.erase", parent=self)
        self.close_bin = OutlineButton(
            self.tr("Back to the runs"), small=True, name="train.close-bin", parent=self
        )
        self.open_bin.clicked.connect(lambda: self.show_bin(True))
        self.close_bin.clicked.connect(lambda: self.show_bin(False))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.bin.current_id()))
        self.erase.clicked.connect(lambda: self.erase_wanted.emit(self.bin.current_id()))

    def _lay_out(self) -> None:
        self._tools, self._bin_tools, tools = QWidget(self), QWidget(self), QWidget(self)
        row_of(*(self._button(name) for name in DEEDS), self.open_bin, gap=4, on=self._tools)
        row_of(self.restore, self.erase, self.close_bin, gap=6, on=self._bin_tools)
        row_of(self._tools, self._bin_tools, on=tools)
        self.set_trailing(tools)
        self.open_bin.hide()
        self.list.setMinimumHeight(scaled(LOWEST))
        for view in (self.list, self.bin.list):
            view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._runs = QWidget(self)
        column_of((self.list, 1), self.hint, gap=6, on=self._runs)
        self.stack = QStackedLayout()
        self.stack.addWidget(self._runs)
        self.stack.addWidget(self.bin)
        self.add(self.stack, 1)

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
        elif deed == "note":
            self.list.note_current()
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
        self._offer_orders(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _offer_orders(self, menu: QMenu) -> None:
        """What a click on a title does, for the keyboard."""
        menu.addSeparator()
        orders = menu.addMenu(self.tr("Sort by"))
        for place, column in enumerate(self.list.runs.columns):
            item = orders.addAction(column.title)
            item.setCheckable(True)
            item.setChecked(column.id == self.list.runs.order[0])
            item.triggered.connect(partial(self._sort, place))

    def _sort(self, place: int, _checked: bool = False) -> None:
        self.list.sort_from(place)
