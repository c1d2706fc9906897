"""The page of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from deepstudio.core.data_edits import name_classes
from deepstudio.core.problems import Edit, Place, Problem
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import Text
from deepstudio.data.plan_edits import corrected, exclude, restore
from deepstudio.data.sample_table import EXCLUDED, SampleTable, build_table
from deepstudio.data.scan import Scan
from deepstudio.data.served import Corpus
from deepstudio.ui.actions import Actions
from deepstudio.ui.answers.target import TargetLooks, target_looks
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.pages.data.choice import EmptyData
from deepstudio.ui.pages.data.class_names import ClassNamesDialog
from deepstudio.ui.pages.data.commands import declare_actions
from deepstudio.ui.pages.data.details import DetailsColumn
from deepstudio.ui.pages.data.findings_card import FindingsCard
from deepstudio.ui.pages.data.sample_watch import SampleWatch
from deepstudio.ui.pages.data.source import SourceColumn
from deepstudio.ui.pages.data.state import StateBar
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.drops import DropTarget, dropped_data
from deepstudio.ui.widgets.fold import SideFold
from deepstudio.ui.widgets.layouts import column_of, discard, row_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import same_samples

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

RESTS = 600  # milliseconds after which a size is remembered


class DataPage(Page):
    """Choose (left), look and correct (middle), understand (right)."""

    step: ClassVar[str] = "data"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._aside = Aside(self)
        self._scan: Scan | None = None
        self._scanned: DataPlan | None = None
        """The plan whose samples `_scan` holds."""
        self.table = SampleTable()
        """What the grid, or the list, and the chart show."""
        self._texts = Corpus()
        self._in_front = False
        self._size = studio.preferences.thumbnail_size
        self._later = QTimer(self, singleShot=True, interval=RESTS)
        self._later.timeout.connect(self._keep_size)
        self._looks = looks_of(None, studio.registry)
        self._target = TargetLooks()
        self._build()
        self._lay_out()
        self._connect()
        declare_actions(self)
        DropTarget(self, self._offer_drop, self._take_drop)
        self._opened()

    def shown(self) -> None:
        self._in_front = True
        self._scan_if_needed()
        self._show_scan()
        self._follow_samples()
        is_empty = self.stack.currentWidget() is self.empty
        (self.empty.choose if is_empty else self.samples.view).setFocus()

    def hidden(self) -> None:
        self._in_front = False
        if self._later.isActive():
            self._later.stop()
            self._keep_size()

    def show_problem(self, problem: Problem) -> None:
        if problem.place.setting:
            self.source.focus(problem.place.setting)

    def settings(self) -> Iterable[tuple[Place, SettingSpec]]:
        return ((Place("data", setting=spec.name), spec) for spec in self.source.specs())

    # The studio changed

    @property
    def _plan(self) -> DataPlan | None:
        return self.studio.project.data if self.studio.project is not None else None

    @property
    def _present(self) -> Scan | None:
        """The scan, where it is one of exactly the samples of the present plan."""
        plan, before = self._plan, self._scanned
        return self._scan if plan is not None and before is not None and same_samples(plan, before) else None

    def _opened(self) -> None:
        self._forget()
        plan = self._plan
        self.state.show_refusal(None)
        self.source.show_plan(plan)
        self._take_source(plan)
        if self.studio.scan is not None:
            self._take_scan(self.studio.scan)
        self._refresh()

    def _changed(self, old: Project, new: Project) -> None:
        if old.data is new.data:
            self._follow_samples()
            return
        plan = new.data
        self.state.show_refusal(None)
        self.source.show_plan(plan)
        if plan is None or old.data is None or plan.source != old.data.source:
            self._forget()
            self._take_source(plan)
        elif looks_of(plan, self.studio.registry).id != self._looks.id:
            self._take_source(plan)
            self.samples.show_texts(self._texts.texts)
            self._rebuild()
        elif target_looks(plan, self.studio.registry).key != self._target.key:
            self._take_target(plan)
            self._rebuild()
        elif (old.data.names, old.data.split) != (plan.names, plan.split) or not same_samples(old.data, plan):
            self._rebuild()
        self._scan_if_needed()
        self._refresh()

    def _take_source(self, plan: DataPlan | None) -> None:
        """Samples come from this source from now on, and are shown as suits their kind."""
        self._take_looks(looks_of(plan, self.studio.registry))
        self._take_target(plan)
        self.samples.take_source(plan)
        self.empty.set_looks(self._looks)
        kind, findings = self._looks.id, self.studio.registry.findings
        self.findings.set_looked_for([f.title for f in findings if not f.columns or kind in f.columns])

    def _take_looks(self, looks: Looks) -> None:
        if looks.id != self._looks.id:
            self.stack.removeWidget(self.samples)
            discard(self.samples)
            self._make_samples(looks)
        self._looks = looks
        self.details.set_looks(looks)
        self.state.show_complaint(looks.complaint)

    def _take_target(self, plan: DataPlan | None) -> None:
        """What is answered from now on, as its kind shows it."""
        target = target_looks(plan, self.studio.registry)
        if target.key != self._target.key:
            self.details.set_target(target)
        self._target = target
        self.samples.take_target(target)

    def _take_scan(self, scan: Scan) -> None:
        self._scan, self._scanned = scan, self._plan
        self.source.take_scan()
        self._rebuild()
        self._refresh()

    # Findings, and the texts themselves

    def _follow_samples(self) -> None:
        """Has the samples looked at, once somebody looks at the page and they are known."""
        if self._in_front:
            self.watch.follow(self.studio.project, self._present, self._is_scanning())

    def _take_texts(self, corpus: Corpus) -> None:
        self._texts = corpus
        self.samples.show_texts(corpus.texts)
        if corpus.texts:
            self._rebuild()  # excluded ones have a class now
        self._show_preview(self.samples.selected())

    def _take_statistics(self, found: TextStatistics | None) -> None:
        self.samples.show_statistics(found)
        self.details.closely.show_statistics(found, looks_of(self._plan, self.studio.registry).kind)

    def _rebuild(self) -> None:
        """The table of the present plan; made beside the window's thread."""
        scan, plan = self._scan, self._plan
        self._aside.forget()
        if scan is not None and plan is not None:
            own = self._texts.labels
            order, before = self.studio.preferences.sample_order, self.table
            self._aside.ask(lambda: build_table(scan, plan, own, order, before), self._show_table)

    def _forget(self) -> None:
        self._aside.forget()
        self._scan = self._scanned = None
        self.watch.forget()
        self.findings.clear()
        self._show_table(SampleTable())

    def _scan_if_needed(self) -> None:
        """Looks through the data where its samples are not known, as after they were edited."""
        plan, studio = self._plan, self.studio
        if not self._in_front or plan is None or studio.scan is not None or studio.extra_problems:
            return
        if plan.source.settings.get("path") != "" and not self._is_scanning():
            studio.start_scan()

    def _is_scanning(self) -> bool:
        return any(work.title == self.state.title for work in self.studio.busy)

    # Drawing

    def _show_scan(self) -> None:
        self.details.show_scan(self._plan, self._scan, self._present is not None)

    def _show_table(self, table: SampleTable) -> None:
        self.table = table
        self.samples.take_plan(self._plan)
        self.samples.show_table(table)
        self.details.show_table(table)
        self._show_preview(self.samples.selected())
        self._show_stack()

    def _refresh(self) -> None:
        moved = any(problem.action == "locate" for problem in self.studio.extra_problems)
        self.source.locate.setVisible(moved)
        self.state.show_state()
        self.source.show_column_problems()
        self._show_scan()
        self._show_preview(self.samples.selected())
        self._show_stack()
        self._follow_samples()

    def _show_stack(self) -> None:
        plan = self._plan
        chosen = plan is not None and plan.source.settings.get("path") != ""
        self.stack.setCurrentWidget(self.samples if chosen else self.empty)
        self.source.offer_ways(bool(chosen))
        self.side.setVisible(chosen)

    def _show_preview(self, ids: list[str]) -> None:
        first = next((entry for entry in self.table.entries if entry.part != EXCLUDED), None)
        wanted = ids[0] if ids else first.id if first is not None else ""
        self.details.closely.show_sample(self._plan, wanted, self._texts.texts.get(wanted, ""))

    # Deeds

    def _allow_network(self, path: Path) -> None:
        from deepstudio.data.network import allow

        allow(str(path))
        self.state.show_refusal(None)
        self.source.use_path(path)

    def _show_samples(self, ids: list[str]) -> None:
        """Shows the samples of an example; those that take no part stand in a list of their own."""
        known = {entry.id for entry in self.table.entries}
        if known.intersection(ids):
            self.samples.show_only(ids)
        else:
            self.side.set_open(True)
            self.details.show_left_out()

    def _on_plan(self, make: Callable[[DataPlan], Edit]) -> None:
        if self._plan is not None:
            self.studio.edit(make(self._plan))

    def _correct(self, ids: list[str], value: Any, merge: bool) -> None:
        own = self._texts.labels if self._looks.reads else None
        words = self._target.written(value)
        if not merge:
            self.studio.end_merge()
        self._on_plan(lambda plan: corrected(plan, ids, value, words, own))

    def _name_classes(self, names: Mapping[str, str]) -> Text | None:
        """Calls classes by other names, or says why that cannot be."""
        plan = self._plan
        made = name_classes(plan, self._target.column, names) if plan is not None else None
        if isinstance(made, Edit):
            self.studio.edit(made)
            return None
        return made

    def _rename(self, shown: str, name: str) -> None:
        plan = self._plan
        reason = (
            self._name_classes({plan.meant(self._target.column, shown): name}) if plan is not None else None
        )
        if reason is not None:
            self.studio.tell("warn", reason)

    def ask_names(self) -> None:
        """All classes with their names, in a form."""
        plan, column = self._plan, self._target.column
        scan = self._present or self._scan
        found = scan.found if scan is not None else plan.found if plan is not None else None
        if plan is None or found is None or not found.column(column).classes:
            return
        known = found.column(column)
        classes = list(zip(known.classes, known.counts, strict=True))
        self.names = ClassNamesDialog(column, classes, plan.names.get(column, {}), self._name_classes, self)
        self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names.open()

    # Drops

    def _offer_drop(self, data: QMimeData) -> str:
        fits = self.studio.project is not None and dropped_data(data) is not None
        return self.tr("Drop to use as data") if fits else ""

    def _take_drop(self, data: QMimeData) -> None:
        path = dropped_data(data)
        if path is not None:
            self.source.use_path(path)

    # Building

    def _build(self) -> None:
        self.source = SourceColumn(self.studio, self)
        self.state = StateBar(self.studio, self)
        self.findings = FindingsCard(self)
        self.findings.setObjectName("data.findings")
        self.watch = SampleWatch(self.studio, self)
        self.details = DetailsColumn(self.studio, self)
        self.side = SideFold(self.details, self)
        self.empty = EmptyData(self)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.empty)
        self._make_samples(self._looks)

    def _make_samples(self, looks: Looks) -> None:
        panel = self.samples = looks.samples_panel(self)
        self.stack.addWidget(panel)
        panel.chosen.connect(self._show_preview)
        panel.filtered.connect(self.details.show_class)
        panel.exclude_wanted.connect(lambda ids: self._on_plan(lambda plan: exclude(plan, ids)))
        panel.restore_wanted.connect(lambda ids: self._on_plan(lambda plan: restore(plan, ids)))
        panel.correct_wanted.connect(self._correct)
        panel.set_order(self.studio.preferences.sample_order)
        panel.set_size(self.studio.preferences.thumbnail_size)
        panel.set_close_view(lambda parent: looks_of(self._plan, self.studio.registry).close_view(parent))
        panel.order_chosen.connect(lambda order: self.studio.set_preferences(sample_order=order))
        panel.size_chosen.connect(self._remember_size)

    def _remember_size(self, pixels: int) -> None:
        """Once it rests, as a slider goes through many."""
        self._size = pixels
        self._later.start()

    def _keep_size(self) -> None:
        self.studio.set_preferences(thumbnail_size=self._size)

    def _lay_out(self) -> None:
        below = row_of(self.findings, margins=(0, 0, 8, 4))
        column = column_of(self.state, (self.stack, 1), below, gap=10, margins=(16, 12, 8, 8))
        row_of(self.source, (column, 1), self.side, gap=0, on=self)

    def _connect(self) -> None:
        studio = self.studio
        studio.opened.connect(self._opened)
        studio.closed.connect(self._opened)
        studio.changed.connect(self._changed)
        studio.scanned.connect(self._take_scan)
        studio.report_changed.connect(self._refresh)
        studio.busy_changed.connect(self.state.show_state)
        studio.busy_changed.connect(self._follow_samples)
        self.state.locate_wanted.connect(self.source.locate_data)
        self.state.choose_wanted.connect(self.source.choose_again)
        self.source.refused.connect(self.state.show_refusal)
        self.state.network_agreed.connect(self._allow_network)
        self.empty.choose.clicked.connect(self.source.choose_folder)
        self.empty.choose_table.clicked.connect(self.source.choose_file)
        self.empty.sample.clicked.connect(lambda: self.source.use_sample(self.empty.sample_id))
        self.details.word_wanted.connect(lambda word: self.samples.search_for(word))
        self._connect_texts()
        self.details.renamed.connect(self._rename)
        self.details.names_wanted.connect(self.ask_names)
        self.findings.action_wanted.connect(lambda _action: self.ask_names())
        self.details.values_chosen.connect(lambda wanted: self.samples.show_values(wanted))

    def _connect_texts(self) -> None:
        watch, findings = self.watch, self.findings
        watch.read.connect(self._take_texts)
        watch.counted.connect(self._take_statistics)
        watch.looking.connect(findings.show_looking)
        watch.looked.connect(findings.show_evidence)
        watch.stopped.connect(findings.show_stopped)
        watch.failed.connect(findings.show_failure)
        watch.cleared.connect(findings.clear)
        findings.cancel_wanted.connect(watch.cancel)
        findings.again_wanted.connect(watch.again)
        findings.fix_wanted.connect(self.studio.edit)
        findings.samples_wanted.connect(self._show_samples)
