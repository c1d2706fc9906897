"""Starts this very command again with the allocator settings that training wants."""

from __future__ import annotations

import os
import sys

from deepstudio.jobs.environment import allocator_settings


class _Entry:
    is_program = False


def allow() -> None:
    """Only the program itself may be replaced, never a process that merely imported it."""
    _Entry.is_program = True


def with_allocator_settings() -> None:
    """Replaces this process by itself, once, where the C library reads the settings only at its start."""
    missing = {name: value for name, value in allocator_settings().items() if name not in os.environ}
    if not missing or not _Entry.is_program:
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **missing})
