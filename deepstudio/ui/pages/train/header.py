"""What a run does now: the buttons that steer it, how far it is, and the number that matters."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.core.amounts import duration
from deepstudio.core.coach.cures import Remedy
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.declarations import Metric
from deepstudio.storage.live_run import LiveRun, metric_of
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.run_status import TONES, status_word
from deepstudio.ui.pages.train.verdict_line import VerdictLine
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import (
    Button,
    Card,
    ElidedLabel,
    Label,
    NumberLabel,
    OutlineButton,
    PrimaryButton,
    ProgressBar,
    StatusDot,
)
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

STOP: Final = "stop"
KEEP_BEST: Final = "stop_keep_best"
PAUSE: Final = "pause"
CONTINUE: Final = "continue"
WHERE = 110  # pixels that are kept for how far a run came
BEST = 124  # pixels for what the number is, on two lines


@dataclass
class Shown:
    """The run the header speaks of; `active` while a process works on it.

    `waiting` is a command that was sent and not obeyed yet.
    """

    name: str = ""
    live: LiveRun = field(default_factory=LiveRun)
    status: str = ""
    active: bool = False
    metric: Metric = LOSS
    looks: Looks = field(default_factory=Looks)
    waiting: str = ""
    verdict: Verdict | None = None
    offer: Remedy | None = None


class RunHeader(Card):
    """Says `command(str)` while a run is going, and `start_wanted` when there is none."""

    command = Signal(str)
    start_wanted = Signal()
    result_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMinimumHeight(scaled(88))
        self._shown: Shown | None = None
        self._plan = ""
        self._has_result = False
        self._build()
        self._lay_out()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.refresh)
        self.refresh()

    def show_run(self, shown: Shown | None, plan: str, has_result: bool) -> None:
        """Speaks of this run; None while there is none.

        `plan` says in a few words what the next one would do, `has_result` whether there are weights to examine.
        """
        self._shown, self._plan, self._has_result = shown, plan, has_result
        self.refresh()

    @property
    def is_active(self) -> bool:
        return self._shown is not None and self._shown.active

    def refresh(self) -> None:
        """Writes everything anew; cheap."""
        self._show_buttons()
        self._show_state()
        self._show_best()
        self._show_verdict()
        self._run_clock()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    @property
    def _is_stepping(self) -> bool:
        """Whether batches go through, or would but for a pause."""
        live = self._shown.live if self._shown is not None and self._shown.active else None
        return live is not None and live.started is not None and live.is_active

    # Parts

    def _show_buttons(self) -> None:
        live = self._shown.live if self._shown else None
        active, stage = self.is_active, live.stage if live else ""
        self.start.setVisible(not active)
        self.result.setVisible(not active and self._has_result)
        self.pause.setVisible(active and stage == "running")
        self.resume.setVisible(active and stage == "paused")
        begun = self._is_stepping
        self.keep.setVisible(active and begun)
        self.stop.setVisible(active)
        self.stop.setText(self.tr("Stop") if begun or not active else self.tr("Cancel"))
        waiting = self._shown.waiting if self._shown and active else ""
        for button in (self.pause, self.resume, self.keep, self.stop):
            button.set_blocked(
                self.tr("The run has been told; it obeys after the present batch.") if waiting else ""
            )

    def _show_state(self) -> None:
        shown = self._shown
        preparing = shown is not None and shown.active and shown.live.progress is not None
        self.dot.setVisible(shown is not None and not self._is_stepping and not preparing)
        self.bar.setVisible(self.is_active)
        self.epoch_bar.setVisible(self._is_stepping)
        if shown is None:
            self._say("", self._plan, "", "")
            return
        self.dot.set_state(status_word(shown.status), TONES.get(shown.status, "text3"))
        if not self.is_active:
            self._show_ended(shown)
        elif not self._is_stepping:
            self._show_preparing(shown)
        else:
            self._show_progress(shown)

    def _show_preparing(self, shown: Shown) -> None:
        progress = shown.live.progress
        if progress is None:
            self.bar.set_fraction(None)
            self._say(shown.name, "", "", "")
            return
        fraction = progress.done / progress.total if progress.total else None
        self.bar.set_fraction(fraction)
        counted = (
            self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=f"{progress.total:,}")
            if progress.total
            else ""
        )
        self._say(shown.name, tr_text(progress.what.text()), counted, "")

    def _show_progress(self, shown: Shown) -> None:
        live, now = shown.live, time.time()
        self._place_where(self._top, 2)
        self.where.setMinimumWidth(0)
        self.bar.set_fraction(live.fraction)
        self.epoch_bar.set_fraction(live.epoch_fraction)
        where = self.tr("Epoch {epoch} of {epochs}").format(epoch=live.epoch, epochs=live.epochs)
        batch = self.tr("batch {batch} of {batches}").format(batch=live.batch, batches=live.batches)
        left = live.seconds_left(now)
        times = [tr_text(duration(live.elapsed(now)))]
        if left is not None and live.stage == "running":
            times.append(self.tr("{time} left").format(time=tr_text(duration(left))))
        self.rest.setToolTip(self.tr("Time at work so far, and what is left"))
        stage = status_word(live.stage) if live.stage != "running" else ""
        parts = (stage, batch, self._speed(shown))
        self._say("", where, " · ".join(part for part in parts if part), " · ".join(times))

    def _show_ended(self, shown: Shown) -> None:
        live = shown.live
        done = self.tr("{epoch} of {epochs} epochs").format(epoch=live.whole, epochs=live.epochs)
        if live.reason == "early":
            done = self.tr("Stopped early after {epoch} of {epochs} epochs").format(
                epoch=live.whole, epochs=live.epochs
            )
        test = metric_of(live.test, shown.metric.id)
        tested = (
            self.tr("test {metric} {value}").format(
                metric=tr_text(shown.metric.title).lower(), value=shown_metric(test, shown.metric)
            )
            if test is not None
            else ""
        )
        self._place_where(self._below, 0)
        self.where.setMinimumWidth(min(self.where.fontMetrics().horizontalAdvance(done) + 1, scaled(WHERE)))
        parts = (tested, self._speed(shown))
        passed = tr_text(duration(live.seconds)) if live.seconds else ""
        self._say(shown.name, done if live.epochs else "", " · ".join(p for p in parts if p), "", passed)

    def _speed(self, shown: Shown) -> str:
        rate = shown.live.rate
        if not rate:
            return ""
        number = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
        return tr_text(shown.looks.speed(number))

    def _show_best(self) -> None:
        shown = self._shown
        best = metric_of(shown.live.best, shown.metric.id) if shown else None
        self.number.setVisible(best is not None)
        self.number_of.setVisible(best is not None)
        if shown is None or best is None:
            return
        self.number.setText(shown_metric(best, shown.metric))
        words = self.tr("best validation {metric}, epoch {epoch}")
        if not shown.live.best_epoch:
            words = self.tr("best validation {metric}, as it began")
        metric = tr_text(shown.metric.title).lower()
        self.number_of.setText(words.format(metric=metric, epoch=shown.live.best_epoch))

    def _show_verdict(self) -> None:
        """What would help is for the next run: it is offered once this one has ended."""
        shown = self._shown
        verdict = shown.verdict if shown is not None else None
        self.verdict.show_verdict(verdict, shown.offer if shown is not None and not shown.active else None)

    def _place_where(self, row: QHBoxLayout, place: int) -> None:
        """How far it is stands beside the stage while it goes on, and at the end before the result."""
        if row.indexOf(self.where) < 0:
            (self._below if row is self._top else self._top).removeWidget(self.where)
            row.insertWidget(place, self.where)

    def _say(self, name: str, where: str, detail: str, rest: str, passed: str = "") -> None:
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.where.setText(where)
        self.detail.setText(detail)
        self.rest.setText(rest)
        self.passed.setText(passed)
        for label in (self.detail, self.passed):
            label.setVisible(bool(label.text()))
        self.bar.setAccessibleName(" ".join(part for part in (where, detail, rest) if part))

    def _run_clock(self) -> None:
        if self.is_active and self.isVisible():
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    def _build(self) -> None:
        self.start = PrimaryButton(self.tr("Start training"), icon="play", name="train.start", parent=self)
        tip = self.tr("Shows how good the trained network is, and where it is wrong.")
        text = self.tr("Evaluate")
        self.result = OutlineButton(text, icon="evaluate", tip=tip, name="train.evaluate", parent=self)
        self.result.clicked.connect(self.result_wanted)
        tip = self.tr("Waits after the present batch. Nothing is lost.")
        self.pause = OutlineButton(self.tr("Pause"), icon="pause", tip=tip, parent=self)
        self.resume = PrimaryButton(self.tr("Continue"), icon="play", parent=self)
        tip = self.tr("Ends the run. What it learned after its best epoch is given up.")
        self.keep = OutlineButton(self.tr("Stop, keep best"), tip=tip, parent=self)
        tip = self.tr("Ends the run and saves where it stands, so that it can go on later.")
        self.stop = OutlineButton(self.tr("Stop"), tip=tip, parent=self)
        self.dot = StatusDot(parent=self)
        self.name = ElidedLabel(parent=self, role="strong")
        self.where = ElidedLabel(parent=self, role="strong")
        self.detail = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.rest = Label("", "secondary", "text2", parent=self)
        self.passed = Label("", "secondary", "text3", parent=self)
        for label in (self.where, self.detail, self.rest, self.passed):
            label.setFont(fonts.tabular(label.font()))
        self.bar, self.epoch_bar = ProgressBar(self), ProgressBar(self, "text3")
        self.epoch_bar.setFixedHeight(3)
        self.number = NumberLabel(parent=self)
        self.verdict = VerdictLine(self)
        self.number_of = Label("", "secondary", "text2", wrap=True, parent=self)
        commands = {"pause": PAUSE, "resume": CONTINUE, "keep": KEEP_BEST, "stop": STOP}
        for name, word in commands.items():
            button: Button = getattr(self, name)
            button.setObjectName(f"train.{word.replace('_', '-')}")
            button.clicked.connect(lambda _=False, w=word: self.command.emit(w))
        self.start.clicked.connect(self.start_wanted)
        self.number.setObjectName("train.best")
        self.number_of.setFixedWidth(scaled(BEST))
        self.where.setObjectName("train.where")

    def _lay_out(self) -> None:
        buttons = (self.start, self.result, self.resume, self.pause, self.keep, self.stop)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for label in (self.number, self.number_of):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._top = row_of(self.name, self.dot, self.where, STRETCH, self.rest, self.passed, gap=8)
        self._below = row_of(self.detail, STRETCH, gap=8)
        parts = (STRETCH, self._top, self.bar, self.epoch_bar, self._below, STRETCH)
        best = column_of(self.number, self.number_of, gap=0)
        self.add(row_of(*buttons, 8, (column_of(*parts, gap=4), 1), 8, best, gap=8))
        self.add(self.verdict)
