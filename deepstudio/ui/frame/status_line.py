"""The line at the foot: problems or running work at the left, the data at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.check import Report
from deepstudio.core.events import AnyEvent
from deepstudio.core.problems import Problem
from deepstudio.storage.run_progress import RunProgress
from deepstudio.ui.language import tr_text
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import STATUS_LINE, scaled
from deepstudio.ui.widgets import ElidedLabel, ElidedLink, Label, LinkButton, Panel, ProgressLine, StatusDot
from deepstudio.ui.widgets.layouts import STRETCH, centered, row_of
from deepstudio.ui.workers.work import Work


class StatusLine(Panel):
    """Clicking the problem says `problem_wanted`; clicking the run says `run_wanted`."""

    problem_wanted = Signal(object)
    run_wanted = Signal(str)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="top")
        self._studio = studio
        self._problem: Problem | None = None
        self._work: Work | None = None
        self._run = RunProgress()
        self.setFixedHeight(scaled(STATUS_LINE))
        self.dot = StatusDot(parent=self)
        self.problem = ElidedLink(name="status.problem", parent=self)
        self.problem.setProperty("tiny", True)
        self.run = ProgressLine(self, cancellable=False, compact=True)
        self.run_link = LinkButton(name="status.run", parent=self)
        self.run_link.setToolTip(self.tr("Show the run"))
        self.run_link.setProperty("tiny", True)
        self.work = ProgressLine(self, compact=True)
        self.work.setObjectName("status.work")
        self.work.cancel_button().setObjectName("status.cancel")
        self.data = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.data.setObjectName("status.data")
        self.privacy = Label(self.tr("All data stays on this computer"), "secondary", "text2", parent=self)
        self.privacy.setToolTip(self.tr("Nothing is sent anywhere: no account, no upload, no statistics."))
        self._lay_out()
        self._connect()
        self.show_all()

    def take_back(self, before: StatusLine) -> None:
        """Knows how far the run is from another one of a language before."""
        self._run = before._run
        self.show_run()

    def show_all(self) -> None:
        self.show_report(self._studio.report)
        self.show_run()
        self.show_work()

    def show_report(self, report: Report) -> None:
        """The number of problems, and the worst one."""
        is_open = self._studio.project is not None
        errors, count = len(report.errors), len(report.problems)
        self._problem = report.problems[0] if is_open and report.problems else None
        self.dot.setVisible(is_open)
        self.problem.setVisible(self._problem is not None)
        if self._problem is not None:
            tone = "text3" if self._studio.untouched else "bad" if errors else "warn"
            self.dot.set_state(self._count(errors, count), tone)
            self.problem.setText(tr_text(self._problem.message))
            self.problem.set_tip("\n".join((self.problem.text(), self.tr("Go to the problem"))))
        else:
            self.dot.set_state(self.tr("No problems"), "good")
        self.show_data()

    def show_data(self) -> None:
        """Samples, classes where there are some, and the split."""
        project = self._studio.project
        data = project.data if project else None
        if data is None or data.found is None:
            self.data.setText("")
            return
        words = self.tr("{samples} samples · {classes} classes · {train}/{validation}/{test}")
        if not data.classes:
            words = self.tr("{samples} samples · {train}/{validation}/{test}")
        parts = dict(zip(("train", "validation", "test"), data.percents, strict=True))
        counts = {"samples": f"{data.found.samples:,}", "classes": len(data.classes)}
        self.data.setText(words.format(**counts, **parts))
        self.data.setToolTip(self.tr("Training / validation / test in percent"))

    def show_work(self) -> None:
        """The work that began last, with a way to cancel it."""
        busy = self._studio.busy
        work = busy[-1] if busy else None
        if work is not self._work:
            self._follow(work)
        self.work.setVisible(work is not None)
        if work is not None:
            what = tr_text(work.what or work.title)
            more = self.tr("and {count} more").format(count=len(busy) - 1) if len(busy) > 1 else ""
            self.work.set_progress(what, work.fraction, work.seconds_left, more)

    def show_run(self) -> None:
        """How far the run is that is going."""
        active = self._studio.active_runs
        for widget in (self.run_link, self.run):
            widget.setVisible(bool(active))
        if not active:
            return
        run = next((run for run in self._studio.runs if run.id == active[0]), None)
        self.run_link.setText(run_name(run) if run is not None else active[0])
        left = None if self._run.paused else self._run.seconds_left
        self.run.set_progress(self._run_words(), self._run.fraction, left)

    def _run_words(self) -> str:
        progress = self._run
        if progress.preparing is not None:
            return tr_text(progress.preparing.what.text())
        if not progress.epochs:
            return self.tr("getting ready")
        words = self.tr("epoch {epoch} of {epochs}")
        if progress.paused:
            words = self.tr("paused in epoch {epoch} of {epochs}")
        return words.format(epoch=max(progress.epoch, 1), epochs=progress.epochs)

    def _count(self, errors: int, count: int) -> str:
        if errors:
            return self.tr("1 problem") if errors == 1 else self.tr("{n} problems").format(n=errors)
        return self.tr("1 remark") if count == 1 else self.tr("{n} remarks").format(n=count)

    def _follow(self, work: Work | None) -> None:
        if self._work is not None:
            self._work.progressed.disconnect(self.show_work)
        self._work = work
        if work is not None:
            work.progressed.connect(self.show_work)
            self.work.set_cancellable(True)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _take(self, run: str, events: list[AnyEvent]) -> None:
        if run in self._studio.active_runs[:1]:
            self._run.take(events)
            self.show_run()

    def _begin_run(self) -> None:
        self._run = RunProgress()
        self.show_run()

    def _jump(self) -> None:
        if self._problem is not None:
            self.problem_wanted.emit(self._problem)

    def _lay_out(self) -> None:
        left, going = centered(self.dot, self.problem), centered(self.run_link, self.run, self.work)
        right = (self.data, 10, self.privacy)
        row_of(*left, 12, *going, STRETCH, *right, gap=10, margins=(14, 0, 14, 0), on=self)

    def _connect(self) -> None:
        studio = self._studio
        self.problem.clicked.connect(self._jump)
        self.run_link.clicked.connect(lambda: self.run_wanted.emit((studio.active_runs or [""])[0]))
        self.work.cancelled.connect(self._cancel)
        studio.report_changed.connect(self.show_report)
        studio.closed.connect(self.show_all)
        studio.busy_changed.connect(self.show_work)
        studio.run_started.connect(self._begin_run)
        studio.run_ended.connect(self._begin_run)
        studio.runs_changed.connect(self.show_run)
        studio.run_events.connect(self._take)
