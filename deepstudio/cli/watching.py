"""Shows what a run or a long job does: a bar with the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from rich.progress import BarColumn, Progress, TaskID, TextColumn

from deepstudio.catalog.run_metrics import PARTS, RunMetrics, split_name
from deepstudio.cli.language import say
from deepstudio.cli.output import console, duration
from deepstudio.core.events import (
    BatchDone,
    Continued,
    EpochDone,
    Event,
    Note,
    Paused,
    RunStarted,
)
from deepstudio.core.events import Progress as Advanced
from deepstudio.core.text import T, Text, verbatim

REDRAW = 0.2  # seconds


class Watching:
    """Feed it events; it writes to standard error, so that standard output keeps the result alone."""

    def __init__(self, metrics: RunMetrics | None = None, stream: TextIO | None = None) -> None:
        self._metrics = metrics or RunMetrics()
        self._console = console(stream or sys.stderr)
        self._bar: Progress | None = None
        self._task = TaskID(0)
        self._drawn = 0.0
        self._what = ""
        self._run: RunStarted | None = None
        self._began = 0.0
        self._first_step = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_bar()

    def show(self, event: Event) -> None:
        """Shows one event, if people care for it."""
        match event:
            case Advanced():
                self._advance(event)
            case RunStarted():
                self._start(event)
            case BatchDone():
                self._batch(event)
            case EpochDone():
                self._line(self._epoch(event))
            case Note():
                self._line(event.message.text())
            case Paused():
                self._line(T("Paused."))
            case Continued():
                self._line(T("Going on."))

    def _line(self, text: Text) -> None:
        self._console.print(say(text), soft_wrap=True)

    def _start(self, event: RunStarted) -> None:
        self._end_bar()
        self._run, self._began, self._first_step = event, time.monotonic(), 0
        if event.device_note is not None:
            self._line(event.device_note.text())
        words = {"run": event.run, "device": event.device, "precision": event.precision}
        counts = {"parameters": f"{event.parameters:,}", "samples": f"{event.samples.get('train', 0):,}"}
        if event.resumed:
            self._line(T("{run} goes on, on {device} ({precision}).", **words))
        else:
            self._line(
                T(
                    "{run} trains {parameters} parameters on {samples} samples, on {device} ({precision}).",
                    **words,
                    **counts,
                )
            )

    def _batch(self, event: BatchDone) -> None:
        if self._run is None or not self._console.is_terminal:
            return
        if not self._first_step:
            self._first_step, self._began = event.step, time.monotonic()
        total = self._run.epochs * self._run.batches
        now = time.monotonic()
        if now - self._drawn < REDRAW and event.step < total:
            return
        words = {"epoch": event.epoch, "epochs": self._run.epochs, "left": self._left(event.step, total)}
        text = T("Epoch {epoch} of {epochs}, {left} left", **words)
        self._draw(text, event.step, total, self._numbers(event.metrics))

    def _left(self, step: int, total: int) -> str:
        done = step - self._first_step
        return duration((time.monotonic() - self._began) / done * (total - step)) if done else "–:––"

    def _advance(self, event: Advanced) -> None:
        what = event.what.source + str(event.what.args)
        begun, self._what = what != self._what, what
        if begun:
            self._end_bar()
        now = time.monotonic()
        if not self._console.is_terminal:
            if begun:
                self._line(T("{what}…", what=event.what.text()))
        elif begun or now - self._drawn > REDRAW or event.done == event.total:
            self._draw(event.what.text(), event.done, event.total, "")

    def _draw(self, text: Text, done: int, total: int, numbers: str) -> None:
        shown = {"description": say(text), "completed": done, "total": total or None, "numbers": numbers}
        if self._bar is None:
            self._bar = _bar(self._console)
            self._bar.start()
            self._task = self._bar.add_task(**shown)  # type: ignore[arg-type]
        else:
            self._bar.update(self._task, **shown)  # type: ignore[arg-type]
        self._bar.refresh()
        self._drawn = time.monotonic()

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _epoch(self, event: EpochDone) -> Text:
        epochs = self._run.epochs if self._run else event.epoch
        words = {"epoch": event.epoch, "epochs": epochs, "numbers": verbatim(self._numbers(event.metrics))}
        rate = f"{event.samples_per_second:,.0f}"
        if event.best:
            return T(
                "Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s, best so far", rate=rate, **words
            )
        return T("Epoch {epoch} of {epochs}: {numbers}, {rate} samples/s", rate=rate, **words)

    def _numbers(self, metrics: Mapping[str, float]) -> str:
        """`training: loss 0.31, accuracy 91.2 %; validation: …`, or without a part within an epoch."""
        parts: dict[str, list[str]] = {}
        for name, value in metrics.items():
            title = say(self._metrics.short_title(name))
            told = f"{title} {self._metrics.value(name, value)}"
            parts.setdefault(split_name(name)[0], []).append(told)
        return "; ".join(_part(part, ", ".join(shown)) for part, shown in parts.items())


def _part(part: str, numbers: str) -> str:
    title = PARTS.get(part)
    return say(T("{part}: {numbers}", part=title, numbers=numbers)) if title is not None else numbers


def _bar(place: object) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        TextColumn("{task.percentage:>3.0f} %", markup=False),
        TextColumn("{task.fields[numbers]}", markup=False),
        console=place,  # type: ignore[arg-type]
        auto_refresh=False,
        transient=True,
    )
