"""`deepstudio gui`: opens the window, or says in one sentence why it cannot."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.display import window_refusal
from deepstudio.cli.failure import DONE
from deepstudio.cli.output import show
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.project_folder import PROJECT_FILE


def gui(
    project: Annotated[
        Path | None, typer.Argument(metavar="PROJECT", help=T("The folder of a project to open.").source)
    ] = None,
) -> None:
    """Opens the window."""
    raise typer.Exit(open_window(project))


def open_window(project: Path | None) -> int:
    """Runs the window and returns its exit code. Raises `Explained` (cause `no_window`) where none can open."""
    refusal = window_refusal()
    if refusal is not None:
        raise Explained(refusal, "no_window")
    from deepstudio.ui.frame.presence import call

    folder = _folder(project) if project is not None else None
    if folder is not None and call(folder):
        show(T("{path} is open in a window already, which is in front now.", path=str(folder)))
        return DONE
    gc.disable()  # nothing is garbage until the window is painted, which turns it on again
    from deepstudio.ui.app import main

    return main(folder)


def _folder(project: Path) -> Path:
    """The folder that is meant, also by the file in it."""
    return (project.parent if project.name == PROJECT_FILE else project).absolute()


def is_project(argument: str) -> bool:
    """Whether somebody typed a project in place of a command."""
    path = Path(argument)
    return path.is_dir() or (path.name == PROJECT_FILE and path.is_file())
