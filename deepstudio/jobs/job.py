"""A long job (prepare, evaluate, predict a folder, export) in a child process that tells what it does."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from deepstudio.core.events import AnyEvent, Failed, parse_event
from deepstudio.jobs.child import GRACE, end, interrupt, start_child
from deepstudio.jobs.death import SHOWN, death_of_job

INTERRUPTED = 130


class Job:
    """Runs `deepstudio ARGS --events -`. Iterate over it, from any thread; the last event tells the outcome.

    That is a `Result`, or a `Failed`, also where the child died without a word; after `cancel` perhaps none.
    """

    def __init__(self, *args: str) -> None:
        """Starts at once. Raises `Explained` if no process can be started."""
        self.cancelled = False
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  closed with the job
        try:
            self._child = start_child(*args, "--events", "-", stdout=subprocess.PIPE, stderr=self._log)
        except BaseException:
            self._log.close()
            raise

    def __iter__(self) -> Iterator[AnyEvent]:
        ended = False
        for event in self._events():
            ended = ended or event.kind in ("result", "failed")
            yield event
        returncode = self._child.wait()
        if not (ended or self.cancelled or returncode in (0, INTERRUPTED)):
            yield self._death(returncode)

    def cancel(self) -> None:
        """Asks the job to stop; it cleans up and the iteration ends. Safe from any thread, and twice."""
        self.cancelled = True
        interrupt(self._child)

    @property
    def pid(self) -> int:
        return self._child.pid

    def alive(self) -> bool:
        return self._child.poll() is None

    def close(self) -> None:
        """Ends the job if it still works, and lets go of everything."""
        if self.alive():
            self.cancel()
        end(self._child, GRACE)
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _events(self) -> Iterator[AnyEvent]:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            try:
                yield parse_event(line)
            except ValidationError:
                continue  # half a line of a child that died

    def _death(self, returncode: int) -> Failed:
        self._log.seek(0)
        output = self._log.read().decode("utf-8", errors="replace")[-SHOWN:]
        return death_of_job(Path(tempfile.gettempdir()), returncode, f"exit code {returncode}\n{output}")
