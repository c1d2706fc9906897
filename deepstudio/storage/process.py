"""Tells a process from another that later got the same number."""

from __future__ import annotations

import os
import platform
from contextlib import suppress

import psutil
from pydantic import BaseModel, ConfigDict

# Clocks of two readers of the same start time may differ by rounding.
SAME_START = 1.5  # seconds


class ProcessIdentity(BaseModel):
    """A process: its number, when it started (seconds since the epoch) and on which machine."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pid: int
    created: float
    host: str

    @classmethod
    def of(cls, pid: int | None = None) -> ProcessIdentity:
        """The identity of a process on this machine, by default this one. A dead one gets a start of 0."""
        number = os.getpid() if pid is None else pid
        try:
            created = psutil.Process(number).create_time()
        except psutil.Error:
            created = 0.0
        return cls(pid=number, created=created, host=platform.node())

    @property
    def is_here(self) -> bool:
        return self.host == platform.node()

    def same(self, other: ProcessIdentity | None) -> bool:
        """Whether both mean one process."""
        if other is None or (self.pid, self.host) != (other.pid, other.host):
            return False
        return abs(self.created - other.created) < SAME_START

    def kill(self) -> None:
        """Ends the process by force if it is this very one. Never raises."""
        with suppress(psutil.Error):
            if self.is_here and self.is_alive():
                psutil.Process(self.pid).kill()

    def is_alive(self) -> bool:
        """Whether the process runs on this machine; one that has ended but lingers does not count."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < SAME_START
            return bool(same and process.status() != psutil.STATUS_ZOMBIE)
        except (psutil.Error, ValueError, OverflowError):
            return False
