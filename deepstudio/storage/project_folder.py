"""A project on disk: a folder with `project.json`, a copy for bad days, and `runs/`."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage.atomic import read_refused, write_atomic, write_refused
from deepstudio.storage.leftovers import beside, clear_leftovers, clear_siblings
from deepstudio.storage.names import folder_name
from deepstudio.storage.new_run import create_run
from deepstudio.storage.project_file import encode, read_project
from deepstudio.storage.run_bin import RunBin
from deepstudio.storage.run_folder import RunFolder, run_number

PROJECT_FILE = "project.json"
BACKUP_FILE = "project.json.bak"
OUTSIDE_FILE = "project.json.outside"
BROKEN_FILE = "project.json.broken"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one version of the file from another: nanoseconds, bytes and a hash of the content."""

    modified: int
    size: int
    digest: str


class ProjectFolder:
    """Loads and saves the project and lists its runs. Every failure is an `Explained`."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path).absolute()
        self.project_file = self.path / PROJECT_FILE
        self.backup_file = self.path / BACKUP_FILE
        self.runs_dir = self.path / "runs"
        self.bin = RunBin(self.runs_dir)
        self._seen: Stamp | None = None
        self._runs: dict[str, RunFolder] = {}
        self._is_tidy = False

    @classmethod
    def create(cls, path: Path, project: Project) -> ProjectFolder:
        """Makes a new project folder. Raises `Explained` (cause `exists`, …), leaving nothing behind."""
        path = Path(path).absolute()
        refuse_taken(path)
        made = _missing_parents(path)
        new = beside(path, "new")
        clear_siblings(path)
        try:
            new.mkdir(parents=True)
            write_atomic(new / PROJECT_FILE, encode(project))
            shutil.copyfile(new / PROJECT_FILE, new / BACKUP_FILE)
            _move_into_place(new, path)
        except (OSError, ValueError, Explained) as error:
            _remove(new, made)
            if isinstance(error, Explained):
                raise
            raise write_refused(path, _as_os_error(error)) from error
        return cls(path)

    def load(self) -> Project:
        """The project. Raises `Explained` with the causes of `read_project`."""
        stamp = self.stamp()
        if stamp is None and self.path.is_dir():
            raise Explained(
                T("{path} holds no DeepStudio project. Choose the folder of a project.", path=str(self.path)),
                "not_a_project",
            )
        project = read_project(self.project_file if self.path.is_dir() else self.path)
        self._seen = stamp
        self._tidy_up()
        return project

    def save(self, project: Project) -> None:
        """Replaces the project file and its good copy. Raises `Explained`; the old file then stays.

        What another program wrote since the last load or save is kept beside it.
        """
        content = encode(project)
        self._keep_outside()
        write_atomic(self.project_file, content)
        self._seen = self.stamp()
        self._write_backup(content)

    def stamp(self) -> Stamp | None:
        """Identifies the file's present version; nothing if there is no file that can be read."""
        try:
            status = self.project_file.stat()
            if self._seen and (status.st_mtime_ns, status.st_size) == (self._seen.modified, self._seen.size):
                return self._seen
            with self.project_file.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        return Stamp(status.st_mtime_ns, status.st_size, digest)

    def changed_outside(self) -> bool:
        """Whether another program changed the file since this object last loaded or saved it."""
        if self._seen is None:
            return False
        now = self.stamp()
        if now is not None and now.digest == self._seen.digest:
            self._seen = now
            return False
        return True

    def backup(self) -> Project | None:
        """The last good copy of the project, if there is one."""
        try:
            return read_project(self.backup_file)
        except Explained:
            return None

    def restore(self) -> Project:
        """Puts the last good copy in the place of a damaged file, which is kept. Raises `Explained`."""
        project = self.backup()
        if project is None:
            raise Explained(
                T("There is no good copy of the project in {path} to restore.", path=str(self.path)),
                "no_backup",
            )
        try:
            with suppress(FileNotFoundError):
                os.replace(self.project_file, self.path / BROKEN_FILE)
        except OSError as error:
            raise write_refused(self.project_file, error) from error
        write_atomic(self.project_file, encode(project))
        self._seen = self.stamp()
        return project

    def runs(self) -> list[RunFolder]:
        """All runs, newest first. The same object stands for a run as long as this one lives."""
        try:
            names = [entry.name for entry in os.scandir(self.runs_dir) if run_number(entry.name)]
        except OSError:
            names = []
        self._runs = {name: self._runs.get(name) or RunFolder(self.runs_dir / name) for name in names}
        return sorted(self._runs.values(), key=lambda run: run.number, reverse=True)

    def run(self, id: str) -> RunFolder:
        """The run called `id`. Raises `Explained` (cause `no_such_run`) that names those there are."""
        runs = {run.id: run for run in self.runs()}
        if id in runs:
            return runs[id]
        if self.bin.holds(id):
            raise Explained(T("{run} lies in the bin. Put it back first.", run=id), "run_in_bin")
        if not runs:
            raise Explained(T("This project has no runs yet. Train it first."), "no_such_run")
        newest = list(runs)[:3]
        raise Explained(
            T("There is no run “{id}”. Choose one of: {runs}.", id=id[:60], runs=newest), "no_such_run"
        )

    def latest_with_weights(self) -> RunFolder | None:
        """The newest run that has something to predict with."""
        return next((run for run in self.runs() if run.has_weights), None)

    def active_run(self) -> RunFolder | None:
        """The newest run whose process is at work."""
        return next((run for run in self.runs() if run.is_alive()), None)

    def new_run(self, project: Project, origin: str = "", *, waiting: bool = False) -> RunFolder:
        """A new run with frozen copies of project and environment. `origin` says who asked for it.

        One that is `waiting` shall begin after the runs before it.
        """
        run = create_run(self.runs_dir, project, origin, waiting=waiting)
        self._runs[run.id] = run
        return run

    def rename(self, name: str) -> ProjectFolder:
        """Gives project and folder a new name; returns the folder at its new place. Raises `Explained`."""
        if self.active_run() is not None:
            raise Explained(
                T("A run of this project is at work. Stop it or wait, then rename the project."), "run_active"
            )
        renamed = self.load().replace(name=name)
        target = self.path.with_name(folder_name(name))
        if target != self.path:
            refuse_taken(target)
            try:
                self.path.rename(target)
            except OSError as error:
                raise write_refused(target, error) from error
        folder = ProjectFolder(target)
        folder.load()
        folder.save(renamed)
        return folder

    def duplicate(self, to: Path, name: str = "") -> ProjectFolder:
        """Copies the project, without its runs, to the new folder `to`. Raises `Explained`."""
        return ProjectFolder.create(to, self.load().replace(name=name or Path(to).name))

    def _tidy_up(self) -> None:
        """Once, when the project is opened: removes what killed processes left half written."""
        if not self._is_tidy:
            self._is_tidy = True
            within = [folder for run in self.runs() for folder in (run.path, run.checkpoints_dir)]
            clear_leftovers(self.path, self.runs_dir, self.bin.path, *within)

    def _keep_outside(self) -> None:
        now = self.stamp()
        if now is None or (self._seen is not None and self._seen.digest == now.digest):
            return
        # Losing this copy is no reason to lose the edit that is being saved.
        with suppress(OSError):
            shutil.copyfile(self.project_file, self.path / OUTSIDE_FILE)

    def _write_backup(self, content: bytes) -> None:
        """A copy of its own, without waiting for the disk: it serves if the file itself is damaged later."""
        made = beside(self.backup_file)
        with suppress(OSError):
            made.write_bytes(content)
            os.replace(made, self.backup_file)


def refuse_taken(path: Path) -> None:
    """Raises `Explained` (cause `exists`) unless a project can be made at `path`."""
    try:
        taken = path.exists() and not (path.is_dir() and not any(path.iterdir()))
    except (OSError, ValueError) as error:
        raise read_refused(path, _as_os_error(error)) from error
    if taken:
        raise Explained(
            T("{path} exists already. Choose another name, or an empty folder.", path=str(path)), "exists"
        )


def _missing_parents(path: Path) -> list[Path]:
    """The folders that have to be made, deepest first."""
    return [parent for parent in path.parents if not parent.exists()]


def _move_into_place(new: Path, path: Path) -> None:
    if path.exists():
        path.rmdir()  # Windows cannot rename onto an empty folder
    new.rename(path)


def _remove(new: Path, made: list[Path]) -> None:
    shutil.rmtree(new, ignore_errors=True)
    for parent in made:
        with suppress(OSError):
            parent.rmdir()


def _as_os_error(error: Exception) -> OSError:
    """A name with a null character raises `ValueError`; people should hear of the place all the same."""
    return error if isinstance(error, OSError) else OSError(0, str(error))
