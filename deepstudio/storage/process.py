"""Tells a process from another that later got the same number, without asking the clock."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil
from pydantic import BaseModel, ConfigDict, Field

# Where the system counts no ticks, it notes the time of a start once; readers may round it differently.
SAME_START = 1.5  # seconds
LARGEST = 2**62
PROC = Path("/proc")


class ProcessIdentity(BaseModel):
    """A process: its number, when it started and on which machine.

    `created` is in seconds since the epoch. Linux computes that from the present clock, so that it moves whenever
    somebody sets the clock; there `ticks`, counted since the machine started, tell processes apart, and `boot` tells
    one start of the machine from another. `space` is where process numbers count, such as a container.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    pid: int = Field(ge=0, le=LARGEST)
    created: float = Field(allow_inf_nan=False)
    host: str
    ticks: int = Field(default=0, ge=0, le=LARGEST)
    boot: str = ""
    space: str = ""

    @classmethod
    def of(cls, pid: int | None = None) -> ProcessIdentity:
        """The identity of a process on this machine, by default this one. A dead one gets a start of 0."""
        number = os.getpid() if pid is None else pid
        try:
            created = psutil.Process(number).create_time()
        except psutil.Error:
            created = 0.0
        return cls(
            pid=number,
            created=created,
            host=platform.node(),
            ticks=_ticks(number),
            boot=_boot(),
            space=_space(),
        )

    @property
    def is_here(self) -> bool:
        """Whether this machine, and this container on it, can see the process."""
        return self.host == platform.node() and self.space in ("", _space())

    def same(self, other: ProcessIdentity | None) -> bool:
        """Whether both mean one process."""
        if other is None or (self.pid, self.host) != (other.pid, other.host):
            return False
        if self.space and other.space and self.space != other.space:
            return False
        if self.ticks and other.ticks:
            return (self.ticks, self.boot) == (other.ticks, other.boot)
        return abs(self.created - other.created) < SAME_START

    def kill(self) -> None:
        """Ends the process by force if it is this very one. Never raises."""
        with suppress(psutil.Error):
            if self.is_here and self.is_alive():
                psutil.Process(self.pid).kill()

    def is_alive(self) -> bool:
        """Whether the process runs on this machine; one that has ended but lingers does not count."""
        try:
            if psutil.Process(self.pid).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.AccessDenied:
            return True  # of another user; better to refuse a run too many than to have two processes on one
        except (psutil.Error, ValueError, OverflowError):
            return False
        now = ProcessIdentity.of(self.pid)
        return self.same(now) if now.ticks or now.created else psutil.pid_exists(self.pid)

    @property
    def mark(self) -> str:
        """The identity in a file's name, `machine-pid-start`; a machine that started again is another."""
        machine = hashlib.sha256(f"{self.host} {self.space}".encode()).hexdigest()[:8]
        boot = hashlib.sha256(self.boot.encode()).hexdigest()[:8]
        return f"{machine}{boot}-{self.pid}-{self.ticks or int(self.created)}"


def _ticks(pid: int) -> int:
    """When a process started, in ticks since the machine did; 0 where the system does not count so."""
    if sys.platform != "linux":
        return 0
    try:
        # Behind the name, which may hold anything, come the status and 18 more fields.
        return int((PROC / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0


@cache
def _boot() -> str:
    try:
        return (PROC / "sys/kernel/random/boot_id").read_text().strip() if sys.platform == "linux" else ""
    except OSError:
        return ""


@cache
def _space() -> str:
    try:
        return os.readlink(PROC / "self/ns/pid") if sys.platform == "linux" else ""
    except OSError:
        return ""
