"""What can be done with a run, beside the window's thread where it touches the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deepstudio.core.explained import Explained
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T, Text, verbatim
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.storage.run_state import RunState
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside


class RunDeeds(QObject):
    """Failures come as a sentence by the studio's `notify`."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._aside = Aside(self)

    def send(self, run_id: str, command: Command) -> bool:
        """Steers a run that is going; says whether it was told."""
        worker = self._studio.run_worker(run_id)
        if worker is None:
            return False
        try:
            worker.send(command)
        except Explained as error:
            self._fail(error.text)
            return False
        return True

    def go_on(self, run: RunFolder, state: RunState | None = None, more: int = 0) -> None:
        """Lets a run that ended go on: to its planned end, or for `more` epochs."""

        def start(project: Project) -> None:
            if more and state is not None:
                project = longer(project, state, more)
            self._studio.start_run(resume=run, project=project)

        self._aside.ask(lambda: RunFolder(run.path).project(), start, self._fail)

    def use(self, run: RunFolder, name: str) -> None:
        """Takes network and settings of a run into the project, as one step that can be undone."""

        def edit(found: Project) -> None:
            label = T("Use {run} again", run=verbatim(name))
            if self._studio.edit(Edit(label, lambda project: taken_from(project, found))):
                self._studio.tell(
                    "good", T("The project has the network and settings of {run} again.", run=name)
                )
            else:
                self._studio.tell("info", T("The project is as it was in {run} already.", run=name))

        self._aside.ask(lambda: RunFolder(run.path).project(), edit, self._fail)

    def rename(self, run: RunFolder, title: str) -> None:
        self._on_disk(run.path, lambda folder: folder.set_title(title))

    def delete(self, run: RunFolder) -> None:
        self._on_disk(run.path, RunFolder.delete)

    def open_folder(self, run: RunFolder) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.path)))

    def _on_disk(self, path: Path, work: Callable[[RunFolder], None]) -> None:
        self._aside.ask(lambda: work(RunFolder(path)), lambda _: self._studio.refresh_runs(), self._fail)

    def _fail(self, text: Text) -> None:
        self._studio.tell("bad", text)


def longer(project: Project, state: RunState, more: int) -> Project:
    """The run's project with `more` epochs than it has seen; asked for so plainly, it does not stop early."""
    ended_early = state.status == "finished" and state.epoch < state.epochs
    plan = project.training.replace(epochs=state.epoch + more)
    return project.replace(training=plan.replace(early_stopping=0) if ended_early else plan)


def taken_from(project: Project, run: Project) -> Project:
    """`project` with task, networks and training of `run`, and the form its data had then."""
    data = _data_of(project.data, run.data)
    return project.replace(task=run.task, models=run.models, training=run.training, data=data)


def _data_of(now: DataPlan | None, then: DataPlan | None) -> DataPlan | None:
    """The data as it is now, where it is still of that kind, in the form of then."""
    if now is None or then is None or now.source.id != then.source.id:
        return then if then is not None else now
    return now.replace(columns=then.columns, split=then.split)
