"""The page on which a network learns: its settings, its curves, its runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from deepstudio.catalog.run_metrics import best_metric, metrics_of
from deepstudio.core.coach.cures import Remedy
from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent
from deepstudio.core.problems import Place, Problem
from deepstudio.core.project import ColumnPlan, Project
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train.bin_deeds import BinDeeds, offer_undo
from deepstudio.ui.pages.train.commands import declare_actions
from deepstudio.ui.pages.train.header import CONTINUE, PAUSE, RunHeader, Shown
from deepstudio.ui.pages.train.histories import Histories
from deepstudio.ui.pages.train.judge import Judge
from deepstudio.ui.pages.train.metric_card import NamedCurves
from deepstudio.ui.pages.train.notice import BlockedCard, RunNotice
from deepstudio.ui.pages.train.plan import PlanColumn
from deepstudio.ui.pages.train.plots import Plots
from deepstudio.ui.pages.train.queue import WaitingBanner
from deepstudio.ui.pages.train.run_actions import LongerBar, RunDeeds
from deepstudio.ui.pages.train.run_rows import RunRow, RunRows
from deepstudio.ui.pages.train.run_status import plan_words
from deepstudio.ui.pages.train.runs_card import RunsCard
from deepstudio.ui.pages.train.watch import WatchCard
from deepstudio.ui.run_name import numbered_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import EmptyState, Scroll
from deepstudio.ui.widgets.layouts import column_of, row_of

WIDE = 1200  # pixels
ROW_PAUSE = 0.5  # seconds between two updates of the list while a run is going


class TrainPage(Page):
    """Three things meet here: the plan (left), the run in front (plots) and all runs (list)."""

    step: ClassVar[str] = "train"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self.histories = Histories(self)
        self.judge = Judge(studio, self)
        self.rows = RunRows(studio.registry, self._take_rows)
        self.deeds = RunDeeds(studio, self)
        self._known: list[RunRow] = []
        self.front = ""
        """The id of the run whose curves are shown."""
        self._compared: list[str] = []
        self._waiting = ""
        self._followed = ""
        """The run that went last; who looks at it goes on with the next."""
        self._row_told, self._row_stage = 0.0, ""
        self._build()
        self._lay_out()
        self._connect()
        declare_actions(self)
        self.destroyed.connect(self.rows.forget)
        self._take_order()
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
        return self.front, dict(self.runs.list.runs.ticks), self._compared

    def take_back(self, kept: Any) -> None:
        self.front, ticks, self._compared = kept
        self.runs.list.runs.ticks |= ticks

    def show_problem(self, problem: Problem) -> None:
        self.plan.forms.focus_place(problem.place.setting)

    def settings(self) -> Iterable[tuple[Place, SettingSpec]]:
        return ((Place("train", setting=place), spec) for place, spec in self.plan.forms.specs())

    def shown(self) -> None:
        self.judge.forget()  # a simple method may have been tried meanwhile
        self._read()
        self._refresh()
        (self.header.start if self.can_start else self).setFocus()

    # The studio changed

    def _opened(self) -> None:
        self.histories.clear()
        self.judge.forget()
        self.rows.forget()
        self._known, self.front, self._compared, self._waiting = [], self.active, [], ""
        self.runs.list.runs.ticks.clear()
        self.runs.show_bin(False)
        self.longer.hide()
        project = self.studio.project
        if project is not None:
            self.plan.show_project(project)
            self.plots.set_metrics(self._metrics())
            self._read()
        self._refresh()

    def _read(self) -> None:
        self.rows.read(self.studio.runs)
        self.bin.read(self._metric)

    def _changed(self, old: Project, new: Project) -> None:
        if old.training is not new.training or old.task is not new.task or _columns(old) != _columns(new):
            self.plan.show_project(new)
            self.plots.set_metrics(self._metrics())
        self._show_header()

    def _checked(self) -> None:
        self.plan.forms.show_errors()
        self._show_blocked()

    def _runs_changed(self) -> None:
        self._read()
        self._show_blocked()
        self._show_header()

    def _started(self, run_id: str) -> None:
        self.histories.begin(run_id)
        self.judge.forget(run_id)
        self._waiting = ""
        self.longer.hide()
        if self._followed in ("", self.front) or not self._row(self.front):
            self.show_run(run_id)
        self._followed = run_id
        self._refresh()

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
        ids = {row.id for row in rows}
        for gone in {row.id for row in self._known} - ids:
            self.histories.forget(gone)  # its number may be given again
        self._known = rows
        if not rows:
            self.runs.list.runs.ticks.clear()
        if self.front not in ids:
            self.runs.list.set_runs(rows, self._metric)  # which takes the one beside it
            self.front = self.active or self.runs.list.current_id() or (rows[0].id if rows else "")
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
            self.plan.start.offer(None)
            return
        live, active = history.live, run_id == self.active
        status = row.state.status if row is not None and not active else live.stage
        if active and not live.is_active:
            status = "starting"
        looks = looks_of(self.studio.project.data if self.studio.project else None, self.studio.registry)
        name, waiting = self._name(run_id), self._waiting
        judged = self.judge.judged(run, live.course)
        offer = self.judge.offer(judged, run_id) if not active else None
        self.plan.start.offer(None if active else self.judge.fine_tuning(judged, run_id), name)
        shown = Shown(name, live, status, active, self._metric, looks, waiting, judged.verdict, offer)
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

    def _show_queue(self) -> None:
        waiting = self.studio.waiting_runs
        self.plan.after.setVisible(bool(self.active))
        self.plan.after.show_waiting(len(waiting), self.studio.queue_blocked())
        self.waiting.show_waiting([] if self.active else [self._name(run.id) for run in waiting])

    def _show_blocked(self) -> None:
        self._show_queue()
        reason = None if self.active else self.studio.training_blocked()
        self.header.start.set_blocked(tr_text(reason) if reason is not None else "")
        self.blocked.show_report(self.studio.report if not self.active else None)

    def _curves(self, run_id: str) -> NamedCurves | None:
        run = self._run(run_id)
        history = self.histories.get(run) if run is not None else None
        look = self.runs.list.runs.look(run_id)
        return NamedCurves(self._name(run_id), history.curves, run_id, look) if history is not None else None

    def _loaded(self, run_id: str) -> None:
        if run_id == self.front or run_id in self._compared:
            self._refresh()

    # Deeds

    def start(self) -> None:
        self.studio.start_run()
        self._show_blocked()

    def start_after(self) -> None:
        """The settings as they are now are kept for a run that begins when this one has ended."""
        self.studio.queue_run()

    def _queued(self, run_id: str) -> None:
        words = self.tr("{run} waits. It begins when the runs before it have ended.")
        offer_undo(self, words.format(run=self._name(run_id)), lambda: self._put_away(run_id))

    def _cure(self, offer: Remedy) -> None:
        """Does what the verdict offers; with other settings or another network, a new run begins."""
        if offer.edit is None:
            if offer.action == "longer":
                self._do("more", self.front)
            else:
                self._trigger(f"go.{offer.action}")
        elif self.studio.edit(offer.edit):
            self.studio.tell(
                "info", T("Changed in the project: {change}. Undo takes it back.", change=offer.edit.label)
            )
            self._begin()

    def _begin(self) -> None:
        """Starts a run, or lets it wait where others go or wait already."""
        if self.active or self.studio.waiting_runs:
            self.start_after()
        else:
            self.start()

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
        deeds: dict[str, Callable[[RunFolder], object]] = {
            "more": lambda run: self.longer.ask(run_id, name),
            "resume": lambda run: self._go_on(run_id),
            "use": lambda run: self.deeds.use(run, name),
            "folder": lambda run: show_in_folder(run.path),
            "delete": lambda run: self.bin.put_away(run, name),
        }
        if run is not None:
            deeds[deed](run)

    def _go_on(self, run_id: str, more: int = 0) -> None:
        run, row = self._run(run_id), self._row(run_id)
        if run is not None and row is not None:
            self.deeds.go_on(run, row.state, more)

    def _put_away(self, run_id: str) -> None:
        run = self._run(run_id)
        if run is not None:
            self.bin.put_away(run, self._name(run_id))

    def _note(self, run_id: str, note: str) -> None:
        run, row = self._run(run_id), self._row(run_id)
        if run is not None and row is not None:
            self.deeds.note(run, note, row.note)

    def _offer_note(self, run_id: str, before: str) -> None:
        words = self.tr("The note of {run} was changed").format(run=self._name(run_id))
        run = self._run(run_id)
        if run is not None:
            offer_undo(self, words, lambda: self.deeds.note(run, before, ""))

    def _rename(self, run_id: str, title: str) -> None:
        run = self._run(run_id)
        if run is not None:
            self.deeds.rename(run, title)

    def _compare(self, run_ids: list[str]) -> None:
        self._compared = run_ids
        self._show_curves()

    # The order of the table

    def _take_order(self) -> None:
        column, _, way = self.studio.preferences.runs_order.rpartition(" ")
        if column:
            self.runs.list.sort_by(column, way == "down")

    def _sort(self, column: str, down: bool) -> None:
        self.runs.list.sort_by(column, down)
        self.studio.set_preferences(runs_order=f"{column} {'down' if down else 'up'}")

    def _mark(self, run_id: str) -> None:
        """The pointer is at a run or at its line: both stand out."""
        self.plots.mark(run_id)
        self.runs.list.mark(run_id)

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
        self.waiting = WaitingBanner(self)
        self.plots = Plots(self._metrics(), self)
        self.watch = WatchCard(self.studio, self)
        self.runs = RunsCard(self)
        self.bin = BinDeeds(self.studio, self.runs, self)
        detail = self.tr(
            "Start training and watch here how the loss falls and the accuracy rises, epoch by epoch."
        )
        self.empty = EmptyState("chart", self.tr("Nothing was trained yet"), detail, parent=self)
        self.work = QWidget(self)
        self.scrolled = Scroll(self.work, self)

    def _lay_out(self) -> None:
        self._lists = row_of((self.runs, 2), (self.plots.rate, 1), gap=16)
        self._below = row_of((self._lists, 3), (self.watch, 2), gap=16)
        column_of((self.plots, 5), (self._below, 3), gap=14, on=self.work)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.scrolled)
        parts = (self.header, self.notice, self.blocked, self.longer, self.waiting, (self.stack, 1))
        column = column_of(*parts, gap=10, margins=(16, 14, 16, 14))
        row_of(self.plan, (column, 1), gap=0, on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What training shows on its way stands beside the runs where there is room."""
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if event.size().width() >= WIDE else ways.TopToBottom
        for row in (self._lists, self._below):
            row.setDirection(way)
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
        self.judge.changed.connect(lambda _run_id: self._show_header())
        self.header.start_wanted.connect(self.start)
        self.header.command.connect(self.command)
        self.header.verdict.wanted.connect(self._cure)
        self.plan.start.wanted.connect(self._cure)
        self.header.result_wanted.connect(lambda: self._trigger("go.evaluate"))
        self.longer.wanted.connect(self._go_on)
        self.waiting.wanted.connect(studio.start_waiting)
        self.plan.after.wanted.connect(self.start_after)
        studio.run_queued.connect(self._queued)
        self.plots.pointed.connect(self._mark)
        self.deeds.noted.connect(self._offer_note)
        self.notice.resume_wanted.connect(self._go_on)
        runs = self.runs
        runs.chosen.connect(self.show_run)
        runs.compared.connect(self._compare)
        runs.renamed.connect(self._rename)
        runs.noted.connect(self._note)
        runs.list.sorted_by.connect(self._sort)
        runs.list.pointed.connect(self._mark)
        runs.wanted.connect(self._do)

    def _trigger(self, action: str) -> None:
        if action in self.actions_:
            self.actions_.trigger(action)

    @property
    def can_start(self) -> bool:
        return not self.active and self.studio.training_blocked() is None

    @property
    def can_queue(self) -> bool:
        return bool(self.active) and self.studio.queue_blocked() is None


def _columns(project: Project) -> Mapping[str, ColumnPlan]:
    """On which it depends what can be set."""
    return project.data.columns if project.data is not None else {}
