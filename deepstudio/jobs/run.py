"""A training run in a process of its own, started and followed from here. It survives this process."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress

from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.jobs.child import end, leave, start_child
from deepstudio.jobs.death import death_of_run
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.storage.run_state import ENDED, Status

POLL = 0.03  # seconds; the window draws at most 30 times a second


class RunHandle:
    """A run that is followed. Several may follow one run, also from other processes."""

    def __init__(
        self, run: RunFolder, child: subprocess.Popen[bytes] | None = None, sessions: int = 0
    ) -> None:
        """`sessions` counts how often the run had been taken up before `child` was started."""
        self.run = run
        self._child = child
        self._sessions = sessions
        self._released = False
        self._recorded = False  # that the child died before it took the run up

    def follow(self, poll: float = POLL, offset: int = 0) -> Iterator[AnyEvent]:
        """Yields all events of the run from byte `offset` on, and then each as it comes.

        Ends after the last event of a run that has ended, or after `release`. If the process died without a
        last event, a `Failed` that says so is recorded and yielded.
        """
        while not self._released:
            status = self._status()
            events, offset = self.run.events(offset)
            yield from events
            if events:
                continue
            if status == "interrupted":
                failed = death_of_run(self.run, self._returncode())
                self._recorded = True
                try:
                    self.run.append(failed)
                except Explained:  # the disk takes no more; say it all the same
                    yield failed
                    return
            elif status in ENDED:
                return
            else:
                time.sleep(poll)

    def send(self, command: Command) -> None:
        """Pauses, continues or stops the run between two steps. Raises `Explained`."""
        self.run.send(command)

    def alive(self) -> bool:
        """Whether the process is at work or about to begin."""
        return self._status() not in ENDED

    def kill(self) -> None:
        """Ends the process by force. What was saved stays; the run can go on from there."""
        process = self.run.record().process
        if self._child is not None:
            self._child.kill()
            end(self._child)
        elif process is not None:
            process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        """Waits for a child of this process to end and returns its exit code, or nothing after `timeout`."""
        if self._child is not None:
            with suppress(subprocess.TimeoutExpired):
                return self._child.wait(timeout)
        return None

    def release(self) -> None:
        """Ends following; the run goes on by itself."""
        self._released = True
        if self._child is not None:
            leave(self._child)

    def _status(self) -> Status:
        returncode = self._returncode()
        unclaimed = self._child is not None and not self._recorded
        if unclaimed and self.run.record().sessions == self._sessions:
            # The child has not taken the run up yet: what its folder says is of an earlier session.
            return "starting" if returncode is None else "interrupted"
        return self.run.state().status

    def _returncode(self) -> int | None:
        return self._child.poll() if self._child is not None else None


def start_run(
    folder: ProjectFolder,
    project: Project,
    *,
    device: str = "auto",
    resume: RunFolder | None = None,
    origin: str = "window",
) -> RunHandle:
    """Starts training `project` as a new run of `folder`, or lets `resume` go on with it. Raises `Explained`."""
    if resume is None:
        return _started(folder, folder.new_run(project, origin), device)
    resume.refuse_if_active()
    resume.clear_commands()
    resume.save_project(project)
    return _started(folder, resume, device, "--resume")


def start_waiting(folder: ProjectFolder, run: RunFolder, *, device: str = "auto") -> RunHandle:
    """Lets a run begin that waited. Raises `Explained`."""
    run.refuse_if_gone()
    return _started(folder, run, device)


def _started(folder: ProjectFolder, run: RunFolder, device: str, *more: str) -> RunHandle:
    sessions = run.record().sessions
    with run.open_log() as log:
        arguments = ("train", str(folder.path), "--run", run.id, "--device", device, *more)
        child = start_child(*arguments, stdout=subprocess.DEVNULL, stderr=log)
    return RunHandle(run, child, sessions)


def attach(run: RunFolder) -> RunHandle:
    """Follows a run that another process, perhaps an earlier window, has started."""
    return RunHandle(run)
