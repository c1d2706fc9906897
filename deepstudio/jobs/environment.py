"""What a child process finds around it: allocator settings, plain UTF-8, a lower priority than the window."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress

import psutil

# glibc otherwise hands the activations of each step back to the kernel and pays for fresh, zeroed pages.
ALLOCATOR = {"MALLOC_MMAP_THRESHOLD_": "8000000000", "MALLOC_TRIM_THRESHOLD_": "16000000000"}
NICE = 10


def child_environment(base: Mapping[str, str] | None = None, keeps_memory: bool = True) -> dict[str, str]:
    """The environment for a child, made from `base` or this process's own; what the user set stays."""
    given = dict(os.environ if base is None else base)
    output = {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    return {**(allocator_settings() if keeps_memory else {}), **given, **output}


def allocator_settings() -> dict[str, str]:
    """Only glibc knows these variables, and only before the process starts."""
    return dict(ALLOCATOR) if _is_glibc() else {}


def lower_priority(pid: int) -> None:
    """Makes a process yield to the window. Call it before the process starts threads. Never raises."""
    with suppress(psutil.Error, OSError):
        process = psutil.Process(pid)
        if sys.platform == "win32":
            process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            process.nice(min(19, process.nice() + NICE))


def _is_glibc() -> bool:
    return sys.platform == "linux" and platform.libc_ver()[0] == "glibc"
