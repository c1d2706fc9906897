"""What can be done with whole projects: open, make, rename, copy. Every failure becomes a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.jobs.new_project import free_place
from deepstudio.storage import recent
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.frame.presence import call, is_held
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.question import Question, QuestionChoice


class Projects(QObject):
    """`refused(text)` says what could not be done; `list_changed` that the recent projects changed."""

    refused = Signal(object)
    list_changed = Signal()
    created = Signal()
    """A new project is open."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._window = studio, window

    def open(self, path: Path) -> bool:
        """Opens the project in `path`, or brings the window to the front that has it.

        Offers the last good copy where the file is damaged.
        """
        if not self.is_open(path) and call(path):
            self._studio.tell("info", T("This project is open in another window, which is in front now."))
            return False
        try:
            self._studio.open(path)
        except Explained as error:
            if error.cause == "broken" and ProjectFolder(path).backup() is not None:
                self._offer_copy(path, error.text)
            else:
                self.refused.emit(error.text)
            return False
        return True

    def choose_and_open(self) -> None:
        """Asks for the folder of a project."""
        title = tr_text(T("Open a project: choose its folder"))
        found = QFileDialog.getExistingDirectory(self._window, title, str(default_projects_dir()))
        if found:
            self.open(Path(found))

    def create(
        self, template: str, name: str = "", data: Path | DataPlan | None = None, home: Path | None = None
    ) -> bool:
        """Makes a project in the home of projects, or in `home`, and opens it; a taken name gets a number."""
        return self._new(self._studio.create, template, name, data, home)

    def begin(
        self, template: str, name: str = "", data: Path | DataPlan | None = None, home: Path | None = None
    ) -> bool:
        """The same, but its folder is made by the first change; closed before that, nothing is left."""
        return self._new(self._studio.begin, template, name, data, home)

    def _new(
        self,
        make: Callable[[str, str, Path, Path | DataPlan | None], None],
        template: str,
        name: str,
        data: Path | DataPlan | None,
        home: Path | None,
    ) -> bool:
        known = self._studio.registry.templates.get(template)
        name = name or (tr_text(known.title) if known is not None else template)
        folder, name = free_place(home or default_projects_dir(), name, self._is_taken)
        done = self._try(lambda: make(template, name, folder, data))
        if done:
            self.created.emit()
        return done

    def _is_taken(self, path: Path) -> bool:
        """Whether a project is there, or another window is going to make one."""
        return path.exists() or (not self.is_open(path) and is_held(path))

    def duplicate(self, path: Path) -> None:
        """Copies a project beside it and opens the copy. Runs are not copied."""

        def copy() -> None:
            folder = ProjectFolder(path)
            name = tr_text(T("{name} copy", name=folder.load().name))
            target, name = free_place(folder.path.parent, name)
            self._studio.open(folder.duplicate(target, name).path)

        self._try(copy)

    def rename(self, path: Path, name: str) -> None:
        """Gives a project that is not open, and its folder, a new name."""

        def move() -> None:
            renamed = ProjectFolder(path).rename(name)
            recent.forget(path)
            recent.remember(renamed.path, name)

        self._try(move)

    def forget(self, path: Path) -> None:
        """Takes a project off the list of recent ones; its folder stays."""
        self._try(lambda: recent.forget(path))

    def locate(self, path: Path, found: Path) -> None:
        """Opens a project that was moved to `found`, and lists it in place of where it was."""
        if self.open(found):
            self.forget(path)

    def is_open(self, path: Path) -> bool:
        folder = self._studio.folder
        return folder is not None and folder.path == Path(path).absolute()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except Explained as error:
            self.refused.emit(error.text)
            return False
        finally:
            self.list_changed.emit()
        return True

    def _offer_copy(self, path: Path, text: Text) -> None:
        choices: list[QuestionChoice] = [
            ("cancel", tr_text(T("Leave it")), "outline"),
            ("restore", tr_text(T("Restore last good copy")), "primary"),
        ]
        title = tr_text(T("The project file is damaged"))
        question = Question(self._window, title, tr_text(text), choices)
        question.chosen.connect(partial(self._restore, path))
        question.ask()

    def _restore(self, path: Path, choice: str) -> None:
        if choice == "restore":
            self._try(lambda: ProjectFolder(path).restore())
            self.open(path)
