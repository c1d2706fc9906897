"""`--events -|FILE`: the machine's copy of what a command tells."""

from __future__ import annotations

import signal
import threading
import time
from io import RawIOBase
from pathlib import Path
from types import TracebackType
from typing import Self

from deepstudio.cli.terminal import escaped
from deepstudio.core.events import Event, Failed, Message
from deepstudio.core.explained import Explained
from deepstudio.storage.atomic import write_refused
from deepstudio.storage.standard_output import take_standard_output


class EventStream:
    """Writes one JSON object a line. For `-` it takes over standard output; all else then goes to standard error."""

    def __init__(self, target: str | None) -> None:
        """Raises `Explained` if the file cannot be written."""
        self._file = _open(target) if target else None
        if self._file is not None:
            _listen_to_ctrl_c()
        self._has_failed = False

    @property
    def is_open(self) -> bool:
        return self._file is not None

    def write(self, event: Event) -> None:
        """A reader that has gone never ends the work."""
        if self._file is None:
            return
        self._has_failed = self._has_failed or isinstance(event, Failed)
        stamped = event if event.time else event.model_copy(update={"time": time.time()})
        try:
            _write_all(self._file, escaped(stamped.model_dump_json()).encode("utf-8") + b"\n")
        except OSError:
            self.close()

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError:
                return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What stops a command before its work has begun is an outcome too.
        if isinstance(error, Explained) and not self._has_failed:
            self.write(Failed(message=Message.of(error.text), cause=error.cause))
        self.close()


def _listen_to_ctrl_c() -> None:
    """Whoever reads the events may interrupt the work, even where a shell has made background jobs deaf to it."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)


def _write_all(file: RawIOBase, line: bytes) -> None:
    """Without a buffer, as one would be written on closing: a reader that stalls could then not be left."""
    left = memoryview(line)
    while left:
        left = left[file.write(left) or 0 :]


def _open(target: str) -> RawIOBase:
    if target == "-":
        return take_standard_output()
    try:
        return Path(target).open("ab", buffering=0)
    except OSError as error:
        raise write_refused(Path(target), error) from error
