"""`deepstudio gui`: opens the window, or says in one sentence why it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.display import window_refusal
from deepstudio.core.explained import Explained
from deepstudio.core.text import T


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
    from deepstudio.ui.app import main

    return main(project.absolute() if project is not None else None)
