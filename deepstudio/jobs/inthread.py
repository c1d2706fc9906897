"""Debug mode: training inside this process, on the thread that follows the run, for a debugger to reach."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.core.events import AnyEvent
from deepstudio.core.project import Project
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import Command, RunFolder


class ThreadHandle:
    """As `RunHandle`, but `follow` itself does the work; call it once, from a thread that may be busy."""

    def __init__(self, run: RunFolder, project: Project, device: str, resume: bool) -> None:
        self.run = run
        self._project = project
        self._device = device
        self._resume = resume
        self._working = True

    def follow(self, poll: float = 0.0, offset: int = 0) -> Iterator[AnyEvent]:
        """Trains, and yields each event once it is recorded; `poll` and `offset` have no meaning here."""
        from deepstudio.engine.run_log import train_recorded

        try:
            yield from train_recorded(self._project, self.run, device=self._device, resume=self._resume)
        finally:
            self._working = False

    def send(self, command: Command) -> None:
        """Pauses, continues or stops the run between two steps. Raises `Explained`."""
        self.run.send(command)

    def alive(self) -> bool:
        return self._working

    def kill(self) -> None:
        """A thread cannot be ended by force; the run stops at the next step."""
        self.run.send("stop")

    def wait(self, timeout: float | None = None) -> int | None:
        return None

    def release(self) -> None:
        """The work ends with this process, so it has to stop."""
        if self._working:
            self.run.send("stop")


def fit_in_thread(
    folder: ProjectFolder,
    project: Project,
    *,
    device: str = "auto",
    resume: RunFolder | None = None,
    origin: str = "debug",
) -> ThreadHandle:
    """Makes a run of `folder` ready, or takes `resume` up again; `follow` trains. Raises `Explained`."""
    run = resume or folder.new_run(project, origin)
    if resume is not None:
        run.claim()  # only the owner may write what follows
        run.clear_commands()
        run.save_project(project)
    return ThreadHandle(run, project, device, resume is not None)


def wait_over_in_thread(folder: ProjectFolder, run: RunFolder, *, device: str = "auto") -> ThreadHandle:
    """The same of a run that waited. Raises `Explained`."""
    return ThreadHandle(run, run.project(), device, resume=False)
