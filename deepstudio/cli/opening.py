"""From what a person typed to a project folder, a project and a run."""

from __future__ import annotations

from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage.project_folder import PROJECT_FILE, ProjectFolder
from deepstudio.storage.run_folder import RunFolder


def project_folder(path: Path) -> ProjectFolder:
    """The folder typed, or the one that holds the project file typed. Raises `Explained` if there is none."""
    folder = ProjectFolder(path.parent if path.name == PROJECT_FILE and path.is_file() else path)
    if folder.project_file.is_file() or folder.runs_dir.is_dir():
        return folder
    folder.load()  # says what is wrong
    return folder


def loaded(folder: ProjectFolder) -> Project:
    """The project of a folder. Raises `Explained`, with the way back where the file is damaged."""
    try:
        return folder.load()
    except Explained as error:
        if error.cause != "broken" or folder.backup() is None:
            raise
        hint = T(
            "The last good copy comes back with: deepstudio check {path} --restore", path=str(folder.path)
        )
        raise Explained(T("{problem}\n{hint}", problem=error.text, hint=hint), error.cause) from error


def trained_run(folder: ProjectFolder, id: str | None) -> RunFolder:
    """The run called `id` (also `3` for `run-003`), or the latest with weights. Raises `Explained`."""
    if id is not None:
        return named_run(folder, id)
    run = folder.latest_with_weights()
    if run is None:
        raise Explained(
            T(
                "This project has not been trained yet. Train it first: deepstudio train {path}",
                path=str(folder.path),
            ),
            "not_trained",
        )
    return run


def named_run(folder: ProjectFolder, id: str) -> RunFolder:
    """The run called `id`, by its full name or its number. Raises `Explained`."""
    return folder.run(run_id(id))


def run_id(typed: str) -> str:
    """`run-003`, also where only 3 was typed."""
    return f"run-{int(typed):03d}" if typed.isdecimal() and len(typed) < 9 else typed


def resumable_run(folder: ProjectFolder, id: str | None) -> RunFolder:
    """The run to go on with: `id`, or the newest. Raises `Explained`."""
    if id is not None:
        return named_run(folder, id)
    runs = folder.runs()
    if not runs:
        raise Explained(
            T("There is no run to resume. Start one: deepstudio train {path}", path=str(folder.path)),
            "no_such_run",
        )
    return runs[0]
