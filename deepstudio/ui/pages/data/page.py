"""The page of the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PIL.Image import Image
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from deepstudio.core.problems import Edit, Problem
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T, Text
from deepstudio.data.scan import Scan
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.frame.dropping import dropped
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.data.choice import takes
from deepstudio.ui.pages.data.details import DetailsColumn
from deepstudio.ui.pages.data.edits import exclude, relabel, restore
from deepstudio.ui.pages.data.grid import GridPanel
from deepstudio.ui.pages.data.source import SourceColumn
from deepstudio.ui.pages.data.state import StateBar
from deepstudio.ui.pages.data.table import Table, build_table
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import EmptyState
from deepstudio.ui.widgets.thumbnail_pictures import Load
from deepstudio.ui.workers.aside import Aside
from deepstudio.ui.workers.data_watch import same_samples

SAMPLE = "digits"


class DataPage(Page):
    """Choose (left), look and correct (middle), understand (right)."""

    step: ClassVar[str] = "data"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._aside = Aside()
        self._scan: Scan | None = None
        self._scanned: DataPlan | None = None
        """The plan whose samples `_scan` holds."""
        self._source = ""
        self._table = Table()
        self._in_front = False
        self._build()
        self._lay_out()
        self._connect()
        self._declare_actions()
        self.setAcceptDrops(True)
        self.destroyed.connect(self._aside.forget)
        self.retranslate()
        self._opened()

    @property
    def table(self) -> Table:
        """What the grid and the chart show."""
        return self._table

    def shown(self) -> None:
        self._in_front = True
        self._scan_if_needed()
        self._show_scan()

    def hidden(self) -> None:
        self._in_front = False

    def show_problem(self, problem: Problem) -> None:
        if problem.place.setting:
            self.source.focus(problem.place.setting)

    def retranslate(self) -> None:
        self.empty.set_text(self.tr("Drop a folder with one sub-folder per class here"))
        self.empty.set_detail(
            self.tr("Photographs, scans or drawings. Your files stay where they are and as they are.")
        )
        self.choose.setText(self.tr("Choose a folder…"))
        self.sample.setText(self.tr("Use handwritten digits"))

    # The studio changed

    @property
    def _plan(self) -> DataPlan | None:
        return self.studio.project.data if self.studio.project is not None else None

    def _opened(self) -> None:
        self._forget()
        plan = self._plan
        self.source.show_plan(plan)
        self._take_source(plan)
        if self.studio.scan is not None:
            self._take_scan(self.studio.scan)
        self._refresh()

    def _changed(self, old: Project, new: Project) -> None:
        if old.data is new.data:
            return
        plan = new.data
        self.source.show_plan(plan)
        if plan is None or (old.data is not None and plan.source != old.data.source):
            self._forget()
            self._take_source(plan)
        elif old.data is None or not same_samples(old.data, plan) or old.data.split != plan.split:
            self._rebuild()
        self._scan_if_needed()
        self._refresh()

    def _take_source(self, plan: DataPlan | None) -> None:
        """Thumbnails come from this source from now on."""
        self._source = plan.source.key if plan is not None else ""
        self.grid.grid.set_load(_loader(plan, self.studio) if plan is not None else None)

    def _take_scan(self, scan: Scan) -> None:
        self._scan, self._scanned = scan, self._plan
        self._rebuild()
        self._refresh()

    def _rebuild(self) -> None:
        """The table of the present plan; made beside the window's thread."""
        scan, plan = self._scan, self._plan
        self._aside.forget()
        if scan is not None and plan is not None:
            self._aside.ask(lambda: build_table(scan, plan), self._show_table)

    def _forget(self) -> None:
        self._aside.forget()
        self._scan = self._scanned = None
        self._show_table(Table())

    def _scan_if_needed(self) -> None:
        """Looks through the data where its samples are not known, as after they were edited."""
        plan, studio = self._plan, self.studio
        if not self._in_front or plan is None or studio.scan is not None or studio.extra_problems:
            return
        scanning = any(work.title == self.state.title for work in studio.busy)
        if plan.source.settings.get("path") != "" and not scanning:
            studio.start_scan()

    # Drawing

    def _show_scan(self) -> None:
        plan, before = self._plan, self._scanned
        present = plan is not None and before is not None and same_samples(plan, before)
        self.details.show_scan(plan, self._scan, present)

    def _show_table(self, table: Table) -> None:
        self._table = table
        self.grid.show_table(table)
        self.details.show_table(table)
        self._show_preview(self.grid.selected())
        self._show_stack()

    def _refresh(self) -> None:
        moved = any(problem.action == "locate" for problem in self.studio.extra_problems)
        self.source.set_locatable(moved)
        self.state.show_state()
        self._show_scan()
        self._show_preview(self.grid.selected())
        self._show_stack()

    def _show_stack(self) -> None:
        plan = self._plan
        chosen = plan is not None and plan.source.settings.get("path") != ""
        self.stack.setCurrentWidget(self.grid if chosen else self.empty)
        self.details.setVisible(chosen)

    def _show_preview(self, ids: list[str]) -> None:
        first = next(iter(self._table.filtered()), None)
        wanted = ids[0] if ids else first.id if first is not None else ""
        self.details.preview.show_sample(self._plan, wanted)

    # Deeds

    def _on_plan(self, make: Callable[[DataPlan], Edit]) -> None:
        if self._plan is not None:
            self.studio.edit(make(self._plan))

    def _show_class(self, name: str) -> None:
        self.grid.show_class(name)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event) and self.studio.project is not None:
            self.source.drop.set_over(True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.source.drop.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.source.drop.set_over(False)
        found = dropped(event.mimeData())
        if found is not None and found.kind == "pictures":
            event.acceptProposedAction()
            self.source.use_folder(found.path)

    # Building

    def _build(self) -> None:
        self.source = SourceColumn(self.studio, self)
        self.state = StateBar(self.studio, self)
        self.grid = GridPanel(self)
        self.details = DetailsColumn(self.studio, self)
        self.empty = EmptyState("image", parent=self)
        self.choose = self.empty.add_button("", primary=True, icon="folder")
        self.choose.setObjectName("data.empty-choose")
        self.sample = self.empty.add_button("")
        self.sample.setObjectName("data.empty-sample")

    def _lay_out(self) -> None:
        self.stack = QStackedLayout()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.grid)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.state)
        column.addLayout(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.source)
        row.addLayout(column, 1)
        row.addWidget(self.details)

    def _connect(self) -> None:
        studio = self.studio
        studio.opened.connect(self._opened)
        studio.closed.connect(self._opened)
        studio.changed.connect(self._changed)
        studio.scanned.connect(self._take_scan)
        studio.report_changed.connect(lambda _report: self._refresh())
        studio.busy_changed.connect(self.state.show_state)
        self.state.locate_wanted.connect(self.source.locate_data)
        self.state.choose_wanted.connect(self.source.choose_folder)
        self.choose.clicked.connect(self.source.choose_folder)
        self.sample.clicked.connect(lambda: self.source.use_sample(SAMPLE))
        grid = self.grid
        grid.chosen.connect(self._show_preview)
        grid.filtered.connect(self.details.chart.set_current)
        grid.exclude_wanted.connect(lambda ids: self._on_plan(lambda plan: exclude(plan, ids)))
        grid.restore_wanted.connect(lambda ids: self._on_plan(lambda plan: restore(plan, ids)))
        grid.relabel_wanted.connect(lambda ids, name: self._on_plan(lambda plan: relabel(plan, ids, name)))
        self.details.class_chosen.connect(self._show_class)

    def _declare_actions(self) -> None:
        def add(
            name: str, text: Text, icon: str, run: Callable[[], object], enabled: Callable[[], bool]
        ) -> None:
            group = T("Data")
            self.actions_.add(
                Action(f"data.{name}", lambda: tr_text(text), run, icon, "", enabled, lambda: tr_text(group))
            )

        def is_open() -> bool:
            return self.studio.project is not None

        add("choose-folder", T("Choose a folder of pictures…"), "folder", self.source.choose_folder, is_open)
        add(
            "prepare",
            T("Prepare the data now"),
            "data",
            self.details.prepared.prepare,
            lambda: self._scan is not None,
        )
        add(
            "scan",
            T("Look through the data again"),
            "refresh",
            self.studio.start_scan,
            lambda: self._plan is not None,
        )


def _loader(plan: DataPlan, studio: Studio) -> Load:
    """Reads thumbnails of one source, in another thread."""
    registry = studio.registry

    def load(sample_id: str, pixels: int) -> Image:
        from deepstudio.data.thumbnails import thumbnail

        return thumbnail(plan, registry, sample_id, pixels)

    return load
