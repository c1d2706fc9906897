"""The page on which a network learns: its settings, its curves, its runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from deepstudio.catalog.run_metrics import best_metric, metrics_of
from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent
from deepstudio.core.problems import Place, Problem
from deepstudio.core.project import ColumnPlan, Project
from deepstudio.core.settings import SettingSpec
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train.commands import declare_actions
from deepstudio.ui.pages.train.header import CONTINUE, PAUSE, RunHeader, Shown
from deepstudio.ui.pages.train.histories import Histories
from deepstudio.ui.pages.train.notice import BlockedCard, RunNotice
from deepstudio.ui.pages.train.plan import PlanColumn
from deepstudio.ui.pages.train.plots import NamedCurves, Plots
from deepstudio.ui.pages.train.run_actions import LongerBar, RunDeeds
from deepstudio.ui.pages.train.run_rows import RunRow, RunRows
from deepstudio.ui.pages.train.run_status import plan_words
from deepstudio.ui.pages.train.runs_card import RunsCard
from deepstudio.ui.pages.train.watch import WatchCard
from deepstudio.ui.run_name import numbered_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import EmptyState, Scroll
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.question import Question

WIDE = 1200  # pixels
ROW_PAUSE = 0.5  # seconds between two updates of the list while a run is going


class TrainPage(Page):
    """Three things meet here: the plan (left), the run in front (plots) and all runs (list)."""

    step: ClassVar[str] = "train"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self.histories = Histories(self)
        self.rows = RunRows(studio.registry, self._take_rows)
        self.deeds = RunDeeds(studio, self)
        self._known: list[RunRow] = []
        self.front = ""
        """The id of the run whose curves are shown."""
        self._compared: list[str] = []
        self._waiting = ""
        self._row_told, self._row_stage = 0.0, ""
        self._build()
        self._lay_out()
        self._connect()
        declare_actions(self)
        self.destroyed.connect(self.rows.forget)
        self._refresh()
        self._opened()

    # What the page shows

    @property
    def active(self) -> str:
        """The id of the run that is going, or nothing."""
        return next(iter(self.studio.active_runs), "")

    def show_run(self, run_id: str) -> None:
        """Brings a run to the front."""
        self.front = run_id
        self.runs.list.choose(run_id)
        self._refresh()

    def remembered(self) -> Any:
        """The run in front, and those it is compared with."""
        return self.front, set(self.runs.list.runs.ticks), self._compared

    def take_back(self, kept: Any) -> None:
        self.front, ticks, self._compared = kept
        self.runs.list.runs.ticks |= ticks

    def show_problem(self, problem: Problem) -> None:
        self.plan.forms.focus_place(problem.place.setting)

    def settings(self) -> Iterable[tuple[Place, SettingSpec]]:
        return ((Place("train", setting=place), spec) for place, spec in self.plan.forms.specs())

    def shown(self) -> None:
        self.rows.read(self.studio.runs)
        self._refresh()
        (self.header.start if self.can_start else self).setFocus()

    # The studio changed

    def _opened(self) -> None:
        self.histories.clear()
        self.rows.forget()
        self._known, self.front, self._compared, self._waiting = [], self.active, [], ""
        self.runs.list.runs.ticks.clear()
        self.longer.hide()
        project = self.studio.project
        if project is not None:
            self.plan.forms.show_project(project)
            self.plots.set_metrics(self._metrics())
            self.rows.read(self.studio.runs)
        self._refresh()

    def _changed(self, old: Project, new: Project) -> None:
        if old.training is not new.training or old.task is not new.task or _columns(old) != _columns(new):
            self.plan.forms.show_project(new)
            self.plots.set_metrics(self._metrics())
        self._show_header()

    def _checked(self) -> None:
        self.plan.forms.show_errors()
        self._show_blocked()

    def _runs_changed(self) -> None:
        self.rows.read(self.studio.runs)
        self._show_blocked()
        self._show_header()

    def _started(self, run_id: str) -> None:
        self.histories.begin(run_id)
        self._waiting = ""
        self.longer.hide()
        self.show_run(run_id)

    def _came(self, run_id: str, events: list[AnyEvent]) -> None:
        changed = self.histories.take(run_id, events)
        if run_id == self.front and changed:
            self.plots.refresh()
        if run_id == self.front:
            self._show_watch()
        if run_id == self.active:
            self._obeyed(run_id)
            if self._row_is_old(run_id):
                self._show_rows()
            self._show_header()
            self._show_notice()

    def _row_is_old(self, run_id: str) -> bool:
        stage = self.histories.live(run_id).stage
        return stage != self._row_stage or time.monotonic() - self._row_told > ROW_PAUSE

    def _ended(self, run_id: str) -> None:
        self._waiting = ""
        self.plots.draw_now()
        self._runs_changed()
        self._refresh()

    def _take_rows(self, rows: list[RunRow]) -> None:
        self._known = rows
        ids = {row.id for row in rows}
        if self.front not in ids:
            self.front = self.active or (rows[0].id if rows else "")
        self._compared = [run_id for run_id in self._compared if run_id in ids]
        self._show_rows()
        self.runs.list.choose(self.front)
        if not rows and self.focusWidget() is self.runs.list:
            self.header.start.setFocus()
        self._refresh()

    # Drawing

    def _refresh(self) -> None:
        self._show_blocked()
        self._show_header()
        self._show_notice()
        self._show_curves()
        self.stack.setCurrentWidget(self.scrolled if self._known or self.front else self.empty)

    def _show_header(self) -> None:
        run_id = self.active or self.front
        row, run = self._row(run_id), self._run(run_id)
        history = self.histories.get(run) if run is not None else None
        plan, has_result = plan_words(self.studio), bool(row and row.state.has_weights)
        if history is None or run is None:
            self.header.show_run(None, plan, has_result)
            return
        live, active = history.live, run_id == self.active
        status = row.state.status if row is not None and not active else live.stage
        if active and not live.is_active:
            status = "starting"
        looks = looks_of(self.studio.project.data if self.studio.project else None, self.studio.registry)
        name, waiting = self._name(run_id), self._waiting
        shown = Shown(name, live, status, active, self._metric, looks, waiting)
        self.header.show_run(shown, plan, has_result)

    def _show_rows(self) -> None:
        """The list; of a run that is going it shows what came last."""
        history = self.histories.known(self.active)
        rows = [
            row.with_live(history.live, time.time()) if history is not None and row.id == self.active else row
            for row in self._known
        ]
        self._row_told = time.monotonic()
        self._row_stage = self.histories.live(self.active).stage
        self.runs.set_rows(rows, self._metric, bool(self.studio.active_runs))

    def _show_notice(self) -> None:
        live, row = self.histories.live(self.front), self._row(self.front)
        resumable = row is not None and row.can_resume and not self.active
        self.notice.show_run(self.front, live.failure, live.notes, resumable)

    def _show_curves(self) -> None:
        main = self._curves(self.front)
        others = [self._curves(run_id) for run_id in self._compared if run_id != self.front]
        self.plots.show_runs(main, [other for other in others if other is not None])
        self._show_watch()

    def _show_watch(self) -> None:
        self.watch.show_run(self._run(self.front), self.histories.live(self.front).snapshots)

    def _show_blocked(self) -> None:
        reason = None if self.active else self.studio.training_blocked()
        self.header.start.set_blocked(tr_text(reason) if reason is not None else "")
        self.blocked.show_report(self.studio.report if not self.active else None)

    def _curves(self, run_id: str) -> NamedCurves | None:
        run = self._run(run_id)
        history = self.histories.get(run) if run is not None else None
        return NamedCurves(self._name(run_id), history.curves) if history is not None else None

    def _loaded(self, run_id: str) -> None:
        if run_id == self.front or run_id in self._compared:
            self._refresh()

    # Deeds

    def start(self) -> None:
        self.studio.start_run()
        self._show_blocked()

    def command(self, command: Command) -> None:
        if self.active and self.deeds.send(self.active, command):
            self._waiting = command
            self._show_header()

    def _obeyed(self, run_id: str) -> None:
        """Whether the command that was sent has taken effect."""
        effects = {PAUSE: "paused", CONTINUE: "running"}
        if effects.get(self._waiting) == self.histories.live(run_id).stage:
            self._waiting = ""

    def _do(self, deed: str, run_id: str) -> None:
        """What the buttons of the list ask for."""
        run, name = self._run(run_id), self._name(run_id)
        if run is None:
            return
        deeds: dict[str, Callable[[], object]] = {
            "more": lambda: self.longer.ask(run_id, name),
            "resume": lambda: self._go_on(run_id),
            "use": lambda: self.deeds.use(run, name),
            "folder": lambda: show_in_folder(run.path),
            "delete": lambda: self._ask_delete(run),
        }
        deeds[deed]()

    def _go_on(self, run_id: str, more: int = 0) -> None:
        run, row = self._run(run_id), self._row(run_id)
        if run is not None and row is not None:
            self.deeds.go_on(run, row.state, more)

    def _ask_delete(self, run: RunFolder) -> None:
        title = self.tr("Delete {run}?").format(run=self._name(run.id))
        text = self.tr("Its curves and its weights are removed from the disk. This cannot be undone.")
        keep, delete = self.tr("Keep it"), self.tr("Delete the run")
        question = Question(self, title, text, [("delete", delete, "danger"), ("cancel", keep, "primary")])
        question.chosen.connect(lambda answer: self._answer_delete(run, answer))
        question.ask()

    def _answer_delete(self, run: RunFolder, answer: str) -> None:
        # The button that asked is about to be disabled, and Qt would hand its focus to a setting.
        self.runs.list.setFocus()
        if answer == "delete":
            self.histories.forget(run.id)
            self.deeds.delete(run)

    def _rename(self, run_id: str, title: str) -> None:
        run = self._run(run_id)
        if run is not None:
            self.deeds.rename(run, title)

    def _compare(self, run_ids: list[str]) -> None:
        self._compared = run_ids
        self._show_curves()

    # What is known

    @property
    def _metric(self) -> Metric:
        return best_metric(self.studio.registry, self.studio.project)

    def _run(self, run_id: str) -> RunFolder | None:
        return next((run for run in self.studio.runs if run.id == run_id), None)

    def _row(self, run_id: str) -> RunRow | None:
        return next((row for row in self._known if row.id == run_id), None)

    def _name(self, run_id: str) -> str:
        row, run = self._row(run_id), self._run(run_id)
        if row is not None:
            return numbered_name(row.number, row.title)
        return numbered_name(run.number) if run is not None else ""

    def _metrics(self) -> tuple[Metric, ...]:
        """What the runs of the project report."""
        return metrics_of(self.studio.registry, self.studio.project)

    # Building

    def _build(self) -> None:
        self.plan = PlanColumn(self.studio, self)
        self.header = RunHeader(self)
        self.notice = RunNotice(self)
        self.blocked = BlockedCard(self.studio, self.actions_, self)
        self.longer = LongerBar(self)
        self.plots = Plots(self._metrics(), self)
        self.watch = WatchCard(self.studio, self)
        self.runs = RunsCard(self)
        detail = self.tr(
            "Start training and watch here how the loss falls and the accuracy rises, epoch by epoch."
        )
        self.empty = EmptyState("chart", self.tr("Nothing was trained yet"), detail, parent=self)
        self.work = QWidget(self)
        self.scrolled = Scroll(self.work, self)

    def _lay_out(self) -> None:
        below = row_of((self.plots.rate, 1), (self.runs, 2), gap=16)
        self._below = row_of((below, 3), (self.watch, 2), gap=16)
        column_of((self.plots, 5), (self._below, 3), gap=14, on=self.work)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.scrolled)
        parts = (self.header, self.notice, self.blocked, self.longer, (self.stack, 1))
        column = column_of(*parts, gap=10, margins=(16, 14, 16, 14))
        row_of(self.plan, (column, 1), gap=0, on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What training shows on its way stands beside the runs where there is room."""
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if event.size().width() >= WIDE else ways.TopToBottom)
        super().resizeEvent(event)

    def _connect(self) -> None:
        studio = self.studio
        studio.opened.connect(self._opened)
        studio.closed.connect(self._opened)
        studio.changed.connect(self._changed)
        studio.report_changed.connect(self._checked)
        studio.runs_changed.connect(self._runs_changed)
        studio.run_started.connect(self._started)
        studio.run_events.connect(self._came)
        studio.run_ended.connect(self._ended)
        self.histories.loaded.connect(self._loaded)
        self.header.start_wanted.connect(self.start)
        self.header.command.connect(self.command)
        self.header.result_wanted.connect(lambda: self._trigger("go.evaluate"))
        self.longer.wanted.connect(self._go_on)
        self.notice.resume_wanted.connect(self._go_on)
        runs = self.runs
        runs.chosen.connect(self.show_run)
        runs.compared.connect(self._compare)
        runs.renamed.connect(self._rename)
        runs.wanted.connect(self._do)

    def _trigger(self, action: str) -> None:
        if action in self.actions_:
            self.actions_.trigger(action)

    @property
    def can_start(self) -> bool:
        return not self.active and self.studio.training_blocked() is None


def _columns(project: Project) -> Mapping[str, ColumnPlan]:
    """On which it depends what can be set."""
    return project.data.columns if project.data is not None else {}
