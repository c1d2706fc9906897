"""Starting children and understanding how they ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.jobs.command import deepstudio_command
from deepstudio.jobs.environment import child_environment, lower_priority
from deepstudio.storage import places

GRACE = 5.0  # seconds a child gets to end by itself
LOG_LIMIT = 1 << 20  # bytes

# Children that were left to themselves; kept here so that each is waited for once it has ended.
_left: list[subprocess.Popen[bytes]] = []


def start_child(
    *args: str,
    stdin: int = subprocess.DEVNULL,
    stdout: int | IO[bytes],
    stderr: int | IO[bytes],
    keeps_memory: bool = True,
) -> subprocess.Popen[bytes]:
    """Starts `deepstudio ARGS` apart from our terminal and at a lower priority. Raises `Explained`.

    A child that `keeps_memory` computes faster; one that lives long and does little gives it back.
    """
    reap()
    command, environment = deepstudio_command(*args), child_environment(keeps_memory=keeps_memory)
    try:
        child = subprocess.Popen(
            command, stdin=stdin, stdout=stdout, stderr=stderr, env=environment, **_apart()
        )
    except OSError as error:
        raise Explained(
            T(
                "The program cannot start its own process ({reason}). Close other programs and try again.",
                reason=error.strerror or type(error).__name__,
            ),
            "no_process",
        ) from error
    lower_priority(child.pid)
    return child


def log_of(name: str) -> Path:
    """Where a long-lived child's own output goes; starts afresh when it has grown. Raises `Explained`."""
    path = places.log_dir() / f"{name}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.unlink()
    except OSError as error:
        raise Explained(
            T("{folder} cannot be written to. Check your permissions.", folder=str(path.parent)), "permission"
        ) from error
    return path


def leave(child: subprocess.Popen[bytes]) -> None:
    """Lets a child go on by itself; nothing of it is lost when this process ends."""
    _left.append(child)
    reap()


def reap() -> None:
    """Waits for those that were left and have ended, so that no dead entry stays in the process table."""
    _left[:] = [child for child in _left if child.poll() is None]


def interrupt(child: subprocess.Popen[bytes]) -> None:
    """Asks a child to stop as Ctrl-C would.

    Not by SIGINT: a shell makes the children of its background jobs deaf to it until they are fully awake.
    """
    with suppress(OSError, ValueError):
        if sys.platform == "win32":
            child.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            child.send_signal(signal.SIGTERM)


def end(child: subprocess.Popen[bytes], grace: float = GRACE) -> int:
    """Waits for a child that was told to end, kills it after `grace` seconds, and returns its exit code."""
    try:
        return child.wait(grace)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def was_killed(returncode: int | None) -> bool:
    """Whether the system or somebody else ended the process by force."""
    return returncode is not None and os.name == "posix" and returncode in (-signal.SIGKILL, -signal.SIGTERM)


def _apart() -> dict[str, Any]:
    """A session of its own: Ctrl-C in the terminal, and its end, do not reach the child."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
