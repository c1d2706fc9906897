"""What can be done with a run, beside the window's thread where it touches the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import use_run
from deepstudio.storage.run_folder import Command, RunFolder
from deepstudio.storage.run_state import RunState
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, Label, NumberField, OutlineButton
from deepstudio.ui.widgets.layouts import STRETCH, row_of
from deepstudio.ui.workers.background import Aside

USUAL = 10


class LongerBar(Card):
    """One row above the plots: `wanted(run id, epochs more)` or nothing."""

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._run_id = ""
        self.words = Label(parent=self)
        self.field = NumberField(USUAL, minimum=1, maximum=100_000, parent=self)
        self.field.setObjectName("train.longer-epochs")
        self.field.set_unit(self.tr("more epochs"))
        self.field.setAccessibleName(self.tr("More epochs"))
        self.field.setFixedWidth(scaled(130))
        self.go = OutlineButton(
            self.tr("Train longer"), icon="play", small=True, name="train.longer-go", parent=self
        )
        self.cancel = OutlineButton(self.tr("Cancel"), small=True, name="train.longer-cancel", parent=self)
        self.add(row_of(self.words, self.field, self.go, self.cancel, STRETCH, gap=10))
        self.go.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def ask(self, run_id: str, name: str) -> None:
        """Asks about one run."""
        self._run_id = run_id
        self.words.setText(self.tr("Let {run} go on from where it ended, for").format(run=name))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if not self.field.message():
            self.hide()
            self.wanted.emit(self._run_id, int(self.field.value()))


class RunDeeds(QObject):
    """Failures come as a sentence by the studio's `notify`."""

    noted = Signal(str, str)
    """Another note of this run took the place of this one."""

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
            if self._studio.edit(use_run(found, name)):
                self._studio.tell(
                    "good", T("The project has the network and settings of {run} again.", run=name)
                )
            else:
                self._studio.tell("info", T("The project is as it was in {run} already.", run=name))

        self._aside.ask(lambda: RunFolder(run.path).project(), edit, self._fail)

    def rename(self, run: RunFolder, title: str) -> None:
        self._on_disk(run.path, lambda folder: folder.set_title(title))

    def note(self, run: RunFolder, note: str, before: str) -> None:
        """Keeps what was noted in the place of `before`; that one can be had again."""

        def told(_: object) -> None:
            self._studio.refresh_runs()
            if before:
                self.noted.emit(run.id, before)

        self._aside.ask(lambda: RunFolder(run.path).set_note(note), told, self._fail)

    def _on_disk(self, path: Path, work: Callable[[RunFolder], None]) -> None:
        self._aside.ask(lambda: work(RunFolder(path)), lambda _: self._studio.refresh_runs(), self._fail)

    def _fail(self, text: Text) -> None:
        self._studio.tell("bad", text)


def longer(project: Project, state: RunState, more: int) -> Project:
    """The run's project with `more` epochs than it has seen; asked for so plainly, it does not stop early."""
    ended_early = state.status == "finished" and state.epoch < state.epochs
    plan = project.training.replace(epochs=state.epoch + more)
    return project.replace(training=plan.replace(early_stopping=0) if ended_early else plan)
