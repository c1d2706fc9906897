"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from deepstudio.core.text import T

ProjectDir = Annotated[Path, typer.Argument(metavar="DIR", help=T("The project's folder.").source)]
RunId = Annotated[
    str | None,
    typer.Option(
        metavar="ID", help=T("The run, such as run-003 or 3; by default the latest with weights.").source
    ),
]
Json = Annotated[bool, typer.Option("--json", help=T("Print JSON for a machine to read.").source)]
