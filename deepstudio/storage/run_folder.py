"""One run on disk. Its folder is the truth: whoever opens it sees what happened and may send commands."""

from __future__ import annotations

import errno
import json
import math
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from deepstudio.core.events import AnyEvent, parse_event
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage.atomic import write_atomic, write_refused
from deepstudio.storage.event_file import append_lines, read_lines, size_of
from deepstudio.storage.leftovers import beside, clear_leftovers
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_file import encode, read_project
from deepstudio.storage.run_state import ENDED, RunHistory, RunState, Status

Command = Literal["pause", "continue", "stop", "stop_keep_best"]

NAME = re.compile(r"run-(\d{3,9})")
COMMANDS = ("pause", "continue", "stop", "stop_keep_best")
STARTING = 60.0  # seconds a new run may take until its process says who it is
SILENT = 60.0  # seconds without a heartbeat after which a run on another machine counts as dead
LONGEST_LINE = 200  # characters of a title or a note
CLAIMING = 10.0  # seconds that another process may take to say that it takes the run up
# What a network disk answers that knows no locks.
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


class RunRecord(BaseModel):
    """`run.json`. The heartbeat is the file's modification time: keeping it costs no write to the disk."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    created: float = Field(default=0.0, allow_inf_nan=False)
    origin: str = ""
    process: ProcessIdentity | None = None
    # When it was put behind other runs, to begin after them; 0 for a run that begins at once.
    queued: float = Field(default=0.0, allow_inf_nan=False)
    # How long events.jsonl was when the process took over: an end before that belongs to an earlier session.
    events_from: int = Field(default=0, ge=0, le=2**62)
    sessions: int = Field(default=0, ge=0, le=2**62)


class RunFolder:
    """A run's files by name. Reading tolerates whatever a crash left; writing raises `Explained`."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path).absolute()
        self.id = self.path.name
        self.number = run_number(self.id) or 0
        self.record_file = self.path / "run.json"
        self.lock_file = self.path / "run.lock"
        self.project_file = self.path / "project.json"
        self.events_file = self.path / "events.jsonl"
        self.commands_file = self.path / "commands.jsonl"
        self.result_file = self.path / "result.json"
        self.log_file = self.path / "output.log"
        self.parts_file = self.path / "parts.json"
        self.checkpoints_dir = self.path / "checkpoints"
        self.maps_dir = self.path / "maps"
        self.best_weights = self.path / "best.safetensors"
        self.last_weights = self.checkpoints_dir / "last.safetensors"
        self._title_file = self.path / "title.txt"
        self._note_file = self.path / "note.txt"
        self._history = RunHistory(self.events_file)
        self._silent_since = -1.0  # the heartbeat after which a process elsewhere was found silent

    @property
    def project_folder(self) -> Path:
        """The folder of the project to which the run belongs."""
        return self.path.parent.parent

    @property
    def has_weights(self) -> bool:
        return self.best_weights.is_file() or self.last_weights.is_file()

    def project(self) -> Project:
        """The project as it was when the run began. Raises `Explained`."""
        return read_project(self.project_file)

    def save_project(self, project: Project) -> None:
        """Replaces the frozen copy, for a run that goes on with other plans. Raises `Explained`."""
        write_atomic(self.project_file, encode(project))

    def environment(self) -> dict[str, Any]:
        """Versions and machine of the run; empty if they cannot be read."""
        return _read_object(self.path / "environment.json")

    def result(self) -> dict[str, Any]:
        """What the run came to; empty while it has not ended."""
        return _read_object(self.result_file)

    def write_result(self, value: dict[str, Any]) -> None:
        self.refuse_if_gone()
        self.write_json(self.result_file.name, value)

    def write_json(self, name: str, value: dict[str, Any]) -> Path:
        """Writes a JSON file of the run atomically and returns its path. Raises `Explained`."""
        write_atomic(self.path / name, json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        return self.path / name

    def map_file(self, node: str, port: str, method: str) -> Path:
        """Where the map of the data lies that was drawn by what a node gives."""
        return self.maps_dir / f"{node}.{port}-{method}.json"

    def open_log(self) -> IO[bytes]:
        """The file for whatever the run's process prints, opened to append. Raises `Explained`."""
        try:
            return self.log_file.open("ab")
        except OSError as error:
            raise write_refused(self.log_file, error) from error

    # The process at work

    def record(self) -> RunRecord:
        try:
            return RunRecord.model_validate_json(self.record_file.read_bytes())
        except (OSError, ValidationError):
            return RunRecord()

    def claim(self, process: ProcessIdentity | None = None) -> None:
        """Says which process works on the run, by default this one; of several that try at once, one gets it.

        Raises `Explained`: `run_active` if another works on it, `run_gone` if its folder was removed.
        """
        mine = process or ProcessIdentity.of()
        self.refuse_if_gone()
        with self._claiming():
            known = self.record()
            if self.is_alive() and mine.same(known.process):
                return self.beat()
            self.refuse_if_active()
            changes = {
                "process": mine,
                "events_from": size_of(self.events_file),
                "sessions": known.sessions + 1,
            }
            write_atomic(self.record_file, known.model_copy(update=changes).model_dump_json(indent=2) + "\n")
        clear_leftovers(self.path, self.checkpoints_dir)

    @contextmanager
    def _claiming(self) -> Iterator[None]:
        """One process at a time; the system lets go of the lock when its holder dies.

        A disk without locks gives none: there two that claim within the same milliseconds both read a free run.
        """
        from filelock import FileLock, Timeout  # a tenth of a second that only training pays for

        lock = FileLock(self.lock_file, timeout=CLAIMING)
        try:
            lock.acquire()
        except Timeout as error:
            raise self._taken() from error
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise write_refused(self.record_file, error) from error
        try:
            yield
        finally:
            lock.release()

    def refuse_if_gone(self) -> None:
        """Raises `Explained` (cause `run_gone`) where the run's folder was removed."""
        if not self.record_file.exists():
            raise Explained(
                T("The folder of {run} was removed, so that it cannot go on. Start a new run.", run=self.id),
                "run_gone",
            )

    def refuse_if_active(self) -> None:
        """Raises `Explained` (cause `run_active`) while a process works on the run."""
        if self.is_alive():
            raise self._taken()

    def _taken(self) -> Explained:
        return Explained(
            T("Another process works on {run} already. Stop it first.", run=self.id), "run_active"
        )

    def beat(self) -> None:
        """Renews the heartbeat; call it every few seconds. Never raises."""
        try:
            os.utime(self.record_file)
        except OSError:
            return

    def heartbeat(self) -> float:
        """When the process was last heard of, in seconds since the epoch."""
        try:
            return self.record_file.stat().st_mtime
        except OSError:
            return 0.0

    def is_alive(self) -> bool:
        """Whether a process works on the run; on another machine its heartbeat has to tell."""
        record = self.record()
        process = record.process
        if process is None or self._history_now().ended_after(record.events_from):
            return False
        if process.is_here:
            return process.is_alive()
        return self._heartbeat_is_fresh()

    def _heartbeat_is_fresh(self) -> bool:
        """Judged by the clock of the disk that keeps the heartbeat, as that of this machine may be another."""
        heard = self.heartbeat()
        if heard == self._silent_since:
            return False
        now = time.time()
        if not heard <= now < heard + SILENT:
            now = _time_on_disk(self.path, now)
        if now < heard + SILENT:
            return True
        self._silent_since = heard
        return False

    # Events

    def append(self, *events: AnyEvent) -> None:
        """Adds events to the stream; one without a time gets the present. Raises `Explained`."""
        self.refuse_if_gone()
        now = time.time()
        stamped = [event if event.time else event.model_copy(update={"time": now}) for event in events]
        append_lines(self.events_file, [event.model_dump_json() for event in stamped])

    def events(self, offset: int = 0) -> tuple[list[AnyEvent], int]:
        """The events from byte `offset` on and where to go on; a half-written last line is left for later."""
        lines, end = read_lines(self.events_file, offset)
        found = []
        for line in lines:
            try:
                found.append(parse_event(line))
            except ValidationError:
                continue  # torn by a crash, or from a newer program
        return found, end

    # Commands

    def send(self, command: Command) -> None:
        """Asks the process to do something; it obeys between two steps. Raises `Explained`."""
        self.refuse_if_gone()
        append_lines(self.commands_file, [json.dumps({"command": command, "time": time.time()})])

    def commands(self, offset: int = 0) -> tuple[list[str], int]:
        """The commands from byte `offset` on and where to go on; anything unknown is left out."""
        lines, end = read_lines(self.commands_file, offset)
        return [command for command in map(_command, lines) if command in COMMANDS], end

    def clear_commands(self, before: float | None = None) -> None:
        """Forgets commands sent before a time, by default all, so that a run can go on. Raises `Explained`."""
        lines, _ = read_lines(self.commands_file, 0)
        kept = [] if before is None else [line for line in lines if _sent(line) >= before]
        write_atomic(self.commands_file, b"".join(line + b"\n" for line in kept))

    # What a list shows

    def state(self) -> RunState:
        """The run at a glance; cheap, as only what is new is read."""
        history = self._history_now()
        state = history.state(self.has_weights)
        record = self.record()
        if history.ended_after(record.events_from):
            return state
        status = self._unfinished_status(state, record)
        if status == "interrupted" and self._history_now().ended_after(record.events_from):
            return history.state(self.has_weights)  # it ended properly between the two looks
        return replace(state, status=status)

    @property
    def title(self) -> str:
        """What the user calls the run; its id until they named it."""
        return _read_line(self._title_file) or self.id

    def set_title(self, title: str) -> None:
        """Raises `Explained`."""
        self._write_line(self._title_file, title)

    @property
    def note(self) -> str:
        """What the user noted of the run, in one line."""
        return _read_line(self._note_file)

    def set_note(self, note: str) -> None:
        """Raises `Explained`."""
        self._write_line(self._note_file, note)

    @property
    def is_waiting(self) -> bool:
        """Whether it shall begin after other runs and has not begun."""
        record = self.record()
        return record.process is None and record.queued > 0 and self._history_now().status not in ENDED

    def delete(self) -> None:
        """Removes the run for good. Raises `Explained`, also while its process is at work."""
        if self.is_alive():
            raise Explained(T("{run} is at work. Stop it first, then delete it.", run=self.id), "run_active")
        gone = beside(self.path, "deleted")
        try:
            self.path.rename(gone)
        except FileNotFoundError:
            return
        except OSError as error:
            raise write_refused(self.path, error) from error
        shutil.rmtree(gone, ignore_errors=True)

    def _write_line(self, file: Path, text: str) -> None:
        self.refuse_if_gone()
        write_atomic(file, " ".join(text.split())[:LONGEST_LINE])

    def _history_now(self) -> RunHistory:
        self._history.update()
        return self._history

    def _unfinished_status(self, state: RunState, record: RunRecord) -> Status:
        if self.is_alive():
            return "starting" if state.status in ENDED else state.status
        if record.process is None and record.queued:
            return "waiting"
        if record.process is None and time.time() - record.created < STARTING:
            return "starting"
        return "interrupted"


def run_number(name: str) -> int | None:
    """7 for `run-007`; nothing for anything else."""
    match = NAME.fullmatch(name)
    return int(match.group(1)) if match else None


def _read_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def _read_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _time_on_disk(folder: Path, otherwise: float) -> float:
    """The present, by the clock that stamps the files in `folder`."""
    probe = beside(folder / "clock")
    try:
        probe.touch()
        try:
            return probe.stat().st_mtime
        finally:
            probe.unlink()
    except OSError:
        return otherwise


def _sent(line: bytes) -> float:
    try:
        sent = float(json.loads(line)["time"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return 0.0
    return sent if math.isfinite(sent) else 0.0


def _command(line: bytes) -> str:
    try:
        value = json.loads(line)
        return str(value["command"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
