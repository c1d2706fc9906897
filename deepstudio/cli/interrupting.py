"""Ctrl-C while training: first a clean stop with a checkpoint, then, if people insist, at once."""

from __future__ import annotations

import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Self

from deepstudio.cli.failure import complain
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.run_folder import RunFolder

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not every system has all of them


class StopsOnSignal:
    """While it is entered, a signal that would end the process asks the run to stop instead."""

    def __init__(self, run: RunFolder) -> None:
        self.stopped = False
        self._run = run
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for name in SIGNALS:
            number = getattr(signal, name, None)
            ignored = number is not None and signal.getsignal(number) is signal.SIG_IGN
            if number is not None and not (name == "SIGHUP" and ignored):  # as nohup wants it
                self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True
        with suppress(Explained):
            self._run.send("stop")
            complain(T("Stopping after this step and saving. Press Ctrl-C again to stop at once."))
            return
        raise KeyboardInterrupt
