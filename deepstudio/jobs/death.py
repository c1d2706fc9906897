"""What to say when a child ended without a word."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from deepstudio.core.events import Failed, Message
from deepstudio.core.text import T, Text
from deepstudio.jobs.child import was_killed
from deepstudio.storage.run_folder import RunFolder

NEARLY_FULL = 1 << 20  # bytes
SHOWN = 20_000  # characters of output kept for a report


def death_of_run(run: RunFolder, returncode: int | None) -> Failed:
    """The last event of a run whose process is gone. `returncode` is nothing where it is not known."""
    cause, text = _cause(run.path, returncode)
    saved = run.last_weights.is_file()
    action = (
        T("Resume the run: it goes on from its last checkpoint.")
        if saved
        else T("Nothing was saved yet: start the training again.")
    )
    message = T("{what} {action}", what=text, action=action)
    return Failed(
        time=time.time(), message=Message.of(message), cause=cause, details=tail(run.log_file, returncode)
    )


def death_of_job(folder: Path, returncode: int | None, details: str) -> Failed:
    """The last event of a long job whose process is gone."""
    cause, text = _cause(folder, returncode)
    message = T("{what} {action}", what=text, action=T("Nothing of yours was changed: try again."))
    return Failed(time=time.time(), message=Message.of(message), cause=cause, details=details)


def tail(log: Path, returncode: int | None = None) -> str:
    """The end of what a child printed."""
    try:
        output = log.read_bytes()[-SHOWN:].decode("utf-8", errors="replace")
    except OSError:
        output = ""
    return f"exit code {returncode}\n{output}" if returncode is not None else output


def _cause(folder: Path, returncode: int | None) -> tuple[str, Text]:
    if _disk_is_full(folder):
        return "disk_full", T("The disk is full, so the work could not go on. Free some space.")
    if was_killed(returncode):
        killed = T(
            "The process was ended from outside, perhaps because memory ran out: "
            "a smaller batch size needs less."
        )
        return "died", killed
    return "died", T("The process that did the work ended unexpectedly.")


def _disk_is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < NEARLY_FULL
    except OSError:
        return False
